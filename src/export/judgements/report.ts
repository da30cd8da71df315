// What judgements would change, before anything is changed: a line for each row, before → after.
import type { Claim } from '../../document/claim.ts';
import { oneLine, shorten } from '../brief/inert.ts';
import { count } from '../brief/sentences.ts';
import type { JudgementPlan, SheetJudgement } from './plan.ts';

/** Characters of a claim's words, and of a reason, in a line. */
const SHOWN = 80;

/** Lines for people: the judgements, then what was not taken, then how many of each. */
export function judgementReport({ judgements, problems }: JudgementPlan, claims: ReadonlyMap<string, Claim>): string[] {
  const counts = `${count(judgements.length, 'judgement')}, ${count(problems.length, 'problem')}`;
  return [
    ...judgements.map((judgement) => lineOf(judgement, claims.get(judgement.target))),
    ...problems.map(({ row, message }) => (row === undefined ? message : `row ${row}: not taken: ${message}`)),
    judgements.length === 0 && problems.length === 0 ? 'No row is judged.' : `${counts}.`,
  ].map(oneLine);
}

function lineOf(judgement: SheetJudgement, claim: Claim | undefined): string {
  const { row, kind, target, why } = judgement;
  const words = claim?.contents[0]?.text;
  const shown = words === undefined ? target : `“${shorten(oneLine(words), SHOWN)}”`;
  const change = kind === 'correct' && claim ? `: ${changesOf(judgement, claim).join(', ')}` : '';
  return `row ${row}: ${kind} ${shown}${change}${why === '' ? '' : ` (${shorten(oneLine(why), SHOWN)})`}`;
}

function changesOf({ correction = {} }: SheetJudgement, claim: Claim): string[] {
  return (['stance', 'certainty'] as const)
    .filter((field) => correction[field] !== undefined)
    .map((field) => `${field} ${claim[field]} → ${correction[field]}`);
}
