// How a resource says what it takes and answers: one object for the router, for the checks and for the OpenAPI document.
import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Role } from '../store/accounts.ts';
import { openDossier } from './access/guard.ts';
import type { ApiApp, ApiContext, Env, Shared } from './context.ts';
import { invalid, problemSchema } from './problem.ts';

type Schema = z.ZodType;
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What a body may be: by media type, its schema and an example. */
type Bodies = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;

export interface Described<Params extends Schema, Query extends Schema, Json extends Schema> {
  readonly method: Method;
  readonly path: string;
  /** What it does, in a few words. */
  readonly summary: string;
  readonly tag: string;
  readonly params?: Params;
  readonly query?: Query;
  /** Body of JSON. */
  readonly json?: Json;
  readonly jsonExample?: unknown;
  /** Other bodies, which the handler reads itself. */
  readonly bodies?: Bodies;
  /** Status where all went well, and what is answered: a schema for JSON, or media types for other things. */
  readonly status?: 200 | 201 | 204;
  readonly answers?: Schema | readonly string[];
  readonly isOpen?: boolean;
  /** What a request passes before its body is read. */
  readonly before?: MiddlewareHandler<Env>;
}

export interface Asked<Params, Query, Json> {
  readonly params: Params;
  readonly query: Query;
  readonly json: Json;
}

type Handler<Params extends Schema, Query extends Schema, Json extends Schema> = (
  c: ApiContext,
  asked: Asked<z.output<Params>, z.output<Query>, z.output<Json>>,
) => Response | Promise<Response>;

/** Adds a route that needs no dossier. */
export function route<P extends Schema = Schema, Q extends Schema = Schema, J extends Schema = Schema>(
  app: ApiApp,
  described: Described<P, Q, J>,
  handler: Handler<P, Q, J>,
): void {
  const answer = (c: ApiContext) => handler(c, askedOf<P, Q, J>(c));
  // What is checked is checked at run time; the types of the framework cannot express bodies that are written by hand.
  app.openapi(createRoute(configOf(described)), answer as never);
}

/** Adds a route under /api/v1/dossiers/{dossier} for those who have `needs` there. */
export function dossierRoute<P extends z.ZodObject, Q extends Schema = Schema, J extends Schema = Schema>(
  app: ApiApp,
  shared: Shared,
  needs: Role,
  described: Omit<Described<P, Q, J>, 'path'> & { readonly path: string },
  handler: Handler<P, Q, J>,
): void {
  const path = `/api/v1/dossiers/{dossier}${described.path}`;
  const params = (described.params ?? z.strictObject({})).extend({ dossier: dossierId }) as unknown as P;
  const config = {
    ...configOf({ ...described, path, params }),
    middleware: [openDossier(shared, needs), ...(described.before ? [described.before] : [])],
  };
  app.openapi(createRoute(config), ((c: ApiContext) => handler(c, askedOf<P, Q, J>(c))) as never);
}

function askedOf<P extends Schema, Q extends Schema, J extends Schema>(c: ApiContext) {
  const valid = (target: 'param' | 'query' | 'json') => c.req.valid(target as never) as never;
  return { params: valid('param'), query: valid('query'), json: valid('json') } as Asked<
    z.output<P>,
    z.output<Q>,
    z.output<J>
  >;
}

function configOf<P extends Schema, Q extends Schema, J extends Schema>(
  described: Described<P, Q, J>,
): RouteConfig & { path: string } {
  const { method, path, summary, tag, params, query, isOpen } = described;
  const body = bodyOf(described);
  return {
    ...{ method, path, summary, tags: [tag] },
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(body && { body }),
    } as RouteConfig['request'] & {},
    responses: { ...answersOf(described), default: { description: 'What went wrong.', content: PROBLEM } },
    ...(isOpen ? { security: [] } : {}),
  };
}

const PROBLEM = { 'application/problem+json': { schema: problemSchema } };

function bodyOf<P extends Schema, Q extends Schema, J extends Schema>({
  json,
  jsonExample: example,
  bodies,
}: Described<P, Q, J>) {
  if (json === undefined && bodies === undefined) return undefined;
  const asJson = json && { 'application/json': { schema: json, ...(example !== undefined && { example }) } };
  return { required: bodies === undefined, content: { ...asJson, ...bodies } };
}

function answersOf<P extends Schema, Q extends Schema, J extends Schema>({
  status = 200,
  answers,
}: Described<P, Q, J>): RouteConfig['responses'] {
  if (answers === undefined) return { [status]: { description: 'Done.' } };
  if (!Array.isArray(answers))
    return { [status]: { description: 'The answer.', content: { 'application/json': { schema: answers as Schema } } } };
  const content = Object.fromEntries((answers as string[]).map((type) => [type, { schema: BINARY }]));
  return { [status]: { description: 'The answer.', content } };
}

const BINARY = z.string().meta({ format: 'binary' });

/** What the router calls where a request is not of its schema. */
export function refuseInvalid(result: { readonly success: boolean; readonly error?: unknown }): void {
  if (!result.success) throw invalid(result.error as z.ZodError);
}

// Controls would break lines of logs, and PostgreSQL takes no U+0000.
const PLAIN = /^[^\u0000-\u001f\u007f]*$/;

/** Text of one line, not empty. */
export function line(most: number) {
  return z.string().trim().min(1).max(most).regex(PLAIN, 'No control characters.');
}

// Line ends and tabs are a writer's own.
const WRITTEN = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;

/** What a person writes: lines, not empty. */
export function prose(most: number) {
  return z.string().trim().min(1).max(most).regex(WRITTEN, 'No control characters.');
}

export const dossierId = z
  .string()
  .regex(/^[\w-][\w.-]{0,99}$/)
  .meta({ description: 'Id of the dossier.', example: 'main' });

/** The id of anything, of the kind named, with an id of the examples. */
export function idOf(what: string, example: string) {
  return line(300).meta({ description: `Id of the ${what}.`, example });
}

/** An id or ids: `id=5f2a…&id=77c0…`. */
export function severalIds(what: string, example: string) {
  const one = line(300);
  return z
    .union([one, z.array(one).max(100)])
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .meta({ description: `Id of a ${what}; up to 100.`, example });
}

/** A word or words that are asked for, as a query has them: `stance=denies&stance=doubts`. */
export function several<Values extends readonly [string, ...string[]]>(values: Values) {
  const one = z.enum(values);
  return z.union([one, z.array(one).max(20)]).transform((given) => (Array.isArray(given) ? given : [given]));
}

export const yesOrNo = z.enum(['true', 'false']).transform((given) => given === 'true');

export const time = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'A day, a month or a year: 2024-10-21, 2024-10, 2024.');

export const words = line(500).describe('Words to find, as in "grain barges" -velsk or harbour.');
