// What is known of an address on a blockchain from its characters alone: "1A1zP1…" is Bitcoin, P2PKH, its checksum right.
import type { Quote } from '../document/span.ts';

export const CHAINS = [
  'bitcoin',
  'evm', // Ethereum and every chain with its addresses: which of them, the address does not say
  'tron',
  'litecoin',
  'dogecoin',
  'bitcoin-cash',
  'bitcoin-gold',
  'dash',
  'zcash',
  'ripple',
  'monero',
  'solana',
  'unknown', // on a list, and of no kind that is known here
] as const;
export type Chain = (typeof CHAINS)[number];

export const CHECKSUMS = [
  'valid', // the checksum in the address is right
  'none', // the address carries no checksum, so a slip in it cannot be seen
  'failed', // it has the shape of an address, and its checksum is wrong
  'elided', // only its ends are written: "0x1234…abcd"
] as const;
export type Checksum = (typeof CHECKSUMS)[number];

/** What one way of writing stands for. */
export interface ResolvedAddress {
  /** One spelling for all ways of writing the same address: lower case where case does not count, Ethereum's in EIP-55. */
  readonly address: string;
  readonly chain: Chain;
  /** Chains that use the same address besides `chain`. */
  readonly sharedWith: readonly Chain[];
  /** Kind within the chain: "p2pkh", "taproot". */
  readonly form: string;
  readonly checksum: Checksum;
}

/** An address where it stands in a text. `text` is as written there; `notes` are sentences on what was odd about it. */
export interface AddressMention extends ResolvedAddress, Quote {
  readonly notes: readonly string[];
}

/** The same for two ways of writing one address; addresses are compared by it. */
export function addressKey(address: string): string {
  return /^0x[0-9a-f]{40}$/i.test(address) ? address.toLowerCase() : address;
}

/** True where the address is whole and nothing speaks against it, or where it has twenty bytes whatever its case says. */
export function isComparable({ checksum, chain, address }: ResolvedAddress): boolean {
  if (checksum === 'failed') return chain === 'evm' && address.length === 42;
  return checksum !== 'elided';
}

/** What is known of the address itself, without where it stands. */
export function resolvedPart({ address, chain, sharedWith, form, checksum }: ResolvedAddress): ResolvedAddress {
  return { address, chain, sharedWith, form, checksum };
}
