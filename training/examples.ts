// Training examples as flat arrays: positions with hashed features, then, once the features are counted, with rows.
import { assignRows, rowOf } from '../src/models/feature-table.ts';
import type { Features } from '../src/models/features.ts';

/** Collects sequences of positions with their features and right labels. */
export class Examples {
  #features = new Uint32Array(1 << 22);
  #ends = new Uint32Array(1 << 18);
  #labels = new Uint8Array(1 << 18);
  #classes = new Uint8Array(1 << 18);
  #used = 0;
  #positions = 0;
  #classesUsed = 0;
  readonly starts: number[] = [];

  /** Adds one sequence. `classes` are those of its joints, position after position; none for models without. `more` are further features of the same positions. */
  add(features: Features, labels: ArrayLike<number>, classes: Uint8Array = new Uint8Array(0), more?: Features): void {
    this.starts.push(this.#positions);
    const { hashes, length } = features;
    for (let position = 0; position < length; position++) {
      this.#append(hashes.subarray(features.startOf(position), features.endOf(position)));
      if (more) this.#append(more.hashes.subarray(more.startOf(position), more.endOf(position)));
      this.#ends = room(this.#ends, this.#positions + 1);
      this.#labels = room(this.#labels, this.#positions + 1);
      this.#ends[this.#positions] = this.#used;
      this.#labels[this.#positions] = labels[position]!;
      this.#positions++;
    }
    this.#classes = room(this.#classes, this.#classesUsed + classes.length);
    this.#classes.set(classes, this.#classesUsed);
    this.#classesUsed += classes.length;
  }

  #append(hashes: Uint32Array): void {
    this.#features = room(this.#features, this.#used + hashes.length);
    this.#features.set(hashes, this.#used);
    this.#used += hashes.length;
  }

  get positions(): number {
    return this.#positions;
  }

  /** Gives each feature that occurs at least `cutOff` times a row, the most frequent first, and puts rows for hashes. */
  indexed(cutOff: number, bits: number): IndexedExamples {
    const hashes = this.#features.subarray(0, this.#used);
    const { entries, rows } = assignRows(frequent(hashes, cutOff), bits);
    const indices = new Uint32Array(this.#used);
    const ends = new Uint32Array(this.#positions);
    let used = 0;
    let at = 0;
    for (let position = 0; position < this.#positions; position++) {
      for (; at < this.#ends[position]!; at++) {
        const row = rowOf(entries, hashes[at]!);
        if (row > 0) indices[used++] = row;
      }
      ends[position] = used;
    }
    return {
      entries,
      rows,
      indices: indices.slice(0, used),
      ends,
      labels: this.#labels.slice(0, this.#positions),
      classes: this.#classes.slice(0, this.#classesUsed),
      starts: Uint32Array.from([...this.starts, this.#positions]),
    };
  }
}

/** Examples whose features are rows of a table. */
export interface IndexedExamples {
  readonly entries: Uint32Array;
  readonly rows: number;
  /** Rows of the features, position after position; those of position p end before `ends[p]`. */
  readonly indices: Uint32Array;
  readonly ends: Uint32Array;
  readonly labels: Uint8Array;
  readonly classes: Uint8Array;
  /** First position of each sequence, and the end of the last. */
  readonly starts: Uint32Array;
}

/** Values that occur at least `cutOff` times, the most frequent first, then by value. */
function frequent(hashes: Uint32Array, cutOff: number): number[] {
  const sorted = hashes.slice().sort();
  const found: number[] = [];
  const counts: number[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from >= cutOff) {
      found.push(sorted[from]!);
      counts.push(to - from);
    }
    from = to;
  }
  return Array.from(found.keys())
    .sort((a, b) => counts[b]! - counts[a]! || found[a]! - found[b]!)
    .map((index) => found[index]!);
}

function room<A extends Uint32Array | Uint8Array>(array: A, needed: number): A {
  if (needed <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => A)(Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}
