// Addresses in base 32: "bc1q…" and "bc1p…" (bech32, bech32m), "ltc1q…", and Bitcoin Cash ("bitcoincash:qp…").
import { bech32, bech32m } from '@scure/base';
import type { Chain, ResolvedAddress } from './address.ts';

const CHAIN_OF_PREFIX: Readonly<Record<string, Chain>> = { bc: 'bitcoin', ltc: 'litecoin' };

/** Undefined unless prefix, version, length and checksum are those of a witness program. Capitals are allowed, mixed case is not. */
export function resolveSegwit(written: string): ResolvedAddress | undefined {
  const lower = written.toLowerCase();
  const [, prefix] = /^(bc|ltc)1[02-9ac-hj-np-z]{11,87}$/.exec(lower) ?? [];
  if (prefix === undefined || (written !== lower && written !== written.toUpperCase())) return undefined;
  // Version 0 has the checksum of bech32, later ones that of bech32m (BIP 350).
  const decoded = (lower[prefix.length + 1] === 'q' ? bech32 : bech32m).decodeUnsafe(lower);
  const program = decoded && bech32.fromWordsUnsafe(decoded.words.slice(1));
  const form = program && formOf(decoded.words[0]!, program.length);
  return form === undefined
    ? undefined
    : { address: lower, chain: CHAIN_OF_PREFIX[prefix]!, sharedWith: [], form, checksum: 'valid' };
}

/** Undefined for a length that the version does not have. */
function formOf(version: number, length: number): string | undefined {
  if (version === 0) return length === 20 ? 'p2wpkh' : length === 32 ? 'p2wsh' : undefined;
  if (version === 1 && length === 32) return 'taproot';
  return version <= 16 && length >= 2 && length <= 40 ? `witness-v${version}` : undefined;
}

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const CASH_PREFIX = 'bitcoincash';
const CASH_FORMS = ['p2pkh', 'p2sh', 'p2pkh-tokens', 'p2sh-tokens'];

/** Bitcoin Cash without its prefix, which may stand in front of it in the text: 42 characters for a hash of twenty bytes. */
export function resolveCash(written: string): ResolvedAddress | undefined {
  const lower = written.toLowerCase();
  if (!/^[qprz][02-9ac-hj-np-z]{41}$/.test(lower) || (written !== lower && written !== written.toUpperCase())) {
    return undefined;
  }
  const words = [...lower].map((character) => ALPHABET.indexOf(character));
  // The first eight bits are the version: three of size (000 is twenty bytes), four of type, one that is always 0.
  const version = (words[0]! << 3) | (words[1]! >> 2);
  const form = (version & 0b10000111) === 0 ? CASH_FORMS[version >> 3] : undefined;
  if (form === undefined || !hasCashChecksum(words)) return undefined;
  return { address: `${CASH_PREFIX}:${lower}`, chain: 'bitcoin-cash', sharedWith: [], form, checksum: 'valid' };
}

/** A BCH code over 40 bits, kept in two halves of 20 because numbers here shift in 32. From the CashAddr specification. */
const GENERATORS = [
  [0x98f2b, 0xc8e61],
  [0x79b76, 0xd99e2],
  [0xf33e5, 0xfb3c4],
  [0xae2ea, 0xbe2a8],
  [0x1e4f4, 0x3e470],
] as const;

function hasCashChecksum(words: readonly number[]): boolean {
  const prefix = [...CASH_PREFIX].map((character) => character.charCodeAt(0) & 31);
  let [high, low] = [0, 1];
  for (const word of [...prefix, 0, ...words]) {
    const top = high >> 15;
    high = ((high & 0x7fff) << 5) | (low >> 15);
    low = ((low & 0x7fff) << 5) ^ word;
    for (const [bit, [highBits, lowBits]] of GENERATORS.entries()) {
      if ((top & (1 << bit)) === 0) continue;
      high ^= highBits;
      low ^= lowBits;
    }
  }
  return high === 0 && low === 1;
}
