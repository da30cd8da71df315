// Looks at many feeds for as long as it is let: each when its time has come, few at once, one at a time of one host.
import type { Sleep } from '../fetch/fetcher.ts';
import type { Feed } from './list.ts';
import { type PollOptions, pollFeed } from './poll.ts';
import { type FeedItem, type FeedState, newState } from './state.ts';

export interface WatchOptions extends Omit<PollOptions, 'signal'> {
  readonly feeds: readonly Feed[];
  /** States kept from before; those of other feeds are left alone. */
  readonly states: readonly FeedState[];
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
  /** Every feed that is due, once; for cron. */
  readonly once?: boolean;
  /** Feeds asked at once. */
  readonly concurrency?: number;
  /** New entries. Their feed's state is handed on only when this has settled, so a crash repeats them and loses none. */
  readonly onItems: (feed: Feed, items: readonly FeedItem[]) => void | Promise<void>;
  readonly onState: (state: FeedState) => void | Promise<void>;
  /** A sentence that names the feed. */
  readonly onProblem: (feed: Feed, sentence: string) => void | Promise<void>;
}

/** A feed in the line. */
interface Waiting {
  readonly feed: Feed;
  readonly state: FeedState;
  readonly at: number;
}

const CONCURRENCY = 4;
/** A clock that is set, or a machine that slept, is noticed within this. */
const LONGEST_SLEEP = 60 * 60_000;

/**
 * Looks at feeds in the order of their times until `signal` aborts; with `once`, until none is due. Resolves then, with nothing of an
 * interrupted look kept. Rejects when one of the callbacks does, after the looks under way have been ended.
 */
export async function watchFeeds(options: WatchOptions): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const looks = new Set<Promise<void>>();
  try {
    await run(options, signal, looks);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(looks);
    if (!options.signal.aborted || error !== options.signal.reason) throw error;
  }
}

async function run(options: WatchOptions, signal: AbortSignal, looks: Set<Promise<void>>): Promise<void> {
  const { now, once = false, concurrency = CONCURRENCY } = options;
  const line = lineOf(options);
  const hosts = new Set<string>();
  const began = now();
  for (;;) {
    signal.throwIfAborted();
    const next = looks.size < concurrency ? line.take(once ? began : now(), hosts) : undefined;
    if (next !== undefined) {
      const host = hostOf(next.state);
      hosts.add(host);
      const look = lookAt(next, options, signal).then((state) => {
        looks.delete(look);
        hosts.delete(host);
        if (!state.gone && !once) line.add(next.feed, state);
      });
      looks.add(look);
    } else if (looks.size > 0) await soonest(looks, waitFor(line, options, looks.size < concurrency), options, signal);
    else if (once || line.nextAt() === undefined) return;
    else await asleep(waitFor(line, options, true) ?? 0, options, signal);
  }
}

async function lookAt({ feed, state }: Waiting, options: WatchOptions, signal: AbortSignal): Promise<FeedState> {
  const poll = await pollFeed(state, { ...options, signal });
  if (poll.problem !== undefined) await options.onProblem(feed, poll.problem);
  if (poll.items.length > 0) await options.onItems(feed, poll.items);
  await options.onState(poll.state);
  return poll.state;
}

/** Milliseconds to the next feed that is not due yet; undefined where none waits, or there is no room for one. */
function waitFor(line: ReturnType<typeof lineOf>, { now, once }: WatchOptions, hasRoom: boolean): number | undefined {
  const at = line.nextAt();
  if (at === undefined || once || !hasRoom) return undefined;
  return at > now() ? Math.min(at - now(), LONGEST_SLEEP) : undefined;
}

/** Until a look has ended or, where a time is given, that has passed. */
async function soonest(
  looks: ReadonlySet<Promise<void>>,
  ms: number | undefined,
  { sleep }: WatchOptions,
  signal: AbortSignal,
): Promise<void> {
  if (ms === undefined) return Promise.race(looks);
  const awake = new AbortController();
  const pause = asleep(ms, { sleep }, AbortSignal.any([signal, awake.signal])).catch((error: unknown) => {
    if (!awake.signal.aborted) throw error;
  });
  try {
    await Promise.race([...looks, pause]);
  } finally {
    awake.abort();
  }
}

/** Sleeps; when `signal` aborts, its reason is thrown and not the sleeper's own error. */
async function asleep(ms: number, { sleep }: Pick<WatchOptions, 'sleep'>, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

/** The feeds by their times, then by their addresses. */
function lineOf({ feeds, states }: WatchOptions) {
  const kept = new Map(states.map((state) => [state.feed, state]));
  const waiting: Waiting[] = [];
  const add = (feed: Feed, state: FeedState) => {
    const entry = { feed, state, at: Date.parse(state.nextAt) || 0 };
    waiting.splice(placeOf(waiting, entry), 0, entry);
  };
  for (const feed of new Map(feeds.map((one) => [one.url, one])).values()) {
    const state = kept.get(feed.url) ?? newState(feed);
    if (!state.gone) add(feed, state);
  }
  return {
    add,
    nextAt: () => waiting[0]?.at,
    /** Takes the first that is due and whose host is not being asked. */
    take(due: number, busy: ReadonlySet<string>): Waiting | undefined {
      for (let at = 0; at < waiting.length && waiting[at]!.at <= due; at++) {
        if (!busy.has(hostOf(waiting[at]!.state))) return waiting.splice(at, 1)[0];
      }
      return undefined;
    },
  };
}

function placeOf(waiting: readonly Waiting[], one: Waiting): number {
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = waiting[middle]!;
    if (other.at < one.at || (other.at === one.at && other.feed.url < one.feed.url)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function hostOf({ url }: FeedState): string {
  return new URL(url).hostname;
}
