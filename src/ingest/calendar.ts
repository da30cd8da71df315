// The calendar, and dates as machines write them (ISO 8601, mail, PDF), as EDTF; a day that does not exist is no date.
import type { DateBasis, DocumentDate } from '../document/document.ts';
import type { Quote } from '../document/span.ts';
import { definedOnly } from './formats/formats.ts';

const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Number of days in a month (1 to 12) of a year; 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && !leap ? 28 : (MONTH_LENGTHS[month - 1] ?? 0);
}

const two = (number: number) => String(number).padStart(2, '0');

/** YYYY-MM-DD of a year of four digits; undefined for a day that does not exist. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  return day >= 1 && day <= daysInMonth(year, month) ? `${year}-${two(month)}-${two(day)}` : undefined;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The month, 1 to 12, of an English name or its beginning ("Sept", "october"); undefined for another word. */
export function englishMonth(word: string): number | undefined {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1 || undefined;
}

/** The date of a document from an EDTF year, month, day or time; `evidence` is the words of the text that state it. */
export function documentDate(
  edtf: string,
  basis: DateBasis,
  from: string,
  evidence: readonly Quote[] = [],
): DocumentDate {
  const day = edtf.slice(0, 10);
  const [year = '', month] = day.split('-');
  const lastMonth = month ?? '12';
  const earliest = day.length === 10 ? day : `${year}-${month ?? '01'}-01`;
  const latest = day.length === 10 ? day : `${year}-${lastMonth}-${two(daysInMonth(Number(year), Number(lastMonth)))}`;
  return { edtf, basis, earliest, latest, from, evidence };
}

interface Moment {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** "Z", "+09:00", or nothing when it is not stated. */
  readonly offset?: string;
}

/** EDTF of a moment, or undefined when there is no such day or time. */
function edtfOf({ year, month, day, hour, minute, second, offset }: Moment): string | undefined {
  if (year < 1000 || year > 2200) return undefined;
  if (month === undefined) return String(year);
  if (day === undefined) return daysInMonth(year, month) === 0 ? undefined : `${year}-${two(month)}`;
  const date = isoDay(year, month, day);
  if (date === undefined || hour === undefined || minute === undefined) return date;
  if (hour > 23 || minute > 59 || (second ?? 0) > 60) return undefined;
  return `${date}T${two(hour)}:${two(minute)}:${two(second ?? 0)}${offset ?? ''}`;
}

const numberOf = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits));

const ISO_DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?)?)?$/i;

/** EDTF of an ISO 8601 or RFC 3339 date, in its own offset; undefined when it is none. */
export function edtfOfIso(written: string): string | undefined {
  const match = written.trim().slice(0, 60).match(ISO_DATE);
  if (!match) return undefined;
  const [year = 0, month, day, hour, minute, second] = match.slice(1, 7).map(numberOf);
  return edtfOf({ year, ...definedOnly({ month, day, hour, minute, second, offset: offsetOf(match[7]) }) });
}

const MAIL_DATE =
  /^(?:[a-z]{3,9}\.?,?\s{1,5})?(\d{1,2})[\s-]{1,5}([a-z]{3})[a-z]{0,6}\.?[\s-]{1,5}(\d{4}|\d\d)(?:,?\s{1,5}(\d{1,2}):(\d\d)(?::(\d\d))?\s{0,5}([+-]\d{4}|[+-]\d\d:\d\d|[a-z]{1,5})?)?/i;

/** EDTF of a date as mail and RSS write it, "Tue, 05 Nov 2024 10:00:00 EST", in its own offset; undefined when it is none. */
export function edtfOfMailDate(written: string): string | undefined {
  const match = written.trim().slice(0, 80).match(MAIL_DATE);
  const month = englishMonth(match?.[2] ?? '');
  if (!match || month === undefined) return undefined;
  const [day, , shortYear = 0, hour, minute, second] = match.slice(1, 7).map(numberOf);
  // RFC 2822, 4.3: two digits from 00 to 49 are of this century.
  const year = match[3]?.length === 2 ? shortYear + (shortYear < 50 ? 2000 : 1900) : shortYear;
  return edtfOf({ year, month, ...definedOnly({ day, hour, minute, second, offset: offsetOf(match[7]) }) });
}

const PDF_DATE = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d)?'?(\d\d)?/;

/** EDTF of a PDF date, "D:20241105100000+09'00'"; undefined when it is none. */
export function edtfOfPdfDate(written: string): string | undefined {
  const iso = edtfOfIso(written);
  const match = written.trim().slice(0, 40).match(PDF_DATE);
  if (iso !== undefined || !match) return iso;
  const [year = 0, month, day, hour, minute, second] = match.slice(1, 7).map(numberOf);
  const offset = match[7]?.length === 3 ? `${match[7]}:${match[8] ?? '00'}` : match[7];
  return edtfOf({ year, ...definedOnly({ month, day, hour, minute, second, offset: offsetOf(offset) }) });
}

// RFC 822 names, and those that Asian and European feeds write; others are left out, not guessed.
const ZONES: Readonly<Record<string, string>> = {
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  kst: '+09:00',
  jst: '+09:00',
  msk: '+03:00',
  cet: '+01:00',
  cest: '+02:00',
};

/** "-0500", "-05:00", "EST" → "-05:00"; undefined for a zone that is not known. */
function offsetOf(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  const named = ZONES[zone.toLowerCase()];
  const match = zone.match(/^([+-])(\d\d):?(\d\d)?$/);
  if (named !== undefined || !match) return named;
  const [, sign, hours = '', minutes = '00'] = match;
  return Number(hours) > 14 || Number(minutes) > 59 ? undefined : `${sign}${hours}:${minutes}`;
}
