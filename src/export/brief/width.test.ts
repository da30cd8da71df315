import { describe, expect, test } from 'vitest';
import { columns, wrap } from './width.ts';

test.each([
  ['abc', 3],
  ['漢字', 4],
  ['한글', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['👍', 2],
  ['ｱ', 1],
  ['Ａ', 2],
  ['\u200b', 0],
  ['“…”', 3],
  ['', 0],
])('%s takes %i columns', (text, size) => {
  expect(columns(text)).toBe(size);
});

describe('wrap', () => {
  test.each([
    ['hangs', '- ', 'one two three', 2, 9, ['- one two', '  three']],
    ['breaks a long word where it must', '', 'abcdefghij kl', 0, 4, ['abcd', 'efgh', 'ij', 'kl']],
    ['goes on after the rest of a long word', '', 'abcdef g', 0, 4, ['abcd', 'ef g']],
    ['breaks between wide characters', '', '漢字漢字漢', 0, 5, ['漢字', '漢字', '漢']],
    ['keeps a closing mark with its character', '', '漢字漢字。', 0, 8, ['漢字漢', '字。']],
    ['keeps a mark on its letter', '', 'e\u0301e\u0301e\u0301', 0, 2, ['e\u0301e\u0301', 'e\u0301']],
    ['gives one line for nothing', 'label', '', 2, 10, ['label']],
  ])('%s', (_, lead, text, hang, width, lines) => {
    expect(wrap(lead, text, hang, width)).toEqual(lines);
  });

  test('takes time in proportion to the text', () => {
    for (const text of [
      'x'.repeat(1_000_000),
      '漢'.repeat(500_000),
      ' '.repeat(1_000_000),
      '\u0301'.repeat(1_000_000),
    ]) {
      const start = performance.now();
      wrap('', text, 4, 80);
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});
