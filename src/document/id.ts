// Ids derive from content alone: the same input gives the same id on every machine.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of bytes as 64 hex digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** A short id (16 hex digits of SHA-256) of the parts in their order; a different split of the same text gives a different id. */
export function contentId(...parts: readonly (string | number)[]): string {
  return sha256Hex(utf8ToBytes(JSON.stringify(parts))).slice(0, 16);
}
