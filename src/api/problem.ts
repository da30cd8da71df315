// What went wrong, as RFC 9457 has it: a kind, a status, and a sentence with the cause and the cure. Never a stack or the words of a document.
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { DossierMismatchError } from '../keeping/errors.ts';
import { DatabaseError, isLost } from '../store/errors.ts';

export const PROBLEMS = {
  'invalid-request': [400, 'The request is not well formed'],
  'unknown-cursor': [400, 'The cursor is none of this list'],
  'broken-body': [400, 'The body cannot be read'],
  'sign-in-needed': [401, 'Nobody is signed in'],
  'wrong-sign-in': [401, 'Name or password is wrong'],
  'not-allowed': [403, 'The role does not allow this'],
  forged: [403, 'The request does not come from the page of this server'],
  'not-found': [404, 'There is no such thing here'],
  'wrong-method': [405, 'The method is not one of this address'],
  conflict: [409, 'Something else stands in the way'],
  'stale-edit': [409, 'It was changed meanwhile'],
  'precondition-failed': [412, 'It was changed meanwhile'],
  'too-large': [413, 'The body is too large'],
  'wrong-type': [415, 'The body is of another type'],
  'wrong-host': [421, 'The request was meant for another host'],
  'nothing-read': [422, 'Nothing could be read'],
  'unknown-target': [422, 'What is judged is not in the dossier'],
  'too-many-requests': [429, 'Too many requests'],
  internal: [500, 'Something failed inside Hearsay'],
  'database-lost': [503, 'The database cannot be reached'],
  busy: [503, 'Too much is under way'],
  'storage-full': [507, 'The storage is full'],
} as const satisfies Record<string, readonly [status: number, title: string]>;
export type ProblemKind = keyof typeof PROBLEMS;

/** Thrown where a request cannot be answered, and answered in one place. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly more: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  /** `more` are further members of the body; `headers` go with the answer. */
  constructor(
    kind: ProblemKind,
    detail: string,
    more: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.kind = kind;
    this.more = more;
    this.headers = headers;
  }
}

export const problemSchema = z
  .looseObject({
    type: z.string().describe('What kind of problem: "urn:hearsay:problem:stale-edit".'),
    title: z.string().describe('The kind in words.'),
    status: z.int().describe('The status, again.'),
    detail: z.string().describe('The cause, then the cure.'),
    issues: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .optional()
      .describe('Of a request that is not well formed: where, and what is expected.'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' });

/** Seconds after which it is worth trying again. */
export function retryAfter(milliseconds: number): Readonly<Record<string, string>> {
  return { 'Retry-After': String(Math.max(1, Math.ceil(milliseconds / 1000))) };
}

/** The answer to an error of any kind. */
export function answerTo(error: unknown): Response {
  const { kind, message, more, headers } = problemOf(error);
  const [status, title] = PROBLEMS[kind];
  const body = JSON.stringify({ type: `urn:hearsay:problem:${kind}`, title, status, detail: message, ...more });
  return new Response(body.replaceAll('<', '\\u003c'), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}

/** Whether it is a fault of ours, which somebody should see. */
export function isFault(error: unknown): boolean {
  return problemOf(error).kind === 'internal';
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException) return ofStatus(error.status);
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  if (code === 'ENOSPC' || code === '53100')
    return new Problem(
      'storage-full',
      'There is no room left for what was given; nothing was added. Make room, then send it again.',
    );
  if (error instanceof DossierMismatchError) return new Problem('conflict', error.message);
  if (isLost(error) || error instanceof DatabaseError)
    return new Problem(
      'database-lost',
      'The database does not answer. Try again in a few seconds: the same input twice is one.',
      {},
      retryAfter(5_000),
    );
  return new Problem(
    'internal',
    'Hearsay met an error of its own; the server has noted it. What was asked can be asked again: the same input twice is one.',
  );
}

/** What the framework refuses by itself. */
function ofStatus(status: number): Problem {
  if (status === 415)
    return new Problem(
      'wrong-type',
      'This address does not take a body of that Content-Type; /api/v1/openapi.json says which it takes.',
    );
  if (status === 413) return tooLarge();
  if (status === 400)
    return new Problem(
      'broken-body',
      'The body is not the JSON or the form that its Content-Type says; send it whole.',
    );
  return new Problem('internal', 'The request could not be answered.');
}

export function tooLarge(most?: number): Problem {
  const words = most === undefined ? '' : `: no more than ${most} bytes are taken here`;
  return new Problem('too-large', `The body is too large${words}. Split it, or send fewer files at once.`);
}

export function notFound(what: string): Problem {
  return new Problem('not-found', `There is no such ${what}, or you have no role in its dossier. Check the id.`);
}

/** Where a request is not of its schema. Only our own words, and the names of the schema, are told. */
export function invalid(error: z.ZodError): Problem {
  const issues = error.issues.slice(0, 20).map(({ path, message, code }) => ({
    path: path.map(String).join('.').slice(0, 200),
    message: code === 'unrecognized_keys' ? 'There are fields that are not known here.' : message.slice(0, 300),
  }));
  return new Problem(
    'invalid-request',
    'Some of what was asked is not of the form that this address takes; `issues` says where.',
    { issues },
  );
}
