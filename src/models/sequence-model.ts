// Labels a sequence as a whole: a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001).
import type { ByteReader, ByteWriter } from './bytes.ts';
import { exp } from './exp.ts';
import { type FeatureTable, readTable, rowOf, sumWeights, weightEntries, writeTable } from './feature-table.ts';
import type { Features } from './features.ts';
import { LaneTable } from './lanes.ts';

/**
 * What stands between two neighbours, as small numbers: `systems` of them a position, position after position. The weights
 * of going from one label to the next are those of the later position's classes, added up.
 */
export interface Joints {
  readonly systems: readonly number[];
  readonly classes: Uint8Array;
}

/** The sums over all labellings of a sequence. Probability of a label at a position: `forward` × `backward`. */
export interface Lattice {
  readonly labels: number;
  readonly length: number;
  /** `labels` numbers a position, in all three. */
  readonly local: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** e to the joint weights, [label before][label], a position. */
  readonly steps: readonly Float64Array[];
  /** What each position was divided by. */
  readonly sums: Float64Array;
}

/** Weights of going from any label to any, [label before][label], and e to them. */
interface Joint {
  readonly weights: Int32Array;
  readonly step: Float64Array;
}

/** Joints that are kept for the next sequence: of seven labels they take 3 MB at most. */
const MOST_JOINTS = 5_000;

/** What a conditional random field knows of neighbours. Scores of the labels at each position, the emissions, are given. */
export class Chain {
  readonly labels: number;
  /** How many classes each system of joints has. */
  readonly systems: readonly number[];
  /** Weight of [class of all systems one after the other][label before][label]. */
  readonly transitions: Int32Array;
  /** What one unit of score is worth in nats. */
  readonly scale: number;
  readonly #known = new Map<number, Joint>();

  constructor(labels: number, systems: readonly number[], transitions: Int32Array, scale: number) {
    this.labels = labels;
    this.systems = systems;
    this.transitions = transitions;
    this.scale = scale;
  }

  /** What goes from any label to any, a position; made once for each set of classes that occurs, and kept. */
  #joints(classes: Uint8Array, length: number): Joint[] {
    const { systems } = this;
    const joints: Joint[] = [];
    for (let position = 0; position < length; position++) {
      let key = 0;
      for (let system = 0; system < systems.length; system++) {
        key = key * systems[system]! + classes[position * systems.length + system]!;
      }
      let joint = this.#known.get(key);
      if (joint === undefined) {
        const weights = this.joint(classes, position);
        joint = { weights, step: Float64Array.from(weights, (weight) => exp(weight * this.scale)) };
        if (this.#known.size < MOST_JOINTS) this.#known.set(key, joint);
      }
      joints.push(joint);
    }
    return joints;
  }

  /** Weights of going from any label to any, at `position`: [label before][label]. */
  joint(classes: Uint8Array, position: number): Int32Array {
    const { systems, transitions } = this;
    const size = this.labels * this.labels;
    const joint = new Int32Array(size);
    let first = 0;
    for (let system = 0; system < systems.length; system++) {
      const from = (first + classes[position * systems.length + system]!) * size;
      for (let at = 0; at < size; at++) joint[at]! += transitions[from + at]!;
      first += systems[system]!;
    }
    return joint;
  }

  /** The labels whose scores add up to most; of equal ones the lower. */
  bestLabels(emissions: Int32Array, classes: Uint8Array): Uint8Array {
    const { labels } = this;
    const length = emissions.length / labels;
    const path = new Uint8Array(length);
    if (length === 0) return path;
    const back = new Uint8Array(length * labels);
    const joints = this.#joints(classes, length);
    let before = Int32Array.from(emissions.subarray(0, labels));
    let now = new Int32Array(labels);
    for (let position = 1; position < length; position++) {
      const joint = joints[position]!.weights;
      for (let label = 0; label < labels; label++) {
        let top = 0;
        let highest = before[0]! + joint[label]!;
        for (let from = 1; from < labels; from++) {
          const score = before[from]! + joint[from * labels + label]!;
          if (score > highest) {
            highest = score;
            top = from;
          }
        }
        now[label] = highest + emissions[position * labels + label]!;
        back[position * labels + label] = top;
      }
      [before, now] = [now, before];
    }
    let label = 0;
    for (let other = 1; other < labels; other++) if (before[other]! > before[label]!) label = other;
    for (let position = length - 1; position >= 0; position--) {
      path[position] = label;
      label = back[position * labels + label]!;
    }
    return path;
  }

