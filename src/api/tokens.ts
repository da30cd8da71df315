// Tokens of scripts: shown once when they are made, listed without their secret, taken back.
import { z } from 'zod';
import { endSession, openSession, type Session, tokensOf } from '../store/accounts.ts';
import type { Team } from './access/team.ts';
import { type ApiApp, type ApiContext, instantOf, type Shared } from './context.ts';
import { EXAMPLE } from './examples.ts';
import { notFound, Problem } from './problem.ts';
import { line, route } from './route.ts';

const tokenSchema = z
  .strictObject({
    id: z.string().describe('Of the token; its secret cannot be had from it.'),
    label: z.string(),
    createdAt: z.string(),
    expiresAt: z.string().nullable(),
  })
  .meta({ id: 'Token' });

const DAY = 24 * 60 * 60_000;
const MOST_TOKENS = 50;
const tag = 'tokens';

export function addTokens(app: ApiApp, shared: Shared, { db }: Team): void {
  route(
    app,
    {
      ...{ method: 'get', path: '/api/v1/tokens', tag, summary: 'Tokens of the account' },
      answers: z.strictObject({ items: z.array(tokenSchema) }).meta({ id: 'TokenPage' }),
    },
    async (c) => c.json({ items: (await tokensOf(db, c.var.principal.who)).map(shown) }),
  );
  route(
    app,
    {
      ...{
        method: 'post',
        path: '/api/v1/tokens',
        tag,
        summary: 'Make a token; its secret is shown this once',
        status: 201,
      },
      json: z.strictObject({
        label: line(100),
        days: z.int().min(1).max(3_650).optional().describe('Until it ends; never unless told.'),
      }),
      ...{
        jsonExample: { label: 'nightly import', days: 90 },
        answers: tokenSchema.extend({ secret: z.string() }).meta({ id: 'NewToken' }),
      },
    },
    async (c, { json: { label, days } }) => {
      ofBrowser(c);
      const account = c.var.principal.who;
      if ((await tokensOf(db, account)).length >= MOST_TOKENS)
        throw new Problem('conflict', `An account has no more than ${MOST_TOKENS} tokens; take one back first.`);
      const expiresAt = days === undefined ? null : new Date(shared.now() + days * DAY).toISOString();
      const { secret, session } = await openSession(
        db,
        { account, kind: 'token', label, createdAt: instantOf(shared), expiresAt },
        shared.random,
      );
      c.header('Cache-Control', 'no-store');
      return c.json({ ...shown(session), secret }, 201);
    },
  );
  route(
    app,
    {
      ...{ method: 'delete', path: '/api/v1/tokens/{token}', tag, summary: 'Take a token back', status: 204 },
      params: z.strictObject({
        token: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .meta({ example: EXAMPLE.token }),
      }),
    },
    async (c, { params: { token } }) => {
      ofBrowser(c);
      const tokens = await tokensOf(db, c.var.principal.who);
      if (!tokens.some(({ id }) => id === token)) throw notFound('token');
      await endSession(db, token, c.var.principal.who);
      shared.streams.endOf(token);
      return c.body(null, 204);
    },
  );
}

/** A token that leaked must not make others, or take back those of its owner. */
function ofBrowser(c: ApiContext): void {
  if (c.var.principal.via === 'token')
    throw new Problem(
      'not-allowed',
      'Tokens are made and taken back by who signs in with a password, not with a token.',
    );
}

function shown({ id, label, createdAt, expiresAt }: Session): z.output<typeof tokenSchema> {
  return { id, label, createdAt, expiresAt };
}
