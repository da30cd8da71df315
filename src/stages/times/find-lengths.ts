// Lengths and what they hang on: "two years ago", "a week earlier", "in three months", "for 10 days", "1,200 a day".
import type { TimeUnit } from '../../document/time.ts';
import type { Atom } from './atoms.ts';
import type { Amount, Expression, Found } from './expression.ts';
import { isDash, type Length, readLength, skipBound, wordAt } from './find-numbers.ts';

const found = (expression: Expression, first: number, next: number): Found => ({ expression, first, next });

/** Reads the point that a length is counted from: what follows "before", "after", "from". */
export type ReadPoint = (at: number) => Found | undefined;

/** A length that begins at `at`, with what it is counted from, or undefined. */
export function findLength(atoms: readonly Atom[], at: number, readPoint: ReadPoint): Found | undefined {
  const bound = skipBound(atoms, at);
  const bounded = readLength(atoms, bound);
  const numberAt = bounded ? bound : at;
  const length = bounded ?? readLength(atoms, at);
  if (!length) return findBareUnit(atoms, at, readPoint);
  const first = numberAt > at && isSpelledBound(atoms, at) ? at : numberAt;
  const rest =
    wordAt(atoms, length.next) === 'or' && wordAt(atoms, length.next + 1) === 'so' ? length.next + 2 : length.next;
  const lasting = findLasting(atoms, first, rest, length.amounts, readPoint);
  if (lasting) return lasting;
  const shifted = findShift(atoms, first, rest, length.amounts, readPoint);
  if (shifted) return shifted;
  return isLength(atoms, numberAt, length) ? findPlain(atoms, at, first, rest, length) : undefined;
}

const isSpelledBound = (atoms: readonly Atom[], at: number) =>
  wordAt(atoms, at) !== 'some' || atoms[at + 1]?.lexeme?.unit !== undefined;

function findPlain(atoms: readonly Atom[], at: number, first: number, next: number, { amounts }: Length): Found {
  const before = wordAt(atoms, at - 1);
  if (before === 'within') return found({ is: 'run', amounts, direction: 1, whole: true }, at - 1, next);
  if (before === 'in' && atoms[next]?.lexeme?.dayPart === undefined) {
    const genitive = /^'s?$/.test(wordAt(atoms, next)) && wordAt(atoms, next + 1) === 'time';
    if (genitive) return found({ is: 'shift', amounts, direction: 1, from: 'publication' }, at - 1, next + 2);
    if (first === at) return found({ is: 'ahead', amounts }, first, next);
  }
  const one = amounts.length === 1 ? amounts[0]! : undefined;
  if (one && isRate(atoms, first)) return found({ is: 'set', every: `P1${letterOf(one.unit)}` }, first, next);
  return found({ is: 'length', amounts }, first, next);
}

/** "twice a week", "$5 a year", "1,200 soldiers a day": an article and a unit after what is counted. */
function isRate(atoms: readonly Atom[], at: number): boolean {
  if (!/^an?$/.test(wordAt(atoms, at))) return false;
  const before = atoms[at - 1];
  if (!before) return false;
  return (
    /^(?:once|twice|times|%|percent|apiece)$/.test(before.lower) ||
    before.tag === 'NNS' ||
    before.number >= 0 ||
    before.lexeme?.cardinal !== undefined ||
    /^(?:million|billion|thousand)$/.test(before.lower)
  );
}

/** ISO 8601's letter, with T in front where the unit is of the clock. */
export function letterOf(unit: TimeUnit): string {
  const letters: Readonly<Partial<Record<TimeUnit, string>>> = {
    second: 'TS',
    minute: 'TM',
    hour: 'TH',
    weekend: 'W',
    season: 'M',
    half: 'M',
  };
  return letters[unit] ?? unit[0]!.toUpperCase();
}

/** "for 10 days from 19 August", "for a week, starting Monday". */
function findLasting(
  atoms: readonly Atom[],
  first: number,
  next: number,
  amounts: readonly Amount[],
  readPoint: ReadPoint,
): Found | undefined {
  if (wordAt(atoms, first - 1) !== 'for') return undefined;
  const at = wordAt(atoms, next) === ',' ? next + 1 : next;
  if (!/^(?:from|starting|beginning)$/.test(wordAt(atoms, at))) return undefined;
  const point = readPoint(/^(?:on|in)$/.test(wordAt(atoms, at + 1)) ? at + 2 : at + 1);
  if (!point || !isDated(point.expression)) return undefined;
  return found({ is: 'lasting', amounts, from: point.expression }, first, point.next);
}

