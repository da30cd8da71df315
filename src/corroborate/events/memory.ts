// What was said of events before, so that it is not worked out again where nothing that it rests on has changed. It only saves time.
import { areSame } from '../sorted.ts';

/** Results by key, each with everything that it was made from, told apart by identity. */
export class Remembered<T> {
  readonly #known = new Map<string, { readonly made: T; readonly from: readonly unknown[] }>();

  of(key: string, from: readonly unknown[], make: () => T): T {
    const known = this.#known.get(key);
    if (known && areSame(known.from, from)) return known.made;
    const made = make();
    this.#known.set(key, { made, from });
    return made;
  }

  forget(key: string): void {
    this.#known.delete(key);
  }

  /** Forgets those that are no more. */
  keepOnly(keys: ReadonlySet<string>): void {
    if (this.#known.size === keys.size) return;
    for (const key of this.#known.keys()) if (!keys.has(key)) this.#known.delete(key);
  }
}
