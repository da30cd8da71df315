import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignRows } from './feature-table.ts';
import { Features } from './features.ts';
import { best, LinearModel } from './linear-model.ts';
import { PackedActions } from './packed-actions.ts';
import { PackedModel } from './packed-model.ts';

const FEATURES = Array.from({ length: 40 }, (_, number) => Math.imul(number + 1, 0x9e3779b1) >>> 0);

/** A model of `width` labels for some of FEATURES, with any weights; and up to 256 features to ask it for, known and unknown. */
const asked = (width: number) =>
  fc.record({
    weights: fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 41 * width, maxLength: 41 * width }),
    features: fc.array(fc.oneof(fc.constantFrom(...FEATURES), fc.nat(0xffffffff)), { maxLength: 256 }),
  });

function modelOf(width: number, weights: readonly number[]): LinearModel {
  const { entries } = assignRows(FEATURES, 8);
  return new LinearModel({ width, entries, rows: Int8Array.from(weights).fill(0, 0, width) }, 0.5);
}

/** The scores of the model as it stands. */
function plainScores(model: LinearModel, asked: readonly number[]): Int32Array {
  const features = new Features();
  for (const feature of asked) features.add(feature);
  features.end();
  const scores = new Int32Array(model.table.width);
  model.addScores(features, 0, scores);
  return scores;
}

it.each([1, 2, 3, 8, 35])('a packed model of %i labels scores as it did before', (width) => {
  fc.assert(
    fc.property(asked(width), ({ weights, features }) => {
      const model = modelOf(width, weights);
      const packed = new PackedModel(model);
      const plain = plainScores(model, features);
      expect([...packed.score(Int32Array.from(features), features.length)].slice(0, width)).toEqual([...plain]);
      expect(packed.best(Int32Array.from(features), features.length)).toBe(best(plain));
    }),
  );
});

it('packed actions score as they did before', () => {
  fc.assert(
    fc.property(asked(3), ({ weights, features }) => {
      const model = modelOf(3, weights);
      const packed = new PackedActions(model);
      packed.score(Int32Array.from(features), features.length);
      expect(packed.scores).toEqual(plainScores(model, features));
    }),
  );
});

it('neither looks past the features that count', () => {
  const model = modelOf(3, new Array<number>(123).fill(7));
  const features = Int32Array.from(FEATURES);
  const packed = new PackedActions(model);
  packed.score(features, 2);
  expect([...packed.scores]).toEqual([14, 14, 14]);
  expect([...new PackedModel(model).score(features, 2)].slice(0, 3)).toEqual([14, 14, 14]);
});

it('sums of the heaviest weights do not run over', () => {
  const model = modelOf(
    4,
    new Array<number>(164).fill(0).map((_, at) => (at % 2 === 0 ? -127 : 127)),
  );
  const features = new Int32Array(256).fill(FEATURES[0]!);
  expect([...new PackedModel(model).score(features, 256)]).toEqual([-32512, 32512, -32512, 32512]);
});

it('packed actions are three', () => {
  expect(() => new PackedActions(modelOf(4, new Array<number>(164).fill(1)))).toThrow(
    'PackedActions: the model has 4 labels, not 3; use PackedModel',
  );
});
