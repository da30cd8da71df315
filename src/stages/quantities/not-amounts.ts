// Tells numbers that are no amounts: years, dates, times of day, "Resolution 1718", "No. 3", scores, codes, "one of the most".
import type { Counted } from './counted.ts';
import { HALF_OF } from './en.numbers.ts';
import * as en from './en.ts';
import type { Ends } from './measures.ts';
import type { Modifiers } from './modifiers.ts';
import { isCapital, lowerAt, type Reading, tagAt } from './reading.ts';

/** What is known of a number when it is asked whether it is an amount. */
export interface Candidate {
  readonly ends: Ends;
  readonly modifiers: Modifiers;
  readonly counted?: Counted;
  readonly isPeople: boolean;
}

type Rule = (reading: Reading, candidate: Candidate) => boolean;

/** Each says that the number is no amount. */
const RULES: readonly Rule[] = [
  isCode,
  isInName,
  isDate,
  isClock,
  isYear,
  isYearOfMoney,
  isLabelled,
  isListNumber,
  isProperName,
  isPronoun,
  isOtherHalf,
  isWordPart,
  isCouple,
  isNameOfOne,
];

/** True where the candidate is no amount. */
export function isNoAmount(reading: Reading, candidate: Candidate): boolean {
  return RULES.some((rule) => rule(reading, candidate));
}

