import { describe, expect, it } from 'vitest';
import type { Span } from '../src/document/span.ts';
import type { MarkedAttribution } from './data/polnear.ts';
import { add, f1, firstAfter, matchAttributions, NONE, precision, recall, scoreFragments } from './score.ts';

/** "0-5 8-9" → both spans. */
function spans(written: string): Span[] {
  return [...written.matchAll(/(\d+)-(\d+)/g)].map(([, start, end]) => ({ start: Number(start), end: Number(end) }));
}

/** "0-5 | 6-9 | 10-20 25-30": source, cue, content. */
function marked(written: string): MarkedAttribution {
  const [source = '', cue = '', content = ''] = written.split('|');
  return { source: spans(source), cue: spans(cue), content: spans(content) };
}

describe('counts', () => {
  const counts = add({ gold: 4, found: 2, right: 1 }, { gold: 4, found: 3, right: 1 });

  it('give precision, recall and F1', () => {
    expect(counts).toEqual({ gold: 8, found: 5, right: 2 });
    expect([precision(counts), recall(counts), f1(counts)]).toEqual([0.4, 0.25, 4 / 13]);
  });

  it('of nothing give 0', () => expect([precision(NONE), recall(NONE), f1(NONE)]).toEqual([0, 0, 0]));
});

describe('fragments', () => {
  const gold = [marked('0-5 | 6-9 | 10-20 25-30')];

  it.each([
    ['all right', ['0-5 | 6-9 | 10-20 25-30'], { gold: 2, found: 2, right: 2 }],
    ['one of two', ['0-5 | 6-9 | 10-20'], { gold: 2, found: 1, right: 1 }],
    ['both glued together', ['0-5 | 6-9 | 10-30'], { gold: 2, found: 1, right: 0 }],
    ['an end one off', ['0-5 | 6-9 | 10-20 25-29'], { gold: 2, found: 2, right: 1 }],
    ['split over two attributions', ['0-5 | 6-9 | 10-20', '| 6-9 | 25-30'], { gold: 2, found: 2, right: 2 }],
    ['the same twice', ['0-5 | 6-9 | 10-20', '0-5 | 31-35 | 10-20'], { gold: 2, found: 1, right: 1 }],
    ['the right place in another part', ['10-20 | 25-30 |'], { gold: 2, found: 0, right: 0 }],
    ['none', [], { gold: 2, found: 0, right: 0 }],
  ])('count where both ends are right: %s', (_, found, counts) => {
    expect(scoreFragments(gold, found.map(marked), 'content')).toEqual(counts);
  });

  const sentences = spans('0-20 21-40 41-60');

  it.each([
    ['whole or in its sentences, all the same', '| | 10-20 21-40 41-50', { gold: 3, found: 3, right: 3 }],
    ['one sentence short', '| | 10-40', { gold: 3, found: 2, right: 2 }],
    ['begun too late', '| | 12-50', { gold: 3, found: 3, right: 2 }],
  ])('are cut at the ends of sentences first: %s', (_, found, counts) => {
    expect(scoreFragments([marked('| | 10-50')], [marked(found)], 'content', sentences)).toEqual(counts);
  });
});

describe('whole attributions', () => {
  /** Tokens of four characters with a space behind: 0-4, 5-9, 10-14 … */
  const tokens = Array.from({ length: 20 }, (_, at) => ({ start: at * 5, end: at * 5 + 4 }));
  const pairs = (gold: readonly string[], found: readonly string[]) =>
    matchAttributions(gold.map(marked), found.map(marked), tokens);

  it.each([
    ['all the same', '0-4 | 5-9 | 10-29', true],
    ['source and cue that overlap', '0-2 | 7-9 | 10-29', true],
    ['half of the content', '0-4 | 5-9 | 10-19', true],
    ['less than half of the content', '0-4 | 5-9 | 10-14', false],
    ['a content more than twice as long', '0-4 | 5-9 | 10-54', false],
    ['another cue', '0-4 | 30-34 | 10-29', false],
    ['another source', '40-44 | 5-9 | 10-29', false],
    ['no source', '| 5-9 | 10-29', false],
  ])('match: %s', (_, found, matches) => {
    expect(pairs(['0-4 | 5-9 | 10-29'], [found])).toHaveLength(matches ? 1 : 0);
  });

  it('match where neither has a source', () => {
    expect(pairs(['| 5-9 | 10-29'], ['| 5-9 | 10-29'])).toHaveLength(1);
    expect(pairs(['| 5-9 | 10-29'], ['0-4 | 5-9 | 10-29'])).toEqual([]);
  });

  it('match one to one, the best first', () => {
    const gold = ['0-4 | 5-9 | 10-29'];
    expect(pairs(gold, ['0-4 | 5-9 | 10-24', '0-4 | 5-9 | 10-29'])).toMatchObject([{ gold: 0, found: 1 }]);
    expect(pairs([...gold, ...gold], ['0-4 | 5-9 | 10-29'])).toMatchObject([{ gold: 0, found: 0 }]);
  });
});

it.each([
  [0, 0],
  [3, 0],
  [4, 1],
  [5, 1],
  [9, 2],
  [99, 2],
])('the first token that ends behind %d is number %d', (start, number) => {
  expect(firstAfter(spans('0-4 5-9'), start)).toBe(number);
});
