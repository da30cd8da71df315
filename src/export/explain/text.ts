// An explanation as lines: a heading, then rows with hanging indents; nothing of a text can act on the screen.
import { inMarks, oneLine } from '../brief/inert.ts';
import { formatPlace } from '../brief/lines.ts';
import { columns, wrap } from '../brief/width.ts';
import type { Explanation, Row } from './explanation.ts';

/** Rows of one list that are printed; the JSON has all. */
const MOST_ROWS = 60;
/** Columns of the labels; "different things" is the longest. */
const LABEL = 16;

/** Text that ends in a line feed; no line is wider than `width`. */
export function formatExplanation({ kind, id, label, sections }: Explanation, width = 80): string {
  const most = Math.max(20, width);
  const blocks = [
    wrapped('', `${kind} ${id}`, 2, most).concat(wrapped('', label, 2, most)),
    ...sections.map(({ heading, rows }) => [
      ...wrapped('', heading.toUpperCase(), 2, most),
      ...rowLines(rows, 2, most),
    ]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function rowLines(rows: readonly Row[], indent: number, width: number): string[] {
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.length - shown.length;
  return [
    ...shown.flatMap((row) => oneRow(row, indent, width)),
    ...(rest > 0 ? wrapped(' '.repeat(indent), `… and ${rest} more (--format json has them)`, indent + 2, width) : []),
  ];
}

function oneRow({ label, text, words, of, rows }: Row, indent: number, width: number): string[] {
  const quoted = words.map((found) => `${inMarks(oneLine(found.text))} [${formatPlace(found)}]`).join('; ');
  const said = [text, quoted, of ? `· ${of.kind} ${of.id}` : ''].filter((part) => part !== '').join(' ');
  const name = oneLine(label);
  // A hash that would be broken is copied wrongly.
  const isOneWord = !said.includes(' ') && columns(said) > width - indent - LABEL - 2;
  const isWide = width >= 60 && name.length <= LABEL && !isOneWord;
  const under = isWide ? indent + LABEL + 2 : indent + 2;
  return [
    ...(isWide
      ? wrapped(`${' '.repeat(indent)}${name.padEnd(LABEL)}  `, said, under, width)
      : wrapped(' '.repeat(indent), said === '' ? name : `${name}: ${said}`, under, width)),
    ...rowLines(rows, width >= 60 ? indent + 4 : indent + 2, width),
  ];
}

function wrapped(lead: string, text: string, hang: number, width: number): string[] {
  return wrap(lead, oneLine(text), hang, width).map((line) => line.replaceAll('\u00a0', ' ').trimEnd());
}
