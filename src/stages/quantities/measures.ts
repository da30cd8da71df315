// Reads a number with its unit: "$1.7 billion", "5 feet 2 inches", "−5 °C", "three-year-old", "10 to 20 percent".
import type { Span } from '../../document/span.ts';
import { CONTEST, FALLS, MONTHS, RANGE_MARKS, RANGE_OPENERS, RANGING, RISES } from './en.ts';
import { SMALLER, SMALLER_SHORT, type Unit } from './en.units.ts';
import { type Exact, exact, isLess, negative, plus, times } from './exact.ts';
import { type NumberWords, readNumber } from './numbers.ts';
import { lowerAt, type Reading, spanOf, tagAt } from './reading.ts';
import { moneyScale, unitBefore, unitBehind } from './units.ts';

/** A number and its unit in the pieces [first, last). */
export interface Measure {
  readonly first: number;
  readonly last: number;
  readonly number: NumberWords;
  readonly numbers: readonly Span[];
  readonly unit?: Unit;
  readonly units: readonly Span[];
  /** "39 years old". */
  readonly isAge: boolean;
}

const YEAR: Unit = { id: 'year', kind: 'time' };
const OLDEST = exact(130);

/** The number that begins with piece `at`, and its unit. Nothing before piece `from` belongs to it. */
export function readMeasure(reading: Reading, at: number, from: number, and = true): Measure | undefined {
  const number = readNumber(reading.pieces, at, and);
  if (number === undefined) return undefined;
  if (number.form === 'unreadable') return bare(reading, number);
  return withAge(reading, withUnit(reading, signed(reading, number, from), from), from);
}

function bare(reading: Reading, number: NumberWords): Measure {
  const { first, last } = number;
  return { first, last, number, numbers: [spanOf(reading, first, last)], units: [], isAge: false };
}

