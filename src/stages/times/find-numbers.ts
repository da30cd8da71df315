// Numbers and lengths among atoms: "twenty-one", "two and a half", "nineteen ninety-six", "more than 14 days".
import type { TimeUnit } from '../../document/time.ts';
import type { Atom } from './atoms.ts';
import { FIRST_YEAR, LAST_YEAR } from './calendar.ts';
import { BOUNDS, FILLERS, UNIT_LETTERS, type Vague } from './en.ts';
import type { Amount } from './expression.ts';

export interface Numeral {
  readonly value: number;
  readonly next: number;
  readonly vague?: Vague;
}

export const wordAt = (atoms: readonly Atom[], at: number): string => atoms[at]?.lower ?? '';
export const isDash = (word: string): boolean =>
  word === '-' || word === '–' || word === '—' || word === '‑' || word === '‐';
const skipDash = (atoms: readonly Atom[], at: number) => (isDash(wordAt(atoms, at)) ? at + 1 : at);

/** A cardinal in digits or words, or undefined. */
export function readCardinal(atoms: readonly Atom[], at: number): Numeral | undefined {
  const atom = atoms[at];
  if (!atom) return undefined;
  if (atom.number >= 0) return withFraction(atoms, atom.number, at + 1);
  if (atom.lower === '½') return { value: 0.5, next: at + 1 };
  const words = atom.lexeme?.cardinal !== undefined || atom.lexeme?.multiplier !== undefined;
  return words ? readWords(atoms, at) : undefined;
}

/** "2 1/2", "two and a half". */
function withFraction(atoms: readonly Atom[], value: number, at: number): Numeral {
  if (wordAt(atoms, at) === '1' && wordAt(atoms, at + 1) === '/' && wordAt(atoms, at + 2) === '2') {
    return { value: value + 0.5, next: at + 3 };
  }
  if (wordAt(atoms, at) === '½') return { value: value + 0.5, next: at + 1 };
  const plain = skipDash(atoms, at);
  if (wordAt(atoms, plain) === 'and') {
    const article = skipDash(atoms, plain + 1);
    const half = skipDash(atoms, /^an?$/.test(wordAt(atoms, article)) ? article + 1 : article);
    if (wordAt(atoms, half) === 'half' && wordAt(atoms, article) !== 'half')
      return { value: value + 0.5, next: half + 1 };
  }
  return { value, next: at };
}

/** Numbers in words up to hundreds of thousands: "two thousand and five", "a hundred", "ninety-nine". */
function readWords(atoms: readonly Atom[], start: number): Numeral | undefined {
  let total = 0;
  let group = 0;
  let at = start;
  let seen = false;
  let lastCardinal = Number.POSITIVE_INFINITY;
  for (let guard = 0; guard < 12; guard++) {
    const joined = seen ? skipDash(atoms, at) : at;
    const and = seen && lastCardinal >= 20 && wordAt(atoms, joined) === 'and' ? joined + 1 : joined;
    const { cardinal, multiplier } = atoms[and]?.lexeme ?? {};
    if (cardinal !== undefined && fits(cardinal, lastCardinal)) {
      group += cardinal;
      lastCardinal = cardinal;
    } else if (multiplier !== undefined && multiplier !== 1000 && and === joined) {
      group = (group || 1) * multiplier;
      lastCardinal = multiplier;
    } else if (multiplier === 1000 && and === joined && total === 0) {
      total = (group || 1) * 1000;
      group = 0;
      lastCardinal = multiplier;
    } else break;
    at = and + 1;
    seen = true;
  }
  return seen ? withFraction(atoms, total + group, at) : undefined;
}

/** "twenty one" is one number, "one twenty" is none. */
function fits(cardinal: number, before: number): boolean {
  if (before === Number.POSITIVE_INFINITY) return true;
  if (before >= 100 || before === 12) return before >= 100;
  return before >= 20 && cardinal < 10 && cardinal > 0;
}

/** An ordinal: 3rd, third, twenty-first. With `bare`, a plain number of one or two digits too. */
export function readOrdinal(atoms: readonly Atom[], at: number, bare = false): Numeral | undefined {
  const atom = atoms[at];
  if (!atom) return undefined;
  const suffixed = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(atom.lower);
  if (suffixed) return { value: Number(suffixed[1]), next: at + 1 };
  if (bare && atom.number >= 0 && atom.digits > 0 && atom.digits <= 2) return { value: atom.number, next: at + 1 };
  const { ordinal, cardinal } = atom.lexeme ?? {};
  if (cardinal !== undefined && cardinal >= 20) {
    const unit = skipDash(atoms, at + 1);
    const last = atoms[unit]?.lexeme?.ordinal;
    if (last !== undefined && last > 0 && last < 10) return { value: cardinal + last, next: unit + 1 };
  }
  if (ordinal !== undefined) return { value: ordinal, next: at + 1 };
  if (bare && cardinal !== undefined) return readWords(atoms, at);
  return undefined;
}

