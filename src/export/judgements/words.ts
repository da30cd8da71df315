// The words of a sheet of claims that is judged: heads of its columns, what may stand in them, and which was meant by another.
import type { JudgementKind } from '../../document/judgement.ts';

/** What a person can say of a claim in a sheet. */
export const SHEET_KINDS = ['confirm', 'reject', 'correct', 'comment'] as const satisfies readonly JudgementKind[];
export type SheetKind = (typeof SHEET_KINDS)[number];

/** Heads of the columns that are read back; the others are for people. */
export const HEADS = {
  claim: 'claim',
  state: 'state',
  kind: 'Judgement',
  stance: 'Correct stance',
  certainty: 'Correct certainty',
  why: 'Reason',
} as const;
export type HeadKey = keyof typeof HEADS;

/** "Judgment" is near "Judgement": the one of `words` that takes the fewest changes of a letter, if a third of its letters at most. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const sought = word.toLowerCase().slice(0, 40);
  let best: { readonly word: string; readonly changes: number } | undefined;
  for (const one of words) {
    const changes = changesTo(sought, one.toLowerCase());
    if (changes <= Math.ceil(one.length / 3) && (best === undefined || changes < best.changes))
      best = { word: one, changes };
  }
  return best?.word;
}

/** Levenshtein's distance, row by row. */
function changesTo(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(same, above[j]! + 1, row[j - 1]! + 1));
    }
    above = row;
  }
  return above[b.length]!;
}