/** "minus 5", "-5" with a space in front of the sign. */
function signed(reading: Reading, number: NumberWords, from: number): NumberWords {
  const at = number.first - 1;
  const sign = reading.pieces[at];
  if (sign === undefined || at < from || number.value === undefined) return number;
  const isWord = sign.lower === 'minus' || sign.lower === 'negative';
  const isMark =
    /^[-−–]$/.test(sign.lower) &&
    (!sign.glued || /^[<>=(]$/.test(lowerAt(reading, at - 1))) &&
    reading.pieces[number.first]!.glued &&
    number.form !== 'words';
  return isWord || isMark ? { ...number, first: at, value: negative(number.value) } : number;
}

function withUnit(reading: Reading, number: NumberWords, from: number): Measure {
  const { pieces } = reading;
  const measure = bare(reading, number);
  const before = number.form === 'vague' ? undefined : unitBefore(pieces, number.first);
  const sign = before && before.first >= from ? before : undefined;
  const scaled = withMoneyScale(reading, measure, sign?.meaning);
  const marked = sign
    ? {
        ...scaled,
        first: sign.first,
        unit: sign.meaning,
        units: [spanOf(reading, sign.first, sign.last), ...scaled.units],
      }
    : scaled;
  return withUnitBehind(reading, marked);
}

function withMoneyScale(reading: Reading, measure: Measure, unit: Unit | undefined): Measure {
  const { value } = measure.number;
  const short =
    moneyScale(reading.pieces, measure.last, unit?.kind === 'money') ?? millionsOfNoun(reading, measure, unit);
  if (short === undefined || value === undefined) return measure;
  const number: NumberWords = {
    ...measure.number,
    last: measure.last + 1,
    value: times(value, short.scale),
    scaled: { mantissa: value, scale: short.scale },
  };
  const unitSpans = short.unit ? [spanOf(reading, measure.last, measure.last + 1)] : [];
  const numbers = short.unit ? measure.numbers : [spanOf(reading, number.first, number.last)];
  return { ...measure, number, numbers, last: number.last, ...(short.unit && { unit: short.unit }), units: unitSpans };
}

/** "20m people": metres are not followed by what is counted. */
function millionsOfNoun(
  reading: Reading,
  { last }: Measure,
  unit: Unit | undefined,
): { readonly scale: Exact; readonly unit?: Unit } | undefined {
  const isM = lowerAt(reading, last) === 'm' && reading.pieces[last]!.glued && reading.pieces[last - 1]!.digits;
  return isM && unit === undefined && tagAt(reading, last + 1) === 'NNS' ? { scale: exact(1, 6) } : undefined;
}

function withUnitBehind(reading: Reading, measure: Measure): Measure {
  const { number } = measure;
  let at = measure.last;
  if (number.form === 'fraction' || number.form === 'vague') at = behindArticle(reading, at, number);
  const isOdd = /^(?:odd|plus)$/.test(lowerAt(reading, at)) && reading.pieces[at]!.hyphened;
  const found = unitBehind(reading.text, reading.pieces, reading.tags, isOdd ? at + 1 : at, number.value);
  if (found === undefined) return measure;
  if (isOdd)
    return {
      ...measure,
      last: found.last,
      unit: found.meaning,
      units: [spanOf(reading, found.first, found.last)],
      number: { ...number, approximate: number.approximate || lowerAt(reading, at) === 'odd' },
    };
  const { meaning: unit } = found;
  if (measure.unit && measure.unit.id !== unit.id) return measure;
  const units = [...measure.units, spanOf(reading, found.first, found.last)];
  return withSmaller(reading, { ...measure, last: found.last, unit: measure.unit ?? unit, units });
}

/** "half an hour", "three quarters of a mile", "dozens of miles", "half of 1 percent". */
function behindArticle(reading: Reading, at: number, { form }: NumberWords): number {
  let next = at;
  if (lowerAt(reading, next) === 'of') next++;
  const isOfOne = next > at && form === 'fraction' && /^(?:1|one)$/.test(lowerAt(reading, next));
  if (isOfOne) return /^per/.test(lowerAt(reading, next + 1)) ? next + 1 : at;
  if (form === 'fraction' && /^an?$/.test(lowerAt(reading, next))) next++;
  return next;
}

/** "5 feet 2 inches". */
function withSmaller(reading: Reading, measure: Measure): Measure {
  const [unit, parts] = SMALLER.get(measure.unit?.id ?? '') ?? [];
  if (unit === undefined || measure.number.value === undefined) return measure;
  const from = measure.last + (lowerAt(reading, measure.last) === 'and' ? 1 : 0);
  const smaller = readNumber(reading.pieces, from, false);
  if (smaller?.value === undefined || !isLess(smaller.value, exact(parts!))) return measure;
  const short = SMALLER_SHORT.get(lowerAt(reading, smaller.last)) === unit && from === measure.last;
  const behind = unitBehind(reading.text, reading.pieces, reading.tags, smaller.last, smaller.value);
  if (!short && behind?.meaning.id !== unit) return measure;
  const value = plus(measure.number.value, times(smaller.value, exact(1, 0, parts)));
  const last = short ? smaller.last + 1 : behind!.last;
  return {
    ...measure,
    last,
    number: { ...measure.number, value },
    units: [...measure.units, spanOf(reading, from, last)],
  };
}

/** "39 years old", "aged 39", "87 yo", "a man, 39, …". */
function withAge(reading: Reading, measure: Measure, from: number): Measure {
  const { last, first, unit } = measure;
  if (unit?.kind === 'time') {
    const words = ageWords(reading, last);
    if (words === 0) return measure;
    return {
      ...measure,
      last: last + words,
      units: [...measure.units, spanOf(reading, last, last + words)],
      isAge: true,
    };
  }
  if (unit !== undefined || !isAgeOfMan(measure.number)) return measure;
  if (/^(?:yo|y\/o)$/.test(lowerAt(reading, last))) {
    return { ...measure, last: last + 1, unit: YEAR, units: [spanOf(reading, last, last + 1)], isAge: true };
  }
  const age = lowerAt(reading, first - 1) === 'of' ? first - 2 : first - 1;
  if (/^ages?d?$/.test(lowerAt(reading, age)) && age >= from) {
    return { ...measure, first: age, unit: YEAR, units: [spanOf(reading, age, first)], isAge: true };
  }
  return isAgeBehindName(reading, measure) || isAgeBehindPronoun(reading, measure)
    ? { ...measure, unit: YEAR, isAge: true }
    : measure;
}

function ageWords(reading: Reading, at: number): number {
  const word = lowerAt(reading, at);
  if (word === 'old' || word === 'olds') return 1;
  return word === 'of' && lowerAt(reading, at + 1) === 'age' ? 2 : 0;
}

function isAgeOfMan({ value, form }: NumberWords): boolean {
  return value !== undefined && form !== 'fraction' && value.digits > 0n && isLess(value, OLDEST);
}

/** "Anna Brandt, 39, said". */
function isAgeBehindName(reading: Reading, { first, last, number }: Measure): boolean {
  const name = reading.pieces[first - 2];
  if (number.form !== 'digits' || lowerAt(reading, first - 1) !== ',' || name === undefined) return false;
  if (!/^(?:,|\.|;|and|\)|[-–—―]+)$/.test(lowerAt(reading, last)) || MONTHS.has(name.lower)) return false;
  return reading.names.overlapping(name).some(({ type }) => type === 'person');
}

