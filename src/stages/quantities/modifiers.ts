// Reads the words around a number that bound it, blur it or give it a role: "at least about 30 … so far".
import * as en from './en.ts';
import { UNIT_WORDS } from './en.units.ts';
import { opensNumber } from './numbers.ts';
import { Phrases } from './phrases.ts';
import { lowerAt, type Reading, tagAt } from './reading.ts';

/** What all the words around a number say together. */
export interface Modifiers {
  readonly low?: 'inclusive' | 'exclusive';
  readonly high?: 'inclusive' | 'exclusive';
  readonly approximate: boolean;
  readonly role?: 'cumulative' | 'new' | 'remaining';
  /** Pieces [first, last) of the words that bound. */
  readonly bounds: readonly (readonly [first: number, last: number])[];
}

export const NO_MODIFIERS: Modifiers = { approximate: false, bounds: [] };

const DEFINITE = /^(?:the|these|those|all|its|their|his|her|our)$/;
const IN_FRONT = new Phrases(en.IN_FRONT);
const BEHIND = new Phrases(en.BEHIND);
/** Phrases in front of one number that are looked at. */
const MOST = 5;
const TIMES = new Set(UNIT_WORDS.filter(([, { kind }]) => kind === 'time').map(([words]) => words));

/** What stands in front of piece `at`, not before piece `from`, and where it begins. */
export function readInFront(
  reading: Reading,
  at: number,
  from: number,
  behind: number,
): { readonly first: number; readonly modifiers: Modifiers } {
  let [first, next, modifiers] = [at, at, NO_MODIFIERS];
  let isDefinite = false;
  for (let count = 0; count < MOST; count++) {
    const found = IN_FRONT.upTo(reading.pieces, next);
    if (found === undefined || found.first < from || !isBound(reading, found.first, next, behind)) break;
    next = found.first;
    if (found.meaning.filler) {
      isDefinite ||= DEFINITE.test(lowerAt(reading, next));
      continue;
    }
    // "About the four candidates": they are four, not about four.
    if (isDefinite && !found.meaning.role) break;
    first = next;
    modifiers = joined(found.meaning, modifiers, [found.first, found.last]);
  }
  return { first, modifiers };
}

/** "Over three days" tells how long, "handed over 40 keys" what was done. */
function isBound(reading: Reading, first: number, next: number, behind: number): boolean {
  if (next - first !== 1 || lowerAt(reading, first) !== 'over') return true;
  if (TIMES.has(lowerAt(reading, behind))) return en.OVER_IS_BOUND.has(lowerAt(reading, first - 1));
  return tagAt(reading, first) !== 'RP';
}

/** What stands behind piece `at` on. */
export function readBehind(
  reading: Reading,
  at: number,
  before: Modifiers,
): { readonly last: number; readonly modifiers: Modifiers } {
  const found = BEHIND.from(reading.pieces, at);
  if (found === undefined) return { last: at, modifiers: before };
  if (
    reading.pieces[found.last]?.digits ||
    opensNumber(lowerAt(reading, found.last)) ||
    (/^an?$/.test(lowerAt(reading, found.last)) && opensNumber(lowerAt(reading, found.last + 1))) ||
    isOpen(reading, found.first, found.last)
  )
    return { last: at, modifiers: before };
  return {
    last: found.last,
    modifiers: joined(before, joined(found.meaning, NO_MODIFIERS, [found.first, found.last])),
  };
}

/** "10 plus 5", "30 odd looks": words that are more than they seem. */
function isOpen(reading: Reading, first: number, last: number): boolean {
  const word = lowerAt(reading, first);
  if (word === 'more')
    return (
      lowerAt(reading, last) === 'than' || /^(?:%|per|cent|percent|points?|times)$/.test(lowerAt(reading, first - 1))
    );
  if (word === 'odd') return !reading.pieces[first]!.hyphened && !/s$/.test(lowerAt(reading, last));
  if (word === 'plus' || word === '+') return !reading.pieces[first]!.glued && !reading.pieces[first]!.hyphened;
  return word === 'combined' || word === 'overall' ? /^\p{L}/u.test(lowerAt(reading, last)) : false;
}

/** Both together; where they differ, what `b` says counts. */
export function joined(a: en.Modifier | Modifiers, b: Modifiers, words?: readonly [number, number]): Modifiers {
  const low = b.low ?? a.low;
  const high = b.high ?? a.high;
  const role = b.role ?? a.role;
  const bounds = [...('bounds' in a ? a.bounds : []), ...(words && (a.low || a.high) ? [words] : []), ...b.bounds];
  return {
    ...(low && { low }),
    ...(high && { high }),
    approximate: a.approximate === true || b.approximate,
    ...(role && { role }),
    bounds: bounds.sort((one, other) => one[0] - other[0]),
  };
}
