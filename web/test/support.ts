// What tests of the workbench begin with: a served dossier, a browser, pages that are watched for faults.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, type TestContext } from 'vitest';
import { copyOf, type Look, launch, noChromium, openPage, type Site, samplesDossier, serveBy } from './site.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MINUTES = 60_000;

export type WatchedPage = Page & { readonly faults: string[] };

export interface Workbench extends Site {
  readonly browser: Browser;
  readonly dossier: string;
  /** A signed-in page at `path` below the dossier. Skips the test where there is no Chromium. */
  open(context: TestContext, path: string, look?: Look): Promise<WatchedPage>;
  /** What the API answers under the dossier. */
  ask<Body>(path: string): Promise<Body>;
}

/** `args`: more for `hearsay serve`. The dossier is the file's own copy. Called at the top of a test file; each page that a test opened must be without faults when the test ends. */
export function useWorkbench({ args = [] }: { readonly args?: readonly string[] } = {}): Workbench {
  const missing = noChromium();
  let site: Site | undefined;
  let browser: Browser | undefined;
  const opened: { page: Page; faults: string[] }[] = [];

  beforeAll(async () => {
    if (missing !== undefined) return;
    const folder = inject('workbenchFolder');
    const name = expect.getState().testPath!.replace(/\W+/g, '-').slice(-80);
    const dossier = await copyOf(await samplesDossier(folder), join(folder, name));
    [site, browser] = await Promise.all([
      serveBy(['serve', '--dossier', dossier, '--who', 'tester', ...args]),
      launch(),
    ]);
  }, 5 * MINUTES);
  afterEach(async () => {
    const faults = opened.flatMap((one) => one.faults);
    for (const { page } of opened.splice(0)) await page.context().close();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  }, MINUTES);

  const here = () => {
    if (!site || !browser) throw new Error('The workbench is served from beforeAll on; use it inside of tests.');
    return { site, browser };
  };
  return {
    get url() {
      return here().site.url;
    },
    get token() {
      return here().site.token;
    },
    get process() {
      return here().site.process;
    },
    get browser() {
      return here().browser;
    },
    dossier: 'main',
    said: () => here().site.said(),
    close: () => here().site.close(),
    async open(context, path, look) {
      if (missing !== undefined) context.skip(missing);
      const { site, browser } = here();
      const one = await openPage(browser, site, path, look);
      opened.push(one);
      return Object.assign(one.page, { faults: one.faults });
    },
    async ask<Body>(path: string) {
      const { site } = here();
      const response = await fetch(`${site.url}/api/v1/dossiers/main${path}`, {
        headers: { Authorization: `Bearer ${site.token}` },
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Body;
    },
  };
}

/** What axe finds against WCAG 2.2 AA and good practice: "color-contrast: span.muted". */
export async function axeFindings(page: Page): Promise<string[]> {
  // The policy of the page does not hold for what the browser's debugger runs.
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
  return found;
}
