import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { joined } from '../../../test/support/office.ts';
import { CERTAINTIES, type Claim, STANCES } from '../../document/claim.ts';
import { FIXTURE } from '../fixture.ts';
import { formatBrief, officePieces } from '../index.ts';
import { claimState, judgementReport, readJudgements, SheetError } from './index.ts';
import { nearest } from './words.ts';

const CLAIMS = new Map(FIXTURE.claims.map((claim) => [claim.id, claim]));
const [first, second, third] = FIXTURE.claims as [Claim, Claim, Claim, ...Claim[]];

/** What a person writes in a row: judgement, stance, certainty, reason. */
type Filled = readonly [kind?: string, stance?: string, certainty?: string, why?: string];
const COLUMNS = ['Judgement', 'Correct stance', 'Correct certainty', 'Reason'];

type Records = readonly Readonly<Record<string, string>>[];

/** A sheet with the columns that are read back and a few others. */
function rowsFor(filled: ReadonlyMap<Claim, Filled>): Record<string, string>[] {
  return [...filled].map(([claim, words]) => ({
    claim: claim.id,
    words: claim.contents[0]?.text ?? '',
    stance: claim.stance,
    state: claimState(claim),
    ...Object.fromEntries(COLUMNS.map((head, at) => [head, words[at] ?? ''])),
  }));
}

const rowOf = (claim: Claim, ...filled: Filled) => rowsFor(new Map([[claim, filled]]))[0]!;

function csvOf(records: Records, delimiter = ',', heads = Object.keys(records[0] ?? {})): string {
  const cell = (text: string) => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [heads, ...records.map((record) => heads.map((head) => record[head] ?? ''))]
    .map((row) => `${row.map(cell).join(delimiter)}\r\n`)
    .join('');
}

const read = (content: string | Uint8Array, name = 'claims.csv') =>
  readJudgements({ name, bytes: typeof content === 'string' ? strToU8(content) : content }, CLAIMS);

const readRows = (...records: Record<string, string>[]) => read(csvOf(records));

