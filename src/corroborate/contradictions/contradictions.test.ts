import { expect, it } from 'vitest';
import type { Ledger, LedgerRow } from '../../document/ledger.ts';
import { Contradictions } from './contradictions.ts';

/** An amount at a place of a document, as a claim states it. */
function row(claim: string, start: number, text: string, document = 'd1'): LedgerRow {
  const amount = { start, end: start + text.length, text, unit: 'USD', approximate: false };
  const words = { document, start: 0, end: 5, text: 'stole' };
  return { year: 2023, scope: 'everyone', amount, inferred: [], claim, document, words };
}

it('names the claims of the amounts that disagree, also where one claim states an amount twice', () => {
  const rows = [
    row('c1', 10, '$2 billion'),
    row('c1', 60, '$2 billion'),
    row('c2', 90, '$2 billion'),
    row('c3', 10, '$5 billion', 'd2'),
  ];
  const quotes = rows.map(({ amount, document }) => ({
    document,
    ...{ start: amount!.start, end: amount!.end, text: amount!.text },
  }));
  const check = (figures: Ledger['checks'][number]['figures'], sentence: string) =>
    ({ kind: 'restated', verdict: 'disagrees', sentence, figures }) as const;
  const ledger: Ledger = {
    type: 'theft',
    ...{ rows, totals: [] },
    checks: [check(quotes, 'All.'), check([quotes[2]!, quotes[3]!], 'Some.')],
  };
  const found = new Contradictions(() => undefined).of([], [ledger]);
  expect(Object.fromEntries(found.map(({ explanation, claims }) => [explanation, [...claims].sort()]))).toEqual({
    'All.': ['c1', 'c2', 'c3'],
    'Some.': ['c2', 'c3'],
  });
});
