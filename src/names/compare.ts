// Compares two names by named, weighted features in whole numbers: "V. Putin" and "Vladimir Putin" share a part, and an initial fits.
import { distance, lettersApart } from './distance.ts';
import type { Name, NameForm } from './name.ts';
import type { Part } from './part.ts';
import { LOOSE_FORMS } from './words.ts';

/** What can add to a score or take from it. Those of identity are in identity.ts. */
export const FEATURES = [
  ...(['exact', 'spelling', 'sound', 'typo', 'initial', 'joined', 'written-together'] as const),
  ...(['extra', 'conflict', 'slips', 'order', 'number', 'legal-form', 'one-part', 'common-parts'] as const),
  ...(['birth-year', 'country', 'document-number', 'name-quality', 'cap'] as const),
] as const;
export type FeatureName = (typeof FEATURES)[number];

/** One reason for a score. Points of all features of a comparison add up to its score. */
export interface Feature {
  readonly feature: FeatureName;
  readonly points: number;
  /** What of the first and of the second name it is about, as compared. */
  readonly a: string;
  readonly b: string;
}

export interface Comparison {
  /** 0 to 1000. */
  readonly score: number;
  readonly features: readonly Feature[];
}

/** Points that a comparison can give. */
export const FULL = 1000;
/** Names that score this or more are shown as hits. */
export const THRESHOLD = 825;

/** Likeness of two parts, of 1000, by what makes them alike. */
const SPELLING = 960;
const SOUND = 820;
const INITIAL = 750;
const JOINED = 950;
/** What a slip costs of likeness, times the tenths of a letter that are wrong, by the letters of the word. */
const SLIP = 125;
/** Hundredths of a tenth of a letter that may be wrong for each letter of a word: 2.7 letters of ten. */
const WRONG = 270;
/** Share of its weight that a part counts which the other name lacks, in percent. */
const EXTRA_OF_PERSON = 40;
const EXTRA_OF_BODY = 130;
const CONFLICT = 250;
/** For each part beyond the first that is only nearly the same. */
const SLIPS = 120;
const ONE_PART = 260;
const COMMON = 320;
const ORDER = 15;
const LEGAL_CONFLICT = 310;
const LEGAL_MISSING = 20;
const NUMBER_CONFLICT = 100;
const NUMBER_MISSING = 60;
const TOGETHER = 860;

interface Pair {
  /** Places in the parts of either form; `to` is behind the last of those that are read as one word. */
  readonly a: number;
  readonly aTo: number;
  readonly b: number;
  readonly bTo: number;
  readonly likeness: number;
  readonly feature: FeatureName;
}

/** Compares every reading of two names, and keeps the one that scores highest, the first of equals. */
export function compareNames(a: Name, b: Name): Comparison {
  let best: Comparison = { score: 0, features: [] };
  const isPerson = isPersonPair(a, b);
  for (const formA of a.forms) {
    for (const formB of b.forms) {
      const one = compareForms(formA, formB, isPerson);
      if (one.score > best.score || best.features.length === 0) best = one;
    }
  }
  return best;
}

function isPersonPair(a: Name, b: Name): boolean {
  return mayBePerson(a) && mayBePerson(b);
}

function mayBePerson({ kind, forms }: Name): boolean {
  return kind === 'person' || (kind === 'unknown' && forms.every(({ legal }) => legal.length === 0));
}

function compareForms(a: NameForm, b: NameForm, isPerson: boolean): Comparison {
  if (
    a.compact === b.compact &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, at) => part.text === b.parts[at]!.text)
  ) {
    return sum([
      ...pairsAsFeatures(a, b, identical(a), new Shares(a, b, 0)),
      ...wholeFeatures(a, b, identical(a), isPerson),
    ]);
  }
  const pairs = align(a, b, isPerson);
  const open = { a: unpaired(a, pairs, 'a'), b: unpaired(b, pairs, 'b') };
  const together =
    pairs.length < Math.min(a.parts.length, b.parts.length) || open.a.length + open.b.length > 0
      ? togetherOf(a, b)
      : undefined;
  const features = featuresOf(a, b, pairs, open, isPerson);
  const parted = sum(features);
  if (!together || parted.score >= together.points) return parted;
  return sum([together, ...legalFeatures(a, b)]);
}

