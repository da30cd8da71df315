import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignRows, type FeatureTable } from './feature-table.ts';
import { LaneTable, MOST_ROWS } from './lanes.ts';

/** Small numbers, so that each finds a place of its own. */
const featureOf = (row: number) => row * 2;
const UNKNOWN = 0xff000001;

function tableOf(rows: readonly (readonly number[])[], width: number): FeatureTable {
  const { entries } = assignRows(Array.from(rows.keys(), featureOf), 10);
  return { width, entries, rows: Int8Array.from([...new Array(width).fill(0), ...rows.flat()]) };
}

it('sums rows of any width as one would one by one', () => {
  const rowsOf = (width: number) =>
    fc.array(fc.array(fc.integer({ min: -128, max: 127 }), { minLength: width, maxLength: width }), { minLength: 1 });
  const task = fc.integer({ min: 1, max: 20 }).chain((width) => fc.tuple(fc.constant(width), rowsOf(width)));
  fc.assert(
    fc.property(task, fc.array(fc.nat(), { maxLength: 2 * MOST_ROWS }), ([width, rows], picked) => {
      const lanes = new LaneTable(tableOf(rows, width));
      const numbers = picked.map((number) => number % rows.length);
      const scores = new Int32Array(width + 1).fill(7);
      lanes.addTo(scores, 1, Uint32Array.from([9, UNKNOWN, ...numbers.map(featureOf), 9]), 1, numbers.length + 2);
      const expected = Array.from({ length: width }, (_, label) =>
        numbers.reduce((sum, row) => sum + rows[row]![label]!, 7),
      );
      expect([...scores]).toEqual([7, ...expected]);
    }),
  );
});

it('holds the largest sums', () => {
  for (const weight of [127, -128]) {
    const lanes = new LaneTable(tableOf([new Array(5).fill(weight)], 5));
    const scores = new Int32Array(5);
    lanes.addTo(scores, 0, new Uint32Array(3 * MOST_ROWS).fill(featureOf(0)), 0, 3 * MOST_ROWS);
    expect([...scores]).toEqual(new Array(5).fill(weight * 3 * MOST_ROWS));
  }
});
