// Finds amounts: "about 11,000 troops" approximately 11,000 people, "more than 1,200 soldiers a day", "between 16% to 25%".
import type { Name } from '../../document/name.ts';
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import type { FoundQuantity } from '../../document/quantity.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Sentence, Token } from '../../document/token.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { endOfScope, readChange, readPer } from './around.ts';
import { type Counted, readCounted, singularOf } from './counted.ts';
import { PEOPLE, WEAPONS } from './en.nouns.ts';
import { FATE_IN_FRONT, FATE_VERBS, FATES } from './en.ts';
import { isLess, toNumber } from './exact.ts';
import { type Ends, readEnds, readMeasure } from './measures.ts';
import { joined, type Modifiers, readBehind, readInFront } from './modifiers.ts';
import { isNoAmount } from './not-amounts.ts';
import { opensNumber } from './numbers.ts';
import { cutPieces } from './pieces.ts';
import { lowerAt, type Reading, spanOf, tagAt } from './reading.ts';
import { opensMoney } from './units.ts';

/** Only English is read; a text in another language gives no amounts. */
export const quantities = defineStage({
  name: 'quantities',
  reads: ['sentences', 'tokens', 'tags', 'names'],
  writes: ['quantities'],
  run: ({ text, language, sentences, tokens, tags, names }) => ({
    quantities: language === 'en' ? findQuantities(text, sentences, tokens, tags, names) : [],
  }),
});

/** Amounts in text order. What one counts may hold another ("dozens of three-ton trucks"); their numbers never overlap. */
export function findQuantities(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  tags: readonly PartOfSpeech[],
  names: readonly Name[],
): FoundQuantity[] {
  const index = new SpanIndex(names);
  return sentences.flatMap(({ tokens: [first, last] }) => {
    if (!mayHoldNumber(tokens, first, last)) return [];
    const pieces = cutPieces(tokens, first, last, (word) => opensNumber(word) || opensMoney(word));
    return inSentence({ text, pieces, tags, names: index });
  });
}

function mayHoldNumber(tokens: readonly Token[], first: number, last: number): boolean {
  for (let at = first; at < last; at++) {
    const { kind, lower } = tokens[at]!;
    if (kind === 'number') return true;
    if (kind !== 'word') continue;
    if (opensNumber(lower) || lower.includes('-') || endsInDigit(lower)) return true;
  }
  return false;
}

function endsInDigit(word: string): boolean {
  const code = word.charCodeAt(word.length - 1);
  return code >= 48 && code <= 57;
}

function inSentence(reading: Reading): FoundQuantity[] {
  const found: FoundQuantity[] = [];
  let from = 0;
  for (let at = 0; at < reading.pieces.length; ) {
    const amount = readAmount(reading, at, from);
    if (amount === undefined) {
      at++;
      continue;
    }
    if (amount.quantity) add(reading, found, amount.quantity);
    at = Math.max(at + 1, amount.last);
    from = at;
  }
  return found;
}

/** Adds `quantity`, to the one before where both are bounds of one amount: "more than 10 but fewer than 20". */
function add({ text }: Reading, found: FoundQuantity[], quantity: FoundQuantity): void {
  const before = found.at(-1);
  const merged = before && bothBounds(text, before, quantity);
  if (merged) found[found.length - 1] = merged;
  else found.push(quantity);
}

function bothBounds(text: string, a: FoundQuantity, b: FoundQuantity): FoundQuantity | undefined {
  if (a.value !== undefined || b.value !== undefined || a.parts.bounds.length === 0 || b.parts.bounds.length === 0)
    return undefined;
  const areTwo =
    a.low === undefined ? a.high !== undefined && b.high === undefined : a.high === undefined && b.low === undefined;
  if (!areTwo || !/^(?:,? (?:and|but)|,) $/.test(text.slice(a.end, b.start))) return undefined;
  if (a.counts !== undefined || (a.unit !== b.unit && a.unit !== 'one')) return undefined;
  const low = a.low ?? b.low!;
  const high = a.high ?? b.high!;
  if (low >= high) return undefined;
  const parts = {
    numbers: [...a.parts.numbers, ...b.parts.numbers],
    units: [...a.parts.units, ...b.parts.units],
    bounds: [...a.parts.bounds, ...b.parts.bounds],
    ...(b.parts.counted && { counted: b.parts.counted }),
  };
  return {
    ...a,
    ...b,
    start: a.start,
    text: text.slice(a.start, b.end),
    low,
    high,
    approximate: a.approximate || b.approximate,
    parts,
  };
}

