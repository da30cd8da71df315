import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exp, sigmoid } from './exp.ts';

/** Share of `expected` by which `found` is off. */
const off = (found: number, expected: number) => Math.abs(found - expected) / expected;

it('is e to the power of any number, to twelve digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -690, max: 690, noNaN: true }), (x) => {
      expect(off(exp(x), Math.exp(x))).toBeLessThan(1e-12);
    }),
    { numRuns: 2_000 },
  );
});

it('is e to the power of whole numbers, where the steps between powers of two meet', () => {
  for (let x = -690; x <= 690; x++) {
    for (const near of [x, x * Math.LN2, (x + 0.5) * Math.LN2].filter((one) => Math.abs(one) <= 690)) {
      expect(off(exp(near), Math.exp(near)), `exp(${near})`).toBeLessThan(1e-12);
    }
  }
});

it.each([
  [0, 1],
  [-0, 1],
  [-690.001, 0],
  [-Number.MAX_VALUE, 0],
  [Number.NEGATIVE_INFINITY, 0],
  [Number.MIN_VALUE, 1],
  [691, exp(690)],
  [Number.POSITIVE_INFINITY, exp(690)],
])('of %d is %d', (x, power) => expect(exp(x)).toBe(power));

it('gives the same bits everywhere', () => {
  expect([1, -1, 0.1, 10, -30].map(exp)).toEqual([
    2.7182818284589283, 0.36787944117147003, 1.1051709180756477, 22026.465794806074, 9.357622968840179e-14,
  ]);
});

it('makes probabilities: between 0 and 1, and both sides add up to 1', () => {
  expect(sigmoid(0)).toBe(0.5);
  expect([sigmoid(1_000), sigmoid(-1_000)]).toEqual([1, expect.closeTo(0, 200)]);
  fc.assert(
    fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (x) => {
      expect(sigmoid(x)).toBeGreaterThan(0);
      expect(sigmoid(x) + sigmoid(-x)).toBeCloseTo(1, 12);
    }),
  );
});
