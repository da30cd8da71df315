import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LaneRows, MOST_ROWS } from './lanes.ts';

it('sums rows of any width as one would one by one', () => {
  const rowsOf = (width: number) =>
    fc.array(fc.array(fc.integer({ min: -128, max: 127 }), { minLength: width, maxLength: width }), { minLength: 1 });
  const task = fc.integer({ min: 1, max: 20 }).chain((width) => fc.tuple(fc.constant(width), rowsOf(width)));
  fc.assert(
    fc.property(task, fc.array(fc.nat(), { maxLength: MOST_ROWS }), ([width, rows], picked) => {
      const lanes = new LaneRows(Int8Array.from(rows.flat()), width);
      const numbers = picked.map((number) => number % rows.length);
      lanes.clear();
      for (const row of numbers) lanes.add(row);
      const scores = new Int32Array(width + 1).fill(7);
      lanes.addTo(scores, 1, numbers.length);
      const expected = Array.from({ length: width }, (_, label) =>
        numbers.reduce((sum, row) => sum + rows[row]![label]!, 7),
      );
      expect([...scores]).toEqual([7, ...expected]);
    }),
  );
});

it('holds the largest sums', () => {
  for (const weight of [127, -128]) {
    const lanes = new LaneRows(new Int8Array(5).fill(weight), 5);
    lanes.clear();
    for (let count = 0; count < MOST_ROWS; count++) lanes.add(0);
    const scores = new Int32Array(5);
    lanes.addTo(scores, 0, MOST_ROWS);
    expect([...scores]).toEqual(new Array(5).fill(weight * MOST_ROWS));
  }
});
