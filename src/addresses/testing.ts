// Addresses made for tests and benchmarks: of every kind, from the hash of a seed. Nobody holds their keys.
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base58, base58xmr, base58xrp, bech32, bech32m, createBase58check } from '@scure/base';
import { inChecksumCase } from './evm.ts';

const base58check = createBase58check(sha256);

/** How an address of a kind is made of 32 bytes; the key is "chain/form". */
const MAKERS = {
  'bitcoin/p2pkh': (bytes) => checked([0], bytes),
  'bitcoin/p2sh': (bytes) => checked([5], bytes),
  'bitcoin/p2wpkh': (bytes) => bech32.encode('bc', [0, ...bech32.toWords(bytes.subarray(0, 20))]),
  'bitcoin/p2wsh': (bytes) => bech32.encode('bc', [0, ...bech32.toWords(bytes)]),
  'bitcoin/taproot': (bytes) => bech32m.encode('bc', [1, ...bech32m.toWords(bytes)]),
  'evm/account': (bytes) => `0x${inChecksumCase(bytesToHex(bytes.subarray(0, 20)))}`,
  'tron/account': (bytes) => checked([0x41], bytes),
  'litecoin/p2pkh': (bytes) => checked([48], bytes),
  'litecoin/p2sh': (bytes) => checked([50], bytes),
  'litecoin/p2wpkh': (bytes) => bech32.encode('ltc', [0, ...bech32.toWords(bytes.subarray(0, 20))]),
  'dogecoin/p2pkh': (bytes) => checked([30], bytes),
  'dogecoin/p2sh': (bytes) => checked([22], bytes),
  'dash/p2pkh': (bytes) => checked([76], bytes),
  'dash/p2sh': (bytes) => checked([16], bytes),
  'zcash/p2pkh': (bytes) => checked([0x1c, 0xb8], bytes),
  'zcash/p2sh': (bytes) => checked([0x1c, 0xbd], bytes),
  'bitcoin-gold/p2pkh': (bytes) => checked([38], bytes),
  'bitcoin-cash/p2pkh': (bytes) => cash(0, bytes.subarray(0, 20)),
  'bitcoin-cash/p2sh': (bytes) => cash(8, bytes.subarray(0, 20)),
  'ripple/account': (bytes) => ripple(bytes.subarray(0, 20)),
  'monero/standard': (bytes) => monero(18, bytes),
  'monero/subaddress': (bytes) => monero(42, bytes),
  'solana/account': (bytes) => base58.encode(bytes),
} satisfies Record<string, (bytes: Uint8Array) => string>;

export type AddressKind = keyof typeof MAKERS;
export const ADDRESS_KINDS = Object.keys(MAKERS) as AddressKind[];

/** The same kind and seed give the same address. */
export function makeAddress(kind: AddressKind, seed: string | number): string {
  return MAKERS[kind](sha256(utf8ToBytes(`${kind} ${seed}`)));
}

function checked(version: readonly number[], bytes: Uint8Array): string {
  return base58check.encode(concatBytes(Uint8Array.from(version), bytes.subarray(0, 20)));
}

function ripple(hash: Uint8Array): string {
  const payload = concatBytes(Uint8Array.of(0), hash);
  return base58xrp.encode(concatBytes(payload, sha256(sha256(payload)).subarray(0, 4)));
}

function monero(version: number, bytes: Uint8Array): string {
  const payload = concatBytes(Uint8Array.of(version), bytes, sha256(bytes));
  return base58xmr.encode(concatBytes(payload, keccak_256(payload).subarray(0, 4)));
}

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n];

/** CashAddr in whole numbers of 40 bits, so that the reader's two halves are held against something else. */
function cash(version: number, hash: Uint8Array): string {
  const words = bech32.toWords(concatBytes(Uint8Array.of(version), hash));
  const prefix = [...'bitcoincash'].map((character) => character.charCodeAt(0) & 31);
  let sum = 1n;
  for (const word of [...prefix, 0, ...words, 0, 0, 0, 0, 0, 0, 0, 0]) {
    const top = sum >> 35n;
    sum = ((sum & 0x7ffffffffn) << 5n) ^ BigInt(word);
    for (const [bit, generator] of GENERATORS.entries()) if ((top >> BigInt(bit)) & 1n) sum ^= generator;
  }
  const checksum = Array.from({ length: 8 }, (_, at) => Number(((sum ^ 1n) >> BigInt(5 * (7 - at))) & 31n));
  return `bitcoincash:${[...words, ...checksum].map((word) => ALPHABET[word]).join('')}`;
}
