// Addresses of which a text writes the ends only: "0x1234…abcd", "bc1qxy...0wlh". They are kept and never compared.
import { quote } from '../document/span.ts';
import type { AddressMention, Chain } from './address.ts';
import { classAt, PLAIN } from './characters.ts';

/** A head, a tail and the shapes that they have together. */
const SHAPES: readonly {
  readonly chain: Chain;
  readonly head: RegExp;
  readonly tail: RegExp;
  readonly mixed: boolean;
}[] = [
  { chain: 'evm', head: /^0[xX][0-9a-fA-F]{2,20}$/, tail: /^[0-9a-fA-F]{2,20}$/, mixed: false },
  { chain: 'bitcoin', head: /^bc1[a-z0-9]{1,20}$/, tail: /^[a-z0-9]{3,20}$/, mixed: false },
  { chain: 'litecoin', head: /^ltc1[a-z0-9]{1,20}$/, tail: /^[a-z0-9]{3,20}$/, mixed: false },
  { chain: 'bitcoin', head: /^[13][1-9A-HJ-NP-Za-km-z]{3,16}$/, tail: /^[1-9A-HJ-NP-Za-km-z]{3,16}$/, mixed: true },
  { chain: 'tron', head: /^T[1-9A-HJ-NP-Za-km-z]{3,16}$/, tail: /^[1-9A-HJ-NP-Za-km-z]{3,16}$/, mixed: true },
];

/** A head with nothing behind the dots counts for Ethereum's kind only, with digits enough that no number is meant. */
const HEAD_ALONE = /^0[xX](?=[0-9]*[a-fA-F])[0-9a-fA-F]{4,20}$/;

const LONGEST_END = 24;
const NOTE = 'Only its ends are written, so it is not compared with any list.';

/** The elided address whose head is the word at [start, end). Undefined for other words. */
export function findElided(text: string, start: number, end: number): AddressMention | undefined {
  const tailAt = afterMark(text, end);
  if (tailAt === end || end - start > LONGEST_END) return undefined;
  let stop = tailAt;
  while (stop - tailAt <= LONGEST_END && classAt(text, stop) === PLAIN) stop++;
  const [head, tail] = [text.slice(start, end), text.slice(tailAt, stop)];
  const chain = tail === '' ? chainOfHead(head) : chainOfEnds(head, tail);
  if (chain === undefined) return undefined;
  const words = quote(text, start, stop);
  return { address: words.text, chain, sharedWith: [], form: 'part', checksum: 'elided', ...words, notes: [NOTE] };
}

/** Where the mark of elision at `at` ends; `at` itself where there is none. */
function afterMark(text: string, at: number): number {
  if (text[at] === '…') return at + 1;
  const sign = text[at];
  if (sign !== '.' && sign !== '*') return at;
  let end = at + 1;
  while (end - at < 12 && text[end] === sign) end++;
  return end - at >= 2 ? end : at;
}

function chainOfHead(head: string): Chain | undefined {
  return HEAD_ALONE.test(head) ? 'evm' : undefined;
}

function chainOfEnds(head: string, tail: string): Chain | undefined {
  return SHAPES.find(
    (shape) => shape.head.test(head) && shape.tail.test(tail) && (!shape.mixed || isMixed(head.slice(1) + tail)),
  )?.chain;
}

/** Numbers and words have no capital, small letter and digit all at once. */
function isMixed(ends: string): boolean {
  return /[A-Z]/.test(ends) && /[a-z]/.test(ends) && /\d/.test(ends);
}
