// The pages of the workbench, when each is usable, and what a look at it costs: time, requests, bytes, memory.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Site } from '../../web/test/site.ts';

export type Served = Pick<Site, 'url' | 'token'>;

export interface Walked {
  readonly name: string;
  /** Milliseconds from the navigation until what the page is for is there; undefined where it did not come in time. */
  readonly usable: number | undefined;
  readonly requests: number;
  /** Kilobytes as they were sent: of the API, and of files of the page. */
  readonly data: number;
  readonly files: number;
  /** Megabytes of the heap of scripts, after its dead objects were cleared away. */
  readonly heap: number;
}

/** Ids of things that have a page. */
export interface Shown {
  readonly event: string;
  readonly document: string;
  readonly origin: string;
  readonly outlet: string;
  /** A word to search for. */
  readonly word: string;
}

/** A signed-in browser without anything in its cache. */
export type Profile = Awaited<ReturnType<BrowserContext['storageState']>>;

const PATIENCE = 30_000;
/** Milliseconds that a page has to fetch what is not in sight, before requests and memory are counted. */
const AFTER = 1_500;

/** Path and what is there when it can be used: the first rows with data, not a heading alone. */
export function pagesOf(shown: Shown): Readonly<Record<string, readonly [path: string, usable: string]>> {
  return {
    brief: ['', 'main a[href*="/events/"]'],
    events: ['/events', '[role=list][aria-label=Events] [role=listitem] a >> nth=0'],
    timeline: ['/events', '.plot svg path[d^=M], .plot .mark'],
    claims: ['/claims', '[role=list][aria-label=Claims] [role=listitem] a >> nth=0'],
    documents: ['/documents', '[role=list][aria-label=Documents] [role=listitem] a >> nth=0'],
    sources: ['/sources', '[role=list][aria-label=Origins] [role=listitem] a >> nth=0'],
    'network of actors': ['/network', 'main canvas >> nth=0'],
    'network of documents': ['/network?of=documents', 'main canvas >> nth=0'],
    map: ['/map', 'main svg circle, main svg path >> nth=0'],
    predictions: ['/predictions', '[aria-label=Predictions] > * >> nth=0'],
    review: ['/review', 'main article'],
    search: [`/search?q=${shown.word}`, 'main mark, main a[href*="/claims"], main a[href*="/documents/"] >> nth=0'],
    event: [`/events/${shown.event}`, 'main [aria-label="Positions, by actor and time"]'],
    document: [`/documents/${shown.document}`, 'section[aria-label=Text] >> nth=0'],
    origin: [`/origins/${encodeURIComponent(shown.origin)}`, '#claims'],
    outlet: [`/outlets/${encodeURIComponent(shown.outlet)}`, '#record'],
    add: ['/add', '#text'],
  };
}

export async function signedIn(browser: Browser, { url, token }: Served): Promise<Profile> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/d/main/add#token=${token}`);
  await page.locator('main h1').first().waitFor();
  const profile = await context.storageState();
  await context.close();
  return profile;
}

export async function openFresh(browser: Browser, profile: Profile): Promise<Page> {
  const context = await browser.newContext({ storageState: profile, viewport: { width: 1280, height: 900 } });
  return context.newPage();
}

export async function walk(
  browser: Browser,
  { url }: Served,
  profile: Profile,
  [name, [path, selector]]: readonly [string, readonly [string, string]],
): Promise<Walked> {
  const page = await openFresh(browser, profile);
  const session = await page.context().newCDPSession(page);
  const sent = await countSent(session);
  const start = performance.now();
  await page.goto(`${url}/d/main${path}`, { waitUntil: 'commit' });
  const isThere = await page
    .locator(selector)
    .first()
    .waitFor({ timeout: PATIENCE })
    .then(() => true)
    .catch(() => false);
  const usable = isThere ? performance.now() - start : undefined;
  await page.waitForTimeout(AFTER);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const walked = { name, usable, ...sent(), heap: usedSize / 1e6 };
  await page.context().close();
  return walked;
}

type Session = Awaited<ReturnType<BrowserContext['newCDPSession']>>;

async function countSent(session: Session): Promise<() => Pick<Walked, 'requests' | 'data' | 'files'>> {
  const isData = new Map<string, boolean>();
  const kilobytes = { data: 0, files: 0 };
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    isData.set(requestId, new URL(request.url).pathname.startsWith('/api/'));
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    kilobytes[isData.get(requestId) ? 'data' : 'files'] += encodedDataLength / 1000;
  });
  await session.send('Network.enable');
  return () => ({ requests: isData.size, ...kilobytes });
}
