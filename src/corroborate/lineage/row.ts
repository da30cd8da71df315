// Rows of lineage: made where nothing is shared word for word, and put in one order.
import { byCodeUnit } from '../../document/order.ts';
import type { Lineage } from '../../document/origin.ts';

/** Who came first, as far as it is known. */
export type Direction = Pick<Lineage, 'direction' | 'reason'>;

/** A row between documents or from an outlet, with nothing shared word for word. */
export function plainRow(row: Omit<Lineage, 'altered' | 'passages' | 'cut' | 'added'>): Lineage {
  return { ...row, altered: [], passages: [], cut: [], added: [] };
}

/** One order of rows: by the text they are about, then by its source and their kind. */
export function byRow(one: Lineage, other: Lineage): number {
  return byCodeUnit(one.to, other.to) || byCodeUnit(one.from, other.from) || byCodeUnit(one.kind, other.kind);
}
