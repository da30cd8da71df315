// Manners: one request at a time to a host, a pause between pages where the host asks for one, a few hosts at once.

export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export interface PaceOptions {
  /** Requests under way at once, over all hosts. */
  readonly concurrency: number;
  /** Milliseconds of a clock that only has to advance. */
  readonly now: () => number;
  readonly sleep: Sleep;
}

export interface Pace {
  /** Runs `work` when it is the host's turn. With `gapMs`, that long after the last page of this host; without it, the work is no page. */
  run<T>(host: string, gapMs: number | undefined, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  /** Nothing is asked of the host for the next `ms`. */
  postpone(host: string, ms: number): void;
}

/** Keeps the turns in memory. A waiting call whose signal aborts rejects with the signal's reason and gives up its turn. */
export function createPace({ concurrency, now, sleep }: PaceOptions): Pace {
  const turns = createTurns();
  const slots = createSlots(concurrency);
  const pageEndedAt = new Map<string, number>();
  const postponed = new Map<string, { readonly from: number; readonly ms: number }>();

  /** Never more than the pause itself, also when the clock is set back. */
  const left = (from: number, ms: number) => Math.min(ms, Math.max(0, from + ms - now()));

  const waitFor = (host: string, gapMs: number | undefined) => {
    const asked = postponed.get(host);
    const ended = pageEndedAt.get(host);
    const gap = gapMs === undefined || ended === undefined ? 0 : left(ended, gapMs);
    return Math.max(gap, asked === undefined ? 0 : left(asked.from, asked.ms));
  };

  return {
    postpone: (host, ms) => void postponed.set(host, { from: now(), ms }),
    run: (host, gapMs, signal, work) =>
      turns.take(host, signal, async () => {
        const ms = waitFor(host, gapMs);
        if (ms > 0) await abortable(sleep(ms, signal), signal);
        try {
          return await slots.use(signal, work);
        } finally {
          if (gapMs !== undefined) pageEndedAt.set(host, now());
        }
      }),
  };
}

/** One after the other per key, in the order of asking. */
function createTurns() {
  const tails = new Map<string, Promise<void>>();
  return {
    async take<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
      const before = tails.get(key) ?? Promise.resolve();
      const { promise: mine, resolve: done } = deferred();
      const tail = before.then(() => mine);
      tails.set(key, tail);
      try {
        await abortable(before, signal);
        return await work();
      } finally {
        done();
        if (tails.get(key) === tail) void tail.then(() => tails.get(key) === tail && tails.delete(key));
      }
    },
  };
}

function createSlots(count: number) {
  const waiting: (() => void)[] = [];
  let free = count;
  const release = () => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  };
  const acquire = async (signal: AbortSignal) => {
    if (free > 0) {
      free--;
      return;
    }
    const { promise, resolve } = deferred();
    waiting.push(resolve);
    try {
      await abortable(promise, signal);
    } catch (reason) {
      const at = waiting.indexOf(resolve);
      // Not in the line any more: the slot was handed over in the same moment and must be passed on.
      if (at === -1) release();
      else waiting.splice(at, 1);
      throw reason;
    }
  };
  return {
    async use<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
      await acquire(signal);
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** `promise`, or the signal's reason as soon as it aborts. */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
