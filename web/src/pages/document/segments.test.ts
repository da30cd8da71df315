// Segments are the text, cut: whatever the marks, nothing is lost, doubled or moved.
import { describe, expect, test } from 'vitest';
import type { Span } from '../../shared/api/types.ts';
import { segmentsOf } from './segments.ts';

/** Numbers from 0 to `below`, the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const TEXT = 'Ten barges 🚢 left, the minister said; “eleven”, said his deputy.\n'.repeat(4);

describe('segmentsOf', () => {
  test('cuts where marks begin and end', () => {
    const marks = [
      { start: 0, end: 4 },
      { start: 2, end: 6 },
    ];
    const segments = segmentsOf(marks, 0, 8);
    expect(segments.map(({ start, end }) => 'abcdefgh'.slice(start, end))).toEqual(['ab', 'cd', 'ef', 'gh']);
    expect(segments.map(({ marks }) => marks.length)).toEqual([1, 2, 1, 0]);
  });

  test('names the outer mark before the inner', () => {
    const [outer, inner] = [
      { start: 0, end: 9, name: 'outer' },
      { start: 3, end: 5, name: 'inner' },
    ];
    expect(segmentsOf([inner, outer], 0, 9)[1]!.marks).toEqual([outer, inner]);
  });

  test('gives the whole stretch back for any overlapping spans', () => {
    const upTo = numbers(7);
    for (let round = 0; round < 400; round++) {
      const marks: Span[] = Array.from({ length: upTo(30) }, () => {
        const start = upTo(TEXT.length);
        return { start, end: start + upTo(60) - 5 };
      });
      const from = upTo(TEXT.length);
      const to = from + 1 + upTo(TEXT.length - from);
      const segments = segmentsOf(marks, from, to);
      expect(segments.map(({ start, end }) => TEXT.slice(start, end)).join('')).toBe(TEXT.slice(from, to));
      for (const { start, end, marks: own } of segments) {
        expect(end).toBeGreaterThan(start);
        const holding = marks.filter((mark) => mark.start <= start && mark.end >= end);
        expect(own.length).toBe(Math.min(holding.length, 16));
        expect(own.every((mark) => holding.includes(mark))).toBe(true);
      }
    }
  });

  test('takes marks of no length and outside of the stretch for none', () => {
    const marks = [
      { start: 3, end: 3 },
      { start: 5, end: 2 },
      { start: 20, end: 30 },
      { start: -4, end: 0 },
    ];
    expect(segmentsOf(marks, 0, 10)).toEqual([{ start: 0, end: 10, marks: [] }]);
  });

  test('is not slowed by a thousand marks on one place', () => {
    const marks = Array.from({ length: 1_000 }, (_, at) => ({ start: at, end: 5_000 - at }));
    const began = performance.now();
    const segments = segmentsOf(marks, 0, 5_000);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(segments.at(-1)!.end).toBe(5_000);
  });
});