/** The amount whose number begins with piece `at`; without a quantity where the number is none. */
function readAmount(
  reading: Reading,
  at: number,
  from: number,
): { readonly quantity?: FoundQuantity; readonly last: number } | undefined {
  const measure = readMeasure(reading, at, from, !isBetween(reading, at));
  if (measure === undefined) return undefined;
  const { form } = measure.number;
  if (form === 'unreadable' || (form === 'comma' && !measure.unit)) return { last: measure.last };
  const ends = readEnds(reading, measure, from);
  return ends.isChain ? { last: ends.last } : complete(reading, ends, from);
}

/** "Between one hundred and two hundred": the "and" is not the number's. */
function isBetween(reading: Reading, at: number): boolean {
  return lowerAt(reading, at - 1) === 'between' || lowerAt(reading, at - 2) === 'between';
}

function complete(
  reading: Reading,
  ends: Ends,
  from: number,
): { readonly quantity?: FoundQuantity; readonly last: number } {
  const front = readInFront(reading, ends.first, from, ends.low.number.last);
  const afterUnit = readBehind(
    reading,
    ends.last,
    isPlus(reading, ends) ? joined({ low: 'inclusive' }, front.modifiers) : front.modifiers,
  );
  const counted = countedOf(reading, ends, afterUnit.last);
  const isPeople = counted ? counted.unit === 'people' : tellsPeople(reading, front.first, afterUnit.last);
  const modifiers =
    counted?.modifier && !ends.unit ? joined(counted.modifier, afterUnit.modifiers) : afterUnit.modifiers;
  if (isNoAmount(reading, { ends, modifiers, isPeople, ...(counted && { counted }) })) return { last: ends.last };
  const behind = counted?.last ?? afterUnit.last;
  const per = readPer(reading, behind);
  const late = readBehind(reading, per?.last ?? behind, modifiers);
  const quantity = assemble(reading, {
    ends,
    first: front.first,
    last: late.last,
    modifiers: late.modifiers,
    counted,
    per: per?.per,
    isPeople,
  });
  return { ...(quantity && { quantity }), last: ends.last };
}

/** "90-plus minutes". */
function isPlus(reading: Reading, { low, unit }: Ends): boolean {
  const at = low.number.last;
  return unit !== undefined && lowerAt(reading, at) === 'plus' && reading.pieces[at]!.hyphened;
}

/** What is counted: anything behind a bare number; behind a unit what "of" names, or "in" and "worth of" for money. */
function countedOf(reading: Reading, { low, unit, high }: Ends, at: number): Counted | undefined {
  if (unit === undefined) {
    const isShare = low.number.form === 'fraction' && high === undefined && isBelowOne(low.number.value);
    const isOf = lowerAt(reading, at) === 'of';
    if (isOf && low.number.form === 'digits' && tagAt(reading, at + 1) === 'CD') return undefined;
    return reading.pieces[at]?.hyphened ? hyphened(reading, at) : readCounted(reading, at, isShare);
  }
  const next = lowerAt(reading, at);
  if (unit.kind === 'share') return next === 'of' ? readCounted(reading, at, true) : undefined;
  if (unit.kind === 'time' || unit.kind === 'temperature' || unit.kind === 'angle') return undefined;
  if (next === 'worth' && lowerAt(reading, at + 1) === 'of') return readCounted(reading, at + 1);
  if (unit.kind === 'money') {
    return next === 'in' && /^(?:JJ|NN|NNS|VBG)$/.test(tagAt(reading, at + 1))
      ? withoutTime(readCounted(reading, at + 1))
      : undefined;
  }
  return next === 'of' ? readCounted(reading, at) : undefined;
}

function withoutTime(counted: Counted | undefined): Counted | undefined {
  return counted && /^(?:year|month|week|day|quarter|decade|hour|cash|total|all|addition)$/.test(counted.counts)
    ? undefined
    : counted;
}

/** "10-member team", "five-ship convoy": only nouns that are known to be counted. */
function hyphened(reading: Reading, at: number): Counted | undefined {
  const word = lowerAt(reading, at);
  const singular = singularOf(word);
  const isPerson = PEOPLE.has(singular);
  const isWeapon = WEAPONS.has(singular);
  if (!isPerson && !isWeapon && !HYPHENED.has(singular)) return undefined;
  const unit = isPerson ? 'people' : isWeapon ? 'weapons' : 'one';
  return { first: at, last: at + 1, counts: singular, unit, isName: false, isSingular: false };
}

const HYPHENED: ReadonlySet<string> = new Set(
  'nation country party seat room page vehicle ship truck vessel container storey story bed engine point car aircraft game match island company school village household'.split(
    ' ',
  ),
);

