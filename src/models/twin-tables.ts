// Two tables of the same features side by side, so that one look into memory brings the weights of both: looks, not sums, take the time.
import { type FeatureTable, ROW_BITS, ROW_MASK } from './feature-table.ts';
import type { Features } from './features.ts';
import { BIAS, LANES, MOST_ROWS } from './lanes.ts';

/** Weights a row, in both tables: with the fingerprint they fill eight bytes. */
const WIDTH = 7;
/** Where the tables begin in the four numbers of a place. */
const FIRST = 0;
const SECOND = 2;

/** The scores that two models of seven labels each give to the same positions. */
export class TwinTables {
  /** Four a place: the first table's fingerprint (lowest byte; 0 where there is none) and weights, then the second's. */
  readonly #words: Int32Array;
  readonly #mask: number;
  /** Places in `#words` of the rows of known features. */
  readonly #found = new Int32Array(MOST_ROWS);

  /** Throws where the tables are not of seven weights a row, or not of one size. */
  constructor(first: FeatureTable, second: FeatureTable) {
    if (first.width !== WIDTH || second.width !== WIDTH || first.entries.length !== second.entries.length) {
      throw new Error(
        `TwinTables takes two tables of one size with ${WIDTH} weights a row, not ${first.width} × ${first.entries.length} and ${second.width} × ${second.entries.length}.`,
      );
    }
    this.#words = new Int32Array(first.entries.length * 4);
    this.#mask = first.entries.length - 1;
    this.#place(first, FIRST);
    this.#place(second, SECOND);
  }

  #place({ entries, rows }: FeatureTable, offset: number): void {
    for (let place = 0; place < entries.length; place++) {
      const entry = entries[place]!;
      if (entry === 0) continue;
      const row = (entry & ROW_MASK) * WIDTH;
      const byte = (at: number) => rows[row + at]! + BIAS;
      const words = this.#words;
      words[place * 4 + offset] = (entry >>> ROW_BITS) | (byte(0) << 8) | (byte(1) << 16) | (byte(2) << 24);
      words[place * 4 + offset + 1] = byte(3) | (byte(4) << 8) | (byte(5) << 16) | (byte(6) << 24);
    }
  }

  /** Adds to `scores`, seven a position, what the first table gives, and to `others` what the second does. */
  addBoth(features: Features, scores: Int32Array, others: Int32Array): void {
    for (let position = 0; position < features.length; position++) {
      this.#add(features, position, FIRST, scores);
      // The rows of the second lie beside those of the first, so they are in the cache now.
      this.#add(features, position, SECOND, others);
    }
  }

  /** Adds what the second table gives. */
  addSecond(features: Features, scores: Int32Array): void {
    for (let position = 0; position < features.length; position++) this.#add(features, position, SECOND, scores);
  }

  #add(features: Features, position: number, table: number, scores: Int32Array): void {
    const end = features.endOf(position);
    for (let at = features.startOf(position); at < end; at += MOST_ROWS) {
      this.#sum(this.#find(features.hashes, at, Math.min(end, at + MOST_ROWS), table), scores, position * WIDTH);
    }
  }

  /** Puts the rows of known features into `#found`, and gives their number; without a branch, see `entryOf`. */
  #find(hashes: Uint32Array, from: number, to: number, table: number): number {
    const words = this.#words;
    const mask = this.#mask;
    const found = this.#found;
    let count = 0;
    for (let at = from; at < to; at++) {
      const feature = hashes[at]!;
      const fingerprint = feature >>> ROW_BITS || 1;
      const own = (feature & mask) * 4 + table;
      const isOwn = (((words[own]! & 0xff) ^ fingerprint) - 1) >>> 31;
      const isNext = (((words[own ^ 4]! & 0xff) ^ fingerprint) - 1) >>> 31;
      found[count] = own ^ ((1 - isOwn) * 4);
      count += isOwn | isNext;
    }
    return count;
  }

  /** Written out, with the sums in variables: twice as fast as `LaneTable`. */
  #sum(count: number, scores: Int32Array, base: number): void {
    const words = this.#words;
    const found = this.#found;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let at = 0; at < count; at++) {
      const place = found[at]!;
      const low = words[place]!;
      const high = words[place + 1]!;
      a = (a + ((low >>> 8) & LANES)) | 0;
      b = (b + ((low >>> 16) & 0xff)) | 0;
      c = (c + (high & LANES)) | 0;
      d = (d + ((high >>> 8) & LANES)) | 0;
    }
    const bias = count * BIAS;
    scores[base]! += (a & 0xffff) - bias;
    scores[base + 1]! += b - bias;
    scores[base + 2]! += (a >>> 16) - bias;
    scores[base + 3]! += (c & 0xffff) - bias;
    scores[base + 4]! += (d & 0xffff) - bias;
    scores[base + 5]! += (c >>> 16) - bias;
    scores[base + 6]! += (d >>> 16) - bias;
  }
}
