// What was found out about documents and pairs of them, so that it is not found out again while they stay. It only saves time.

import { byCodeUnit } from '../../document/order.ts';
import type { Lineage } from '../../document/origin.ts';
import type { Quote } from '../../document/span.ts';
import type { Comparison } from './compare.ts';
import type { Notice } from './corrections.ts';
import type { Placed } from './direction.ts';
import { LineageIndex } from './lineage-index.ts';

/** Of one document. */
export interface DocumentMemory {
  credits?: { readonly rows: readonly Lineage[]; readonly placed: Placed };
  notice?: Notice | null;
}

/** Of two documents, in either order. */
export interface PairMemory {
  related?: Lineage;
  release?: Lineage | null;
  /** By the document in which the words stand, and their place. */
  readonly traces: Map<string, Quote | null>;
}

/** The key under which a comparison of two documents is kept. */
export function pairKey(a: string, b: string): string {
  return byCodeUnit(a, b) < 0 ? `${a} ${b}` : `${b} ${a}`;
}

/** Belongs to one set of documents; whoever changes, adds or takes away a document has it forgotten. */
export class LineageMemory {
  readonly index = new LineageIndex();
  /** By `pairKey`; null where two texts share nothing. They depend on the texts alone, so they are kept when documents go. */
  readonly comparisons = new Map<string, Comparison | null>();
  readonly #documents = new Map<string, DocumentMemory>();
  readonly #pairs = new Map<string, PairMemory>();
  readonly #partners = new Map<string, Set<string>>();

  ofDocument(id: string): DocumentMemory {
    return got(this.#documents, id, () => ({}));
  }

  ofPair(a: string, b: string): PairMemory {
    return got(this.#pairs, pairKey(a, b), () => {
      got(this.#partners, a, () => new Set<string>()).add(b);
      got(this.#partners, b, () => new Set<string>()).add(a);
      return { traces: new Map<string, Quote | null>() };
    });
  }

  forget(id: string): void {
    this.index.remove(id);
    this.#documents.delete(id);
    for (const other of this.#partners.get(id) ?? []) {
      this.#pairs.delete(pairKey(id, other));
      this.#partners.get(other)?.delete(id);
    }
    this.#partners.delete(id);
  }
}

function got<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
