// Days as numbers, so that time can be drawn: 2024-10-06 is 20002, the days since 1970-01-01.
import type { Timeline } from '../../shared/api/types.ts';

export type Bucket = Timeline['bucket'];

const MS = 86_400_000;

/** Stretch of time in days; `to` is the first moment after it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The day's number; of a month or year that of its first day. */
export function dayOf(iso: string): number {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return utc(year, month - 1, day);
}

/** The first day after a day, month or year. */
export function dayAfter(iso: string): number {
  const [year = 0, month, day] = iso.split('-').map(Number);
  if (month === undefined) return utc(year + 1, 0, 1);
  if (day === undefined) return utc(year, month, 1);
  return utc(year, month - 1, day) + 1;
}

export function isoOf(day: number): string {
  return new Date(Math.floor(day) * MS).toISOString().slice(0, 10);
}

/** Years below 100 are years, too. */
function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / MS);
}

/** Days that a bucket has, about. */
const LENGTHS: readonly (readonly [Bucket, number])[] = [
  ['day', 1],
  ['month', 30.4],
  ['year', 365.2],
  ['decade', 3652],
];

/** Pixels that a bar has at least. */
const NARROWEST = 6;

/** The finest bucket whose bars are wide enough to be seen and pressed. */
export function bucketFor({ from, to }: Stretch, width: number): Bucket {
  const pixels = Math.max(width, 1) / (to - from);
  return LENGTHS.find(([, days]) => days * pixels >= NARROWEST)?.[0] ?? 'decade';
}

export interface Tick {
  readonly day: number;
  readonly words: string;
  /** Begins a year, or a decade. */
  readonly isMain: boolean;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Pixels between words of the axis. */
const APART = 56;
/** Steps of the axis in months; below a month, in days. */
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200] as const;
const DAY_STEPS = [1, 2, 7, 14] as const;

/** What stands on the axis. */
export function ticksOf(stretch: Stretch, width: number): Tick[] {
  const days = (APART * (stretch.to - stretch.from)) / Math.max(width, 1);
  const step = DAY_STEPS.find((one) => one >= days);
  return step === undefined ? monthTicks(stretch, days / 30.4) : dayTicks(stretch, step);
}

function dayTicks({ from, to }: Stretch, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let day = Math.ceil(from); day < to; day++) {
    const [year, month, date] = isoOf(day).split('-').map(Number);
    const isFirst = date === 1;
    if (!isFirst && ((date! - 1) % step !== 0 || (step > 1 && date! + step / 2 > 30))) continue;
    const words = isFirst ? `${MONTHS[month! - 1]} ${year}` : String(date);
    ticks.push({ day, words, isMain: isFirst });
  }
  return ticks;
}

function monthTicks({ from, to }: Stretch, months: number): Tick[] {
  const step = MONTH_STEPS.find((one) => one >= months) ?? 1200;
  const [year = 0, month = 1] = isoOf(from).split('-').map(Number);
  const ticks: Tick[] = [];
  for (let at = Math.floor((year * 12 + month - 1) / step) * step; ; at += step) {
    const [y, m] = [Math.floor(at / 12), at % 12];
    const day = utc(y, m, 1);
    if (day >= to) return ticks;
    if (day < from) continue;
    const isMain = step < 12 ? m === 0 : y % 10 === 0;
    ticks.push({ day, words: m === 0 ? String(y) : MONTHS[m]!, isMain });
  }
}

/** The shortest and the longest stretch that can be looked at. */
const SHORTEST = 7;
const LONGEST = 365.2 * 200;
const FIRST = utc(1, 0, 1);
const LAST = utc(9999, 0, 1);

/** The stretch made `by` times as long around a day, no shorter than a week. */
export function zoomed({ from, to }: Stretch, by: number, around: number): Stretch {
  const length = Math.min(Math.max((to - from) * by, SHORTEST), LONGEST);
  const share = (around - from) / (to - from);
  return kept({ from: around - share * length, to: around + (1 - share) * length });
}

export function moved({ from, to }: Stretch, days: number): Stretch {
  return kept({ from: from + days, to: to + days });
}

/** Within the years that have four digits. */
function kept({ from, to }: Stretch): Stretch {
  const by = Math.max(FIRST - from, 0) + Math.min(LAST - to, 0);
  return { from: from + by, to: to + by };
}

/** All that the buckets hold, with some room, a month at the least. */
export function wholeOf({ items }: Pick<Timeline, 'items'>, today: number): Stretch {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return { from: today - 365, to: today + 30 };
  const [from, to] = [dayOf(first.from), dayAfter(last.to)];
  const room = Math.max((to - from) * 0.03, (31 - (to - from)) / 2, 1);
  return { from: Math.floor(from - room), to: Math.ceil(to + room) };
}

/** A stretch as the address has it; `to` is the last day in it. */
export function queryOf({ from, to }: Stretch): { readonly from: string; readonly to: string } {
  const first = Math.floor(from);
  return { from: isoOf(first), to: isoOf(Math.max(Math.ceil(to) - 1, first)) };
}

/** The stretch that the address gives, open ends filled from `whole`; undefined where it gives none. */
export function stretchOf(from: string | null, to: string | null, whole: Stretch): Stretch | undefined {
  if (!from && !to) return undefined;
  const first = from ? dayOf(from) : Math.min(whole.from, dayAfter(to!) - SHORTEST);
  const last = to ? dayAfter(to) : Math.max(whole.to, first + SHORTEST);
  if (Number.isNaN(first) || Number.isNaN(last)) return undefined;
  return last - first >= SHORTEST ? { from: first, to: last } : around((first + last) / 2);
}

function around(day: number): Stretch {
  return { from: day - SHORTEST / 2, to: day + SHORTEST / 2 };
}
