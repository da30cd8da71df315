// UUIDs made of what they name (version 5 of RFC 9562), so that the same thing has the same id in every export.
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The name space of Hearsay; it names nothing else. */
export const NAMESPACE = '7d0b2c5e-6c1f-4f0a-9a57-3f1f4f8f2b6d';

/** The UUID of the parts in their order, in the name space of Hearsay unless another is given. */
export function uuidOf(parts: readonly string[], namespace = NAMESPACE): string {
  return uuidOfName(JSON.stringify(parts.map((part) => part.toWellFormed())), namespace);
}

/** The UUID of a name in a name space. */
export function uuidOfName(name: string, namespace: string): string {
  const space = hexToBytes(namespace.replaceAll('-', ''));
  const bytes = sha1(new Uint8Array([...space, ...utf8ToBytes(name)])).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
