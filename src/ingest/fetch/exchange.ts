// One request and its answer: time-outs on every part of it, and never more bytes than the cap, packed or unpacked.
import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, request } from 'undici';
import { FetchFailure } from './failure.ts';
import { unpacked } from './unpack.ts';

/** Milliseconds. `headers` and `body` count silence; `total` counts one whole request with its answer. */
export interface Timeouts {
  readonly connect: number;
  readonly headers: number;
  readonly body: number;
  readonly total: number;
}

export interface Exchange {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent by POST; without it the request is a GET. */
  readonly body?: string;
  /** Bytes after unpacking. */
  readonly maxBytes: number;
  /** What to do with more: refuse all of it, or keep the beginning. */
  readonly beyond: 'refuse' | 'cut';
}

/** `bytes` is empty unless the status is 2xx. Header names are in lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Uint8Array;
}

/**
 * Sends one request and reads the answer; redirects are not followed. Throws what undici, the socket or zlib throws, a FetchFailure for
 * an answer that is too large or packed in an unknown way or when the total time is up, and the reason of `signal` when that aborts.
 */
export async function exchange(
  dispatcher: Dispatcher,
  asked: Exchange,
  timeouts: Timeouts,
  signal: AbortSignal,
): Promise<Answer> {
  return withDeadline(timeouts.total, signal, async (stop) => {
    const { statusCode, headers, body } = await request(asked.url, {
      dispatcher,
      headers: asked.headers,
      ...(asked.body === undefined ? {} : { method: 'POST', body: asked.body }),
      headersTimeout: timeouts.headers,
      bodyTimeout: timeouts.body,
      signal: stop,
    });
    if (statusCode >= 200 && statusCode < 300) {
      return { status: statusCode, headers, bytes: await unpacked(body, headers, asked.maxBytes, asked.beyond) };
    }
    // Destroying an unread body is reported as an error that nobody waits for.
    body.on('error', () => {}).destroy();
    return { status: statusCode, headers, bytes: new Uint8Array() };
  });
}

async function withDeadline<T>(ms: number, signal: AbortSignal, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal.reason);
  const timer = setTimeout(() => stop.abort(tooSlow()), ms);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await work(stop.signal);
  } catch (error) {
    // A broken stream tells of the break, not of what broke it.
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

function tooSlow(): FetchFailure {
  return new FetchFailure(
    'unreachable',
    'did not finish its answer in time; try again later, or save the page and add the file',
  );
}

/** The first value of a header that may have been sent more than once. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
