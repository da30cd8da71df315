// Addresses in base 58: "1A1zP1…" (Bitcoin), "TR7N…" (Tron), "rHb9…" (Ripple), "44AF…" (Monero). The leading bytes tell the chain.
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58, base58xmr, base58xrp } from '@scure/base';
import type { Chain, ResolvedAddress } from './address.ts';

const BASE58 = /^[1-9A-HJ-NP-Za-km-z]+$/;

interface Version {
  readonly bytes: readonly number[];
  /** First characters that such an address can have. */
  readonly starts: string;
  readonly chain: Chain;
  readonly form: string;
  readonly sharedWith?: readonly Chain[];
}

/** Leading bytes of twenty-byte hashes with four bytes of double SHA-256 behind them. */
const VERSIONS: readonly Version[] = [
  { bytes: [0], starts: '1', chain: 'bitcoin', form: 'p2pkh', sharedWith: ['bitcoin-cash'] },
  { bytes: [5], starts: '3', chain: 'bitcoin', form: 'p2sh', sharedWith: ['bitcoin-cash', 'litecoin'] },
  { bytes: [0x41], starts: 'T', chain: 'tron', form: 'account' },
  { bytes: [48], starts: 'L', chain: 'litecoin', form: 'p2pkh' },
  { bytes: [50], starts: 'M', chain: 'litecoin', form: 'p2sh' },
  { bytes: [30], starts: 'D', chain: 'dogecoin', form: 'p2pkh' },
  { bytes: [22], starts: '9A', chain: 'dogecoin', form: 'p2sh' },
  { bytes: [76], starts: 'X', chain: 'dash', form: 'p2pkh' },
  { bytes: [16], starts: '7', chain: 'dash', form: 'p2sh' },
  { bytes: [38], starts: 'G', chain: 'bitcoin-gold', form: 'p2pkh' },
  { bytes: [23], starts: 'A', chain: 'bitcoin-gold', form: 'p2sh' },
  { bytes: [0x1c, 0xb8], starts: 't', chain: 'zcash', form: 'p2pkh' },
  { bytes: [0x1c, 0xbd], starts: 't', chain: 'zcash', form: 'p2sh' },
];

const STARTS = new Set(VERSIONS.flatMap(({ starts }) => [...starts]));

/** Undefined unless it decodes, its leading bytes are those of a chain, and its checksum is right. */
export function resolveBase58Check(written: string): ResolvedAddress | undefined {
  if (written.length < 25 || written.length > 36 || !STARTS.has(written[0]!) || !BASE58.test(written)) return undefined;
  const payload = checked(base58.decode(written));
  if (payload === undefined) return undefined;
  const version = VERSIONS.find(
    ({ bytes }) => payload.length === bytes.length + 20 && bytes.every((byte, at) => payload[at] === byte),
  );
  return version && found(written, version.chain, version.form, version.sharedWith);
}

/** Ripple: its own order of the alphabet; a plain account, or an X-address that holds a tag besides. */
export function resolveRipple(written: string): ResolvedAddress | undefined {
  const isShort = written[0] === 'r' && written.length >= 25 && written.length <= 35;
  const isLong = written[0] === 'X' && written.length >= 46 && written.length <= 48;
  if (!(isShort || isLong) || !BASE58.test(written)) return undefined;
  const payload = checked(base58xrp.decode(written));
  if (isShort && payload?.length === 21 && payload[0] === 0) return found(written, 'ripple', 'account');
  const isTagged = payload?.length === 31 && payload[0] === 0x05 && payload[1] === 0x44;
  return isLong && isTagged ? found(written, 'ripple', 'x-address') : undefined;
}

/** First byte of a Monero address, and how many characters such an address has. */
const MONERO_FORMS = new Map([
  [18, { form: 'standard', length: 95 }],
  [42, { form: 'subaddress', length: 95 }],
  [19, { form: 'integrated', length: 106 }],
]);

/** Monero: blocks of eight bytes, four bytes of Keccak at the end. */
export function resolveMonero(written: string): ResolvedAddress | undefined {
  if ((written.length !== 95 && written.length !== 106) || !/^[48]/.test(written) || !BASE58.test(written)) {
    return undefined;
  }
  const bytes = decodeMonero(written);
  const kind = bytes && MONERO_FORMS.get(bytes[0]!);
  if (kind?.length !== written.length) return undefined;
  const body = bytes!.subarray(0, -4);
  return endsWith(bytes!, keccak_256(body)) ? found(written, 'monero', kind.form) : undefined;
}

/** Eleven characters can stand for more than eight bytes hold; the library refuses those. */
function decodeMonero(written: string): Uint8Array | undefined {
  try {
    return base58xmr.decode(written);
  } catch {
    return undefined;
  }
}

/** Thirty-two bytes in base 58, as Solana writes accounts. There is no checksum, so any such word passes. */
export function resolveSolana(written: string): ResolvedAddress | undefined {
  if (written.length < 32 || written.length > 44 || !BASE58.test(written)) return undefined;
  if (base58.decode(written).length !== 32) return undefined;
  return { address: written, chain: 'solana', sharedWith: [], form: 'account', checksum: 'none' };
}

function found(address: string, chain: Chain, form: string, sharedWith: readonly Chain[] = []): ResolvedAddress {
  return { address, chain, sharedWith, form, checksum: 'valid' };
}

/** The bytes before the checksum, where the checksum is right. */
function checked(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < 5) return undefined;
  const payload = bytes.subarray(0, -4);
  return endsWith(bytes, sha256(sha256(payload))) ? payload : undefined;
}

function endsWith(bytes: Uint8Array, hash: Uint8Array): boolean {
  const from = bytes.length - 4;
  return [0, 1, 2, 3].every((at) => bytes[from + at] === hash[at]);
}
