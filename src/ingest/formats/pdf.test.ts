import { spawnSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_LIMITS, type DocumentReading } from '../reading.ts';
import { makePdf, type PdfTextLine } from '../testing.ts';
import { readPdf } from './pdf.ts';

const read = (bytes: Uint8Array, limits = DEFAULT_LIMITS) => readPdf({ name: 'a.pdf', bytes }, limits);

/** Lines at the usual distance from the top of the text on. */
const lines = (...texts: readonly string[]): readonly PdfTextLine[] =>
  texts.map((text, at) => ({ text, y: 660 - 14 * at }));
const textOf = async (...pages: readonly (readonly PdfTextLine[])[]) => (await read(makePdf(pages))).text;
const pageTexts = ({ text, pages = [] }: DocumentReading) => pages.map(({ start, end }) => text.slice(start, end));

describe('the words of a PDF', () => {
  it.each([
    ['lines of a paragraph', ['The ministry said on', 'Monday that it had'], 'The ministry said on Monday that it had'],
    ['a divided word', ['This infor-', 'mation is new'], 'This information is new'],
    ['a name', ['The North-', 'Korean troops'], 'The North-Korean troops'],
    [
      'a compound known',
      ['A long-range missile and a long-', 'range gun'],
      'A long-range missile and a long-range gun',
    ],
    [
      'two known words',
      ['A well of oil so known here: the well-', 'known man'],
      'A well of oil so known here: the well-known man',
    ],
    ['a range of numbers', ['From 2023-', '24 on'], 'From 2023-24 on'],
    ['a list', ['He named these:', '1. one;', '2. two'], 'He named these:\n\n1. one;\n\n2. two'],
    ['no list', ['It flew', '500. Then', '- he said - it fell'], 'It flew 500. Then - he said - it fell'],
    ['bullets', ['He named these', '\x95 one', '\x95 two'], 'He named these\n\n• one\n\n• two'],
  ])('%s', async (_name, written, text) => expect(await textOf(lines(...written))).toBe(text));

  it('breaks where the space between lines is wide or the letters change', async () => {
    const page = [
      { text: 'A headline', y: 700, size: 20 },
      ...lines('One line of it', 'and another', 'and a third'),
      { text: 'Far below', y: 590 },
    ];
    expect(await textOf(page)).toBe('A headline\n\nOne line of it and another and a third\n\nFar below');
  });

  it('gives each page its characters, with a paragraph that runs on', async () => {
    const reading = await read(
      makePdf([lines('It was said that infor-'), lines('mation was short.'), [], lines('New page.')]),
    );
    expect(reading.text).toBe('It was said that information was short.\n\nNew page.');
    expect(pageTexts(reading)).toEqual(['It was said that infor', 'mation was short.', '', 'New page.']);
  });

  it('leaves out repeated heads and page numbers, keeps what stands once', async () => {
    const page = (number: number, text: string) => [
      { text: `The Daily Example, page ${number}`, y: 770, size: 9 },
      ...lines(text),
      { text: `${number}`, y: 30 },
    ];
    const once = [{ text: 'Seen once at the foot.', y: 40 }];
    const text = await textOf([...page(1, 'One.'), ...once], page(2, 'Two.'), page(3, 'Three.'));
    expect(text).toBe('One.\n\nSeen once at the foot.\n\nTwo.\n\nThree.');
  });

  it('takes title, authors and dates from its properties', async () => {
    const info = {
      Title: 'A (true) title',
      Author: 'Jane Doe; Kim',
      CreationDate: "D:20241105100000+09'00'",
      ModDate: 'D:x',
    };
    const reading = await read(makePdf([lines('Words')], { info }));
    expect(reading).toMatchObject({
      recipe: 'pdf/1',
      title: 'A (true) title',
      authors: ['Jane Doe', 'Kim'],
      published: { edtf: '2024-11-05T10:00:00+09:00', basis: 'metadata', from: 'pdf CreationDate' },
    });
    expect(reading.modified).toBeUndefined();
  });

  it('takes the largest letters for the title where the properties name a file', async () => {
    const page = [{ text: 'Troops sent north', y: 700, size: 24 }, ...lines('One.', 'Two.', 'Three.')];
    expect((await read(makePdf([page], { info: { Title: 'Microsoft Word - a.docx' } }))).title).toBe(
      'Troops sent north',
    );
  });

  it('stops at the caps and says so', async () => {
    const pages = Array.from({ length: 4 }, (_, at) => lines(`This is page ${at}.`));
    const cut = await read(makePdf(pages), { ...DEFAULT_LIMITS, maxPages: 2 });
    expect(cut).toMatchObject({ truncated: true, notes: [{ kind: 'truncated' }], pages: [{ page: 1 }, { page: 2 }] });
    const short = await read(makePdf(pages), { ...DEFAULT_LIMITS, maxCharacters: 10 });
    expect([short.text, pageTexts(short)]).toEqual(['This is pa', ['This is pa']]);
  });
});

describe('a PDF that cannot be read', () => {
  const whole = makePdf([lines('Words')]);
  const strings = '/O (01234567890123456789012345678901) /U (01234567890123456789012345678901)';
  const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 ${strings} /P -44 >> /ID [<00> <00>]`;
  it.each([
    ['protected', makePdf([lines('Words')], { trailer: locked }), /is protected by a password; save a copy without it/],
    ['a scan', makePdf([[]]), /run OCR/],
    ['cut off', whole.subarray(0, 200), /damaged or cut off/],
    ['no PDF but for its mark', new Uint8Array(Buffer.from('%PDF-1.7 nothing')), /damaged or cut off/],
  ])('%s', async (_name, bytes, message) => {
    const printed = vi.spyOn(process.stderr, 'write');
    await expect(read(bytes)).rejects.toMatchObject({
      name: 'UnreadableError',
      message: expect.stringMatching(message),
    });
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  it('made to keep the reader busy is given up', async () => {
    const busy = makePdf([lines('Words')], { content: 'q '.repeat(200_000) });
    await expect(readPdf({ name: 'a.pdf', bytes: busy }, DEFAULT_LIMITS, 1500)).rejects.toThrow('takes too long');
    expect((await read(whole)).text).toBe('Words');
  });

  it('does not touch the bytes it is given', async () => {
    const bytes = whole.slice();
    await read(bytes);
    expect(bytes).toEqual(whole);
  });

  it('does not keep the program alive that read it', () => {
    const script = `
      const { readPdf } = await import(${JSON.stringify(new URL('./pdf.ts', import.meta.url).href)});
      const limits = ${JSON.stringify(DEFAULT_LIMITS)};
      const bytes = new Uint8Array(Buffer.from('${Buffer.from(whole).toString('base64')}', 'base64'));
      console.log((await readPdf({ name: 'a.pdf', bytes }, limits)).text);`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const { stdout, signal } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 15_000 });
    expect([stdout, signal]).toEqual(['Words\n', null]);
  });
});
