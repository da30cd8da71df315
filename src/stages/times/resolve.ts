// What an expression means on a given day: "last month" in a text of 5 November 2024 → 2024-10.
import type { DayPart, TimePart, TimeUnit } from '../../document/time.ts';
import {
  type Closed,
  centuryOf,
  civil,
  dayNumber,
  dayPeriod,
  decadeOf,
  easterOf,
  FIRST_YEAR,
  halfOf,
  LAST_YEAR,
  monthOf,
  moveDay,
  nthWeekday,
  type Period,
  periodAround,
  quarterOf,
  seasonOf,
  validDay,
  weekdayOf,
  weekOf,
  yearOf,
} from './calendar.ts';
import type { HolidayRule } from './en.ts';
import type { Amount, Calendar, Expression } from './expression.ts';

export type Tense = 'past' | 'present' | 'future';

/** What a text brings to an expression. */
export interface Context {
  /** Day of publication. */
  readonly published?: number;
  /** The time last spoken of. */
  readonly spoken?: Closed;
  /** The quarter under discussion, which "a year ago" compares with. */
  readonly compared?: Closed;
  /** The year that the passage is set in, where its words say so. */
  readonly year?: number;
  readonly tense?: Tense;
}

export interface Resolved {
  readonly period?: Period;
  /** EDTF of what can be said without the missing parts: XXXX-08. */
  readonly partial?: string;
  readonly approximate?: boolean;
  readonly part?: TimePart;
  readonly dayPart?: DayPart;
  readonly clock?: string;
  readonly amounts?: readonly Amount[];
  /** What it was counted from. */
  readonly rests: 'stated' | 'publication' | 'spoken';
  /** A second value where the words allow two. */
  readonly other?: Closed;
  readonly problem?: string;
  readonly unit: TimeUnit;
}

const stated = (period: Closed | undefined): Resolved =>
  period ? { period, rests: 'stated', unit: period.unit } : NOTHING;
const NOTHING: Resolved = { rests: 'stated', unit: 'day' };
const inRange = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR;

/** The meaning of `expression`, as far as the context gives it. Lengths, sets and references have no period. */
export function resolve(expression: Expression, context: Context): Resolved {
  switch (expression.is) {
    case 'calendar':
      return resolveCalendar(expression, context);
    case 'offset':
      return fromPublication(context, (day) => dayPeriod(day + expression.days), 'day');
    case 'row':
      return resolveRow(expression, expression.narrated ? told(context) : context);
    case 'shift':
      return resolveShift(expression, context);
    case 'run':
      return resolveRun(expression, context);
    case 'range':
      return resolveRange(expression, context);
    case 'within':
      return resolveWithin(expression.inner, expression.outer, context);
    case 'nth':
      return resolveNth(expression, context);
    case 'part':
      return resolvePart(expression, context);
    case 'clocked': {
      const { dayPart, clock } = expression;
      return { ...resolve(expression.of, context), ...(dayPart && { dayPart }), ...(clock && { clock }) };
    }
    case 'same':
      return resolveSame(expression.unit, expression.steps, expression.loose === true, context);
    case 'lasting':
      return mapped(resolve(expression.from, context), ({ start }) => {
        const end = moveAll(start, expression.amounts, 1, 'count');
        return end === undefined || end <= start ? undefined : { start, end: end - 1, unit: 'day' };
      });
    case 'holding':
      return mapped(resolve(expression.of, context), ({ start }) => periodAround(start, expression.unit));
    case 'week-of': {
      const day = resolve(expression.of, context);
      const weekend = day.part === 'late';
      return mapped({ ...day, ...(day.part && {}) }, ({ start }) => periodAround(start, weekend ? 'weekend' : 'week'));
    }
    case 'impossible':
      return { ...NOTHING, problem: expression.why };
    default:
      return NOTHING;
  }
}

/** The context of a story: what follows or precedes does so from the day spoken of. */
function told(context: Context): Context {
  return context.spoken?.unit === 'day' ? { ...context, published: context.spoken.start } : context;
}

function fromPublication(context: Context, make: (day: number) => Closed, unit: TimeUnit): Resolved {
  if (context.published === undefined) return { rests: 'publication', unit };
  const period = make(context.published);
  return { period, rests: 'publication', unit: period.unit };
}

const isClosed = (period: Period | undefined): period is Closed =>
  period?.start !== undefined && period.end !== undefined;

