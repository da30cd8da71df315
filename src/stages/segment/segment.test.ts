import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { segmentText } from './segment.ts';
import { findTokens } from './tokens.ts';

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as {
  sentences: string[];
  tokens: [string, string[]][];
  quotations: [string, string[]][];
};

describe('sentences', () => {
  it.each(cases.sentences)('%s', (line) => {
    const expected = line.split(' | ');
    const text = expected.join(' ');
    expect(segmentText(text).sentences.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe('tokens', () => {
  it.each(cases.tokens)('%s', (text, expected) => {
    expect(findTokens(text).map((token) => token.lower)).toEqual(expected);
  });
});

describe('quotations', () => {
  it.each(cases.quotations)('%s', (text, expected) => {
    expect(segmentText(text).quotations.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe('paragraphs', () => {
  it('takes each line for one where lines are whole', () => {
    const text = 'The first line is whole.\nThe second line is whole too.\n\nSo is the third.';
    expect(segmentText(text).paragraphs).toHaveLength(3);
  });

  it('joins the lines of text wrapped at a fixed width', () => {
    const text =
      'A convoy of nine trucks left the depot near the border on Monday and\ndrove north for two days before it reached the railway yard, where the\ncrates were loaded.\n\nNobody was hurt.';
    const { paragraphs, sentences } = segmentText(text);
    expect(paragraphs).toHaveLength(2);
    expect(sentences).toHaveLength(2);
  });
});

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('. ', '\n', '“', '”', '"', "''", 'U.S. ', 'Mr. ', 'said ', ', ', '\ud800', '…', '’s '),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('properties', () => {
  it('covers every visible character with one token, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const token of findTokens(text)) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(at, token.start).trim()).toBe('');
          at = token.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('cuts sentences that partition their paragraph’s tokens', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { sentences, tokens } = segmentText(text);
        expect(sentences.flatMap(({ tokens: [first, last] }) => tokens.slice(first, last))).toEqual(tokens);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['“', '"', "'a ", '. ', 'A. ', '(', 'a', '‘a ', "''", 'U.S. '])(
    'reads 300,000 characters of %j in linear time',
    (unit) => {
      const started = performance.now();
      segmentText(unit.repeat(Math.floor(300_000 / unit.length)));
      expect(performance.now() - started).toBeLessThan(4_000);
    },
  );
});