function identical(form: NameForm): Pair[] {
  return form.parts.map((_, at) => ({
    a: at,
    aTo: at + 1,
    b: at,
    bTo: at + 1,
    likeness: FULL,
    feature: 'exact' as const,
  }));
}

/** Adds points up; what would go beyond 0 or 1000 is taken back by a feature of its own. */
export function sum(features: readonly Feature[]): Comparison {
  let score = 0;
  for (const { points } of features) score += points;
  const capped = Math.max(0, Math.min(FULL, score));
  if (capped === score) return { score, features };
  return { score: capped, features: [...features, { feature: 'cap', points: capped - score, a: '', b: '' }] };
}

// ---- which part stands for which

function align(a: NameForm, b: NameForm, isPerson: boolean): Pair[] {
  const found: Pair[] = [];
  for (let i = 0; i < a.parts.length; i++) {
    for (let j = 0; j < b.parts.length; j++) {
      const pair = pairOf(a.parts[i]!, b.parts[j]!, i, j, isPerson);
      if (pair) found.push(pair);
    }
  }
  const pairs: Pair[] = [];
  const taken = {
    a: new Array<boolean>(a.parts.length).fill(false),
    b: new Array<boolean>(b.parts.length).fill(false),
  };
  take(found.filter(({ likeness }) => likeness === FULL).sort(byLikeness), taken, pairs);
  const isWhole = pairs.length === a.parts.length || pairs.length === b.parts.length;
  const joined = isWhole ? [] : joins(a, b, taken).sort(byLikeness);
  take(
    joined.filter(({ likeness }) => likeness === JOINED),
    taken,
    pairs,
  );
  take(found.filter(({ likeness }) => likeness < FULL).sort(byLikeness), taken, pairs);
  take(
    joined.filter(({ likeness }) => likeness < JOINED),
    taken,
    pairs,
  );
  return pairs.sort((one, other) => one.a - other.a);
}

function byLikeness(one: Pair, other: Pair): number {
  return other.likeness - one.likeness || apart(one) - apart(other) || one.a - other.a || one.b - other.b;
}

function apart({ a, b }: Pair): number {
  return Math.abs(a - b);
}

function take(found: readonly Pair[], taken: { a: boolean[]; b: boolean[] }, pairs: Pair[]): void {
  for (const pair of found) {
    if (isTaken(taken.a, pair.a, pair.aTo) || isTaken(taken.b, pair.b, pair.bTo)) continue;
    taken.a.fill(true, pair.a, pair.aTo);
    taken.b.fill(true, pair.b, pair.bTo);
    pairs.push(pair);
  }
}

