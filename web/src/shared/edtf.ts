// Times as EDTF has them, for people: nothing is made more exact than it is.

export interface ReadTime {
  /** "2024-10-06", "October 2024", "about 2024", "2006 or later". */
  readonly words: string;
  /** Its days are not sure: "~", "?", an open end, a part that is not known. */
  readonly isUncertain: boolean;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];
const PARTS: Readonly<Record<string, string>> = {
  ...{ 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' },
  ...{ 33: 'first quarter', 34: 'second quarter', 35: 'third quarter', 36: 'fourth quarter' },
  ...{ 40: 'first half', 41: 'second half' },
};

/** What an EDTF value says; the value itself where it is of a form that is not known here. */
export function readEdtf(edtf: string): ReadTime {
  const isUncertain = /[~?%X]|\.\.|^\[/.test(edtf) || edtf.includes('/');
  const [from, to] = edtf.split('/');
  if (to === undefined) return { words: dateWords(edtf), isUncertain };
  if (to === '..' || to === '') return { words: `${dateWords(from!)} or later`, isUncertain };
  if (from === '..' || from === '') return { words: `${dateWords(to)} or earlier`, isUncertain };
  return { words: `${dateWords(from!)} to ${dateWords(to)}`, isUncertain };
}

function dateWords(date: string): string {
  const match = /^(\d{2}[\dX]{2})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T(\d\d:\d\d)[^~?%]*)?([~?%])?$/.exec(date);
  if (!match) return date;
  const [, year = '', month, day, clock, mark] = match;
  const when = dayWords(year.endsWith('X') ? yearWords(year) : year, month, day);
  return `${mark === '~' || mark === '%' ? 'about ' : ''}${when}${clock ? ` ${clock}` : ''}${mark === '?' || mark === '%' ? ' (uncertain)' : ''}`;
}

function dayWords(year: string, month: string | undefined, day: string | undefined): string {
  if (month === undefined || month === 'XX') return year;
  if (day !== undefined && day !== 'XX') return `${year}-${month}-${day}`;
  const name = MONTHS[Number(month) - 1] ?? PARTS[month];
  return name === undefined ? `${year}-${month}` : `${name} ${year}`;
}

/** "202X" → "the 2020s"; "20XX" → "the 2000s". */
function yearWords(year: string): string {
  return `the ${year.replaceAll('X', '0')}s`;
}

/** The last day that an EDTF value allows, as an ISO day; undefined for an open end and for what has no year. */
export function windowEnd(edtf: string): string | undefined {
  const last = edtf
    .replace(/[~?%[\]]/g, '')
    .split(/\/|\.\.|,/)
    .at(-1)!;
  const match = /^(\d{2}[\dX]{2})(?:-(\d\d))?(?:-(\d\d))?/.exec(last);
  if (!match) return undefined;
  const year = match[1]!.replaceAll('X', '9');
  const month = Number(match[2] ?? 12);
  if (match[3] !== undefined) return `${year}-${match[2]}-${match[3]}`;
  const at = month <= 12 ? month : (LAST_MONTHS[month] ?? 12);
  const days = new Date(Date.UTC(Number(year), at, 0)).getUTCDate();
  return `${year}-${String(at).padStart(2, '0')}-${days}`;
}

const LAST_MONTHS: Readonly<Record<number, number>> = {
  21: 5,
  22: 8,
  23: 11,
  33: 3,
  34: 6,
  35: 9,
  36: 12,
  40: 6,
  41: 12,
};
