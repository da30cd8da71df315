// Sheets as a workbook for Excel and its kind: heads that stay in view, filters, and text that no edit turns into a formula.
import type { Analysis } from '../../document/analysis.ts';
import { inertCodes } from '../brief/inert.ts';
import { CORE_TYPE, contentTypes, coreProperties, type Part, relations, zipPieces } from '../office/package.ts';
import { escapeXml, XML_HEAD } from '../office/xml.ts';
import { type Cell, isFormulaLike, type Sheet } from './table.ts';

/** Rows that a sheet can have, the heads among them. */
export const MOST_ROWS = 1_048_576;
/** Characters that a cell can hold. */
const MOST_CHARACTERS = 32_767;
const CUT = ' … [cut: longer than a cell can be]';

/** The workbook in pieces. Throws a RangeError where a sheet has more rows than Excel opens. */
export function xlsxPieces(sheets: readonly Sheet[], analysis: Analysis, title: string): Generator<Uint8Array> {
  const large = sheets.find(({ count }) => count >= MOST_ROWS);
  if (large)
    throw new RangeError(`xlsxPieces: the sheet ${large.name} has ${large.count} rows, more than a workbook can hold.`);
  return zipPieces(partsOf(sheets, analysis, title));
}

function partsOf(sheets: readonly Sheet[], analysis: Analysis, title: string): Part[] {
  const names = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`);
  return [
    contentTypes({
      'xl/workbook.xml': 'officedocument.spreadsheetml.sheet.main',
      ...Object.fromEntries(names.map((name) => [`xl/${name}`, 'officedocument.spreadsheetml.worksheet'])),
      'xl/styles.xml': 'officedocument.spreadsheetml.styles',
      'docProps/core.xml': CORE_TYPE,
    }),
    relations('_rels/.rels', [
      ['officeDocument', 'xl/workbook.xml'],
      ['core-properties', 'docProps/core.xml'],
    ]),
    coreProperties(analysis, title),
    relations('xl/_rels/workbook.xml.rels', [
      ...names.map((name) => ['worksheet', name] as const),
      ['styles', 'styles.xml'],
    ]),
    { name: 'xl/workbook.xml', pieces: [workbook(sheets)] },
    { name: 'xl/styles.xml', pieces: [STYLES] },
    ...sheets.map((sheet, at) => ({ name: `xl/${names[at]}`, pieces: worksheet(sheet, at === 0) })),
  ];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function workbook(sheets: readonly Sheet[]): string {
  const rows = sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const filters = sheets.map(
    (sheet, at) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${sheet.name}'!$A$1:$${lastCell(sheet, '$')}</definedName>`,
  );
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets>${rows.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`;
}

/** Places in `cellXfs` of the styles. */
const STYLE = { head: 1, text: 2, long: 3, quoted: 4, quotedLong: 5, number: 6 } as const;

/** Format 49 is text: what is typed into such a cell stays text. `quotePrefix` is the apostrophe that Excel hides. */
const STYLES = `${XML_HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECEF"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"/></xf>${textStyle('', '')}${textStyle('', ' wrapText="1"')}${textStyle(' quotePrefix="1"', '')}${textStyle(' quotePrefix="1"', ' wrapText="1"')}<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function textStyle(prefix: string, wrap: string): string {
  return `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"${prefix} applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"${wrap}/></xf>`;
}

function* worksheet(sheet: Sheet, isFirst: boolean): Generator<string> {
  const { columns, rows } = sheet;
  const widths = columns.map(({ width, toFill }, at) => {
    // What is typed into a column to fill stays text.
    const style = toFill === undefined ? '' : ` style="${toFill === 'words' ? STYLE.long : STYLE.text}"`;
    return `<col min="${at + 1}" max="${at + 1}" width="${width}"${style} customWidth="1"/>`;
  });
  const view = `<sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>`;
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:${lastCell(sheet)}"/><sheetViews>${view}</sheetViews><sheetFormatPr defaultRowHeight="14"/><cols>${widths.join('')}</cols><sheetData>`;
  yield rowOf(
    1,
    columns.map(({ head }, at) => textCell(`${letters(at)}1`, head, STYLE.head)),
  );
  let number = 1;
  for (const row of rows) {
    number++;
    yield rowOf(
      number,
      row.map((cell, at) => cellOf(`${letters(at)}${number}`, cell, columns[at]!.wraps ?? false)),
    );
  }
  yield `</sheetData><autoFilter ref="A1:${lastCell(sheet)}"/>${choicesOf(sheet)}</worksheet>`;
}

/** Lists to choose from in the columns that take one of a few words; other words can be typed, and are told when the sheet is read. */
function choicesOf({ columns, count }: Sheet): string {
  const lists = columns.flatMap(({ toFill }, at) => {
    if (count === 0 || toFill === undefined || toFill === 'words') return [];
    const cells = `${letters(at)}2:${letters(at)}${count + 1}`;
    return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>"${toFill.join(',')}"</formula1></dataValidation>`;
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

function rowOf(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`;
}

function cellOf(place: string, cell: Cell, wraps: boolean): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}" s="${STYLE.number}"><v>${cell}</v></c>`;
  const style = isFormulaLike(cell) ? (wraps ? STYLE.quotedLong : STYLE.quoted) : wraps ? STYLE.long : STYLE.text;
  return textCell(place, cell, style);
}

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}

/** Text in which "_x0041_" is not read as an "A", as workbooks do, and no longer than a cell can be. */
function cellText(text: string): string {
  const shown = inertCodes(text);
  // The last character kept may be half of a pair, which becomes a longer picture of itself.
  const most = MOST_CHARACTERS - CUT.length - 8;
  const whole = shown.length <= MOST_CHARACTERS ? shown : `${shown.slice(0, most)}${CUT}`;
  return escapeXml(whole).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function lastCell({ columns, count }: Sheet, sign = ''): string {
  return `${letters(columns.length - 1)}${sign}${count + 1}`;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}
