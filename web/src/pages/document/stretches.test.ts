// Stretches and their paragraphs are the whole text in order, however long its lines are.
import { describe, expect, test } from 'vitest';
import { readAt } from './at.ts';
import { linesOf, stretchesOf } from './stretches.ts';

const TEXTS: Readonly<Record<string, string>> = {
  'no words': '',
  'one line': 'Ten barges left.',
  'line feeds only': '\n'.repeat(9_000),
  'many paragraphs': 'Ten barges left Velsk on Sunday, the minister said.\n\n'.repeat(3_000),
  'one line without spaces': 'x'.repeat(120_001),
  'one line of pairs': `a${'🚢'.repeat(30_000)}`,
  'one long line': 'ten barges '.repeat(20_000),
};

describe('stretchesOf', () => {
  for (const [name, text] of Object.entries(TEXTS))
    test(`gives the text back: ${name}`, () => {
      const stretches = stretchesOf(text);
      const paragraphs = stretches.flatMap((stretch) => stretch.paragraphs);
      expect(stretches.map(({ start, end }) => text.slice(start, end)).join('') === text).toBe(true);
      expect(paragraphs.map(({ start, end }) => text.slice(start, end)).join('') === text).toBe(true);
      expect(paragraphs.every(({ start, end }) => end > start && end - start <= 10_000)).toBe(true);
      expect(paragraphs.every(({ start, end }) => text.slice(start, end).isWellFormed())).toBe(true);
    });

  test('knows how many lines a stretch takes', () => {
    expect(linesOf(stretchesOf('Ten barges\n\nleft the port\n')[0]!, 8)).toBe(5);
  });
});

describe('readAt', () => {
  test.each([
    ['3-9', { start: 3, end: 9 }],
    ['0-20', { start: 0, end: 20 }],
    ['0-21', undefined],
    ['9-3', undefined],
    ['3-3', undefined],
    ['-3-9', undefined],
    ['3', undefined],
    ['<img>', undefined],
    [null, undefined],
  ])('%s', (at, span) => expect(readAt(at, 20)).toEqual(span));
});
