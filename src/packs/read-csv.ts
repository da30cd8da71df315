// Reads one CSV file of a pack (RFC 4180): a record for each line, its fields under the names in the first line.
import type { YamlPath } from './finding.ts';
import { type PackFile, readPackFile } from './read-yaml.ts';

/** The CSV file `file` of the pack in `folder`, as a list of records. Never throws for what the file holds. */
export function readCsvFile(folder: string, file: string, columns: readonly string[]): Promise<PackFile> {
  return readPackFile(folder, file, (name, text) => parseCsvFile(name, text, columns));
}

interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

function parseCsvFile(file: string, text: string, columns: readonly string[]): PackFile {
  const { rows, open } = splitRows(text.replace(/^\uFEFF/, ''));
  const [head, ...records] = rows;
  const fail = (line: number, message: string): PackFile => ({
    file,
    problems: [{ file, line, message }],
    lineOf: () => line,
  });
  if (head?.fields.join() !== columns.join())
    return fail(1, `the first line is not the columns; write ${columns.join()}`);
  if (open !== undefined)
    return fail(open, 'quotation marks open here and never close; close them or double those inside');
  const ragged = records.find(({ fields }) => fields.length !== columns.length);
  if (ragged) {
    return fail(
      ragged.line,
      `there are ${ragged.fields.length} fields and ${columns.length} columns; quote fields that hold commas`,
    );
  }
  return {
    file,
    value: records.map(({ fields }) => Object.fromEntries(columns.map((column, at) => [column, fields[at]]))),
    problems: [],
    lineOf: ([at]: YamlPath) => records[Number(at)]?.line ?? 1,
  };
}

/** The rows of `text`; `open` is the line of a field whose quotation marks do not match. Empty lines are passed over. */
function splitRows(text: string): { rows: readonly Row[]; open?: number } {
  const rows: Row[] = [];
  let line = 1;
  let began = 1;
  let fields: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const end = text[at] === '"' ? endOfQuoted(text, at) : endOfPlain(text, at);
    if (end === undefined) return { rows, open: line };
    const field = text.slice(at, end);
    fields.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    line += field.split('\n').length - 1;
    at = end + 1;
    if (text[end] === ',') continue;
    if (text.startsWith('\r\n', end)) at = end + 2;
    else if (end < text.length && text[end] !== '\n') return { rows, open: line };
    if (fields.length > 1 || fields[0] !== '') rows.push({ line: began, fields });
    line++;
    began = line;
    fields = [];
  }
  return { rows };
}

/** Where the field that begins with the quotation mark at `start` ends: a doubled mark stands for one inside. */
function endOfQuoted(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1;
  }
  return undefined;
}

const PLAIN_FIELD = /[^",\r\n]*/y;

function endOfPlain(text: string, start: number): number {
  PLAIN_FIELD.lastIndex = start;
  PLAIN_FIELD.test(text);
  return PLAIN_FIELD.lastIndex;
}
