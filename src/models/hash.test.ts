import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_HASH, hashEnd, hashStep, hashString, mix, mixFrom, mixSigned, mixStart } from './hash.ts';

const words = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

// The weights of every model stand where these numbers say: another number makes all of them useless.
it('never changes', () => {
  expect(['', 'said', 'Said', 'é', '😀'].map(hashString)).toEqual([
    1947474976, 2982269557, 4204934179, 698179844, 345556083,
  ]);
  expect([mix(0, 0), mix(1, 2), mix(2, 1), mix(0xffffffff, 7)]).toEqual([0, 1106315618, 1404976009, 383609407]);
});

it('is the same in steps', () => {
  fc.assert(
    fc.property(words, (text) => {
      let hash = EMPTY_HASH;
      for (let at = 0; at < text.length; at++) hash = hashStep(hash, text.charCodeAt(at));
      expect(hashEnd(hash)).toBe(hashString(text));
    }),
  );
});

it('mixes to the same 32 bits as a signed number, and in steps', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (a, b) => {
      expect(mixSigned(a, b)).toBe(mix(a, b) | 0);
      expect(mixFrom(mixStart(a), b)).toBe(mix(a, b) | 0);
    }),
  );
});

it('gives whole numbers of 32 bits', () => {
  const is32Bits = (hash: number) => Number.isInteger(hash) && hash >= 0 && hash <= 0xffffffff;
  fc.assert(
    fc.property(words, fc.integer(), fc.integer(), (text, a, b) => {
      expect([hashString(text), mix(a, b)].every(is32Bits)).toBe(true);
    }),
  );
});

it('fills the low and the high bits evenly', () => {
  const numbered = Array.from({ length: 25_600 }, (_, number) => `word${number}`);
  const hashes = {
    words: numbered.map(hashString),
    pairs: numbered.map((_, number) => mix(number >> 7, number & 127)),
  };
  for (const [name, of] of Object.entries(hashes)) {
    for (const bucketOf of [(hash: number) => hash & 255, (hash: number) => hash >>> 24]) {
      const counts = new Array<number>(256).fill(0);
      for (const hash of of) counts[bucketOf(hash)]!++;
      // 100 each by chance, give or take 10; six times that is no chance.
      expect(Math.min(...counts), name).toBeGreaterThan(40);
      expect(Math.max(...counts), name).toBeLessThan(160);
    }
  }
});
