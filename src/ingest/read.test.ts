import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from './read.ts';
import { DEFAULT_LIMITS, type SourceReading } from './reading.ts';
import { docxParagraph, makeDocx, makeMail, makePdf, makeZip, utf8 } from './testing.ts';

const WORDS = 'The ministry said on Monday that it had seen no sign of a test at the site in the north.';
const PAGE = `<!DOCTYPE html><html><head><title>A title here</title></head><body><article><h1>A title here</h1><p>${WORDS}</p><p>${WORDS} Again.</p></article></body></html>`;
const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><link>https://x.org/</link><item><title>First</title><link>https://x.org/1</link><pubDate>Tue, 05 Nov 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;${WORDS}&lt;/p&gt;</description></item><item><title>Bare</title><link>https://x.org/2</link></item></channel></rss>`;
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1',
  title: 'J',
  items: [{ id: '1', content_text: WORDS }],
});
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PDF = makePdf([[{ text: WORDS, y: 700 }], [{ text: 'Second page.', y: 700 }]]);
const DOCX = makeDocx(docxParagraph(WORDS));
const MAIL = makeMail(
  'Message-ID: <1@x.org>',
  'From: A <a@x.org>',
  'Subject: News',
  'Date: Tue, 05 Nov 2024 10:00:00 GMT',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  WORDS,
  '--b',
  'Content-Type: application/zip; name=in.zip',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(makeZip({ 'a.txt': 'Words in a zip in a mail.' })).toString('base64'),
  '--b--',
);
const MHTML = makeMail(
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://x.org/a',
  'Subject: Saved',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; boundary=b',
  '',
  '--b',
  'Content-Type: text/html',
  'Content-Location: https://x.org/a',
  '',
  PAGE,
  '--b--',
);
const SAMPLES: Readonly<Record<string, Uint8Array>> = {
  'a.txt': utf8(`A headline here\n\n${WORDS}`),
  'a.md': utf8(`---\ntitle: T\n---\n# Head\n\n**${WORDS}**`),
  'a.html': utf8(PAGE),
  'a.xml': utf8(RSS),
  'a.json': utf8(JSON_FEED),
  'a.pdf': PDF,
  'a.docx': DOCX,
  'a.eml': MAIL,
  'a.mhtml': MHTML,
};
const ZIP = makeZip({ ...SAMPLES, 'x.png': PNG, 'empty.txt': '' });

const read = (name: string, bytes: Uint8Array, limits = DEFAULT_LIMITS) => readSource({ name, bytes }, limits);
const pathOf = ({ partPath }: SourceReading) => partPath.join(' > ');

describe('readSource', () => {
  it.each(Object.entries(SAMPLES))('reads %s', async (name, bytes) => {
    const { readings } = await read(name, bytes);
    expect(readings[0]?.reading.text).toContain(
      'The ministry said on Monday that it had seen no sign of a test at the site',
    );
  });

  it('reads a file for what it is, whatever its name', async () => {
    const { readings } = await read('a.txt', PDF);
    expect(readings[0]?.reading.recipe).toBe('pdf/1');
  });

  it('hashes the bytes of each document', async () => {
    const { readings } = await read('z.zip', makeZip({ 'a.txt': WORDS }));
    expect(readings[0]).toMatchObject({
      partPath: ['a.txt'],
      sha256: createHash('sha256').update(WORDS).digest('hex'),
    });
  });

  it('walks containers and says what could not be read', async () => {
    const { readings, unread } = await read('z.zip', ZIP);
    expect(readings.map(pathOf)).toEqual([
      'a.docx',
      'a.eml > News',
      'a.eml > in.zip > a.txt',
      'a.html',
      'a.json > entry 1',
      'a.md',
      'a.mhtml > Saved',
      'a.pdf',
      'a.txt',
      'a.xml > First',
    ]);
    expect(unread).toEqual([
      { path: 'z.zip > a.xml > Bare', reason: 'Bare has no text in the feed; read its page, https://x.org/2.' },
      { path: 'z.zip > empty.txt', reason: 'empty.txt is empty; nothing to read.' },
      { path: 'z.zip > x.png', reason: 'x.png is an image (PNG); run OCR and add the text.' },
    ]);
  });

  it('keeps what the container says of a part', async () => {
    const { readings } = await read('a.xml', utf8(RSS));
    expect(readings[0]).toMatchObject({
      feed: 'Wire',
      publishedAt: '2024-11-05T10:00:00Z',
      url: 'https://x.org/1',
      publisher: { host: 'x.org' },
    });
    const [saved] = (await read('a.mhtml', MHTML)).readings;
    expect([saved?.url, saved?.publishedAt]).toEqual(['https://x.org/a', undefined]);
  });
});

