// What else is known of two bearers of a name: years of birth, countries, numbers of documents lift a score or break it.
import type { Feature } from './compare.ts';

export interface Identity {
  /** EDTF: 1965-11-11, 1971, 1958~, 1973/1974. */
  readonly births?: readonly string[];
  /** As one vocabulary has them, such as two-letter codes. */
  readonly countries?: readonly string[];
  /** Numbers of documents, an IMO number. */
  readonly numbers?: readonly string[];
}

const SAME_DAY = 80;
const SAME_YEAR = 40;
const OTHER_YEAR = -300;
const OTHER_DAY = -60;
const SAME_COUNTRY = 20;
const OTHER_COUNTRY = -40;
const SAME_NUMBER = 400;

/** Years that a stated year may be off; a date with "~" five. */
const TOLERANCE = 1;
const TOLERANCE_ABOUT = 5;

/** Features of identity, where both sides know something. */
export function compareIdentities(a: Identity, b: Identity): Feature[] {
  return [birthFeature(a.births ?? [], b.births ?? []), countryFeature(a, b), numberFeature(a, b)].filter(
    (feature) => feature !== undefined,
  );
}

function birthFeature(a: readonly string[], b: readonly string[]): Feature | undefined {
  const pairs = a.flatMap((one) => b.map((other) => ({ a: one, b: other, points: birthPoints(one, other) })));
  const known = pairs.filter(({ points }) => points !== undefined);
  if (known.length === 0) return undefined;
  const best = known.reduce((most, one) => (one.points! > most.points! ? one : most));
  return { feature: 'birth-year', points: best.points!, a: best.a, b: best.b };
}

function birthPoints(a: string, b: string): number | undefined {
  if (a === b && a.length === 10) return SAME_DAY;
  const [rangeA, rangeB] = [yearsOf(a), yearsOf(b)];
  if (!rangeA || !rangeB) return undefined;
  if (rangeA.from > rangeB.to || rangeB.from > rangeA.to) return OTHER_YEAR;
  return isDay(a) &&
    isDay(b) &&
    a.slice(0, 4) === b.slice(0, 4) &&
    a.slice(5) !== b.slice(5) &&
    b.slice(5) !== '01-01' &&
    a.slice(5) !== '01-01'
    ? OTHER_DAY
    : SAME_YEAR;
}

function isDay(edtf: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(edtf);
}

function yearsOf(edtf: string): { from: number; to: number } | undefined {
  const years = edtf.match(/\d{4}/g)?.map(Number);
  if (!years) return undefined;
  const [from, to] = edtf.includes('/') ? [years[0]!, years.at(-1)!] : [years[0]!, years[0]!];
  const tolerance = edtf.includes('~') ? TOLERANCE_ABOUT : TOLERANCE;
  return { from: from - tolerance, to };
}

function countryFeature({ countries: a = [] }: Identity, { countries: b = [] }: Identity): Feature | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  const shared = a.find((country) => b.includes(country));
  return { feature: 'country', points: shared ? SAME_COUNTRY : OTHER_COUNTRY, a: a.join(' '), b: b.join(' ') };
}

function numberFeature({ numbers: a = [] }: Identity, { numbers: b = [] }: Identity): Feature | undefined {
  const known = new Set(b.map(numberKey));
  const shared = a.find((number) => known.has(numberKey(number)));
  return shared === undefined ? undefined : { feature: 'document-number', points: SAME_NUMBER, a: shared, b: shared };
}

/** Figures and letters of a number. */
export function numberKey(number: string): string {
  return number
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^imo/, '');
}
