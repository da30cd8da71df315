// Fetches pages from the open web with care: only public addresses, only what robots.txt allows, never more than the caps, one request at a time per host.
import { setTimeout as wait } from 'node:timers/promises';
import { Agent } from 'undici';
import { DEFAULT_LIMITS, type Source, UnreadableError } from '../reading.ts';
import { type AllowPrivate, createAddressJudge } from './addresses.ts';
import { createConnector, type Lookup, systemLookup } from './connector.ts';
import { type Answer, type Exchange, exchange, headerOf, type Timeouts } from './exchange.ts';
import { FetchFailure, statusFailure } from './failure.ts';
import { abortable, createPace, type Sleep } from './pace.ts';
import { createRobots, MAX_ROBOTS_BYTES, PRODUCT_TOKEN } from './robots.ts';
import { failureAlong, follow, lastOf, type Trail } from './trail.ts';
import { CODINGS } from './unpack.ts';
import { describeUrl, nameOfUrl, parseUrl } from './url.ts';

export type { AllowPrivate } from './addresses.ts';
export type { Lookup } from './connector.ts';
export type { Timeouts } from './exchange.ts';
export type { Sleep } from './pace.ts';
export { describeUrl } from './url.ts';

export interface FetcherOptions {
  /** Of this program, for the user agent. */
  readonly version: string;
  /** Milliseconds since 1970: for pauses between pages and for a `Retry-After` that names a date. */
  readonly now: () => number;
  readonly sleep?: Sleep;
  /** Every address of a host name; the system's own look-up unless given. */
  readonly lookup?: Lookup;
  /** Private and loopback addresses are refused unless admitted here: all of them, or the addresses and ranges listed. */
  readonly allowPrivate?: AllowPrivate;
  /** Of one page after unpacking. */
  readonly maxBytes?: number;
  /** Milliseconds. */
  readonly timeouts?: Partial<Timeouts>;
  readonly maxRedirects?: number;
  /** Requests under way at once, over all hosts. */
  readonly concurrency?: number;
  /** A longer `Crawl-delay` is taken as this. */
  readonly maxCrawlDelayMs?: number;
  /** A server that asks for a longer wait (429, 503) is not asked again. */
  readonly maxRetryAfterMs?: number;
}

export interface Fetcher {
  /**
   * Fetches one page; the `url` of its source is the address that answered. Throws an UnreadableError whose sentence names the address without its query; when `signal` aborts or the
   * fetcher is closed, the reason of that.
   */
  fetch(url: string, options?: { readonly signal?: AbortSignal }): Promise<Source>;
  /** Ends what is under way and closes the sockets; later calls of `fetch` are refused. */
  close(): Promise<void>;
}

const DEFAULTS = {
  lookup: systemLookup,
  sleep: ((ms, signal) => wait(ms, undefined, { signal })) as Sleep,
  allowPrivate: false as AllowPrivate,
  maxBytes: DEFAULT_LIMITS.maxBytes,
  maxRedirects: 5,
  concurrency: 4,
  maxCrawlDelayMs: 10_000,
  maxRetryAfterMs: 30_000,
};

const DEFAULT_TIMEOUTS: Timeouts = { connect: 10_000, headers: 20_000, body: 20_000, total: 60_000 };

