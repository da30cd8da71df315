// Adds things one request after the other, and holds what became of each: the page may be left and come back to.
import { live } from '../../app/live.svelte.ts';
import { part, router } from '../../app/router.svelte.ts';
import { type ApiProblem, get, send } from '../../shared/api/client.ts';
import { problemOf } from '../../shared/api/loaded.svelte.ts';
import type { ChangesSince, Document, Dossier } from '../../shared/api/types.ts';
import { batchLength, FIRST_FILES, MOST_BYTES, nextFiles } from './batches.ts';
import type { GivenFile } from './drops.svelte.ts';
import { type Added, type State, type Told, toldOf } from './outcome.ts';

type Given =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text'; readonly body: { readonly text: string; readonly title?: string; readonly url?: string } }
  | { readonly kind: 'url'; readonly url: string };

export class Entry {
  readonly name: string;
  readonly given: Given;
  state = $state<State>('waiting');
  reason = $state<string | undefined>();

  constructor(name: string, given: Given) {
    this.name = name;
    this.given = given;
  }

  tell({ state, reason }: Told): void {
    this.state = state;
    this.reason = reason;
  }
}

/** Addresses of one request: each is fetched while it waits. */
const URLS = 5;
/** How often a request is sent again where the server is busy or refuses the pace. */
const TRIES = 20;
const LONGEST_WAIT = 30;

export class Adding {
  readonly dossier: string;
  entries = $state.raw<readonly Entry[]>([]);
  isBusy = $state(false);
  /** Why it stopped with things left. */
  stopped = $state.raw<ApiProblem | undefined>();
  /** Documents that are new, and that were here already. */
  added = $state(0);
  seen = $state(0);
  changes = $state.raw<ChangesSince | undefined>();
  #since: number | undefined;

  constructor(dossier: string) {
    this.dossier = dossier;
  }

  addFiles(files: readonly GivenFile[]): void {
    this.#add(files.map(({ file, name }) => new Entry(name, { kind: 'file', file })));
  }

  addText(body: { readonly text: string; readonly title?: string; readonly url?: string }): void {
    this.#add([new Entry(body.title ?? body.url ?? 'pasted text', { kind: 'text', body })]);
  }

  addUrls(urls: readonly string[]): void {
    this.#add(urls.map((url) => new Entry(url, { kind: 'url', url })));
  }

  /** Sends what waits; `withFailed`: what failed too. */
  async goOn({ withFailed = false } = {}): Promise<void> {
    if (withFailed) for (const entry of this.entries) if (entry.state === 'failed') entry.tell({ state: 'waiting' });
    if (this.isBusy) return;
    this.isBusy = true;
    this.stopped = undefined;
    try {
      this.#since ??= (await get<Dossier>(this.#path(''))).revision;
      await this.#sendAll();
      this.changes = await get<ChangesSince>(this.#path('/changes/since'), { revision: this.#since, limit: 50 });
    } catch (error) {
      this.stopped = problemOf(error);
    }
    this.isBusy = false;
    if (router.dossier === this.dossier) live.show();
  }

  clear(): void {
    this.entries = [];
    [this.added, this.seen] = [0, 0];
    this.changes = undefined;
    this.stopped = undefined;
    this.#since = undefined;
  }

  #path(below: string): string {
    return `/dossiers/${part(this.dossier)}${below}`;
  }

