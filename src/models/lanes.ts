// Rows of 8-bit weights summed several at once: two weights in one number, 16 bits each, from 0 up: 128 more than they are.

/** What a weight is raised by, so that none is below 0. */
export const BIAS = 128;
/** Bytes 0 and 2 of four, each with room to grow. */
export const LANES = 0x00ff00ff;
/** So many raised weights, of at most 255, fill 16 bits. */
export const MOST_ROWS = 256;

/** Rows of `width` weights as numbers of four bytes, weight 4k + i in byte i of number k; what fills up the last is never read. */
export class LaneRows {
  readonly #words: Int32Array;
  readonly #perRow: number;
  readonly #width: number;
  readonly #sums: Int32Array;

  constructor(rows: Int8Array, width: number) {
    this.#width = width;
    this.#perRow = Math.ceil(width / 4);
    this.#sums = new Int32Array(this.#perRow * 2);
    this.#words = new Int32Array((rows.length / width) * this.#perRow);
    for (let at = 0; at < rows.length; at++) {
      const [row, place] = [Math.floor(at / width), at % width];
      this.#words[row * this.#perRow + (place >> 2)]! |= (rows[at]! + BIAS) << ((place & 3) * 8);
    }
  }

  /** Begins a sum of no rows. */
  clear(): void {
    this.#sums.fill(0);
  }

  /** Adds a row to the sum, at most MOST_ROWS times. */
  add(row: number): void {
    const sums = this.#sums;
    const words = this.#words;
    for (let at = row * this.#perRow, sum = 0; sum < sums.length; at++, sum += 2) {
      const four = words[at]!;
      sums[sum]! += four & LANES;
      sums[sum + 1]! += (four >>> 8) & LANES;
    }
  }

  /** Adds the sum, which is of `count` rows, to `scores` from `base` on. */
  addTo(scores: Int32Array, base: number, count: number): void {
    for (let label = 0; label < this.#width; label++) {
      const lane = this.#sums[(label >> 2) * 2 + (label & 1)]!;
      scores[base + label]! += ((label & 2) === 0 ? lane & 0xffff : lane >>> 16) - count * BIAS;
    }
  }
}
