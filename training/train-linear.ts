// Trains a multi-class linear model by the averaged perceptron (Collins 2002), its features looked up as they come.
import { rowOf } from '../src/models/feature-table.ts';
import type { Features } from '../src/models/features.ts';
import { LinearModel } from '../src/models/linear-model.ts';
import { quantise } from './quantise.ts';
import type { Random } from './random.ts';

/** A model in training: it scores as LinearModel does, and learns from mistakes. */
export class Perceptron {
  readonly width: number;
  readonly #entries: Uint32Array;
  readonly #weights: Float32Array;
  /** Sum over all steps of each weight, as of `#touched`. */
  readonly #sums: Float64Array;
  readonly #touched: Uint32Array;
  #step = 0;

  /** `entries` and `rows` as `assignRows` gives them. */
  constructor({ entries, rows }: { entries: Uint32Array; rows: number }, width: number) {
    this.width = width;
    this.#entries = entries;
    this.#weights = new Float32Array(rows * width);
    this.#sums = new Float64Array(rows * width);
    this.#touched = new Uint32Array(rows * width);
  }

  /** Adds the scores of all labels at `position`; with `dropout`, of a random share of its features only. */
  addScores(
    features: Features,
    position: number,
    scores: Float64Array | Int32Array,
    random?: Random,
    dropout = 0,
  ): void {
    const { hashes } = features;
    const threshold = dropout * 4294967296;
    for (let at = features.startOf(position); at < features.endOf(position); at++) {
      if (dropout > 0 && random!.next() < threshold) continue;
      const row = rowOf(this.#entries, hashes[at]!) * this.width;
      if (row > 0) for (let label = 0; label < this.width; label++) scores[label]! += this.#weights[row + label]!;
    }
  }

  /** One step: where `guess` is not `right`, moves the weights of the features at `position` towards `right`. */
  learn(features: Features, position: number, right: number, guess: number, size = 1): void {
    this.#step++;
    if (right === guess) return;
    const { hashes } = features;
    for (let at = features.startOf(position); at < features.endOf(position); at++) {
      const row = rowOf(this.#entries, hashes[at]!) * this.width;
      if (row === 0) continue;
      this.#move(row + right, size);
      this.#move(row + guess, -size);
    }
  }

  #move(weight: number, by: number): void {
    this.#sums[weight]! += (this.#step - this.#touched[weight]!) * this.#weights[weight]!;
    this.#touched[weight] = this.#step;
    this.#weights[weight]! += by;
  }

  /** The model of the mean weights. Those nearer to 0 than `prune` are left out. */
  finish(prune: number): LinearModel {
    const means = Float32Array.from(this.#weights, (weight, at) => {
      const sum = this.#sums[at]! + (this.#step - this.#touched[at]!) * weight;
      return sum / Math.max(1, this.#step);
    });
    const { rows, scale } = quantise(means, prune);
    return new LinearModel({ width: this.width, entries: this.#entries, rows }, scale);
  }
}
