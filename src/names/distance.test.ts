import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance } from './distance.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcdeghijklmnosuvwyz15'), maxLength: 9 });

test('what is left out because of its letters is as far apart as counting says', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 40 }), (a, b, limit) => {
      expect(distance(a, b, limit)).toBe(Math.min(distance(a, b, 1_000), limit + 1));
    }),
    { numRuns: 5_000 },
  );
});
