// The queue as it was when it was asked for: one thing after the other, those that were judged here marked until they are undone.
import type { ApiProblem } from '../../shared/api/client.ts';
import { ask } from '../../shared/api/dossier.ts';
import { problemOf } from '../../shared/api/loaded.svelte.ts';
import type { List } from '../../shared/api/types.ts';

export interface Queued {
  readonly kind: 'claim' | 'join';
  /** Of the claim or the event. */
  readonly id: string;
}

export interface Asked {
  readonly of: 'claims' | 'joins';
  /** Claims of a lower confidence. */
  readonly below: string | undefined;
}

/** Things of one request, and how far ahead the next is made. */
const PAGE = 100;
const AHEAD = 10;
/** Pages that are looked through for the thing of the address. */
const MOST_SEARCHED = 5;

export class Queue {
  items = $state.raw<readonly Queued[]>([]);
  at = $state(0);
  total = $state(0);
  problem = $state.raw<ApiProblem | undefined>();
  isLoaded = $state(false);
  /** "rejected" of things judged here, by id. */
  judged = $state.raw<ReadonlyMap<string, string>>(new Map());
  readonly asked: Asked;
  #next: string | undefined;
  #isAsking = false;
  readonly #ended = new AbortController();

  constructor(asked: Asked) {
    this.asked = asked;
  }

  get current(): Queued | undefined {
    return this.items[this.at];
  }

  close(): void {
    this.#ended.abort();
  }

  /** Asks for the first page, and goes to `id`, which may be in none. */
  async open(id: string | undefined): Promise<void> {
    await this.#more();
    if (id !== undefined) await this.#goTo(id);
    this.isLoaded = this.problem === undefined;
  }

  /** One further, or back; stays behind the last, where the queue says that it is through. */
  move(step: 1 | -1): void {
    this.at = Math.min(Math.max(0, this.at + step), this.items.length);
    if (this.at + AHEAD >= this.items.length) void this.#more();
  }

  /** To the thing that a judgement was of. */
  show(id: string): void {
    const at = this.items.findIndex((one) => one.id === id);
    if (at !== -1) this.at = at;
  }

  mark(id: string, words: string | undefined): void {
    const judged = new Map(this.judged);
    if (words === undefined) judged.delete(id);
    else judged.set(id, words);
    this.judged = judged;
  }

  async #goTo(id: string): Promise<void> {
    const has = () => this.items.some((one) => one.id === id);
    for (let left = MOST_SEARCHED; left > 1 && !has() && this.#next !== undefined; left--) await this.#more();
    // Judged before, or far down: it is shown before the others all the same.
    if (!has() && this.problem === undefined) {
      this.items = [{ kind: this.asked.of === 'joins' ? 'join' : 'claim', id }, ...this.items];
      this.total++;
    }
    this.show(id);
  }

  async #more(): Promise<void> {
    const isFirst = this.items.length === 0;
    if (this.#isAsking || (!isFirst && this.#next === undefined)) return;
    this.#isAsking = true;
    try {
      const { of, below } = this.asked;
      const from = isFirst ? { total: true } : { after: this.#next };
      const page = await ask<List<Queued>>('/review', { of, below, limit: PAGE, ...from }, this.#ended.signal);
      const known = new Set(this.items.map(({ id }) => id));
      this.items = [...this.items, ...page.items.filter(({ id }) => !known.has(id))];
      this.#next = page.next;
      if (page.total !== undefined) this.total = page.total;
      this.problem = undefined;
    } catch (error) {
      if (!this.#ended.signal.aborted) this.problem = problemOf(error);
    } finally {
      this.#isAsking = false;
    }
  }
}
