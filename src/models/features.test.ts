import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Features } from './features.ts';

const lists = fc.array(fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 40 }), { maxLength: 60 });

function fill(features: Features, positions: readonly number[][]): void {
  for (const position of positions) {
    for (const feature of position) features.add(feature);
    features.end();
  }
}

function listsIn(features: Features): number[][] {
  return Array.from({ length: features.length }, (_, position) => [
    ...features.hashes.subarray(features.startOf(position), features.endOf(position)),
  ]);
}

it('gives back the lists of all positions, also when it is used again', () => {
  const features = new Features();
  fc.assert(
    fc.property(lists, (positions) => {
      features.clear();
      fill(features, positions);
      expect(listsIn(features)).toEqual(positions);
    }),
  );
});

it('grows as far as needed', () => {
  const positions = Array.from({ length: 5_000 }, (_, position) =>
    Array.from({ length: 10 }, (_, at) => position * 10 + at),
  );
  const features = new Features();
  fill(features, positions);
  expect(listsIn(features)).toEqual(positions);
});