  /** Forward and backward sums of a sequence, scaled position by position (Rabiner 1989). */
  lattice(emissions: Int32Array, classes: Uint8Array): Lattice {
    const { labels, scale } = this;
    const length = emissions.length / labels;
    const local = new Float64Array(length * labels);
    for (let position = 0; position < length; position++) {
      const base = position * labels;
      let highest = emissions[base]!;
      for (let label = 1; label < labels; label++) highest = Math.max(highest, emissions[base + label]!);
      for (let label = 0; label < labels; label++) {
        local[base + label] = exp((emissions[base + label]! - highest) * scale);
      }
    }
    const steps = this.#joints(classes, length).map(({ step }) => step);
    const forward = Float64Array.from(local);
    const sums = new Float64Array(length);
    for (let position = 0; position < length; position++) {
      const base = position * labels;
      if (position > 0) {
        const step = steps[position]!;
        for (let label = 0; label < labels; label++) {
          let sum = 0;
          for (let from = 0; from < labels; from++)
            sum += forward[base - labels + from]! * step[from * labels + label]!;
          forward[base + label]! *= sum;
        }
      }
      let sum = 0;
      for (let label = 0; label < labels; label++) sum += forward[base + label]!;
      sums[position] = sum;
      for (let label = 0; label < labels; label++) forward[base + label]! /= sum;
    }
    const backward = new Float64Array(length * labels).fill(1);
    for (let position = length - 2; position >= 0; position--) {
      const step = steps[position + 1]!;
      const next = (position + 1) * labels;
      for (let label = 0; label < labels; label++) {
        let sum = 0;
        for (let to = 0; to < labels; to++)
          sum += step[label * labels + to]! * local[next + to]! * backward[next + to]!;
        backward[position * labels + label] = sum / sums[position + 1]!;
      }
    }
    return { labels, length, local, steps, forward, backward, sums };
  }
}

/** A conditional random field with whole-number weights: scores and the best labels are exact, the same everywhere. */
export class SequenceModel extends Chain {
  readonly table: FeatureTable;
  #lanes: LaneTable | undefined;
  /** Entries with their weights, where a row has two or three. */
  #weights: Int32Array | undefined;

  constructor(table: FeatureTable, systems: readonly number[], transitions: Int32Array, scale: number) {
    super(table.width, systems, transitions, scale);
    this.table = table;
  }

  /** Without the table, for those who look features up elsewhere. */
  chain(): Chain {
    return new Chain(this.labels, this.systems, this.transitions, this.scale);
  }

  /** Scores of every label at every position: `labels` numbers a position. */
  emissions(features: Features): Int32Array {
    const scores = new Int32Array(features.length * this.labels);
    this.addEmissions(features, scores);
    return scores;
  }

  /** Adds the scores that more features of the same positions give. */
  addEmissions(features: Features, scores: Int32Array): void {
    if (this.labels === 7) this.#addSeven(features, scores);
    else if (this.labels === 2 || this.labels === 3) this.#addFew(features, scores);
    else this.#addAny(features, scores);
  }

  #addAny(features: Features, scores: Int32Array): void {
    this.#lanes ??= new LaneTable(this.table);
    for (let position = 0; position < features.length; position++) {
      const [from, to] = [features.startOf(position), features.endOf(position)];
      this.#lanes.addTo(scores, position * this.labels, features.hashes, from, to);
    }
  }

  /** The loop over labels written out, with the sums in registers: three times as fast. */
  #addSeven(features: Features, scores: Int32Array): void {
    const { entries, rows } = this.table;
    const { hashes, length } = features;
    let at = 0;
    for (let position = 0; position < length; position++) {
      const end = features.endOf(position);
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let g = 0;
      for (; at < end; at++) {
        const row = rowOf(entries, hashes[at]!) * 7;
        if (row === 0) continue;
        a += rows[row]!;
        b += rows[row + 1]!;
        c += rows[row + 2]!;
        d += rows[row + 3]!;
        e += rows[row + 4]!;
        f += rows[row + 5]!;
        g += rows[row + 6]!;
      }
      const base = position * 7;
      scores[base]! += a;
      scores[base + 1]! += b;
      scores[base + 2]! += c;
      scores[base + 3]! += d;
      scores[base + 4]! += e;
      scores[base + 5]! += f;
      scores[base + 6]! += g;
    }
  }

  /** Two or three labels: one look into memory a feature. */
  #addFew(features: Features, scores: Int32Array): void {
    this.#weights ??= weightEntries(this.table);
    const { labels } = this;
    const sums = new Int32Array(3);
    for (let position = 0; position < features.length; position++) {
      sumWeights(this.#weights, features.hashes, features.startOf(position), features.endOf(position), sums);
      for (let label = 0; label < labels; label++) scores[position * labels + label]! += sums[label]!;
    }
  }

  write(writer: ByteWriter): void {
    writeTable(writer, this.table);
    writer.varint(this.systems.length);
    for (const classes of this.systems) writer.varint(classes);
    for (const weight of this.transitions) writer.signed(weight);
  }

  static read(reader: ByteReader, scale: number): SequenceModel {
    const table = readTable(reader);
    const systems = Array.from({ length: Math.min(reader.varint(), 16) }, () => reader.varint());
    const classes = systems.reduce((sum, count) => sum + count, 0);
    if (classes > 4096) throw new RangeError('too many classes of joints');
    const transitions = new Int32Array(classes * table.width * table.width);
    for (let at = 0; at < transitions.length; at++) transitions[at] = reader.signed();
    return new SequenceModel(table, systems, transitions, scale);
  }
}