/** The same with another period made of its own; nothing where it has none. */
function mapped(resolved: Resolved, make: (period: Closed) => Closed | undefined): Resolved {
  const { partial: _, part: __, ...rest } = resolved;
  const period = isClosed(resolved.period) ? make(resolved.period) : undefined;
  if (period) return { ...rest, period, unit: period.unit };
  const { period: ___, ...without } = rest;
  return without;
}

function resolveCalendar(date: Calendar, context: Context): Resolved {
  const problem = problemOf(date);
  if (problem) return { ...NOTHING, unit: date.unit, problem };
  if (date.century !== undefined) return stated(centuryOf(date.century));
  if (date.unit === 'decade') return resolveDecade(date);
  if (date.year !== undefined) {
    if (!inRange(date.year)) return { ...NOTHING, unit: date.unit };
    const period = placeIn(date, date.year);
    const swapped = date.swapped && validDay(date.year, date.swapped.month, date.swapped.day);
    return { ...stated(period), ...(swapped !== undefined && { other: dayPeriod(swapped) }) };
  }
  if (date.weekday !== undefined && date.month === undefined && date.day === undefined)
    return resolveWeekday(date.weekday, context);
  if (date.weekday !== undefined && date.month === undefined) return resolveWeekdayNumber(date, context);
  if (date.day !== undefined && date.month === undefined) return resolveDayNumber(date.day, context);
  return resolveYearless(date, context);
}

/** "31 February", "Monday, 3 May 2022": what no calendar has. */
function problemOf({ year, month, day, weekday }: Calendar): string | undefined {
  if (month === undefined || day === undefined)
    return month !== undefined && (month < 1 || month > 12) ? `there is no month ${month}` : undefined;
  if (month < 1 || month > 12 || day < 1 || day > 31) return 'no calendar has this day';
  if (validDay(year ?? 2000, month, day) === undefined)
    return year === undefined || day > 29 || month !== 2 ? 'the month has no such day' : `February ${year} had no 29th`;
  if (year === undefined || weekday === undefined) return undefined;
  return weekdayOf(dayNumber(year, month, day)) === weekday
    ? undefined
    : 'the weekday and the date contradict each other';
}

function resolveDecade({ year, shortDecade }: Calendar): Resolved {
  return stated(decadeOf(year ?? (shortDecade! <= 10 ? 2000 : 1900) + shortDecade!));
}

/** The period that a date without year takes in `year`; undefined where that year has none. */
function placeIn(date: Calendar, year: number): Closed | undefined {
  if (date.holiday) {
    const day = holidayIn(date.holiday, year);
    return day === undefined ? undefined : dayPeriod(day);
  }
  if (date.week !== undefined) return weekOf(year, date.week);
  if (date.quarter !== undefined) return quarterOf(year, date.quarter);
  if (date.half !== undefined) return halfOf(year, date.half);
  if (date.season !== undefined) return seasonOf(year, date.season);
  if (date.month === undefined) return yearOf(year);
  if (date.day === undefined) return monthOf(year, date.month);
  const day = validDay(year, date.month, date.day);
  if (day === undefined || (date.weekday !== undefined && weekdayOf(day) !== date.weekday)) return undefined;
  return dayPeriod(day);
}

function holidayIn(rule: HolidayRule, year: number): number | undefined {
  if ('easter' in rule) return easterOf(year) + rule.easter;
  if ('day' in rule) return dayNumber(year, rule.month, rule.day);
  const day = nthWeekday(monthOf(year, rule.month), rule.weekday, rule.nth);
  return day === undefined ? undefined : day + (rule.plus ?? 0);
}

const two = (number: number) => String(number).padStart(2, '0');

/** A date without year: that of the passage, else the one that tense and nearness to publication choose. */
function resolveYearless(date: Calendar, context: Context): Resolved {
  const { published, tense } = context;
  const partial = partialOf(date);
  if (context.year !== undefined) {
    const period = placeIn(date, context.year);
    if (period && (published === undefined || period.start <= published))
      return { period, rests: 'spoken', unit: period.unit };
  }
  if (published === undefined) return { rests: 'stated', unit: date.unit, ...(partial && { partial }) };
  const { year } = civil(published);
  const years = date.month === 2 && date.day === 29 ? [-4, -3, -2, -1, 0, 1, 2, 3, 4] : [-1, 0, 1];
  const candidates = years.map((step) => placeIn(date, year + step)).filter((place) => place !== undefined);
  const period = choose(candidates, published, tense, date);
  if (period) return { period, rests: 'publication', unit: period.unit };
  return {
    rests: 'publication',
    unit: date.unit,
    ...(date.weekday !== undefined && { problem: 'the weekday fits the date in no year near publication' }),
  };
}

