// One look at a feed: asked only for what changed, its new entries found, and the time of the next look set.
import { hashString } from '../../models/hash.ts';
import type { Asked, AskingFetcher } from '../fetch/fetcher.ts';
import { describeUrl, objectionTo, parseUrl } from '../fetch/url.ts';
import { type FeedEntry, type FeedListing, listFeed } from '../formats/feed.ts';
import { definedOnly } from '../formats/formats.ts';
import { type Source, UnreadableError } from '../reading.ts';
import { entryId, type FeedItem, type FeedState } from './state.ts';

export interface PollOptions {
  readonly fetcher: Pick<AskingFetcher, 'ask'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal?: AbortSignal;
  /** Least time between two looks at a feed that answers. */
  readonly everyMs?: number;
  /** Entries handed on at one look; the others follow at the next. */
  readonly maxItems?: number;
  /** Of the feed, after unpacking. */
  readonly maxBytes?: number;
  /** Reads the entries; in this thread unless given. */
  readonly list?: (source: Source) => FeedListing | Promise<FeedListing>;
}

export interface Poll {
  /** To be kept once `items` are safe. */
  readonly state: FeedState;
  /** Oldest first where the feed has the newest first, as feeds do. */
  readonly items: readonly FeedItem[];
  /** A sentence that names the feed, where something is wrong with it. */
  readonly problem?: string;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const DEFAULTS = { everyMs: 30 * MINUTE, maxItems: 200, maxBytes: 8 * 1024 * 1024, list: listFeed };

/** A feed may ask for more; it is looked at once a day all the same. */
const LONGEST_REST = DAY;
/** A longer Retry-After is taken as this. */
const LONGEST_WAIT = 7 * DAY;
const MOST_SEEN = 2_000;

type Settings = PollOptions & typeof DEFAULTS;

/** Looks at one feed. Never throws for what the feed does; throws the reason of `signal` when that aborts. */
export async function pollFeed(state: FeedState, options: PollOptions): Promise<Poll> {
  const settings: Settings = { ...DEFAULTS, ...definedOnly(options) } as Settings;
  const { fetcher, signal, maxBytes } = settings;
  try {
    const asked = await fetcher.ask(state.url, {
      maxBytes,
      ...(signal && { signal }),
      ...(state.validators && { validators: state.validators }),
    });
    return await pollOf(state, asked, settings);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (!(error instanceof UnreadableError)) throw error;
    return failed(state, error.message, settings);
  }
}

async function pollOf(state: FeedState, asked: Asked, settings: Settings): Promise<Poll> {
  const name = describeUrl(state.url);
  if (asked.status === 410) {
    return {
      state: { ...state, gone: true },
      items: [],
      problem: `${name} has ended (410 Gone) and is not asked again.`,
    };
  }
  if (asked.failure !== undefined) {
    return failed(state, `${name} ${asked.failure}.`, settings, asked.retryAfterMs);
  }
  const moved = { ...state, failures: 0, url: asked.movedTo ?? state.url };
  if (asked.source === undefined) return { state: rested(moved, asked.maxAgeMs ?? 0, settings), items: [] };
  const listing = await listingOf({ ...asked.source, name }, settings);
  const { items, seen, isAll } = newItems(listing.entries, state.seen, settings.maxItems);
  const restMs = Math.max(asked.maxAgeMs ?? 0, (listing.restMinutes ?? 0) * MINUTE);
  // With entries left over the marks are dropped: a 304 would hide them.
  const { validators: _, ...unmarked } = { ...moved, seen };
  const marks = isAll ? marksOf(asked) : undefined;
  return { state: rested({ ...unmarked, ...(marks && { validators: marks }) }, restMs, settings), items };
}

/** Whatever a feed does to its parser, it is one more feed that could not be read. */
async function listingOf(source: Source, { list }: Settings): Promise<FeedListing> {
  if (breaksOff(source.bytes))
    throw new UnreadableError(`${source.name} is no feed, or one that breaks off; it is tried again later.`);
  try {
    return await list(source);
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError(`${source.name} could not be read as a feed; get a whole copy.`);
  }
}

/** XML whose last tag is not that of its root. Parsers forgive it, and the marks of half a feed would hide the other half. */
function breaksOff(bytes: Uint8Array): boolean {
  const [head, tail] = [bytes.subarray(0, 400), bytes.subarray(-2_000)].map((part) => {
    return new TextDecoder('latin1')
      .decode(part)
      .replace(/\0|^[\u00bf-\u00ff]+/g, '')
      .trim();
  });
  return head!.startsWith('<') && !/<\/(?:[\w-]{1,40}:)?(?:rss|feed|rdf)\s*>(?:\s*<!--[^<>]*-->)*$/i.test(tail!);
}

function marksOf({ url, etag, lastModified }: Asked): FeedState['validators'] {
  if (etag === undefined && lastModified === undefined) return undefined;
  return { url, ...definedOnly({ etag, lastModified }) };
}

function rested(state: FeedState, restMs: number, settings: Settings): FeedState {
  return later(state, Math.min(Math.max(settings.everyMs, restMs), Math.max(settings.everyMs, LONGEST_REST)), settings);
}

/** Each failure in a row doubles the wait, up to a day; a server that names a longer wait gets it. */
function failed(state: FeedState, problem: string, settings: Settings, retryAfterMs = 0): Poll {
  const failures = state.failures + 1;
  const backOff = Math.min(settings.everyMs * 2 ** Math.min(failures - 1, 20), Math.max(settings.everyMs, DAY));
  const wait = Math.max(backOff, Math.min(retryAfterMs, LONGEST_WAIT));
  return { state: later({ ...state, failures }, wait, settings), items: [], problem };
}

function later(state: FeedState, ms: number, { now }: Settings): FeedState {
  return { ...state, nextAt: new Date(Math.ceil(now() + ms + jitter(state, ms))).toISOString() };
}

/** Up to a tenth more, by the address and the failures, so that feeds of one list do not stay in step. */
function jitter({ feed, failures }: FeedState, ms: number): number {
  return (ms / 10) * (hashString(`${failures} ${feed}`) / 2 ** 32);
}

function newItems(entries: readonly FeedEntry[], seen: readonly string[], maxItems: number) {
  const known = new Set(seen);
  const fresh = new Map<string, FeedItem>();
  const here: string[] = [];
  for (const entry of entries) {
    const id = entryId(entry);
    if (known.has(id)) here.push(id);
    else if (!fresh.has(id)) fresh.set(id, itemOf(id, entry));
  }
  const all = [...fresh.values()].reverse();
  const items = all.slice(0, maxItems);
  const handed = items.map(({ id }) => id);
  return {
    items: items.filter(({ url, part }) => url !== undefined || part !== undefined),
    seen: remembered(seen, here, handed),
    isAll: items.length === all.length,
  };
}

/** What stands in the feed now is forgotten last, or a long feed would come round again. */
function remembered(seen: readonly string[], here: readonly string[], handed: readonly string[]): string[] {
  const now = new Set([...here, ...handed]);
  return [...seen.filter((id) => !now.has(id)), ...now].slice(-Math.max(MOST_SEEN, now.size));
}

function itemOf(id: string, { name: title, url: link, publishedAt, part, isContent }: FeedEntry): FeedItem {
  const url = link === undefined ? undefined : parseUrl(link);
  const asked = url === undefined || objectionTo(url) !== undefined ? undefined : url.href;
  return {
    ...{ id, title, isWhole: isContent && part !== undefined && isWholeText(part.bytes) },
    ...definedOnly({ url: asked, publishedAt, part }),
  };
}

/** Characters below which a text may be a teaser, whatever the feed calls it. */
const LEAST_WHOLE = 800;
const CUT = /(?:…|\.\.\.|\[&hellip;\]|read more|continue reading|read the (?:full|rest)[^.]{0,60})\W{0,20}$/i;

/** A text of some length that does not break off with "…" or "Read more". */
function isWholeText(page: Uint8Array): boolean {
  const body = new TextDecoder().decode(page).split('<article>').at(-1) ?? '';
  const text = body
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length >= LEAST_WHOLE && !CUT.test(text.slice(-200));
}
