// Finds addresses in a text: "sent to 0x7860F7…, then to bc1q…", also broken over lines, disguised, elided or miswritten.
import { type Quote, quote, type Span } from '../document/span.ts';
import type { AddressMention, ResolvedAddress } from './address.ts';
import { resolveSolana } from './base58.ts';
import { classAt, LOOKALIKE, PLAIN, visitWords, type Word, withoutLookalikes, withoutUnseen } from './characters.ts';
import { findElided } from './elided.ts';
import { resolveEvm } from './evm.ts';
import { isNamed, LONGEST, resolveAddress, resolveMiswritten, SHORTEST } from './resolve.ts';

export interface FindOptions {
  /** Words from outside of the text that may name a chain: a file's name, the heads of columns. */
  readonly context?: string;
  /** Addresses, by their spelling, that count wherever they stand although nothing in them shows what they are. */
  readonly known?: ReadonlyMap<string, ResolvedAddress>;
  /** False where what stands apart does not belong together, as in a table. */
  readonly inPieces?: boolean;
  /** Stop after so many. */
  readonly most?: number;
}

/** Every address in `text`, in order, none overlapping; cost is linear in the text. Hashes of 64 digits and commit ids are not addresses. */
export function findAddresses(text: string, options: FindOptions = {}): AddressMention[] {
  const mentions: AddressMention[] = [];
  const most = options.most ?? Number.POSITIVE_INFINITY;
  visitWords(text, (word) => {
    for (const found of findInWord(word, options)) mentions.push(found);
    return mentions.length < most ? (mentions.at(-1)?.end ?? 0) : text.length;
  });
  return mentions;
}

/** A word that is longer than every disguised address is searched for plain ones only. */
const LONGEST_DISGUISED = 4 * LONGEST;

function findInWord(word: Word, options: FindOptions): readonly AddressMention[] {
  const { text, start, end, classes } = word;
  if (classes !== PLAIN) return findInMixed(word, options);
  const length = end - start;
  const whole = length >= SHORTEST ? findPlain(text, start, end, options) : undefined;
  if (whole) return [whole];
  if (length > LONGEST) return [];
  const other =
    findElided(text, start, end) ??
    (options.inPieces === false ? undefined : findInPieces(word)) ??
    (length >= SHORTEST ? findMiswritten(text, start, end, options) : undefined);
  return other ? [other] : [];
}

function mention(found: ResolvedAddress, place: Quote, ...notes: readonly string[]): AddressMention {
  return { ...found, ...place, notes };
}

/** The word at [start, end) by itself, with what may stand in front of it: "bitcoincash:", "ronin:", the "%20" of a link. */
function findPlain(text: string, start: number, end: number, options: FindOptions): AddressMention | undefined {
  if (end - start > LONGEST) return undefined;
  const from = text[start - 1] === '%' ? start + 2 : start;
  const word = text.slice(from, end);
  const found = resolveAddress(word) ?? options.known?.get(word) ?? inContext(text, from, end, options);
  if (found) return mention(found, quote(text, from - prefixLength(text, from, found), end), ...caseNotes(found));
  return findRonin(text, from, end);
}

/** Ethereum's addresses are the same in any case, so a wrong mix of it is told and no more. */
function caseNotes({ checksum }: ResolvedAddress): readonly string[] {
  return checksum === 'failed' ? [CASE_NOTE] : [];
}

const CASE_NOTE =
  'Its capitals are not those of its checksum: a character was changed, or its case; it is compared without regard to case.';

function prefixLength(text: string, start: number, { chain }: ResolvedAddress): number {
  return chain === 'bitcoin-cash' && precedes(text, start, 'bitcoincash:') ? 'bitcoincash:'.length : 0;
}

function precedes(text: string, start: number, prefix: string): boolean {
  return text.slice(Math.max(0, start - prefix.length), start).toLowerCase() === prefix;
}

/** Ronin, a chain of Ethereum's kind, writes "ronin:" where others write "0x". */
function findRonin(text: string, start: number, end: number): AddressMention | undefined {
  if (end - start !== 40 || !precedes(text, start, 'ronin:')) return undefined;
  const found = resolveEvm(`0x${text.slice(start, end)}`);
  return found && mention(found, quote(text, start - 'ronin:'.length, end));
}

/** Characters before and after a word, and of the context, that may name its chain. */
const BEFORE = 300;
const AFTER = 100;
const CONTEXT = 2_000;