async function refusal(content: string | Uint8Array, name = 'claims.csv'): Promise<string> {
  const error = await read(content, name).then(
    () => new Error('it was read'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SheetError);
  expect((error as Error).message).toMatch(/^[^\n]{10,300}\.$/);
  return (error as Error).message;
}

const exported = joined(officePieces(FIXTURE, { format: 'xlsx' }));

/** The exported workbook with the XML of its claims sheet changed. */
function workbook(change: (xml: string) => string, more: Zippable = {}): Uint8Array {
  const parts = unzipSync(exported);
  const path = 'xl/worksheets/sheet1.xml';
  return zipSync({ ...parts, [path]: strToU8(change(strFromU8(parts[path]!))), ...more });
}

/** Fills cells of the claims sheet: "AJ2" → XML of the cell. */
function filledWith(cells: Readonly<Record<string, string>>): (xml: string) => string {
  return (xml) =>
    xml.replace(/<row r="(\d+)">(.*?)<\/row>/g, (_, number: string, inside: string) => {
      const mine = Object.entries(cells).filter(([place]) => place.replace(/^[A-Z]+/, '') === number);
      return `<row r="${number}">${inside}${mine.map(([, cell]) => cell).join('')}</row>`;
    });
}

const text = (place: string, words: string) => ({
  [place]: `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`,
});

describe('the exported workbook', () => {
  test('says nothing when nothing is filled in', async () => {
    expect(await read(exported, 'claims.xlsx')).toEqual({ judgements: [], problems: [] });
    expect(await read(formatBrief(FIXTURE, { format: 'csv' }))).toEqual({ judgements: [], problems: [] });
  });

  test('gives back what is filled in', async () => {
    const filled = workbook(
      filledWith({
        ...text('AJ2', 'Confirm '),
        ...text('AJ3', 'correct'),
        ...text('AK3', 'denies'),
        ...text('AM3', 'The cue is &quot;denied&quot;.&#10;See line 3.'),
      }),
    );
    expect(await read(filled, 'claims.xlsx')).toEqual({
      judgements: [
        { target: first.id, kind: 'confirm', why: '', row: 2 },
        {
          target: second.id,
          kind: 'correct',
          correction: { stance: 'denies' },
          why: 'The cue is "denied".\nSee line 3.',
          row: 3,
        },
      ],
      problems: [],
    });
  });

  test('tells formulas from words, in every column that counts', async () => {
    const formula = (place: string, inner: string) => ({ [place]: `<c r="${place}" t="str">${inner}</c>` });
    const filled = workbook(
      filledWith({
        ...formula('AJ2', '<f>CONCATENATE("con","firm")</f><v>confirm</v>'),
        ...text('AJ3', 'reject'),
        ...formula('AM3', '<f t="shared" si="0"/><v>because</v>'),
        ...text('AJ4', 'comment'),
        ...text('AM4', '=1+1 is what it says'),
      }),
    );
    const { judgements, problems } = await read(filled, 'claims.xlsx');
    expect(judgements.map(({ row, why }) => [row, why])).toEqual([[4, '=1+1 is what it says']]);
    expect(problems).toEqual([
      { row: 2, cell: 'AJ2', message: 'AJ2 holds a formula; write the words themselves.' },
      { row: 3, cell: 'AM3', message: 'AM3 holds a formula; write the words themselves.' },
    ]);
  });

  test('takes numbers, dates and truths in a reason as what they show', async () => {
    const filled = workbook(
      filledWith({
        ...text('AJ2', 'comment'),
        AM2: '<c r="AM2"><v>1500</v></c>',
        ...text('AJ3', 'comment'),
        AM3: '<c r="AM3" t="d"><v>2024-10-20T00:00:00.000Z</v></c>',
        AJ4: '<c r="AJ4" t="b"><v>1</v></c>',
      }),
    );
    const { judgements, problems } = await read(filled, 'claims.xlsx');
    expect(judgements.map(({ why }) => why)).toEqual(['1500', '2024-10-20']);
    expect(problems).toEqual([
      { row: 4, cell: 'AJ4', message: 'AJ4 has “true”; write confirm, reject, correct or comment.' },
    ]);
  });

  test('does not mind an error in a column of the analyst', async () => {
    const filled = workbook(filledWith({ ...text('AJ2', 'confirm'), AN2: '<c r="AN2" t="e"><v>#DIV/0!</v></c>' }));
    expect((await read(filled, 'claims.xlsx')).judgements).toHaveLength(1);
  });

  test('does not mind cells far to the right, nor rows above the heads', async () => {
    const filled = workbook((xml) => filledWith({ ...text('AJ2', 'confirm'), ...text('XFD2', 'x') })(xml));
    expect((await read(filled, 'claims.xlsx')).judgements).toHaveLength(1);
    const shifted = workbook((xml) =>
      filledWith(text('AJ2', 'confirm'))(xml).replace(
        / r="([A-Z]*)(\d+)"/g,
        (_, column: string, row: string) => ` r="${column}${Number(row) + 3}"`,
      ),
    );
    expect((await read(shifted, 'claims.xlsx')).judgements).toMatchObject([{ target: first.id, row: 5 }]);
  });

  test('is found under another name, and other sheets with judgements are told', async () => {
    const parts = unzipSync(exported);
    const renamed = (xml: Uint8Array, name: string) => strToU8(strFromU8(xml).replace('"Claims"', `"${name}"`));
    const filled = strToU8(filledWith(text('AJ2', 'confirm'))(strFromU8(parts['xl/worksheets/sheet1.xml']!)));
    const other = zipSync({
      ...parts,
      'xl/workbook.xml': renamed(parts['xl/workbook.xml']!, 'Mine'),
      'xl/worksheets/sheet1.xml': filled,
    });
    expect((await read(other, 'claims.xlsx')).judgements).toHaveLength(1);
    const twice = zipSync({ ...parts, 'xl/worksheets/sheet2.xml': filled });
    expect(await read(twice, 'claims.xlsx')).toEqual({
      judgements: [],
      problems: [
        {
          message:
            'The sheet “Events” has judgements too, which were left out; put them into “Claims”, or give it as a file of its own.',
        },
      ],
    });
  });

  test('is read in a second or two when it is large', async () => {
    const documents = FIXTURE.documents;
    const many = {
      ...FIXTURE,
      documents,
      claims: Array.from({ length: 2_000 }, (_, at) => ({ ...first, id: `${first.id}${at}` })),
    };
    const bytes = joined(officePieces(many, { format: 'xlsx' }));
    const began = performance.now();
    expect(await readJudgements({ name: 'x.xlsx', bytes }, new Map())).toEqual({ judgements: [], problems: [] });
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

/** Bytes that the bomb unpacks to. */
const BOMB = 150_000_000;
const bomb = workbook((xml) => xml, { 'xl/bomb.xml': [new Uint8Array(BOMB), { level: 1 }] });

describe('a workbook that is none', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'is empty'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'neither a workbook nor CSV'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old kind, or one with a password'],
    ['half a workbook', exported.subarray(0, exported.length / 2), 'damaged'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('a') }), 'damaged'],
    ['entities', workbook((xml) => xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')), 'damaged'],
    ['broken XML', workbook((xml) => xml.slice(0, 2_000)), 'x.xlsx'],
    ['cells without a place', workbook(filledWith({ AJ2: '<c><v>1</v></c>' })), 'damaged'],
    [
      'another sheet alone',
      workbook(
        () => '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
      ),
      'no sheet with the columns',
    ],
    [
      'a row beyond the last',
      workbook(filledWith({ AJ2: '<c r="AJ2000001"><v>1</v></c>' })),
      'more rows than a sheet can hold',
    ],
    [
      'a cell in the far corner',
      workbook((xml) =>
        xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
      ),
      'more rows',
    ],
    [
      '2 million rows',
      workbook((xml) => xml.replace('</sheetData>', `${'<row></row>'.repeat(2_000_000)}</sheetData>`)),
      'more rows than a sheet can hold',
    ],
    ['a bomb', bomb, 'unpacks to more than 128 MB'],
    [
      'many parts',
      zipSync({
        ...unzipSync(exported),
        ...Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`xl/${at}.xml`, new Uint8Array()])),
      }),
      'damaged',
    ],
  ])('%s ends in one sentence, in time', async (_, bytes, words) => {
    const began = performance.now();
    expect(await refusal(bytes, 'x.xlsx')).toContain(words);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test('is no bomb that lies about its size', async () => {
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 30; at++) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50 && view.getUint32(at + 22, true) === BOMB) view.setUint32(at + 22, 10, true);
      if (signature === 0x02014b50 && view.getUint32(at + 24, true) === BOMB) view.setUint32(at + 24, 10, true);
    }
    expect(await refusal(lying, 'x.xlsx')).toContain('128 MB');
  });
});

