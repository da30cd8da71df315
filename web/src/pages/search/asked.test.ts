import { describe, expect, test } from 'vitest';
import { excerptOf, markedParts, phrasesOf } from './asked.ts';

/** What is marked, in brackets. */
function shown(text: string, query: string): string {
  return markedParts(text, phrasesOf(query))
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('');
}

describe('what is marked', () => {
  test.each([
    ['shells', 'The shells, a shell and shelling.', 'The [shells], a [shell] and [shelling].'],
    [
      '"artillery shells"',
      'Artillery shells, not shells of artillery.',
      '[Artillery shells], not shells of artillery.',
    ],
    ['barges -velsk', 'Barges left Velsk.', '[Barges] left Velsk.'],
    ['-"grain barges" port', 'grain barges in port', 'grain barges in [port]'],
    ['barges or ferries', 'A ferry or a barge.', 'A [ferry] or a [barge].'],
    ['quickly', 'quick', '[quick]'],
    ['supply', 'supplies and supplied', '[supplies] and [supplied]'],
    ['П’ять', 'п’ять суден', '[п’ять] суден'],
    ['kim', 'Kimchi and KIM', 'Kimchi and [KIM]'],
    ['<b>', 'a <b>bold</b> word', 'a <[b]>bold</[b]> word'],
    ['', 'nothing', 'nothing'],
    ['"unclosed words', 'unclosed words', '[unclosed words]'],
    ['.*', 'any.*thing', 'any.*thing'],
  ])('%j in %j', (query, text, expected) => expect(shown(text, query)).toBe(expected));

  test('the pieces are the text', () => {
    const text = 'Shells  and\nrockets — “shells”.';
    expect(
      markedParts(text, phrasesOf('shells rockets'))
        .map(({ text }) => text)
        .join(''),
    ).toBe(text);
  });

  test('a long text and a long query take little time', () => {
    const start = performance.now();
    markedParts('shells and rockets '.repeat(50_000), phrasesOf('"'.repeat(200) + 'shells '.repeat(40)));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('the excerpt', () => {
  test('stands around the place that has most of the words, and says where it is', () => {
    const text = `shells ${'x '.repeat(300)}many artillery shells and rockets went by rail ${'y '.repeat(300)}`;
    const excerpt = excerptOf(text, phrasesOf('artillery shells rockets'))!;
    expect(excerpt.text).toContain('artillery shells and rockets');
    expect(text.slice(excerpt.start, excerpt.end)).toBe(excerpt.text);
    expect(text.slice(excerpt.found.start, excerpt.found.end)).toBe('artillery');
    expect(excerpt.text.length).toBeLessThan(320);
  });

  test('is none where the text has none of the words', () => {
    expect(excerptOf('nothing', phrasesOf('shells'))).toBeUndefined();
  });
});
