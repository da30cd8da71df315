import { describe, expect, test } from 'vitest';
import { inert, inertCodes, inMarks, oneLine, shorten } from './inert.ts';

test.each([
  ['\u001b[31m', '␛[31m'],
  ['a\u0000b\u0007c\u007f', 'a␀b␇c␡'],
  ['\u009b2J', '<U+009B>2J'],
  ['\u202Egnp.exe', '<U+202E>gnp.exe'],
  ['\u2066x\u2069', '<U+2066>x<U+2069>'],
  ['\ud800', '�'],
  ['😀', '😀'],
  ['\u{e0041}', '<U+E0041>'],
  ['می‌خواهم', 'می‌خواهم'],
  ['a\n\tb', 'a\n\tb'],
])('inert(%j) is %j', (text, shown) => {
  expect(inert(text)).toBe(shown);
});

test('inertCodes names what inert pictures; oneLine joins lines', () => {
  expect(inertCodes('a\u001b\u0000')).toBe('a<U+001B><U+0000>');
  expect(oneLine('  a\r\n\u2028 b\u00a0c ')).toBe('a b\u00a0c');
});

describe('inMarks', () => {
  test.each([
    ['ships left', '“ships left”'],
    ['“ships left”', '“ships left”'],
    ['"ships left"', '"ships left"'],
    ['“ships” and “boats”', '““ships” and “boats””'],
    ['said "ships"', '“said "ships"”'],
  ])('%s → %s', (words, shown) => {
    expect(inMarks(words)).toBe(shown);
  });
});

describe('shorten', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one two three', 8, 'one two…'],
    ['😀😀😀😀', 3, '😀😀…'],
    ['abe\u0301f', 4, 'ab…'],
  ])('%s to %i', (text, most, shown) => {
    expect(shorten(text, most)).toBe(shown);
  });

  test('is quick on a long tail of marks', () => {
    const start = performance.now();
    expect([...shorten(`e${'\u0301'.repeat(1_000_000)}`, 60)].length).toBeLessThanOrEqual(60);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
