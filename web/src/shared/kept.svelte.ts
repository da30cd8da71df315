// Things looked up by id as they come into sight, a few at a time, and kept: names of entities, sources of words.
import { SvelteMap } from 'svelte/reactivity';
import { inDossier } from './api/dossier.ts';

/** Requests at once. */
const AT_ONCE = 4;
/** Wanted ones that wait; of more, those asked for first have gone out of sight. */
const WAITING = 60;
const HELD = 4_000;

export class Kept<Value> {
  /** What comes for one id draws nothing anew that shows another. */
  readonly #held = new SvelteMap<string, Value | null>();
  readonly #waiting: string[] = [];
  readonly #asked = new Set<string>();
  readonly #load: (id: string) => Promise<Value>;
  #running = 0;

  constructor(load: (id: string) => Promise<Value>) {
    this.#load = load;
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
    while (this.#running < AT_ONCE && this.#waiting.length > 0) void this.#fetch(this.#waiting.pop()!);
  }

  async #fetch(id: string): Promise<void> {
    const key = keyOf(id);
    if (this.#held.has(key) || this.#asked.has(key)) return;
    this.#asked.add(key);
    this.#running++;
    const value = await this.#load(id).catch(() => null);
    this.#running--;
    this.#asked.delete(key);
    this.#hold(key, value);
    this.#next();
  }
}

/** Ids are of one dossier. */
function keyOf(id: string): string {
  return inDossier(`/${id}`);
}
