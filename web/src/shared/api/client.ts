// Asks the server: JSON in and out, what was read before is not sent again, problems are sentences.
import type { Query } from '../../app/router.svelte.ts';

/** An answer that is no success; the message is a sentence for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** "stale-edit", "not-found"; "offline" where nothing answered. */
  readonly kind: string;
  readonly status: number;
  /** Seconds after which to try again. */
  readonly retryAfter: number | undefined;
  /** The whole body: RFC 9457. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(
    kind: string,
    sentence: string,
    status = 0,
    body: Readonly<Record<string, unknown>> = {},
    retry?: number,
  ) {
    super(sentence);
    this.kind = kind;
    this.status = status;
    this.body = body;
    this.retryAfter = retry;
  }
}

/** Answers by address and tag. Small, since pages keep what they show. */
const HELD = 200;
const held = new Map<string, { readonly tag: string; readonly body: unknown }>();

/** Called when a session is lost. */
let onLost: () => void = () => {};
export function whenLost(act: () => void): void {
  onLost = act;
}

/** Reads an address under /api/v1: `get<Session>('/session', {}, signal)`. Throws an ApiProblem; an AbortError where `signal` fires. */
export async function get<Body>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Body> {
  const address = addressOf(path, query);
  const before = held.get(address);
  const response = await ask(address, {
    ...(signal && { signal }),
    headers: before ? { 'If-None-Match': before.tag } : {},
  });
  if (response.status === 304 && before) return before.body as Body;
  const body = (await response.json()) as Body;
  const tag = response.headers.get('ETag');
  if (tag !== null) hold(address, tag, body);
  return body;
}

/** Changes something: `send('POST', '/dossiers/main/judgements', {…})`. */
export async function send<Body = void>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  given?: unknown,
  { query = {}, signal, headers = {} }: { query?: Query; signal?: AbortSignal; headers?: Record<string, string> } = {},
): Promise<Body> {
  const isForm = given instanceof FormData;
  const response = await ask(addressOf(path, query), {
    method,
    ...(signal && { signal }),
    headers: {
      'X-Hearsay': '1',
      ...(given !== undefined && !isForm && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(given !== undefined && { body: isForm ? given : JSON.stringify(given) }),
  });
  return (response.status === 204 ? undefined : await response.json()) as Body;
}

export function addressOf(path: string, query: Query): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') asked.append(name, String(one));
  const words = asked.toString();
  return `/api/v1${path}${words && `?${words}`}`;
}

function hold(address: string, tag: string, body: unknown): void {
  held.delete(address);
  held.set(address, { tag, body });
  if (held.size > HELD) held.delete(held.keys().next().value!);
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: 'same-origin', ...init });
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    throw new ApiProblem(
      'offline',
      'The server does not answer. Is `hearsay` still running? Start it again and reload this page.',
    );
  }
  if (response.ok || response.status === 304) return response;
  const problem = await problemOf(response);
  if (problem.kind === 'sign-in-needed') onLost();
  throw problem;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const kind = String(body.type ?? '').replace(/^urn:hearsay:problem:/, '') || 'unknown';
  const sentence =
    typeof body.detail === 'string' ? body.detail : `The server answered with status ${response.status}. Try again.`;
  const retry = Number(response.headers.get('Retry-After')) || undefined;
  return new ApiProblem(kind, sentence, response.status, body, retry);
}
