// What Hearsay read a figure as, taken from the derivation of its claim: "read as about 1,500:" → 1,500.
import type { Explanation, FigureComparison, Quote } from '../../shared/api/types.ts';

export interface Reading {
  /** "about 1,500", "more than 30". */
  readonly words: string;
  /** What is counted: "force", "USD". */
  readonly counts: string;
  /** Undefined where that end is open, or no number is told. */
  readonly low?: number;
  readonly high?: number;
}

const AMOUNT =
  /^(?:(?:up|down) by )?(?:about )?(more than |at least |fewer than |at most )?([\d,.]+(?:e\+?\d+)?)(?: to ([\d,.]+(?:e\+?\d+)?))?/;

/** The reading of a figure in the derivations of the claims that hold it; undefined where none has it. */
export function readingOf({ start, end, text }: Quote, explanations: readonly Explanation[]): Reading | undefined {
  const rows = explanations
    .filter(({ kind }) => kind === 'claim')
    .flatMap(({ sections }) => sections.flatMap(({ rows }) => rows));
  const row = rows.find(
    (row) =>
      row.text.startsWith('read as ') &&
      row.words.some((words) => words.start === start && words.end === end && words.text === text),
  );
  if (!row) return undefined;
  const words = row.text.slice('read as '.length).replace(/:$/, '');
  return { words, counts: row.label, ...boundsOf(words) };
}

export function boundsOf(words: string): Pick<Reading, 'low' | 'high'> {
  const match = AMOUNT.exec(words);
  if (!match) return {};
  const [first, second] = [numberOf(match[2]), numberOf(match[3])];
  if (first === undefined) return {};
  if (match[1]?.startsWith('fewer') || match[1]?.startsWith('at most')) return { high: first };
  if (match[1] !== undefined) return { low: first };
  return { low: first, high: second ?? first };
}

function numberOf(words: string | undefined): number | undefined {
  const value = Number(words?.replaceAll(',', ''));
  return Number.isFinite(value) ? value : undefined;
}

/** Whether two figures count one thing, so that they may stand on one scale. */
export function isOneScale(
  { verdict }: Pick<FigureComparison, 'verdict'>,
  a: Reading | undefined,
  b: Reading | undefined,
): boolean {
  const isNumber = (one: Reading | undefined) => one?.low !== undefined || one?.high !== undefined;
  return (verdict === 'agree' || verdict === 'disagree') && isNumber(a) && isNumber(b);
}
