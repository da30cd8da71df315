import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';

const LARGEST = 2 ** 32 - 1;
const number = fc.oneof(
  fc.record({ kind: fc.constant('byte' as const), value: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('varint' as const), value: fc.integer({ min: 0, max: LARGEST }) }),
  fc.record({ kind: fc.constant('signed' as const), value: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) }),
);

function written(write: (writer: ByteWriter) => void): Uint8Array {
  const writer = new ByteWriter();
  write(writer);
  return writer.done();
}

it('reads what was written, and ends with it', () => {
  fc.assert(
    fc.property(fc.array(number), (numbers) => {
      const reader = new ByteReader(
        written((writer) => {
          for (const { kind, value } of numbers) writer[kind](value);
        }),
      );
      expect(numbers.map(({ kind }) => reader[kind]())).toEqual(numbers.map(({ value }) => value));
      expect(reader.atEnd).toBe(true);
    }),
  );
});

it.each([
  [0, [0]],
  [127, [127]],
  [128, [0x80, 1]],
  [LARGEST, [0xff, 0xff, 0xff, 0xff, 0x0f]],
])('writes %d in few bytes', (value, bytes) => {
  expect([...written((writer) => writer.varint(value))]).toEqual(bytes);
});

it.each([0, -1, 1, -64, 63])('writes %d, of either sign, in one byte', (value) => {
  expect(written((writer) => writer.signed(value))).toHaveLength(1);
});

it('grows as far as needed', () => {
  const bytes = written((writer) => {
    for (let at = 0; at < 200_000; at++) writer.byte(at & 0xff);
  });
  expect(bytes).toHaveLength(200_000);
  expect(bytes.every((byte, at) => byte === (at & 0xff))).toBe(true);
});

it.each([
  ['no byte', [], 'byte'],
  ['a number cut off', [0x80, 0x80], 'varint'],
  ['a number cut off', [0xff], 'signed'],
] as const)('says where it reads past the end: %s', (_, bytes, kind) => {
  const reader = new ByteReader(Uint8Array.from(bytes));
  expect(() => reader[kind]()).toThrow(
    new RangeError(`the weights end at byte ${bytes.length}, in the middle of a number`),
  );
});

it('refuses a number that does not end', () => {
  const reader = new ByteReader(new Uint8Array(100).fill(0xff));
  expect(() => reader.varint()).toThrow(RangeError);
});
