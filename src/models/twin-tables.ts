// Two tables of the same features side by side, so that one look into memory brings the weights of both: looks, not sums, take the time.
import type { FeatureTable } from './feature-table.ts';
import type { Features } from './features.ts';
import { BIAS, LANES, MOST_ROWS } from './lanes.ts';

/** Weights a row, in both tables: with the fingerprint they fill eight bytes. */
const WIDTH = 7;
const FINGERPRINT_SHIFT = 24;

/** The scores that two models of seven labels each give to the same positions. */
export class TwinTables {
  /** Four a place: the first table's fingerprint (lowest byte; 0 where there is none) and weights, then the second's. */
  readonly #words: Int32Array;
  readonly #mask: number;

  /** Throws where the tables are not of seven weights a row, or not of one size. */
  constructor(first: FeatureTable, second: FeatureTable) {
    if (first.width !== WIDTH || second.width !== WIDTH || first.entries.length !== second.entries.length) {
      throw new Error(
        `TwinTables takes two tables of one size with ${WIDTH} weights a row, not ${first.width} × ${first.entries.length} and ${second.width} × ${second.entries.length}.`,
      );
    }
    this.#words = new Int32Array(first.entries.length * 4);
    this.#mask = first.entries.length - 1;
    this.#place(first, 0);
    this.#place(second, 2);
  }

  #place({ entries, rows }: FeatureTable, offset: number): void {
    for (let place = 0; place < entries.length; place++) {
      const entry = entries[place]!;
      if (entry === 0) continue;
      const row = (entry & (2 ** FINGERPRINT_SHIFT - 1)) * WIDTH;
      const byte = (at: number) => rows[row + at]! + BIAS;
      const words = this.#words;
      words[place * 4 + offset] = (entry >>> FINGERPRINT_SHIFT) | (byte(0) << 8) | (byte(1) << 16) | (byte(2) << 24);
      words[place * 4 + offset + 1] = byte(3) | (byte(4) << 8) | (byte(5) << 16) | (byte(6) << 24);
    }
  }

  /** Adds to `scores`, seven a position, what the first table gives, and to `others` what the second does. */
  addBoth(features: Features, scores: Int32Array, others: Int32Array): void {
    this.#add(features, 0, scores, others);
  }

  /** Adds what the second table gives. */
  addSecond(features: Features, scores: Int32Array): void {
    this.#add(features, 2, scores, undefined);
  }

  /** Written out, with the sums in variables: twice as fast as `LaneRows`. */
  #add(features: Features, offset: number, scores: Int32Array, others: Int32Array | undefined): void {
    const words = this.#words;
    const mask = this.#mask;
    const { hashes, length } = features;
    let at = 0;
    for (let position = 0; position < length; position++) {
      const end = features.endOf(position);
      while (at < end) {
        const stop = end - at > MOST_ROWS ? at + MOST_ROWS : end;
        let [a, b, c, d, rows] = [0, 0, 0, 0, 0];
        let [e, f, g, h, otherRows] = [0, 0, 0, 0, 0];
        for (; at < stop; at++) {
          const feature = hashes[at]!;
          const fingerprint = feature >>> FINGERPRINT_SHIFT || 1;
          const place = (feature & mask) * 4 + offset;
          let found = place;
          if ((words[found]! & 0xff) !== fingerprint) found = place ^ 4;
          const low = words[found]!;
          if ((low & 0xff) === fingerprint) {
            const high = words[found + 1]!;
            a = (a + ((low >>> 8) & LANES)) | 0;
            b = (b + ((low >>> 16) & 0xff)) | 0;
            c = (c + (high & LANES)) | 0;
            d = (d + ((high >>> 8) & LANES)) | 0;
            rows++;
          }
          if (others === undefined) continue;
          found = place + 2;
          if ((words[found]! & 0xff) !== fingerprint) found = found ^ 4;
          const otherLow = words[found]!;
          if ((otherLow & 0xff) === fingerprint) {
            const high = words[found + 1]!;
            e = (e + ((otherLow >>> 8) & LANES)) | 0;
            f = (f + ((otherLow >>> 16) & 0xff)) | 0;
            g = (g + (high & LANES)) | 0;
            h = (h + ((high >>> 8) & LANES)) | 0;
            otherRows++;
          }
        }
        addLanes(scores, position * WIDTH, a, b, c, d, rows * BIAS);
        if (others !== undefined) addLanes(others, position * WIDTH, e, f, g, h, otherRows * BIAS);
      }
    }
  }
}

function addLanes(scores: Int32Array, base: number, a: number, b: number, c: number, d: number, bias: number): void {
  scores[base]! += (a & 0xffff) - bias;
  scores[base + 1]! += b - bias;
  scores[base + 2]! += (a >>> 16) - bias;
  scores[base + 3]! += (c & 0xffff) - bias;
  scores[base + 4]! += (d & 0xffff) - bias;
  scores[base + 5]! += (c >>> 16) - bias;
  scores[base + 6]! += (d >>> 16) - bias;
}
