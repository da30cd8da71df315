// Do figures agree with each other within rounding? "Fell 54% to $1.7 billion", from "$3.7 billion": 3.7 × 0.46 = 1.702, they do.
import type { Quantity } from '../document/quantity.ts';

/** A figure as far as reckoning needs it; every Quantity is one. */
export type Figure = Pick<Quantity, 'value' | 'low' | 'high' | 'unit' | 'approximate' | 'text'>;

export interface Check {
  /** `implies`: one figure is missing, and the others say what it must have been. */
  readonly verdict: 'agrees' | 'disagrees' | 'implies' | 'cannot-tell';
  /** What the missing or the doubted figure must be between by the others. */
  readonly expected?: Range;
  /** One sentence for a reader: the sum, and what follows. */
  readonly explanation: string;
}

/** From `low` to `high`, both counted in. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** "About" is taken for a tenth to either side. */
const ABOUT = 0.1;
/** Zeros at the end may be rounding, but not of more than a twentieth: "10,000" is not 14,000. */
const ZEROS = 0.05;

/**
 * What a figure may stand for: "1.7 billion" is 1.65 to 1.75, "3,700" is 3,650 to 3,750, "10,000" is 9,500 to 10,500, "more than 30" goes
 * up from 30. Undefined where it has neither value nor bounds.
 */
export function rangeOf(figure: Figure): Range | undefined {
  const { value, low, high, approximate } = figure;
  if (value === undefined) {
    return low === undefined && high === undefined
      ? undefined
      : { low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY };
  }
  const half = Math.max(halfStepOf(figure, value), approximate ? Math.abs(value) * ABOUT : 0);
  const least = value < 0 ? value - half : Math.max(0, value - half);
  return { low: Math.min(least, low ?? value), high: Math.max(value + half, high ?? value) };
}

/** Half of the last place that the words write, or, without decimals, of the place before the zeros at the end. */
function halfStepOf({ text }: Figure, value: number): number {
  const { place: written, isDecimal } = lastPlaceOf(text, value);
  if (isDecimal) return written / 2;
  let place = written;
  while (value !== 0 && place < Math.abs(value) && isWhole(value / (place * 10))) place *= 10;
  return Math.max(written / 2, Math.min(place / 2, Math.abs(value) * ZEROS));
}

interface Place {
  readonly place: number;
  readonly isDecimal: boolean;
}

/** 100 million for "1.7 billion", 1 for "3,700", 0.01 for "4.25%"; 1 where the number is in words. */
function lastPlaceOf(text: string, value: number): Place {
  for (const [digits] of text.matchAll(/\d[\d,]{0,30}(?:\.\d{1,15})?/g)) {
    const scale = value / Number(digits.replaceAll(',', ''));
    if (!SCALES.some((known) => isNear(scale, known))) continue;
    const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
    return { place: Math.round(scale) / Number(`1e${decimals}`), isDecimal: decimals > 0 };
  }
  return { place: 1, isDecimal: false };
}

const SCALES = [1, 1e3, 1e6, 1e9, 1e12];

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(b);
}

function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) < 1e-9;
}

/** A rise or fall, and the levels before and after it; one of the levels may be missing. */
export interface Change {
  readonly before?: Figure;
  readonly after?: Figure;
  readonly direction: 'rise' | 'fall';
  /** In percent, or in the unit of the levels. */
  readonly by: Figure;
}

/** Whether a level after a change is what the level before it and the change come to. */
export function checkChange({ before, after, direction, by }: Change): Check {
  const step = rangeOf(by);
  if (step === undefined || step.low < 0) return cannotTell(by);
  const known = before ?? after;
  if (known === undefined) return cannotTell(by);
  const odd = [before, after].find((level) => level !== undefined && !isLevel(level, known.unit));
  if (odd) return cannotTell(odd);
  if (by.unit !== PERCENT && by.unit !== known.unit) return cannotTell(by);
  if (direction === 'fall' && by.unit === PERCENT && step.low > 100) return fallsTooFar(by);
  if (before === undefined) return implied('before', levelBefore(rangeOf(known)!, step, direction, by.unit), known, by);
  const expected = levelAfter(rangeOf(before)!, step, direction, by.unit);
  return after === undefined
    ? implied('after', expected, before, by)
    : compared(after, expected, `“${before.text}” ${direction === 'fall' ? 'less' : 'and'} “${by.text}”`);
}

const PERCENT = 'percent';

function isLevel(figure: Figure, unit: string): boolean {
  const range = rangeOf(figure);
  return range !== undefined && range.low >= 0 && figure.unit === unit;
}

function cannotTell({ text }: Figure): Check {
  return {
    verdict: 'cannot-tell',
    explanation: `“${text}” cannot be reckoned with: it has no amount, another unit, or stands alone.`,
  };
}