/** "24703L202", "+1-222-2222", "5/17/2018", "@10", "4 .7.3". */
function isCode({ text, pieces }: Reading, { ends: { first, last, low, unit } }: Candidate): boolean {
  const [start, end] = [pieces[first]!.start, pieces[last - 1]!.end];
  const before = text[start - 1] ?? ' ';
  const behind = text[end] ?? ' ';
  if (isPlusSign(text, start) || /="$/.test(text.slice(Math.max(0, start - 2), start))) return true;
  if (/['"’”]/.test(behind) && /\d/.test(text[end + 1] ?? '')) return true;
  if (/['’]/.test(before) && /\d/.test(text[start - 2] ?? '')) return true;
  if (/[\p{L}\p{N}_@#&+*\\^]/u.test(before) && low.number.form !== 'words') return true;
  if (/[/:=.–-]/.test(before) && /[\p{L}\p{N}]/u.test(text[start - 2] ?? ' ') && !/[-–]/.test(text[start]!))
    return true;
  if (unit !== undefined)
    return /[\p{L}\p{N}_^]/u.test(behind) && pieces[last]?.hyphened !== true && !pieces[last - 1]!.lower.endsWith('$');
  if (/[\p{L}_@^\\]/u.test(behind)) return true;
  return /[/:]/.test(behind) && /\p{N}/u.test(text[end + 1] ?? ' ');
}

/** "Reuters + 4": what machines leave behind. */
function isPlusSign(text: string, start: number): boolean {
  return text[start - 1] === '+' || (text[start - 1] === ' ' && text[start - 2] === '+');
}

function isInName({ names, pieces }: Reading, { ends: { low, unit }, modifiers }: Candidate): boolean {
  if (unit !== undefined && unit.kind !== 'time') return false;
  const number = pieces[low.number.first]!;
  return names.overlapping(number).some(({ start, end }) => {
    const isAtStart = start === number.start && modifiers.bounds.length > 0;
    return !isAtStart && end - start > number.end - number.start;
  });
}

/** "May 8", "8 May", "Sept . 11": the month has its capital, or the number nothing to count. */
function isDate(reading: Reading, { ends: { first, last, low, high, unit } }: Candidate): boolean {
  if (unit !== undefined || !isDay(low.number.value) || (high && !isDay(high.number.value))) return false;
  const before = lowerAt(reading, first - 1) === '.' ? first - 2 : first - 1;
  const isMonth = (at: number) =>
    en.MONTHS.has(lowerAt(reading, at)) && (lowerAt(reading, at) !== 'may' || isCapital(reading, at));
  if (isMonth(before) && (isCapital(reading, before) || lowerAt(reading, before) !== 'may')) return true;
  const behind = lowerAt(reading, last) === 'of' ? last + 1 : last;
  return isMonth(behind) && isCapital(reading, behind);
}

function isDay(value: { readonly digits: bigint; readonly exponent: number } | undefined): boolean {
  return value !== undefined && value.exponent === 0 && value.digits > 0n && value.digits <= 31n;
}

/** "2 p.m.", "1800 GMT". */
function isClock(reading: Reading, { ends: { first, last, unit } }: Candidate): boolean {
  if (unit !== undefined) return false;
  const behind = lowerAt(reading, last);
  if (en.CLOCK.has(behind)) return true;
  if (/^[ap]$/.test(behind) && /^m/.test(lowerAt(reading, last + 2))) return true;
  return (
    lowerAt(reading, first - 1) === 'at' &&
    /^\d{1,2}$/.test(lowerAt(reading, first)) &&
    /^[,.;]$/.test(lowerAt(reading, last))
  );
}

/** Four digits without a comma, of our centuries, with nothing that makes them an amount. */
function isYear(reading: Reading, { ends: { first, last, low, high, unit }, modifiers, counted }: Candidate): boolean {
  if (unit !== undefined && !(unit.kind === 'time' && low.units.length === 0)) return false;
  const number = reading.pieces[low.number.last - 1]!;
  if (/^'\d\ds?$/.test(number.lower) || isApostropheYear(reading, first)) return true;
  if (isTwoWordYear(reading, low.number.first, last)) return true;
  if (!/^(?:1[0-9]|20)\d\d$/.test(number.lower) || last - low.number.first > 3) return false;
  if (high && !/^(?:1[0-9]|20)?\d\d$/.test(lowerAt(reading, last - 1))) return false;
  const before = lowerAt(reading, first - 1);
  if (en.YEAR_PREPOSITIONS.has(before) || en.MONTHS.has(before) || before === ',')
    return !isPlural(counted) || before !== 'of';
  if (/^(?:19|20)/.test(number.lower))
    return !isPlural(counted) || (modifiers.bounds.length === 0 && !modifiers.approximate);
  return counted === undefined && modifiers.bounds.length === 0 && !modifiers.approximate;
}

/** "In 2015 dollars". */
function isYearOfMoney(reading: Reading, { ends: { first, unit, low } }: Candidate): boolean {
  const isYearLike = /^(?:19|20)\d\d$/.test(lowerAt(reading, first)) && low.number.last === first + 1;
  return unit?.kind === 'money' && isYearLike && lowerAt(reading, first - 1) === 'in';
}

function isPlural(counted: Counted | undefined): boolean {
  return counted !== undefined && !counted.isSingular;
}

function isApostropheYear({ text, pieces }: Reading, first: number): boolean {
  const { start, lower } = pieces[first]!;
  return /^\d\d$/.test(lower) && /['’‘]/.test(text[start - 1] ?? '') && !/['’‘]/.test(text[start - 2] ?? '');
}

/** "nineteen eighty-four". */
function isTwoWordYear(reading: Reading, first: number, last: number): boolean {
  return (
    /^(?:nineteen|twenty)$/.test(lowerAt(reading, first)) &&
    last === first + 1 &&
    /(?:ty|teen|ten|twelve|eleven)$/.test(lowerAt(reading, last))
  );
}

/** "Resolution 1718", "No. 3", "Hwasong 14". */
function isLabelled(reading: Reading, { ends: { first, unit, low }, modifiers, counted }: Candidate): boolean {
  if (unit !== undefined && (unit.kind !== 'time' || low.units.length > 0)) return false;
  if (modifiers.bounds.length > 0 || modifiers.approximate) return false;
  const stop = lowerAt(reading, first - 1) === '.' && reading.pieces[first - 1]!.glued;
  const at = stop ? first - 2 : first - 1;
  const label = lowerAt(reading, at);
  if (label === '#' || label === '№') return true;
  if (stop && !/^(?:no|nos|nr|nrs|art|sec|ch|para|paras|pp?|vol|fig|op|cf)$/.test(label)) return false;
  const isPlain = counted === undefined || counted.isSingular;
  if (
    en.LABELS.has(label) &&
    (isPlain || isNumberLabel(label)) &&
    (isNumberLabel(label) || !/^VB/.test(tagAt(reading, at)))
  )
    return true;
  if (label === 'of' && lowerAt(reading, at - 1) === 'group' && isCapital(reading, at - 1)) return true;
  return isPlain && (isNameInFront(reading, at) || isNumberName(reading, at + 1));
}

function isNumberLabel(label: string): boolean {
  return /^(?:no|nos|nr|nrs|number|numbers|resolutions?|articles?|sections?|paragraphs?|pages?|chapters?|rooms?|version|fortune)$/.test(
    label,
  );
}

/** "Ground Zero". */
function isNumberName(reading: Reading, at: number): boolean {
  return at > 0 && isCapital(reading, at) && isCapital(reading, at - 1) && /^NNP/.test(tagAt(reading, at - 1));
}

/** A word with a capital, which is not the first of its sentence, in front of digits: "Boeing 737". */
function isNameInFront(reading: Reading, at: number): boolean {
  const digits = /^\d/.test(lowerAt(reading, at + 1));
  if (at < 1 || !digits || !isCapital(reading, at) || !/^NNPS?$/.test(tagAt(reading, at))) return false;
  return reading.pieces[at]!.end + 1 === reading.pieces[at + 1]!.start;
}

/** "1. First", "2) Second" at the head of a sentence. */
function isListNumber(reading: Reading, { ends: { first, last, unit }, counted }: Candidate): boolean {
  if (unit !== undefined || !/^\d{1,2}$/.test(lowerAt(reading, first)) || last !== first + 1) return false;
  if (/^[([]$/.test(lowerAt(reading, first - 1)) && /^[)\]]$/.test(lowerAt(reading, last))) return true;
  if (first > 0 && !/^[([•*]$/.test(lowerAt(reading, first - 1))) return false;
  return counted === undefined && /^[.)\]:]$/.test(lowerAt(reading, last));
}

/** "10 Downing Street", "5 Live". */
function isProperName(reading: Reading, { ends: { first, last, unit }, counted, modifiers }: Candidate): boolean {
  if (unit !== undefined || counted === undefined || !/^\d/.test(lowerAt(reading, first))) return false;
  if (en.STREETS.has(lowerAt(reading, counted.last - 1)) && isCapital(reading, counted.last - 1)) return true;
  if (
    isCapital(reading, last) &&
    /^VB/.test(tagAt(reading, last + 1)) &&
    !reading.names.overlaps(reading.pieces[last]!)
  )
    return true;
  return counted.isName && counted.first === last && modifiers.bounds.length === 0 && !modifiers.approximate;
}

/** "One of the most", "the one that", "no one". */
function isPronoun(
  reading: Reading,
  { ends: { first, last, low, high, unit }, counted, modifiers }: Candidate,
): boolean {
  const at = low.number.first;
  if (lowerAt(reading, at) !== 'one' || low.number.last !== at + 1 || high) return false;
  if (unit !== undefined) return unit.kind === 'time' && isIdiom(reading, first, last);
  if (modifiers.role === 'new' || modifiers.low !== undefined) return counted === undefined;
  if (en.ONE_NOT_BEHIND.has(lowerAt(reading, first - 1)) || en.ONE_NOT_BEFORE.has(lowerAt(reading, last))) return true;
  return (
    counted === undefined || /^(?:hand|side|point|way|thing|reason|example|day|time|place|part)$/.test(counted.counts)
  );
}

/** "One day", "one year" as a point of time without an edge. */
function isIdiom(reading: Reading, first: number, last: number): boolean {
  if (reading.pieces[last - 1]!.hyphened) return false;
  return (
    lowerAt(reading, last - 1) === 'day' &&
    !/^(?:for|in|within|only|just|least|than|per|after)$/.test(lowerAt(reading, first - 1))
  );
}

/** "The first half", "in half", "half-brother", "the third quarter". */
function isOtherHalf(reading: Reading, { ends: { last, low, unit }, modifiers }: Candidate): boolean {
  const { first, form, last: behind, value } = low.number;
  if (form !== 'fraction' || unit !== undefined || value === undefined) return false;
  const word = lowerAt(reading, behind - 1);
  if (word !== 'half' && word !== 'quarter') return false;
  if (reading.pieces[last]?.hyphened) return true;
  if (
    /^(?:first|second|third|fourth|last|latter|other|better|this|that|each|next|previous|past|final|current|latest|per)$/.test(
      lowerAt(reading, first - 1),
    )
  )
    return true;
  if (word === 'half')
    return (
      behind === first + 1 &&
      !HALF_OF.has(lowerAt(reading, behind)) &&
      modifiers.bounds.length === 0 &&
      !modifiers.approximate
    );
  if (lowerAt(reading, first - 1) === 'by') return false;
  return behind === first + 1 || (lowerAt(reading, behind) !== 'of' && /^an?$/.test(lowerAt(reading, first)));
}

/** "The couple", two people and no vague number. */
function isCouple(reading: Reading, { ends: { low, unit }, counted }: Candidate): boolean {
  const { first, last } = low.number;
  if (lowerAt(reading, last - 1) !== 'couple') return false;
  return unit === undefined && (counted === undefined || first === last - 1);
}

/** "A 911 call": digits and one thing. */
function isNameOfOne(
  reading: Reading,
  { ends: { low, high, unit }, counted, modifiers, isPeople }: Candidate,
): boolean {
  const digits = lowerAt(reading, low.number.first);
  if (
    unit !== undefined ||
    high ||
    !counted?.isSingular ||
    modifiers.bounds.length > 0 ||
    modifiers.approximate ||
    modifiers.role
  )
    return false;
  const isOne = low.number.last === low.number.first + 1 && /^[1-9]\d{1,3}$/.test(digits);
  return (
    isOne &&
    counted.first === low.number.last &&
    (!isPeople || /^[1-9]11$/.test(digits)) &&
    tagAt(reading, counted.last - 1) === 'NN'
  );
}

/** "two-way", "three-star", "20-something", "1990s". */
function isWordPart(reading: Reading, { ends: { first, last, unit }, counted, isPeople }: Candidate): boolean {
  const { end } = reading.pieces[last - 1]!;
  if (/^0['’]s/.test(reading.text.slice(end - 1, end + 2))) return true;
  if (lowerAt(reading, last) === 's' && reading.pieces[last]!.glued) return true;
  if (reading.pieces[first]!.hyphened && reading.pieces[first]!.glued && unit === undefined) return true;
  if (!reading.pieces[last]?.hyphened || /^(?:plus|odd)$/.test(lowerAt(reading, last))) return false;
  return unit === undefined && counted === undefined && !isPeople;
}
