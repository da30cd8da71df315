// A client of the API: what the command line uses where another process owns the dossier. The words are those of `KeptDossier`.
import type { z } from 'zod';
import type { Analysis } from '../document/analysis.ts';
import type { Judgement } from '../document/judgement.ts';
import type { Place } from '../ingest/ingest.ts';
import type { Source } from '../ingest/reading.ts';
import type { problemSchema } from './problem.ts';
import type { Added, NewChanges, NewJudgement } from './served.ts';

export interface ClientOptions {
  /** As `hearsay serve` prints it: "http://127.0.0.1:7171". */
  readonly url: string;
  readonly token: string;
  readonly dossier: string;
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
}

/** What the server refused, or that it could not be reached; the message is a sentence with the cause and the cure. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0 where there was no answer. */
  readonly status: number;
  /** "urn:hearsay:problem:stale-edit"; empty where there was no answer. */
  readonly kind: string;

  constructor(message: string, status = 0, kind = '') {
    super(message);
    this.status = status;
    this.kind = kind;
  }
}

export type Listed =
  | 'documents'
  | 'claims'
  | 'events'
  | 'entities'
  | 'origins'
  | 'lineage'
  | 'contradictions'
  | 'predictions'
  | 'ledgers'
  | 'gaps'
  | 'outlets'
  | 'judgements';

/** Filters of a list, as its address takes them. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface ListedPage {
  readonly items: readonly unknown[];
  readonly next?: string;
  readonly total?: number;
  readonly revision: number;
}

export interface LogEntryRead {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly action: string;
  readonly body: string;
  readonly previous: string;
  readonly hash: string;
}

export interface Client {
  /** One page. */
  page(list: Listed, query?: Query): Promise<ListedPage>;
  /** Every item of every page. */
  list(list: Listed, query?: Query): AsyncGenerator<unknown>;
  /** One thing by id, with the words of docs/json.md. */
  get(list: Listed, id: string): Promise<unknown>;
  search(words: string, query?: Query): Promise<unknown>;
  explain(id: string): Promise<unknown>;
  addSources(sources: readonly { readonly source: Source; readonly place: Place }[]): Promise<Added>;
  addUrls(urls: readonly string[]): Promise<Added>;
  /** False where there is no such document. */
  remove(document: string, why: string): Promise<boolean>;
  judge(judgements: readonly NewJudgement[], revision?: number): Promise<readonly Judgement[]>;
  withdraw(judgement: string, why: string): Promise<Judgement>;
  analysis(): Promise<Analysis>;
  log(after?: number): AsyncGenerator<LogEntryRead>;
  /** Changes as they come, until the signal. Undefined: some were missed, so the lists have to be read again. */
  changes(after?: number): AsyncGenerator<NewChanges | undefined>;
}

export function createClient(options: ClientOptions): Client {
  const send = sender(options);
  const read = async <T>(path: string, init?: RequestInit) => (await (await send(path, init)).json()) as T;
  const post = <T>(path: string, body: object) =>
    read<T>(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const id = encodeURIComponent;

  const page = (list: Listed, query: Query = {}) => read<ListedPage>(`/${list}${queryOf(query)}`);
  return {
    page,
    async *list(list, query = {}) {
      for (let after: string | undefined; ; ) {
        const { items, next } = await page(list, { limit: 200, ...query, after });
        yield* items;
        if (next === undefined) return;
        after = next;
      }
    },
    get: (list, asked) => read(`/${list}/${id(asked)}`),
    search: (q, query = {}) => read(`/search${queryOf({ q, ...query })}`),
    explain: (asked) => read(`/explain/${id(asked)}`),
    addSources: (sources) => read('/sources', { method: 'POST', body: formOf(sources) }),
    addUrls: (urls) => post('/sources', { urls }),
    async remove(document, why) {
      try {
        await send(`/documents/${id(document)}${queryOf({ why })}`, { method: 'DELETE' });
        return true;
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return false;
        throw error;
      }
    },
    judge: async (judgements, revision) =>
      (await post<{ judgements: Judgement[] }>('/judgements', { judgements, revision })).judgements,
    withdraw: (judgement, why) => post(`/judgements/${id(judgement)}/withdrawal`, { why }),
    analysis: () => read('/analysis'),
    async *log(after = 0) {
      for (let last = after; ; ) {
        const { items } = await read<{ items: LogEntryRead[] }>(`/log${queryOf({ after: last, limit: 1000 })}`);
        yield* items;
        if (items.length === 0) return;
        last = items.at(-1)!.seq;
      }
    },
    async *changes(after) {
      const headers: Record<string, string> = after === undefined ? {} : { 'Last-Event-ID': String(after) };
      const { body } = await send('/changes', { headers });
      for await (const { event, data } of eventsOf(body!)) {
        if (event === 'changes') yield JSON.parse(data) as NewChanges;
        else if (event === 'reset') yield undefined;
      }
    },
  };
}

function sender({ url, token, dossier, fetch: ask = fetch, signal }: ClientOptions) {
  const base = `${url.replace(/\/+$/, '')}/api/v1/dossiers/${encodeURIComponent(dossier)}`;
  return async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { ...init.headers, Authorization: `Bearer ${token}` };
    const response = await ask(base + path, { ...init, headers, redirect: 'error', ...(signal && { signal }) }).catch(
      (error: unknown) => {
        if (signal?.aborted) throw error;
        throw new ApiError(`${url} does not answer; check that \`hearsay serve\` runs there.`);
      },
    );
    if (!response.ok) throw await errorOf(response, url);
    return response;
  };
}

async function errorOf(response: Response, url: string): Promise<ApiError> {
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json');
  const problem = isProblem ? ((await response.json()) as z.output<typeof problemSchema>) : undefined;
  if (problem === undefined)
    return new ApiError(
      `${url} answers ${response.status} and is no server of Hearsay; check the address.`,
      response.status,
    );
  const issues = (problem.issues ?? []).map(({ path, message }) => ` ${path}: ${message}`).join('');
  return new ApiError(`${problem.detail}${issues}`, response.status, problem.type);
}

function queryOf(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

function formOf(sources: readonly { readonly source: Source; readonly place: Place }[]): FormData {
  const form = new FormData();
  for (const { source } of sources) {
    const file = new Blob([source.bytes as Uint8Array<ArrayBuffer>], { type: source.contentType ?? '' });
    form.append('file', file, source.name);
  }
  return form;
}

/** Server-sent events of a body. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<{ event: string; data: string }> {
  const decoder = new TextDecoder();
  let held = '';
  for await (const bytes of body) {
    held += decoder.decode(bytes, { stream: true });
    const blocks = held.split('\n\n');
    held = blocks.pop()!;
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const data = field('data');
      if (data !== undefined) yield { event: field('event') ?? 'message', data };
    }
  }
}
