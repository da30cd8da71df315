import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import readSheets from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { elementsOf, inAnotherYear, inAnotherZone, joined, partsOf } from '../../../test/support/office.ts';
import type { Analysis } from '../../document/analysis.ts';
import { inert, inertCodes } from '../brief/inert.ts';
import { FIXTURE, HOSTILE_FIXTURE, makeAnalysis, makeDocument, makeOwnVoice } from '../fixture.ts';
import { formatBrief, officePieces } from '../index.ts';

const xlsx = (analysis: Analysis) => joined(officePieces(analysis, { format: 'xlsx' }));
const csv = (analysis: Analysis) => formatBrief(analysis, { format: 'csv' });

/** What begins like a formula, in every way that spreadsheets take for one, and what else tries to get out of its cell. */
const INJECTIONS = [
  '=HYPERLINK("http://evil.example","click")',
  '=1+1',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '  =cmd|x',
  '＝1+1',
  'a","=1+1',
  'line\n=1+1',
  "'=1+1",
  '</t></is></c><c><f>1+1</f></c>',
  'x _x0041_ y &lt;f&gt;',
  'a\u202Eb\u0000c\u001b[2Jd\ufffee',
];

/** A document that is one claim for each of the texts. */
function claiming(texts: readonly string[]): Analysis {
  const parts = texts.map((text) => makeDocument({ text, path: text, title: text }));
  return makeAnalysis({ documents: parts, claims: parts.map((document) => makeOwnVoice(document, [document.text])) });
}

/** The rows of CSV, read by the book: quotes doubled, lines ended by CRLF. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Rows by the names of their columns. */
function records([heads = [], ...rows]: readonly string[][]): Readonly<Record<string, string>>[] {
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])));
}

/** The sheets of the workbook by their names, as another program reads them; cells as text. */
async function workbookOf(analysis: Analysis): Promise<ReadonlyMap<string, string[][]>> {
  const sheets = await readSheets(xlsx(analysis), { trim: false });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map(textOf))]));
}

/** The reader leaves the escape of underscores that Excel undoes. */
function textOf(cell: unknown): string {
  return `${cell ?? ''}`.replaceAll('_x005F_', '_');
}

