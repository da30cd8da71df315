// Ranges and open ends: "from 4 to 22 January", "between 2014 and 2018", "Nov. 19-20", "since 2006", "2018 or later".
import type { Atom } from './atoms.ts';
import type { Calendar, Expression, Found } from './expression.ts';
import type { ReadPoint } from './find-lengths.ts';
import { isDash, readOrdinal, wordAt } from './find-numbers.ts';

const found = (expression: Expression, first: number, next: number): Found => ({ expression, first, next });
const isPoint = ({ expression }: Found) =>
  /^(?:calendar|offset|row|within|nth|shift|part|same|week-of|clocked)$/.test(expression.is);

/** "from X to Y", "between X and Y", and the day numbers before a full date: "4 to 22 January", "4-22 May". */
export function findRange(atoms: readonly Atom[], at: number, readPoint: ReadPoint): Found | undefined {
  const word = wordAt(atoms, at);
  if (word === 'from' || word === 'between') {
    const leftAt = wordAt(atoms, at + 1) === 'the' && atoms[at + 2]?.lexeme?.ordinal !== undefined ? at + 2 : at + 1;
    const range = findDayRange(atoms, leftAt, readPoint) ?? findFull(atoms, leftAt, readPoint, word === 'between');
    return range && { ...range, first: at };
  }
  const { number, digits, lexeme, lower } = atoms[at]!;
  const day =
    (number >= 1 && number <= 31 && digits > 0) ||
    lexeme?.ordinal !== undefined ||
    /^\d\d?(?:st|nd|rd|th)$/.test(lower);
  return day ? findDayRange(atoms, at, readPoint) : undefined;
}

function joinAt(atoms: readonly Atom[], at: number, between: boolean): number | undefined {
  const word = wordAt(atoms, at);
  if (between && word === 'and') return at + 1;
  if (/^(?:to|until|till|through|thru|~)$/.test(word) || isDash(word)) return at + 1;
  return undefined;
}

function findFull(atoms: readonly Atom[], at: number, readPoint: ReadPoint, between: boolean): Found | undefined {
  const left = wordAt(atoms, at) === 'now' ? found({ is: 'offset', days: 0 }, at, at + 1) : readPoint(at);
  if (!left || !isPoint(left)) return undefined;
  return joined(atoms, left, between, readPoint);
}

function joined(atoms: readonly Atom[], left: Found, between: boolean, readPoint: ReadPoint): Found | undefined {
  const rightAt = joinAt(atoms, left.next, between);
  if (rightAt === undefined) return undefined;
  const now = /^(?:now|today|present)$/.test(wordAt(atoms, rightAt))
    ? found({ is: 'offset', days: 0 }, rightAt, rightAt + 1)
    : undefined;
  const short = now ? undefined : shortRight(atoms, left, rightAt);
  const right = now ?? short ?? readPoint(rightAt);
  if (!right || !isPoint(right)) return undefined;
  return rangeOf(left, right);
}

/** The left end takes the year, and the right one the month, that only the other has. */
function rangeOf(left: Found, right: Found): Found | undefined {
  const [from, to] = [left.expression, right.expression];
  const lent = from.is === 'calendar' && to.is === 'calendar' ? lendYear(from, to) : from;
  if (from.is === 'calendar' && to.is === 'calendar' && !comparable(from, to)) return undefined;
  return found({ is: 'range', from: { ...left, expression: lent }, to: right }, left.first, right.next);
}

function comparable(from: Calendar, to: Calendar): boolean {
  if (from.unit === to.unit) return true;
  return (from.month !== undefined || from.unit === 'year') && (to.month !== undefined || to.unit === 'year');
}

/** "Nov-Feb 2017" begins in 2016, "May to Oct 2020" in 2020. */
function lendYear(from: Calendar, to: Calendar): Calendar {
  if (from.year !== undefined || to.year === undefined || from.month === undefined || to.month === undefined) {
    return from.year === undefined && from.quarter !== undefined && to.year !== undefined
      ? { ...from, year: to.year }
      : from;
  }
  const later = from.month > to.month || (from.month === to.month && (from.day ?? 0) > (to.day ?? 31));
  return { ...from, year: later ? to.year - 1 : to.year };
}

