import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addressKey, isComparable } from './address.ts';
import { findAddresses } from './find.ts';
import { resolveAddress, resolveListed } from './resolve.ts';
import { ADDRESS_KINDS, type AddressKind, makeAddress } from './testing.ts';

const cases = parse(readFileSync(new URL('./find.cases.yaml', import.meta.url), 'utf8')) as [string, string][];

const half = (word: string) => Math.ceil(word.length / 2);
const replaced = (word: string, at: number, by: string) => word.slice(0, at) + by + word.slice(at + 1);

/** Another letter of the same alphabet in the middle. */
const flipped = (word: string) => replaced(word, half(word), word[half(word)] === '7' ? '8' : '7');
const caseChanged = (word: string) => {
  const at = word.slice(2).search(/[a-f]/i) + 2;
  const letter = word[at]!;
  return replaced(word, at, letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase());
};

const CHANGES: Readonly<Record<string, (word: string) => string>> = {
  lower: (word) => word.toLowerCase(),
  upper: (word) => word.toUpperCase(),
  title: (word) => word[0]!.toUpperCase() + word.slice(1),
  head: (word) => word.slice(0, half(word)),
  tail: (word) => word.slice(half(word)),
  flip: flipped,
  case: caseChanged,
  short: (word) => replaced(word, half(word), ''),
  hex: (word) => word.slice(2),
  bare: (word) => word.slice(word.indexOf(':') + 1),
  'zero-width': (word) => replaced(word, half(word), `\u200b${word[half(word)]}`),
  'soft-hyphen': (word) => replaced(word, half(word), `\u00ad${word[half(word)]}`),
  cyrillic: (word) => word.replaceAll('a', 'а').replaceAll('e', 'е').replaceAll('C', 'С'),
  'full-width': (word) => String.fromCharCode(word.charCodeAt(0) + 0xfee0) + word.slice(1),
  times: (word) => word.replace('x', '×'),
};

const hex = (seed: string, length: number) => bytesToHex(sha256(utf8ToBytes(seed))).slice(0, length);

function filled(words: string): string {
  return words
    .replaceAll('{tx}', hex('tx', 64))
    .replaceAll('{commit}', hex('commit', 40))
    .replace(/\{([a-z-]+\/[a-z0-9]+):(\w+)((?:\|[a-z-]+)*)\}/g, (_, kind: AddressKind, seed: string, changes: string) =>
      changes
        .split('|')
        .filter(Boolean)
        .reduce((word, change) => CHANGES[change]!(word), makeAddress(kind, seed)),
    );
}

const written = (text: string) =>
  findAddresses(text)
    .map(
      ({ address, chain, form, checksum, notes }) =>
        `${notes.length > 0 ? '~' : ''}${address} ${chain}/${form}:${checksum}`,
    )
    .join(' | ');

describe('addresses in a text', () => {
  it.each(cases)('%s', (text, expected) => expect(written(filled(text))).toBe(filled(expected)));

  it('count where they are known although nothing shows what they are', () => {
    const address = makeAddress('solana/account', 'k');
    const known = new Map([[address, resolveListed(address)!]]);
    expect(findAddresses(`to ${address}`)).toEqual([]);
    expect(findAddresses(`to ${address}`, { known })).toMatchObject([{ address, chain: 'solana', checksum: 'none' }]);
  });

  it('are named by words outside of the text too', () => {
    const address = makeAddress('solana/account', 'k');
    expect(findAddresses(address, { context: 'Amount (SOL)' })).toHaveLength(1);
  });

  it('end with the line where lines are rows', () => {
    const [first, second] = filled('{tron/account:a|head}\n{tron/account:a|tail}').split('\n');
    expect(findAddresses(`${first}\n${second}`, { inPieces: false })).toEqual([]);
  });

  it('stop at a cap', () => {
    const text = Array.from({ length: 9 }, (_, at) => makeAddress('evm/account', at)).join(' ');
    expect(findAddresses(text, { most: 4 })).toHaveLength(4);
  });
});

// Published by their owners: the first Bitcoin output, the Tether contract on Tron, the first Ripple account, the Monero project's donations.
it.each([
  ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'bitcoin', 'p2pkh'],
  ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'tron', 'account'],
  ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'ripple', 'account'],
  [
    '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
    'monero',
    'standard',
  ],
  ['0xdAC17F958D2ee523a2206206994597C13D831ec7', 'evm', 'account'],
])('%s in use is %s', (address, chain, form) => {
  expect(resolveAddress(address)).toMatchObject({ address, chain, form, checksum: 'valid' });
});

