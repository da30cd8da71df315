// Addresses of Ethereum and the chains that took them over: "0x" and twenty bytes; mixed case is a checksum (EIP-55).
import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { ResolvedAddress } from './address.ts';

const EVM = /^0[xX][0-9a-fA-F]{40}$/;

/** Undefined where it is not "0x" with 40 hex digits. Digits of one case carry no checksum. */
export function resolveEvm(written: string): ResolvedAddress | undefined {
  if (!EVM.test(written)) return undefined;
  const digits = written.slice(2);
  const address = `0x${inChecksumCase(digits.toLowerCase())}`;
  const isOneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  const checksum = isOneCase ? 'none' : address.slice(2) === digits ? 'valid' : 'failed';
  return { address, chain: 'evm', sharedWith: [], form: 'account', checksum };
}

/** Hex digits in lower case as EIP-55 writes them: a letter is a capital where the hash of the digits has a digit above 7. */
export function inChecksumCase(digits: string): string {
  const hash = keccak_256(utf8ToBytes(digits));
  let cased = '';
  for (let at = 0; at < digits.length; at++) {
    const digit = at % 2 === 0 ? hash[at >> 1]! >> 4 : hash[at >> 1]! & 15;
    cased += digit > 7 ? digits[at]!.toUpperCase() : digits[at]!;
  }
  return cased;
}
