// Spans kept so that those around a place are found without looking at all of them.
import { byPosition, contains, overlaps, type Span } from './span.ts';

/** A fixed set of spans, which may overlap. Look-ups take the logarithm of their number plus what they give back. */
export class SpanIndex<T extends Span> {
  readonly #spans: readonly T[];
  /** The furthest end among the spans up to each place, so that a look-up knows where to stop. */
  readonly #furthest: readonly number[];

  constructor(spans: readonly T[]) {
    this.#spans = [...spans].sort(byPosition);
    let furthest = 0;
    this.#furthest = this.#spans.map((span) => (furthest = Math.max(furthest, span.end)));
  }

  /** Spans that share a character with `span`, in text order. */
  overlapping(span: Span): T[] {
    return this.#back(span.end, span.start, (one) => overlaps(one, span));
  }

  /** Spans that hold every character of `span`, in text order. */
  holding(span: Span): T[] {
    return this.#back(span.start + 1, span.start, (one) => contains(one, span));
  }

  overlaps(span: Span): boolean {
    const last = this.#before(span.end);
    return last > 0 && this.#furthest[last - 1]! > span.start;
  }

  holds(span: Span): boolean {
    return this.holding(span).length > 0;
  }

  #back(startsBefore: number, endsAfter: number, accept: (span: T) => boolean): T[] {
    const found: T[] = [];
    for (let at = this.#before(startsBefore) - 1; at >= 0 && this.#furthest[at]! > endsAfter; at--) {
      if (accept(this.#spans[at]!)) found.push(this.#spans[at]!);
    }
    return found.reverse();
  }

  /** How many spans start before `offset`. */
  #before(offset: number): number {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#spans[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