const CHECKED = ADDRESS_KINDS.filter((kind) => kind !== 'solana/account');
const anyKind = fc.constantFrom(...CHECKED);
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const alphabetOf = (kind: AddressKind) =>
  kind === 'evm/account'
    ? '0123456789abcdefABCDEF'
    : /p2w|taproot|cash/.test(kind)
      ? 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
      : BASE58;

describe('properties', () => {
  it('every kind that is made is read back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ADDRESS_KINDS), fc.nat(), (kind, seed) => {
        const address = makeAddress(kind, seed);
        const found = resolveListed(address.replace('bitcoincash:', ''));
        expect(found).toMatchObject({ address, checksum: kind === 'solana/account' ? 'none' : 'valid' });
        expect(`${found!.chain}/${found!.form}`).toBe(kind);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it('one character changed, and it is no valid address', () => {
    fc.assert(
      fc.property(anyKind, fc.nat(), fc.nat(), fc.nat(), (kind, seed, place, letter) => {
        const address = makeAddress(kind, seed).replace('bitcoincash:', '');
        const from = kind === 'evm/account' ? 2 : 0;
        const at = from + (place % (address.length - from));
        const alphabet = alphabetOf(kind).replace(address[at]!, '');
        const changed = replaced(address, at, alphabet[letter % alphabet.length]!);
        expect(resolveAddress(changed)?.checksum).not.toBe('valid');
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });

  it('lie in the text in order, hold their words, never overlap, and come out the same again', () => {
    const piece = fc.oneof(
      fc.tuple(anyKind, fc.nat(50)).map(([kind, seed]) => makeAddress(kind, seed)),
      fc.tuple(anyKind, fc.nat(50)).map(([kind, seed]) => makeAddress(kind, seed).slice(0, 17)),
      fc.constantFrom(
        ' ',
        '\n',
        '-\n',
        '\u200b',
        '\u00ad',
        '…',
        '...',
        '*',
        '0x',
        'а',
        'T',
        '1',
        '😀',
        ':',
        '/',
        '%20',
        'SOL ',
        'ronin:',
        ',',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const found = findAddresses(text);
        let last = 0;
        for (const { start, end, text: words, address, checksum } of found) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(words);
          expect(checksum === 'elided' || address.length >= 25).toBe(true);
          last = end;
        }
        expect(findAddresses(text)).toEqual(found);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('what is compared has one key whatever the case of Ethereum’s', () => {
    const address = makeAddress('evm/account', 1);
    const spellings = [address, address.toLowerCase(), address.toUpperCase(), caseChanged(address)];
    const found = spellings.map((spelling) => resolveAddress(spelling)!);
    expect(new Set(found.map(({ address: one }) => addressKey(one))).size).toBe(1);
    expect(found.map(isComparable)).toEqual([true, true, true, true]);
    expect(findAddresses('0x1234…abcd').map(isComparable)).toEqual([false]);
  });
});

describe('hostile text', () => {
  const MEGABYTES = 2;
  const LONG = MEGABYTES << 20;
  it.each([
    ['one letter', 'a'],
    ['hex', '0x'],
    ['half addresses over lines', `0x1234567890123456789\n`],
    ['elisions', '0x12...'],
    ['base 58 near the shape', `${flipped(makeAddress('bitcoin/p2pkh', 0))} `],
    ['words of 32 bytes', `SOL ${makeAddress('solana/account', 0)} `],
    ['lookalikes', 'аеорсх'],
    ['what is not seen', '\u200b'],
    ['prefixes', 'bitcoincash:'],
    ['breaks', 'T123456789\n'],
    ['mixed words', `${makeAddress('tron/account', 0)}а`],
  ])('%s is searched in time', { timeout: 60_000 }, (_name, piece) => {
    const text = piece.repeat(Math.ceil(LONG / piece.length)).slice(0, LONG);
    const startedAt = performance.now();
    findAddresses(text);
    expect(performance.now() - startedAt).toBeLessThan(2_500 * MEGABYTES);
  });
});
