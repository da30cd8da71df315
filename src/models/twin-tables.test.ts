import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignRows, type FeatureTable } from './feature-table.ts';
import { Features } from './features.ts';
import { SequenceModel } from './sequence-model.ts';
import { TwinTables } from './twin-tables.ts';

const BITS = 6;
const feature = fc.nat({ max: 2 ** 32 - 1 });
const table: fc.Arbitrary<FeatureTable> = fc
  .tuple(fc.uniqueArray(feature, { maxLength: 40 }), fc.infiniteStream(fc.integer({ min: -128, max: 127 })))
  .map(([features, weights]) => {
    const { entries, rows } = assignRows(features, BITS);
    const filled = Int8Array.from({ length: rows * 7 }, (_, at) => (at < 7 ? 0 : weights.next().value!));
    return { width: 7, entries, rows: filled };
  });

function featuresOf(lists: readonly (readonly number[])[]): Features {
  const features = new Features();
  for (const list of lists) {
    for (const one of list) features.add(one);
    features.end();
  }
  return features;
}

const modelOf = (of: FeatureTable) => new SequenceModel(of, [], new Int32Array(0), 1);

it('gives what the two models give one after the other, also for positions of very many features', () => {
  // Small numbers and large meet in the same places of so small a table.
  const seen = fc.array(fc.array(fc.oneof(feature, fc.nat({ max: 200 })), { maxLength: 30 }), { maxLength: 8 });
  fc.assert(
    fc.property(table, table, seen, fc.integer({ min: 1, max: 40 }), (first, second, lists, times) => {
      const features = featuresOf(lists.map((list) => Array.from({ length: times }, () => list).flat()));
      const twins = new TwinTables(first, second);
      const [scores, others] = [new Int32Array(lists.length * 7), new Int32Array(lists.length * 7)];
      twins.addBoth(features, scores, others);
      expect(scores).toEqual(modelOf(first).emissions(features));
      expect(others).toEqual(modelOf(second).emissions(features));
      twins.addSecond(features, others);
      expect(others).toEqual(
        modelOf(second)
          .emissions(features)
          .map((score) => 2 * score),
      );
    }),
    { numRuns: 300 },
  );
});

it('keeps sums of the largest weights apart', () => {
  const { entries, rows } = assignRows([5], BITS);
  for (const weight of [127, -128]) {
    const full = { width: 7, entries, rows: new Int8Array(rows * 7).fill(weight, 7) };
    const features = featuresOf([new Array<number>(1_000).fill(5)]);
    const scores = new Int32Array(7);
    new TwinTables(full, full).addBoth(features, scores, new Int32Array(7));
    expect([...scores]).toEqual(new Array(7).fill(weight * 1_000));
  }
});

it('refuses tables of other shapes', () => {
  const of = (width: number, bits: number) => ({ width, ...assignRows([], bits), rows: new Int8Array(width) });
  expect(() => new TwinTables(of(7, 3), of(7, 4))).toThrow('7 × 8 and 7 × 16');
  expect(() => new TwinTables(of(2, 3), of(2, 3))).toThrow('7 weights a row');
});
