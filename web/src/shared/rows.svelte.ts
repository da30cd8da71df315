// The rows of a long list: pages are fetched as the reader comes near, and those far away are let go.

import type { ApiProblem } from './api/client.ts';
import { problemOf } from './api/loaded.svelte.ts';
import type { List } from './api/types.ts';

/** Rows of one request. */
const PAGE = 100;
/** Pages held at once; a page let go is fetched again. */
const HELD = 16;
/** Rows that the server skips at most. */
const MOST_SKIPPED = 200_000;
/** Milliseconds that a far place has to be wanted before it is asked for, so that dragging the scroll bar asks for little. */
const REST = 80;

export interface AskedPage {
  readonly limit: number;
  readonly after?: string;
  readonly total?: boolean;
  /** Of a page whose cursor is not known, since the reader scrolled past those before it. */
  readonly skip?: number;
}

export type FetchPage<Row> = (asked: AskedPage, signal: AbortSignal) => Promise<List<Row>>;

export class Rows<Row> {
  /** Rows that are known to be there and can be reached. */
  known = $state(0);
  /** Of the whole list, once it is counted. */
  total = $state<number | undefined>();
  isWhole = $state(false);
  isLoading = $state(false);
  problem = $state.raw<ApiProblem | undefined>();
  /** Grows with each page that comes, so that what is shown is drawn again. */
  version = $state(0);
  readonly #fetch: FetchPage<Row>;
  readonly #pages = new Map<number, readonly Row[]>();
  /** `after` of each page. */
  readonly #cursors: (string | undefined)[] = [undefined];
  readonly #asked = new Set<number>();
  readonly #ended = new AbortController();
  #wanted: readonly [number, number] = [0, 1];
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(fetch: FetchPage<Row>) {
    this.#fetch = fetch;
  }

  /** The row, where it is held. */
  at(index: number): Row | undefined {
    void this.version;
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Fetches what of [from, to) is not held, and a page ahead. */
  need(from: number, to: number): void {
    const first = Math.max(0, Math.floor(from / PAGE));
    const last = Math.floor(Math.max(to - 1, 0) / PAGE) + 1;
    this.#wanted = [from, to];
    clearTimeout(this.#resting);
    const far: number[] = [];
    for (let page = first; page <= last; page++) {
      if (page === 0 || this.#cursors[page] !== undefined) void this.#load(page);
      else if (page * PAGE < this.known) far.push(page);
    }
    if (far.length > 0) this.#resting = setTimeout(() => void Promise.all(far.map((page) => this.#load(page))), REST);
    this.#letGo(first, last);
  }

  again(): void {
    this.problem = undefined;
    this.need(...this.#wanted);
  }

  close(): void {
    this.#ended.abort();
  }

  async #load(page: number): Promise<void> {
    if (this.#pages.has(page) || this.#asked.has(page) || this.problem) return;
    this.#asked.add(page);
    this.isLoading = true;
    try {
      this.#take(page, await this.#fetch(this.#askedOf(page), this.#ended.signal));
    } catch (error) {
      if (!this.#ended.signal.aborted) this.problem = problemOf(error);
    } finally {
      this.#asked.delete(page);
      this.isLoading = this.#asked.size > 0;
    }
  }

  #askedOf(page: number): AskedPage {
    if (page === 0) return { limit: PAGE, total: true };
    const after = this.#cursors[page];
    return after === undefined ? { limit: PAGE, skip: page * PAGE } : { limit: PAGE, after };
  }

  #take(page: number, { items, next, total }: List<Row>): void {
    this.#pages.set(page, items);
    if (total !== undefined) this.total = total;
    if (next !== undefined) this.#cursors[page + 1] = next;
    else this.isWhole = true;
    const reachable = Math.min(this.total ?? 0, MOST_SKIPPED);
    this.known = Math.max(this.known, reachable, page * PAGE + items.length);
    this.version++;
  }

  #letGo(first: number, last: number): void {
    for (const page of this.#pages.keys())
      if (this.#pages.size > HELD && (page < first - 1 || page > last + 1)) this.#pages.delete(page);
  }
}

/** Lists by entry of the history, so that "back" finds them as they were left. */
const kept = new Map<string, Rows<never>>();
const MOST_KEPT = 12;

/** The rows kept under `key`, else `shown`, else new ones. The key holds the history's entry and all that the list depends on. */
export function keptRows<Row>(key: string, fetch: FetchPage<Row>, shown?: Rows<Row>): Rows<Row> {
  const before = kept.get(key) as Rows<Row> | undefined;
  if (before && !before.problem) return before;
  const rows = shown ?? new Rows(fetch);
  kept.set(key, rows as Rows<never>);
  if (kept.size > MOST_KEPT) letGoOldest();
  return rows;
}

function letGoOldest(): void {
  const [oldest] = kept;
  const [key, rows] = oldest!;
  kept.delete(key);
  if (![...kept.values()].includes(rows)) rows.close();
}
