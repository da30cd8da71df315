import { expect, test } from 'vitest';
import { filterOf, fits } from '../pages/predictions/standing.ts';
import { foreseenOf } from './foreseen.ts';

const TODAY = '2025-06-30';
const made = (claim: string, rest = {}) => ({ claim, event: `e-${claim}`, outcome: 'not reported here', ...rest });
const all = foreseenOf(
  [
    made('open'),
    made('late', { horizon: '2025-07' }),
    made('today', { horizon: '2025-06-30', condition: 'if asked' }),
    made('past', { horizon: '2024' }),
    made('ends-open', { horizon: '2024/..' }),
    made('true', { horizon: '2025-01', outcome: 'reported: a test', reportedAs: 'e9' }),
  ],
  TODAY,
);

test('predictions stand in the order of their last days, those without one last', () => {
  expect(all.map(({ prediction, until, standing }) => [prediction.claim, until, standing])).toEqual([
    ['past', '2024-12-31', 'past'],
    ['true', '2025-01-31', 'true'],
    ['today', '2025-06-30', 'open'],
    ['late', '2025-07-31', 'open'],
    ['ends-open', undefined, 'open'],
    ['open', undefined, 'open'],
  ]);
});

test.each([
  ['', ['past', 'true', 'today', 'late', 'ends-open', 'open']],
  ['standing=past', ['past']],
  ['standing=past&standing=true', ['past', 'true']],
  ['horizon=named&standing=open', ['today', 'late']],
  ['horizon=none', ['ends-open', 'open']],
  ['condition=yes', ['today']],
  ['standing=nothing', []],
])('the address %j narrows them', (query, expected) => {
  const filter = filterOf(new URLSearchParams(query));
  expect(all.filter((one) => fits(one, filter)).map(({ prediction }) => prediction.claim)).toEqual(expected);
});
