// Which of two texts with common words was first: by what they credit, by their dates, by who published them, by what was cut.
import type { Document } from '../../document/document.ts';
import type { Comparison } from './compare.ts';
import type { Direction } from './row.ts';

/** A document with what tells where it is from. */
export interface Placed {
  readonly document: Document;
  /** Ids of the outlets that it credits or cites, with their names. */
  readonly credits: ReadonlyMap<string, string>;
  /** Those of them whose text it says it is, in part or whole. */
  readonly wires: ReadonlyMap<string, string>;
  /** True where it was published by an agency, which others print. */
  readonly isAgency: boolean;
}

/** `first` is the text that the other is from; where that is unknown, the one with the lesser id. */
export interface Ordered extends Direction {
  readonly isFlipped: boolean;
}

/** Which of `a` and `b` (ids in order) is the source. `isFlipped` when it is `b`. */
export function orderOf(a: Placed, b: Placed, comparison?: Comparison): Ordered {
  return (
    byCredit(a, b) ?? byCommonCredit(a, b) ?? byDate(a, b) ?? byAgency(a, b) ?? byLength(a, b, comparison) ?? UNKNOWN
  );
}

const UNKNOWN: Ordered = {
  isFlipped: false,
  direction: 'unknown',
  reason: 'No date, credit or cut tells which was first.',
};

function known(isFlipped: boolean, reason: string): Ordered {
  return { isFlipped, direction: 'known', reason };
}

function byCredit(a: Placed, b: Placed): Ordered | undefined {
  const aCreditsB = b.document.outlet === undefined ? undefined : a.credits.get(b.document.outlet);
  const bCreditsA = a.document.outlet === undefined ? undefined : b.credits.get(a.document.outlet);
  if ((aCreditsB === undefined) === (bCreditsA === undefined)) return undefined;
  return known(aCreditsB !== undefined, `The later text names ${aCreditsB ?? bCreditsA} as its source.`);
}

/** Two that both print an agency's text are its children, whichever was printed first. */
function byCommonCredit(a: Placed, b: Placed): Ordered | undefined {
  const common = [...a.wires].filter(([id]) => b.wires.has(id)).map(([, name]) => name);
  if (common.length === 0 || a.isAgency || b.isAgency) return undefined;
  return {
    isFlipped: false,
    direction: 'unknown',
    reason: `Both credit ${common.sort()[0]}, so neither need be from the other.`,
  };
}

/** By day, and within a day by the hour where both state one. */
function byDate(a: Placed, b: Placed): Ordered | undefined {
  const [dateA, dateB] = [a.document.published, b.document.published];
  if (!dateA || !dateB) return undefined;
  const inferred = dateA.basis === 'inferred' || dateB.basis === 'inferred' ? ' (a date is inferred)' : '';
  if (dateA.latest < dateB.earliest) return known(false, `Published ${dateA.edtf}, before ${dateB.edtf}${inferred}.`);
  if (dateB.latest < dateA.earliest) return known(true, `Published ${dateB.edtf}, before ${dateA.edtf}${inferred}.`);
  const [instantA, instantB] = [instantOf(dateA.edtf), instantOf(dateB.edtf)];
  if (instantA === undefined || instantB === undefined || instantA === instantB) return undefined;
  const [first, second] = instantA < instantB ? [dateA, dateB] : [dateB, dateA];
  return known(instantB < instantA, `Published ${first.edtf}, before ${second.edtf}.`);
}

/** Milliseconds of "2024-11-05T10:00:00Z" or with an offset; undefined without hour or zone. */
function instantOf(edtf: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(edtf)) return undefined;
  const instant = Date.parse(edtf);
  return Number.isNaN(instant) ? undefined : instant;
}

function byAgency(a: Placed, b: Placed): Ordered | undefined {
  if (a.isAgency === b.isAgency) return undefined;
  return known(b.isAgency, 'One was published by an agency, whose texts others print.');
}

/** Reports are cut from the end: where a text ends with words that the other goes on behind, it is the shortened one. */
function byLength(a: Placed, b: Placed, comparison: Comparison | undefined): Ordered | undefined {
  if (comparison?.kind !== 'copy') return undefined;
  const { shareOfA, shareOfB, cut, added } = comparison;
  const aIsWhole = isWhole(shareOfA, shareOfB) && isTail(added, b.document.text);
  const bIsWhole = isWhole(shareOfB, shareOfA) && isTail(cut, a.document.text);
  if (aIsWhole === bIsWhole) return undefined;
  return known(aIsWhole, 'The shorter text holds nothing of its own and ends where the longer goes on.');
}

/** A text that is a smaller part of the longer may as well have been put into it. */
function isWhole(shareOfShorter: number, shareOfLonger: number): boolean {
  return shareOfShorter >= 0.9 && shareOfLonger >= 0.4 && shareOfLonger <= 0.8;
}

/** Most of what one has alone stands at its end. */
function isTail(quotes: Comparison['cut'], text: string): boolean {
  const last = quotes.at(-1);
  const all = quotes.reduce((sum, { start, end }) => sum + end - start, 0);
  return last !== undefined && text.length - last.end <= 40 && (last.end - last.start) * 2 > all;
}
