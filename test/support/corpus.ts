// Real and made files to be mangled: the samples, one small file of every format, and the shared pages and texts where they are.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { docxParagraph, makeDocx, makeMail, makePdf, makeZip, utf8 } from '../../src/ingest/testing.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const SAMPLES = join(ROOT, 'samples', 'articles');

/** Where the shared data is, unless HEARSAY_DATA says otherwise. */
export const DATA_FOLDER = process.env.HEARSAY_DATA ?? join(ROOT, '..', 'shared', 'data');

export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files by their kind, as the table of the fuzzer names it; kinds without files are left out. */
export type Corpus = ReadonlyMap<string, readonly CorpusFile[]>;

/** A mangled file need not be larger to reach every part of the readers. */
const LARGEST = 150_000;
const TEXTS = 400;

export function loadCorpus(dataFolder: string): Corpus {
  const kinds: readonly (readonly [string, readonly CorpusFile[]])[] = [
    ['sample articles', filesIn(SAMPLES)],
    ['one file of each format', madeFiles()],
    ['news pages', filesIn(join(dataFolder, 'pages', 'article-extraction'), '.html.gz')],
    ['dated pages', filesIn(join(dataFolder, 'pages', 'htmldate'), '.html.gz')],
    ['news articles', filesIn(join(dataFolder, '..', 'seeds'), '.txt')],
    ['PolNeAR texts', polnearTexts(join(dataFolder, 'polnear', 'dev.jsonl.gz'))],
    ['sanctions list', filesIn(join(dataFolder, 'lists'), '.xml.gz')],
  ];
  return new Map(kinds.filter(([, files]) => files.length > 0));
}

function filesIn(folder: string, ending = ''): CorpusFile[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => ({
    name: name.replace(/\.gz$/, ''),
    bytes: unpacked(join(folder, name)).slice(0, LARGEST),
  }));
}

function unpacked(path: string): Uint8Array {
  const bytes = readFileSync(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

function polnearTexts(path: string): CorpusFile[] {
  if (!existsSync(path)) return [];
  const lines = unpacked(path).toString().split('\n').filter(Boolean).slice(0, TEXTS);
  return lines.map((line, at) => ({ name: `polnear-${at}.txt`, bytes: utf8(JSON.parse(line).text) }));
}

const WORDS = 'A senior official said on Monday that “about 1,500 soldiers” had left, according to the ministry.';

/** The formats that the samples lack. */
function madeFiles(): CorpusFile[] {
  const page = `<html lang="en"><title>News</title><body><p>${WORDS}</p><p>${WORDS}</p></body></html>`;
  const mhtml = ['MIME-Version: 1.0', 'Content-Type: multipart/related; boundary="b"', '', '--b'];
  return [
    { name: 'a.docx', bytes: makeDocx(docxParagraph(WORDS) + docxParagraph(WORDS)) },
    { name: 'a.zip', bytes: makeZip({ 'a.txt': WORDS, 'b/c.html': page, 'd.zip': makeZip({ 'e.txt': WORDS }) }) },
    { name: 'a.pdf', bytes: makePdf([[{ text: WORDS, y: 700 }], [{ text: WORDS, y: 700 }]], { info: { Title: 'T' } }) },
    {
      name: 'a.eml',
      bytes: makeMail('From: a@b.example', 'Subject: News', 'Date: Tue, 05 Nov 2024 10:00:00 GMT', '', WORDS),
    },
    { name: 'a.mhtml', bytes: makeMail(...mhtml, 'Content-Type: text/html', '', page, '--b--', '') },
    {
      name: 'a.md',
      bytes: utf8(`---\ntitle: News\n---\n\n# News\n\n${WORDS}\n\n> ${WORDS}\n\n* [link](https://a.example)\n`),
    },
    {
      name: 'a.json',
      bytes: utf8(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'F',
          items: [{ id: '1', content_html: page }],
        }),
      ),
    },
    {
      name: 'a.xml',
      bytes: utf8(
        `<rss version="2.0"><channel><title>F</title><item><title>N</title><description>${WORDS}</description></item></channel></rss>`,
      ),
    },
  ];
}
