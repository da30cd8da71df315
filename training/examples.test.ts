import { describe, expect, it } from 'vitest';
import { rowOf } from '../src/models/feature-table.ts';
import { Features } from '../src/models/features.ts';
import { Examples } from './examples.ts';

function featuresOf(positions: readonly (readonly number[])[]): Features {
  const features = new Features();
  for (const position of positions) {
    for (const feature of position) features.add(feature);
    features.end();
  }
  return features;
}

const [OFTEN, TWICE, ONCE] = [300, 200, 100];

function examples(): Examples {
  const collected = new Examples();
  collected.add(featuresOf([[OFTEN, TWICE], [OFTEN]]), [1, 0], Uint8Array.of(5, 6));
  collected.add(featuresOf([]), []);
  collected.add(featuresOf([[ONCE, OFTEN, TWICE]]), [2], Uint8Array.of(7));
  return collected;
}

describe('indexed', () => {
  it('leaves out features below the cut-off, and gives rows by how often the others occur', () => {
    const { entries, rows, indices, ends } = examples().indexed(2, 8);
    expect([OFTEN, TWICE, ONCE].map((feature) => rowOf(entries, feature))).toEqual([1, 2, 0]);
    expect(rows).toBe(3);
    expect([...indices]).toEqual([1, 2, 1, 1, 2]);
    expect([...ends]).toEqual([2, 3, 5]);
  });

  it.each([
    [1, 3],
    [2, 2],
    [3, 1],
    [4, 0],
  ])('with a cut-off of %d keeps %d features', (cutOff, kept) => {
    expect(examples().indexed(cutOff, 8).rows).toBe(kept + 1);
  });

  it('keeps labels, classes and where sequences begin', () => {
    const { labels, classes, starts } = examples().indexed(1, 8);
    expect([[...labels], [...classes], [...starts]]).toEqual([
      [1, 0, 2],
      [5, 6, 7],
      [0, 2, 2, 3],
    ]);
  });
});

it('adds further features of the same positions', () => {
  const collected = new Examples();
  collected.add(featuresOf([[1], [2]]), [0, 1], undefined, featuresOf([[3], []]));
  const { indices, ends, entries } = collected.indexed(1, 8);
  expect([...indices]).toEqual([1, 3, 2].map((feature) => rowOf(entries, feature)));
  expect([...ends]).toEqual([2, 3]);
});
