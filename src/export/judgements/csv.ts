// Rows of CSV as spreadsheets write it: commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252; quotes that hold line ends.
import iconv from 'iconv-lite';
import { MOST_ROWS } from '../sheets/xlsx.ts';
import { SheetError } from './failure.ts';

const DELIMITERS = [',', ';', '\t'] as const;
/** Columns beyond are cut. */
export const MOST_COLUMNS = 200;
/** Characters of a cell; longer ones are cut, and no cell that is read back is near it. */
const LONGEST_CELL = 100_000;

/** The cells of each row. Throws a SheetError for bytes that are no text, and for more rows than a sheet can have. */
export function csvRows(bytes: Uint8Array, name: string): string[][] {
  const text = textOf(bytes, name);
  // "sep=;" on the first line is Excel's own.
  const separator = /^sep=([,;\t])\r?\n/i.exec(text);
  const rows = cellsOf(text, separator?.[0].length ?? 0, separator?.[1] ?? delimiterOf(text), name);
  return separator === null ? rows : [[], ...rows];
}

function textOf(bytes: Uint8Array, name: string): string {
  // Node's own decoder takes Windows-1252 for Latin-1.
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charsetOf(bytes));
  if (!text.includes('\0')) return text;
  throw new SheetError(`${name} is neither a workbook nor CSV; give the .xlsx or .csv that was exported.`);
}

function charsetOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Without a mark UTF-16 shows in the zero bytes of the heads, which are ASCII.
  const zeros = [0, 0];
  for (const [at, byte] of bytes.subarray(0, 200).entries()) if (byte === 0) zeros[at & 1]!++;
  if (zeros[1]! > 50 && zeros[0]! < 5) return 'utf-16le';
  if (zeros[0]! > 50 && zeros[1]! < 5) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The sign that stands most often in the first line. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 20_000).split('\n', 1)[0]!;
  const counts = DELIMITERS.map((sign) => line.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

function cellsOf(text: string, from: number, delimiter: string, name: string): string[][] {
  const rows: string[][] = [];
  const ends = new RegExp(`[${delimiter}\r\n]`, 'g');
  let row: string[] = [];
  for (let at = from; at < text.length; ) {
    const quoted = text[at] === '"' ? quotedAt(text, at) : undefined;
    ends.lastIndex = quoted?.end ?? at;
    const end = ends.exec(text)?.index ?? text.length;
    if (row.length < MOST_COLUMNS)
      row.push((quoted?.cell ?? '') + text.slice(quoted?.end ?? at, Math.min(end, at + LONGEST_CELL)));
    at = end + 1;
    if (text[end] === delimiter) {
      if (at >= text.length) row.push('');
      continue;
    }
    if (text[end] === '\r' && text[at] === '\n') at++;
    rows.push(row);
    row = [];
    if (rows.length > MOST_ROWS) throw tooManyRows(name);
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The cell in the quotes that open at `at`, quotes in it undoubled, and where they close. */
function quotedAt(text: string, at: number): { readonly cell: string; readonly end: number } {
  const parts: string[] = [];
  for (let from = at + 1; ; ) {
    const close = text.indexOf('"', from);
    if (close === -1) return { cell: [...parts, text.slice(from)].join('').slice(0, LONGEST_CELL), end: text.length };
    parts.push(text.slice(from, close));
    if (text[close + 1] !== '"') return { cell: parts.join('').slice(0, LONGEST_CELL), end: close + 1 };
    parts.push('"');
    from = close + 2;
  }
}

export function tooManyRows(name: string): SheetError {
  return new SheetError(
    `${name} has more rows than a sheet can hold (${MOST_ROWS}); keep the rows that you judged and delete the others.`,
  );
}
