// How much of a news page's article is found, how much else comes with it, how fast, and whether the date is right.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { extractBody } from '../../src/ingest/formats/html/article.ts';
import { readHtml } from '../../src/ingest/formats/html/html.ts';
import { DEFAULT_LIMITS, UnreadableError } from '../../src/ingest/reading.ts';
import { meanScore, type PageScore, scorePage } from './score.ts';

interface Article {
  readonly name: string;
  readonly html: string;
  readonly url: string;
  readonly body: string;
}

interface DatedPage {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly day: string | null;
}

/** The table of both measurements as text; a sentence where the pages are missing. `dataFolder` is the root of the shared data. */
export async function run(_args: readonly string[], dataFolder: string): Promise<string> {
  const articleFolder = join(dataFolder, 'pages', 'article-extraction');
  const dateFolder = join(dataFolder, 'pages', 'htmldate');
  const missing = [articleFolder, dateFolder].find((folder) => !existsSync(folder));
  if (missing !== undefined) return `The pages are not at ${missing}; set HEARSAY_DATA to the folder that holds them.`;
  const lines = [...bodyTable(loadArticles(articleFolder)), '', ...dateTable(loadDatedPages(dateFolder))];
  return lines.join('\n');
}

function bodyTable(articles: readonly Article[]): string[] {
  const methods = [
    ['Hearsay', extractBody],
    ['Readability over linkedom', plainReadability],
  ] as const;
  const halves = [
    ['all', articles],
    ['developed on', articles.filter(({ name }) => isDeveloped(name))],
    ['held back', articles.filter(({ name }) => !isDeveloped(name))],
  ] as const;
  const rows = methods.flatMap(([method, extract]) => {
    for (const article of articles) extract(article.html, article.url);
    return halves.map(([half, pages]) => bodyRow(method, half, pages, extract));
  });
  return [row(['body text', 'pages', 'precision', 'recall', 'F1', 'pages/s']), ...rows];
}

function bodyRow(
  method: string,
  half: string,
  pages: readonly Article[],
  extract: (html: string, url: string) => string,
): string {
  const startedAt = performance.now();
  const found = pages.map(({ html, url }) => extract(html, url));
  const seconds = (performance.now() - startedAt) / 1000;
  const scores: PageScore[] = pages.map(({ body }, index) => scorePage(found[index]!, body));
  const { precision, recall, f1 } = meanScore(scores);
  const figures = [precision, recall, f1].map((figure) => figure.toFixed(4));
  return row([`${method}, ${half}`, String(pages.length), ...figures, (pages.length / seconds).toFixed(0)]);
}

function plainReadability(html: string): string {
  const { document } = parseHTML(html);
  return new Readability(document as never).parse()?.textContent ?? '';
}

function dateTable(pages: readonly DatedPage[]): string[] {
  const startedAt = performance.now();
  const days = pages.map(publishedDay);
  const seconds = (performance.now() - startedAt) / 1000;
  const accuracy = (which: (url: string) => boolean) => {
    const chosen = pages.map((page, index) => ({ page, day: days[index] })).filter(({ page }) => which(page.url));
    const right = chosen.filter(({ page, day }) => page.day === day).length;
    return [String(chosen.length), (right / chosen.length).toFixed(4)];
  };
  return [
    row(['publication date', 'pages', 'accuracy', 'pages/s']),
    row(['Hearsay, all', ...accuracy(() => true), (pages.length / seconds).toFixed(0)]),
    row(['Hearsay, developed on', ...accuracy(isDeveloped)]),
    row(['Hearsay, held back', ...accuracy((url) => !isDeveloped(url))]),
    row(['htmldate (published, whole set; not run)', '', '0.903']),
  ];
}

function publishedDay({ bytes, url }: DatedPage): string | null {
  try {
    return readHtml({ bytes, name: 'page.html', url }, DEFAULT_LIMITS).published?.earliest ?? null;
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
}

/** Half of the pages, by a hash of the name, were looked at while the reader was made. */
function isDeveloped(name: string): boolean {
  let hash = 2166136261;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 16777619);
  return /^[0-9a-f]{64}$/.test(name) ? Number.parseInt(name.slice(-1), 16) % 2 === 0 : ((hash >>> 8) & 1) === 0;
}

function loadArticles(folder: string): Article[] {
  const truth: Record<string, { articleBody: string; url: string }> = JSON.parse(
    readFileSync(join(folder, 'ground-truth.json'), 'utf8'),
  );
  return Object.entries(truth).map(([name, { articleBody, url }]) => ({
    name,
    url,
    body: articleBody,
    html: gunzipSync(readFileSync(join(folder, `${name}.html.gz`))).toString('utf8'),
  }));
}

function loadDatedPages(folder: string): DatedPage[] {
  const truth: Record<string, { file: string; date: string | null }> = JSON.parse(
    readFileSync(join(folder, 'dates.json'), 'utf8'),
  );
  return Object.entries(truth).map(([url, { file, date }]) => ({
    url,
    day: date,
    bytes: gunzipSync(readFileSync(join(folder, `${file}.gz`))),
  }));
}

function row([name = '', ...cells]: readonly string[]): string {
  return name.padEnd(42) + cells.map((cell) => cell.padStart(11)).join('');
}