function isBelowOne(value: Ends['low']['number']['value']): boolean {
  return value !== undefined && isLess(value, { digits: 1n, exponent: 0, over: 1n });
}

/** A number of people without a noun in the pieces [first, last). */
function tellsPeople(reading: Reading, first: number, last: number): boolean {
  if (FATE_IN_FRONT.has(lowerAt(reading, first - 1))) return true;
  return tellsFate(reading, last) || isStrength(reading, last);
}

/** "30 were killed", "15 wounded". */
function tellsFate(reading: Reading, at: number): boolean {
  const word = lowerAt(reading, at);
  if (FATES.has(word)) return true;
  if (!FATE_VERBS.has(word)) return false;
  if (word === 'died' || word === 'perished' || word === 'survived') return true;
  const next = /^(?:been|also|reportedly|believed)$/.test(lowerAt(reading, at + 1)) ? at + 2 : at + 1;
  return FATES.has(lowerAt(reading, next));
}

/** "a 10,000-strong force". */
function isStrength(reading: Reading, at: number): boolean {
  return lowerAt(reading, at) === 'strong' && reading.pieces[at]!.hyphened;
}

interface Complete {
  readonly ends: Ends;
  readonly first: number;
  readonly last: number;
  readonly modifiers: Modifiers;
  readonly counted: Counted | undefined;
  readonly per: string | undefined;
  readonly isPeople: boolean;
}

function assemble(
  reading: Reading,
  { ends, first, last, modifiers, counted, per, isPeople }: Complete,
): FoundQuantity | undefined {
  const amount = amountOf(ends, modifiers);
  if (amount === undefined) return undefined;
  const { low, high, unit } = ends;
  const { start, end } = spanOf(reading, first, last);
  const scopeEnd = unit?.kind === 'time' ? last : endOfScope(reading, last);
  const change = readChange(reading, first, last, unit, counted !== undefined);
  const isAge = low.isAge || high?.isAge === true;
  const counts = isAge ? 'age' : counted?.counts;
  return {
    start,
    end,
    ...amount,
    unit: unitOf(ends, counted, isPeople),
    ...(counts !== undefined && { counts }),
    ...(scopeEnd > last && { scope: sliceOf(reading, last, scopeEnd) }),
    ...(per !== undefined && { per }),
    ...(modifiers.role && { role: modifiers.role }),
    ...(change && { change }),
    approximate: modifiers.approximate || low.number.approximate || high?.number.approximate === true,
    text: reading.text.slice(start, end),
    parts: {
      numbers: [...low.numbers, ...(high?.numbers ?? [])],
      units: [...low.units, ...(high?.units ?? [])],
      bounds: [
        ...(ends.opener ? [ends.opener] : []),
        ...modifiers.bounds.map(([from, to]) => spanOf(reading, from, to)),
      ],
      ...(counted && { counted: spanOf(reading, counted.first, counted.last) }),
    },
  };
}

function sliceOf(reading: Reading, first: number, last: number): string {
  const { start, end } = spanOf(reading, first, last);
  return reading.text.slice(start, end);
}

function unitOf({ unit, low, high }: Ends, counted: Counted | undefined, isPeople: boolean): string {
  if (unit !== undefined) return unit.id;
  if (low.number.form === 'fraction' && high === undefined && isBelowOne(low.number.value)) return 'share';
  return isPeople ? 'people' : (counted?.unit ?? 'one');
}

type Amount = Pick<FoundQuantity, 'value' | 'low' | 'high' | 'lowExclusive' | 'highExclusive'>;

/** Value or bounds; undefined where they are beyond what a number holds. */
function amountOf({ low, high }: Ends, modifiers: Modifiers): Amount | undefined {
  const { vague } = low.number;
  if (vague) {
    const [from, to] = [toNumber(vague.low), vague.high && toNumber(vague.high)];
    if (from === undefined) return undefined;
    return { low: from, ...(to !== undefined && { high: to }), ...(vague.highExclusive && { highExclusive: true }) };
  }
  const value = low.number.value && toNumber(low.number.value);
  if (value === undefined) return undefined;
  if (high) {
    const most = high.number.value && toNumber(high.number.value);
    return most === undefined ? undefined : { low: value, high: most };
  }
  if (modifiers.low) return { low: value, ...(modifiers.low === 'exclusive' && { lowExclusive: true }) };
  if (modifiers.high) return { high: value, ...(modifiers.high === 'exclusive' && { highExclusive: true }) };
  return { value };
}
