// Finds stated changes with their levels: "fell 54% to $1.7 billion", "declined to $1 billion in 2023 from $1.7 billion in 2022".
import type { Figure } from '../document/quantity.ts';
import type { Quote, Span } from '../document/span.ts';
import { CHANGE_VERBS } from './en.ts';

/** A change as one sentence states it. */
export interface StatedChange {
  readonly direction: 'rise' | 'fall';
  /** "fell". */
  readonly word: Quote;
  /** What changes: "the estimated amount stolen"; absent where the word follows a level: "231, up from 219". */
  readonly subject?: Quote;
  readonly by?: Figure;
  readonly before?: Figure;
  readonly after?: Figure;
  readonly yearBefore?: number;
  readonly yearAfter?: number;
}

/** A sentence is read no further than this to either side, in characters. */
const REACH = 600;
const END = /[.!?]["'”’)]{0,2}\s+(?=["'“‘(]?[\p{Lu}\d])|\n/gu;
/** "U.S. officials", "Mr. Kim": no end of a sentence. */
const ABBREVIATION = /(?:\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|St|No|vs))\.$/u;

/** The sentence around a place: from the end of the one before to its own, within a reach. */
export function sentenceAround(text: string, { start, end }: Span): Span {
  const from = Math.max(0, start - REACH);
  const before = text.slice(from, start);
  let first = from;
  for (const found of before.matchAll(END)) {
    if (!ABBREVIATION.test(before.slice(0, found.index + 1))) first = from + found.index + found[0].length;
  }
  const after = text.slice(end, end + REACH);
  for (const found of after.matchAll(END)) {
    const last = end + found.index + (found[0] === '\n' ? 0 : 1);
    if (!ABBREVIATION.test(text.slice(Math.max(first, last - 6), last))) return { start: first, end: last };
  }
  return { start: first, end: end + after.length };
}

/** One character of the private use area stands for one figure. */
const FIRST = 0xe000;
const FIGURES = 256;
const F = '([\uE000-\uE0FF])';
const YEAR = '(?: (?:in|during|for|of) ((?:19|20)\\d\\d))?';
/** "$1.7 billion across 15 hacks in 2022". */
const LEVEL = `${F}(?: (?:across|in|from|over|through) [\uE000-\uE0FF])?${YEAR}`;
const WORDS = Object.keys(CHANGE_VERBS).join('|');
const CHANGE = new RegExp(
  `(?<![\\p{L}-])(${WORDS})(?: \\p{L}{2,20}ly)?(?: by| of)?(?: ${F})?(?: from ${LEVEL})?(?: to ${LEVEL})?(?:,? from (?:${LEVEL}|(?:in )?((?:19|20)\\d\\d)))?`,
  'gu',
);
/** Between a level and the "up" or "down" that follows it there may be another figure: "$1 billion across 20 hacks, up from". */
const BACK = 90;
const CLAUSE = /[;:,]\s|\s(?:and|but|while|whereas|as)\s/g;

/** The changes of a sentence; `figures` are those in it, in the order of the text. */
export function findChanges(text: string, sentence: Span, figures: readonly Figure[]): StatedChange[] {
  const line = lineOf(text, sentence, figures.slice(0, FIGURES));
  const changes: StatedChange[] = [];
  for (const found of line.text.matchAll(CHANGE)) {
    const change = changeOf(found, line, figures, text);
    if (change) changes.push(change);
  }
  return changes;
}

/** A sentence in which each figure is one character, and where each character comes from. */
interface Line {
  readonly text: string;
  readonly offsets: readonly number[];
}

function lineOf(text: string, { start, end }: Span, figures: readonly Figure[]): Line {
  const characters: string[] = [];
  const offsets: number[] = [];
  let at = start;
  const copy = (until: number) => {
    for (; at < until; at++) {
      const character = text[at]!;
      characters.push(/[\s\uE000-\uE0FF]/.test(character) ? ' ' : character);
      offsets.push(at);
    }
  };
  figures.forEach((figure, nth) => {
    if (figure.start < at || figure.end > end) return;
    copy(figure.start);
    characters.push(String.fromCharCode(FIRST + nth));
    offsets.push(figure.start);
    at = figure.end;
  });
  copy(end);
  return { text: characters.join(''), offsets };
}

function changeOf(
  found: RegExpExecArray,
  line: Line,
  figures: readonly Figure[],
  text: string,
): StatedChange | undefined {
  const [, word = '', first, from, yearFrom, to, yearTo, fromLater, yearLater, bareYear] = found;
  const at = (mark: string | undefined) => (mark === undefined ? undefined : figures[mark.charCodeAt(0) - FIRST]);
  const isAppended = word === 'up' || word === 'down';
  const [by, before] = [at(first), at(from ?? fromLater)];
  const last = line.text.slice(Math.max(0, found.index - BACK), found.index);
  const after = at(to) ?? (isAppended ? levelIn(last, before?.unit, at) : undefined);
  if (after === undefined || (by === undefined && before === undefined)) return undefined;
  const start = line.offsets[found.index]!;
  const subject = isAppended ? undefined : subjectOf(line, found.index, text);
  const [yearBefore, yearAfter] = [yearIn(before) ?? yearFrom ?? yearLater ?? bareYear, yearIn(after) ?? yearTo];
  return {
    direction: CHANGE_VERBS[word]!,
    word: { start, end: start + word.length, text: word },
    ...(subject && { subject }),
    ...(by && { by }),
    ...(before && { before }),
    after,
    ...(yearBefore !== undefined && { yearBefore: Number(yearBefore) }),
    ...(yearAfter !== undefined && { yearAfter: Number(yearAfter) }),
  };
}

/** The year that the scope of a figure names: "globally in 2023". */
export function yearIn(figure: { readonly scope?: string } | undefined): number | undefined {
  const [year] = /\b(?:19|20)\d\d\b/.exec(figure?.scope ?? '') ?? [];
  return year === undefined ? undefined : Number(year);
}

/** The last figure of the unit; where there is no unit to go by, the last that is no percentage. */
function levelIn(
  words: string,
  unit: string | undefined,
  at: (mark: string) => Figure | undefined,
): Figure | undefined {
  const clause = words.slice(words.lastIndexOf(';') + 1);
  const figures = (clause.match(/[\uE000-\uE0FF]/g) ?? []).map(at);
  return figures.findLast((figure) => (unit === undefined ? figure?.unit !== 'percent' : figure?.unit === unit));
}

/** From the last break of a clause to the word of change. */
function subjectOf({ text: line, offsets }: Line, until: number, text: string): Quote | undefined {
  const before = line.slice(0, until).trimEnd();
  let from = 0;
  for (const found of before.matchAll(CLAUSE)) from = found.index + found[0].length;
  if (from >= before.length) return undefined;
  const [start, end] = [offsets[from]!, offsets[before.length - 1]! + 1];
  return { start, end, text: text.slice(start, end) };
}
