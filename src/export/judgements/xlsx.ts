// The sheets of a workbook as rows: unpacked under caps and looked over before the library that reads workbooks sees it.
import { Unzip, UnzipInflate, zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { MOST_ROWS } from '../sheets/xlsx.ts';
import { MOST_COLUMNS, tooManyRows } from './csv.ts';
import { SheetError } from './failure.ts';

/** A sheet with its cells by row and column from 0; null and undefined are empty. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
}

/** Stands for a cell that holds a formula: what it came to on another machine is nobody's judgement. */
export const FORMULA = '\ue000formula';

/** Bytes of all parts unpacked. A row of a claim takes two to four thousand. */
const MAX_UNPACKED = 128 * 1024 * 1024;
const MAX_PARTS = 2_000;
const PACKED_CHUNK = 1 << 16;
/** Cells of the rectangle that a sheet takes, the empty ones too: the library makes a place for each. */
const MOST_CELLS = 20_000_000;

/** Reads a workbook. Throws a SheetError for one that is damaged, too large, or holds what no spreadsheet writes. */
export async function workbookSheets(bytes: Uint8Array, name: string): Promise<ReadSheet[]> {
  const parts = unpacked(bytes, name);
  const checked = Object.fromEntries(
    Object.entries(parts).map(([path, part]) => [path, checkedPart(path, part, name)]),
  );
  try {
    const sheets = await readWorkbook(Buffer.from(zipSync(checked, { level: 0 })), { trim: false });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data }));
  } catch {
    throw new SheetError(`${name} is a damaged workbook; save it again as .xlsx, or as CSV.`);
  }
}

/** The XML parts of the package by their paths. */
function unpacked(bytes: Uint8Array, name: string): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = Object.create(null);
  let failure: SheetError | undefined;
  let left = MAX_UNPACKED;
  let count = 0;
  const unzip = new Unzip((file) => {
    if (++count > MAX_PARTS) failure ??= damaged(name);
    if (!/\.(?:xml|rels)$/.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, isLast) => {
      if (error) failure ??= damaged(name);
      left -= chunk?.length ?? 0;
      if (left < 0) failure ??= tooLarge(name);
      if (failure !== undefined) return;
      chunks.push(chunk);
      if (isLast) parts[file.name] = Buffer.concat(chunks);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // Small bites: what one of them unpacks to is the most that is held beyond the cap.
    for (let at = 0; at < bytes.length && failure === undefined; at += PACKED_CHUNK) {
      unzip.push(bytes.subarray(at, at + PACKED_CHUNK), at + PACKED_CHUNK >= bytes.length);
    }
  } catch {
    failure ??= damaged(name);
  }
  if (failure !== undefined) throw failure;
  if (parts['xl/workbook.xml'] === undefined) throw damaged(name);
  return parts;
}

function checkedPart(path: string, part: Uint8Array, name: string): Uint8Array {
  const text = new TextDecoder().decode(part);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw damaged(name);
  return path.startsWith('xl/worksheets/') && path.endsWith('.xml')
    ? new TextEncoder().encode(tidySheet(text, name))
    : part;
}

/** The XML of a sheet with a mark in place of each formula, and without cells far to the right. */
function tidySheet(xml: string, name: string): string {
  const kept: string[] = [];
  let from = 0;
  let cell: { readonly at: number; readonly place: string; readonly column: number; holdsFormula: boolean } | undefined;
  let [lastRow, lastColumn] = [0, 0];
  const replace = (until: number, by: string) => {
    kept.push(xml.slice(from, cell!.at), by);
    from = until;
  };
  const finish = (until: number) => {
    if (cell === undefined) return;
    if (cell.column > MOST_COLUMNS) replace(until, '');
    else if (cell.holdsFormula) replace(until, `<c r="${cell.place}" t="inlineStr"><is><t>${FORMULA}</t></is></c>`);
    cell = undefined;
  };
  for (const { 0: tag, 1: close, 2: kind, 3: attributes, index } of xml.matchAll(TAGS)) {
    const end = index + tag.length;
    if (kind === 'f') {
      if (cell !== undefined) cell.holdsFormula = true;
    } else if (close === '/') finish(end);
    else if (kind === 'row')
      lastRow = Math.max(lastRow, Number(/\sr\s*=\s*["'](\d{1,9})["']/.exec(attributes!)?.[1] ?? lastRow + 1));
    else {
      const [, place = '', letters = '', row = ''] =
        /\sr\s*=\s*["'](([A-Z]{1,3})(\d{1,9}))["']/.exec(attributes!) ?? [];
      // The library reads no cell without its place, and no spreadsheet writes one.
      if (place === '') throw damaged(name);
      cell = { at: index, place, column: columnOf(letters), holdsFormula: false };
      lastRow = Math.max(lastRow, Number(row));
      lastColumn = Math.max(lastColumn, Math.min(cell.column, MOST_COLUMNS));
      if (attributes!.endsWith('/')) finish(end);
    }
    if (lastRow > MOST_ROWS) throw tooManyRows(name);
  }
  if (lastRow * lastColumn > MOST_CELLS) throw tooManyRows(name);
  return [...kept, xml.slice(from)].join('');
}

const TAGS = /<(\/?)(?:[A-Za-z][\w.-]{0,20}:)?(c|f|row)((?:\s[^<>]{0,1000})?\/?)>/g;

/** "A" → 1, "AA" → 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function damaged(name: string): SheetError {
  return new SheetError(`${name} is a damaged workbook; save it again as .xlsx, or as CSV.`);
}

function tooLarge(name: string): SheetError {
  return new SheetError(`${name} unpacks to more than 128 MB; keep the rows that you judged and delete the others.`);
}