/** "ago", "earlier", "later", "before X", "after X", "from now" after a length. */
function findShift(
  atoms: readonly Atom[],
  first: number,
  at: number,
  amounts: readonly Amount[],
  readPoint: ReadPoint,
): Found | undefined {
  const word = wordAt(atoms, at);
  const shift = (direction: -1 | 1, from: 'publication' | 'spoken' | Expression, next: number, exact = false): Found =>
    found({ is: 'shift', amounts, direction, from, ...(exact && { exact }) }, first, next);
  if (word === 'ago') {
    const day = atoms[at + 1]?.lexeme?.offset !== undefined ? at + 2 : at + 1;
    return shift(-1, 'publication', day);
  }
  if (word === 'earlier' || word === 'previously' || word === 'beforehand') return shift(-1, 'spoken', at + 1);
  if (word === 'later' && atoms[at + 1]?.lexeme?.row !== undefined) return undefined;
  if (word === 'later' || word === 'afterward' || word === 'afterwards') return shift(1, 'spoken', at + 1);
  if (word === 'hence') return shift(1, 'publication', at + 1);
  if (word === 'in' && wordAt(atoms, at + 1) === 'the' && wordAt(atoms, at + 2) === 'future') {
    return found({ is: 'run', amounts, direction: 1 }, first, at + 3);
  }
  if (word === 'prior' && wordAt(atoms, at + 1) !== 'to') return shift(-1, 'spoken', at + 1);
  const prior = word === 'prior' && wordAt(atoms, at + 1) === 'to';
  if (!/^(?:before|after|from|following|since)$/.test(word) && !prior) return undefined;
  const pointAt = prior ? at + 2 : at + 1;
  const direction = word === 'before' || prior ? -1 : 1;
  if (/^(?:now|today)$/.test(wordAt(atoms, pointAt)) && word !== 'since')
    return shift(direction, 'publication', pointAt + 1, true);
  const point = word === 'since' ? undefined : readPoint(pointAt);
  if (point && isDated(point.expression)) return shift(direction, point.expression, point.next, true);
  const ends = endsHere(atoms[pointAt]);
  if ((word === 'before' || word === 'after') && ends && pointAt === at + 1) return shift(direction, 'spoken', at + 1);
  return undefined;
}

const isDated = (expression: Expression) =>
  /^(?:calendar|offset|row|within|nth|shift|part|clocked)$/.test(expression.is);
const endsHere = (atom: Atom | undefined) =>
  atom === undefined || /^[.,;:)?!—–”"'-]$/.test(atom.lower) || atom.lower === 'and' || atom.lower === 'but';

/** Whether number and unit are a length: not an age ("44-year-old"), not a rank. */
function isLength(atoms: readonly Atom[], at: number, { next, amounts }: Length): boolean {
  const unit = amounts.at(-1)!.unit;
  const joined = isDash(wordAt(atoms, next)) ? next + 1 : next;
  if (wordAt(atoms, joined) === 'old' || wordAt(atoms, joined) === 'olds') return false;
  if (unit === 'half' || unit === 'weekend' || unit === 'season')
    return atoms[at]!.lexeme?.unit === undefined && unit === 'weekend';
  if (
    unit === 'quarter' &&
    !amounts.every(({ count, vague }) => vague !== undefined || (count !== undefined && count >= 1))
  )
    return false;
  if (unit === 'quarter' && /^(?:an?|one)$/.test(wordAt(atoms, at))) return false;
  if (/^an?$/.test(wordAt(atoms, at)) && (unit === 'day' || unit === 'second') && wordAt(atoms, next) === 'of')
    return false;
  if (unit === 'quarter' && wordAt(atoms, next) === 'of' && isDash(wordAt(atoms, next - 2))) return false;
  if (/^["“‘'`]/.test(wordAt(atoms, at - 1)) && atoms[next - 1]!.capital) return false;
  if (wordAt(atoms, at - 1) === '$' || atoms[at - 1]?.lower === '€') return false;
  return amounts.every((amount) => amount.count === undefined || (amount.count > 0 && amount.count < 100_000));
}

/** Units in the plural without a number: "for months", "years ago", "decades-long", "weeks later". */
function findBareUnit(atoms: readonly Atom[], at: number, readPoint: ReadPoint): Found | undefined {
  const lexeme = atoms[at]?.lexeme;
  if (!lexeme?.unit || !lexeme.plural || lexeme.season !== undefined) return undefined;
  const amounts: readonly Amount[] = [{ unit: lexeme.unit, vague: { low: 2, high: 99 } }];
  const shifted = findShift(atoms, at, at + 1, amounts, readPoint);
  if (shifted) return shifted;
  const before = wordAt(atoms, at - 1);
  const long = isDash(wordAt(atoms, at + 1)) && /^(?:long|old)$/.test(wordAt(atoms, at + 2));
  const placed =
    /^(?:for|in|over|within|after|through|of|take|takes|took|lasted|last|spent|spend|and|the|or|until)$/.test(before);
  if (lexeme.unit === 'half' || lexeme.unit === 'second' || lexeme.unit === 'weekend') return undefined;
  if (long) return found({ is: 'length', amounts }, at, at + 3);
  return placed ? found({ is: 'length', amounts }, at, at + 1) : undefined;
}
