// Finds the same quoted words in two texts that are not from each other: both heard the same briefing, or had the same release.
import type { Claim, Link } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import type { Altered } from '../../document/origin.ts';
import { overlaps, type Quote } from '../../document/span.ts';
import { daysBetween } from '../../document/time.ts';
import { hashString } from '../../models/hash.ts';
import { quoteOf } from './difference.ts';
import { QUOTED } from './fingerprints.ts';
import { contentOf, normalWord, type Words } from './words.ts';

/** Words that both texts quote, and who says them there. */
export interface SharedQuotation {
  readonly a: Quote;
  readonly b: Quote;
  readonly speaker: 'same' | 'differs' | 'unknown';
  /** The speakers, where they differ. */
  readonly swapped?: Altered;
}

/** Stretches listed of one pair of texts. */
const MOST_SHARED = 50;
/** Places of one window that are tried. */
const MOST_PLACES = 4;

/** Quotations of `a` and `b` with QUOTED or more content words in common, in a row. */
export function sharedQuotations(a: Words, b: Words): { a: Quote; b: Quote }[] {
  const [inA, inB] = [quotedContents(a), quotedContents(b)];
  const places = new Map<string, number[]>();
  for (const at of windowsOf(inA)) {
    const key = windowAt(a, inA, at);
    const known = places.get(key);
    if (!known) places.set(key, [at]);
    else if (known.length < MOST_PLACES) known.push(at);
  }
  const shared: { a: Quote; b: Quote }[] = [];
  let covered = 0;
  for (const at of windowsOf(inB)) {
    if (at < covered || shared.length >= MOST_SHARED) continue;
    const lengths = (places.get(windowAt(b, inB, at)) ?? []).map(
      (place) => [place, lengthOf(a, inA, place, b, inB, at)] as const,
    );
    if (lengths.length === 0) continue;
    const [place, length] = lengths.reduce((best, one) => (one[1] > best[1] ? one : best));
    covered = at + length;
    shared.push({
      a: quoteOf(a, inA.words[place]!, inA.words[place + length - 1]! + 1),
      b: quoteOf(b, inB.words[at]!, inB.words[at + length - 1]! + 1),
    });
  }
  return shared;
}

/** The content words inside quotations, and the number of the quotation of each. */
interface QuotedContents {
  readonly words: readonly number[];
  readonly quotations: readonly number[];
}

function quotedContents({ quotations, contents }: Words): QuotedContents {
  const found: { words: number[]; quotations: number[] } = { words: [], quotations: [] };
  for (const [number, [first, last]] of quotations.entries()) {
    for (let word = first; word < last; word++) {
      if (contents[word] === 0) continue;
      found.words.push(word);
      found.quotations.push(number);
    }
  }
  return found;
}

/** Where QUOTED content words of one quotation begin. */
function* windowsOf({ quotations }: QuotedContents): Generator<number> {
  for (let at = 0; at + QUOTED <= quotations.length; at++) if (quotations[at] === quotations[at + QUOTED - 1]) yield at;
}

function windowAt({ contents }: Words, { words }: QuotedContents, at: number): string {
  return words
    .slice(at, at + QUOTED)
    .map((word) => contents[word])
    .join(' ');
}

function lengthOf(a: Words, inA: QuotedContents, atA: number, b: Words, inB: QuotedContents, atB: number): number {
  let length = 0;
  while (
    inA.quotations[atA + length] === inA.quotations[atA] &&
    inB.quotations[atB + length] === inB.quotations[atB] &&
    atA + length < inA.words.length &&
    atB + length < inB.words.length &&
    a.contents[inA.words[atA + length]!] === b.contents[inB.words[atB + length]!]
  )
    length++;
  return length;
}

/** The quotations with their speakers, as the claims of both texts name them. */
export function withSpeakers(
  shared: readonly { a: Quote; b: Quote }[],
  claimsOfA: readonly Claim[],
  claimsOfB: readonly Claim[],
): SharedQuotation[] {
  return shared.map(({ a, b }) => {
    const [first, second] = [speakerOf(a, claimsOfA), speakerOf(b, claimsOfB)];
    const speaker = first && second ? compareSpeakers(first, second) : 'unknown';
    if (speaker !== 'differs') return { a, b, speaker };
    const swapped: Altered = {
      a: { ...first!.words, document: a.document! },
      b: { ...second!.words, document: b.document! },
      change: 'speaker',
    };
    return { a, b, speaker, swapped };
  });
}

/** The first link of the shortest claim that holds words of the quotation. */
function speakerOf(words: Quote, claims: readonly Claim[]): Link | undefined {
  const holding = claims.filter(
    ({ contents, chain }) => chain.length > 0 && contents.some((content) => overlaps(content, words)),
  );
  const length = ({ contents }: Claim) => contents.reduce((sum, { start, end }) => sum + end - start, 0);
  return holding.reduce<Claim | undefined>(
    (least, one) => (least && length(least) <= length(one) ? least : one),
    undefined,
  )?.chain[0];
}

/** Two names are one speaker's where an entity or a word of the names meets; of people who are not named nothing is known. */
function compareSpeakers(a: Link, b: Link): SharedQuotation['speaker'] {
  if (a.entity !== undefined && a.entity === b.entity) return 'same';
  if (a.anonymous || b.anonymous) return 'unknown';
  const [inA, inB] = [nameWords(a.name), nameWords(b.name)];
  if (inA.size === 0 || inB.size === 0) return 'unknown';
  return [...inA].some((word) => inB.has(word)) ? 'same' : 'differs';
}

/** The capitalised words of a name; pronouns and nouns name nobody. */
function nameWords(name: string): ReadonlySet<number> {
  const words = name.match(/\p{Lu}[\p{L}'’]*/gu) ?? [];
  const contents = words.map((word) => contentOf(normalWord(word))).filter((content) => content.length > 2);
  return new Set(contents.map(hashString));
}

/** Days between the dates of two documents at their closest; undefined where one has none. */
export function daysApart(a: Document, b: Document): number | undefined {
  if (!a.published || !b.published) return undefined;
  return daysBetween(a.published, b.published);
}
