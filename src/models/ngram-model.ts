// Counts of words, pairs and triples of words, hashed: how often three words stood side by side in what the model read.
import type { ByteReader, ByteWriter } from './bytes.ts';
import { mix } from './hash.ts';

/** A key keeps 26 bits of its hash, so that of a million keys never seen some 7,000 are taken for one of 500,000 that were. */
const LEVEL_BITS = 6;
const LEVEL_MASK = 2 ** LEVEL_BITS - 1;

/** How often keys were seen, as levels: 0 never, else 1 + twice the binary logarithm of the count, rounded. */
export class HashedCounts {
  /** Open addressing: the upper 26 bits of a hash and its level, 0 where there is none; at most half full. */
  readonly #places: Uint32Array;

  /** `entries`: the hash's upper 26 bits, the level in the lower 6. */
  constructor(entries: Uint32Array) {
    let size = 2;
    while (size < entries.length * 2) size *= 2;
    this.#places = new Uint32Array(size);
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at]!;
      let place = (entry >>> LEVEL_BITS) & (size - 1);
      while (this.#places[place] !== 0) place = (place + 1) & (size - 1);
      this.#places[place] = entry;
    }
  }

  level(hash: number): number {
    const key = hash >>> LEVEL_BITS;
    const last = this.#places.length - 1;
    for (let place = key & last; ; place = (place + 1) & last) {
      const entry = this.#places[place]!;
      if (entry === 0) return 0;
      if (entry >>> LEVEL_BITS === key) return entry & LEVEL_MASK;
    }
  }

  /** Keys in order, as the gap to the one before with a bit that says whether a level above 1 follows. */
  write(writer: ByteWriter): void {
    const entries = this.#places.filter((entry) => entry !== 0).sort();
    writer.varint(entries.length);
    let last = 0;
    for (const entry of entries) {
      const [key, level] = [entry >>> LEVEL_BITS, entry & LEVEL_MASK];
      writer.varint(((key - last) << 1) | (level > 1 ? 1 : 0));
      if (level > 1) writer.byte(level);
      last = key;
    }
  }

  static read(reader: ByteReader): HashedCounts {
    const count = reader.varint();
    if (count > reader.left) throw new RangeError('no table of counts');
    const entries = new Uint32Array(count);
    let key = 0;
    for (let at = 0; at < entries.length; at++) {
      const gap = reader.varint();
      key += gap >>> 1;
      const level = gap & 1 ? reader.byte() : 1;
      if (key >= 2 ** (32 - LEVEL_BITS) || level === 0 || level > LEVEL_MASK)
        throw new RangeError('no table of counts');
      entries[at] = (key << LEVEL_BITS) | level;
    }
    return new HashedCounts(entries);
  }
}

/** The level of a count, and the entry of a key with it. */
export function countEntry(hash: number, count: number): number {
  const level = Math.min(LEVEL_MASK, 1 + Math.round(2 * Math.log2(count)));
  return (((hash >>> LEVEL_BITS) << LEVEL_BITS) | level) >>> 0;
}

export function pairOf(first: number, second: number): number {
  return mix(first, second);
}

export function tripleOf(first: number, second: number, third: number): number {
  return mix(mix(first, second), third);
}

/** Levels of words, of pairs and of triples. */
export class NgramModel {
  readonly words: HashedCounts;
  readonly pairs: HashedCounts;
  readonly triples: HashedCounts;
  /** Level of all words together, with which chance is reckoned. */
  readonly total: number;

  constructor(words: HashedCounts, pairs: HashedCounts, triples: HashedCounts, total: number) {
    this.words = words;
    this.pairs = pairs;
    this.triples = triples;
    this.total = total;
  }

  /** Levels are whole numbers: there is nothing to scale. */
  readonly scale = 1;

  write(writer: ByteWriter): void {
    writer.byte(this.total);
    for (const counts of [this.words, this.pairs, this.triples]) counts.write(writer);
  }

  static read(reader: ByteReader): NgramModel {
    const total = reader.byte();
    return new NgramModel(HashedCounts.read(reader), HashedCounts.read(reader), HashedCounts.read(reader), total);
  }
}
