// A dossier of the samples, served by the command as people run it, and a Chromium that looks at it.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PROGRAM } from '../../test/support/built.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** What a window of Chromium opens beside each page, at as much work as the page itself. */
const OTHER_PAGES = [
  ...['SpareRendererForSitePerProcess', 'PreloadTopChromeWebUI', 'InitialWebUI'],
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
];
/** What playwright turns off; of two such flags the second holds alone. */
const AS_PLAYWRIGHT = [
  ...['AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync'],
  ...['DestroyProfileOnBrowserClose', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades', 'LensOverlay'],
  ...['MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch'],
  'ThirdPartyStoragePartitioning',
];
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
  `--disable-features=${[...OTHER_PAGES, ...AS_PLAYWRIGHT].join(',')}`,
];

/** Why there can be no browser; undefined where there can. */
export function noChromium(): string | undefined {
  return existsSync(CHROMIUM) ? undefined : `no Chromium at ${CHROMIUM}; install it or set CHROMIUM`;
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** Makes the dossier of the samples in `folder`, unless it is there or another is making it. */
export async function samplesDossier(folder: string): Promise<string> {
  const dossier = join(folder, 'samples');
  const done = join(folder, 'samples.done');
  const isFirst = await mkdir(join(folder, 'samples.lock')).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const packs = ['--pack', 'dprk', '--pack', join(ROOT, 'samples/pack')];
    const args = ['add', 'samples/articles', '--dossier', dossier, '--quiet', '--who', 'tester', ...packs];
    await promisify(execFile)(process.execPath, [PROGRAM, ...args], { cwd: ROOT });
    await writeFile(done, '');
  }
  for (let left = 1_200; left > 0; left--) {
    if (await stat(done).catch(() => undefined)) return dossier;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The dossier of the samples was not made in time in ${folder}.`);
}

export interface Site {
  readonly url: string;
  readonly token: string;
  /** Everything the command has said. */
  readonly said: () => string;
  readonly process: ChildProcess;
  readonly close: () => Promise<void>;
}

/** Runs `hearsay` with `args` (serve or open) and waits until it answers. */
export async function serveBy(args: readonly string[]): Promise<Site> {
  const child = spawn(process.execPath, [PROGRAM, ...args, '--port', '0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const token = await new Promise<string>((resolve, reject) => {
    const heard = (chunk: Buffer) => {
      said += chunk;
      const token = /^Token: (.+)$/m.exec(said)?.[1];
      if (token !== undefined) resolve(token);
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    void ended.then(() => reject(new Error(`hearsay ${args.join(' ')} ended before it served: ${said}`)));
  });
  const url = /^Serving (http:\/\/[^/]+)/m.exec(said)![1]!;
  const close = async () => {
    if (child.exitCode === null) child.kill('SIGINT');
    await ended;
  };
  return { url, token, said: () => said, process: child, close };
}

/** A copy of the dossier in `folder`, since one process at a time has one. */
export async function copyOf(dossier: string, to: string): Promise<string> {
  await rm(to, { recursive: true, force: true });
  await cp(dossier, to, { recursive: true });
  return to;
}

export interface Look {
  readonly theme?: 'light' | 'dark';
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** A signed-in page at `path` below the dossier, and what went wrong in it so far. */
export async function openPage(
  browser: Browser,
  { url, token }: Pick<Site, 'url' | 'token'>,
  path: string,
  { theme = 'light', width = 1280, height = 900 }: Look = {},
): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const context = await browser.newContext({
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width, height },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused/.test(message.text()))
      faults.push(`policy: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(?:data|blob|about):/.test(request.url()))
      faults.push(`request: ${request.url()}`);
  });
  await page.goto(`${url}/d/main${path}#token=${token}`);
  await page.locator('main h1').first().waitFor();
  return { page, faults };
}
