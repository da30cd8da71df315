// The entities that one document names, found by their place in its text.
import type { Entity, EntityType } from '../document/origin.ts';
import { contains, type Span } from '../document/span.ts';
import { SpanIndex } from '../document/span-index.ts';

export interface Named extends Span {
  readonly entity: string;
  readonly type: EntityType;
  readonly name: string;
  readonly text: string;
}

export class NamedIn {
  readonly #spans: SpanIndex<Named>;

  constructor(entities: readonly Entity[]) {
    this.#spans = new SpanIndex(
      entities.flatMap(({ id, type, name, mentions }) =>
        mentions.map(({ start, end, text }) => ({ start, end, text, entity: id, type, name })),
      ),
    );
  }

  /** Those whose words lie in the span, in text order. */
  within(span: Span): Named[] {
    return this.#spans.overlapping(span).filter((one) => contains(span, one));
  }
}