/** Probability of every label at every position: `labels` numbers a position. */
export function marginalsOf({ forward, backward }: Lattice): Float64Array {
  return forward.map((share, at) => share * backward[at]!);
}

/** A run of positions with the probability that exactly it is one span of its kind. */
export interface SpanShare {
  /** Label 2 × kind + 1 begins such a span, 2 × kind + 2 goes on with it; label 0 is for what lies outside of all. */
  readonly kind: number;
  readonly first: number;
  /** Behind its last position. */
  readonly last: number;
  readonly share: number;
}

/**
 * Every span whose probability is at least `minimum`, by first position and kind. With `cuts`, spans end before each
 * position that has a 1 there, and what goes on behind it is a span of its own.
 */
export function findSpanShares(lattice: Lattice, minimum: number, cuts?: Uint8Array): SpanShare[] {
  const { labels, length, local, steps, forward, backward, sums } = lattice;
  const found: SpanShare[] = [];
  for (let first = 0; first < length; first++) {
    for (let begin = 1; begin < labels; begin += 2) {
      const inside = begin + 1;
      const base = first * labels;
      // The shares of paths that are in the span, by their last label.
      let begun = forward[base + begin]!;
      let within = cuts?.[first] ? forward[base + inside]! : 0;
      if (begun * backward[base + begin]! + within * backward[base + inside]! < minimum) continue;
      for (let last = first + 1; ; last++) {
        if (last === length || cuts?.[last]) {
          const before = (last - 1) * labels;
          const share = begun * backward[before + begin]! + within * backward[before + inside]!;
          if (share >= minimum) found.push({ kind: begin >> 1, first, last, share });
          break;
        }
        const step = steps[last]!;
        const now = last * labels;
        let leaves = 0;
        for (let to = 0; to < labels; to++) {
          if (to === inside) continue;
          leaves +=
            (begun * step[begin * labels + to]! + within * step[inside * labels + to]!) *
            local[now + to]! *
            backward[now + to]!;
        }
        const share = leaves / sums[last]!;
        if (share >= minimum) found.push({ kind: begin >> 1, first, last, share });
        within =
          ((begun * step[begin * labels + inside]! + within * step[inside * labels + inside]!) * local[now + inside]!) /
          sums[last]!;
        begun = 0;
        if (within * backward[now + inside]! < minimum) break;
      }
    }
  }
  return found;
}

/** Of spans that overlap, the ones whose probabilities above `threshold` add up to most: the choice that is right most often. */
export function bestSpans<Found extends { readonly first: number; readonly last: number; readonly share: number }>(
  spans: readonly Found[],
  threshold: (span: Found) => number,
): Found[] {
  const byEnd = spans
    .filter((span) => span.share > threshold(span))
    .sort((a, b) => a.last - b.last || a.first - b.first || b.share - a.share);
  const best: number[] = [0];
  const before: number[] = [0];
  for (const [index, span] of byEnd.entries()) {
    let [low, high] = [0, index];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byEnd[middle]!.last <= span.first) low = middle + 1;
      else high = middle;
    }
    before.push(low);
    best.push(Math.max(best[index]!, best[low]! + span.share - threshold(span)));
  }
  const chosen: Found[] = [];
  for (let index = byEnd.length; index > 0; ) {
    if (best[index]! > best[index - 1]!) {
      chosen.push(byEnd[index - 1]!);
      index = before[index]!;
    } else index--;
  }
  return chosen.reverse();
}