/** A year in four digits, in words ("nineteen ninety-six", "two thousand and five"), or with an apostrophe ('98). */
export function readYear(atoms: readonly Atom[], at: number): Numeral | undefined {
  const atom = atoms[at];
  if (!atom) return undefined;
  if (atom.digits === 4) {
    return atom.number >= FIRST_YEAR && atom.number <= LAST_YEAR ? { value: atom.number, next: at + 1 } : undefined;
  }
  if (/^['’‘]$/.test(atom.lower) && atoms[at + 1]?.digits === 2 && atoms[at + 1]!.glued) {
    return { value: fullYear(atoms[at + 1]!.number), next: at + 2 };
  }
  return readYearWords(atoms, at);
}

/** Two digits of a year: up to 40 in this century. */
export const fullYear = (short: number): number => (short < 40 ? 2000 + short : 1900 + short);

function readYearWords(atoms: readonly Atom[], at: number): Numeral | undefined {
  const first = atoms[at]?.lexeme?.cardinal;
  if (first === undefined) return undefined;
  const next = skipDash(atoms, at + 1);
  if (first === 2 && wordAt(atoms, next) === 'thousand') return readWords(atoms, at);
  if (first < 13 || first > 20) return undefined;
  if (wordAt(atoms, next) === 'hundred') {
    const rest = readWords(atoms, wordAt(atoms, next + 1) === 'and' ? next + 2 : next + 1);
    return rest && rest.value < 100
      ? { value: first * 100 + rest.value, next: rest.next }
      : { value: first * 100, next: next + 1 };
  }
  const zero = /^(?:zero|oh)$/.test(wordAt(atoms, next));
  const rest = readWords(atoms, zero ? next + 1 : next);
  if (!rest || !Number.isInteger(rest.value)) return undefined;
  if (zero ? rest.value < 10 : rest.value >= 10 && rest.value < 100)
    return { value: first * 100 + rest.value, next: rest.next };
  return undefined;
}

export interface Length {
  readonly amounts: readonly Amount[];
  readonly next: number;
  /** Where the number stands, without "more than" and the like. */
  readonly number: number;
  readonly plural: boolean;
}

/** Past "more than", "nearly", "at least" before a length. */
export function skipBound(atoms: readonly Atom[], at: number): number {
  if (!atoms[at]?.lexeme && !BOUND_OPENERS.has(wordAt(atoms, at))) return at;
  for (const words of BOUNDS) {
    if (words.every((word, step) => wordAt(atoms, at + step) === word)) return at + words.length;
  }
  return at;
}
const BOUND_OPENERS: ReadonlySet<string> = new Set(BOUNDS.map(([first]) => first!));

/** A length with its number: "three weeks", "a year and a half", "1 month, 21 days", "10 to 15 years". */
export function readLength(atoms: readonly Atom[], at: number): Length | undefined {
  const first = readAmount(atoms, at);
  if (!first) return undefined;
  const amounts = [first.amount];
  let { next, plural } = first;
  for (let guard = 0; guard < 4; guard++) {
    const joined = /^(?:and|,)$/.test(wordAt(atoms, next)) ? next + 1 : next;
    if (joined === next && atoms[next]?.lexeme?.cardinal === undefined && (atoms[next]?.number ?? -1) < 0) break;
    const more = readAmount(atoms, joined);
    if (!more || more.amount.count === undefined || !differs(amounts, more.amount.unit)) break;
    if (/^an?$/.test(wordAt(atoms, joined))) break;
    amounts.push(more.amount);
    ({ next, plural } = more);
  }
  return { amounts, next, number: at, plural };
}

const differs = (amounts: readonly Amount[], unit: TimeUnit) => amounts.every((amount) => amount.unit !== unit);

interface OneAmount {
  readonly amount: Amount;
  readonly next: number;
  readonly plural: boolean;
}

function readAmount(atoms: readonly Atom[], at: number): OneAmount | undefined {
  const numeral = readCount(atoms, at);
  if (!numeral) return undefined;
  let unitAt = numeral.next;
  const business = /^(?:business|trading|working)$/.test(wordAt(atoms, unitAt));
  for (let guard = 0; guard < 2; guard++) {
    unitAt = skipDash(atoms, unitAt);
    if (FILLERS.has(wordAt(atoms, unitAt)) && (guard === 0 || atoms[unitAt]?.lexeme?.unit === undefined)) unitAt++;
  }
  unitAt = skipDash(atoms, unitAt);
  const unit = unitAtom(atoms, unitAt);
  if (!unit || (unit.short && !atoms[unitAt]!.glued)) return undefined;
  // "three second-half goals", "a second summit": an ordinal, not the unit.
  if (wordAt(atoms, unitAt) === 'second' && (numeral.value !== 1 || numeral.next !== unitAt)) {
    if (!isDash(wordAt(atoms, unitAt - 1)) && !Number.isInteger(atoms[at]?.number)) return undefined;
  }
  if (wordAt(atoms, unitAt) === 'second' && /^an?$/.test(wordAt(atoms, at))) return undefined;
  const orTwo = readOrTwo(atoms, at, unitAt + 1);
  if (orTwo !== undefined && numeral.value === 1) {
    return { amount: { unit: unit.unit, count: unit.times, high: 2 * unit.times }, next: orTwo, plural: unit.plural };
  }
  const fraction = readUnitFraction(atoms, unitAt + 1);
  const times = unit.times;
  const amount: Amount = {
    unit: unit.unit,
    ...(numeral.vague ? { vague: numeral.vague } : { count: (numeral.value + (fraction?.value ?? 0)) * times }),
    ...(business && { business }),
    ...(numeral.high !== undefined && { high: numeral.high * times }),
  };
  return { amount, next: fraction?.next ?? unitAt + 1, plural: unit.plural };
}

/** "a week or two". */
function readOrTwo(atoms: readonly Atom[], at: number, next: number): number | undefined {
  const two = /^an?$/.test(wordAt(atoms, at)) && wordAt(atoms, next) === 'or' && wordAt(atoms, next + 1) === 'two';
  return two && atoms[next + 2]?.lexeme?.unit === undefined ? next + 2 : undefined;
}

interface UnitWord {
  readonly unit: TimeUnit;
  readonly times: number;
  readonly plural: boolean;
  readonly short: boolean;
}

function unitAtom(atoms: readonly Atom[], at: number): UnitWord | undefined {
  const atom = atoms[at];
  const unit = atom?.lexeme?.unit;
  if (unit) return { unit, times: atom!.lexeme!.times ?? 1, plural: atom!.lexeme!.plural === true, short: false };
  const letters = atom && UNIT_LETTERS[atom.lower];
  return letters ? { unit: letters, times: 1, plural: false, short: true } : undefined;
}

/** "a year and a half", "an hour and half". */
function readUnitFraction(atoms: readonly Atom[], at: number): Numeral | undefined {
  if (wordAt(atoms, at) !== 'and') return undefined;
  const article = /^an?$/.test(wordAt(atoms, at + 1)) ? at + 2 : at + 1;
  if (wordAt(atoms, article) === 'half' && atoms[article + 1]?.lexeme?.unit === undefined)
    return { value: 0.5, next: article + 1 };
  if (wordAt(atoms, article) === 'quarter' && article > at + 1) return { value: 0.25, next: article + 1 };
  return undefined;
}

interface Count extends Numeral {
  readonly high?: number;
}

/** The number of a length: digits, words, a, half a, a couple of, several, two or three. */
function readCount(atoms: readonly Atom[], at: number): Count | undefined {
  const word = wordAt(atoms, at);
  if (word === 'a' || word === 'an' || word === 'one' || word === 'another') {
    const vague = readVague(atoms, at + 1);
    if (vague && word !== 'one') return vague;
    const multiplied = atoms[at + 1]?.lexeme?.multiplier;
    if (multiplied !== undefined) return readWords(atoms, at + 1);
    if (word === 'a' && wordAt(atoms, at + 1) === 'half') return { value: 0.5, next: at + 2 };
    if (word !== 'one') return { value: 1, next: at + 1 };
  }
  if (word === 'half') {
    const next = skipDash(atoms, at + 1);
    if (/^an?$/.test(wordAt(atoms, next))) return { value: 0.5, next: next + 1 };
    return atoms[next]?.lexeme?.unit ? { value: 0.5, next } : undefined;
  }
  if (/^(?:all|full|whole|entire)$/.test(word)) return { value: 1, next: at + 1 };
  const vague = readVague(atoms, at);
  if (vague) return vague;
  const low = readCardinal(atoms, at);
  if (!low) return undefined;
  const joined = skipDash(atoms, low.next);
  if (wordAt(atoms, low.next) === 'or' || wordAt(atoms, low.next) === 'to' || (joined > low.next && low.value < 1000)) {
    const high = readCardinal(atoms, joined > low.next ? joined : low.next + 1);
    if (high && high.value > low.value) return { value: low.value, high: high.value, next: high.next };
  }
  return low;
}

function readVague(atoms: readonly Atom[], at: number): Numeral | undefined {
  const some = wordAt(atoms, at) === 'some' && atoms[at + 1]?.lexeme?.plural === true;
  const vague = some ? { low: 3, high: 9 } : atoms[at]?.lexeme?.vague;
  if (!vague) return undefined;
  const next = wordAt(atoms, at + 1) === 'of' ? at + 2 : at + 1;
  const couple = wordAt(atoms, at) === 'couple';
  return couple ? { value: 2, next } : { value: vague.low, vague, next };
}
