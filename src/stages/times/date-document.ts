// Dates a text that nobody dated, by what it mentions: "In May, Russia and China vetoed …" and the pack's day of that veto.
import { quote, type Span } from '../../document/span.ts';
import { type InferredDate, windowOf } from '../../document/time.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { type Closed, civil, dayNumber, isoDay, monthOf, parseIsoDay, periodAround, yearOf } from './calendar.ts';
import { edtfOf } from './edtf.ts';
import type { Expression } from './expression.ts';
import { type FoundInTense, readSentences, type TimedText } from './read.ts';
import { resolve } from './resolve.ts';
import { tenseAt, tensesOf } from './tense.ts';

/** Words of the text that name a happening of known date. */
export interface DatedMention extends Span {
  readonly edtf: string;
}

/** The day of publication lies in [start, end], because of these words. Months: those it can lie in, of any year. */
interface Bound {
  readonly start?: number;
  readonly end?: number;
  readonly month?: number;
  readonly because: readonly Span[];
}

/** Days for which a month is named without its year: after that, news adds it. */
const YEARLESS = 365;
/** A window wider than this dates nothing. */
const WIDEST = 366;

/**
 * The window in which the text was written, or undefined where its words leave it open or contradict each other.
 * `mentions` are the happenings that a pack dates.
 */
export function dateDocument(layers: TimedText, mentions: readonly DatedMention[] = []): InferredDate | undefined {
  const bounds = [...statedBounds(layers), ...mentionBounds(layers, mentions)];
  const low = bounds.filter(({ start }) => start !== undefined).sort((a, b) => b.start! - a.start! || order(a, b))[0];
  const high = bounds.filter(({ end }) => end !== undefined).sort((a, b) => a.end! - b.end! || order(a, b))[0];
  if (!low || !high || low.start! > high.end!) return undefined;
  const month = bounds.find((bound) => bound.month !== undefined);
  const window = month ? monthWithin(low.start!, high.end!, month.month!) : { start: low.start!, end: high.end! };
  if (!window || window.end - window.start >= WIDEST) return undefined;
  const evidence = [...low.because, ...high.because, ...(month?.because ?? [])];
  return {
    edtf: edtfOfWindow(window.start, window.end),
    earliest: isoDay(window.start),
    latest: isoDay(window.end),
    evidence: distinct(evidence).map(({ start, end }) => quote(layers.text, start, end)),
  };
}

const order = (a: Bound, b: Bound) => (a.because[0]?.start ?? 0) - (b.because[0]?.start ?? 0);

function distinct(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.filter(
    ({ start, end }, at) => at === 0 || sorted[at - 1]!.start !== start || sorted[at - 1]!.end !== end,
  );
}

function edtfOfWindow(start: number, end: number): string {
  const { year, month } = civil(start);
  for (const whole of [{ start, end: start, unit: 'day' as const }, monthOf(year, month), yearOf(year)]) {
    if (whole.start === start && whole.end === end) return edtfOf(whole);
  }
  return `[${isoDay(start)}..${isoDay(end)}]`;
}

/** The days of that month within the window; undefined where it holds none or more than one such month. */
function monthWithin(
  start: number,
  end: number,
  month: number,
): { readonly start: number; readonly end: number } | undefined {
  const found: Closed[] = [];
  for (let year = civil(start).year; year <= civil(end).year; year++) {
    const whole = monthOf(year, month);
    if (whole.end >= start && whole.start <= end) found.push(whole);
  }
  const [one] = found;
  return found.length === 1 ? { start: Math.max(start, one!.start), end: Math.min(end, one!.end) } : undefined;
}

/** What the text's own dates say: one told as past lies before publication, one told as coming after it. */
function* statedBounds(layers: TimedText): Generator<Bound> {
  const months: NamedMonth[] = [];
  for (const { index, atoms, times } of readSentences(layers, false)) {
    const words = times.some((time) => monthOfNoYear(time)) ? contentWords(atoms) : new Set<string>();
    for (const time of times) {
      const because = [spanOf(atoms, time)];
      const day = statedDay(time);
      if (day && time.tense === 'past') yield { start: day.start, because };
      if (day && time.tense === 'future') yield { end: day.end, because };
      const named = monthOfNoYear(time);
      if (named !== undefined) months.push({ index, ...named, span: because[0]!, words });
    }
  }
  yield* monthBounds(months);
}

/** A date with its year, said outright. */
function statedDay({ expression }: FoundInTense): Closed | undefined {
  if (expression.is !== 'calendar' || expression.year === undefined || expression.swapped) return undefined;
  const { period } = resolve(expression, {});
  return period?.start !== undefined && period.end !== undefined && period.unit !== 'decade'
    ? (period as Closed)
    : undefined;
}

interface NamedMonth {
  readonly index: number;
  /** Month of the year, or months from that of publication: "last month" is -1. */
  readonly month?: number;
  readonly steps?: number;
  readonly span: Span;
  readonly words: ReadonlySet<string>;
}

function monthOfNoYear({
  expression,
  tense,
}: FoundInTense): { readonly month: number } | { readonly steps: number } | undefined {
  if (
    expression.is === 'calendar' &&
    expression.unit === 'month' &&
    expression.year === undefined &&
    tense !== 'future'
  ) {
    return { month: expression.month! };
  }
  const row = expression.is === 'row' && expression.of.unit === 'month' && Object.keys(expression.of).length === 2;
  return row ? { steps: expression.steps } : undefined;
}

