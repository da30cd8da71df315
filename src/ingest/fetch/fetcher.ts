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
import { failureAlong, follow, lastOf, permanentOf, type Trail } from './trail.ts';
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

/** What an earlier answer of an address was marked with; sent to that very address only. */
export interface Validators {
  readonly url: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
  readonly validators?: Validators;
  /** Of the answer after unpacking; never above the fetcher's own cap. */
  readonly maxBytes?: number;
}

/** An answer of any status, at the end of its redirects. */
export interface Asked {
  readonly status: number;
  /** The address that answered. */
  readonly url: string;
  /** Where the address asked for has moved for good (301, 308), followed as far as every step is for good. */
  readonly movedTo?: string;
  /** The page of a status 2xx that has one. */
  readonly source?: Source;
  /** Cause and cure, to follow an address, of a status without a page; absent for 304. */
  readonly failure?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** How long the answer says that it stays fresh. */
  readonly maxAgeMs?: number;
  /** How long a 429 or 503 asks to wait. Nothing is asked again by itself. */
  readonly retryAfterMs?: number;
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

export interface AskingFetcher extends Fetcher {
  /**
   * Asks for what may not have changed (304), with the same care. A status is no error; throws an UnreadableError where there is no
   * answer, or one that is not allowed or too large, and the reason of `signal` or of closing.
   */
  ask(url: string, options?: AskOptions): Promise<Asked>;
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
export function createFetcher(options: FetcherOptions): AskingFetcher {
  const settings = { ...DEFAULTS, ...given(options) };
  const timeouts = { ...DEFAULT_TIMEOUTS, ...given(options.timeouts ?? {}) };
  const agent = createAgent(settings, timeouts);
  const pace = createPace(settings);
  const closing = new AbortController();
  const headers = requestHeaders(options.version);

  const once = ({ url, ...asked }: Request, gapMs: number | undefined, signal: AbortSignal) =>
    pace.run(url.hostname, gapMs, signal, () =>
      exchange(agent, { url, ...asked, headers: { ...headers, ...asked.headers } }, timeouts, signal),
    );

  const patiently = async (asked: Request, gapMs: number | undefined, signal: AbortSignal) => {
    const answer = await once(asked, gapMs, signal);
    const ms = askedWait(answer, settings.now());
    if (ms === undefined || ms > settings.maxRetryAfterMs) return answer;
    pace.postpone(asked.url.hostname, ms);
    return once(asked, gapMs, signal);
  };

  const robots = createRobots(async (robotsUrl) => {
    const hops: Trail = [robotsUrl];
    try {
      // Many pages wait for the one robots.txt, so only closing ends it, not the signal of the first page.
      return await follow(hops, settings.maxRedirects, (url) =>
        patiently({ url, maxBytes: MAX_ROBOTS_BYTES, beyond: 'cut' }, undefined, closing.signal),
      );
    } catch (error) {
      throw closing.signal.aborted ? closing.signal.reason : failureAlong(hops, error);
    }
  }, settings.now);

  const gapFor = async (url: URL, signal: AbortSignal): Promise<number> => {
    const rules = await abortable(robots(url), signal);
    if (!rules.allows(url)) throw disallowed();
    return Math.min(rules.crawlDelayMs, settings.maxCrawlDelayMs);
  };

  /** Follows `address` by `send` and gives what `use` makes of the trail and the answer at its end. */
  const along = async <T>(
    address: string,
    caller: AbortSignal | undefined,
    send: (url: URL, gapMs: number, signal: AbortSignal) => Promise<Answer>,
    use: (trail: Trail, answer: Answer) => T,
  ): Promise<T> => {
    const signal = caller === undefined ? closing.signal : AbortSignal.any([caller, closing.signal]);
    signal.throwIfAborted();
    const trail: Trail = [parseUrl(address) ?? notAnAddress(address)];
    try {
      const visit = async (url: URL) => send(url, await gapFor(url, signal), signal);
      return use(trail, await follow(trail, settings.maxRedirects, visit));
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw new UnreadableError(`${describeUrl(trail[0])} ${failureAlong(trail, error).message}.`);
    }
  };

  const page = { maxBytes: settings.maxBytes, beyond: 'refuse' } as const;

  return {
    fetch: (address, { signal } = {}) =>
      along(
        address,
        signal,
        (url, gapMs, stop) => patiently({ url, ...page }, gapMs, stop),
        (trail, answer) => toSource(trail, pageOf(answer, settings.now())),
      ),
    async ask(address, { signal, validators, maxBytes = page.maxBytes } = {}) {
      const cap = Math.min(maxBytes, page.maxBytes);
      const statuses: number[] = [];
      const send = async (url: URL, gapMs: number, stop: AbortSignal) => {
        const headers = conditionsFor(url, validators);
        const answer = await once({ url, ...page, maxBytes: cap, headers }, gapMs, stop);
        statuses.push(answer.status);
        return answer;
      };
      return along(address, signal, send, (trail, answer) => askedOf(trail, statuses, answer, settings.now()));
    },
    async close() {
      closing.abort(new Error('The fetcher is closed.'));
      await agent.destroy();
    },
  };
}

type Settings = typeof DEFAULTS & FetcherOptions;
type Request = Omit<Exchange, 'headers'> & Partial<Pick<Exchange, 'headers'>>;

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
export function askedWait({ status, headers }: Answer, now: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const words = headerOf(headers, 'retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(words)) return Number(words) * 1000;
  const at = Date.parse(words);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** 204 and 205 hold no page, 206 a part of one. */
const NO_PAGE: readonly number[] = [204, 205, 206];

function pageOf(answer: Answer, now: number): Answer {
  if (hasPage(answer)) return answer;
  throw statusFailure(answer.status, askedWait(answer, now));
}

function hasPage({ status }: Answer): boolean {
  return status >= 200 && status < 300 && !NO_PAGE.includes(status);
}

function conditionsFor({ href }: URL, validators: Validators | undefined): Readonly<Record<string, string>> {
  if (validators?.url !== href) return {};
  const { etag, lastModified } = validators;
  return { ...(etag && { 'if-none-match': etag }), ...(lastModified && { 'if-modified-since': lastModified }) };
}

function askedOf(trail: Trail, statuses: readonly number[], answer: Answer, now: number): Asked {
  const { status, headers } = answer;
  const movedTo = permanentOf(trail, statuses);
  const retryAfterMs = askedWait(answer, now);
  const failure = hasPage(answer) || status === 304 ? undefined : statusFailure(status, retryAfterMs).message;
  return {
    ...{ status, url: lastOf(trail).href },
    ...(hasPage(answer) && { source: toSource(trail, answer) }),
    ...given({ movedTo, failure, retryAfterMs, maxAgeMs: maxAgeOf(headerOf(headers, 'cache-control')) }),
    ...given({ etag: validatorOf(headers, 'etag'), lastModified: validatorOf(headers, 'last-modified') }),
  };
}

const LONGEST_VALIDATOR = 1_000;

/** A header that goes back to the server one day: of visible ASCII and spaces only, and not long. */
function validatorOf(headers: Answer['headers'], name: string): string | undefined {
  const value = headerOf(headers, name);
  return value !== undefined && value.length <= LONGEST_VALIDATOR && /^[ -~]+$/.test(value) ? value : undefined;
}

function maxAgeOf(cacheControl: string | undefined): number | undefined {
  const seconds = /(?:^|[,\s])max-age\s*=\s*"?(\d{1,9})/i.exec(cacheControl?.slice(0, LONGEST_VALIDATOR) ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
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
function given<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