/** "19-20" after a month, "to the third": a day that takes its month from the left; "2014-18": a year. */
function shortRight(atoms: readonly Atom[], left: Found, at: number): Found | undefined {
  if (left.expression.is !== 'calendar') return undefined;
  const { unit, day, month, year } = left.expression;
  const the = wordAt(atoms, at) === 'the' ? at + 1 : at;
  if (
    unit === 'year' &&
    year !== undefined &&
    isDash(wordAt(atoms, at - 1)) &&
    atoms[at]?.digits === 2 &&
    atoms[at]!.glued
  ) {
    const end = year - (year % 100) + atoms[at]!.number;
    return end > year ? found({ is: 'calendar', unit: 'year', year: end }, at, at + 1) : undefined;
  }
  if (unit !== 'day' || day === undefined || month === undefined) return undefined;
  const ordinal = readOrdinal(atoms, the, true);
  if (!ordinal || ordinal.value < 1 || ordinal.value > 31 || atoms[ordinal.next]?.lexeme?.month !== undefined)
    return undefined;
  const after = atoms[ordinal.next];
  if (
    after?.lexeme?.unit ||
    wordAt(atoms, ordinal.next) === 'of' ||
    /^(?:%|percent|:)$/.test(after?.lower ?? '') ||
    (after !== undefined && /^[-/]$/.test(after.lower) && (atoms[ordinal.next + 1]?.number ?? -1) >= 0)
  )
    return undefined;
  const moved = ordinal.value < day ? (month % 12) + 1 : month;
  const yearAfter =
    wordAt(atoms, ordinal.next) === ',' && atoms[ordinal.next + 1]?.digits === 4
      ? atoms[ordinal.next + 1]!.number
      : year;
  const next = yearAfter !== year ? ordinal.next + 2 : ordinal.next;
  const given = yearAfter === undefined ? {} : { year: yearAfter + (moved < month ? 1 : 0) };
  return found({ is: 'calendar', unit: 'day', month: moved, day: ordinal.value, ...given }, at, next);
}

/** "4 to 22 January", "between 3 and 12 of Sept", "4 till 23 of this month". */
function findDayRange(atoms: readonly Atom[], at: number, readPoint: ReadPoint): Found | undefined {
  const left = readOrdinal(atoms, at, true);
  if (!left || left.value < 1 || left.value > 31 || left.next > at + 3) return undefined;
  const rightAt = joinAt(atoms, left.next, wordAt(atoms, at - 1) === 'between' || wordAt(atoms, at - 2) === 'between');
  if (rightAt === undefined) return undefined;
  const right = readPoint(rightAt);
  if (
    right?.expression.is === 'calendar' &&
    right.expression.unit === 'day' &&
    right.expression.month !== undefined &&
    right.expression.day !== undefined
  ) {
    if (right.expression.day <= left.value || right.expression.weekday !== undefined) return undefined;
    const from = found({ ...right.expression, day: left.value }, at, left.next);
    return found({ is: 'range', from, to: right }, at, right.next);
  }
  return findDaysOfMonth(atoms, at, left.value, left.next, rightAt, readPoint);
}

function findDaysOfMonth(
  atoms: readonly Atom[],
  at: number,
  day: number,
  leftNext: number,
  rightAt: number,
  readPoint: ReadPoint,
): Found | undefined {
  const last = readOrdinal(atoms, rightAt, true);
  if (!last || last.value <= day || last.value > 31) return undefined;
  const of = wordAt(atoms, last.next) === 'of' ? last.next + 1 : last.next;
  if (atoms[of]?.lexeme?.row === undefined) return undefined;
  const month = readPoint(of);
  if (month?.expression.is !== 'row' || month.expression.of.unit !== 'month') return undefined;
  const within = (n: number): Expression => ({
    is: 'within',
    inner: { is: 'nth', n, unit: 'day' },
    outer: month.expression,
  });
  return found(
    { is: 'range', from: found(within(day), at, leftNext), to: found(within(last.value), rightAt, month.next) },
    at,
    month.next,
  );
}

