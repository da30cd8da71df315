import { expect, it } from 'vitest';
import { rowOf } from '../src/models/feature-table.ts';
import { Features } from '../src/models/features.ts';
import { Examples } from './examples.ts';
import { keepHeaviest } from './heaviest.ts';

it('keeps the features that weigh most, in the table as at the positions', () => {
  const features = new Features();
  for (const feature of [10, 20, 30]) features.add(feature);
  features.end();
  features.add(20);
  features.end();
  const examples = new Examples();
  examples.add(features, [0, 1]);
  const all = examples.indexed(1, 6);
  const weights = new Int8Array(all.rows * 2);
  for (const [feature, weight] of [
    [10, 5],
    [20, -1],
    [30, -90],
  ] as const)
    weights[rowOf(all.entries, feature) * 2 + 1] = weight;
  const kept = keepHeaviest(all, weights, 2);
  expect(kept.rows).toBe(3);
  expect([10, 20, 30].map((feature) => rowOf(kept.entries, feature) > 0)).toEqual([true, false, true]);
  expect([...kept.indices]).toEqual([10, 30].map((feature) => rowOf(kept.entries, feature)));
  expect([...kept.ends]).toEqual([2, 2]);
  expect([...kept.labels]).toEqual([0, 1]);
});
