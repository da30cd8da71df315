import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import {
  assignRows,
  entryOf,
  type FeatureTable,
  isKnown,
  ROW_MASK,
  readTable,
  rowOf,
  signedEntries,
  weightEntries,
  writeTable,
} from './feature-table.ts';

const BITS = 10;
const feature = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const features = fc.uniqueArray(feature, { maxLength: 300 });

function tableOf(
  known: readonly number[],
  width: number,
  weight: (row: number, label: number) => number,
): FeatureTable {
  const { entries, rows } = assignRows(known, BITS);
  const weights = Int8Array.from({ length: rows * width }, (_, at) =>
    at < width ? 0 : weight(Math.floor(at / width), at % width),
  );
  return { width, entries, rows: weights };
}

function readAgain(table: FeatureTable): FeatureTable {
  const writer = new ByteWriter();
  writeTable(writer, table);
  const reader = new ByteReader(writer.done());
  const read = readTable(reader);
  expect(reader.atEnd).toBe(true);
  return read;
}

function weightsOf({ width, entries, rows }: FeatureTable, of: number): number[] {
  const row = rowOf(entries, of) * width;
  return [...rows.subarray(row, row + width)];
}

it('gives features rows from 1 on, in order', () => {
  const { entries, rows } = assignRows([30, 10, 20, 10], BITS);
  expect([30, 10, 20].map((known) => rowOf(entries, known))).toEqual([1, 2, 3]);
  expect(rows).toBe(4);
});

it('gives row 0 to features that it does not know', () => {
  const { entries } = assignRows([30, 10, 20], BITS);
  // The same place, another fingerprint; another place; none at all.
  expect([30 + 2 ** 24 * 9, 32, 0].map((unknown) => rowOf(entries, unknown))).toEqual([0, 0, 0]);
  expect(rowOf(assignRows([], BITS).entries, 30)).toBe(0);
});

it('has two places a feature, and none for a third that wants them', () => {
  const [first, second, third] = [1, 2, 3].map((fingerprint) => fingerprint * 2 ** 24 + 5) as [number, number, number];
  const { entries, rows } = assignRows([first, second, third], BITS);
  expect([first, second, third].map((one) => rowOf(entries, one))).toEqual([1, 2, 0]);
  expect(rows).toBe(3);
});

it('gives every feature a row of its own or none, of any set', () => {
  fc.assert(
    fc.property(features, (known) => {
      const { entries, rows } = assignRows(known, BITS);
      const given = new Set(known.map((one) => rowOf(entries, one)).filter((row) => row > 0));
      expect([...given].sort((a, b) => a - b)).toEqual(Array.from({ length: rows - 1 }, (_, row) => row + 1));
      expect(entries.filter((entry) => entry !== 0)).toHaveLength(rows - 1);
    }),
  );
});

it('is the same when it was written and read, but for rows of zeros, which are left out', () => {
  fc.assert(
    fc.property(
      features,
      feature,
      fc.integer({ min: 1, max: 20 }),
      fc.infiniteStream(fc.integer({ min: -3, max: 3 })),
      (known, other, width, weights) => {
        const table = tableOf(known, width, (row) => (row % 4 === 0 ? 0 : weights.next().value * 42));
        const read = readAgain(table);
        for (const one of [...known, other]) expect(weightsOf(read, one)).toEqual(weightsOf(table, one));
        expect(read.rows.length).toBeLessThanOrEqual(table.rows.length);
      },
    ),
  );
});

it('holds the least and the largest weight', () => {
  const table = tableOf([7], 3, (_, label) => [-128, 127, 0][label]!);
  expect(weightsOf(readAgain(table), 7)).toEqual([-128, 127, 0]);
});

it("keeps one of two weights that are each other's negative, in one byte", () => {
  const known = [7, 9, 300];
  const size = (second: (row: number) => number) => {
    const table = tableOf(known, 2, (row, label) => (label === 1 ? second(row) : [5, -127, 127][row - 1]!));
    const read = readAgain(table);
    for (const one of known) expect(weightsOf(read, one)).toEqual(weightsOf(table, one));
    const writer = new ByteWriter();
    writeTable(writer, table);
    return writer.done().length;
  };
  const mirrored = size((row) => -[5, -127, 127][row - 1]!);
  // A second weight and a byte that tells which are there; -128 has no negative.
  expect(size(() => 4)).toBe(mirrored + 2 * known.length);
  expect(size((row) => (row === 1 ? -128 : -[5, -127, 127][row - 1]!))).toBe(mirrored + 2 * known.length);
});

it('of no feature is a table too', () => {
  expect(weightsOf(readAgain(tableOf([], 2, () => 1)), 7)).toEqual([0, 0]);
});

it.each([
  ['nothing', []],
  ['too many labels', [0x81, 0x02, 1, 0]],
  ['too many places', [1, 25, 0]],
  ['more rows than places', [1, 1, 3]],
  ['a place outside of it', [1, 1, 1, 2, 9, 0]],
  ['a row cut off', [1, 1, 1, 0]],
  ['as many rows as can be, and none there', [0x80, 0x02, 24, 0x80, 0x80, 0x80, 0x08]],
])('refuses bytes that are no table: %s', (_, bytes) => {
  expect(() => readTable(new ByteReader(Uint8Array.from(bytes)))).toThrow(RangeError);
});

it('reads any bytes as a table or refuses them, at once', () => {
  // A plausible head in front, so that the rows are reached.
  const head = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 12 }), fc.nat({ max: 127 }));
  fc.assert(
    fc.property(head, fc.uint8Array({ maxLength: 400 }), (first, rest) => {
      try {
        const { width, entries, rows } = readTable(new ByteReader(Uint8Array.from([...first, ...rest])));
        for (let one = 0; one < 2 ** 12; one++) expect(rowOf(entries, one) * width).toBeLessThan(rows.length);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});

it('finds entries without a branch as it does with one', () => {
  fc.assert(
    fc.property(features, features, (known, others) => {
      const { entries } = assignRows(known, 8);
      const signed = signedEntries(entries);
      for (const of of [...known, ...others]) {
        const entry = entryOf(signed, of);
        expect((entry & ROW_MASK) * isKnown(entry, of)).toBe(rowOf(entries, of));
      }
    }),
  );
});

it.each([2, 3])('puts %i weights into the entries', (width) => {
  fc.assert(
    fc.property(features, (known) => {
      const table = tableOf(known, width, (row, label) => ((row * 7 + label * 101) % 256) - 128);
      const entries = weightEntries(table);
      for (const of of known.filter((one) => rowOf(table.entries, one) !== 0)) {
        const entry = entryOf(entries, of);
        expect(isKnown(entry, of)).toBe(1);
        const weights = [entry << 8, entry << 16, entry << 24].map((top) => top >> 24);
        expect(weights.slice(0, width)).toEqual(weightsOf(table, of));
      }
    }),
  );
});
