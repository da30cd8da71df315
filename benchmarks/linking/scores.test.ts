import { describe, expect, test } from 'vitest';
import { assign } from './assignment.ts';
import { scoresOf } from './scores.ts';

/** Chains as words: "ab c" puts a and b in one chain; the order of the mentions is that of the alphabet. */
function chains(words: string): string[] {
  const parts = words.split(' ');
  return [...words.replaceAll(' ', '')].sort().map((mention) => parts.find((part) => part.includes(mention))!);
}

const rounded = (score: { precision: number; recall: number; f1: number }) =>
  [score.precision, score.recall, score.f1].map((value) => Number(value.toFixed(4)));

describe('scores of chains', () => {
  test('are full for the same chains under other names', () => {
    const { muc, b3, ceafE, conll } = scoresOf(['1', '1', '2'], ['x', 'x', 'y']);
    expect([muc.f1, b3.f1, ceafE.f1, conll]).toEqual([1, 1, 1, 1]);
  });

  test('of one chain where there are two, by hand', () => {
    const { muc, b3, ceafE } = scoresOf(chains('abcde'), chains('abc de'));
    expect(rounded(muc)).toEqual([0.75, 1, 0.8571]);
    // (3·3/5 + 2·2/5) / 5
    expect(rounded(b3)).toEqual([0.52, 1, 0.6842]);
    // The one chain stands beside "abc": 6 / 8.
    expect(rounded(ceafE)).toEqual([0.75, 0.375, 0.5]);
  });

  test('of nothing joined where two belong together, by hand', () => {
    const { muc, b3, ceafE } = scoresOf(chains('a b c'), chains('ab c'));
    expect(rounded(muc)).toEqual([0, 0, 0]);
    expect(rounded(b3)).toEqual([1, 0.6667, 0.8]);
    // 2/3 + 1 of three and of two.
    expect(rounded(ceafE)).toEqual([0.5556, 0.8333, 0.6667]);
  });

  test('of chains cut across, by hand', () => {
    const { muc, b3, ceafE, conll } = scoresOf(chains('ab cde f'), chains('abc def'));
    // Links kept: "ab" whole, one of two of "cde" (d-e); of gold "abc" one of two, of "def" one of two.
    expect(rounded(muc)).toEqual([0.6667, 0.5, 0.5714]);
    // Found: 2·1 + (1 + 2·2)/3 + 1; gold: (2·2 + 1)/3 twice; of six mentions.
    expect(rounded(b3)).toEqual([0.7778, 0.5556, 0.6481]);
    // ab–abc 4/5 and cde–def 4/6, of three found and two gold.
    expect(rounded(ceafE)).toEqual([0.4889, 0.7333, 0.5867]);
    expect(conll).toBeCloseTo((muc.f1 + b3.f1 + ceafE.f1) / 3, 12);
  });
});

describe('the assignment', () => {
  test('takes the greatest sum, not the greatest first', () => {
    expect(
      assign([
        [9, 8],
        [8, 1],
      ]),
    ).toEqual([1, 0]);
  });

  test('leaves columns over', () => {
    expect(
      assign([
        [0, 5, 6],
        [0, 0, 7],
      ]),
    ).toEqual([1, 2]);
  });

  test('is as good as trying every order', () => {
    let seed = 7;
    const next = () => {
      seed = (seed * 48271) % 2147483647;
      return seed % 10;
    };
    for (let round = 0; round < 50; round++) {
      const gain = Array.from({ length: 4 }, () => Array.from({ length: 5 }, next));
      const sum = assign(gain).reduce((total, column, row) => total + gain[row]![column]!, 0);
      expect(sum).toBe(bestByTrying(gain, 0, new Set()));
    }
  });
});

function bestByTrying(gain: readonly (readonly number[])[], row: number, taken: ReadonlySet<number>): number {
  if (row === gain.length) return 0;
  const free = gain[row]!.map((_, column) => column).filter((column) => !taken.has(column));
  return Math.max(
    ...free.map((column) => gain[row]![column]! + bestByTrying(gain, row + 1, new Set([...taken, column]))),
  );
}
