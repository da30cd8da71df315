// Tells whether a text is a date or interval of EDTF, as far as packs need it: 2024-06-19, 2019-02-27/2019-02-28, 2022-06/..

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?$/;

/** Whether `text` is a date, or two with a slash between, of which one may be open (".."). */
export function isEdtf(text: string): boolean {
  const parts = text.split('/');
  if (parts.length > 2 || parts.every((part) => part === '..')) return false;
  return parts.every((part) => (parts.length === 2 && part === '..') || isDate(part)) && inOrder(parts);
}

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return false;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month)));
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

function inOrder([from = '', to = '']: readonly string[]): boolean {
  const shared = Math.min(from.length, to.length);
  return from === '..' || to === '..' || to === '' || from.slice(0, shared) <= to.slice(0, shared);
}
