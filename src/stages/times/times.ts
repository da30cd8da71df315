// Finds times and says what they mean: "last month" in a text of November 2024 → 2024-10, counted from its publication.

import type { Span } from '../../document/span.ts';
import type { Time, TimeBasis, TimeEnd } from '../../document/time.ts';
import { defineStage } from '../../pipeline/stage.ts';
import type { Atom } from './atoms.ts';
import { type Closed, civil, isoDay, type Period, parseIsoDay, yearOf } from './calendar.ts';
import { dateDocument } from './date-document.ts';
import { durationOf, edtfOf } from './edtf.ts';
import type { Expression, Found } from './expression.ts';
import { readSentences, type TimedText } from './read.ts';
import { type Context, type Resolved, resolve } from './resolve.ts';

/** The days on which a text can have been published, as ISO days. */
export interface Published {
  readonly earliest: string;
  readonly latest: string;
  /** Worked out from the text itself. */
  readonly inferred?: boolean;
}

export interface TimesOptions {
  readonly published?: Published;
  /** 3/4/2024 means 4 March; without it such a date keeps both values. */
  readonly monthFirst?: boolean;
}

export const times = defineStage({
  name: 'times',
  reads: ['tokens', 'tags', 'sentences'],
  writes: ['times', 'inferredDate'],
  run: ({ language, published, ...layers }, { pack }) => {
    if (language !== 'en') return { times: [], inferredDate: null };
    if (published) return { times: findTimes(layers, { published }), inferredDate: null };
    const happenings = pack.dated.find(layers.text).map(({ start, end, owner }) => ({ start, end, edtf: owner.edtf }));
    const inferredDate = dateDocument(layers, happenings) ?? null;
    const options = inferredDate ? { published: { ...inferredDate, inferred: true } } : {};
    return { times: findTimes(layers, options), inferredDate };
  },
});

/** What the text has said so far, for what rests on it. */
interface Memory {
  spoken?: Closed;
  /** The quarter last spoken of, and the number of its sentence. */
  quarter?: Closed;
  quarterAt?: number;
  /** Year that the sentence is set in. */
  year?: number;
}

/** A sentence is set in a year only where it lies this far back; months of last year are told like those of this. */
const LONG_AGO = 3;

function isLongAgo(year: number | undefined, days: Days | undefined): boolean {
  return year !== undefined && (days === undefined || year <= civil(days.earliest).year - LONG_AGO);
}

/** Sentences for which a quarter stays under discussion. */
const QUARTER_LASTS = 10;

/** Times of a text in order, none overlapping. */
export function findTimes(layers: TimedText, options: TimesOptions = {}): Time[] {
  const days = daysOf(options.published);
  const memory: Memory = {};
  const found: Time[] = [];
  for (const { atoms, times, index } of readSentences(layers, options.monthFirst === true)) {
    if (index - (memory.quarterAt ?? index) > QUARTER_LASTS) delete memory.quarter;
    delete memory.year;
    for (const { tense, ...expression } of times) {
      const context: Context = {
        ...(memory.quarter && { compared: memory.quarter }),
        ...(memory.spoken && { spoken: memory.spoken }),
        ...(isLongAgo(memory.year, days) && tense !== 'future' && { year: memory.year! }),
        ...(tense && { tense }),
      };
      found.push(timeOf(layers.text, atoms, expression, context, days, memory));
      if (memory.quarter === memory.spoken) memory.quarterAt = index;
    }
  }
  return found;
}

interface Days {
  readonly earliest: number;
  readonly latest: number;
  readonly inferred: boolean;
}

function daysOf(published: Published | undefined): Days | undefined {
  if (!published) return undefined;
  const earliest = parseIsoDay(published.earliest);
  const latest = parseIsoDay(published.latest);
  return earliest === undefined || latest === undefined
    ? undefined
    : { earliest, latest, inferred: published.inferred === true };
}

function timeOf(
  text: string,
  atoms: readonly Atom[],
  found: Found,
  context: Context,
  days: Days | undefined,
  memory: Memory,
): Time {
  const { expression } = found;
  const span = spanOf(atoms, found);
  const words = { ...span, text: text.slice(span.start, span.end) };
  if (expression.is === 'set') return { kind: 'set', every: expression.every, basis: 'stated', ...words };
  if (expression.is === 'reference') return { kind: 'reference', reference: expression.to, basis: 'stated', ...words };
  if (expression.is === 'length') {
    const unit = expression.amounts.at(-1)!.unit;
    return { kind: 'duration', duration: durationOf(expression.amounts), unit, basis: 'stated', ...words };
  }
  const certain = { ...context, ...(days && { published: days.earliest }) };
  const low = resolve(expression, certain);
  const high =
    days && days.latest !== days.earliest ? resolve(expression, { ...context, published: days.latest }) : low;
  if (low === high || sameValue(low, high)) remember(memory, expression, low);
  return { ...dateOf(text, atoms, expression, low, high, certain, days, memory), ...words };
}

