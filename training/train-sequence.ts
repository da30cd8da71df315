// Trains a linear-chain CRF: stochastic gradients by AdaGrad (Duchi, Hazan & Singer 2011), half of the features dropped at each step.
import { exp } from '../src/models/exp.ts';
import { SequenceModel } from '../src/models/sequence-model.ts';
import type { IndexedExamples } from './examples.ts';
import type { Progress } from './progress.ts';
import { quantise } from './quantise.ts';
import { Random } from './random.ts';

export interface SequenceOptions {
  readonly labels: number;
  readonly systems: readonly number[];
  readonly epochs: number;
  readonly seed: number;
  /** Share of the features left out at each position and step. */
  readonly dropout?: number;
  readonly rate?: number;
  /** Added to the sum of squared gradients: the larger, the less a rare feature moves. */
  readonly damping?: number;
  /** Weight decay a step, on the rows touched. */
  readonly decay?: number;
  /** Weights nearer to 0 than this are left out. */
  readonly prune?: number;
}

/** Trains on all sequences; the weights are the mean over the ends of the later half of the epochs. */
export function trainSequence(examples: IndexedExamples, options: SequenceOptions, progress: Progress): SequenceModel {
  const { labels, systems, epochs, seed, dropout = 0.5, rate = 0.1, decay = 0, prune = 0.03, damping = 0.01 } = options;
  const { indices, ends, starts, classes } = examples;
  const gold = examples.labels;
  const square = labels * labels;
  const allClasses = systems.reduce((sum, count) => sum + count, 0);
  const firstClass = systems.map((_, system) => systems.slice(0, system).reduce((sum, count) => sum + count, 0));
  const weights = new Float32Array(examples.rows * labels);
  const squares = new Float32Array(examples.rows * labels);
  const sums = new Float32Array(examples.rows * labels);
  const transitions = new Float64Array(allClasses * square);
  const transitionSquares = new Float64Array(allClasses * square);
  const transitionSums = new Float64Array(allClasses * square);
  const threshold = Math.floor(dropout * 4294967296);
  const keepScale = 1 / (1 - dropout);
  let averaged = 0;
  const random = new Random(seed);
  const order = Uint32Array.from({ length: starts.length - 1 }, (_, index) => index);

  let longest = 0;
  let most = 0;
  for (let s = 0; s + 1 < starts.length; s++) {
    const [from, to] = [starts[s]!, starts[s + 1]!];
    longest = Math.max(longest, to - from);
    if (to > from) most = Math.max(most, ends[to - 1]! - (from === 0 ? 0 : ends[from - 1]!));
  }
  const local = new Float64Array(longest * labels);
  const forward = new Float64Array(longest * labels);
  const steps = new Float64Array(longest * square);
  const kept = new Uint32Array(most);
  const keptEnds = new Uint32Array(longest);
  const backward = new Float64Array(labels);
  const incoming = new Float64Array(labels);
  const gradient = new Float64Array(labels);
  const transitionGradient = new Float64Array(allClasses * square);
  const expTransitions = new Float64Array(allClasses * square);

  for (let epoch = 0; epoch < epochs; epoch++) {
    random.shuffle(order);
    let likelihood = 0;
    for (const sequence of order) {
      const from = starts[sequence]!;
      const length = starts[sequence + 1]! - from;
      if (length === 0) continue;
      // Scores with half of the features.
      let used = 0;
      let at = from === 0 ? 0 : ends[from - 1]!;
      for (let p = 0; p < length; p++) {
        const base = p * labels;
        for (let label = 0; label < labels; label++) local[base + label] = 0;
        for (const end = ends[from + p]!; at < end; at++) {
          if (random.next() < threshold) continue;
          const row = indices[at]! * labels;
          kept[used++] = row;
          for (let label = 0; label < labels; label++) local[base + label]! += weights[row + label]!;
        }
        keptEnds[p] = used;
        let highest = local[base]! * keepScale;
        for (let label = 0; label < labels; label++) {
          local[base + label]! *= keepScale;
          if (local[base + label]! > highest) highest = local[base + label]!;
        }
        for (let label = 0; label < labels; label++) local[base + label] = exp(local[base + label]! - highest);
      }
      // Joint weights.
      for (let i = 0; i < expTransitions.length; i++) expTransitions[i] = exp(transitions[i]!);
      for (let p = 1; p < length; p++) {
        for (let i = 0; i < square; i++) steps[p * square + i] = 1;
        for (let system = 0; system < systems.length; system++) {
          const first = (firstClass[system]! + classes[(from + p) * systems.length + system]!) * square;
          for (let i = 0; i < square; i++) steps[p * square + i]! *= expTransitions[first + i]!;
        }
      }
      // Forward.
      normalised(local, 0, forward, labels);
      for (let p = 1; p < length; p++) {
        const base = p * labels;
        let total = 0;
        for (let label = 0; label < labels; label++) {
          let sum = 0;
          for (let before = 0; before < labels; before++) {
            sum += forward[base - labels + before]! * steps[p * square + before * labels + label]!;
          }
          forward[base + label] = sum * local[base + label]!;
          total += forward[base + label]!;
        }
        for (let label = 0; label < labels; label++) forward[base + label]! /= total;
      }
      // Backward, with the gradients on the way.
      transitionGradient.fill(0);
      backward.fill(1);
      for (let p = length - 1; p >= 0; p--) {
        const base = p * labels;
        let total = 0;
        for (let label = 0; label < labels; label++) {
          gradient[label] = forward[base + label]! * backward[label]!;
          total += gradient[label]!;
        }
        const right = gold[from + p]!;
        for (let label = 0; label < labels; label++) {
          gradient[label] = (label === right ? 1 : 0) - gradient[label]! / total;
        }
        likelihood += 1 - Math.abs(gradient[right]!);
        for (let i = p === 0 ? 0 : keptEnds[p - 1]!; i < keptEnds[p]!; i++) {
          const row = kept[i]!;
          for (let label = 0; label < labels; label++) {
            const g = gradient[label]!;
            if (g < 1e-4 && g > -1e-4) continue;
            squares[row + label]! += g * g;
            weights[row + label]! +=
              (rate * (g - decay * weights[row + label]!)) / Math.sqrt(squares[row + label]! + damping);
          }
        }
        if (p === 0) break;
        // Expected and right pairs of labels.
        let pairTotal = 0;
        for (let before = 0; before < labels; before++) {
          let sum = 0;
          for (let label = 0; label < labels; label++) {
            const step = steps[p * square + before * labels + label]! * local[base + label]! * backward[label]!;
            sum += step;
          }
          incoming[before] = sum;
          pairTotal += forward[base - labels + before]! * sum;
        }
        const rightBefore = gold[from + p - 1]!;
        for (let system = 0; system < systems.length; system++) {
          const first = (firstClass[system]! + classes[(from + p) * systems.length + system]!) * square;
          for (let before = 0; before < labels; before++) {
            const scaled = forward[base - labels + before]! / pairTotal;
            for (let label = 0; label < labels; label++) {
              transitionGradient[first + before * labels + label]! -=
                scaled * steps[p * square + before * labels + label]! * local[base + label]! * backward[label]!;
            }
          }
          transitionGradient[first + rightBefore * labels + right]! += 1;
        }
        let sum = 0;
        for (let label = 0; label < labels; label++) sum += incoming[label]!;
        for (let label = 0; label < labels; label++) backward[label] = incoming[label]! / sum;
      }
      for (let i = 0; i < transitions.length; i++) {
        const g = transitionGradient[i]!;
        if (g === 0) continue;
        transitionSquares[i]! += g * g;
        transitions[i]! += (rate * g) / Math.sqrt(transitionSquares[i]! + damping);
      }
    }
    if (epoch * 2 >= epochs) {
      averaged++;
      for (let i = 0; i < weights.length; i++) sums[i]! += weights[i]!;
      for (let i = 0; i < transitions.length; i++) transitionSums[i]! += transitions[i]!;
    }
    progress(
      epoch + 1,
      epochs,
      `${((100 * likelihood) / gold.length).toFixed(2)} % of the probability on the right labels`,
    );
  }
  // The scores of all features stand for the doubled ones of half of them: the mean is the same.
  for (let i = 0; i < sums.length; i++) sums[i]! /= averaged;
  for (let i = 0; i < transitionSums.length; i++) transitionSums[i]! /= averaged;
  const { rows, scale } = quantise(sums, prune);
  return new SequenceModel(
    { width: labels, entries: examples.entries, rows },
    systems,
    Int32Array.from(transitionSums, (weight) => Math.round(weight / scale)),
    scale,
  );
}

function normalised(values: Float64Array, from: number, into: Float64Array, count: number): void {
  let sum = 0;
  for (let label = 0; label < count; label++) sum += values[from + label]!;
  for (let label = 0; label < count; label++) into[from + label] = values[from + label]! / sum;
}
