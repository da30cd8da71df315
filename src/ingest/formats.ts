// The formats that can be read, and the small things that all their readers share.
import type { DateBasis, DocumentDate } from '../document/document.ts';
import { type Note, noteOnWhole } from '../document/note.ts';
import type { Limits } from './reading.ts';

export const READABLE_FORMATS = ['text', 'markdown', 'html', 'pdf', 'feed', 'mail', 'mhtml', 'docx', 'zip'] as const;
export type ReadableFormat = (typeof READABLE_FORMATS)[number];

/** What bytes turn out to be. For `unsupported`, `what` and `cure` complete the sentence "x.png is `what`; `cure`.". */
export type Format =
  | { readonly format: ReadableFormat }
  | { readonly format: 'unsupported'; readonly what: string; readonly cure: string };

export interface CappedText {
  readonly text: string;
  readonly truncated?: true;
  readonly notes: readonly Note[];
}

/** `text` cut to the cap on characters, never inside a surrogate pair, with a note when something was cut. */
export function capText(text: string, limits: Limits): CappedText {
  if (text.length <= limits.maxCharacters) return { text, notes: [] };
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(limits.maxCharacters - 1));
  const length = limits.maxCharacters - (splitsPair ? 1 : 0);
  const message = `The text has ${text.length} characters; only the first ${length} were read.`;
  return { text: text.slice(0, length), truncated: true, notes: [noteOnWhole('truncated', message)] };
}

const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Number of days in a month (1 to 12) of a year; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && !leap ? 28 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** The date of a document from an EDTF year, month, day or time, as the formats' date readers give it. */
export function documentDate(edtf: string, basis: DateBasis, from: string): DocumentDate {
  const day = edtf.slice(0, 10);
  const [year = '', month] = day.split('-');
  const lastMonth = month ?? '12';
  const lastDay = String(daysInMonth(Number(year), Number(lastMonth))).padStart(2, '0');
  const earliest = day.length === 10 ? day : `${year}-${month ?? '01'}-01`;
  const latest = day.length === 10 ? day : `${year}-${lastMonth}-${lastDay}`;
  return { edtf, basis, earliest, latest, from, evidence: [] };
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

const two = (number: number) => String(number).padStart(2, '0');

/** EDTF of a moment, or undefined when there is no such day or time. */
function edtfOf({ year, month, day, hour, minute, second, offset }: Moment): string | undefined {
  if (year < 1000 || year > 2200) return undefined;
  if (month === undefined) return String(year);
  const days = daysInMonth(year, month);
  if (days === 0) return undefined;
  if (day === undefined) return `${year}-${two(month)}`;
  if (day < 1 || day > days) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined || minute === undefined) return date;
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

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const MAIL_DATE =
  /^(?:[a-z]{3,9}\.?,?\s{1,5})?(\d{1,2})[\s-]{1,5}([a-z]{3})[a-z]{0,6}\.?[\s-]{1,5}(\d{4}|\d\d)(?:,?\s{1,5}(\d{1,2}):(\d\d)(?::(\d\d))?\s{0,5}([+-]\d{4}|[+-]\d\d:\d\d|[a-z]{1,5})?)?/i;

/** EDTF of a date as mail and RSS write it, "Tue, 05 Nov 2024 10:00:00 EST", in its own offset; undefined when it is none. */
export function edtfOfMailDate(written: string): string | undefined {
  const match = written.trim().slice(0, 80).match(MAIL_DATE);
  const month = MONTHS.indexOf(match?.[2]?.toLowerCase() ?? '') + 1;
  if (!match || month === 0) return undefined;
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

/** The object without the keys whose value is undefined. */
export function definedOnly<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** `text` with the character references of XML ("&amp;", "&#8217;") and "&nbsp;" as characters; others stay as they are. */
export function decodeReferences(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/gi, referenceText);
}

function referenceText(written: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? written;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
}

const LONGEST_HEADLINE = 160;

/** The first line of `text` where it is clearly a headline: short, no full stop at its end, then a blank line and more text. */
export function headlineOf(text: string): string | undefined {
  const start = text.search(/\S/);
  if (start === -1) return undefined;
  const end = text.indexOf('\n', start);
  if (end === -1 || end - start > LONGEST_HEADLINE) return undefined;
  const line = text.slice(start, end).trim();
  const blank = text.indexOf('\n', end + 1);
  const isFollowed = blank !== -1 && text.slice(end, blank).trim() === '' && /\S/.test(text.slice(blank, blank + 2000));
  return isFollowed && /\p{L}.*\s\S/u.test(line) && !NO_HEADLINE.test(line) ? line : undefined;
}

// A sentence, a byline, an address, a dateline, a field of a form.
const NO_HEADLINE = /[.,:;。]["'”’)]?$|^by\s|^https?:|^[\p{Lu}\s,.]{3,40}\([^)]{1,40}\)\s?[-–—]|^[\w-]{1,20}:\s/iu;

/** Titles that programs put in by themselves. */
export const FILE_TITLE =
  /^(?:microsoft word\b.*|(?:untitled|document|powerpoint presentation)\s?\d*|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|txt|html?))$/i;
