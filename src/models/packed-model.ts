// A linear model laid out for speed: two weights in one number, and one byte a place to tell that a feature is unknown.
import type { LinearModel } from './linear-model.ts';

const ROW_BITS = 24;
const ROW_MASK = 2 ** ROW_BITS - 1;
/** Two sums share 32 bits, so neither may leave 16: 256 weights of at most 127 do not. */
export const MOST_PACKED_FEATURES = 256;

/** Scores as its LinearModel does, to the last unit; see packed-model.test.ts. */
export class PackedModel {
  readonly #entries: Uint32Array;
  /** Fingerprints alone: small enough to stay in the cache, and most features are unknown. */
  readonly #prints: Uint8Array;
  /** Rows of pairs: the weight of an even label in the low half, that of the odd one after it in the high half. */
  readonly #pairs: Int32Array;
  /** Pairs a row. */
  readonly #stride: number;
  /** One place a label, and one more where their number is odd. */
  readonly #scores: Int32Array;
  readonly #width: number;
  readonly #rows = new Int32Array(MOST_PACKED_FEATURES);

  constructor({ table: { width, entries, rows } }: LinearModel) {
    this.#entries = entries;
    this.#prints = new Uint8Array(entries.length);
    for (let place = 0; place < entries.length; place++) this.#prints[place] = entries[place]! >>> ROW_BITS;
    this.#stride = (width + 1) >> 1;
    this.#pairs = new Int32Array((rows.length / width) * this.#stride);
    for (let row = 0, pair = 0; row < rows.length; row += width) {
      for (let label = 0; label < width; label += 2, pair++) {
        this.#pairs[pair] = rows[row + label]! + ((label + 1 < width ? rows[row + label + 1]! : 0) << 16);
      }
    }
    this.#scores = new Int32Array(this.#stride * 2);
    this.#width = width;
  }

  /** Scores of the labels for the first `count` of `features`; valid until the next call. */
  score(features: Int32Array, count: number): Int32Array {
    const rows = this.#rows;
    const pairs = this.#pairs;
    const scores = this.#scores;
    const used = this.#lookUp(features, count);
    for (let pair = 0; pair < this.#stride; pair++) {
      let sum = 0;
      for (let at = 0; at < used; at++) sum = (sum + pairs[rows[at]! + pair]!) | 0;
      const low = (sum << 16) >> 16;
      scores[pair * 2] = low;
      scores[pair * 2 + 1] = (sum - low) >> 16;
    }
    return scores;
  }

  /** The first of the labels with the highest score. */
  best(features: Int32Array, count: number): number {
    const scores = this.score(features, count);
    let top = 0;
    for (let label = 1; label < this.#width; label++) if (scores[label]! > scores[top]!) top = label;
    return top;
  }

  /** Puts the places of the known features' rows into `#rows`, and gives their number. */
  #lookUp(features: Int32Array, count: number): number {
    const prints = this.#prints;
    const entries = this.#entries;
    const rows = this.#rows;
    const mask = prints.length - 1;
    let used = 0;
    for (let at = 0; at < count; at++) {
      const feature = features[at]!;
      const fingerprint = feature >>> ROW_BITS || 1;
      let place = feature & mask;
      if (prints[place] !== fingerprint) {
        place ^= 1;
        if (prints[place] !== fingerprint) continue;
      }
      rows[used++] = (entries[place]! & ROW_MASK) * this.#stride;
    }
    return used;
  }
}