/** A range that the point begins ("April 5 to May 3", "2018 or later"), else the point itself. */
export function findRangeAfter(atoms: readonly Atom[], point: Found, readPoint: ReadPoint): Found {
  if (!isPoint(point)) return point;
  if (isDash(wordAt(atoms, point.next)) && !dashJoins(atoms, point)) return point;
  if (wordAt(atoms, point.next) === 'to' && !/^(?:calendar|row|within|part|offset)$/.test(point.expression.is))
    return point;
  const range = joined(atoms, point, false, readPoint);
  if (range) return range;
  const next = openAfter(atoms, point.next);
  if (next === undefined || point.expression.is === 'same') return point;
  const late = wordAt(atoms, next - 1) !== 'earlier' && wordAt(atoms, next - 1) !== 'before';
  return found({ is: 'range', ...(late ? { from: point } : { to: point }) }, point.first, next);
}

/** A dash joins dates in figures only without more figures around it. */
function dashJoins(atoms: readonly Atom[], point: Found): boolean {
  const after = atoms[point.next + 1];
  return after !== undefined && (after.number >= 0 || after.lexeme !== undefined);
}

function openAfter(atoms: readonly Atom[], at: number): number | undefined {
  const [one, two] = [wordAt(atoms, at), wordAt(atoms, at + 1)];
  if (/^onwards?$/.test(one)) return at + 1;
  if (/^(?:and|or)$/.test(one) && /^(?:later|beyond|onwards?|greater|earlier)$/.test(two)) return at + 2;
  if (
    /^(?:and|or)$/.test(one) &&
    two === 'after' &&
    (atoms[at + 2] === undefined || /^[.,;]$/.test(wordAt(atoms, at + 2)))
  )
    return at + 2;
  return undefined;
}

const OPEN: Readonly<Record<string, { readonly side: 'from' | 'to'; readonly beyond?: true }>> = {
  since: { side: 'from' },
  until: { side: 'to' },
  till: { side: 'to' },
  by: { side: 'to' },
  before: { side: 'to', beyond: true },
  after: { side: 'from', beyond: true },
  post: { side: 'from', beyond: true },
  pre: { side: 'to', beyond: true },
  starting: { side: 'from' },
  through: { side: 'to' },
};

/** "since 2006", "until Friday", "before May", "after 2010", "no later than 3 May", "starting January 7". */
export function findOpen(atoms: readonly Atom[], at: number, readPoint: ReadPoint): Found | undefined {
  const word = wordAt(atoms, at);
  if (/^(?:earlier|sooner)$/.test(word) && wordAt(atoms, at + 1) === 'than') {
    const side = wordAt(atoms, at - 1) === 'no' ? ({ side: 'from' } as const) : ({ side: 'to', beyond: true } as const);
    return closeOpen(atoms, at, at + 2, side, readPoint);
  }
  if (word === 'later' && wordAt(atoms, at + 1) === 'than')
    return closeOpen(
      atoms,
      at,
      at + 2,
      wordAt(atoms, at - 1) === 'no' ? { side: 'to' } : { side: 'from', beyond: true },
      readPoint,
    );
  const open = Object.hasOwn(OPEN, word) ? OPEN[word]! : undefined;
  if (!open) return undefined;
  let pointAt = at + 1;
  if ((word === 'post' || word === 'pre') && !isDash(wordAt(atoms, pointAt++))) return undefined;
  if (word === 'starting' && /^(?:on|in|from)$/.test(wordAt(atoms, pointAt))) pointAt++;
  return closeOpen(atoms, at, pointAt, open, readPoint);
}

function closeOpen(
  atoms: readonly Atom[],
  first: number,
  at: number,
  { side, beyond }: { readonly side: 'from' | 'to'; readonly beyond?: true },
  readPoint: ReadPoint,
): Found | undefined {
  const point = readPoint(at);
  if (!point || !isPoint(point) || point.first !== at) return undefined;
  if (point.expression.is === 'same' && point.expression.loose) return undefined;
  if (wordAt(atoms, first) === 'by' && wordAt(atoms, point.next) === "'s") return undefined;
  return found({ is: 'range', [side]: point, ...(beyond && { beyond }) }, first, point.next);
}
