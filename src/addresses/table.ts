// Tells tables from prose, and in which row and column a place of a table is: `"Txhash","From","To"` and 5,000 rows of them.

export interface Cell {
  /** From 1, the row of heads counted; a quoted cell may hold line ends, so this is not the line. */
  readonly row: number;
  /** From 1. */
  readonly column: number;
  /** What the first row has in this column, where it is a row of heads. */
  readonly head?: string;
}

const DELIMITERS = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Rows and characters that are looked at to tell a table. */
const FIRST_ROWS = 12;
const FIRST_CHARACTERS = 200_000;

/** What separates the cells, where `text` is a table: by the ending of its name, or because its first rows all have the same number of cells, three at least. */
export function delimiterOf(text: string, name: string): Delimiter | undefined {
  if (/\.tsv$/i.test(name)) return '\t';
  const start = text.slice(0, FIRST_CHARACTERS);
  const even = DELIMITERS.find((delimiter) => isEven(start, delimiter));
  return even ?? (/\.csv$/i.test(name) ? mostFrequent(start) : undefined);
}

function isEven(text: string, delimiter: Delimiter): boolean {
  const widths = widthsOf(text, delimiter);
  return widths.length >= 3 && widths[0]! >= 3 && widths.every((width) => width === widths[0]);
}

/** How many cells the first rows have; rows of nothing are left out. */
function widthsOf(text: string, delimiter: Delimiter): number[] {
  const widths: number[] = [];
  walkCells(text, delimiter, (start, end, row, column) => {
    if (column === 1 && start === end) return true;
    widths[row - 1] = column;
    return row <= FIRST_ROWS;
  });
  return Object.values(widths).slice(0, FIRST_ROWS);
}

function mostFrequent(text: string): Delimiter {
  const width = (delimiter: Delimiter) => widthsOf(text, delimiter)[0] ?? 0;
  return DELIMITERS.reduce((best, one) => (width(one) > width(best) ? one : best));
}

/** Columns whose heads are kept, and characters of each. */
const HEADS = 1_000;
const HEAD = 100;

/** The heads of the columns; empty where the first row holds figures or nothing. */
export function headsOf(text: string, delimiter: Delimiter): readonly string[] {
  const heads: string[] = [];
  walkCells(text, delimiter, (start, end, row) => {
    if (row > 1 || heads.length >= HEADS) return false;
    heads.push(unquoted(text.slice(start, Math.min(end, start + HEAD))));
    return true;
  });
  return heads.every((head) => head.length < HEAD && !/^(?:$|[-+$€]?[\d.,]+$|0x[\da-f]{8})/i.test(head)) ? heads : [];
}

function unquoted(cell: string): string {
  const inner = /^"(.*?)"?$/s.exec(cell.trim())?.[1];
  return (inner?.replaceAll('""', '"') ?? cell).trim();
}

/** The cell that each of `places`, which ascend, lies in. One walk over the table, however many there are. */
export function cellsAt(text: string, delimiter: Delimiter, places: readonly number[]): Cell[] {
  const heads = headsOf(text, delimiter);
  const cells: Cell[] = [];
  walkCells(text, delimiter, (_start, end, row, column) => {
    const head = heads[column - 1];
    while (cells.length < places.length && places[cells.length]! < end) {
      cells.push({ row, column, ...(head !== undefined && row > 1 && { head }) });
    }
    return cells.length < places.length;
  });
  return cells;
}

/** What stands in the `column`, from 1, by row; empty cells and the row of heads are left out. */
export function columnOf(text: string, delimiter: Delimiter, column: number): ReadonlyMap<number, string> {
  const cells = new Map<number, string>();
  walkCells(text, delimiter, (start, end, row, at) => {
    const words = at === column && row > 1 ? unquoted(text.slice(start, Math.min(end, start + 4 * HEAD))) : '';
    if (words !== '') cells.set(row, words);
    return true;
  });
  return cells;
}

type Visit = (start: number, end: number, row: number, column: number) => boolean;

/** Calls `visit` for each cell until it says no. A quotation mark opens a quoted cell at its beginning only; one that never closes ends with the text. */
function walkCells(text: string, delimiter: Delimiter, visit: Visit): void {
  let [row, column] = [1, 1];
  for (let at = 0; at <= text.length; ) {
    const end = endOfCell(text, at, delimiter);
    if (!visit(at, end, row, column)) return;
    if (text[end] === '\n') [row, column] = [row + 1, 1];
    else column++;
    at = end + 1;
  }
}

function endOfCell(text: string, start: number, delimiter: Delimiter): number {
  let at = start;
  if (text[at] === '"') {
    for (at++; at < text.length; at++) {
      if (text[at] !== '"') continue;
      if (text[at + 1] !== '"') break;
      at++;
    }
  }
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
  return at;
}
