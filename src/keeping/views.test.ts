import { expect, it } from 'vitest';
import type { Event } from '../document/event.ts';
import { NO_PIECES, rowsOf } from './views.ts';

const EVENT = {
  ...{
    id: 'e1',
    type: 'meeting',
    label: 'A meeting',
    mentions: [],
    identity: [],
    states: [],
    values: [],
    positions: [],
  },
  corroboration: { against: [], declined: [], support: 'none', independent: 0, contested: false, documents: 0 },
};

it.each([
  ['2023-09', undefined, '2023-09-01', '2023-09-30'],
  ['2024-02', undefined, '2024-02-01', '2024-02-29'],
  ['2024', undefined, '2024-01-01', '2024-12-31'],
  ['2024-05-06', undefined, '2024-05-06', '2024-05-06'],
  ['2024-05-06', ['2024-05-01', '2024-05-09'], '2024-05-01', '2024-05-09'],
  ['2023/2024-02', undefined, '2023-01-01', '2024-02-29'],
  ['XXXX-11', undefined, null, null],
  [undefined, undefined, null, null],
])('lists an event of %s, days %j, from %s to %s', (time, days, earliest, latest) => {
  const event = { ...EVENT, ...(time && { time }), ...(days && { days }) } as unknown as Event;
  const ground = { documentOf: () => undefined as never, mentionOf: () => undefined };
  const [row] = rowsOf({ ...NO_PIECES, events: [event] }, ground).events;
  expect([row!.earliest, row!.latest]).toEqual([earliest, latest]);
});
