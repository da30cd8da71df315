import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, type EventState, eventStateOf } from './change.ts';
import type { Event } from './event.ts';
import { SUPPORTS } from './verdict.ts';

const AT = '2024-11-05T10:00:00Z';

function eventOf({ support, independent, contested, ...known }: EventState): Event {
  return {
    ...known,
    ...{
      identity: [],
      values: [],
      states: [],
      mentions: [],
      relations: [],
      positions: [],
      figures: [],
      provisions: [],
    },
    corroboration: {
      ...{
        support,
        independent,
        contested,
        documents: 1,
        outlets: 1,
        origins: [],
        parties: [],
        against: [],
        declined: [],
      },
      ...{ silent: [], pairs: [], wouldChange: [], explanation: `Why of ${known.id}.` },
    },
  };
}

function state(id: string, more: Partial<EventState> = {}): EventState {
  return {
    id,
    type: 'visit',
    label: `visit: ${id}`,
    support: 'single-report',
    independent: 1,
    contested: false,
    ...more,
  };
}

const between = (before: readonly EventState[], after: readonly EventState[]) =>
  changesBetween(before, after.map(eventOf), AT, ({ id }) => [`document of ${id}`]);

describe('what changed', () => {
  test('is a new event, with its documents and why it stands so', () => {
    expect(between([], [state('a')])).toEqual([
      {
        kind: 'event-new',
        at: AT,
        event: {
          id: 'a',
          type: 'visit',
          label: 'visit: a',
          verdict: 'single-report',
          independent: 1,
          contested: false,
        },
        documents: ['document of a'],
        explanation: 'Why of a.',
      },
    ]);
  });

  test('is an event that is gone, as it last stood', () => {
    expect(between([state('a', { contested: true })], [])).toEqual([
      {
        kind: 'event-gone',
        at: AT,
        event: { id: 'a', type: 'visit', label: 'visit: a', verdict: 'single-report', independent: 1, contested: true },
        before: { support: 'single-report', independent: 1, contested: true },
        documents: [],
        explanation: '',
      },
    ]);
  });

  test.each<[string, Partial<EventState>, Partial<EventState>, string[]]>([
    ['nothing', {}, {}, []],
    ['the label alone', {}, { label: 'visit: another name' }, []],
    ['the support', {}, { support: 'independent', independent: 2 }, ['verdict-changed']],
    [
      'the number of origins',
      { support: 'independent', independent: 2 },
      { support: 'independent', independent: 3 },
      ['verdict-changed'],
    ],
    ['a denial', {}, { contested: true }, ['contested']],
    ['a denial withdrawn', { contested: true }, {}, ['contested']],
    ['both', {}, { support: 'one-party', contested: true }, ['verdict-changed', 'contested']],
  ])('by %s', (_, before, after, kinds) => {
    const changes = between([state('a', before)], [state('a', after)]);
    expect(changes.map(({ kind }) => kind)).toEqual(kinds);
    for (const change of changes) expect(change.before).toEqual(expect.objectContaining({ independent: 1, ...before }));
  });

  const states = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...'abcdefgh'),
      type: fc.constant('visit'),
      label: fc.string(),
      support: fc.constantFrom(...SUPPORTS),
      independent: fc.nat(3),
      contested: fc.boolean(),
    }),
    { selector: ({ id }) => id },
  );

  test('does not hang on the order of either side', () => {
    fc.assert(
      fc.property(states, states, (before, after) => {
        expect(between([...before].reverse(), [...after].reverse())).toEqual(between(before, after));
      }),
    );
  });

  test('is nothing once the states are kept', () => {
    fc.assert(
      fc.property(states, (after) => {
        expect(between(after.map(eventOf).map(eventStateOf), after)).toEqual([]);
      }),
    );
  });
});
