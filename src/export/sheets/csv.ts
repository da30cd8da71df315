// A sheet as CSV (RFC 4180, UTF-8 without a byte order mark), in which no cell is a formula.
import { inert } from '../brief/inert.ts';
import { type Cell, isFormulaLike, type Sheet } from './table.ts';

/** The rows, the heads first, each with its line end. */
export function* csvPieces({ columns, rows }: Sheet): Generator<string> {
  yield rowOf(columns.map(({ head }) => head));
  for (const row of rows) yield rowOf(row);
}

function rowOf(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** Text that begins like a formula gets an apostrophe in front; what would act on a terminal becomes visible. */
function cellOf(cell: Cell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  const shown = inert(cell);
  const safe = isFormulaLike(cell) ? `'${shown}` : shown;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
