import { expect, it } from 'vitest';
import { bestThreshold, scoreFolds } from './hedges.ts';

it.each([
  [[], 1],
  [[0.9, 0.1], 0.9],
  [[0.9, 0.8, 0.7, 0.05], 0.7],
  [[0.3, 0.3, 0.3], 0.3],
])('takes of shares %j those from %d on', (shares, threshold) => expect(bestThreshold(shares)).toBe(threshold));

it('counts sentences and cues of each fold at its own threshold', () => {
  const cue = (start: number, share: number) => ({ start, end: start + 3, share });
  const marked = (start: number) => ({ start, end: start + 3, kind: 'possible' as const });
  const { sentence, cue: cues } = scoreFolds([
    { fold: 0, gold: [marked(0)], cues: [cue(0, 0.9), cue(9, 0.06)] },
    { fold: 0, gold: [], cues: [cue(4, 0.1)] },
    { fold: 1, gold: [marked(7)], cues: [cue(2, 0.6)] },
  ]);
  expect(sentence).toEqual({ right: 2, found: 2, gold: 2 });
  expect(cues).toEqual({ right: 1, found: 2, gold: 2 });
});
