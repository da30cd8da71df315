// The page without a server: opened as a file, it finds what the command line finds, and asks for nothing.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { PROGRAM } from '../../test/support/built.ts';
import { SAMPLE } from '../paste/sample.ts';
import { launch, noChromium, ROOT } from './site.ts';
import { axeFindings } from './support.ts';

const MINUTES = 60_000;
const MOST_BYTES = 9_500_000;
const missing = noChromium();
let folder = '';
let file = '';
let browser: Browser;

beforeAll(async () => {
  if (missing !== undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'hearsay-paste-'));
  file = join(folder, 'paste.html');
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/build-paste.mjs'), file], { cwd: ROOT });
  browser = await launch();
}, 5 * MINUTES);

afterAll(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  readonly faults: string[];
}

async function open(
  context: TestContext,
  look: { readonly theme?: 'light' | 'dark'; readonly width?: number } = {},
): Promise<Opened> {
  if (missing !== undefined) context.skip(missing);
  const { theme = 'light', width = 1280 } = look;
  const own = await browser.newContext({
    ...{ colorScheme: theme, viewport: { width, height: 900 }, acceptDownloads: true },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.onTestFinished(() => own.close());
  const page = await own.newPage();
  const faults: string[] = [];
  const address = pathToFileURL(file).href;
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  own.on('request', (request) => {
    if (request.url() !== address && !/^(?:blob|data):/.test(request.url())) faults.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return { page, faults };
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('Text, in English').fill(text);
  await page.getByRole('button', { name: 'Find claims' }).click();
  await page.getByText(/^\d+ claims? in /).waitFor({ timeout: 2 * MINUTES });
}

async function exported(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export JSON' }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

/** What `hearsay brief - --pack dprk --format json` prints of `text`. */
function commandLine(text: string): Promise<string> {
  const args = [PROGRAM, 'brief', '-', '--pack', 'dprk', '--format', 'json'];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(text);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}

const TEXTS: readonly (readonly [string, string])[] = [
  ['the sample', SAMPLE],
  ['with a mark of byte order before it', `\ufeff${SAMPLE}`],
  [
    'in another language',
    'Der Minister sagte am Montag, dass zehn Schiffe den Hafen verlassen haben. Niemand hat das bestätigt.',
  ],
];

for (const [what, text] of TEXTS)
  test(`finds what the command line finds, byte for byte, and asks for nothing: ${what}`, {
    timeout: 4 * MINUTES,
  }, async (context) => {
    const { page, faults } = await open(context);
    await paste(page, text);
    expect(await exported(page)).toBe(await commandLine(text));
    expect(faults).toEqual([]);
  });

test('shows claims by source with stance, certainty and words, and the words in the text', {
  timeout: 4 * MINUTES,
}, async (context) => {
  const { page, faults } = await open(context);
  await page.getByRole('button', { name: 'Try a sample article' }).click();
  const claims = page.getByRole('region', { name: /claims by \d+ sources/ });
  const denial = claims.getByRole('listitem').filter({ hasText: 'We have never sold shells to Russia' }).first();
  await denial.waitFor({ timeout: 2 * MINUTES });
  expect(await denial.innerText()).toMatch(/denies|asserts/);
  await denial.getByRole('button', { name: /never sold/ }).click();
  expect(await page.locator('mark.chosen').first().innerText()).toContain('never sold');
  await denial.getByRole('button', { name: 'Copy citation' }).click();
  await page.getByText('Copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^“We have never sold .*sha256 [0-9a-f]{64}, characters \d+-\d+\)$/s,
  );
  expect(await page.getByRole('region', { name: 'Events' }).getByRole('listitem').count()).toBeGreaterThan(0);
  expect(faults).toEqual([]);
});

test('stays quick while it unpacks and reads', { timeout: 4 * MINUTES }, async (context) => {
  const { page } = await open(context);
  await page.evaluate(() => {
    const held = globalThis as unknown as { longest: number };
    held.longest = 0;
    let before = performance.now();
    setInterval(() => {
      const now = performance.now();
      held.longest = Math.max(held.longest, now - before);
      before = now;
    }, 10);
  });
  await paste(page, SAMPLE.repeat(20));
  const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
  console.info(`longest pause of the page: ${Math.round(longest)} ms`);
  expect(longest).toBeLessThan(2_000);
});

test('shows markup as words', { timeout: 4 * MINUTES }, async (context) => {
  const { page, faults } = await open(context);
  const hostile = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>';
  await paste(
    page,
    `“We sent ${hostile} ten ships to Russia,” minister ${hostile} said on Monday. The ministry denied that ${hostile} it was so.`,
  );
  await page.getByRole('region', { name: 'The text' }).getByText('onerror').first().waitFor();
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  expect(faults).toEqual([]);
});

for (const theme of ['light', 'dark'] as const)
  test(`gives axe nothing to find: ${theme}`, { timeout: 4 * MINUTES }, async (context) => {
    const { page } = await open(context, { theme, width: 390 });
    await paste(page, SAMPLE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    if (process.env.HEARSAY_SHOTS)
      await page.screenshot({ path: join(process.env.HEARSAY_SHOTS, `paste-narrow-${theme}.png`) });
  });

test('allows only itself, and is small', async (context) => {
  if (missing !== undefined) context.skip(missing);
  const { size } = await stat(file);
  console.info(`the page without a server: ${size} bytes`);
  expect(size).toBeLessThan(MOST_BYTES);
  const html = await readFile(file, 'utf8');
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)!;
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; worker-src blob:;/);
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toContain('unsafe');
});
