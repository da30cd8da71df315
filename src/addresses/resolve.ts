// A word becomes an address: "0x7860F7…" is one of Ethereum's kind, "bc1q…" a Bitcoin one, most words are none.
import type { Chain, ResolvedAddress } from './address.ts';
import { resolveBase58Check, resolveMonero, resolveRipple, resolveSolana } from './base58.ts';
import { resolveCash, resolveSegwit } from './bech32.ts';
import { resolveEvm } from './evm.ts';

/** The shortest and the longest that an address can be, in characters. */
export const SHORTEST = 25;
export const LONGEST = 106;

/** The address that a word is by itself, whatever stands around it. Undefined where it is none, or its checksum is wrong; Solana's are never told this way. */
export function resolveAddress(word: string): ResolvedAddress | undefined {
  if (word.length < SHORTEST || word.length > LONGEST) return undefined;
  const evm = resolveEvm(word);
  if (evm) return evm;
  return (
    resolveBase58Check(word) ?? resolveSegwit(word) ?? resolveCash(word) ?? resolveRipple(word) ?? resolveMonero(word)
  );
}

/** `resolveAddress`, and Solana's besides, for places where every word is meant as an address, such as a list. */
export function resolveListed(word: string): ResolvedAddress | undefined {
  return resolveAddress(word) ?? resolveSolana(word);
}

/** Words that say which chain is spoken of; needed where an address does not show it by itself. */
const CONTEXT: Partial<Record<Chain, RegExp>> = {
  // "sol" in small letters is a word of several languages.
  solana: /\b(?:[Ss]olana|SOLANA|[Ss]olscan|SOL|SPL)\b/,
  litecoin: /\b(?:litecoin|ltc)\b/i,
  dogecoin: /\bdoge/i,
  'bitcoin-cash': /bitcoincash:/i,
  dash: /\bdash\b/i,
  zcash: /\b(?:zcash|zec)\b/i,
  ripple: /\b(?:ripple|xrp)/i,
};

/** True where `around` names the chain. */
export function isNamed(chain: Chain, around: string): boolean {
  return CONTEXT[chain]?.test(around) ?? false;
}

interface Shape {
  readonly chain: Chain;
  readonly form: string;
  readonly pattern: RegExp;
  /** The letters look like chance: a capital, a small one and a digit. */
  readonly mixed: boolean;
  /** Common enough by chance that the chain must be named nearby. */
  readonly named: boolean;
}

const shape = (chain: Chain, form: string, pattern: RegExp, rest: Partial<Shape> = {}): Shape => ({
  chain,
  form,
  pattern,
  mixed: false,
  named: false,
  ...rest,
});

/** What addresses look like, by first characters and length; of base 58 with room for a character that it does not have. */
const SHAPES: readonly Shape[] = [
  shape('evm', 'account', /^0[xX](?:[0-9a-fA-F]{39}|[0-9a-fA-F]{41})$/),
  shape('bitcoin', 'witness', /^(?:bc1[a-z0-9]{39}|bc1[a-z0-9]{59})$/),
  shape('litecoin', 'witness', /^(?:ltc1[a-z0-9]{39}|ltc1[a-z0-9]{59})$/),
  shape('bitcoin', 'p2pkh', /^1[0-9A-Za-z]{32,33}$/, { mixed: true }),
  shape('bitcoin', 'p2sh', /^3[0-9A-Za-z]{33}$/, { mixed: true }),
  shape('tron', 'account', /^T[0-9A-Za-z]{33}$/, { mixed: true }),
  shape('monero', 'standard', /^[48][0-9A-Za-z]{94}$/, { mixed: true }),
  shape('litecoin', 'p2pkh', /^[LM][0-9A-Za-z]{33}$/, { mixed: true, named: true }),
  shape('dogecoin', 'p2pkh', /^D[0-9A-Za-z]{33}$/, { mixed: true, named: true }),
  shape('dash', 'p2pkh', /^X[0-9A-Za-z]{33}$/, { mixed: true, named: true }),
  shape('zcash', 'p2pkh', /^t[13][0-9A-Za-z]{33}$/, { mixed: true, named: true }),
  shape('bitcoin-cash', 'p2pkh', /^[qp][0-9a-z]{41}$/, { named: true }),
  shape('ripple', 'account', /^r[0-9A-Za-z]{32,33}$/, { mixed: true, named: true }),
];

/** What a word was meant to be that has the shape of an address and is none. Undefined for other words. */
export function resolveMiswritten(word: string, around: string): ResolvedAddress | undefined {
  const meant = SHAPES.find(
    ({ pattern, mixed, named, chain }) =>
      pattern.test(word) && (!mixed || isMixed(word)) && (!named || isNamed(chain, around)),
  );
  if (meant === undefined) return undefined;
  return { address: word, chain: meant.chain, sharedWith: [], form: meant.form, checksum: 'failed' };
}

/** A capital, a small letter and two digits, and no more than one character that base 58 leaves out. */
function isMixed(word: string): boolean {
  const count = (pattern: RegExp) => word.match(pattern)?.length ?? 0;
  return count(/[A-Z]/g) > 2 && count(/[a-z]/g) > 2 && count(/\d/g) > 1 && count(/[0OIl]/g) <= 1;
}
