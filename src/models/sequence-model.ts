// Labels a sequence as a whole: a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001).
import type { ByteReader, ByteWriter } from './bytes.ts';
import { exp } from './exp.ts';
import { type FeatureTable, readTable, rowOf, writeTable } from './feature-table.ts';
import type { Features } from './features.ts';

/**
 * What stands between two neighbours, as small numbers: `systems` of them a position, position after position. The weights
 * of going from one label to the next are those of the later position's classes, added up.
 */
export interface Joints {
  readonly systems: readonly number[];
  readonly classes: Uint8Array;
}

/** A conditional random field with whole-number weights: scores and the best labels are exact, the same everywhere. */
export class SequenceModel {
  readonly table: FeatureTable;
  /** How many classes each system of joints has. */
  readonly systems: readonly number[];
  /** Weight of [class of all systems one after the other][label before][label]. */
  readonly transitions: Int32Array;
  /** What one unit of score is worth in nats. */
  readonly scale: number;

  constructor(table: FeatureTable, systems: readonly number[], transitions: Int32Array, scale: number) {
    this.table = table;
    this.systems = systems;
    this.transitions = transitions;
    this.scale = scale;
  }

  get labels(): number {
    return this.table.width;
  }

  /** Scores of every label at every position: `labels` numbers a position. */
  emissions(features: Features): Int32Array {
    const { entries, rows, width } = this.table;
    const { hashes, length } = features;
    const scores = new Int32Array(length * width);
    let at = 0;
    for (let position = 0; position < length; position++) {
      const end = features.endOf(position);
      const base = position * width;
      for (; at < end; at++) {
        const row = rowOf(entries, hashes[at]!) * width;
        if (row > 0) for (let label = 0; label < width; label++) scores[base + label]! += rows[row + label]!;
      }
    }
    return scores;
  }

  /** Weights of going from any label to any, at `position`: [label before][label], written to `into`. */
  joint(classes: Uint8Array, position: number, into: Int32Array): void {
    const { systems, transitions } = this;
    const size = this.labels * this.labels;
    into.fill(0);
    let first = 0;
    for (let system = 0; system < systems.length; system++) {
      const from = (first + classes[position * systems.length + system]!) * size;
      for (let at = 0; at < size; at++) into[at]! += transitions[from + at]!;
      first += systems[system]!;
    }
  }

  /** The labels whose scores add up to most; of equal ones the lower. */
  bestLabels(emissions: Int32Array, classes: Uint8Array): Uint8Array {
    const { labels } = this;
    const length = emissions.length / labels;
    const path = new Uint8Array(length);
    if (length === 0) return path;
    const back = new Uint8Array(length * labels);
    const joint = new Int32Array(labels * labels);
    let before = Int32Array.from(emissions.subarray(0, labels));
    let now = new Int32Array(labels);
    for (let position = 1; position < length; position++) {
      this.joint(classes, position, joint);
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

  /** Probability of every label at every position, by forward and backward sums: `labels` numbers a position. */
  marginals(emissions: Int32Array, classes: Uint8Array): Float64Array {
    const { labels, scale } = this;
    const length = emissions.length / labels;
    const local = new Float64Array(length * labels);
    for (let position = 0; position < length; position++) {
      const base = position * labels;
      let highest = emissions[base]!;
      for (let label = 1; label < labels; label++) highest = Math.max(highest, emissions[base + label]!);
      for (let label = 0; label < labels; label++)
        local[base + label] = exp((emissions[base + label]! - highest) * scale);
    }
    const steps = this.#steps(classes, length);
    const forward = Float64Array.from(local);
    normalise(forward, 0, labels);
    for (let position = 1; position < length; position++) {
      const step = steps[position]!;
      const base = position * labels;
      for (let label = 0; label < labels; label++) {
        let sum = 0;
        for (let from = 0; from < labels; from++) sum += forward[base - labels + from]! * step[from * labels + label]!;
        forward[base + label]! *= sum;
      }
      normalise(forward, base, labels);
    }
    let after = new Float64Array(labels).fill(1);
    for (let position = length - 2; position >= 0; position--) {
      const step = steps[position + 1]!;
      const next = (position + 1) * labels;
      const now = new Float64Array(labels);
      for (let label = 0; label < labels; label++) {
        let sum = 0;
        for (let to = 0; to < labels; to++) sum += step[label * labels + to]! * local[next + to]! * after[to]!;
        now[label] = sum;
      }
      normalise(now, 0, labels);
      after = now;
      const base = position * labels;
      for (let label = 0; label < labels; label++) forward[base + label]! *= after[label]!;
      normalise(forward, base, labels);
    }
    return forward;
  }

  /** e to the joint weights of each position; positions of the same classes share one array. */
  #steps(classes: Uint8Array, length: number): Float64Array[] {
    const { labels, systems, scale } = this;
    const known = new Map<number, Float64Array>();
    const joint = new Int32Array(labels * labels);
    const steps: Float64Array[] = [];
    for (let position = 0; position < length; position++) {
      let key = 0;
      for (let system = 0; system < systems.length; system++) {
        key = key * systems[system]! + classes[position * systems.length + system]!;
      }
      let step = known.get(key);
      if (step === undefined) {
        this.joint(classes, position, joint);
        step = Float64Array.from(joint, (weight) => exp(weight * scale));
        known.set(key, step);
      }
      steps.push(step);
    }
    return steps;
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

function normalise(values: Float64Array, from: number, count: number): void {
  let sum = 0;
  for (let at = from; at < from + count; at++) sum += values[at]!;
  if (sum > 0) for (let at = from; at < from + count; at++) values[at]! /= sum;
}