  #add(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    this.entries = [...this.entries, ...entries];
    void this.goOn();
  }

  async #sendAll(): Promise<void> {
    let files = FIRST_FILES;
    for (let waiting = this.#waiting(); waiting.length > 0; waiting = this.#waiting()) {
      const batch = batchOf(waiting, files);
      const from = performance.now();
      await this.#sendBatch(batch);
      if (batch[0]!.given.kind === 'file') files = nextFiles(files, performance.now() - from);
    }
  }

  #waiting(): readonly Entry[] {
    return this.entries.filter(({ state }) => state === 'waiting');
  }

  /** Throws only where it makes no sense to go on; then the batch waits as before. */
  async #sendBatch(batch: readonly Entry[]): Promise<void> {
    const tooLarge = batch.filter(({ given }) => given.kind === 'file' && given.file.size > MOST_BYTES);
    for (const entry of tooLarge) entry.tell({ state: 'failed', reason: 'It is larger than 76 MB; split it.' });
    const sent = batch.filter((entry) => !tooLarge.includes(entry));
    if (sent.length === 0) return;
    for (const entry of sent) entry.tell({ state: 'reading' });
    try {
      await this.#told(sent, await this.#post(sent));
    } catch (error) {
      const problem = problemOf(error);
      const isOver = STOPS.includes(problem.kind);
      for (const entry of sent)
        entry.tell(isOver ? { state: 'waiting' } : { state: 'failed', reason: problem.message });
      if (isOver) throw problem;
    }
  }

  async #told(sent: readonly Entry[], answer: Added): Promise<void> {
    this.added += answer.added.length;
    this.seen += answer.seen.length;
    const isMixed = answer.added.length > 0 && answer.seen.length > 0;
    const isSeen = isMixed ? await this.#seenAmong(sent, answer.seen) : [];
    const told = toldOf(
      sent.map(({ name }) => name),
      answer,
      isSeen,
    );
    for (const [at, entry] of sent.entries()) entry.tell(told[at]!);
  }

  /** By their hashes, or addresses, which documents of a request were here before. */
  async #seenAmong(sent: readonly Entry[], ids: readonly string[]): Promise<boolean[]> {
    const marks = new Set<string>();
    for (const id of ids) {
      const { sha256, url } = await get<Document>(this.#path(`/documents/${part(id)}`));
      marks.add(sha256);
      if (url !== undefined) marks.add(url);
    }
    return Promise.all(
      sent.map(async ({ given }) => marks.has(given.kind === 'url' ? given.url : await hashOf(given))),
    );
  }

  /** Waits and tries again where the server asks for it. What could not be read at all is an answer too. */
  async #post(sent: readonly Entry[]): Promise<Added> {
    for (let left = TRIES; ; left--) {
      try {
        return await send<Added>('POST', this.#path('/sources'), bodyOf(sent));
      } catch (error) {
        const problem = problemOf(error);
        if (problem.kind === 'nothing-read') return { added: [], seen: [], unread: unreadOf(problem) };
        if (left <= 1 || problem.retryAfter === undefined) throw problem;
        const seconds = Math.min(problem.retryAfter, LONGEST_WAIT);
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      }
    }
  }
}

/** Kinds of problems that the next request would meet too. */
const STOPS = ['offline', 'sign-in-needed', 'not-allowed', 'not-found', 'busy', 'too-many-requests', 'database-lost'];

/** Of one kind, since a request holds files, one text, or addresses. */
function batchOf(waiting: readonly Entry[], files: number): readonly Entry[] {
  const { kind } = waiting[0]!.given;
  if (kind === 'text') return waiting.slice(0, 1);
  const other = waiting.findIndex(({ given }) => given.kind !== kind);
  const same = other === -1 ? waiting : waiting.slice(0, other);
  if (kind === 'url') return same.slice(0, URLS);
  const sizes = same.slice(0, files).map(({ given }) => (given.kind === 'file' ? given.file.size : 0));
  return same.slice(0, batchLength(sizes, files));
}

function bodyOf(sent: readonly Entry[]): unknown {
  const [{ given }] = sent as [Entry];
  if (given.kind === 'text') return given.body;
  if (given.kind === 'url') return { urls: sent.map(({ name }) => name) };
  const form = new FormData();
  for (const { given, name } of sent) if (given.kind === 'file') form.append('file', given.file, name);
  return form;
}

function unreadOf({ body }: ApiProblem): Added['unread'] {
  return Array.isArray(body.unread) ? (body.unread as Added['unread']) : [];
}

/** SHA-256 in hex; empty where the browser computes none, as on a page without https. */
async function hashOf(given: Exclude<Given, { readonly kind: 'url' }>): Promise<string> {
  if (!('subtle' in crypto)) return '';
  const bytes = given.kind === 'file' ? await given.file.arrayBuffer() : new TextEncoder().encode(given.body.text);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

let kept: Adding | undefined;

/** Of the dossier that is open; what is under way for another goes on unseen. */
export function addingHere(): Adding {
  if (kept?.dossier !== router.dossier) kept = new Adding(router.dossier);
  return kept;
}
