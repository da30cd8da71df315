// What every request passes before it is answered: the host, the signature, the pace, the page it came from, the dossier and the role.
import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Role } from '../../store/accounts.ts';
import type { ApiContext, Env, Shared } from '../context.ts';
import { notFound, Problem, retryAfter } from '../problem.ts';
import type { Principal } from './door.ts';
import type { Guesses, Pace } from './pace.ts';

type Middleware = MiddlewareHandler<Env>;

/**
 * "hearsay-7171": browsers give a cookie to every port of a host, and with the port in its name two servers on one machine do not
 * sign each other out. With https the prefix makes the browser refuse it from any other host or path.
 */
export function cookieName(c: ApiContext, { isSecure }: Pick<Shared, 'isSecure'>): string {
  const port = /:(\d{1,5})$/.exec(hostAsked(c))?.[1];
  return `${isSecure ? '__Host-' : ''}hearsay${port === undefined ? '' : `-${port}`}`;
}

function hostAsked(c: ApiContext): string {
  return c.req.header('Host') ?? new URL(c.req.url).host;
}

/** A page that this server did not send cannot set this header without asking first. */
export const OWN_HEADER = 'X-Hearsay';

/** Refuses requests whose Host is none of `hosts`: a name that an attacker points at this machine. */
export function checkHost(hosts: readonly string[] | undefined): Middleware {
  return async (c, next) => {
    const host = hostAsked(c);
    if (hosts !== undefined && !hosts.includes(nameOf(host)))
      throw new Problem('wrong-host', 'This server does not answer for that host; use the address that it printed.');
    await next();
  };
}

/** "127.0.0.1:7171" → "127.0.0.1"; "[::1]:7171" → "[::1]". */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}

/** Where a request comes from; behind a proxy, what that proxy says. */
export function addressOf(c: ApiContext, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined;
  return (forwarded ?? c.env?.incoming?.socket.remoteAddress ?? 'unknown').slice(0, 64);
}

export interface Gate {
  readonly pace: Pace;
  /** Wrong secrets by address. */
  readonly guesses: Guesses;
  readonly isBehindProxy: boolean;
}

/** Lets in whoever holds a good token or cookie. Throws for everybody else. */
export function authenticate(shared: Shared, { pace, guesses, isBehindProxy }: Gate): Middleware {
  return async (c, next) => {
    const address = addressOf(c, isBehindProxy);
    const given = secretOf(c, shared);
    if (given === undefined) {
      refuseIf(pace.take(address, shared.now()));
      throw needsSignIn('Send `Authorization: Bearer TOKEN`, or sign in at /api/v1/session.');
    }
    const principal = await shared.door.enter(given.secret, given.via);
    if (principal === undefined) {
      // Only wrong secrets wait: whoever shares an address with one who guesses is not shut out.
      refuseIf(guesses.wait(address, shared.now()));
      guesses.failed(address, shared.now());
      throw needsSignIn('The token or session is not good, or has ended; sign in again.');
    }
    refuseIf(pace.take(principal.session, shared.now()));
    if (principal.via === 'cookie') checkPage(c);
    c.set('principal', principal);
    await next();
  };
}

export function refuseIf(wait: number): void {
  if (wait > 0)
    throw new Problem(
      'too-many-requests',
      `Too much was asked from here; try again in ${Math.ceil(wait / 1000)} s.`,
      {},
      retryAfter(wait),
    );
}

function needsSignIn(detail: string): Problem {
  return new Problem('sign-in-needed', detail, {}, { 'WWW-Authenticate': 'Bearer realm="hearsay"' });
}

function secretOf(c: ApiContext, shared: Shared): { secret: string; via: Principal['via'] } | undefined {
  const header = c.req.header('Authorization');
  if (header !== undefined) {
    const secret = /^Bearer +([\w.~+/=-]{1,200})$/i.exec(header)?.[1];
    return { secret: secret ?? '', via: 'token' };
  }
  const cookie = getCookie(c, cookieName(c, shared));
  return cookie === undefined ? undefined : { secret: cookie, via: 'cookie' };
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser sends cookies whoever made it ask: what changes something must come from a page of this server. */
function checkPage(c: ApiContext): void {
  if (SAFE.has(c.req.method)) return;
  checkOrigin(c);
  if (c.req.header(OWN_HEADER) === undefined)
    throw new Problem('forged', `With a cookie, what changes something needs the header ${OWN_HEADER}: 1.`);
}

/** Refuses what the browser says another site has made it send. */
export function checkOrigin(c: ApiContext): void {
  const site = c.req.header('Sec-Fetch-Site');
  const origin = c.req.header('Origin');
  const isOwn = origin === undefined || hostOf(origin) === hostAsked(c).toLowerCase();
  if (isOwn && (site === undefined || site === 'same-origin' || site === 'none')) return;
  throw new Problem('forged', 'Another site has made the browser send this; use the page of this server.');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

const RANK: Readonly<Record<Role, number>> = { reader: 0, analyst: 1, owner: 2 };

/** Opens the dossier of the path to those who have `needs` in it. Whoever has no role is told the same as of a dossier that is not there. */
export function openDossier(shared: Shared, needs: Role): Middleware {
  return async (c, next) => {
    const id = c.req.param('dossier') ?? '';
    const role = await shared.door.roleIn(c.var.principal, id);
    const kept = role && (await shared.dossiers.get(id));
    if (role === undefined || kept === undefined) throw notFound('dossier');
    if (RANK[role] < RANK[needs])
      throw new Problem(
        'not-allowed',
        `This takes the role ${needs}, and yours is ${role}; ask an owner of the dossier.`,
      );
    c.set('role', role);
    c.set('kept', kept);
    await next();
  };
}
