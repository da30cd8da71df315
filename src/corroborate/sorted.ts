// A list in one order that is kept while members come and go, so that it is never sorted anew.

export class Sorted<T> {
  readonly #compare: (a: T, b: T) => number;
  #values: readonly T[] = [];

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  /** Another array after each change, so that who has it may keep it. */
  get values(): readonly T[] {
    return this.#values;
  }

  /** Takes members away, by identity, and puts others at their places. */
  change(gone: ReadonlySet<T>, come: Iterable<T>): void {
    const fresh = [...come].sort(this.#compare);
    if (gone.size === 0 && fresh.length === 0) return;
    const values: T[] = [];
    let next = 0;
    for (const value of this.#values) {
      if (gone.has(value)) continue;
      while (next < fresh.length && this.#compare(fresh[next]!, value) < 0) values.push(fresh[next++]!);
      values.push(value);
    }
    while (next < fresh.length) values.push(fresh[next++]!);
    this.#values = values;
  }
}

/** The first place of a sorted list whose member does not come before `value`. */
export function placeIn<T>(values: readonly T[], value: T, compare: (a: T, b: T) => number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(values[middle]!, value) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether two lists have the same members, by identity, at the same places. */
export function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
