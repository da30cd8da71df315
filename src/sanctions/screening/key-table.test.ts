import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ValuesByKey } from './values-by-key.ts';

test('gives what a map of lists gives, also for what is added later', () => {
  const pairs = fc.array(fc.tuple(fc.integer(), fc.nat(50)), { maxLength: 60 });
  fc.assert(
    fc.property(pairs, pairs, (first, second) => {
      const table = new ValuesByKey();
      const map = new Map<number, number[]>();
      for (const some of [first, second]) {
        for (const [key, value] of some) {
          table.add(key, value);
          map.set(key, [...(map.get(key) ?? []), value]);
        }
        for (const key of [...map.keys(), 0, 7, -1]) {
          const { values, from, to } = table.at(key);
          expect([...values.subarray(from, to)]).toEqual(map.get(key) ?? []);
        }
      }
    }),
  );
});
