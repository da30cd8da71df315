// Which document a number of the derivation means: learned from the rows that name a claim whose document is known.
import type { Claim, Explanation, ExplanationRow } from '../../shared/api/types.ts';

/** Number in the brief → id. */
export function documentsOf({ sections }: Explanation, claims: ReadonlyMap<string, Claim>): Map<number, string> {
  const found = new Map<number, string>();
  const learn = ({ of, words, rows }: ExplanationRow): void => {
    const document = of?.kind === 'claim' ? claims.get(of.id)?.document : undefined;
    if (document !== undefined) for (const { document: number } of words) found.set(number, document);
    rows.forEach(learn);
  };
  for (const { rows } of sections) rows.forEach(learn);
  return found;
}
