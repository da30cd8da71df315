import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../reading.ts';
import { docxParagraph, makeDocx, makeZip } from '../testing.ts';
import { readDocx } from './docx.ts';

const read = (bytes: Uint8Array, limits = DEFAULT_LIMITS) => readDocx({ name: 'a.docx', bytes }, limits);
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('the words of a Word document', () => {
  it.each([
    ['paragraphs', docxParagraph('One &amp; two') + docxParagraph('Three'), 'One & two\n\nThree'],
    ['a line break', '<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p>', 'One\ntwo'],
    [
      'tracked changes',
      `<w:p>${run('It ')}<w:del><w:r><w:delText>was</w:delText></w:r></w:del><w:ins>${run('is')}</w:ins></w:p>`,
      'It is',
    ],
    ['empty paragraphs', `${docxParagraph('One')}<w:p/><w:p/><w:p/>${docxParagraph('Two')}`, 'One\n\nTwo'],
    [
      'a table',
      `<w:tbl><w:tr><w:tc>${docxParagraph('a')}</w:tc><w:tc>${docxParagraph('b')}</w:tc></w:tr></w:tbl>`,
      'a\n\nb',
    ],
  ])('%s', async (_name, body, text) => expect((await read(makeDocx(body))).text).toBe(text));

  it('takes title, authors and dates from its properties', async () => {
    const core =
      '<dc:title>A &amp; B</dc:title><dc:creator>Jane Doe;Kim</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2024-11-05T10:00:00Z</dcterms:created><dcterms:modified>bad</dcterms:modified>';
    const reading = await read(makeDocx(docxParagraph('Words'), core));
    expect(reading).toMatchObject({
      recipe: 'docx/1',
      title: 'A & B',
      authors: ['Jane Doe', 'Kim'],
      published: { edtf: '2024-11-05T10:00:00Z', from: 'docx created' },
    });
    expect(reading.modified).toBeUndefined();
  });

  it('takes its first line for the title where the properties name a file', async () => {
    const body = docxParagraph('Troops sent north') + docxParagraph('It was said.');
    expect((await read(makeDocx(body, '<dc:title>Document1</dc:title>'))).title).toBe('Troops sent north');
  });
});

describe('a Word document that cannot be read', () => {
  const zeros = new Uint8Array(30 * 1024 * 1024);
  it.each([
    ['a bomb in its markup', makeDocx(docxParagraph('x'), '', { 'word/styles.xml': zeros }), /larger unpacked/],
    ['too many tags', makeDocx('<w:p/>'.repeat(1_000_001)), /too much markup/],
    ['cut off', makeDocx(docxParagraph('Words')).subarray(0, 400), /damaged or cut off/],
    ['without text', makeDocx('<w:p/>'), /without text/],
  ])('%s', async (_name, bytes, message) => {
    await expect(read(bytes)).rejects.toMatchObject({
      name: 'UnreadableError',
      message: expect.stringMatching(message),
    });
  });

  it('pictures in it are not unpacked', async () => {
    const bytes = makeDocx(docxParagraph('Words'), '', { 'word/media/a.png': zeros });
    expect((await read(bytes)).text).toBe('Words');
  });

  it('markup with a document type is left out, so that nothing in it unfolds', async () => {
    const footnotes = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>';
    expect((await read(makeDocx(docxParagraph('Words'), '', { 'word/footnotes.xml': footnotes }))).text).toBe('Words');
    await expect(read(makeZip({ 'word/document.xml': footnotes }))).rejects.toThrow();
  });
});