function partialOf({ month, day, season, quarter, half }: Calendar): string | undefined {
  if (month !== undefined) return `XXXX-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
  const group =
    season !== undefined
      ? 20 + season
      : quarter !== undefined
        ? 32 + quarter
        : half !== undefined
          ? 39 + half
          : undefined;
  return group === undefined ? undefined : `XXXX-${group}`;
}

/** What a date costs, in days, that lies ahead where nothing says so, and one on the wrong side of the tense. */
const COSTS: Readonly<
  Record<'day' | 'month' | 'quarter', { ahead: number; aheadOfPast: number; behindFuture: number }>
> = {
  day: { ahead: 45, aheadOfPast: 330, behindFuture: 330 },
  month: { ahead: 90, aheadOfPast: 330, behindFuture: 330 },
  quarter: { ahead: 60, aheadOfPast: 200, behindFuture: 60 },
};

function choose(
  candidates: readonly Closed[],
  published: number,
  tense: Tense | undefined,
  date: Calendar,
): Closed | undefined {
  const costs =
    COSTS[date.unit === 'day' ? 'day' : date.unit === 'quarter' || date.unit === 'half' ? 'quarter' : 'month'];
  let best: Closed | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    let cost = 0;
    if (candidate.start > published) {
      cost =
        candidate.start - published + (tense === 'past' ? costs.aheadOfPast : tense === undefined ? costs.ahead : 0);
    } else if (candidate.end < published) {
      cost = published - candidate.end + (tense === 'future' ? costs.behindFuture : 0);
    }
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}

/** "Friday": that of the last seven days, publication included, unless the tense looks ahead. */
function resolveWeekday(weekday: number, context: Context): Resolved {
  return fromPublication(
    context,
    (day) => {
      const back = (weekdayOf(day) - weekday + 7) % 7;
      if (context.tense === 'future' && back !== 0) return dayPeriod(day + 7 - back);
      return dayPeriod(day - back);
    },
    'day',
  );
}

/** "Friday the 11th": the nearest day with both. */
function resolveWeekdayNumber(date: Calendar, context: Context): Resolved {
  if (context.published === undefined) return { rests: 'publication', unit: 'day' };
  const { year, month } = civil(context.published);
  const days: Closed[] = [];
  for (let step = -11; step <= 11; step++) {
    const at = monthOf(year, month + step);
    const day = at.start + date.day! - 1;
    if (day <= at.end && weekdayOf(day) === date.weekday) days.push(dayPeriod(day));
  }
  const nearest = choose(days, context.published, context.tense, { ...date, unit: 'month' });
  return nearest ? { period: nearest, rests: 'publication', unit: 'day' } : { rests: 'publication', unit: 'day' };
}

/** "the 21st": of the month of publication, or the one before or after. */
function resolveDayNumber(number: number, context: Context): Resolved {
  if (context.published === undefined) return { rests: 'publication', unit: 'day' };
  const { year, month } = civil(context.published);
  const candidates = [-1, 0, 1]
    .map((step) => monthOf(year, month + step))
    .filter(({ start, end }) => start + number - 1 <= end)
    .map(({ start }) => dayPeriod(start + number - 1));
  const past = context.tense === 'future' ? candidates.filter(({ start }) => start >= context.published!) : candidates;
  const nearest = choose(past, context.published, context.tense, { is: 'calendar', unit: 'day' });
  return nearest ? { period: nearest, rests: 'publication', unit: 'day' } : { rests: 'publication', unit: 'day' };
}

/** "last Friday", "next June", "this summer", "last week". */
function resolveRow({ of, steps, latest, soonest }: Extract<Expression, { is: 'row' }>, context: Context): Resolved {
  const { published } = context;
  if (published === undefined) return { rests: 'publication', unit: of.unit };
  const plain = Object.keys(of).length === 2;
  if (plain) return rowOfUnits(of.unit, steps, context);
  if (of.unit === 'day' && of.weekday !== undefined && of.month === undefined) {
    const soon = published + 1 + ((of.weekday - weekdayOf(published + 1) + 7) % 7);
    return {
      period: dayPeriod(soonest ? soon : weekdayInRow(of.weekday, steps, published)),
      rests: 'publication',
      unit: 'day',
    };
  }
  const { year } = civil(published);
  const places = [-2, -1, 0, 1, 2].map((step) => placeIn(of, year + step)).filter((place) => place !== undefined);
  const past = places.filter(({ start, end }) =>
    of.unit === 'day' ? start < published : end < published || (latest && start < published && of.unit !== 'month'),
  );
  const coming = places.filter(({ start }) => start > published);
  const period =
    steps < 0 ? past.at(steps) : steps > 0 ? coming[steps - 1] : nearestThisYear(places, published, of, context.tense);
  return period ? { period, rests: 'publication', unit: period.unit } : { rests: 'publication', unit: of.unit };
}

function nearestThisYear(
  places: readonly Closed[],
  published: number,
  of: Calendar,
  tense: Tense | undefined,
): Closed | undefined {
  const { year } = civil(published);
  if (of.season === 4 && civil(published).month <= 2 && tense !== 'future')
    return places.find(({ start, end }) => start <= published && published <= end);
  return places.find(({ start }) => civil(start).year === year);
}

function rowOfUnits(unit: TimeUnit, steps: number, context: Context): Resolved {
  const published = context.published!;
  if (unit === 'weekend') return weekendInRow(steps, context);
  // What is told on a Sunday of last week is told of the week that ends with it.
  const sunday = unit === 'week' && steps === -1 && weekdayOf(published) === 7;
  const period = periodAround(published, unit, sunday ? 0 : steps);
  return { period, rests: 'publication', unit };
}

/** "this weekend" told in the past tense early in a week is the one just over. */
function weekendInRow(steps: number, { published, tense }: Context): Resolved {
  const day = published!;
  const sunday = weekdayOf(day) >= 6;
  const over = steps === 0 && tense === 'past' && !sunday;
  const period = periodAround(day, 'weekend', over ? -1 : steps === -1 && !sunday ? -1 : steps);
  return { period, rests: 'publication', unit: 'weekend' };
}

function weekdayInRow(weekday: number, steps: number, published: number): number {
  const today = weekdayOf(published);
  if (steps < 0) return published - (((today - weekday + 6) % 7) + 1);
  if (steps === 0) return published - today + weekday;
  return published - today + 7 * steps + weekday;
}

/** "two weeks ago", "a year earlier", "three days after 4 May". */
function resolveShift(expression: Extract<Expression, { is: 'shift' }>, context: Context): Resolved {
  const { amounts, direction, from, exact } = expression;
  const unit = coarsest(amounts);
  const base = baseOf(from, unit, context);
  if (!base || !isClosed(base.period)) return { rests: base?.rests ?? 'publication', unit };
  const vague = amounts.find((amount) => amount.vague !== undefined);
  if (vague) return vagueShift(amounts, direction, base as Resolved & { period: Closed }, unit);
  const start = moveAll(base.period.start, amounts, direction, 'count');
  const end = moveAll(base.period.end, amounts, direction, 'count');
  if (start === undefined || end === undefined) return { rests: base.rests, unit };
  const inherits = (from !== 'publication' || base.rests === 'spoken') && base.unit !== 'day' && base.unit !== unit;
  if (inherits && (base.unit === 'quarter' || base.unit === 'month')) {
    return { period: periodAround(start, base.unit), rests: base.rests, unit: base.unit };
  }
  if (exact || unit === 'day')
    return {
      period: exact && base.unit !== 'day' ? dayPeriod(start) : { start, end, unit: 'day' },
      rests: base.rests,
      unit: 'day',
    };
  if (amounts.length > 1) return { period: dayPeriod(start), rests: base.rests, unit: 'day' };
  if (unit === 'hour' || unit === 'minute' || unit === 'second') return { rests: base.rests, unit };
  if (unit === 'week' && base.rests === 'spoken' && base.unit === 'day') {
    return { period: dayPeriod(start), rests: base.rests, unit: 'day', approximate: true };
  }
  const unitAway = unit === 'decade' || unit === 'century' ? 'year' : unit;
  return { period: periodAround(start, unitAway), rests: base.rests, unit: unitAway, approximate: true };
}

function baseOf(from: 'publication' | 'spoken' | Expression, unit: TimeUnit, context: Context): Resolved | undefined {
  if (typeof from !== 'string') return resolve(from, context);
  const { published, spoken } = context;
  const compared = unit === 'year' ? context.compared : undefined;
  if (compared) return { period: compared, rests: 'spoken', unit: compared.unit };
  if (spoken && from === 'spoken') return { period: spoken, rests: 'spoken', unit: spoken.unit };
  return published === undefined ? undefined : { period: dayPeriod(published), rests: 'publication', unit: 'day' };
}

function moveAll(
  day: number,
  amounts: readonly Amount[],
  direction: -1 | 1,
  bound: 'count' | 'low' | 'high',
): number | undefined {
  let at = day;
  for (const { count, vague, unit, business } of amounts) {
    const number = vague && bound !== 'count' ? vague[bound] : count;
    if (number === undefined || number > 100_000 || business) return undefined;
    at = moveDay(at, direction * number, unit);
    if (!inRange(civil(at).year)) return undefined;
  }
  return at;
}

/** "several months ago": somewhere between the bounds of the words. */
function vagueShift(
  amounts: readonly Amount[],
  direction: -1 | 1,
  base: Resolved & { readonly period: Closed },
  unit: TimeUnit,
): Resolved {
  const near = moveAll(base.period.start, amounts, direction, 'low');
  const far = amounts.some(({ vague }) => vague !== undefined && vague.high > 20)
    ? undefined
    : moveAll(base.period.start, amounts, direction, 'high');
  if (near === undefined || far === undefined) return { rests: base.rests, unit, amounts };
  const period = direction < 0 ? { start: far, end: near, unit } : { start: near, end: far, unit };
  return { period, rests: base.rests, unit, approximate: true, amounts };
}

const COARSE: readonly TimeUnit[] = [
  'second',
  'minute',
  'hour',
  'day',
  'weekend',
  'week',
  'month',
  'season',
  'quarter',
  'half',
  'year',
  'decade',
  'century',
];
const coarsest = (amounts: readonly Amount[]): TimeUnit =>
  amounts.map(({ unit }) => unit).reduce((a, b) => (COARSE.indexOf(a) >= COARSE.indexOf(b) ? a : b));

/** "the past three months", "within 5 days", "the last three weeks of this year". */
function resolveRun(expression: Extract<Expression, { is: 'run' }>, context: Context): Resolved {
  const { amounts, direction, within } = expression;
  const unit = coarsest(amounts);
  const counted = { amounts, unit };
  if (within) return { ...runWithin(amounts, direction, resolve(within, context)), ...counted };
  if (context.published === undefined || amounts.some(({ count }) => count === undefined))
    return { rests: 'publication', ...counted };
  if (COARSE.indexOf(unit) < COARSE.indexOf('day')) return { rests: 'publication', ...counted };
  const count = amounts[0]!.count!;
  if (amounts.length === 1 && /^(?:quarter|decade|century|weekend)$/.test(unit) && count < 1000) {
    const near = periodAround(context.published, unit, direction);
    const far = periodAround(context.published, unit, direction * count);
    const period =
      direction < 0 ? { start: far.start, end: near.end, unit } : { start: near.start, end: far.end, unit };
    return inRange(civil(period.start).year) && inRange(civil(period.end).year)
      ? { period, rests: 'publication', ...counted }
      : { rests: 'publication', ...counted };
  }
  const far = moveAll(context.published, amounts, direction, 'count');
  if (far === undefined) return { rests: 'publication', ...counted };
  const period =
    direction < 0
      ? { start: far, end: context.published, unit: 'day' as const }
      : { start: context.published + (expression.whole ? 0 : 1), end: far, unit: 'day' as const };
  return { period, rests: 'publication', ...counted };
}

function runWithin(amounts: readonly Amount[], direction: -1 | 1, outer: Resolved): Resolved {
  if (!isClosed(outer.period)) return outer;
  const { unit, count } = amounts[0]!;
  if (count === undefined) return { rests: outer.rests, unit };
  if (unit === 'week') {
    const monday = outer.period.start + ((8 - weekdayOf(outer.period.start)) % 7);
    const sunday = outer.period.end - (weekdayOf(outer.period.end) % 7);
    const period =
      direction > 0
        ? { start: monday, end: monday + 7 * count - 1, unit }
        : { start: sunday - 7 * count + 1, end: sunday, unit };
    return { period, rests: outer.rests, unit };
  }
  const period =
    direction > 0
      ? { start: outer.period.start, end: moveDay(outer.period.start, count, unit) - 1, unit }
      : { start: moveDay(outer.period.end + 1, -count, unit), end: outer.period.end, unit };
  return { period, rests: outer.rests, unit };
}

function resolveRange({ from, to, beyond }: Extract<Expression, { is: 'range' }>, context: Context): Resolved {
  const left = from && resolve(from.expression, context);
  const right = to && resolve(to.expression, context.year === undefined && left ? afterLeft(left, context) : context);
  const rests =
    left?.rests === 'publication' || right?.rests === 'publication' ? 'publication' : (left?.rests ?? right!.rests);
  const unit = (left ?? right)!.unit;
  const day = to?.expression;
  const weekday = day?.is === 'calendar' && day.weekday !== undefined && day.month === undefined;
  const problem = left?.problem ?? right?.problem;
  if (problem) return { rests, unit, problem };
  if (left && right) return closeRange(left, { ...right, weekday }, rests, unit);
  const one = (left ?? right)!;
  if (!one.period)
    return { rests, unit, ...(one.partial && { partial: left ? `${one.partial}/..` : `../${one.partial}` }) };
  const { start, end } = one.period;
  const ofDay = { ...(one.dayPart && { dayPart: one.dayPart }), ...(one.clock && { clock: one.clock }) };
  // "Before the end of May" and "after the start of May" hold the month; "after 2010" leaves the year out.
  const edge = (one.part === 'late' && !left) || (one.part === 'early' && !right);
  const wide = beyond === true && one.unit !== 'day' && !edge;
  if (left) {
    const first = wide ? end : start;
    return { period: { ...(first !== undefined && { start: wide ? first + 1 : first }), unit }, rests, unit, ...ofDay };
  }
  const last = wide ? start : end;
  return { period: { ...(last !== undefined && { end: wide ? last - 1 : last }), unit }, rests, unit, ...ofDay };
}

/** The right end of a range lies after the left: "from November to February". */
function afterLeft(left: Resolved, context: Context): Context {
  if (!isClosed(left.period) || left.rests !== 'stated') return context;
  return { ...context, year: civil(left.period.start).year };
}

function closeRange(
  left: Resolved,
  right: Resolved & { readonly weekday: boolean },
  rests: Resolved['rests'],
  unit: TimeUnit,
): Resolved {
  if (!isClosed(left.period) || !isClosed(right.period)) {
    const both = left.partial !== undefined && right.partial !== undefined;
    return { rests, unit, ...(both && { partial: `${left.partial}/${right.partial}` }) };
  }
  let { end } = right.period;
  let { start } = left.period;
  if (end < start && right.weekday) end += 7 * Math.ceil((start - end) / 7);
  else if (end < start && right.rests !== 'stated') end = moveDay(end, 1, 'year');
  else if (end < start && left.rests !== 'stated') start = moveDay(start, -1, 'year');
  if (end < start) return { rests, unit, problem: 'the range ends before it begins' };
  return { period: { start, end, unit: left.unit === right.unit ? left.unit : 'day' }, rests, unit };
}

/** "Tuesday of next week", "June last year", "the third week of 2027". */
function resolveWithin(inner: Expression, outer: Expression, context: Context): Resolved {
  const around = resolve(outer, context);
  if (!isClosed(around.period)) return { rests: around.rests, unit: inner.is === 'calendar' ? inner.unit : 'day' };
  const { period, rests } = around;
  if (inner.is === 'calendar' && inner.weekday !== undefined && inner.month === undefined) {
    const day = nthWeekday(period, inner.weekday, 1);
    return day === undefined ? { rests, unit: 'day' } : { period: dayPeriod(day), rests, unit: 'day' };
  }
  if (inner.is === 'calendar') {
    const problem = problemOf({ ...inner, year: civil(period.start).year });
    if (problem) return { rests, unit: inner.unit, problem };
    const place = placeIn(inner, civil(period.start).year);
    return place ? { period: place, rests, unit: place.unit } : { rests, unit: inner.unit };
  }
  if (inner.is === 'same') {
    const spoken = context.spoken;
    if (spoken?.unit !== 'quarter' && spoken?.unit !== 'month') return around;
    const years = civil(period.start).year - civil(spoken.start).year;
    return {
      period: periodAround(moveDay(spoken.start, years, 'year'), spoken.unit),
      rests: 'spoken',
      unit: spoken.unit,
    };
  }
  return inner.is === 'nth' ? nthIn(inner, period, rests) : around;
}

function nthIn(
  { n, unit, weekday }: Extract<Expression, { is: 'nth' }>,
  within: Closed,
  rests: Resolved['rests'],
): Resolved {
  const make = (period: Closed | undefined): Resolved =>
    period && period.start <= within.end && period.end >= within.start
      ? { period, rests, unit: period.unit }
      : { rests, unit };
  if (weekday !== undefined) {
    const day = nthWeekday(within, weekday, n);
    return make(day === undefined ? undefined : dayPeriod(day));
  }
  if (unit === 'day') {
    const day = n < 0 ? within.end + n + 1 : within.start + n - 1;
    return day > within.end ? { rests, unit, problem: 'the month has no such day' } : make(dayPeriod(day));
  }
  if (unit === 'week') {
    // The week that holds the first Thursday is the first, as in ISO 8601.
    const thursday = nthWeekday(within, 4, n);
    return make(thursday === undefined ? undefined : { start: thursday - 3, end: thursday + 3, unit });
  }
  const first = n < 0 ? periodAround(within.end, unit, n + 1) : periodAround(within.start, unit, n - 1);
  return make(first);
}

/** "first Sunday" of the month of publication. */
function resolveNth(expression: Extract<Expression, { is: 'nth' }>, context: Context): Resolved {
  if (context.published === undefined || expression.weekday === undefined)
    return { rests: 'publication', unit: expression.unit };
  return nthIn(expression, periodAround(context.published, 'month'), 'publication');
}

/** Thirds of a month and year, halves of what is shorter; "later this year" is from publication on. */
function resolvePart({ part, of, open }: Extract<Expression, { is: 'part' }>, context: Context): Resolved {
  const whole = resolve(of, context);
  if (!isClosed(whole.period)) return { ...whole, part };
  const { start, end } = whole.period;
  if (start === end) return { ...whole, part };
  const { published } = context;
  if (open && published !== undefined && published >= start && published <= end) {
    const period =
      part === 'late' ? { start: published, end, unit: whole.unit } : { start, end: published, unit: whole.unit };
    return { ...whole, period, part };
  }
  return { ...whole, period: { ...thirdOf(whole.period, part), unit: whole.unit }, part, approximate: true };
}

function thirdOf({ start, end, unit }: Closed, part: TimePart): { readonly start: number; readonly end: number } {
  const { year } = civil(start);
  const at = { early: 0, mid: 1, late: 2 }[part];
  if (unit === 'year') return { start: monthOf(year, 4 * at + 1).start, end: monthOf(year, 4 * at + 4).end };
  if (unit === 'decade') return { start: yearOf(year + [0, 4, 7][at]!).start, end: yearOf(year + [3, 6, 9][at]!).end };
  const third = Math.round((end - start + 1) / 3);
  if (part === 'early') return { start, end: start + third - 1 };
  if (part === 'late') return { start: end - third + 1, end };
  return { start: start + third, end: end - third };
}

/** "that day", "the following year", "the quarter". */
function resolveSame(unit: TimeUnit, steps: number, loose: boolean, context: Context): Resolved {
  const { spoken, published } = context;
  const quarter = unit === 'quarter' && loose;
  const fits = spoken && !(quarter && spoken.unit !== 'quarter') && COARSE.indexOf(spoken.unit) <= COARSE.indexOf(unit);
  if (fits && (!loose || unit !== 'day')) {
    const exact = spoken.unit === unit && steps === 0;
    const looseYear = loose && (unit === 'year' || unit === 'month' || unit === 'week' || unit === 'weekend');
    if (!looseYear) return { period: exact ? spoken : periodAround(spoken.start, unit, steps), rests: 'spoken', unit };
  }
  if (published === undefined) return { rests: 'publication', unit };
  if (unit === 'quarter' && loose) return { period: periodAround(published, unit, -1), rests: 'publication', unit };
  if (unit === 'weekend') return weekendInRow(steps, context);
  return { period: periodAround(published, unit, steps), rests: 'publication', unit };
}
