// Where sources and contents begin and end, where the models leave words out that belong to them or take in words that do not.

import type { Run } from './link-features.ts';
import type { Choice, Linked } from './read.ts';
import type { ReadingFrame } from './reading-frame.ts';
import { FINITE } from './subjects.ts';

/** Tokens of the longest clause about a speaker: ", who spoke on condition of anonymity to discuss the finding,". */
const LONGEST_CLAUSE = 40;
/** Tokens of the longest aside between a verb and its "that": "in a statement carried by the state agency". */
const LONGEST_ASIDE = 14;
const EARLIER: ReadonlySet<string> = new Set(['earlier', 'later', 'ago']);
const SPANS_OF_TIME = /^(?:minute|hour|day|week|month|year)s?$/;
/** "White House monitoring reports": who monitors them, in the words of a heading. */
const WATCHING = /^(?:monitor|investigat|examin|review|assess|track|check|study)ing$/;
const REPORT = /^reports?$/;
const VERB = /^(?:VB|MD)/;

/** `linked` with whole sources and contents, and without what is stuck to them. */
export function withCleanEdges(frame: ReadingFrame, lowers: readonly string[], linked: readonly Linked[]): Linked[] {
  return linked.map((one) => {
    const source = one.source && cleanSource(frame, lowers, one.source, one.cue);
    const contents = one.contents.map((content) => withoutAside(frame, lowers, content, one.cue));
    return { cue: one.cue, source, contents };
  });
}

function cleanSource(frame: ReadingFrame, lowers: readonly string[], source: Choice, cue: Run): Choice {
  const { tagNames } = frame;
  let { first, last } = source.other;
  while (last > first + 1 && tagNames[last - 1] === 'CC') last--;
  if (last > first + 1 && last === cue.first && WATCHING.test(lowers[last - 1]!) && REPORT.test(lowers[last]!)) last--;
  first += wordsOfWhen(frame, lowers, first);
  if (first >= last || !/^(?:DT|JJ|NN|PRP)/.test(tagNames[first]!)) first = source.other.first;
  if (isClause(frame, { first: last, last: cue.first - 1 })) last = cue.first - 1;
  return first === source.other.first && last === source.other.last
    ? source
    : { ...source, other: { ...source.other, first, last } };
}

/** How many words tell when before they tell who: "A week earlier CBS News", "Last week CBS News". */
function wordsOfWhen({ tagNames }: ReadingFrame, lowers: readonly string[], first: number): number {
  if (!SPANS_OF_TIME.test(lowers[first + 1] ?? '') || /^NNP/.test(tagNames[first + 1]!)) return 0;
  if (EARLIER.has(lowers[first + 2]!)) return 3;
  return /^(?:last|this)$/.test(lowers[first]!) ? 2 : 0;
}

/** True for ", who spoke on condition of anonymity", which the source is followed by and a comma follows. */
function isClause({ tagNames, sentence }: ReadingFrame, { first, last }: Run): boolean {
  if (last - first < 3 || last - first > LONGEST_CLAUSE || sentence[first] !== sentence[last]) return false;
  const verbs = tagNames.slice(first + 2, last).some((tag) => VERB.test(tag));
  return verbs && tagNames[first] === ',' && /^WP/.test(tagNames[first + 1]!) && tagNames[last] === ',';
}

/** "denied | for the second time in two months that it …": what is denied begins with "that". */
function withoutAside(frame: ReadingFrame, lowers: readonly string[], content: Choice, cue: Run): Choice {
  const { first, last } = content.other;
  const that = first === cue.last ? thatBehind(frame, lowers, first) : undefined;
  return that !== undefined && that + 1 < last ? { ...content, other: { ...content.other, first: that } } : content;
}

/** The "that" behind what stands at `at` between a verb and it: "in a statement carried by the state agency". */
export function thatBehind(
  { tagNames, sentences, sentence }: ReadingFrame,
  lowers: readonly string[],
  at: number,
): number | undefined {
  if (!/^(?:for|in|on|at|through|via|from)$/.test(lowers[at] ?? '') || lowers[at + 1] === 'that') return undefined;
  const end = Math.min(at + LONGEST_ASIDE, sentences[sentence[at]!]!.last);
  let found: number | undefined;
  for (let that = at + 1; that < end; that++) {
    if (lowers[that] === 'that') found = that;
    // "in a briefing that followed the launch that …": the verb right behind is of the briefing.
    else if (FINITE.test(tagNames[that]!) && found !== that - 1) break;
  }
  return found !== undefined && FINITE.test(tagNames[found + 1] ?? '') ? undefined : found;
}
