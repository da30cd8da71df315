// Finds the date of publication that a text states on a line of its own: "Published: 12 March 2024", "SEOUL, Oct. 18, 2024 —".
import type { DocumentDate } from '../../document/document.ts';
import { type Quote, quote } from '../../document/span.ts';
import { documentDate, englishMonth, isoDay } from '../calendar.ts';
import type { Furniture } from './furniture.ts';

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DATE = new RegExp(
  `\\b(?:${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})|(\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))\\b`,
  'i',
);
/** All that may stand beside the date on its line: a label, a weekday, an hour with its zone. */
const BESIDE =
  /^(?:(?:published|posted|date|dated|issued|first published|created|on|at|by|the|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|[ap]\.?m\.?|utc|gmt|est|edt|et|pst|pdt|bst|kst|jst|msk|cet|cest|\d{1,2}[:.]\d{2}(?::\d{2})?|\d{1,2}|[|,:;.()\-–—•/+])$/i;
/** Four digits that are less are no year of a report. */
const FIRST_YEAR = 1800;
/** Lines from the top in which it may stand. */
const TOP = 8;

/** The date, with its words as evidence; undefined when no line of the head states one. A line about an update does not count. */
export function findStatedDate(text: string, furniture: Furniture): DocumentDate | undefined {
  const day = furniture.datelineDay;
  const inDateline = day && parseDate(day.text);
  if (inDateline) return dated(inDateline, day, 'dateline');
  let lines = 0;
  for (const match of text.matchAll(/[^\n]+/g)) {
    if (match[0].trim() === '') continue;
    if (++lines > TOP) return undefined;
    const found = match[0].length <= 100 ? DATE.exec(match[0]) : null;
    const date = found && parseDate(found[0]);
    if (found && date && standsAlone(match[0].replace(found[0], ' '))) {
      const start = match.index + found.index;
      return dated(date, quote(text, start, start + found[0].length), 'date line');
    }
  }
  return undefined;
}

function standsAlone(rest: string): boolean {
  const words = rest
    .replace(/([|,:;()–—•/])/g, ' $1 ')
    .trim()
    .split(/\s+/);
  return words.every((word) => word === '' || BESIDE.test(word));
}

function dated(edtf: string, words: Quote, from: string): DocumentDate {
  return documentDate(edtf, 'stated', from, [words]);
}

/** YYYY-MM-DD, or undefined where the words name no day of the calendar. */
function parseDate(words: string): string | undefined {
  const match = DATE.exec(words);
  if (!match) return undefined;
  const [, monthFirst, day1, year1, day2, monthLast, year2, year3, month3, day3] = match;
  const year = Number(year1 ?? year2 ?? year3);
  const name = monthFirst ?? monthLast;
  const month = name === undefined ? Number(month3) : englishMonth(name);
  return month === undefined || year < FIRST_YEAR ? undefined : isoDay(year, month, Number(day1 ?? day2 ?? day3));
}
