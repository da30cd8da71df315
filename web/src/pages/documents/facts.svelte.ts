// What a row says of a document beyond its list: how many texts have its words too, and how many claims have a source. Asked for as rows come into sight.
import { ask } from '../../shared/api/dossier.ts';
import type { Claim, Lineage, List } from '../../shared/api/types.ts';
import { isCopy } from '../../shared/documents.ts';
import { Kept } from '../../shared/kept.svelte.ts';

export interface Facts {
  readonly copies: number;
  /** There are more copies. */
  readonly areMore: boolean;
  /** Claims that are put in somebody's mouth. */
  readonly attributed: number;
}

/** Lineages looked at for one row. */
const LOOKED_AT = 20;

const facts = Kept.each<Facts>(async (document) => {
  const [lineage, claims] = await Promise.all([
    ask<List<Lineage>>('/lineage', { document, limit: LOOKED_AT }),
    ask<List<Claim>>('/claims', { document, voice: 'attributed', limit: 1, total: true }),
  ]);
  const copies = lineage.items.filter(isCopy).length;
  return { copies, areMore: copies > 0 && lineage.next !== undefined, attributed: claims.total ?? 0 };
});

export function factsOf(document: string): Facts | null | undefined {
  return facts.of(document);
}
