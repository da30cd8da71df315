// Periods and lengths as EDTF and ISO 8601.
import type { TimeUnit } from '../../document/time.ts';
import { type Closed, civil, isoDay, type Period } from './calendar.ts';
import type { Amount } from './expression.ts';
import { letterOf } from './find-lengths.ts';

const two = (number: number) => String(number).padStart(2, '0');
const four = (number: number) => String(number).padStart(4, '0');

/** The EDTF of a period: one value where EDTF has a name for it, else an interval of days. */
export function edtfOf({ start, end, unit }: Period, approximate = false): string {
  const mark = approximate ? '~' : '';
  if (start === undefined || end === undefined) return openEdtf(start, end, unit, mark);
  const named = nameOf({ start, end, unit });
  if (named !== undefined) return named + mark;
  return intervalOf(start, end, mark);
}

/** 2014/2018 of whole years, 2016-03/2018-05 of whole months, else of days. */
function intervalOf(start: number, end: number, mark: string): string {
  const from = civil(start);
  const after = civil(end + 1);
  const months = from.day === 1 && after.day === 1;
  const unit = months && from.month === 1 && after.month === 1 ? 'year' : months ? 'month' : 'day';
  return `${endOf(start, unit, false)}${mark}/${endOf(end, unit, true)}${mark}`;
}

function openEdtf(start: number | undefined, end: number | undefined, unit: TimeUnit, mark: string): string {
  const side = (day: number | undefined, last: boolean) => (day === undefined ? '..' : endOf(day, unit, last) + mark);
  return `${side(start, false)}/${side(end, true)}`;
}

/** One end of an interval, as coarsely as its unit allows: 2006 where the year begins or ends with it. */
export function endOf(day: number, unit: TimeUnit, last: boolean): string {
  const { year, month } = civil(day);
  const edge = civil(last ? day + 1 : day);
  if (edge.day !== 1) return isoDay(day);
  if (unit === 'month') return `${four(year)}-${two(month)}`;
  return unit === 'year' && edge.month === 1 ? four(year) : isoDay(day);
}

function nameOf({ start, end, unit }: Closed): string | undefined {
  const first = civil(start);
  const year = four(first.year);
  switch (unit) {
    case 'day':
      return start === end ? isoDay(start) : undefined;
    case 'month':
      return sameMonth(start, end) ? `${year}-${two(first.month)}` : undefined;
    case 'quarter':
      return spans(start, end, 3) ? `${year}-${33 + (first.month - 1) / 3}` : undefined;
    case 'half':
      return spans(start, end, 6) ? `${year}-${first.month === 1 ? 40 : 41}` : undefined;
    case 'season':
      return spans(start, end, 3) ? `${year}-${20 + Math.floor(first.month / 3)}` : undefined;
    case 'year':
      return spans(start, end, 12) ? year : undefined;
    case 'decade':
      return spans(start, end, 120) ? `${year.slice(0, 3)}X` : undefined;
    case 'century':
      return spans(start, end, 1200) ? `${year.slice(0, 2)}XX` : undefined;
    default:
      return undefined;
  }
}

const sameMonth = (start: number, end: number) => spans(start, end, 1);

function spans(start: number, end: number, months: number): boolean {
  const first = civil(start);
  const after = civil(end + 1);
  return first.day === 1 && after.day === 1 && after.year * 12 + after.month - first.year * 12 - first.month === months;
}

/** "P2W", "PXD", "PT1H30M", "P2W/P3W", "P0.5Y". */
export function durationOf(amounts: readonly Amount[]): string {
  const low = oneDuration(amounts, (amount) => amount.count);
  const high = amounts.some(({ high }) => high !== undefined)
    ? oneDuration(amounts, ({ high, count }) => high ?? count)
    : undefined;
  return high === undefined ? low : `${low}/${high}`;
}

const ORDER: readonly TimeUnit[] = [
  'century',
  'decade',
  'year',
  'half',
  'quarter',
  'season',
  'month',
  'week',
  'weekend',
  'day',
  'hour',
  'minute',
  'second',
];

function oneDuration(amounts: readonly Amount[], count: (amount: Amount) => number | undefined): string {
  const parts = amounts.flatMap((amount) => splitHalf(amount.unit, count(amount)));
  const sorted = parts.sort((a, b) => ORDER.indexOf(a.unit) - ORDER.indexOf(b.unit));
  let text = 'P';
  for (const part of sorted) {
    const [number, letter] = inIso(part.unit, part.count);
    const clock = letter.startsWith('T');
    text += `${clock && !text.includes('T') ? 'T' : ''}${number}${clock ? letter.slice(1) : letter}`;
  }
  return text;
}

const HALVES: Readonly<Partial<Record<TimeUnit, Amount>>> = {
  year: { unit: 'month', count: 12 },
  day: { unit: 'hour', count: 24 },
  hour: { unit: 'minute', count: 60 },
};

/** "2 1/2 years" → 2 years, 6 months. */
function splitHalf(unit: TimeUnit, count: number | undefined): Amount[] {
  const smaller = HALVES[unit];
  if (count === undefined) return [{ unit }];
  const rest = count % 1;
  if (!smaller || rest === 0 || (rest * 4) % 1 !== 0) return [{ unit, count }];
  const whole: Amount[] = count >= 1 ? [{ unit, count: Math.trunc(count) }] : [];
  return [...whole, { unit: smaller.unit, count: rest * smaller.count! }];
}

/** Units that ISO 8601 lacks are counted in those it has. */
function inIso(unit: TimeUnit, count: number | undefined): readonly [string, string] {
  const factor =
    unit === 'decade'
      ? 10
      : unit === 'century'
        ? 100
        : unit === 'quarter' || unit === 'season'
          ? 3
          : unit === 'half'
            ? 6
            : 1;
  const letter =
    unit === 'decade' || unit === 'century'
      ? 'Y'
      : unit === 'weekend'
        ? 'WE'
        : letterOf(unit === 'quarter' || unit === 'season' ? 'month' : unit);
  return [count === undefined ? 'X' : String(Number((count * factor).toFixed(3))), letter];
}