describe('CSV', () => {
  const record = rowOf(first, 'reject', '', '', 'It quotes “Süd”; not a claim,\nsays "he".');
  const content = csvOf([record]);

  test.each<[string, Uint8Array]>([
    ['commas', strToU8(content)],
    ['semicolons', strToU8(csvOf([record], ';'))],
    ['tabs', strToU8(csvOf([record], '\t'))],
    ['a byte order mark', strToU8(`\ufeff${content}`)],
    ['UTF-16', iconv.encode(`\ufeff${content}`, 'utf-16le')],
    ['UTF-16, the other way round', iconv.encode(`\ufeff${content}`, 'utf-16be')],
    ['UTF-16 without a mark', iconv.encode(content, 'utf-16le')],
    ['Windows-1252', iconv.encode(content, 'windows-1252')],
    ['line feeds alone', strToU8(content.replaceAll('\r\n', '\n'))],
    ['no line end at the end', strToU8(content.trimEnd())],
    ['a mark of the separator', strToU8(`sep=;\r\n${csvOf([record], ';')}`)],
  ])('with %s is read', async (kind, bytes) => {
    const { judgements, problems } = await read(bytes);
    expect(problems).toEqual([]);
    expect(judgements).toEqual([
      { target: first.id, kind: 'reject', why: record.Reason, row: kind === 'a mark of the separator' ? 3 : 2 },
    ]);
  });

  test('numbers rows as spreadsheets do, though cells hold line ends', async () => {
    const { judgements } = await readRows(record, rowOf(second), rowOf(third, 'confirm'));
    expect(judgements.map(({ row }) => row)).toEqual([2, 4]);
  });

  test('may have its columns in another order, and more of them', async () => {
    const heads = [...Object.keys(record), 'mine'].reverse();
    expect((await read(csvOf([{ ...record, mine: 'x' }], ',', heads))).judgements).toHaveLength(1);
  });

  test('may have heads in capitals and with spaces', async () => {
    const heads = content.replace('Judgement', ' JUDGEMENT ').replace('claim,', 'Claim,');
    expect((await read(heads)).judgements).toHaveLength(1);
  });

  test.each<[string, (heads: string) => string, string]>([
    [
      'a renamed column of judgements',
      (heads) => heads.replace('Judgement', 'Judgment'),
      '“judgment” may have been “Judgement”',
    ],
    [
      'a renamed reason',
      (heads) => heads.replace('Reason', 'Reasons'),
      'no column “Reason” (“reasons” may have been it)',
    ],
    ['no ids', (heads) => heads.replace('claim,', 'x,'), 'no sheet with the columns “claim” and “Judgement”'],
    ['no state', (heads) => heads.replace('state,', 'x,'), 'no column “state”'],
    ['two columns of a name', (heads) => heads.replace('words', 'Reason'), 'more than one column “Reason”'],
    ['nothing that is known', () => 'a,b\r\n1,2', 'no sheet with the columns'],
  ])('with %s is refused', async (_, change, words) => {
    expect(await refusal(change(content))).toContain(words);
  });

  test('without the columns of corrections is read all the same', async () => {
    const heads = ['claim', 'state', 'Judgement', 'Reason'];
    expect((await read(csvOf([record], ',', heads))).judgements).toHaveLength(1);
  });

  test('of 2 million rows ends in time', async () => {
    const began = performance.now();
    expect(await refusal(`${content}${'a,b,c\n'.repeat(2_000_000)}`)).toContain('more rows than a sheet can hold');
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test.each([
    ['quotes', `"${'"'.repeat(5_000_000)}`],
    ['commas', ','.repeat(5_000_000)],
    ['open quotes', `${content}"${'x'.repeat(5_000_000)}`],
    ['line ends', '\r'.repeat(1_000_000)],
  ])('of %s ends in time', async (_, hostile) => {
    const began = performance.now();
    await read(hostile).catch((error: unknown) => expect(error).toBeInstanceOf(SheetError));
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe('a row', () => {
  test.each<[string, Filled, Record<string, string>, string]>([
    [
      'another word',
      ['confrim'],
      {},
      'E2 has “confrim”; did you mean “confirm”? It takes confirm, reject, correct or comment.',
    ],
    ['a far word', ['yes please'], {}, 'E2 has “yes please”; write confirm, reject, correct or comment.'],
    [
      'another stance',
      ['correct', 'denied', '', 'x'],
      {},
      'F2 has “denied”; did you mean “denies”? It takes asserts, confirms, denies, doubts, declines, relays, demands or commits.',
    ],
    [
      'another certainty',
      ['correct', '', 'likely', 'x'],
      {},
      'G2 has “likely”; write certain, probable, possible, improbable or unstated.',
    ],
    [
      'no judgement',
      ['', 'denies', '', ''],
      {},
      'E2 is empty, so the rest of the row says nothing; write confirm, reject, correct or comment.',
    ],
    [
      'nothing corrected',
      ['correct', '', '', 'x'],
      {},
      'E2 is “correct”, but neither “Correct stance” nor “Correct certainty” is filled in; fill in what is right.',
    ],
    [
      'what it says already',
      ['correct', 'asserts', '', 'x'],
      {},
      'F2 is what the claim says already (asserts, certain); write “confirm” if it is right.',
    ],
    [
      'a correction it does not make',
      ['reject', 'denies', '', 'x'],
      {},
      'F2 corrects a claim that the row says to reject; write “correct” as the judgement, or empty this cell.',
    ],
    ['no reason', ['reject'], {}, 'H2 is empty; say why, so that others can follow “reject” later.'],
    ['a long reason', ['comment', '', '', 'x'.repeat(5_001)], {}, 'H2 is longer than 5000 characters; shorten it.'],
    [
      'an unknown claim',
      ['confirm'],
      { claim: '=evil()\u001b[2J' },
      'A2 names “=evil()␛[2J”, which is no claim here; keep the ids of the export.',
    ],
    [
      'an id made a number',
      ['confirm'],
      { claim: '1.23E+15' },
      'A2 names “1.23E+15”, which is no claim here; a spreadsheet made a number of the id, so take the workbook (.xlsx).',
    ],
    ['no claim', ['confirm'], { claim: '' }, 'A2 names no claim; keep the ids of the export.'],
    [
      'an old state',
      ['confirm'],
      { state: 's000000000000' },
      'D2 marks a claim that has been read anew since the export; export again and judge what it says now.',
    ],
    ['no state', ['confirm'], { state: '' }, 'D2 lacks the mark of what was judged; take the row from a fresh export.'],
  ])('with %s is told and not taken', async (_, filled, more, message) => {
    const { judgements, problems } = await readRows({ ...rowOf(first, ...filled), ...more });
    expect(judgements).toEqual([]);
    expect(problems).toEqual([{ row: 2, cell: message.split(' ', 1)[0], message }]);
  });

  test('does not keep the others from being taken', async () => {
    const { judgements, problems } = await readRows(rowOf(first, 'no'), rowOf(second, 'confirm'));
    expect([judgements.map(({ row }) => row), problems.map(({ row }) => row)]).toEqual([[3], [2]]);
  });

  test('can correct stance and certainty to every word that there is', async () => {
    for (const stance of STANCES.filter((one) => one !== first.stance)) {
      const { judgements } = await readRows(rowOf(first, 'correct', stance.toUpperCase(), '', 'x'));
      expect(judgements[0]!.correction).toEqual({ stance });
    }
    for (const certainty of CERTAINTIES.filter((one) => one !== first.certainty)) {
      const { judgements } = await readRows(rowOf(first, 'correct', first.stance, certainty, 'x'));
      expect(judgements[0]!.correction).toEqual({ certainty });
    }
  });

  test('that stands twice counts once', async () => {
    const { judgements, problems } = await readRows(
      rowOf(first, 'reject', '', '', 'x'),
      rowOf(first, 'reject', '', '', 'x'),
    );
    expect([judgements.map(({ row }) => row), problems]).toEqual([[2], []]);
  });

  test('that agrees with another for another reason counts too, and so do comments', async () => {
    const { judgements } = await readRows(
      rowOf(first, 'reject', '', '', 'x'),
      rowOf(first, 'reject', '', '', 'y'),
      rowOf(first, 'comment', '', '', 'z'),
    );
    expect(judgements.map(({ why }) => why)).toEqual(['x', 'y', 'z']);
  });

  test('that contradicts another counts as little as that one', async () => {
    const { judgements, problems } = await readRows(
      rowOf(first, 'confirm'),
      rowOf(second, 'confirm'),
      rowOf(first, 'reject', '', '', 'x'),
      rowOf(first, 'comment', '', '', 'y'),
    );
    expect(judgements.map(({ row }) => row)).toEqual([3, 5]);
    expect(problems).toEqual([
      { row: 2, message: 'Row 2 contradicts row 4 on one claim; keep one of them.' },
      { row: 4, message: 'Row 4 contradicts row 2 on one claim; keep one of them.' },
    ]);
  });
});

describe('the report', () => {
  test('says what would change, row by row', async () => {
    const plan = await readRows(
      rowOf(first, 'confirm'),
      rowOf(third, 'correct', 'denies', 'certain', 'The cue is “denied”.\u001b[2J'),
      rowOf(second, 'no'),
    );
    expect(judgementReport(plan, CLAIMS)).toEqual([
      'row 2: confirm “Ten barges with grain left the port of Velsk for the Auster Islands on Sunday”',
      'row 3: correct “two more barges may follow this month”: stance asserts → denies, certainty possible → certain (The cue is “denied”.␛[2J)',
      'row 4: not taken: E4 has “no”; write confirm, reject, correct or comment.',
      '2 judgements, 1 problem.',
    ]);
  });

  test('of nothing says so', () => {
    expect(judgementReport({ judgements: [], problems: [] }, CLAIMS)).toEqual(['No row is judged.']);
  });
});

describe('the mark of a claim', () => {
  test.each<[string, Partial<Claim>]>([
    ['stance', { stance: 'denies' }],
    ['certainty', { certainty: 'possible' }],
    ['voice', { voice: 'lost' }],
    ['words', { contents: [] }],
    ['chain', { chain: [] }],
    ['status', { status: 'retracted' }],
    ['record', { record: 'off' }],
    ['access', { access: 'told' }],
  ])('changes with its %s', (_, more) => expect(claimState({ ...first, ...more })).not.toBe(claimState(first)));

  test('stays when others make something else of it', () => {
    expect(claimState({ ...first, confidence: 0.1, origins: ['x'], traced: 'none' })).toBe(claimState(first));
  });

  test('is never a number to a spreadsheet', () => {
    for (const claim of FIXTURE.claims) expect(claimState(claim)).toMatch(/^s[0-9a-f]{12}$/);
  });
});

test.each([
  ['confirmed', 'confirm'],
  ['REJECT', 'reject'],
  ['coment', 'comment'],
  ['', undefined],
  ['x'.repeat(1_000_000), undefined],
])('%.20s is near %s', (word, near) => {
  expect(nearest(word, ['confirm', 'reject', 'correct', 'comment'])).toBe(near);
});