function fallsTooFar({ text }: Figure): Check {
  return { verdict: 'disagrees', explanation: `Nothing falls by more than all of it, and “${text}” is more.` };
}

function levelAfter(before: Range, step: Range, direction: Change['direction'], unit: string): Range {
  const sign = direction === 'fall' ? -1 : 1;
  const [least, most] = direction === 'fall' ? [step.high, step.low] : [step.low, step.high];
  if (unit !== PERCENT)
    return { low: Math.max(0, before.low + sign * least), high: Math.max(0, before.high + sign * most) };
  return { low: times(before.low, 1 + (sign * least) / 100), high: times(before.high, 1 + (sign * most) / 100) };
}

function levelBefore(after: Range, step: Range, direction: Change['direction'], unit: string): Range {
  const sign = direction === 'fall' ? -1 : 1;
  const [least, most] = direction === 'fall' ? [step.low, step.high] : [step.high, step.low];
  if (unit !== PERCENT)
    return { low: Math.max(0, after.low - sign * least), high: Math.max(0, after.high - sign * most) };
  return { low: over(after.low, 1 + (sign * least) / 100), high: over(after.high, 1 + (sign * most) / 100) };
}

/** A factor below nothing is nothing, and nothing of what has no bound is nothing. */
function times(level: number, factor: number): number {
  return factor <= 0 || level === 0 ? 0 : level * factor;
}

function over(level: number, factor: number): number {
  if (factor <= 0) return Number.POSITIVE_INFINITY;
  return level / factor;
}

function implied(which: 'before' | 'after', expected: Range, level: Figure, by: Figure): Check {
  const when = which === 'before' ? 'before it' : 'after it';
  return {
    verdict: 'implies',
    expected,
    explanation: `“${level.text}” and a change of “${by.text}” imply a level ${when} of ${words(expected, level.unit)}.`,
  };
}

/** Two ranges agree where they meet. */
function compared(stated: Figure, expected: Range, sum: string): Check {
  const range = rangeOf(stated)!;
  const agrees = range.low <= expected.high && expected.low <= range.high;
  return {
    verdict: agrees ? 'agrees' : 'disagrees',
    expected,
    explanation: `${sum} is ${words(expected, stated.unit)}; “${stated.text}” ${agrees ? 'agrees' : 'does not agree'}.`,
  };
}

/** Whether parts come to their total; where there may be other parts, only more than the total is wrong. */
export function checkSum(parts: readonly Figure[], total: Figure, areAll: boolean): Check {
  const odd = [...parts, total].find((figure) => !isLevel(figure, total.unit));
  if (odd || parts.length === 0) return cannotTell(odd ?? total);
  const ranges = parts.map((part) => rangeOf(part)!);
  const sum = {
    low: ranges.reduce((all, { low }) => all + low, 0),
    high: areAll ? ranges.reduce((all, { high }) => all + high, 0) : Number.POSITIVE_INFINITY,
  };
  return compared(
    total,
    sum,
    `${parts.map(({ text }) => `“${text}”`).join(' and ')}${areAll ? '' : ' and what is not told'}`,
  );
}

/** Whether a part is the share of the whole that is stated: "61% of the $2.2 billion" and "$1.34 billion". */
export function checkShare(part: Figure, whole: Figure, share: Figure): Check {
  const odd = [part, whole].find((figure) => !isLevel(figure, whole.unit));
  const percent = rangeOf(share);
  if (odd || share.unit !== PERCENT || percent === undefined || percent.low < 0) return cannotTell(odd ?? share);
  const all = rangeOf(whole)!;
  const expected = { low: times(all.low, percent.low / 100), high: times(all.high, percent.high / 100) };
  return compared(part, expected, `“${share.text}” of “${whole.text}”`);
}

/** "1.661 billion to 1.744 billion USD", "more than 30 people". */
function words({ low, high }: Range, unit: string): string {
  const named = unit === 'one' ? '' : ` ${unit}`;
  if (high === Number.POSITIVE_INFINITY) return `${amount(low)}${named} or more`;
  return low === high ? `${amount(low)}${named}` : `${amount(low)} to ${amount(high)}${named}`;
}

const NAMES = [
  ['trillion', 1e12],
  ['billion', 1e9],
  ['million', 1e6],
] as const;

/** Four figures, as the levels themselves are rarely known better. */
function amount(number: number): string {
  const [name, size] = NAMES.find(([, least]) => Math.abs(number) >= least) ?? ['', 1];
  const short = String(Number((number / size).toPrecision(4)));
  return name === '' ? short.replace(/\B(?=(?:\d{3})+$)/g, ',') : `${short} ${name}`;
}
