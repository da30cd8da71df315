import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesIn } from './matches.ts';

it('gives what matchAll gives, for one text after another', () => {
  const pattern = /(a)(b)?|[^a-d]+/gu;
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '😀') })), (texts) => {
      for (const text of texts) expect(matchesIn(text, pattern)).toEqual([...text.matchAll(pattern)]);
    }),
  );
});
