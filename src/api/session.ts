// The session of a browser: signing in and out, and who is signed in.
import { deleteCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { ROLES } from '../store/accounts.ts';
import type { Credentials, Principal } from './access/door.ts';
import { IDLE } from './access/door.ts';
import { addressOf, checkOrigin, cookieName, refuseIf } from './access/guard.ts';
import type { Guesses } from './access/pace.ts';
import type { ApiApp, ApiContext, Shared } from './context.ts';
import { Problem } from './problem.ts';
import { line, route } from './route.ts';

const credentials = z.union([
  z.strictObject({ name: line(64), password: z.string().max(1_000) }),
  z.strictObject({ token: z.string().max(200) }),
]);

const sessionSchema = z
  .strictObject({
    who: z.string(),
    kind: z.enum(['local', 'team']).describe('One person on this machine, or accounts.'),
    via: z.enum(['cookie', 'token']),
    expiresAt: z.string().optional().describe('ISO instant; it moves on while the session is used.'),
    dossiers: z.array(z.strictObject({ id: z.string(), role: z.enum(ROLES) })),
  })
  .meta({ id: 'Session' });

const tag = 'session';

export interface SignIns {
  /** Wrong passwords by name and address, and by address alone. */
  readonly byName: Guesses;
  readonly byAddress: Guesses;
  readonly isBehindProxy: boolean;
}

export function addSession(app: ApiApp, shared: Shared, signIns: SignIns): void {
  route(
    app,
    {
      ...{
        method: 'post',
        path: '/api/v1/session',
        tag,
        summary: 'Sign in: name and password, or the token that the program printed',
      },
      ...{ json: credentials, status: 201, answers: sessionSchema, isOpen: true },
      jsonExample: { token: 'the token that `hearsay serve` printed' },
    },
    async (c, { json }) => {
      checkOrigin(c);
      const { principal, secret } = await signedIn(c, shared, signIns, json);
      setCookie(c, cookieName(c, shared), secret, {
        ...{ path: '/', httpOnly: true, sameSite: 'Strict', secure: shared.isSecure, maxAge: IDLE / 1000 },
      });
      c.header('Cache-Control', 'no-store');
      return c.json(await sessionOf(shared, principal), 201);
    },
  );
  route(
    app,
    {
      method: 'get',
      path: '/api/v1/session',
      tag,
      summary: 'Who is signed in, and what they may do',
      answers: sessionSchema,
    },
    async (c) => c.json(await sessionOf(shared, c.var.principal)),
  );
  route(
    app,
    { method: 'delete', path: '/api/v1/session', tag, summary: 'Sign out; streams of the session end', status: 204 },
    async (c) => {
      await shared.door.signOut(c.var.principal);
      shared.streams.endOf(c.var.principal.session);
      deleteCookie(c, cookieName(c, shared), { path: '/', secure: shared.isSecure });
      return c.body(null, 204);
    },
  );
}

/** Throws where the credentials are wrong, or too many wrong ones came before. */
async function signedIn(
  c: ApiContext,
  { door, now }: Shared,
  { byName, byAddress, isBehindProxy }: SignIns,
  given: Credentials,
) {
  const address = addressOf(c, isBehindProxy);
  const key = `${'name' in given ? given.name : ''} ${address}`;
  refuseIf(Math.max(byName.wait(key, now()), byAddress.wait(address, now())));
  // Counted before it is known, so that many guesses at once are no way round.
  byName.failed(key, now());
  const entered = await door.signIn(
    given,
    (c.req.header('User-Agent') ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 200),
  );
  if (entered === undefined) {
    byAddress.failed(address, now());
    throw new Problem('wrong-sign-in', 'Check both; after several wrong tries there is a wait.');
  }
  byName.forget(key);
  return entered;
}

async function sessionOf({ door, dossiers }: Shared, principal: Principal): Promise<z.output<typeof sessionSchema>> {
  const { who, via, expiresAt } = principal;
  const roles = await Promise.all(
    (await dossiers.ids()).map(async (id) => ({ id, role: await door.roleIn(principal, id) })),
  );
  const held = roles.flatMap(({ id, role }) => (role === undefined ? [] : [{ id, role }]));
  return { who, kind: door.kind, via, ...(expiresAt !== undefined && { expiresAt }), dossiers: held };
}