/** Span and words of a part of the atoms. */
function spanOf(atoms: readonly Atom[], { first, next }: Found): Span {
  return { start: atoms[first]!.start, end: atoms[next - 1]!.end };
}

function sameValue(a: Resolved, b: Resolved): boolean {
  return a.period?.start === b.period?.start && a.period?.end === b.period?.end;
}

function dateOf(
  text: string,
  atoms: readonly Atom[],
  expression: Expression,
  low: Resolved,
  high: Resolved,
  context: Context,
  days: Days | undefined,
  memory: Memory,
): Omit<Time, 'start' | 'end' | 'text'> {
  const { part, dayPart, clock, problem } = low;
  const edtf = edtfIn(low, high);
  const duration = expression.is === 'run' ? durationOf(expression.amounts) : vagueDuration(expression, low);
  const ends = expression.is === 'range' ? rangeEnds(text, atoms, expression, context) : {};
  return {
    kind: edtf === undefined && duration !== undefined ? 'duration' : 'date',
    ...(edtf !== undefined && { edtf }),
    ...restsOn(low, days, memory),
    unit: low.unit,
    ...(part && { part }),
    ...(dayPart && { dayPart }),
    ...(clock && { clock }),
    ...(duration && { duration }),
    ...(problem && { problem }),
    ...ends,
  };
}

/** Of "several months ago" the length is said and the date is not; of "an hour later" too. */
function vagueDuration(expression: Expression, { amounts, period, unit }: Resolved): string | undefined {
  if (expression.is !== 'shift') return undefined;
  const clock = period === undefined && !/^(?:day|week|month|quarter|year|decade|century)$/.test(unit);
  return amounts ? durationOf(amounts) : clock ? durationOf(expression.amounts) : undefined;
}

function restsOn(
  { rests, period }: Resolved,
  days: Days | undefined,
  memory: Memory,
): { readonly basis: TimeBasis; readonly anchor?: string } {
  if (rests === 'spoken')
    return { basis: 'relative-to-time', ...(memory.spoken && period && { anchor: edtfOf(memory.spoken) }) };
  if (rests === 'stated') return { basis: 'stated' };
  if (!days) return { basis: 'relative-to-publication' };
  const anchor =
    days.earliest === days.latest ? isoDay(days.earliest) : `[${isoDay(days.earliest)}..${isoDay(days.latest)}]`;
  return { basis: days.inferred ? 'inferred' : 'relative-to-publication', anchor };
}

/** One value; where the day of publication is not certain, the days among which it lies. */
function edtfIn(low: Resolved, high: Resolved): string | undefined {
  if (!low.period || !high.period) return low.partial;
  if (low.other && isClosed(low.period)) return oneOf(low.period, low.other);
  if (!sameValue(low, high)) return between(low.period, high.period);
  return edtfOf(low.period, low.approximate === true);
}

function oneOf(one: Closed, other: Closed): string {
  return `[${[one, other]
    .sort((a, b) => a.start - b.start)
    .map((period) => edtfOf(period))
    .join(',')}]`;
}

function between(low: Period, high: Period): string | undefined {
  const start = low.start === undefined || high.start === undefined ? undefined : Math.min(low.start, high.start);
  const end = low.end === undefined || high.end === undefined ? undefined : Math.max(low.end, high.end);
  if (start === undefined && end === undefined) return undefined;
  if (start === undefined || end === undefined)
    return edtfOf({ ...(start !== undefined && { start }), ...(end !== undefined && { end }), unit: 'day' });
  return `[${isoDay(start)}..${isoDay(end)}]`;
}

const isClosed = (period: Period): period is Closed => period.start !== undefined && period.end !== undefined;

/** The ends of a range as they are named, whether or not they are part of it. */
function rangeEnds(
  text: string,
  atoms: readonly Atom[],
  { from, to }: Extract<Expression, { is: 'range' }>,
  context: Context,
): { readonly from?: TimeEnd; readonly to?: TimeEnd } {
  const end = (found: Found): TimeEnd => {
    const span = spanOf(atoms, found);
    const { period, unit } = resolve(found.expression, context);
    return { ...span, text: text.slice(span.start, span.end), unit, ...(period && { edtf: edtfOf(period) }) };
  };
  return { ...(from && { from: end(from) }), ...(to && { to: end(to) }) };
}

/** Keeps what was said for "a week earlier" and "that year". References, lengths and the day of publication itself set no scene. */
function remember(memory: Memory, expression: Expression, { period, rests }: Resolved): void {
  if (!period || !isClosed(period)) return;
  if (expression.is === 'offset' || expression.is === 'run') return;
  if (expression.is === 'shift' && (expression.from === 'spoken' || expression.amounts[0]!.unit === 'year')) return;
  memory.spoken = period;
  if (period.unit === 'quarter') memory.quarter = period;
  const year = civil(period.start).year;
  const whole = period.unit === 'year' || period.unit === 'month' || period.unit === 'day';
  const within = yearOf(year).end >= period.end;
  if (rests === 'stated' && whole && within && expression.is === 'calendar') memory.year = year;
}