function around(text: string, start: number, end: number, { context = '' }: FindOptions): string {
  return `${context.slice(0, CONTEXT)} ${text.slice(Math.max(0, start - BEFORE), start)} ${text.slice(end, end + AFTER)}`;
}

/** Solana's addresses have no checksum: one counts where its chain is named, and where it looks like chance. */
function inContext(text: string, start: number, end: number, options: FindOptions): ResolvedAddress | undefined {
  if (end - start < 32 || end - start > 44) return undefined;
  const word = text.slice(start, end);
  if (!/\d/.test(word) || !/[A-Z]/.test(word) || !/[a-z]/.test(word)) return undefined;
  return isNamed('solana', around(text, start, end, options)) ? resolveSolana(word) : undefined;
}

const IT_FAILS = 'It looks like an address, but its checksum is wrong: a character was changed or left out.';

function findMiswritten(text: string, start: number, end: number, options: FindOptions): AddressMention | undefined {
  const word = text.slice(start, end);
  const found = resolveMiswritten(word, around(text, start, end, options));
  return found && mention(found, quote(text, start, end), found.chain === 'evm' ? digitsNote(word) : IT_FAILS);
}

function digitsNote(word: string): string {
  return `It has ${word.length - 2} hexadecimal digits where an address has 40: one was added or left out.`;
}

const UNSEEN_NOTE = 'It is written with characters that are not seen; it is given here without them.';
const LOOKALIKE_NOTE =
  'Some of its characters are of another script and pass for letters; it is given here with the letters.';

/** Plain addresses inside the word first: a word of another script may stand right before them. Then the word with its disguise taken off. */
function findInMixed({ text, start, end, classes }: Word, options: FindOptions): readonly AddressMention[] {
  const plain = [...plainParts(text, start, end)].flatMap(
    (part) => findPlain(text, part.start, part.end, options) ?? [],
  );
  if (plain.length > 0 || end - start < SHORTEST || end - start > LONGEST_DISGUISED) return plain;
  const seen = withoutUnseen(text.slice(start, end));
  const whole = resolveAddress(seen);
  if (whole) return [mention(whole, quote(text, start, end), UNSEEN_NOTE)];
  const disguised = (classes & LOOKALIKE) !== 0 ? resolveAddress(withoutLookalikes(seen)) : undefined;
  return disguised ? [mention(disguised, quote(text, start, end), LOOKALIKE_NOTE)] : [];
}

function* plainParts(text: string, start: number, end: number): Generator<Span> {
  for (let at = start; at < end; at++) {
    const from = at;
    while (at < end && classAt(text, at) === PLAIN) at++;
    if (at - from >= SHORTEST) yield { start: from, end: at };
  }
}

/** First characters of an address whose rest may stand further on. */
const OPENING = /^(?:0[xX]|bc1|ltc1|[1-9ADGLMTXqprt])/;
/** Pieces of one address, and white space between two of them on each line. */
const PIECES = 4;
const INDENT = 12;
/** Hexadecimal digits that a first piece must have, with "0x", where no checksum tells that the pieces belong together. */
const LEAST_UNCHECKED = 14;

/** An address in pieces, as a narrow column or a PDF breaks it: at the end of a line, by a hyphen, or by the space that a line's end became. */
function findInPieces({ text, start, end }: Word): AddressMention | undefined {
  const first = text.slice(start, end);
  if (!OPENING.test(first) || (first.length < LEAST_UNCHECKED && !/\d/.test(first))) return undefined;
  let joined = first;
  let next = nextPiece(text, end);
  for (let pieces = 2; pieces <= PIECES && next !== undefined; pieces++) {
    let stop = next;
    while (stop - next <= LONGEST && classAt(text, stop) === PLAIN) stop++;
    joined += text.slice(next, stop);
    if (stop === next || joined.length > LONGEST) return undefined;
    const found = resolveAddress(joined);
    if (found && (found.checksum === 'valid' || first.length >= LEAST_UNCHECKED))
      return mention(found, quote(text, start, stop), `It is broken into ${pieces} pieces, which were put together.`);
    next = nextPiece(text, stop);
  }
  return undefined;
}

/** Where the next piece begins, if only a hyphen, spaces and the end of one line stand between. */
function nextPiece(text: string, at: number): number | undefined {
  let here = skipSpaces(text, text[at] === '-' ? at + 1 : at);
  if (text[here] === '\n') here = skipSpaces(text, here + 1);
  return here > at && classAt(text, here) === PLAIN ? here : undefined;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at - from < INDENT && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}