/** Makes a fetcher that keeps each site's robots.txt and pace for as long as it lives. Nothing is sent before the first `fetch`. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const settings = { ...DEFAULTS, ...given(options) };
  const timeouts = { ...DEFAULT_TIMEOUTS, ...given(options.timeouts ?? {}) };
  const agent = createAgent(settings, timeouts);
  const pace = createPace(settings);
  const closing = new AbortController();
  const headers = requestHeaders(options.version);

  const ask = async (asked: Omit<Exchange, 'headers'>, gapMs: number | undefined, signal: AbortSignal) => {
    const { hostname } = asked.url;
    const once = () =>
      pace.run(hostname, gapMs, signal, () => exchange(agent, { ...asked, headers }, timeouts, signal));
    const answer = await once();
    const ms = askedWait(answer, settings.now());
    if (ms === undefined || ms > settings.maxRetryAfterMs) return answer;
    pace.postpone(hostname, ms);
    return once();
  };

  const robots = createRobots(async (robotsUrl) => {
    const hops: Trail = [robotsUrl];
    try {
      // Many pages wait for the one robots.txt, so only closing ends it, not the signal of the first page.
      return await follow(hops, settings.maxRedirects, (url) =>
        ask({ url, maxBytes: MAX_ROBOTS_BYTES, beyond: 'cut' }, undefined, closing.signal),
      );
    } catch (error) {
      throw closing.signal.aborted ? closing.signal.reason : failureAlong(hops, error);
    }
  });

  const visit = async (url: URL, signal: AbortSignal): Promise<Answer> => {
    const rules = await abortable(robots(url), signal);
    if (!rules.allows(url)) throw disallowed();
    const gapMs = Math.min(rules.crawlDelayMs, settings.maxCrawlDelayMs);
    return ask({ url, maxBytes: settings.maxBytes, beyond: 'refuse' }, gapMs, signal);
  };

  return {
    async fetch(address, { signal: caller } = {}) {
      const signal = caller === undefined ? closing.signal : AbortSignal.any([caller, closing.signal]);
      signal.throwIfAborted();
      const trail: Trail = [parseUrl(address) ?? notAnAddress(address)];
      try {
        const answer = await follow(trail, settings.maxRedirects, (url) => visit(url, signal));
        return toSource(trail, pageOf(answer, settings.now()));
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw new UnreadableError(`${describeUrl(trail[0])} ${failureAlong(trail, error).message}.`);
      }
    },
    async close() {
      closing.abort(new Error('The fetcher is closed.'));
      await agent.destroy();
    },
  };
}

type Settings = typeof DEFAULTS & FetcherOptions;

function createAgent({ lookup, allowPrivate }: Settings, timeouts: Timeouts): Agent {
  return new Agent({
    connect: createConnector(lookup, createAddressJudge(allowPrivate), timeouts.connect),
    // A new connection for every request: each is looked up and judged, and none is found closed when it is needed.
    pipelining: 0,
  });
}

function requestHeaders(version: string): Readonly<Record<string, string>> {
  return {
    'user-agent': `${PRODUCT_TOKEN}/${version} (+https://www.npmjs.com/package/hearsay)`,
    accept:
      'text/html,application/xhtml+xml,application/pdf,application/rss+xml,application/atom+xml,text/plain;q=0.9,*/*;q=0.5',
    'accept-language': 'en,*;q=0.5',
    'accept-encoding': CODINGS,
  };
}

/** Milliseconds that a 429 or 503 asks us to wait; undefined where it asks for none. */
function askedWait({ status, headers }: Answer, now: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const words = headerOf(headers, 'retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(words)) return Number(words) * 1000;
  const at = Date.parse(words);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** 204 and 205 hold no page, 206 a part of one. */
const NO_PAGE: readonly number[] = [204, 205, 206];

function pageOf(answer: Answer, now: number): Answer {
  const { status } = answer;
  if (status >= 200 && status < 300 && !NO_PAGE.includes(status)) return answer;
  throw statusFailure(status, askedWait(answer, now));
}

function toSource(trail: Trail, { headers, bytes }: Answer): Source {
  const final = lastOf(trail);
  const contentType = headerOf(headers, 'content-type');
  return { bytes, name: nameOfUrl(final), url: final.href, ...(contentType === undefined ? {} : { contentType }) };
}

function disallowed(): FetchFailure {
  return new FetchFailure(
    'refused',
    "is closed to robots by the site's robots.txt; open it in a browser, save the page and add the file",
  );
}

function notAnAddress(address: string): never {
  throw new UnreadableError(`${describeUrl(address)} is not a web address; write it in full, with https:// in front.`);
}

/** Without the keys that were given as undefined, so that a default stays a default. */
function given<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
