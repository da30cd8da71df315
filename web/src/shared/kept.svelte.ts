// Things looked up by id as they come into sight, a few at a time, and kept: names of entities, sources of words.
import { SvelteMap } from 'svelte/reactivity';
import { inDossier } from './api/dossier.ts';

/** Requests at once. */
const AT_ONCE = 4;
/** Wanted ones that wait; of more, those asked for first have gone out of sight. */
const WAITING = 60;
const HELD = 4_000;

/** What is known of some ids; nothing of those that are nowhere. */
type Load<Value> = (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

export class Kept<Value> {
  /** What comes for one id draws nothing anew that shows another. */
  readonly #held = new SvelteMap<string, Value | null>();
  readonly #waiting: string[] = [];
  readonly #asked = new Set<string>();
  readonly #load: Load<Value>;
  readonly #most: number;
  #running = 0;

  /** `load` is given at most `most` ids. */
  constructor(load: Load<Value>, most: number) {
    this.#load = load;
    this.#most = most;
  }

  /** Of what is asked for by one id. */
  static each<Value>(load: (id: string) => Promise<Value>): Kept<Value> {
    return new Kept(async ([id]) => new Map([[id!, await load(id!)]]), 1);
  }

  /** What is known of `id`; undefined until it is, null where nothing is. Asks for it when first called. */
  of(id: string): Value | null | undefined {
    const key = keyOf(id);
    const held = this.#held.get(key);
    if (held === undefined) this.#want(id);
    return held;
  }

  put(id: string, value: Value | null): void {
    this.#hold(keyOf(id), value);
  }

  #hold(key: string, value: Value | null): void {
    this.#held.set(key, value);
    if (this.#held.size > HELD) this.#held.delete(this.#held.keys().next().value!);
  }

  #want(id: string): void {
    if (this.#waiting.includes(id)) return;
    this.#waiting.push(id);
    if (this.#waiting.length > WAITING) this.#waiting.shift();
    queueMicrotask(() => this.#next());
  }

  #next(): void {
    while (this.#running < AT_ONCE && this.#waiting.length > 0) {
      const ids = this.#waiting.splice(-this.#most).reverse();
      void this.#fetch(ids.filter((id) => !this.#held.has(keyOf(id)) && !this.#asked.has(keyOf(id))));
    }
  }

  async #fetch(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const keys = ids.map(keyOf);
    for (const key of keys) this.#asked.add(key);
    this.#running++;
    const values: ReadonlyMap<string, Value> = await this.#load(ids).catch(() => new Map());
    this.#running--;
    for (const [at, key] of keys.entries()) {
      this.#asked.delete(key);
      this.#hold(key, values.get(ids[at]!) ?? null);
    }
    this.#next();
  }
}

/** Ids are of one dossier. */
function keyOf(id: string): string {
  return inDossier(`/${id}`);
}
