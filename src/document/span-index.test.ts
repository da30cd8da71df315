import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byPosition, contains, overlaps } from './span.ts';
import { SpanIndex } from './span-index.ts';

const anySpan = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));

it('finds what a look at every span finds', () => {
  fc.assert(
    fc.property(fc.array(anySpan), anySpan, (spans, asked) => {
      const index = new SpanIndex(spans);
      const sorted = [...spans].sort(byPosition);
      expect(index.overlapping(asked)).toEqual(sorted.filter((span) => overlaps(span, asked)));
      expect(index.holding(asked)).toEqual(sorted.filter((span) => contains(span, asked)));
      expect(index.overlaps(asked)).toBe(spans.some((span) => overlaps(span, asked)));
      expect(index.holds(asked)).toBe(spans.some((span) => contains(span, asked)));
    }),
  );
});