function isTaken(taken: readonly boolean[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (taken[at]) return true;
  return false;
}

function pairOf(a: Part, b: Part, i: number, j: number, isPerson: boolean): Pair | undefined {
  const alike = likenessOf(a, b, isPerson);
  return alike && { a: i, aTo: i + 1, b: j, bTo: j + 1, ...alike };
}

interface Likeness {
  readonly likeness: number;
  readonly feature: FeatureName;
}

const EXACT: Likeness = { likeness: FULL, feature: 'exact' };
const SPELLED: Likeness = { likeness: SPELLING, feature: 'spelling' };
const SOUNDED: Likeness = { likeness: SOUND, feature: 'sound' };
const FITS: Likeness = { likeness: INITIAL, feature: 'initial' };

/** How alike two parts are, and by what; undefined where they are not. */
export function likenessOf(a: Part, b: Part, isPerson: boolean): Likeness | undefined {
  if (a.text === b.text) return EXACT;
  if (a.role === 'number' || b.role === 'number') return undefined;
  if (a.role === 'initial' || b.role === 'initial')
    return isPerson && a.text[0] === b.text[0] && a.role !== 'particle' && b.role !== 'particle' ? FITS : undefined;
  if ((a.role === 'particle') !== (b.role === 'particle')) return undefined;
  if (sharesFold(a, b)) return SPELLED;
  if (a.role === 'particle') return undefined;
  if (a.basis === 'syllables' || b.basis === 'syllables') return isSameSyllables(a, b) ? SPELLED : undefined;
  if (a.basis !== b.basis && a.sound === b.sound && a.sound.length > 2) return SOUNDED;
  return slip(a, b);
}

/** Romanisations of Korean differ in g and k, d and t, b and p; the vowels must be the same. */
function isSameSyllables(a: Part, b: Part): boolean {
  return a.sound === b.sound && vowelsOf(a) === vowelsOf(b);
}

function vowelsOf({ folds }: Part): string {
  return folds[0]!.replace(/[^aeiou]/g, '');
}

function sharesFold(a: Part, b: Part): boolean {
  if (a.folds.length === 1 && b.folds.length === 1) return a.folds[0] === b.folds[0] && a.folds[0]!.length > 1;
  for (const fold of a.folds) if (fold.length > 1 && b.folds.includes(fold)) return true;
  return false;
}

/** False where letters and lengths of two parts alone tell that one is no slip of the other. */
export function mayBeSlip(maskA: number, lengthA: number, maskB: number, lengthB: number): boolean {
  const limit = Math.floor(((lengthA > lengthB ? lengthA : lengthB) * WRONG) / 100);
  const apart = lengthA > lengthB ? lengthA - lengthB : lengthB - lengthA;
  return limit >= 5 && apart * 3 <= limit && lettersApart(maskA, maskB) * 3 <= limit;
}

/** A slip of the pen: few letters of many, counted on the spelling or on its folded form. */
function slip(a: Part, b: Part): Likeness | undefined {
  if (!mayBeSlip(a.mask, a.text.length, b.mask, b.text.length)) return undefined;
  const length = Math.max(a.text.length, b.text.length);
  const limit = Math.floor((length * WRONG) / 100);
  let wrong = distance(a.text, b.text, limit);
  if (wrong > 5) {
    for (const foldA of a.folds)
      for (const foldB of b.folds) wrong = Math.min(wrong, distance(foldA, foldB, wrong - 3) + 2);
  }
  const isHeard = a.sound === b.sound && a.sound.length > 2;
  if (isHeard) wrong = Math.floor((wrong * 4) / 5);
  // Each letter of a script without vowels stands for more of the name.
  if (a.basis === 'consonants' || b.basis === 'consonants') wrong = Math.floor((wrong * 7) / 5);
  if (wrong > limit) return undefined;
  return { likeness: FULL - Math.floor((wrong * SLIP) / length), feature: isHeard ? 'sound' : 'typo' };
}

/** Neighbours that are one word on the other side: "Good Will" and "Goodwill". */
function joins(a: NameForm, b: NameForm, taken: { a: readonly boolean[]; b: readonly boolean[] }): Pair[] {
  const found: Pair[] = [];
  joinsOf(a.parts, taken.a, b.parts, taken.b, (from, to, other, likeness) =>
    found.push({ a: from, aTo: to, b: other, bTo: other + 1, likeness, feature: 'joined' }),
  );
  joinsOf(b.parts, taken.b, a.parts, taken.a, (from, to, other, likeness) =>
    found.push({ a: other, aTo: other + 1, b: from, bTo: to, likeness, feature: 'joined' }),
  );
  return found;
}

type OnJoin = (from: number, to: number, other: number, likeness: number) => void;

/** Most neighbours that make one word. */
const NEIGHBOURS = 4;

function joinsOf(
  parts: readonly Part[],
  taken: readonly boolean[],
  others: readonly Part[],
  takenOthers: readonly boolean[],
  onJoin: OnJoin,
): void {
  for (let other = 0; other < others.length; other++) {
    const { text, role } = others[other]!;
    if (takenOthers[other] || text.length < 4 || role === 'number') continue;
    for (let from = 0; from < parts.length; from++) {
      let joined = parts[from]!.text;
      for (let to = from + 1; to < Math.min(parts.length, from + NEIGHBOURS); to++) {
        joined += parts[to]!.text;
        if (joined.length > text.length + 2) break;
        if (isTaken(taken, from, to + 1) || joined.length < text.length - 2) continue;
        const wrong = joined === text ? 0 : distance(joined, text, Math.floor(text.length * 1.5));
        if (wrong <= text.length * 1.5) onJoin(from, to + 1, other, JOINED - Math.floor((wrong * SLIP) / text.length));
      }
    }
  }
}

// ---- points

/** Cuts 1000 points into shares by weight, so that all shares of two whole names add up to 1000. */
class Shares {
  readonly #total: number;
  #given = 0;

  constructor(a: NameForm, b: NameForm, missing: number) {
    this.#total = Math.max(1, 100 * (a.weight + b.weight) + missing);
  }

  /** Points for a weight of both sides, in hundredths; rounding errors do not add up. */
  of(weight: number): number {
    const before = Math.floor((this.#given * FULL) / this.#total);
    this.#given += 100 * weight;
    return Math.floor((this.#given * FULL) / this.#total) - before;
  }
}

interface Open {
  readonly a: readonly Part[];
  readonly b: readonly Part[];
}

function featuresOf(a: NameForm, b: NameForm, pairs: readonly Pair[], open: Open, isPerson: boolean): Feature[] {
  const rate = isPerson && !isSyllabic(a) && !isSyllabic(b) ? EXTRA_OF_PERSON : EXTRA_OF_BODY;
  const missing = (rate - 100) * (weightOf(open.a) + weightOf(open.b));
  return [
    ...pairsAsFeatures(a, b, pairs, new Shares(a, b, missing)),
    ...openFeatures(open),
    ...wholeFeatures(a, b, pairs, isPerson, open),
  ];
}

/** Names in Hangul and Chinese characters have no middle names that one may leave out. */
function isSyllabic({ parts }: NameForm): boolean {
  return parts.some(({ basis }) => basis === 'syllables');
}

function pairsAsFeatures(a: NameForm, b: NameForm, pairs: readonly Pair[], shares: Shares): Feature[] {
  return pairs.map((pair) => {
    const [partsA, partsB] = [a.parts.slice(pair.a, pair.aTo), b.parts.slice(pair.b, pair.bTo)];
    const points = Math.floor((shares.of(weightOf(partsA) + weightOf(partsB)) * pair.likeness) / FULL);
    return { feature: pair.feature, points, a: textOf(partsA), b: textOf(partsB) };
  });
}

function unpaired({ parts }: NameForm, pairs: readonly Pair[], side: 'a' | 'b'): Part[] {
  return parts.filter((_, at) => !pairs.some((pair) => at >= pair[side] && at < (side === 'a' ? pair.aTo : pair.bTo)));
}

function weightOf(parts: readonly Part[]): number {
  let weight = 0;
  for (const part of parts) weight += part.weight;
  return weight;
}

function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join(' ');
}

/** What only one name has costs its share; what either name has in place of the other's costs more. */
function openFeatures({ a, b }: Open): Feature[] {
  const [told, other] = [tellingOf(a), tellingOf(b)];
  const numbers = [numbersOf(a), numbersOf(b)] as const;
  const features: Feature[] = [];
  if (told.length > 0 && other.length > 0)
    features.push({ feature: 'conflict', points: -CONFLICT, a: textOf(told), b: textOf(other) });
  else if (told.length + other.length > 0)
    features.push({ feature: 'extra', points: 0, a: textOf(told), b: textOf(other) });
  if (numbers[0] !== '' || numbers[1] !== '') {
    const points = numbers[0] !== '' && numbers[1] !== '' ? -NUMBER_CONFLICT : -NUMBER_MISSING;
    features.push({ feature: 'number', points, a: numbers[0], b: numbers[1] });
  }
  return features;
}

function tellingOf(parts: readonly Part[]): readonly Part[] {
  return parts.filter(({ role }) => role === 'name' || role === 'patronymic' || role === 'initial');
}

function numbersOf(parts: readonly Part[]): string {
  return textOf(parts.filter(({ role }) => role === 'number'));
}

function wholeFeatures(a: NameForm, b: NameForm, pairs: readonly Pair[], isPerson: boolean, open?: Open): Feature[] {
  const features = legalFeatures(a, b);
  const full = pairs.filter(
    ({ feature, a: at }) => feature !== 'initial' && (isTelling(a.parts[at]!) || a.parts[at]!.role === 'number'),
  );
  const isOpen =
    open !== undefined &&
    tellingOf(open.a).length + tellingOf(open.b).length + (numbersOf(open.a) + numbersOf(open.b)).length > 0;
  const hasInitial = pairs.some(({ feature }) => feature === 'initial');
  const isLeft =
    open !== undefined && [...open.a, ...open.b].some(({ role }) => !(hasInitial && role === 'patronymic'));
  const isInitialed = full.length < pairs.filter(({ a: at }) => isTelling(a.parts[at]!)).length - 1;
  if (isPerson && full.length < 2 && (isLeft || isInitialed)) features.push(onWhole('one-part', -ONE_PART, a, b));
  if (tellsLittle(a, b, pairs, full, isOpen)) features.push(onWhole('common-parts', -COMMON, a, b));
  const slips = pairs.filter(({ feature }) => feature === 'typo' || feature === 'sound').length;
  if (slips > 1) features.push(onWhole('slips', -SLIPS * (slips - 1), a, b));
  if (isPerson && isReordered(pairs)) features.push(onWhole('order', -ORDER, a, b));
  return features;
}

function isTelling({ role }: Part): boolean {
  return role === 'name' || role === 'patronymic';
}

/** Only parts that many bear agree, and something is open: a "Management Company" is not "Management Company 23". */
function tellsLittle(
  a: NameForm,
  b: NameForm,
  pairs: readonly Pair[],
  full: readonly Pair[],
  isOpen: boolean,
): boolean {
  let rarest = 0;
  for (const pair of full) rarest = Math.max(rarest, a.parts[pair.a]!.weight, b.parts[pair.b]!.weight);
  return full.length === 0 || (rarest < 100 && (isOpen ? full.length < 3 : pairs.length < 2));
}

function onWhole(feature: FeatureName, points: number, a: NameForm, b: NameForm): Feature {
  return { feature, points, a: textOf(a.parts), b: textOf(b.parts) };
}

function isReordered(pairs: readonly Pair[]): boolean {
  for (let at = 1; at < pairs.length; at++) if (pairs[at]!.b < pairs[at - 1]!.b) return true;
  return false;
}

function legalFeatures(a: NameForm, b: NameForm): Feature[] {
  if (a.legal.join() === b.legal.join()) return [];
  const [strictA, strictB] = [a.legal.filter(isStrict), b.legal.filter(isStrict)];
  const isConflict = strictA.length > 0 && strictB.length > 0 && !strictA.some((form) => strictB.includes(form));
  return [
    {
      feature: 'legal-form',
      points: isConflict ? -LEGAL_CONFLICT : -LEGAL_MISSING,
      a: a.legal.join(' '),
      b: b.legal.join(' '),
    },
  ];
}

function isStrict(form: string): boolean {
  return !LOOSE_FORMS.has(form);
}

/** Both names written without spaces, where they are nearly the same then. */
function togetherOf(a: NameForm, b: NameForm): Feature | undefined {
  if (isSyllabic(a) || isSyllabic(b)) return undefined;
  const length = Math.max(a.compact.length, b.compact.length);
  if (length < 6 || Math.abs(a.compact.length - b.compact.length) > 2 || /[0-9]/.test(a.compact + b.compact))
    return undefined;
  const wrong = distance(a.compact, b.compact, length);
  return wrong > length
    ? undefined
    : { feature: 'written-together', points: TOGETHER - wrong * 3, a: a.compact, b: b.compact };
}
