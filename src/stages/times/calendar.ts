// Days as whole numbers, and periods of days: the arithmetic behind "three weeks ago".
import { daysInMonth, type TimeUnit } from '../../document/time.ts';

/** Days [start, end], counted from 1970-01-01; an end that is open is absent. */
export interface Period {
  readonly start?: number;
  readonly end?: number;
  readonly unit: TimeUnit;
}

/** A period with both ends. */
export interface Closed extends Period {
  readonly start: number;
  readonly end: number;
}

/** Years that a text may mean; EDTF has four digits, and what news speaks of lies within. */
export const FIRST_YEAR = 1000;
export const LAST_YEAR = 2999;

/** The number of a day of the Gregorian calendar (Hinnant, chrono-compatible low-level date algorithms). */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Year, month and day of a day's number. */
export function civil(number: number): CivilDay {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The day of a date, or undefined where the calendar has none. */
export function validDay(year: number, month: number, day: number): number | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayNumber(year, month, day);
}

const two = (number: number) => String(number).padStart(2, '0');

export function isoDay(day: number): string {
  const date = civil(day);
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
}

/** The day of an ISO date (YYYY-MM-DD, more may follow), or undefined for another text. */
export function parseIsoDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  return match ? validDay(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** Months [first, last] of a year, counted on past 12 or before 1. */
function monthsOf(year: number, first: number, last: number, unit: TimeUnit): Closed {
  const from = year * 12 + first - 1;
  const to = year * 12 + last;
  return {
    start: dayNumber(Math.floor(from / 12), (((from % 12) + 12) % 12) + 1, 1),
    end: dayNumber(Math.floor(to / 12), (((to % 12) + 12) % 12) + 1, 1) - 1,
    unit,
  };
}

export const yearOf = (year: number): Closed => monthsOf(year, 1, 12, 'year');
export const monthOf = (year: number, month: number): Closed => monthsOf(year, month, month, 'month');
export const quarterOf = (year: number, quarter: number): Closed =>
  monthsOf(year, 3 * quarter - 2, 3 * quarter, 'quarter');
export const halfOf = (year: number, half: number): Closed => monthsOf(year, 6 * half - 5, 6 * half, 'half');
export const seasonOf = (year: number, season: number): Closed => monthsOf(year, 3 * season, 3 * season + 2, 'season');
export const decadeOf = (year: number): Closed => ({
  ...monthsOf(year - (year % 10), 1, 120, 'decade'),
});
/** The century that "the 19th century" names: 1800 to 1899, as EDTF's 18XX. */
export const centuryOf = (century: number): Closed => monthsOf((century - 1) * 100, 1, 1200, 'century');
export const dayPeriod = (day: number): Closed => ({ start: day, end: day, unit: 'day' });

/** The period of `unit` that holds `day`, moved by `steps` of them. */
export function periodAround(day: number, unit: TimeUnit, steps = 0): Closed {
  const { year, month } = civil(day);
  const monday = day - weekdayOf(day) + 1 + 7 * steps;
  switch (unit) {
    case 'week':
      return { start: monday, end: monday + 6, unit };
    case 'weekend':
      return { start: monday + 5, end: monday + 6, unit };
    case 'month':
      return monthOf(year, month + steps);
    case 'quarter':
      return monthsOf(
        year,
        3 * Math.floor((month - 1) / 3) + 1 + 3 * steps,
        3 * Math.floor((month - 1) / 3) + 3 + 3 * steps,
        unit,
      );
    case 'half':
      return monthsOf(
        year,
        month <= 6 ? 1 + 6 * steps : 7 + 6 * steps,
        month <= 6 ? 6 + 6 * steps : 12 + 6 * steps,
        unit,
      );
    case 'season':
      return seasonOf(month <= 2 ? year - 1 : year, (month <= 2 ? 4 : Math.floor(month / 3)) + steps);
    case 'year':
      return yearOf(year + steps);
    case 'decade':
      return decadeOf(year + 10 * steps);
    case 'century':
      return centuryOf(Math.floor(year / 100) + 1 + steps);
    default:
      return dayPeriod(day + steps);
  }
}

/** `day` moved by a number of units; the last day of a month stands in for one it lacks. */
export function moveDay(day: number, count: number, unit: TimeUnit): number {
  const whole = Math.trunc(count);
  switch (unit) {
    case 'week':
    case 'weekend':
      return day + Math.round(7 * count);
    case 'month':
      return moveMonths(day, whole) + Math.round((count - whole) * 30);
    case 'season':
    case 'quarter':
      return moveMonths(day, Math.round(3 * count));
    case 'half':
      return moveMonths(day, Math.round(6 * count));
    case 'year':
      return moveMonths(day, Math.round(12 * count));
    case 'decade':
      return moveMonths(day, Math.round(120 * count));
    case 'century':
      return moveMonths(day, Math.round(1200 * count));
    case 'day':
      return day + Math.round(count);
    default:
      return day;
  }
}

function moveMonths(day: number, months: number): number {
  const date = civil(day);
  const at = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(at / 12);
  const month = at - year * 12 + 1;
  return dayNumber(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** Sunday of Easter in a year (Meeus, Astronomical Algorithms, chapter 8). */
export function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The n-th (from 1; -1 for the last) given weekday in a period, or undefined where it has none. */
export function nthWeekday(within: Closed, weekday: number, n: number): number | undefined {
  const first = within.start + ((weekday - weekdayOf(within.start) + 7) % 7);
  const last = within.end - ((weekdayOf(within.end) - weekday + 7) % 7);
  const day = n < 0 ? last + 7 * (n + 1) : first + 7 * (n - 1);
  return day >= within.start && day <= within.end ? day : undefined;
}

/** Year and number of the ISO week that holds `day`. */
export function isoWeek(day: number): { readonly year: number; readonly week: number } {
  const thursday = day - weekdayOf(day) + 4;
  const { year } = civil(thursday);
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** Monday to Sunday of an ISO week; undefined for one that the year lacks. */
export function weekOf(year: number, week: number): Closed | undefined {
  const january4 = dayNumber(year, 1, 4);
  const start = january4 - weekdayOf(january4) + 1 + 7 * (week - 1);
  return isoWeek(start).year === year && isoWeek(start).week === week
    ? { start, end: start + 6, unit: 'week' }
    : undefined;
}
