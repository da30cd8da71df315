import { expect, it } from 'vitest';
import { Random } from './random.ts';

it('repeats: the same seed gives the same numbers', () => {
  const random = new Random(7);
  expect(Array.from({ length: 3 }, () => random.next())).toEqual([50271532, 266108690, 4195786334]);
  expect(new Random(8).next()).not.toBe(new Random(7).next());
});

it('gives every number below a limit as often', () => {
  const random = new Random(1);
  const counts = [0, 0, 0, 0, 0];
  for (let turn = 0; turn < 10_000; turn++) counts[random.below(5)]!++;
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

it('shuffles: the same values in another order', () => {
  const values = Uint32Array.from({ length: 100 }, (_, at) => at);
  const shuffled = values.slice();
  new Random(1).shuffle(shuffled);
  expect(shuffled).not.toEqual(values);
  expect(shuffled.sort()).toEqual(values);
});
