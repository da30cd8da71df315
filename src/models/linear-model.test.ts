import { expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { assignRows } from './feature-table.ts';
import { Features } from './features.ts';
import { best, LinearModel } from './linear-model.ts';

const [CAPITAL, ENDS_IN_S, UNKNOWN] = [11, 22, 33];
const { entries } = assignRows([CAPITAL, ENDS_IN_S], 4);
const model = new LinearModel({ width: 3, entries, rows: Int8Array.of(0, 0, 0, 1, -2, 3, 10, 20, -30) }, 0.5);

function featuresOf(...positions: number[][]): Features {
  const features = new Features();
  for (const position of positions) {
    for (const feature of position) features.add(feature);
    features.end();
  }
  return features;
}

function scoresOf(of: LinearModel, features: Features, position: number): number[] {
  const scores = new Int32Array(3);
  of.addScores(features, position, scores);
  return [...scores];
}

it.each([
  ['one feature', [CAPITAL], [1, -2, 3]],
  ['two', [CAPITAL, ENDS_IN_S], [11, 18, -27]],
  ['the same twice', [CAPITAL, CAPITAL], [2, -4, 6]],
  ['one that was never seen', [UNKNOWN, CAPITAL], [1, -2, 3]],
  ['none', [], [0, 0, 0]],
])('adds up the weights of the features at a position: %s', (_, position, scores) => {
  expect(scoresOf(model, featuresOf([ENDS_IN_S], position, [CAPITAL]), 1)).toEqual(scores);
});

it('adds to the scores that are there', () => {
  const scores = Int32Array.of(100, 0, 0);
  model.addScores(featuresOf([CAPITAL]), 0, scores);
  expect([...scores]).toEqual([101, -2, 3]);
});

it('is the same when it was written and read', () => {
  const writer = new ByteWriter();
  model.write(writer);
  const read = LinearModel.read(new ByteReader(writer.done()), 0.5);
  expect(read.scale).toBe(0.5);
  expect(scoresOf(read, featuresOf([CAPITAL, ENDS_IN_S, UNKNOWN]), 0)).toEqual([11, 18, -27]);
});

it.each([
  [[3, 1, 2], 0],
  [[1, 3, 3], 1],
  [[-5, -4, -3], 2],
  [[0], 0],
])('finds the first of the highest scores: %j', (scores, label) => expect(best(Int32Array.from(scores))).toBe(label));
