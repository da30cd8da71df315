import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Features } from './features.ts';
import { mix } from './hash.ts';
import { placesOf, Templates } from './templates.ts';

const NAMES = ['a', 'b', 'c', 'has'] as const;
const place = placesOf(NAMES);

/** What one line gives for the values a, b, c and has. */
function featuresOf(line: string, [a, b, c, has]: readonly [number, number, number, number]): number[] {
  const templates = new Templates(NAMES, line);
  templates.values.set([a, b, c, has]);
  const features = new Features();
  templates.addTo(features);
  features.end();
  return [...features.hashes.subarray(0, features.endOf(0))];
}

const number = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

it('mixes what a line says', () => {
  const three = fc.tuple(number, number, number);
  fc.assert(
    fc.property(three, ([a, b, c]) => {
      const of = (line: string) => featuresOf(line, [a, b, c, 1]);
      expect(of('7 a')).toEqual([mix(7, a)]);
      expect(of('8 a b')).toEqual([mix(8, mix(a, b))]);
      expect(of('8 b a')).toEqual([mix(8, mix(b, a))]);
      expect(of('9 (a b)')).toEqual([mix(9, mix(a, b))]);
      expect(of('9 (a b) c')).toEqual([mix(9, mix(mix(a, b), c))]);
      expect(of('9 a (b c)')).toEqual([mix(9, mix(a, mix(b, c)))]);
      expect(of('9 ((a b) c) (b c)')).toEqual([mix(9, mix(mix(mix(a, b), c), mix(b, c)))]);
    }),
  );
});

it('keeps the order of the lines, and leaves out what is not there', () => {
  const lines = '\n 3 a\n 1 b ? has\n\n 2 c\n';
  expect(featuresOf(lines, [10, 20, 30, 1])).toEqual([mix(3, 10), mix(1, 20), mix(2, 30)]);
  expect(featuresOf(lines, [10, 20, 30, 0])).toEqual([mix(3, 10), mix(2, 30)]);
});

it('adds to the features that are there, position by position', () => {
  const templates = new Templates(NAMES, '5 a');
  const features = new Features();
  const positions = 40_000;
  for (let position = 0; position < positions; position++) {
    templates.values[place.a] = position;
    features.add(position);
    templates.addTo(features);
    features.end();
  }
  for (const position of [0, 1, 16_384, positions - 1]) {
    const found = features.hashes.subarray(features.startOf(position), features.endOf(position));
    expect([...found]).toEqual([position, mix(5, position)]);
  }
});

it.each([
  ['1', 'does not have one or two values'],
  ['a b', 'does not have one or two values'],
  ['1 a b c', 'does not have one or two values'],
  ['1 d', 'no value "d"'],
  ['1 (a)', 'no value "(a)"'],
  ['1 (a b c)', 'no value "(a b c)"'],
  ['1 a ? d', 'no value "d"'],
])('refuses %j', (line, message) => expect(() => new Templates(NAMES, line)).toThrow(message));
