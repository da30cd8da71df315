// From the address asked for to the one that answers: redirects followed by hand, so that each hop is checked like the first.
import { type Answer, headerOf } from './exchange.ts';
import { FetchFailure, failureOf } from './failure.ts';
import { describeUrl, objectionTo, parseUrl } from './url.ts';

/** The addresses visited, in order; grows while redirects are followed. */
export type Trail = [first: URL, ...rest: URL[]];

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Visits the last address of `trail` and goes on, adding to it, until an answer is no redirect. Throws a FetchFailure for an address
 * that is not asked for, a circle, or more than `maxRedirects` hops, and what `visit` throws.
 */
export async function follow(
  trail: Trail,
  maxRedirects: number,
  visit: (url: URL) => Promise<Answer>,
): Promise<Answer> {
  for (;;) {
    const url = lastOf(trail);
    const objection = objectionTo(url);
    if (objection !== undefined) throw new FetchFailure('refused', objection);
    const answer = await visit(url);
    const next = redirectOf(answer, url);
    if (next === undefined) return answer;
    if (trail.some(({ href }) => href === next.href)) throw endless('sends readers round in a circle');
    if (trail.length > maxRedirects) throw endless(`sends readers on more than ${maxRedirects} times`);
    trail.push(next);
  }
}

/** Where the first address has moved for good; `statuses` are those of the answers along the trail. Never from https to http. */
export function permanentOf(trail: Trail, statuses: readonly number[]): string | undefined {
  const steps = statuses.findIndex((status, at) => (status !== 301 && status !== 308) || isDowngrade(trail, at));
  const moved = trail[steps === -1 ? statuses.length : steps];
  return moved === undefined || moved === trail[0] ? undefined : moved.href;
}

function isDowngrade(trail: Trail, at: number): boolean {
  return trail[at]?.protocol === 'https:' && trail[at + 1]?.protocol === 'http:';
}

function redirectOf({ status, headers }: Answer, from: URL): URL | undefined {
  const location = headerOf(headers, 'location');
  if (!REDIRECTS.includes(status) || location === undefined) return undefined;
  const next = parseUrl(asUtf8(location), from);
  if (next !== undefined) return next;
  throw new FetchFailure('answer', 'sends readers on to something that is no address; check the address');
}

/** Header bytes arrive as one character each; sites write addresses in UTF-8 there, as browsers expect. */
function asUtf8(header: string): string {
  const decoded = Buffer.from(header, 'latin1').toString('utf8');
  return decoded.includes('\ufffd') ? header : decoded;
}

function endless(cause: string): FetchFailure {
  return new FetchFailure('redirects', `${cause}; open it in a browser, save the page and add the file`);
}

/** The failure as seen from the first address: what went wrong further on names the place. */
export function failureAlong(trail: Trail, error: unknown): FetchFailure {
  const failure = failureOf(error);
  if (trail.length === 1 || failure.kind === 'redirects') return failure;
  return new FetchFailure('unreachable', `leads to ${describeUrl(lastOf(trail))}, which ${failure.message}`);
}

export function lastOf(trail: Trail): URL {
  return trail.at(-1) ?? trail[0];
}