describe('what cannot be read becomes one line', () => {
  it.each([
    ['empty.txt', utf8(''), 'empty.txt is empty; nothing to read.'],
    ['a.png', PNG, /is an image/],
    [
      'a.docx',
      makeZip({ 'word/document.xml': '<w:document' }),
      /cannot be read as a Word document, it is damaged or not whole/,
    ],
    ['big.txt', new Uint8Array(65 * 1024 * 1024), 'big.txt has 65.0 MB and no more than 64.0 MB are read; split it.'],
    ['cut.pdf', PDF.subarray(0, 300), /damaged or cut off/],
    ['cut.zip', ZIP.subarray(0, 3000), /damaged or cut off/],
    ['cut.docx', DOCX.subarray(0, 900), /damaged or cut off/],
    ['cut.xml', utf8(RSS.slice(0, 400)), /malformed feed/],
    ['cut.json', utf8(JSON_FEED.slice(0, 100)), /malformed feed/],
  ])('%s', async (name, bytes, reason) => {
    const { readings, unread } = await read(name, bytes);
    expect(readings).toEqual([]);
    expect(unread).toEqual([
      { path: name, reason: typeof reason === 'string' ? reason : expect.stringMatching(reason) },
    ]);
  });

  it('archives in archives stop at the cap on depth', async () => {
    let zip = makeZip({ 'a.txt': WORDS });
    for (let depth = 0; depth < 5; depth++) zip = makeZip({ 'in.zip': zip });
    const { readings, unread } = await read('out.zip', zip);
    expect(readings).toEqual([]);
    expect(unread).toEqual([
      { path: 'out.zip > in.zip > in.zip > in.zip', reason: expect.stringContaining('too deep') },
    ]);
  });

  it('archives in archives share one cap on unpacked bytes', async () => {
    const megabyte = utf8(`${'words '.repeat(200)}\n`.repeat(700));
    const inner = makeZip({ 'a.txt': megabyte });
    const zip = makeZip(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}.zip`, inner])));
    const { readings, unread } = await read('out.zip', zip, { ...DEFAULT_LIMITS, maxBytes: 4 * 1024 * 1024 });
    expect(readings.length).toBe(4);
    expect(unread.length).toBe(16);
  });
});

const mutations = fc.array(
  fc.record({
    kind: fc.constantFrom('flip', 'cut', 'drop', 'repeat', 'insert'),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.nat(255),
    length: fc.nat(64),
  }),
  { minLength: 1, maxLength: 6 },
);
type Mutation = typeof mutations extends fc.Arbitrary<(infer One)[]> ? One : never;

function mutate(bytes: Uint8Array, { kind, place, byte, length }: Mutation): Uint8Array {
  const at = Math.floor(place * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  if (kind === 'cut') return before;
  if (kind === 'drop') return Buffer.concat([before, after.subarray(length)]);
  if (kind === 'repeat') return Buffer.concat([before, after.subarray(0, length), after]);
  if (kind === 'insert') return Buffer.concat([before, Buffer.alloc(length, byte), after]);
  return Uint8Array.from(bytes, (one, index) => (index === at ? byte : one));
}

/** Whatever the bytes, the promises that the rest relies on. */
async function keepsPromises(name: string, bytes: Uint8Array): Promise<void> {
  const { readings, unread } = await read(name, bytes);
  expect(readings.length + unread.length).toBeGreaterThan(0);
  for (const { reading } of readings) {
    expect(reading.text).not.toMatch(/\p{Surrogate}/u);
    expect(reading.text).not.toMatch(/[\0\r]/);
    for (const note of reading.notes) expect(reading.text.slice(note.start, note.end)).toBe(note.text);
    let last = 0;
    for (const { start, end } of reading.pages ?? []) {
      expect(last <= start && start <= end && end <= reading.text.length).toBe(true);
      last = end;
    }
  }
  for (const { path, reason } of unread) {
    expect(path.startsWith(name)).toBe(true);
    expect(reason).toMatch(/[;,:] .*\.$/s);
    expect(reason).not.toMatch(/\n\s+at |undefined|\[object/);
  }
}

describe('for any bytes', () => {
  it('noise', async () => {
    const name = fc.constantFrom('a.txt', 'a.pdf', 'a.html', 'a.md', 'a.docx', 'a.eml', 'a');
    await fc.assert(fc.asyncProperty(name, fc.uint8Array({ minLength: 1, maxLength: 400 }), keepsPromises), {
      numRuns: 200,
      seed: 1,
    });
  });

  it('strings with the marks of every format', async () => {
    const marks = [
      '<',
      '>',
      '<rss>',
      '<html>',
      '<!--',
      '---\n',
      '{"',
      '%PDF-1.4\n',
      'PK\x03\x04',
      'From: ',
      'Message-ID: x\n',
      '\n\n',
      '--b',
      '\ud800',
      '\0',
      '&#0;',
      '김',
      'word ',
    ];
    const text = fc
      .array(fc.constantFrom(...marks), { minLength: 1, maxLength: 30 })
      .map((parts) => utf8(parts.join('')));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.xml', 'a.eml'), text, keepsPromises),
      { numRuns: 200, seed: 2 },
    );
  });

  it('samples of each format, damaged', async () => {
    const sample = fc.constantFrom(...Object.entries(SAMPLES), ['z.zip', ZIP] as const);
    const damaged = fc.asyncProperty(sample, mutations, async ([name, bytes], changes) => {
      await keepsPromises(name, changes.reduce(mutate, bytes));
    });
    await fc.assert(damaged, { numRuns: 300, seed: 3 });
  });
});
