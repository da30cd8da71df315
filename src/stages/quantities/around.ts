// Reads what stands behind an amount: per what ("a day"), where and when ("in 2023"), and whether it is a change ("fell 54%").

import { singularOf } from './counted.ts';
import * as en from './en.ts';
import { PER_ADVERBS, PER_THINGS, PER_TIME, type Unit } from './en.units.ts';
import { isCapital, lowerAt, type Reading, tagAt } from './reading.ts';

/** "a day" behind piece `at`. */
export function readPer(reading: Reading, at: number): { readonly per: string; readonly last: number } | undefined {
  const word = lowerAt(reading, at);
  const adverb = PER_ADVERBS.get(word);
  if (adverb !== undefined && !/^NN/.test(tagAt(reading, at + 1))) return { per: adverb, last: at + 1 };
  const noun = lowerAt(reading, at + 1);
  if (word === 'per') {
    if (noun === 'annum') return { per: 'year', last: at + 2 };
    if (noun === 'capita') return { per: 'person', last: at + 2 };
    return /^NN/.test(tagAt(reading, at + 1)) && /^\p{L}/u.test(noun)
      ? { per: singularOf(noun), last: at + 2 }
      : undefined;
  }
  if (/^an?$/.test(word) && (PER_TIME.has(noun) || PER_THINGS.has(noun))) return { per: noun, last: at + 2 };
  if (/^(?:each|every|\/)$/.test(word) && PER_TIME.has(noun)) return { per: noun, last: at + 2 };
  return word === 'each' && !/^(?:NN|JJ|CD|IN)/.test(tagAt(reading, at + 1))
    ? { per: 'piece', last: at + 1 }
    : undefined;
}

/** Steps of "in Kursk since 2023 worldwide" that are taken. */
const STEPS = 3;

/** The piece behind the words of place and time that begin with piece `at`; `at` itself where there are none. */
export function endOfScope(reading: Reading, at: number): number {
  let last = at;
  for (let step = 0; step < STEPS; step++) {
    const next = oneScope(reading, last);
    if (next === last) break;
    last = next;
  }
  return last;
}

function oneScope(reading: Reading, at: number): number {
  const word = lowerAt(reading, at);
  if (en.SCOPE_WORDS.has(word)) return at + 1;
  if (/^(?:this|last)$/.test(word) && en.SCOPE_TIMES.has(lowerAt(reading, at + 1))) return at + 2;
  const next = lowerAt(reading, at + 1);
  const isTime = en.TIME_PREPOSITIONS.has(word);
  const last = lowerAt(reading, at + 3);
  if (/^(?:from|between)$/.test(word) && isYear(next) && /^(?:to|and)$/.test(lowerAt(reading, at + 2)) && isYear(last))
    return at + 4;
  if (isTime && isYear(next))
    return /^(?:dollars|prices|terms|money)$/.test(lowerAt(reading, at + 2)) ? at + 3 : at + 2;
  if (isTime && en.MONTHS.has(next) && isCapital(reading, at + 1))
    return isYear(lowerAt(reading, at + 2)) ? at + 3 : at + 2;
  return en.PLACE_PREPOSITIONS.has(word) ? (endOfPlace(reading, at + 1) ?? at) : at;
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word);
}

/** The piece behind the place or state named from piece `at` on. */
function endOfPlace(reading: Reading, at: number): number | undefined {
  const first = lowerAt(reading, at) === 'the' ? at + 1 : at;
  const piece = reading.pieces[first];
  if (piece === undefined) return undefined;
  const name = reading.names
    .overlapping(piece)
    .find(({ type, start }) => (type === 'place' || type === 'state') && start === piece.start);
  if (name === undefined) return undefined;
  let last = first;
  while (last < reading.pieces.length && reading.pieces[last]!.start < name.end) last++;
  return last;
}

/** Whether the amount in the pieces [first, last) is a rise or a fall. */
export function readChange(
  reading: Reading,
  first: number,
  last: number,
  unit: Unit | undefined,
  isCounted: boolean,
): 'rise' | 'fall' | undefined {
  const before = lowerAt(reading, first - 1);
  // "Fell below 5 percent": where it stands, not how far it went.
  if (unit?.kind === 'time' || /^(?:below|under|above|beyond)$/.test(lowerAt(reading, first))) return undefined;
  if (before === 'by' || before === 'of') return directionBefore(reading, first - 1, before === 'by');
  const isShare = unit?.kind === 'share';
  if (isShare || (!isCounted && en.MOVES.has(before))) {
    const direction = isPhrasal(reading, first - 1) ? undefined : directionOf(before);
    if (direction !== undefined) return direction;
  }
  if (!isShare) return undefined;
  const behind = lowerAt(reading, last);
  if (en.RISE_BEHIND.has(behind)) return 'rise';
  return en.FALL_BEHIND.has(behind) ? 'fall' : undefined;
}

/** "Make up 5 percent", "broke down". */
function isPhrasal(reading: Reading, at: number): boolean {
  return /^(?:up|down)$/.test(lowerAt(reading, at)) && en.PHRASAL.has(lowerAt(reading, at - 1));
}

function directionOf(word: string): 'rise' | 'fall' | undefined {
  if (en.RISES.has(word)) return 'rise';
  return en.FALLS.has(word) ? 'fall' : undefined;
}

/** "Increased the price by", "a drop of". */
function directionBefore(reading: Reading, at: number, far: boolean): 'rise' | 'fall' | undefined {
  for (let word = at - 1; word >= Math.max(0, at - (far ? 6 : 1)); word--) {
    const direction = directionOf(lowerAt(reading, word));
    if (direction !== undefined) return direction;
  }
  return undefined;
}
