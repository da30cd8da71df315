// Values by whole-number keys, several to a key, in flat arrays: a million of them cost eight megabytes and no objects.

/** Where the values of a key stand: `values` from `from` to before `to`. */
export interface KeyRange {
  readonly values: Int32Array;
  from: number;
  to: number;
}

/** Filled first, then asked; a value that is added later is put in its place at the next question. */
export class ValuesByKey {
  readonly #added: number[] = [];
  #sorted = 0;
  /** Slots of a power of two: the key of each, and where its values begin; the next slot that is free ends a search. */
  #mask = 0;
  #slotKeys = new Int32Array(1);
  /** From one more than the first value, so that 0 is a free slot. */
  #slotFrom = new Int32Array(1);
  #slotTo = new Int32Array(1);
  #range: KeyRange = { values: new Int32Array(0), from: 0, to: 0 };

  add(key: number, value: number): void {
    this.#added.push(key | 0, value);
  }

  /** The values of a key. The answer holds until the next question. */
  at(key: number): KeyRange {
    if (this.#sorted < this.#added.length) this.#sort();
    const range = this.#range;
    const slot = this.#slotOf(key | 0);
    range.from = this.#slotFrom[slot]! - 1;
    range.to = this.#slotTo[slot]!;
    if (range.from < 0) range.from = range.to = 0;
    return range;
  }

  #slotOf(key: number): number {
    let slot = (key ^ (key >>> 15)) & this.#mask;
    while (this.#slotFrom[slot] !== 0 && this.#slotKeys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** Counts the values of each key, gives each its room, and fills it. */
  #sort(): void {
    const added = this.#added;
    let slots = 4;
    while (slots < added.length) slots *= 2;
    this.#mask = slots - 1;
    this.#slotKeys = new Int32Array(slots);
    this.#slotFrom = new Int32Array(slots);
    this.#slotTo = new Int32Array(slots);
    for (let at = 0; at < added.length; at += 2) {
      const slot = this.#slotOf(added[at]!);
      this.#slotKeys[slot] = added[at]!;
      this.#slotFrom[slot]!++;
    }
    let next = 0;
    for (let slot = 0; slot < slots; slot++) {
      const count = this.#slotFrom[slot]!;
      if (count === 0) continue;
      this.#slotFrom[slot] = next + 1;
      this.#slotTo[slot] = next;
      next += count;
    }
    const values = new Int32Array(next);
    for (let at = 0; at < added.length; at += 2) values[this.#slotTo[this.#slotOf(added[at]!)]!++] = added[at + 1]!;
    this.#range = { values, from: 0, to: 0 };
    this.#sorted = added.length;
  }
}