/** Sentences apart in which one thing is told of twice. */
const NEAR = 2;
/** Content words that two such sentences share. */
const SHARED = 3;

/** "received … in August", and of the same thing soon after "last month": written in September. */
function* monthBounds(months: readonly NamedMonth[]): Generator<Bound> {
  let first = 0;
  for (const [at, relative] of months.entries()) {
    while (months[first]!.index < relative.index - NEAR) first++;
    if (relative.steps === undefined) continue;
    const named = nearby(months, first, at, relative.index).filter(({ month }) => month !== undefined);
    const same = named.filter(({ words }) => shared(words, relative.words) >= SHARED);
    if (same.length === 0 || new Set(same.map(({ month }) => month)).size > 1) continue;
    const month = ((((same[0]!.month! - 1 - relative.steps) % 12) + 12) % 12) + 1;
    yield { month, because: [same[0]!.span, relative.span] };
  }
}

/** Months of the sentences around: those from `first` on, as far as they are near. */
function nearby(months: readonly NamedMonth[], first: number, at: number, index: number): readonly NamedMonth[] {
  let next = at;
  while (next < months.length && months[next]!.index <= index + NEAR && next - first < MOST) next++;
  return months.slice(first, next);
}
/** Months that are compared with one another. */
const MOST = 40;

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count++;
  return count;
}

/** Nouns, names, adjectives and verbs of a sentence, by their beginning, so that "Iranian" and "Iran" meet. */
function contentWords(atoms: readonly Atom[]): Set<string> {
  return new Set(
    atoms
      .filter(({ tag, lower }) => /^(?:NN|VB|JJ)/.test(tag) && lower.length > 3)
      .map(({ lower }) => lower.slice(0, 6)),
  );
}

/** What happenings of known date say, with the tense and the times of their sentence. */
function* mentionBounds(layers: TimedText, mentions: readonly DatedMention[]): Generator<Bound> {
  if (mentions.length === 0) return;
  const read = new Map([...readSentences(layers, false)].map((sentence) => [sentence.index, sentence]));
  const sorted = [...mentions].sort((a, b) => a.start - b.start || a.end - b.end);
  let index = 0;
  let last: TimedText['sentences'][number] | undefined;
  let atoms: readonly Atom[] = [];
  for (const mention of sorted) {
    while (index < layers.sentences.length && layers.sentences[index]!.end <= mention.start) index++;
    const sentence = layers.sentences[index];
    const happened = daysOf(mention.edtf);
    if (!sentence || !happened || sentence.start > mention.start) continue;
    if (sentence !== last) atoms = atomsOf(layers.text, layers.tokens, layers.tags, ...sentence.tokens);
    last = sentence;
    yield* boundsOf(mention, happened, atoms, read.get(index)?.times ?? []);
  }
}

function daysOf(edtf: string): Closed | undefined {
  const window = windowOf(edtf);
  const start = parseIsoDay(window?.earliest ?? '');
  const end = parseIsoDay(window?.latest ?? '');
  return start === undefined || end === undefined ? undefined : { start, end, unit: 'day' };
}

function* boundsOf(
  mention: Span,
  happened: Closed,
  atoms: readonly Atom[],
  times: readonly FoundInTense[],
): Generator<Bound> {
  const because = [{ start: mention.start, end: mention.end }];
  const first = atoms.findIndex(({ end }) => end > mention.start);
  const after = atoms.findIndex(({ start }) => start >= mention.end);
  const next = after === -1 ? atoms.length : after;
  const verb = atoms.slice(first, next).some(({ tag }) => tag === 'VBD' || tag === 'VBN');
  const tense = verb ? 'past' : tenseAt(tensesOf(atoms), atoms, first, next);
  if (tense === 'future') {
    yield { end: happened.end, because };
    return;
  }
  if (tense !== 'past') return;
  yield { start: happened.start, because };
  for (const time of times) {
    const span = spanOf(atoms, time);
    if (span.start < mention.end && mention.start < span.end) continue;
    const around = publicationAround(time.expression, happened);
    if (around) yield { ...around, because: [...because, span] };
  }
}

/** Where publication lies when a happening of that day is told of with these words: "this year", "last month", "In May". */
function publicationAround(expression: Expression, { start, end }: Closed): Pick<Bound, 'start' | 'end'> | undefined {
  if (expression.is === 'offset') return { start: start - expression.days, end: end - expression.days };
  if (expression.is === 'calendar' && expression.year === undefined) {
    const here = expression.month !== undefined && expression.month === civil(start).month;
    if (expression.unit === 'month' && here) return { start, end: end + YEARLESS };
    return expression.weekday !== undefined && expression.month === undefined && start === end
      ? { start, end: start + 6 }
      : undefined;
  }
  if (expression.is !== 'row' || Object.keys(expression.of).length > 2) return undefined;
  const { unit } = expression.of;
  if (unit !== 'year' && unit !== 'month' && unit !== 'week') return undefined;
  const from = periodAround(start, unit, -expression.steps);
  const to = periodAround(end, unit, -expression.steps);
  return { start: Math.max(from.start, expression.steps <= 0 ? start : dayNumber(1000, 1, 1)), end: to.end };
}

function spanOf(atoms: readonly Atom[], { first, next }: FoundInTense): Span {
  return { start: atoms[first]!.start, end: atoms[next - 1]!.end };
}
