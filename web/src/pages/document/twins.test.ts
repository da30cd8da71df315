// Two texts side by side: rows hold all of the text here, and shared paragraphs stand beside each other.
import { describe, expect, test } from 'vitest';
import type { Lineage, Span } from '../../shared/api/types.ts';
import { rowsOf, twinOf } from './twins.ts';

const HERE = 'Ten barges left.\n\nThe port was shut.\n\nGrain fell.\n';
const THERE = 'The Gazette\n\nTwelve barges left.\n\nGrain fell.\n\nAll rights reserved.\n';

function quoteIn(text: string, words: string) {
  const start = text.indexOf(words);
  return { start, end: start + words.length, text: words };
}

function lineageOf(passages: readonly { a: Span; b: Span }[]): Lineage {
  return {
    ...{ from: 'here', fromKind: 'document', to: 'there', kind: 'copy', direction: 'known', reason: '' },
    ...{ passages, evidence: [] },
    altered: [{ a: quoteIn(HERE, 'Ten'), b: quoteIn(THERE, 'Twelve'), change: 'figure' }],
    cut: [quoteIn(HERE, 'The port was shut.')],
    added: [quoteIn(THERE, 'The Gazette')],
  };
}

const lineage = lineageOf([{ a: { start: 0, end: HERE.length }, b: { start: 0, end: THERE.indexOf('All rights') } }]);
const wordsOf = (text: string, span: Span | undefined) => span && text.slice(span.start, span.end).trim();

describe('rowsOf', () => {
  test('sets paragraphs beside their twins and what one side has alone beside nothing', () => {
    const rows = rowsOf(twinOf('here', lineage), HERE, THERE);
    expect(rows.map(({ here, there }) => [wordsOf(HERE, here), wordsOf(THERE, there)])).toEqual([
      [undefined, 'The Gazette'],
      ['Ten barges left.', 'Twelve barges left.'],
      ['The port was shut.', undefined],
      ['Grain fell.', 'Grain fell.'],
      [undefined, 'All rights reserved.'],
    ]);
    expect(rows.map(({ isShared }) => isShared)).toEqual([false, true, false, true, false]);
  });

  test('is the same seen from the other text', () => {
    const rows = rowsOf(twinOf('there', lineage), THERE, HERE);
    expect(rows.map(({ here }) => here && THERE.slice(here.start, here.end)).join('')).toBe(THERE);
    expect(twinOf('there', lineage).altered).toEqual([
      { here: quoteIn(THERE, 'Twelve'), there: quoteIn(HERE, 'Ten'), change: 'figure' },
    ]);
  });

  test('holds all of the text here where passages overlap or were moved', () => {
    const moved = lineageOf([
      { a: { start: 20, end: 30 }, b: { start: 0, end: 10 } },
      { a: { start: 2, end: 12 }, b: { start: 40, end: 50 } },
      { a: { start: 8, end: 16 }, b: { start: 41, end: 48 } },
    ]);
    const rows = rowsOf(twinOf('here', moved), HERE, THERE);
    expect(rows.map(({ here }) => here && HERE.slice(here.start, here.end)).join('')).toBe(HERE);
  });
});
