// Tells another program what changed: JSON by POST, signed, tried again when the other side is busy, never sent anywhere else.
import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent } from 'undici';
import { contentId } from '../../document/id.ts';
import { type AllowPrivate, createAddressJudge } from './addresses.ts';
import { createConnector, type Lookup, systemLookup } from './connector.ts';
import { type Answer, exchange, type Timeouts } from './exchange.ts';
import { FetchFailure, failureOf, statusFailure } from './failure.ts';
import { askedWait } from './fetcher.ts';
import { abortable, type Sleep } from './pace.ts';
import { PRODUCT_TOKEN } from './robots.ts';
import { objectionTo, parseUrl } from './url.ts';

export interface WebhookOptions {
  /** Of this program, for the user agent. */
  readonly version: string;
  /** Milliseconds since 1970: signed with the body, so that an old message cannot be sent again. */
  readonly now: () => number;
  /** Signs the body; stands in no header, message or log. */
  readonly secret?: string;
  readonly sleep?: Sleep;
  readonly signal?: AbortSignal;
  readonly lookup?: Lookup;
  /** As for pages: private and loopback addresses are refused unless admitted. */
  readonly allowPrivate?: AllowPrivate;
  readonly timeouts?: Partial<Timeouts>;
  /** Times it is sent at most. */
  readonly tries?: number;
}

export interface Delivered {
  readonly status: number;
  readonly tries: number;
}

/** A message that was not taken. The sentence names the host only: the path of a webhook is often its secret. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

const TIMEOUTS: Timeouts = { connect: 10_000, headers: 20_000, body: 20_000, total: 30_000 };
const TRIES = 5;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** Of the answer, which nobody reads. */
const MAX_ANSWER = 16 * 1024;

/**
 * Sends `body` as JSON to `url`. A status 2xx is success; 429, 5xx and a broken connection are tried again, after a second, two, four, or
 * what Retry-After asks, a minute at most. A redirect is a failure: a message goes to the address it was meant for. Throws a WebhookError,
 * and the reason of `signal` when that aborts.
 */
export async function postWebhook(url: string, body: unknown, options: WebhookOptions): Promise<Delivered> {
  const { now, sleep = patience, lookup = systemLookup, allowPrivate = false, tries = TRIES } = options;
  const signal = options.signal ?? new AbortController().signal;
  const target = targetOf(url);
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const connect = createConnector(lookup, createAddressJudge(allowPrivate), timeouts.connect);
  const agent = new Agent({ connect, pipelining: 0 });
  const text = JSON.stringify(body);
  try {
    for (let tried = 1; ; tried++) {
      const headers = headersOf(text, options);
      const asked = { url: target, headers, body: text, maxBytes: MAX_ANSWER, beyond: 'cut' } as const;
      const sent = await send(() => exchange(agent, asked, timeouts, signal), signal);
      if (!(sent instanceof FetchFailure) && sent.status >= 200 && sent.status < 300)
        return { status: sent.status, tries: tried };
      if (tried >= tries || !isWorthAnother(sent)) throw refused(target, sent, tried);
      await abortable(sleep(waitAfter(sent, tried, now()), signal), signal);
    }
  } finally {
    await agent.destroy();
  }
}

/** "sha256=…": HMAC-SHA256 of "`timestamp`.`body`" in hex, for the receiver to compute and compare. */
export function webhookSignature(secret: string, timestamp: number, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

const patience: Sleep = (ms, signal) => wait(ms, undefined, { signal });

function targetOf(url: string): URL {
  const target = parseUrl(url);
  if (target === undefined)
    throw new WebhookError('The webhook is no address; write it in full, with https:// in front.');
  const objection = objectionTo(target);
  if (objection !== undefined) throw new WebhookError(`The webhook at ${target.host} ${causeOf(objection)}.`);
  return target;
}

function headersOf(body: string, { version, now, secret }: WebhookOptions): Readonly<Record<string, string>> {
  const timestamp = Math.floor(now() / 1000);
  return {
    'user-agent': `${PRODUCT_TOKEN}/${version} (+https://www.npmjs.com/package/hearsay)`,
    'content-type': 'application/json; charset=utf-8',
    'accept-encoding': 'gzip, deflate, br',
    'hearsay-delivery': contentId('delivery', body),
    'hearsay-timestamp': `${timestamp}`,
    ...(secret !== undefined && { 'hearsay-signature': webhookSignature(secret, timestamp, body) }),
  };
}

type Sent = Answer | FetchFailure;

async function send(post: () => Promise<Answer>, signal: AbortSignal): Promise<Sent> {
  try {
    return await post();
  } catch (error) {
    signal.throwIfAborted();
    return failureOf(error);
  }
}

function isWorthAnother(sent: Sent): boolean {
  if (sent instanceof FetchFailure) return sent.kind === 'unconnected' || sent.kind === 'unreachable';
  return sent.status === 429 || sent.status >= 500;
}

function waitAfter(sent: Sent, tried: number, now: number): number {
  const asked = sent instanceof FetchFailure ? undefined : askedWait(sent, now);
  return Math.min(LONGEST_WAIT, Math.max(asked ?? 0, FIRST_WAIT * 2 ** (tried - 1)));
}

function refused(target: URL, sent: Sent, tries: number): WebhookError {
  const times = tries === 1 ? '' : ` (${tries} tries)`;
  return new WebhookError(`The webhook at ${target.host} ${reasonOf(sent)}${times}; nothing was delivered.`);
}

function reasonOf(sent: Sent): string {
  if (sent instanceof FetchFailure) return causeOf(sent.message);
  if (sent.status >= 300 && sent.status < 400)
    return `answered ${sent.status}, which sends elsewhere and is not followed`;
  return causeOf(statusFailure(sent.status).message);
}

/** Cures are worded for pages. */
function causeOf(message: string): string {
  return message.split(';', 1)[0]!.replace(', which is not read', '');
}