/** "He is 70." */
function isAgeBehindPronoun(reading: Reading, { first, last }: Measure): boolean {
  if (!/^(?:is|was|'s|turned|turns)$/.test(lowerAt(reading, first - 1))) return false;
  return /^(?:he|she|who|i)$/.test(lowerAt(reading, first - 2)) && /^[.,;)]?$/.test(lowerAt(reading, last));
}

/** A measure, or two that are the ends of a range. */
export interface Ends {
  readonly first: number;
  readonly last: number;
  readonly low: Measure;
  readonly high?: Measure;
  readonly unit?: Unit;
  /** "between", "from". */
  readonly opener?: Span;
  /** Digits joined by a dash that are no range: scores, years, telephone numbers. */
  readonly isChain: boolean;
}

/** `low` and, where it is the lower end of a range, the upper. */
export function readEnds(reading: Reading, low: Measure, from: number): Ends {
  const { first, last } = low;
  const alone: Ends = { first, last, low, ...(low.unit && { unit: low.unit }), isChain: false };
  const opener = openerOf(reading, first, from);
  // "18- to 24-year-old".
  const at = lowerAt(reading, last) === '-' && /^(?:to|or)$/.test(lowerAt(reading, last + 1)) ? last + 1 : last;
  const mark = lowerAt(reading, at);
  const isDash = /^[-–—‒~]$/.test(mark);
  const fits = RANGE_MARKS.has(mark) || mark === 'or' || (mark === 'and' && opener === 'between');
  if (!fits) return alone;
  const high = readMeasure(reading, behindSoftener(reading, at + 1, opener), at + 1);
  if (high === undefined) return alone;
  const isGlued = isDash && reading.pieces[at]!.glued && reading.pieces[at + 1]!.glued;
  if (isGlued && isChained(reading, first, high.last))
    return { ...alone, last: lastOfChain(reading, high.last), isChain: true };
  if (mark === '—' && !isGlued) return alone;
  const shared = sharingScale(low, high, reading);
  if (!isRange(reading, shared, high, mark, opener)) {
    const isScore = isGlued || isContest(reading, first, high.last, mark);
    return isScore && !low.unit && !high.unit ? { ...alone, last: high.last, isChain: true } : alone;
  }
  const unit = high.unit ?? low.unit;
  const start = opener === undefined ? first : openerAt(reading, first);
  return {
    first: start,
    last: high.last,
    low: shared,
    high,
    ...(unit && { unit }),
    ...(start < first && { opener: spanOf(reading, start, start + 1) }),
    isChain: false,
  };
}

/** "between", "from" in front, perhaps with "about" between. */
function openerOf(reading: Reading, first: number, from: number): string | undefined {
  const at = openerAt(reading, first);
  return at < first && at >= from ? lowerAt(reading, at) : undefined;
}

function openerAt(reading: Reading, first: number): number {
  if (RANGE_OPENERS.has(lowerAt(reading, first - 1))) return first - 1;
  const isSoft = /^(?:about|around|roughly|some|approximately|an?|the)$/.test(lowerAt(reading, first - 1));
  return isSoft && RANGE_OPENERS.has(lowerAt(reading, first - 2)) ? first - 2 : first;
}

/** "from 10 to as many as 20". */
function behindSoftener(reading: Reading, at: number, opener: string | undefined): number {
  let next = at;
  if (opener === undefined && !/^(?:perhaps|even|maybe|possibly)$/.test(lowerAt(reading, next)))
    return behindSign(reading, next);
  while (
    next < at + 4 &&
    /^(?:about|around|roughly|some|approximately|as|many|much|up|to|even|perhaps|possibly|maybe|nearly|almost)$/.test(
      lowerAt(reading, next),
    )
  )
    next++;
  return behindSign(reading, next);
}

/** The number behind a currency: "$1 to US$2". */
function behindSign(reading: Reading, at: number): number {
  for (let next = at; next < at + 3; next++) {
    if (unitBefore(reading.pieces, next)?.first === at) return next;
  }
  return at;
}

/** Phone numbers, dates and codes: three runs of digits with dashes, or one with letters. */
function isChained(reading: Reading, first: number, last: number): boolean {
  const before = reading.pieces[first - 1];
  const behind = reading.pieces[last];
  const joins = (lower: string | undefined) => lower !== undefined && /^[-–—‒/+:]$/.test(lower);
  return (
    (behind?.glued === true && joins(behind.lower)) ||
    (before !== undefined && reading.pieces[first]!.glued && joins(before.lower))
  );
}

function lastOfChain(reading: Reading, at: number): number {
  let last = at;
  while (reading.pieces[last]?.glued && /^(?:[-–—‒/+:]|\d+)$/.test(lowerAt(reading, last))) last++;
  return last;
}

/** "10 to 20 million": the first is counted in millions too. */
function sharingScale(low: Measure, high: Measure, reading: Reading): Measure {
  const { scaled } = high.number;
  const { value } = low.number;
  if (!scaled || low.number.scaled || value === undefined || low.number.form === 'vague') return low;
  if (!isLess(value, scaled.mantissa) || (lowerAt(reading, low.last) === 'or' && !isLess(value, exact(1_000))))
    return low;
  return { ...low, number: { ...low.number, value: times(value, scaled.scale) } };
}

function isRange(reading: Reading, low: Measure, high: Measure, mark: string, opener: string | undefined): boolean {
  const [a, b] = [low.number.value, high.number.value];
  if (a === undefined || b === undefined || !isLess(a, b)) return false;
  if (low.unit && high.unit && low.unit.id !== high.unit.id) return false;
  if (low.unit && !high.unit && low.unit.kind !== 'money' && low.unit.kind !== 'share' && !low.isAge) return false;
  if (opener === 'between') return true;
  if (opener === 'from') return mark !== 'or' && !tellsChange(reading, low.first - 1);
  if (mark === 'or') return isNearby(a, b);
  // "Fell by 3 tons to 10 tons"
  if (mark === 'to' && low.unit && isChangeInFront(reading, low.first - 1)) return false;
  return !isContest(reading, low.first, high.last, mark);
}

function isChangeInFront(reading: Reading, at: number): boolean {
  const word = lowerAt(reading, at);
  if (word === 'by' || /^(?:about|around|some|nearly|almost|roughly)$/.test(word)) return tellsChange(reading, at);
  return RISES.has(word) || FALLS.has(word);
}

/** "Two or three", "10 or 20", not "one or 500". */
function isNearby(a: Exact, b: Exact): boolean {
  return !isLess(times(a, exact(3)), b);
}

/** Words of change in front of "from … to …": two levels, no range. */
function tellsChange(reading: Reading, from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 8); at--) {
    const word = lowerAt(reading, at);
    if (RANGING.has(word)) return false;
    if (
      RISES.has(word) ||
      FALLS.has(word) ||
      /^(?:changed?|changing|went|going|goes|moved?|moving|extend\w*)$/.test(word)
    )
      return true;
  }
  return false;
}

/** "Won 3 to 1", "a 51-49 vote". */
function isContest(reading: Reading, first: number, last: number, mark: string): boolean {
  if (mark === 'or' || mark === 'and') return false;
  for (let at = Math.max(0, first - 4); at < Math.min(reading.pieces.length, last + 3); at++) {
    if ((at < first || at >= last) && CONTEST.has(lowerAt(reading, at))) return true;
  }
  return false;
}
