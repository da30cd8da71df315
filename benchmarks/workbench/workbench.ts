// How soon each page of the workbench can be used, what it costs, and how smoothly a long list and the timeline move. See README.md.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { NO_POSTGRES, POSTGRES, startPostgres } from '../../test/support/postgres.ts';
import { copyOf, launch, noChromium, ROOT, samplesDossier, serveBy } from '../../web/test/site.ts';
import { type Frames, framesWhile } from './frames.ts';
import type { LargeAnswer, LargeTask } from './large.ts';
import { openFresh, type Profile, pagesOf, type Served, type Shown, signedIn, type Walked, walk } from './walk.ts';

const TOKEN = 'bench';
/** Each page is walked so often; the middle one is told. */
const TIMES = 3;
/** Bars: milliseconds until usable, of a frame at p95, kilobytes of the first load. */
const BARS = { usable: 1_500, frame: 12, load: 150 };

/** `workbench [DOCUMENTS]`. HEARSAY_BENCH_DATABASE: the address of a database that benchmarks/api/fill.ts has filled. */
export async function run([documents = '100000']: readonly string[]): Promise<string> {
  const missing = noChromium();
  if (missing !== undefined) return `Nothing was measured: ${missing}.`;
  const scratch = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  const browser = await launch();
  try {
    const samples = await samplesDossier(scratch);
    const parts = [await measureSamples(browser, await copyOf(samples, join(scratch, 'served')))];
    parts.push(await measureLarge(browser, samples, Number(documents)), firstLoad());
    return parts.join('\n\n');
  } finally {
    await browser.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function measureSamples(browser: Browser, dossier: string): Promise<string> {
  const site = await serveBy(['serve', '--dossier', dossier]);
  try {
    return await measure(browser, site, 'The samples, PGlite');
  } finally {
    await site.close();
  }
}

async function measureLarge(browser: Browser, samples: string, documents: number): Promise<string> {
  const given = process.env.HEARSAY_BENCH_DATABASE;
  const task = { samples: join(samples, 'database'), token: TOKEN };
  if (given !== undefined) return measureServed(browser, { ...task, url: given });
  if (POSTGRES === undefined) return `The large dossier was left out: ${NO_POSTGRES}.`;
  const server = await startPostgres();
  try {
    return await measureServed(browser, { ...task, documents, url: await server.create('bench') });
  } finally {
    await server.stop();
  }
}

async function measureServed(browser: Browser, task: LargeTask): Promise<string> {
  const child = fork(fileURLToPath(new URL('./large.ts', import.meta.url)), { execArgv: process.execArgv });
  const { url, documents } = await answerOf(child, task);
  const words = await measure(
    browser,
    { url, token: TOKEN },
    `${documents.toLocaleString('en')} documents, PostgreSQL`,
  );
  child.disconnect();
  await once(child, 'exit');
  return words;
}

async function answerOf(child: ChildProcess, task: LargeTask): Promise<LargeAnswer> {
  child.send(task);
  const ended = once(child, 'exit').then(() => {
    throw new Error('The process that serves ended before it did.');
  });
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [LargeAnswer];
  ended.catch(() => {});
  return answer;
}

async function measure(browser: Browser, site: Served, title: string): Promise<string> {
  const profile = await signedIn(browser, site);
  const lines = [title, HEAD];
  for (const page of Object.entries(pagesOf(await shownBy(site)))) {
    const walked: Walked[] = [];
    for (let time = 0; time < TIMES; time++) walked.push(await walk(browser, site, profile, page));
    lines.push(rowOf(walked));
  }
  lines.push('', FRAMES_HEAD);
  for (const [name, [path, move]] of Object.entries(MOVES))
    lines.push(frameRow(name, await moved(browser, site, profile, path, move)));
  return lines.join('\n');
}

/** Things of the samples, which are in both dossiers. */
async function shownBy({ url, token }: Served): Promise<Shown> {
  const ask = async <Item>(path: string) => {
    const response = await fetch(`${url}/api/v1/dossiers/main${path}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { readonly items: readonly Item[] }).items;
  };
  const [claim] = await ask<{ readonly id: string; readonly document: string }>('/contradictions?limit=1').then(
    async ([contradiction]) =>
      ask<{ id: string; document: string }>(
        `/events/${(contradiction as unknown as { event: string }).event}/claims?limit=1`,
      ),
  );
  const [event] = await ask<{ readonly id: string }>(`/events?document=${claim!.document}&order=documents&limit=1`);
  const [origin] = await ask<{ readonly id: string }>(`/origins?document=${claim!.document}&limit=1`);
  const [document] = await ask<{ readonly outlet: string }>(`/documents?event=${event!.id}&limit=1`);
  return { event: event!.id, document: claim!.document, origin: origin!.id, outlet: document!.outlet, word: 'missile' };
}

const HEAD = 'page                    usable, ms   fastest   slowest   requests   API, kB   files, kB   heap, MB';

function rowOf(walked: readonly Walked[]): string {
  const sorted = [...walked].sort((a, b) => (a.usable ?? Infinity) - (b.usable ?? Infinity));
  const middle = sorted[Math.floor(sorted.length / 2)];
  const time = (one: Walked | undefined) => one?.usable?.toFixed(0) ?? 'never';
  const { name, requests, data, files, heap } = middle!;
  const cells = [
    time(sorted[0]),
    time(sorted.at(-1)),
    String(requests),
    data.toFixed(0),
    files.toFixed(0),
    heap.toFixed(1),
  ];
  const isOver = (middle!.usable ?? Infinity) > BARS.usable;
  const widths = [10, 10, 11, 10, 12, 11];
  const rest = cells.map((cell, at) => cell.padStart(widths[at]!)).join('');
  return `${name.padEnd(24)}${time(middle).padStart(10)}${rest}${isOver ? '   over' : ''}`;
}

type Move = (page: Page) => Promise<void>;

const MOVES: Readonly<Record<string, readonly [path: string, move: Move]>> = {
  'claims, by wheel': ['/claims', (page) => wheel(page, 300, 120)],
  'claims, by the scroll bar': ['/claims', (page) => drag(page, 100_000)],
  'claims, by wheel at the 100,000th': [
    '/claims',
    async (page) => {
      await drag(page, 100_000, 1);
      await page.waitForTimeout(1_000);
      await wheel(page, 200, 120);
    },
  ],
  'timeline, decades to days': ['/events', (page) => zoom(page, -60)],
  'timeline, days to decades': [
    '/events',
    async (page) => {
      await zoom(page, -600, 12);
      await page.waitForTimeout(1_000);
      await zoom(page, 60);
    },
  ],
};

/** Turns of a wheel, one each 16 ms, whether or not the page keeps up. */
async function wheel(page: Page, turns: number, pixels: number): Promise<void> {
  await page.mouse.move(600, 600);
  await turn(page, turns, pixels);
}

async function turn(page: Page, turns: number, pixels: number): Promise<void> {
  const done: Promise<void>[] = [];
  for (let turn = 0; turn < turns; turn++) {
    done.push(page.mouse.wheel(0, pixels));
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
  await Promise.all(done);
}

/** What a function that runs in the page takes from it. */
interface InPage {
  readonly document: { querySelector(selector: string): { readonly clientHeight: number } | null };
  readonly scrollTo: (x: number, y: number) => void;
  readonly requestAnimationFrame: (call: () => void) => void;
}

/** Moves the scroll bar from row 0 to row `to` in even steps, one a frame. */
async function drag(page: Page, to: number, steps = 240): Promise<void> {
  const last = { to, steps };
  await page.evaluate(async ({ to, steps }) => {
    const { document, scrollTo, requestAnimationFrame } = globalThis as unknown as InPage;
    const row = document.querySelector('[aria-label=Claims] [role=listitem]')!.clientHeight + 1;
    for (let step = 1; step <= steps; step++) {
      scrollTo(0, (to * row * step) / steps);
      await new Promise<void>((resolve) => requestAnimationFrame(resolve));
    }
  }, last);
}

async function zoom(page: Page, pixels: number, turns = 120): Promise<void> {
  const { x, y, width } = (await page.locator('.plot').boundingBox())!;
  await page.mouse.move(x + width * 0.93, y + 60);
  await turn(page, turns, pixels);
}

async function moved(browser: Browser, { url }: Served, profile: Profile, path: string, move: Move): Promise<Frames> {
  const page = await openFresh(browser, profile);
  await page.goto(`${url}/d/main${path}`);
  await page.locator('main [role=listitem] a').first().waitFor();
  await page.waitForTimeout(2_000);
  const frames = await framesWhile(browser, page, () => move(page));
  await page.context().close();
  return frames;
}

const FRAMES_HEAD =
  'frames                               frames   clock, ms: p50   p95   worst   processor, ms: p50   p95   worst   script, %   style, %   layout, %';

function frameRow(name: string, { count, clock, processor, parts }: Frames): string {
  const times = (sorted: readonly number[]) => [0.5, 0.95, 1].map((share) => at(sorted, share).toFixed(1));
  const all = parts.script + parts.style + parts.layout;
  const shares = [parts.script, parts.style, parts.layout].map((part) => ((100 * part) / all).toFixed(0));
  const cells = [String(count), ...times(clock), ...times(processor), ...shares];
  const widths = [6, 17, 6, 8, 21, 6, 8, 12, 11, 12];
  const isOver = at(clock, 0.95) > BARS.frame;
  return `${name.padEnd(37)}${cells.map((cell, at) => cell.padStart(widths[at]!)).join('')}${isOver ? '   over' : ''}`;
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

/** What the page itself names, and the largest page on top of it. */
function firstLoad(): string {
  const folder = join(ROOT, 'dist', 'web');
  const packed = (file: string) => gzipSync(readFileSync(join(folder, file))).length / 1000;
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file]) => file!);
  const first = [...new Set(['index.html', ...named])].reduce((sum, file) => sum + packed(file), 0);
  const chunks = readdirSync(join(folder, 'assets')).map((file) => [file, packed(`assets/${file}`)] as const);
  const largest = chunks.sort(([, a], [, b]) => b - a).slice(0, 5);
  const sizes = largest.map(([file, size]) => `${file.replace(/-[\w-]{8}(?=\.)/, '')} ${size.toFixed(1)}`);
  return `First load ${first.toFixed(1)} kB gzipped (at most ${BARS.load}); the largest files, kB: ${sizes.join(', ')}.`;
}
