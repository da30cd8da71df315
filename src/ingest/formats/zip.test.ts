import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../reading.ts';
import { makeZip } from '../testing.ts';
import { readZip } from './zip.ts';

const read = (bytes: Uint8Array, limits = DEFAULT_LIMITS) => readZip({ name: 'a.zip', bytes }, limits);
const MEGABYTE = new Uint8Array(1 << 20);

/** `bytes` with the field at `offset` of each directory entry changed. */
function withField(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const changed = Buffer.from(bytes);
  for (
    let at = changed.indexOf('PK\x01\x02', 0, 'latin1');
    at !== -1;
    at = changed.indexOf('PK\x01\x02', at + 1, 'latin1')
  )
    changed.writeUInt16LE(value, at + offset);
  return new Uint8Array(changed);
}

describe('readZip', () => {
  it('gives members by path, without folders, hidden files and side files', () => {
    const zip = makeZip({
      'b.txt': 'B',
      'a/z.txt': 'Z',
      '.hidden': 'h',
      '__MACOSX/b.txt': 'm',
      'a/.DS_Store': 'd',
      '김.txt': 'K',
      B: 'x',
    });
    expect(read(zip).parts.map(({ name }) => name)).toEqual(['B', 'a/z.txt', 'b.txt', '김.txt']);
    expect(read(zip).unread).toEqual([]);
  });

  it('takes paths that climb for names', () => {
    expect(read(makeZip({ '../../etc/passwd': 'x', '/abs': 'y' })).parts.map(({ name }) => name)).toEqual([
      '../../etc/passwd',
      '/abs',
    ]);
  });

  it.each([
    ['a member with a password', withField(makeZip({ 'a.txt': 'x' }), 8, 1), /protected by a password/],
    ['an unknown packing', withField(makeZip({ 'a.txt': 'x' }), 10, 14), /method 14/],
    ['a size that is stated too small', withField(makeZip({ 'a.txt': MEGABYTE }), 24, 10), /is damaged/],
    [
      'a size that is stated too large',
      withField(makeZip({ 'a.txt': 'words words words words' }), 24, 4000),
      /is damaged/,
    ],
    ['a place outside the archive', withField(makeZip({ 'a.txt': 'x' }), 44, 0xffff), /is damaged/],
  ])('refuses %s', (_name, zip, message) => {
    expect(read(zip)).toEqual({
      type: 'container',
      parts: [],
      unread: [{ path: 'a.txt', reason: expect.stringMatching(message) }],
    });
  });

  it('stops at the cap on unpacked bytes and reads on where a member still fits', () => {
    const zip = makeZip({ a: MEGABYTE, b: MEGABYTE, c: 'small' });
    const { parts, unread } = read(zip, { ...DEFAULT_LIMITS, maxBytes: 1.5 * (1 << 20) });
    expect([parts.map(({ name }) => name), unread.map(({ path }) => path)]).toEqual([['a', 'c'], ['b']]);
  });

  it('stops at the cap on members', () => {
    const { parts, unread } = read(makeZip({ a: '1', b: '2', c: '3' }), { ...DEFAULT_LIMITS, maxParts: 1 });
    expect([parts.length, unread]).toEqual([1, [{ path: 'b', reason: expect.stringContaining('2 more files') }]]);
  });

  it.each([
    ['cut off', makeZip({ a: 'x' }).subarray(0, 60), /damaged or cut off/],
    ['with a directory elsewhere', withField(makeZip({ a: 'x' }), 0, 0), /damaged or cut off/],
    ['empty', makeZip({}), /is an empty archive/],
    ['of hidden files', makeZip({ '.a': 'x' }), /is an empty archive/],
  ])('cannot read an archive %s', (_name, zip, message) => expect(() => read(zip)).toThrow(message));
});
