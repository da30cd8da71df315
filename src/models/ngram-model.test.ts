import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { hashString } from './hash.ts';
import { countEntry, HashedCounts, NgramModel, pairOf, tripleOf } from './ngram-model.ts';

const [ships, left, port] = ['ships', 'left', 'port'].map(hashString) as [number, number, number];
const counts = (...entries: number[]) => new HashedCounts(Uint32Array.from(entries));
const model = new NgramModel(
  counts(countEntry(ships, 1), countEntry(left, 300)),
  counts(countEntry(pairOf(ships, left), 4)),
  counts(countEntry(tripleOf(ships, left, port), 2)),
  40,
);

it('gives levels: 0 for what was never seen, else 1 and two for each doubling', () => {
  expect([ships, left, port].map((word) => model.words.level(word))).toEqual([1, 17, 0]);
  expect([model.pairs.level(pairOf(ships, left)), model.pairs.level(pairOf(left, ships))]).toEqual([5, 0]);
  expect(model.triples.level(tripleOf(ships, left, port))).toBe(3);
});

it('is the same when it was written and read', () => {
  const writer = new ByteWriter();
  model.write(writer);
  const reader = new ByteReader(writer.done());
  const read = NgramModel.read(reader);
  expect(reader.atEnd).toBe(true);
  expect(read.total).toBe(40);
  expect([ships, left, port].map((word) => read.words.level(word))).toEqual([1, 17, 0]);
  expect(read.pairs.level(pairOf(ships, left))).toBe(5);
});

it('finds every key of any set, and ends on those that are not in it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 26 - 1 }), { maxLength: 200 }), (keys) => {
      const table = counts(...keys.map((key) => countEntry((key << 6) >>> 0, 2)));
      for (const key of keys) expect(table.level((key << 6) >>> 0)).toBe(3);
      for (let key = 0; key < 50; key++) if (!keys.includes(key)) expect(table.level(key << 6)).toBe(0);
    }),
  );
});

it.each([[[1, 3, 64]], [[1, 1, 0]], [[200]]])('refuses bytes that are no table: %j', (bytes) => {
  expect(() => HashedCounts.read(new ByteReader(Uint8Array.from(bytes)))).toThrow(RangeError);
});
