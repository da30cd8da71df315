// When something is said to have been, as EDTF with the words it was read from: "since 2006" → 2006/..
import type { Quote, Span } from './span.ts';

export const TIME_UNITS = [
  ...(['second', 'minute', 'hour', 'day', 'weekend', 'week', 'month', 'season', 'quarter', 'half'] as const),
  ...(['year', 'decade', 'century'] as const),
] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

export const TIME_PARTS = ['early', 'mid', 'late'] as const;
export type TimePart = (typeof TIME_PARTS)[number];

export const DAY_PARTS = ['morning', 'midday', 'afternoon', 'evening', 'night'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/**
 * What a time rests on: its own words; the day of publication ("last month"); another time of the text ("a week earlier");
 * or a day of publication that was itself worked out from the text.
 */
export const TIME_BASES = ['stated', 'relative-to-publication', 'relative-to-time', 'inferred'] as const;
export type TimeBasis = (typeof TIME_BASES)[number];

export interface Time extends Span {
  readonly kind: 'date' | 'duration' | 'set' | 'reference';
  /** 2024-01, 2006/.., 2024-11~; XXXX-08 where the year is open; absent where it cannot be told or cannot be. */
  readonly edtf?: string;
  readonly basis: TimeBasis;
  /** What it is relative to: an ISO day, or the EDTF of the other time. */
  readonly anchor?: string;
  readonly text: string;
  /** How finely the words speak: "last week" is a week, whatever the days of its EDTF interval. */
  readonly unit?: TimeUnit;
  /** "early October": its EDTF is a part of the month. */
  readonly part?: TimePart;
  readonly dayPart?: DayPart;
  /** Hours and minutes as said, without time zone: 15:30. */
  readonly clock?: string;
  /** ISO 8601, X for a number that is not said: P3M, PXD, P2W/P3W. Also of dates that count ("the past three months"). */
  readonly duration?: string;
  /** What comes again, of a set: P1D, XXXX-WXX-1 (Mondays), XXXX-07 (each July). */
  readonly every?: string;
  /** Where a reference points: "recently", "now", "soon". */
  readonly reference?: 'past' | 'present' | 'future';
  /** Why it has no value: "the month has no such day". */
  readonly problem?: string;
  /** The two ends of a range; one of them of an open one. */
  readonly from?: TimeEnd;
  readonly to?: TimeEnd;
}

/** An end of a range: "Monday" in "from Monday to Friday". */
export interface TimeEnd extends Span {
  readonly edtf?: string;
  readonly unit?: TimeUnit;
  readonly text: string;
}

/** When a text can have been written, with the words that say so. Fits `Document.published` with the basis "inferred". */
export interface InferredDate {
  readonly edtf: string;
  readonly earliest: string;
  readonly latest: string;
  readonly evidence: readonly Quote[];
}

/** First and last day that an EDTF value allows, as ISO days; an open or unknown end is absent. */
export interface TimeWindow {
  readonly earliest?: string;
  readonly latest?: string;
}

/** The days of an EDTF date, interval or one-of set; undefined for a value without a year. */
export function windowOf(edtf: string): TimeWindow | undefined {
  const plain = edtf.replace(/[~?%[\]]/g, '');
  const parts = plain.includes('/') ? plain.split('/') : plain.split(/\.\.|,/);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  const earliest = first === '..' || first === '' ? undefined : dayOf(first, 'first');
  const latest = last === '..' || last === '' ? undefined : dayOf(last, 'last');
  if (earliest === null || latest === null) return undefined;
  return { ...(earliest && { earliest }), ...(latest && { latest }) };
}

const MS_PER_DAY = 86_400_000;

/** Days from 1 January 1970 to an ISO day. */
export function dayNumberOf(day: string): number {
  return Math.floor(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / MS_PER_DAY);
}

/** The ISO day so many days after 1 January 1970. */
export function isoDayOf(number: number): string {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Days that lie at least between two windows of ISO days; 0 where they meet. */
export function daysBetween(a: Required<TimeWindow>, b: Required<TimeWindow>): number {
  const ahead = (one: Required<TimeWindow>, other: Required<TimeWindow>) =>
    dayNumberOf(one.earliest) - dayNumberOf(other.latest);
  return Math.max(0, ahead(a, b), ahead(b, a));
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Number of days in a month (1 to 12) of a year; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** First and last month of EDTF's numbers for seasons (21-24), quarters (33-36) and halves (40, 41); a winter ends in the next year. */
const GROUPS: Readonly<Record<string, readonly [number, number]>> = {
  ...{ 21: [3, 5], 22: [6, 8], 23: [9, 11], 24: [12, 14] },
  ...{ 33: [1, 3], 34: [4, 6], 35: [7, 9], 36: [10, 12], 40: [1, 6], 41: [7, 12] },
};

function dayOf(date: string, end: 'first' | 'last'): string | null {
  const match = /^(\d{2}(?:\d\d|\dX|XX))(?:-(\d\d))?(?:-(\d\d))?/.exec(date);
  if (!match) return null;
  const year = Number(match[1]!.replaceAll('X', end === 'first' ? '0' : '9'));
  const [, , month, day] = match;
  const range = month === undefined ? [1, 12] : (GROUPS[month] ?? [Number(month), Number(month)]);
  const at = end === 'first' ? range[0]! : range[1]!;
  const inYear = ((at - 1) % 12) + 1;
  const whichYear = year + (at > 12 ? 1 : 0);
  const last = end === 'first' ? 1 : daysInMonth(whichYear, inYear);
  return `${String(whichYear).padStart(4, '0')}-${String(inYear).padStart(2, '0')}-${day ?? String(last).padStart(2, '0')}`;
}
