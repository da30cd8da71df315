// What the page of an event works out from the server's answers: the tree of origins, positions in time, figures, documents of the derivation.
import { describe, expect, test } from 'vitest';
import type { Claim, Event, Explanation, ExplanationRow, Position } from '../../shared/api/types.ts';
import { documentsOf } from './documents-of.ts';
import { boundsOf, isOneScale, readingOf } from './readings.ts';
import { standsOf } from './stands.ts';
import { treeOf } from './tree.ts';

function claim(id: string, document: string, origins: string[], chain: string[]): Claim {
  return {
    ...{ id, document, attribution: 'a', voice: 'attributed', stance: 'asserts', certainty: 'certain', hedges: [] },
    ...{ contents: [{ start: 0, end: 2, text: id }], origins, traced: 'partial', record: 'on', access: 'unstated' },
    ...{ confidence: 1, status: 'live' },
    chain: chain.map((name) => ({
      ...{ name, words: { start: 0, end: 2, text: name }, relation: 'said-to', kind: 'official', anonymous: false },
    })),
  } as Claim;
}

const claims = [
  claim('c1', 'd1', ['o1'], ['Bask', 'Harbour Wire']),
  claim('c2', 'd2', ['o1'], ['Bask', 'Harbour Wire']),
  claim('c3', 'd3', ['o1'], ['Bask']),
  claim('c4', 'd3', ['o2'], ['Moen']),
  claim('c5', 'd4', ['o3'], ['the ministry']),
  claim('c6', 'd5', [], []),
];

const event = {
  states: [{ modality: 'happened', polarity: 'yes', claims: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] }],
  corroboration: { origins: ['o2', 'o1'], against: ['c5'], declined: [] },
} as unknown as Pick<Event, 'states' | 'corroboration'>;

describe('the tree of origins', () => {
  const tree = treeOf(event, claims);

  test('goes from the origin by who passed it on to the documents', () => {
    expect(tree.origins.map(({ origin, name, documents }) => [origin, name, documents])).toEqual([
      ['o1', 'Bask', ['d1', 'd2', 'd3']],
      ['o2', 'Moen', ['d3']],
    ]);
    expect(
      tree.origins[0]!.relays.map(({ through, leaves }) => [through, leaves.map(({ document }) => document)]),
    ).toEqual([
      ['Harbour Wire', ['d1', 'd2']],
      ['', ['d3']],
    ]);
  });

  test('keeps denials out, and sets apart what adds no origin', () => {
    expect(tree.apart?.documents).toEqual(['d5']);
    expect(JSON.stringify(tree)).not.toContain('c5');
  });
});

describe('positions', () => {
  const position = (name: string, level: 1 | 3, asOf: string | undefined, replaced = false): Position => ({
    ...{
      actor: name,
      party: name,
      name,
      level,
      stance: 'denies',
      certainty: 'certain',
      modality: 'happened',
      replaced,
    },
    ...{ words: { start: 0, end: 1, text: 'x' }, claims: [] },
    ...(asOf !== undefined && { asOf }),
  });

  test('an actor each row, states first; a time each column, none last; what was replaced is kept', () => {
    const { actors, times } = standsOf([
      position('An official', 3, '2022-01'),
      position('Velsk', 1, '2024-05-01'),
      position('Velsk', 1, '2022-01', true),
      position('Auster Islands', 1, undefined),
    ]);
    expect(times).toEqual(['2022-01', '2024-05-01', '']);
    expect(actors.map(({ name }) => name)).toEqual(['Auster Islands', 'Velsk', 'An official']);
    expect(actors[1]!.positions.map(({ replaced }) => replaced)).toEqual([true, false]);
  });
});

describe('figures', () => {
  test.each([
    ['about 1,500', { low: 1500, high: 1500 }],
    ['1,500', { low: 1500, high: 1500 }],
    ['more than 30', { low: 30 }],
    ['at least 2.5 USD', { low: 2.5 }],
    ['fewer than 30', { high: 30 }],
    ['at most 30', { high: 30 }],
    ['about 10,000 to 12,000', { low: 10_000, high: 12_000 }],
    ['down by 54 percent', { low: 54, high: 54 }],
    ['1e+21', { low: 1e21, high: 1e21 }],
    ['number not told', {}],
    ['', {}],
  ])('“%s” has bounds', (words, bounds) => {
    expect(boundsOf(words)).toEqual(bounds);
  });

  const words = { document: 1, line: 1, start: 5, end: 10, text: '1,500' };
  const row: ExplanationRow = { label: 'soldier', text: 'read as about 1,500:', words: [words], rows: [] };
  const explained: Explanation = {
    kind: 'claim',
    id: 'c1',
    label: '',
    sections: [{ heading: 'Figures', rows: [row] }],
  };

  test('are read from the derivation of their claim, at their own place', () => {
    const quote = { start: 5, end: 10, text: '1,500' };
    expect(readingOf(quote, [explained])).toEqual({ words: 'about 1,500', counts: 'soldier', low: 1500, high: 1500 });
    expect(readingOf({ ...quote, start: 6 }, [explained])).toBeUndefined();
  });

  test('stand on one scale only where one thing is counted', () => {
    const reading = { words: '1', counts: 'x', low: 1, high: 1 };
    expect(isOneScale({ verdict: 'disagree' }, reading, reading)).toBe(true);
    expect(isOneScale({ verdict: 'different-things' }, reading, reading)).toBe(false);
    expect(isOneScale({ verdict: 'cannot-tell' }, reading, reading)).toBe(false);
    expect(isOneScale({ verdict: 'agree' }, reading, { words: '', counts: '' })).toBe(false);
  });

  test('documents of the derivation are learned from its claims', () => {
    const told: ExplanationRow = {
      ...{ label: 'told', text: '', words: [{ ...words, document: 2 }] },
      rows: [{ ...row, words: [{ ...words, document: 2 }], of: { kind: 'claim', id: 'c3' } }],
    };
    const found = documentsOf(
      { ...explained, sections: [{ heading: '', rows: [told, row] }] },
      new Map([['c3', claims[2]!]]),
    );
    expect([...found]).toEqual([[2, 'd3']]);
  });
});
