// Finds the columns that are read back among those of a sheet, wherever they stand now.
import { letters } from '../sheets/xlsx.ts';
import { SheetError } from './failure.ts';
import { HEADS, type HeadKey, nearest } from './words.ts';
import { FORMULA, type ReadSheet } from './xlsx.ts';

/** The text of a cell; `isFormula` where it holds a formula. */
export interface JudgedCell {
  readonly text: string;
  readonly isFormula: boolean;
  /** "AK7". */
  readonly place: string;
}

export interface JudgedTable {
  readonly sheet: string;
  /** Rows below the heads, by the numbers that spreadsheets show. */
  readonly rows: Iterable<{ readonly row: number; readonly cells: Readonly<Record<HeadKey, JudgedCell>> }>;
}

const KEYS = Object.keys(HEADS) as HeadKey[];
/** Without these nothing can be read back; where one of the others is missing nobody filled it in. */
const NEEDED: readonly HeadKey[] = ['claim', 'state', 'kind'];
/** Rows that may stand above the heads. */
const MOST_ABOVE = 20;

/** The table of a sheet; undefined where no row has the heads of claims and judgements. Throws a SheetError where heads are missing or doubled. */
export function judgedTable({ name, rows }: ReadSheet, file: string): JudgedTable | undefined {
  const found = rows.slice(0, MOST_ABOVE).map(headsOf);
  const at = found.findIndex((heads) => heads.has(normal(HEADS.claim)) && heads.has(normal(HEADS.kind)));
  if (at === -1) return undefined;
  const heads = found[at]!;
  for (const key of KEYS) check(key, heads, file);
  const columns = Object.fromEntries(KEYS.map((key) => [key, heads.get(normal(HEADS[key]))?.[0]]));
  return {
    sheet: name,
    rows: {
      *[Symbol.iterator]() {
        for (let row = at + 1; row < rows.length; row++) {
          const cells = KEYS.map((key) => [key, cellOf(rows[row]!, columns[key], row)] as const);
          yield { row: row + 1, cells: Object.fromEntries(cells) as Record<HeadKey, JudgedCell> };
        }
      },
    },
  };
}

/** Why no sheet of a file can be read back: what was found in place of the heads. */
export function withoutHeads(sheets: readonly ReadSheet[], file: string): SheetError {
  const all = sheets.flatMap(({ rows }) => [...headsOf(rows[0] ?? []).keys()]);
  const near = NEEDED.filter((key) => !all.includes(normal(HEADS[key]))).flatMap((key) => {
    const like = nearest(HEADS[key], all);
    return like === undefined ? [] : `“${like}” may have been “${HEADS[key]}”`;
  });
  const hint = near.length === 0 ? '' : ` (${near.join('; ')})`;
  return new SheetError(
    `${file} has no sheet with the columns “${HEADS.claim}” and “${HEADS.kind}”${hint}; give the sheet that was exported, its heads as they were.`,
  );
}

function headsOf(row: readonly unknown[]): Map<string, number[]> {
  const heads = new Map<string, number[]>();
  for (const [at, cell] of row.entries()) {
    const head = normal(textOf(cell));
    if (head !== '') heads.set(head, [...(heads.get(head) ?? []), at]);
  }
  return heads;
}

function check(key: HeadKey, heads: ReadonlyMap<string, number[]>, file: string): void {
  const columns = heads.get(normal(HEADS[key])) ?? [];
  if (columns.length > 1) throw new SheetError(`${file} has more than one column “${HEADS[key]}”; delete all but one.`);
  if (columns.length === 1) return;
  const like = nearest(
    HEADS[key],
    [...heads.keys()].filter((head) => !KEYS.some((one) => normal(HEADS[one]) === head)),
  );
  if (!NEEDED.includes(key) && like === undefined) return;
  const hint = like === undefined ? '' : ` (“${like}” may have been it)`;
  throw new SheetError(`${file} has no column “${HEADS[key]}”${hint}; give the sheet with its heads as they were.`);
}

function cellOf(row: readonly unknown[], column: number | undefined, at: number): JudgedCell {
  const text = column === undefined ? '' : textOf(row[column]);
  const place = column === undefined ? '' : `${letters(column)}${at + 1}`;
  return { text: text === FORMULA ? '' : text, isFormula: text === FORMULA, place };
}

/** A date that a spreadsheet made of what was typed comes as its day. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().replace('T00:00:00.000Z', '');
  return String(cell).replace(/\r\n?/g, '\n').trim();
}

function normal(head: string): string {
  return head.slice(0, 100).replace(/\s+/g, ' ').trim().toLowerCase();
}
