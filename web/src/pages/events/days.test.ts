// Time as it is drawn: buckets, ticks, zooming and what the address keeps of it.
import { describe, expect, test } from 'vitest';
import { bucketFor, dayAfter, dayOf, isoOf, moved, queryOf, stretchOf, ticksOf, wholeOf, zoomed } from './days.ts';

const stretch = (from: string, to: string) => ({ from: dayOf(from), to: dayAfter(to) });

describe('days', () => {
  test.each(['0001-01-01', '0099-03-01', '1969-12-31', '1970-01-01', '2024-02-29', '9998-12-31'])('%s', (iso) => {
    expect(isoOf(dayOf(iso))).toBe(iso);
  });

  test('months and years end where the next begin', () => {
    expect(isoOf(dayAfter('2024-02'))).toBe('2024-03-01');
    expect(isoOf(dayAfter('2024-12'))).toBe('2025-01-01');
    expect(isoOf(dayAfter('2024'))).toBe('2025-01-01');
    expect(isoOf(dayAfter('2023-02-28'))).toBe('2023-03-01');
  });
});

describe('buckets', () => {
  test.each([
    ['2024-10-01', '2024-11-30', 'day'],
    ['2020-01-01', '2027-12-31', 'month'],
    ['1980-01-01', '2024-12-31', 'year'],
    ['1000-01-01', '2024-12-31', 'decade'],
  ])('%s to %s by %s', (from, to, bucket) => {
    expect(bucketFor(stretch(from, to), 1000)).toBe(bucket);
  });
});

describe('ticks', () => {
  const words = (from: string, to: string, width = 1000) => ticksOf(stretch(from, to), width).map(({ words }) => words);

  test('days of a week and a half', () => {
    expect(words('2024-10-28', '2024-11-06')).toEqual(['28', '29', '30', '31', 'Nov 2024', '2', '3', '4', '5', '6']);
  });

  test('months of a year, years of ten, decades of a century', () => {
    expect(words('2024-01-01', '2024-12-31')).toEqual([
      ...['2024', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    ]);
    expect(words('2015-01-01', '2024-12-31').slice(0, 3)).toEqual(['2015', '2016', '2017']);
    expect(words('1900-01-01', '2024-12-31').slice(0, 3)).toEqual(['1900', '1910', '1920']);
  });

  test('never lie closer than their words are long, whatever is looked at', () => {
    for (let days = 7; days < 365 * 200; days = Math.ceil(days * 1.3)) {
      for (const width of [300, 1200]) {
        const view = { from: dayOf('2024-10-06') - days / 2, to: dayOf('2024-10-06') + days / 2 };
        const places = ticksOf(view, width).map(({ day }) => ((day - view.from) * width) / days);
        const gaps = places.slice(1).map((place, at) => place - places[at]!);
        expect(Math.min(Infinity, ...gaps), `${days} days on ${width}`).toBeGreaterThan(26);
        expect(places.length).toBeLessThan(40);
      }
    }
  });
});

describe('zooming', () => {
  const year = stretch('2024-01-01', '2024-12-31');

  test('keeps the day under the pointer where it is', () => {
    const day = dayOf('2024-03-01');
    const nearer = zoomed(year, 0.5, day);
    expect(nearer.to - nearer.from).toBeCloseTo(183);
    expect((day - nearer.from) / (nearer.to - nearer.from)).toBeCloseTo((day - year.from) / (year.to - year.from));
  });

  test('ends at a week, at two centuries and at years of four digits', () => {
    const near = zoomed(year, 0.00001, year.from);
    expect(near.to - near.from).toBe(7);
    const far = zoomed(year, 1e9, year.from);
    expect(far.to - far.from).toBeCloseTo(365.2 * 200);
    expect(isoOf(moved(year, -1e9).from)).toBe('0001-01-01');
    expect(isoOf(moved(year, 1e9).to)).toBe('9999-01-01');
  });
});

describe('the address', () => {
  const whole = stretch('2020-01-01', '2024-12-31');

  test('gives back the stretch that it was given', () => {
    const october = stretch('2024-10-01', '2024-10-31');
    const { from, to } = queryOf(october);
    expect([from, to]).toEqual(['2024-10-01', '2024-10-31']);
    expect(stretchOf(from, to, whole)).toEqual(october);
  });

  test('takes months and years, open ends, and what is no time', () => {
    expect(stretchOf('2023', '2023-06', whole)).toEqual(stretch('2023-01-01', '2023-06-30'));
    expect(stretchOf('2023', null, whole)).toEqual(stretch('2023-01-01', '2024-12-31'));
    expect(stretchOf(null, '2023', whole)).toEqual(stretch('2020-01-01', '2023-12-31'));
    expect(stretchOf('soon', null, whole)).toBeUndefined();
    expect(stretchOf(null, null, whole)).toBeUndefined();
    const day = stretchOf('2023-05-05', '2023-05-05', whole)!;
    expect(day.to - day.from).toBe(7);
  });

  test('begins with all there is', () => {
    const tally = { events: 1, contested: 0, types: {}, support: {} };
    const { from, to } = wholeOf({ items: [{ from: '2024-10', to: '2024-10', ...tally }] }, dayOf('2026-01-01'));
    expect(from).toBeLessThan(dayOf('2024-10-01'));
    expect(to).toBeGreaterThan(dayOf('2024-10-31'));
    expect(wholeOf({ items: [] }, dayOf('2026-01-01')).to).toBe(dayOf('2026-01-31'));
  });
});
