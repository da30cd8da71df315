// Scores labels by adding up the weights of features: the greedy half of the models.
import type { ByteReader, ByteWriter } from './bytes.ts';
import { type FeatureTable, readTable, rowOf, writeTable } from './feature-table.ts';
import type { Features } from './features.ts';

/** A multi-class linear model with whole-number weights: scores are exact sums, the same everywhere. */
export class LinearModel {
  readonly table: FeatureTable;
  /** What one unit of score is worth, for those who turn scores into probabilities. */
  readonly scale: number;

  constructor(table: FeatureTable, scale: number) {
    this.table = table;
    this.scale = scale;
  }

  /** Adds the scores of all labels at `position` to `scores`, which has one place a label. */
  addScores(features: Features, position: number, scores: Int32Array): void {
    const { entries, rows, width } = this.table;
    const { hashes } = features;
    const end = features.endOf(position);
    for (let at = features.startOf(position); at < end; at++) {
      const row = rowOf(entries, hashes[at]!) * width;
      if (row > 0) for (let label = 0; label < width; label++) scores[label]! += rows[row + label]!;
    }
  }

  write(writer: ByteWriter): void {
    writeTable(writer, this.table);
  }

  static read(reader: ByteReader, scale: number): LinearModel {
    return new LinearModel(readTable(reader), scale);
  }
}

/** The first of the labels with the highest score. */
export function best(scores: Int32Array): number {
  let top = 0;
  for (let label = 1; label < scores.length; label++) if (scores[label]! > scores[top]!) top = label;
  return top;
}
