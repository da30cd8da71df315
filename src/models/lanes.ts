// Rows of 8-bit weights summed several at once: two weights in one number, 16 bits each, from 0 up: 128 more than they are.
import { type FeatureTable, findRows, signedEntries } from './feature-table.ts';

/** What a weight is raised by, so that none is below 0. */
export const BIAS = 128;
/** Bytes 0 and 2 of four, each with room to grow. */
export const LANES = 0x00ff00ff;
/** So many raised weights, of at most 255, fill 16 bits. */
export const MOST_ROWS = 256;

/** A table of rows of any width, laid out for speed. */
export class LaneTable {
  readonly #entries: Int32Array;
  /** Four weights a number, weight 4k + i in byte i of number k of its row; what fills up the last is never read. */
  readonly #words: Int32Array;
  readonly #perRow: number;
  readonly #width: number;
  /** Places in `#words` of the rows of known features. */
  readonly #found = new Int32Array(MOST_ROWS);

  constructor({ entries, rows, width }: FeatureTable) {
    this.#entries = signedEntries(entries);
    this.#width = width;
    this.#perRow = Math.ceil(width / 4);
    this.#words = new Int32Array((rows.length / width) * this.#perRow);
    for (let row = 0; row * width < rows.length; row++) {
      for (let label = 0; label < width; label++) {
        this.#words[row * this.#perRow + (label >> 2)]! |= (rows[row * width + label]! + BIAS) << ((label & 3) * 8);
      }
    }
  }

  /** Adds the weights of the features in [from, to) of `hashes` to `scores`, from `base` on. */
  addTo(scores: Int32Array, base: number, hashes: Uint32Array, from: number, to: number): void {
    for (let at = from; at < to; at += MOST_ROWS) {
      const end = Math.min(to, at + MOST_ROWS);
      this.#sum(scores, base, findRows(this.#entries, hashes, at, end, this.#perRow, this.#found));
    }
  }

  #sum(scores: Int32Array, base: number, count: number): void {
    const words = this.#words;
    const found = this.#found;
    const bias = count * BIAS;
    for (let word = 0; word < this.#perRow; word++) {
      let even = 0;
      let odd = 0;
      for (let at = 0; at < count; at++) {
        const four = words[found[at]! + word]!;
        even = (even + (four & LANES)) | 0;
        odd = (odd + ((four >>> 8) & LANES)) | 0;
      }
      const label = word * 4;
      scores[base + label]! += (even & 0xffff) - bias;
      if (label + 1 < this.#width) scores[base + label + 1]! += (odd & 0xffff) - bias;
      if (label + 2 < this.#width) scores[base + label + 2]! += (even >>> 16) - bias;
      if (label + 3 < this.#width) scores[base + label + 3]! += (odd >>> 16) - bias;
    }
  }
}
