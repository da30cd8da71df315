// Bounds bodies: what is longer than it may be is refused as soon as that is known.
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Env } from './context.ts';
import { tooLarge } from './problem.ts';

const WITHOUT_BODY = new Set(['GET', 'HEAD', 'OPTIONS']);

export function limitBody(most: number): MiddlewareHandler<Env> {
  const limit = bodyLimit({
    maxSize: most,
    onError: () => {
      throw tooLarge(most);
    },
  });
  return (c, next) => (WITHOUT_BODY.has(c.req.method) ? next() : limit(c, next));
}
