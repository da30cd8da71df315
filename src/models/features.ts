// The features of a run of positions, one list after the other, in one array that grows and is used again.

/** Hashed features of positions 0 … `length` - 1. */
export class Features {
  #hashes = new Uint32Array(1 << 14);
  #ends = new Uint32Array(1 << 10);
  #used = 0;
  #length = 0;

  /** Positions so far. */
  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#used = 0;
    this.#length = 0;
  }

  add(feature: number): void {
    if (this.#used === this.#hashes.length) this.#hashes = grown(this.#hashes);
    this.#hashes[this.#used++] = feature;
  }

  /** Makes room for `count` more, to be written to `hashes` from the returned place on; `addWritten` then says how many there are. */
  reserve(count: number): number {
    while (this.#used + count > this.#hashes.length) this.#hashes = grown(this.#hashes);
    return this.#used;
  }

  addWritten(count: number): void {
    this.#used += count;
  }

  /** Ends the list of one position. */
  end(): void {
    if (this.#length === this.#ends.length) this.#ends = grown(this.#ends);
    this.#ends[this.#length++] = this.#used;
  }

  /** All features, lists one after the other; valid until the next `add`. */
  get hashes(): Uint32Array {
    return this.#hashes;
  }

  startOf(position: number): number {
    return position === 0 ? 0 : this.#ends[position - 1]!;
  }

  endOf(position: number): number {
    return this.#ends[position]!;
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
