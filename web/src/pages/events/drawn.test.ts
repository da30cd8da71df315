// What the timeline draws: bars by verdict, marks in lanes, ends that are not known.
import { describe, expect, test } from 'vitest';
import type { ListedEvent, TimelineItem } from '../../shared/api/types.ts';
import { barsOf } from './bars.ts';
import { dayAfter, dayOf } from './days.ts';
import { marksOf } from './marks.ts';
import { edtfOf } from './when.ts';

const view = { from: dayOf('2024-01-01'), to: dayAfter('2024-12-31') };

function item(from: string, events: number, contested = 0): TimelineItem {
  return { from, to: from, events, contested, types: {}, support: { 'one-party': events - 1, independent: 1 } };
}

function event(id: string, earliest: string | null, latest: string | null, label = id): ListedEvent {
  return {
    ...{ id, type: 'meeting', label, earliest, latest, place: null, actors: [], support: 'single-report' },
    ...{ independent: 1, contested: false, documents: 1, hash: '', revision: 1 },
  };
}

describe('bars', () => {
  const room = { view, width: 1200, above: 100, below: 20 };

  test('stand where their month is, by the root of how many, the contested below', () => {
    const { bars, paths } = barsOf([item('2023-12', 9), item('2024-01', 4), item('2024-07', 16, 4)], room);
    expect(bars.map(({ item }) => item.from)).toEqual(['2024-01', '2024-07']);
    expect(bars[0]!.x).toBeCloseTo(1, 0);
    expect(bars.map(({ height }) => height)).toEqual([50, 100]);
    expect(bars.map(({ below }) => below)).toEqual([0, 10]);
    expect(paths.map(({ support }) => support)).toEqual(['independent', 'one-party']);
  });

  test('are a handful of paths, however many there are', () => {
    const items = Array.from({ length: 366 }, (_, at) =>
      item(new Date((dayOf('2024-01-01') + at) * 86_400_000).toISOString().slice(0, 10), 3),
    );
    const { paths } = barsOf(items, room);
    expect(paths).toHaveLength(2);
    expect(paths[0]!.d.match(/M/g)).toHaveLength(366);
    expect(paths[0]!.d).not.toMatch(/NaN|Infinity/);
  });
});

describe('marks', () => {
  const room = { view, width: 1000, words: () => 100 };
  const all = (...events: ListedEvent[]) => marksOf(events, room);

  test('a day is a day, a month and a year say only that it lies within', () => {
    const [year, day, month] = all(
      event('day', '2024-03-01', '2024-03-01'),
      event('year', '2024-01-01', '2024-12-31'),
      event('month', '2024-08-01', '2024-08-31'),
    );
    expect([year!.isDay, day!.isDay, month!.isDay]).toEqual([false, true, false]);
    expect(Math.round(year!.width)).toBe(1000);
    expect(Math.round(month!.width)).toBe(85);
  });

  test('an end that is not known goes on to the edge, and what is about says so', () => {
    const [before, after] = all(
      event('after', '2024-06-01', null),
      event('before', null, '2024-03-01', 'test: 2024-03~'),
    );
    expect(before).toMatchObject({ isOpenBefore: true, isOpenAfter: false, isAbout: true, x: 0 });
    expect(after).toMatchObject({ isOpenBefore: false, isOpenAfter: true, isAbout: false });
    expect(after!.x + after!.width).toBeCloseTo(1000);
  });

  test('none of one lane meets another, words counted in, and all lie inside', () => {
    const many = Array.from({ length: 40 }, (_, at) => {
      const month = String((at % 12) + 1).padStart(2, '0');
      return event(`e${at}`, `2024-${month}-0${(at % 9) + 1}`, `2024-${month}-2${at % 9}`);
    });
    const marks = all(...many);
    expect(marks).toHaveLength(40);
    const box = (mark: (typeof marks)[number]) =>
      [Math.min(mark.x, mark.wordsX), Math.max(mark.x + mark.width, mark.wordsX + mark.wordsWidth)] as const;
    for (const mark of marks) {
      const [left, right] = box(mark);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(1000.001);
      for (const other of marks)
        if (other !== mark && other.lane === mark.lane)
          expect(right <= box(other)[0] || left >= box(other)[1]).toBe(true);
    }
  });

  test('what has no day and what is out of view is not drawn', () => {
    expect(all(event('none', null, null), event('long ago', '1999-01-01', '1999-01-02'))).toEqual([]);
  });
});

describe('the time of a listed event', () => {
  test.each([
    ['2024-10-06', '2024-10-06', '2024-10-06'],
    ['2024-10-01', '2024-10-31', '2024-10'],
    ['2023-09-01', '2023-09-31', '2023-09'],
    ['2024-02-01', '2024-02-29', '2024-02'],
    ['2024-01-01', '2024-12-31', '2024'],
    ['2024-10-31', '2024-11-01', '2024-10-31/2024-11-01'],
    ['2024-10-01', '2024-10-20', '2024-10-01/2024-10-20'],
    [null, '2024-10-20', '../2024-10-20'],
    ['2024-10-20', null, '2024-10-20/..'],
    [null, null, undefined],
  ])('%s to %s is %s', (earliest, latest, edtf) => {
    expect(edtfOf({ earliest, latest })).toBe(edtf);
  });
});
