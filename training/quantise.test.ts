import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantise } from './quantise.ts';

it('keeps weights to half a step', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -8_000, max: 8_000 }), { minLength: 1, maxLength: 200 }), (thousandths) => {
      const weights = Float32Array.from(thousandths, (weight) => weight / 1000);
      const { rows, scale } = quantise(weights, 0);
      for (const [at, weight] of weights.entries())
        expect(Math.abs(rows[at]! * scale - weight)).toBeLessThanOrEqual(scale * 0.5001);
    }),
  );
});

it('leaves out weights nearer to 0 than the least', () => {
  expect([...quantise(Float32Array.of(0.02, -0.02, 0.03, -1, 1), 0.025).rows]).toEqual([0, 0, 4, -127, 127]);
});

it('cuts the one in ten thousand that is far larger', () => {
  const weights = new Float32Array(20_000).fill(1);
  weights[0] = 100;
  const { rows, scale } = quantise(weights, 0);
  expect([rows[0], rows[1]]).toEqual([127, 127]);
  expect(scale).toBeCloseTo(1 / 127, 6);
});

it.each([[[]], [[0, 0]]])('has a step for %j too', (weights) => {
  const { rows, scale } = quantise(Float32Array.from(weights), 0.03);
  expect([...rows]).toEqual(weights);
  expect(scale).toBeGreaterThan(0);
});
