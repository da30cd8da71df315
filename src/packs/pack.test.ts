import { expect, test } from 'vitest';
import { EMPTY_PACK, mergePacks, type OutletEntry, type Pack, type StateEntry } from './pack.ts';

function outlet(id: string, more: Partial<OutletEntry> = {}): OutletEntry {
  return { id, name: id.toUpperCase(), kind: 'site', aliases: [], domains: [], ...more };
}

function pack(name: string, ...outlets: OutletEntry[]): Pack {
  return { parts: [{ name, version: '1.0.0' }], outlets };
}

test('puts packs together in their order', () => {
  const merged = mergePacks([pack('b', outlet('x')), EMPTY_PACK, pack('a', outlet('y'))]);
  expect(merged.parts.map(({ name }) => name)).toEqual(['b', 'a']);
  expect(merged.outlets.map(({ id }) => id)).toEqual(['x', 'y']);
});

test.each<[string, StateEntry, StateEntry]>([
  ['state "KP"', state('KP', 'A'), state('KP', 'B')],
  ['name of a state "Korean"', state('KP', 'A', 'Korean'), state('KR', 'B', 'Korean')],
])('refuses a second definition of %s', (what, first, second) => {
  const packs = [
    { ...pack('common'), states: [first] },
    { ...pack('dprk'), states: [second] },
  ];
  expect(() => mergePacks(packs)).toThrow(`${what} is defined by pack "common" and by pack "dprk"`);
});

test('puts states together', () => {
  const packs = [{ ...pack('a'), states: [state('KP', 'A')] }, pack('b'), { ...pack('c'), states: [state('KR', 'B')] }];
  expect(mergePacks(packs).states?.map(({ code }) => code)).toEqual(['KP', 'KR']);
});

function state(code: string, name: string, ...peoples: string[]): StateEntry {
  return { code, name, aliases: [], peoples };
}

test('of no packs makes an empty one', () => {
  expect(mergePacks([])).toEqual(EMPTY_PACK);
});

const collisions: readonly (readonly [what: string, first: OutletEntry, second: OutletEntry])[] = [
  ['outlet "x"', outlet('x'), outlet('x', { name: 'Other' })],
  ['name "Post"', outlet('x', { name: 'The Post' }), outlet('y', { aliases: ['Post'] })],
  ['domain "a.example"', outlet('x', { domains: ['a.example'] }), outlet('y', { domains: ['a.example'] })],
];

test.each(collisions)('refuses a second definition of %s, naming both packs', (what, first, second) => {
  expect(() => mergePacks([pack('common', first), pack('dprk', second)])).toThrow(
    `mergePacks: ${what} is defined by pack "common" and by pack "dprk"; remove one of the two.`,
  );
});