describe('CSV', () => {
  test('golden/claims.csv', async () => {
    await expect(csv(FIXTURE)).toMatchFileSnapshot('golden/claims.csv');
  });

  test('has every column in docs/exports.md', () => {
    const page = readFileSync(new URL('../../../docs/exports.md', import.meta.url), 'utf8');
    const sections = page.split(/^(?=## )/m).filter((section) => /^## (?:csv and xlsx|Judging)/.test(section));
    const told = sections
      .flatMap((section) => section.split('\n'))
      .flatMap((line) => /^\| ([A-Za-z0-9, ]+) \|/.exec(line)?.[1]?.split(', ') ?? []);
    const [heads] = parseCsv(csv(FIXTURE));
    expect(heads!.filter((head) => !told.includes(head))).toEqual([]);
    expect(told.filter((head) => !['part', 'column', ...heads!].includes(head))).toEqual([]);
  });

  test('is RFC 4180 without a byte order mark: every row has the cells of the head', () => {
    for (const analysis of [FIXTURE, HOSTILE_FIXTURE, claiming(INJECTIONS)]) {
      const text = csv(analysis);
      expect(text.charCodeAt(0)).not.toBe(0xfeff);
      const [heads, ...rows] = parseCsv(text);
      expect(rows).toHaveLength(analysis.claims.length);
      expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([heads!.length]));
    }
  });

  test.each(INJECTIONS)('%j is no formula, and the words stay what they are', (text) => {
    const [row] = records(parseCsv(csv(claiming([text]))));
    expect(row!.words).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
    expect(row!.words!.replace(/^'(?=\s*[=+\-@＝＋－＠])/u, '')).toBe(
      inert(text.startsWith("'") ? text.slice(1) : text),
    );
  });

  test('holds nothing that acts on a terminal', () => {
    const bare = csv(HOSTILE_FIXTURE).replaceAll('\r\n', '\n');
    expect(bare).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
  });
});

describe.each([
  ['the fixture', FIXTURE],
  ['hostile strings', HOSTILE_FIXTURE],
])('every row of %s', (_, analysis) => {
  test('has the words of its document at its place, in CSV and in the workbook', async () => {
    const claims = (await workbookOf(analysis)).get('Claims')!;
    for (const [rows, shown] of [
      [records(parseCsv(csv(analysis))), inert],
      [records(claims), inertCodes],
    ] as const) {
      expect(rows.map(({ claim }) => claim)).toEqual(analysis.claims.map(({ id }) => id));
      for (const { document, line, start, end, words, ...row } of rows) {
        const { text } = analysis.documents[Number(document) - 1]!;
        expect(words).toBe(shown(text.slice(Number(start), Number(end))));
        expect(text.slice(0, Number(start)).split('\n')).toHaveLength(Number(line));
        const further = row['further places']!.split('; ')
          .filter(Boolean)
          .map((place) => place.split('-').map(Number));
        expect(row['further words']).toBe(further.map(([from, to]) => shown(text.slice(from, to))).join(' … '));
      }
    }
  });
});

describe('the workbook', () => {
  const parts = partsOf(xlsx(FIXTURE));
  const sheetXml = (number: number) => parts[`xl/worksheets/sheet${number}.xml`]!;
  let workbook: ReadonlyMap<string, string[][]>;
  beforeAll(async () => {
    workbook = await workbookOf(FIXTURE);
  });

  test('has a sheet of each kind with as many rows as there are things', () => {
    expect([...workbook].map(([name, rows]) => [name, rows.length - 1])).toEqual([
      ['Claims', FIXTURE.claims.length],
      ['Events', FIXTURE.events.length],
      ['Origins', FIXTURE.origins.length],
      ['Documents', FIXTURE.documents.length],
      ['Contradictions', FIXTURE.contradictions.length],
      ['Not read', FIXTURE.unread.length],
    ]);
  });

  test('lets people fill in its last columns: as text, from a list', () => {
    const rows = FIXTURE.claims.length + 1;
    const validations = elementsOf(sheetXml(1), 'dataValidation');
    expect(validations.map((one) => [one.getAttribute('sqref'), one.textContent])).toEqual([
      [`AJ2:AJ${rows}`, '"confirm,reject,correct,comment"'],
      [`AK2:AK${rows}`, '"asserts,confirms,denies,doubts,declines,relays,demands,commits"'],
      [`AL2:AL${rows}`, '"certain,probable,possible,improbable,unstated"'],
    ]);
    const [heads] = workbook.get('Claims')!;
    expect(heads!.slice(-5)).toEqual(['state', 'Judgement', 'Correct stance', 'Correct certainty', 'Reason']);
    const styles = elementsOf(elementsOf(parts['xl/styles.xml']!, 'cellXfs')[0]!, 'xf');
    for (const column of elementsOf(sheetXml(1), 'col').slice(-4))
      expect(styles[Number(column.getAttribute('style'))]!.getAttribute('numFmtId')).toBe('49');
    expect(elementsOf(sheetXml(2), 'dataValidation')).toHaveLength(0);
  });

  test('keeps the heads in view, filters them, and gives every column a width', () => {
    for (const [at, rows] of [...workbook.values()].entries()) {
      const xml = sheetXml(at + 1);
      const [pane] = elementsOf(xml, 'pane');
      expect([pane!.getAttribute('state'), pane!.getAttribute('ySplit')]).toEqual(['frozen', '1']);
      const last = elementsOf(xml, 'c')
        .at(-1)!
        .getAttribute('r')!
        .replace(/^[A-Z]+/, '');
      expect(elementsOf(xml, 'autoFilter')[0]!.getAttribute('ref')).toMatch(new RegExp(`^A1:[A-Z]+${last}$`));
      const widths = elementsOf(xml, 'col').map((column) => Number(column.getAttribute('width')));
      expect(widths).toHaveLength(rows[0]!.length);
      expect(Math.min(...widths)).toBeGreaterThanOrEqual(7);
    }
  });

  test('has numbers as numbers', async () => {
    const [claims] = await readSheets(xlsx(FIXTURE));
    const [heads, first] = claims!.data;
    const cell = (head: string) => first![heads!.indexOf(head)];
    expect(['document', 'line', 'start', 'end', 'confidence', 'words'].map(cell)).toEqual([
      ...[1, 1, 32, 109, 0.93],
      'Ten barges with grain left the port of Velsk for the Auster Islands on Sunday',
    ]);
  });

  test('tells events, origins, documents and contradictions as the analysis does', () => {
    const sheet = (name: string) => records(workbook.get(name)!);
    expect(sheet('Events')[0]).toMatchObject({
      label: 'goods transfer: Velsk, Auster Islands, 2024-10-20',
      verdict: 'a single report, contested',
      support: 'single-report',
      contested: 'yes',
      'origin names': 'Ilse Marden',
      positions: 'Velsk: asserts, 2024-10-21; Auster Islands: denies, 2024-10-21',
    });
    expect(sheet('Origins')[1]).toMatchObject({ name: 'senior customs official', anonymous: 'yes', documents: '1' });
    expect(sheet('Documents')[0]).toMatchObject({ document: '1', outlet: 'Harbour Wire', published: '2024-10-21' });
    expect(sheet('Contradictions')[0]).toMatchObject({ kind: 'denial', event: FIXTURE.events[0]!.id });
    expect(sheet('Not read')[0]).toMatchObject({ input: 'inputs/scan.pdf' });
  });

  test.each(INJECTIONS)('%j is text that no edit makes a formula', async (text) => {
    const analysis = claiming([text]);
    const [row] = records((await workbookOf(analysis)).get('Claims')!);
    expect(row!.words).toBe(inertCodes(text).replaceAll('\ufffe', '\ufffd'));
    const made = partsOf(xlsx(analysis));
    for (const part of Object.values(made)) expect(part).not.toMatch(/<f[ >]/);
    const styles = elementsOf(elementsOf(made['xl/styles.xml']!, 'cellXfs')[0]!, 'xf');
    const cells = elementsOf(made['xl/worksheets/sheet1.xml']!, 'c').filter((cell) => cell.getAttribute('t'));
    for (const cell of cells) {
      const style = styles[Number(cell.getAttribute('s'))]!;
      expect([cell.getAttribute('t'), style.getAttribute('numFmtId')]).toEqual(['inlineStr', '49']);
      const isFormulaLike = /^\s*[=+\-@＝＋－＠]/u.test(cell.textContent);
      expect(style.getAttribute('quotePrefix')).toBe(isFormulaLike ? '1' : null);
    }
  });

  test('gives back any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 8 }),
        async (texts) => {
          const distinct = [...new Set(texts)];
          const rows = records((await workbookOf(claiming(distinct))).get('Claims')!);
          const shown = (text: string) => inertCodes(text).replace(/[\ufffe\uffff]/g, '\ufffd');
          expect(rows.map(({ words }) => words)).toEqual(distinct.map(shown));
          expect(records(parseCsv(csv(claiming(distinct)))).map(({ words }) => words!.replace(/^'/, ''))).toEqual(
            distinct.map((text) => inert(text).replace(/^'/, '')),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  test('cuts what no cell can hold, and says so', async () => {
    const claims = (await workbookOf(claiming([`${'a'.repeat(40_000)}\u{1f600}`]))).get('Claims')!;
    const words = records(claims)[0]!.words!;
    expect(words.length).toBeLessThanOrEqual(32_767);
    expect(words).toMatch(/^a+ … \[cut: longer than a cell can be\]$/);
  });

  test('of nothing has heads only', async () => {
    const empty = await workbookOf(makeAnalysis({}));
    expect([...empty.values()].map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test('is the same bytes again, and under another clock and time zone', () => {
    const once = xlsx(FIXTURE);
    expect(xlsx(FIXTURE).equals(once)).toBe(true);
    expect(inAnotherYear(() => xlsx(FIXTURE)).equals(once)).toBe(true);
    expect(inAnotherZone('xlsx').equals(once)).toBe(true);
  });
});
