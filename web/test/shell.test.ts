// The workbench as it comes up: signing in, the first page, what may run in it, what it loads.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { noChromium, openPage, ROOT, serveBy } from './site.ts';
import { axeFindings, useWorkbench } from './support.ts';

const site = useWorkbench();
/** Bytes of all that the first page loads, packed. */
const LARGEST_FIRST_LOAD = 150_000;

describe('the first page', () => {
  test('opens by the token in the address, which is gone from it at once', async (context) => {
    const page = await site.open(context, '');
    await page.getByRole('heading', { name: 'Brief' }).waitFor();
    expect(page.url()).toBe(`${site.url}/d/main`);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.reload();
    await page.getByRole('heading', { name: 'Brief' }).waitFor();
  });

  test('goes from the bare address to the one dossier', async (context) => {
    const page = await site.open(context, '');
    await page.goto(`${site.url}/`);
    await page.waitForURL(`${site.url}/d/main`);
  });

  test('says what is reported, on how much it rests, and leads to each event', async (context) => {
    const page = await site.open(context, '');
    const line = page.getByRole('listitem').filter({ hasText: 'arms transfer: North Korea, Russia' }).first();
    await line.getByText('one party', { exact: true }).waitFor();
    expect(await line.innerText()).toContain('contested');
    expect(await line.innerText()).toContain('All belong to one party, United States.');
    const [event] = (await site.ask<{ items: { id: string }[] }>('/events?order=documents&limit=1')).items;
    expect(await line.getByRole('link').first().getAttribute('href')).toBe(`/d/main/events/${event!.id}`);
    await page.getByText('put forward, and denied by North Korea').waitFor();
  });

  for (const theme of ['light', 'dark'] as const)
    test(`gives axe nothing to find: ${theme}`, async (context) => {
      const page = await site.open(context, '', { theme });
      await page.getByText('All belong to one party').waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });

  test('loads no more than a phone can take', async (context) => {
    const page = await site.open(context, '');
    await page.getByText('All belong to one party').waitFor();
    const loaded = await page.evaluate(() => {
      const all = [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')];
      const files = (all as PerformanceResourceTiming[]).filter(({ name }) => !name.includes('/api/'));
      return files.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    });
    console.info(`first load of the workbench: ${loaded} bytes`);
    expect(loaded).toBeGreaterThan(10_000);
    expect(loaded).toBeLessThan(LARGEST_FIRST_LOAD);
  });

  test('tells of keys, keeps the theme, and says where nothing is', async (context) => {
    const page = await site.open(context, '');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('Theme').selectOption('dark');
    await page.reload();
    await page.getByRole('heading', { name: 'Brief' }).waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    await page.goto(`${site.url}/d/main/nowhere`);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.goto(`${site.url}/d/other`);
    await page.getByRole('heading', { name: 'There is no such dossier' }).waitFor();
  });
});

describe('who is not signed in', () => {
  test('is asked for the token, and told when it is wrong', async (context) => {
    if (noChromium()) context.skip(noChromium());
    const page = await (await site.browser.newContext()).newPage();
    await page.goto(`${site.url}/d/main`);
    await page.getByRole('textbox', { name: 'Token' }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('That is not right.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Token' }).fill(site.token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Brief' }).waitFor();
    await page.context().close();
  });
});

describe('what is served', () => {
  test('the page allows nothing but what this server sends, and is the same for every address of a page', async (context) => {
    if (noChromium()) context.skip(noChromium());
    const [first, deep] = await Promise.all([fetch(site.url), fetch(`${site.url}/d/main/events/ab12?type=x`)]);
    const policy = first.headers.get('Content-Security-Policy')!.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]),
    );
    expect(policy.join(' ')).not.toMatch(/unsafe|http|\*/);
    expect(first.headers.get('Cache-Control')).toBe('no-cache');
    const html = await first.text();
    expect(await deep.text()).toBe(html);
    expect(html).not.toMatch(/<style|<script(?![^>]* src=")|style=|\son\w+=/);
    const [, script] = /src="(\/assets\/[^"]+)"/.exec(html)!;
    const asset = await fetch(site.url + script, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(asset.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('Content-Encoding')).toBe('gzip');
    const again = await fetch(site.url, { headers: { 'If-None-Match': first.headers.get('ETag')! } });
    expect(again.status).toBe(304);
    expect((await fetch(`${site.url}/api/v1/dossiers`)).status).toBe(401);
    expect((await fetch(`${site.url}/assets/..%2f..%2fpackage.json`)).status).toBe(401);
  });

  test('an original page is shown where it can do nothing', async (context) => {
    if (noChromium()) context.skip(noChromium());
    const { items } = await site.ask<{ items: { id: string; mediaType: string }[] }>('/documents?limit=200');
    const page = (mediaType: string) => {
      const { id } = items.find((one) => one.mediaType.includes(mediaType))!;
      return fetch(`${site.url}/api/v1/dossiers/main/documents/${id}/page`, {
        headers: { Authorization: `Bearer ${site.token}` },
      });
    };
    const html = await page('html');
    expect(html.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const policy = html.headers.get('Content-Security-Policy')!;
    expect(policy).toMatch(/^sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline';/);
    expect(await html.text()).toContain('<');
    expect((await page('pdf')).status).toBe(415);
  });
});

describe('words of others', () => {
  const HOSTILE = '<img src=x onerror="window.harmed=1">';
  const TEXT = `PYONGYANG, Oct. 6, 2024 — North Korea will launch a satellite ${HOSTILE} by December 2031, the defence ministry said.\n`;

  test('stay words, also in a browser that ignores the policy', async (context) => {
    if (noChromium()) context.skip(noChromium());
    const folder = await mkdtemp(join(tmpdir(), 'hearsay-words-'));
    const file = join(folder, `${HOSTILE}.txt`);
    await writeFile(file, TEXT);
    // The dossier has the name of the file.
    const own = await serveBy(['open', file, '--no-browser']);
    try {
      for (const bypassCSP of [false, true]) {
        const page = await (await site.browser.newContext({ bypassCSP })).newPage();
        await page.goto(`${own.url}/#token=${own.token}`);
        await page.getByText(HOSTILE).first().waitFor();
        await page.waitForTimeout(300);
        expect(await page.evaluate(() => (globalThis as { harmed?: number }).harmed)).toBeUndefined();
        expect(await page.locator('img').count()).toBe(0);
        await page.context().close();
      }
    } finally {
      await own.close();
      await rm(folder, { recursive: true });
    }
  }, 60_000);

  test('are never given to the browser as markup', () => {
    const files = globSync(['web/src/**/*.{svelte,ts}'], { cwd: ROOT });
    expect(files.length).toBeGreaterThan(20);
    return Promise.all(
      files.map(async (file) => {
        const code = await readFile(join(ROOT, file), 'utf8');
        expect(code, file).not.toMatch(/\{@html|innerHTML|insertAdjacentHTML|document\.write|srcdoc/);
      }),
    );
  });
});

describe('hearsay open', () => {
  test('reads while the page is there, and leaves nothing when it ends', async (context) => {
    if (noChromium()) context.skip(noChromium());
    const own = await serveBy(['open', 'samples/articles', '--no-browser', '--pack', 'dprk', '--pack', 'samples/pack']);
    const { page, faults } = await openPage(site.browser, own, '');
    await page.getByText('articles').first().waitFor();
    await page.getByText('12 documents').waitFor({ timeout: 100_000 });
    await page.getByText('arms transfer: North Korea, Russia').first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
    const pid = own.process.pid;
    const folders = async () => {
      const names = (await readdir(tmpdir())).filter((name) => name.startsWith('hearsay-open-'));
      const owners = names.map((name) => readFile(join(tmpdir(), name, 'owner.json'), 'utf8').catch(() => '{}'));
      return (await Promise.all(owners)).filter((owner) => (JSON.parse(owner) as { pid?: number }).pid === pid);
    };
    expect(await folders()).toHaveLength(1);
    await own.close();
    expect(await folders()).toHaveLength(0);
  }, 150_000);
});
