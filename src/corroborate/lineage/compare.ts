// Whether one text copies, partly copies or paraphrases another: the passages on both sides, what was altered, what was cut.
import type { Altered, SharedPassage } from '../../document/origin.ts';
import { byPosition, type Quote } from '../../document/span.ts';
import { commonSequence, findPassages, type Passage, type Run } from './align.ts';
import { type Difference, differenceBetween, quoteOf } from './difference.ts';
import { findRetold, type Retold, type WordRange } from './paraphrase.ts';
import type { Words } from './words.ts';

/** What two texts have in common. Which of them was first is not asked here. */
export interface Comparison {
  readonly kind: 'copy' | 'partial-copy' | 'paraphrase';
  /** In the order of `b`. */
  readonly passages: readonly SharedPassage[];
  readonly altered: readonly Altered[];
  /** Words that `a` has and `b` has not: inside of passages, and for a copy also between them. */
  readonly cut: readonly Quote[];
  /** Words that `b` has and `a` has not. */
  readonly added: readonly Quote[];
  /** How much of each text the passages hold, in words, from 0 to 1 with three digits. */
  readonly shareOfA: number;
  readonly shareOfB: number;
}

/** A passage with fewer words of its own (not inside quotation marks) shows no copying: names of offices, set phrases. */
const FEWEST_SHARED = 24;
/** So many of its words must stand in one run. */
const LONGEST_RUN = 10;
/** So many of its words must be shared, in percent of the longer side. */
const DENSITY = 60;
/** Texts of fewer words that are the same may have been written twice. */
const FEWEST_WORDS = 12;
/** So many words in a row are copied even where all of them are a speaker's. */
const TRANSCRIPT = 60;
/** A text of which so much, in percent, is in the other is a copy, a shorter part a partial copy. */
const COPY = 70;
/** Sentences and content words told again that make a paraphrase, and their share of the one text, in percent. */
const RETOLD_SENTENCES = 2;
const RETOLD_WORDS = 20;
const RETOLD_SHARE = 50;
/** Changes that are listed of one kind; a reader takes in no more, and a hostile text has any number. */
const MOST_LISTED = 500;

/** Which words of two texts meet, and how. */
export interface Alignment {
  readonly how: 'copied' | 'retold';
  /** Runs of one passage together, in the order of `b`; those of sentences told again do not hold all words that meet. */
  readonly groups: readonly AlignedGroup[];
}

export interface AlignedGroup {
  readonly runs: readonly Run[];
  readonly a: WordRange;
  readonly b: WordRange;
}

/** What `b` shares with `a`; undefined where it is too little to say that one is from the other. */
export function compareTexts(a: Words, b: Words): Comparison | undefined {
  const alignment = alignTexts(a, b);
  if (!alignment) return undefined;
  return alignment.how === 'copied' ? copyOf(a, b, alignment.groups) : paraphraseOf(a, b, alignment.groups);
}

/** The words that meet, by which `compareTexts` judges. */
export function alignTexts(a: Words, b: Words): Alignment | undefined {
  if (Math.min(a.count, b.count) < FEWEST_WORDS) return undefined;
  const passages = findPassages(a.hashes, b.hashes).filter((passage) => isWorth(passage));
  const copied = passages.some((passage) => showsCopying(passage, a, b)) ? passages.map(groupOf) : [];
  if (copied.length > 0 && largerShare(a, b, copied) * 100 >= RETOLD_SHARE) return { how: 'copied', groups: copied };
  const retold = inOrder(findRetold(a, b));
  if (isParaphrase(retold, a, b)) return { how: 'retold', groups: retold.map((one) => retoldGroup(a, b, one)) };
  return copied.length > 0 ? { how: 'copied', groups: copied } : undefined;
}

function groupOf({ runs }: Passage): AlignedGroup {
  const [first, last] = [runs[0]!, runs.at(-1)!];
  return {
    runs,
    a: { first: first.a, last: last.a + last.length },
    b: { first: first.b, last: last.b + last.length },
  };
}

/** With all words that meet in the two sentences, small ones too. */
function retoldGroup(a: Words, b: Words, { a: inA, b: inB }: Retold): AlignedGroup {
  const found = commonSequence(a.hashes.subarray(inA.first, inA.last), b.hashes.subarray(inB.first, inB.last));
  return {
    runs: found.map((run) => ({ a: inA.first + run.a, b: inB.first + run.b, length: run.length })),
    a: inA,
    b: inB,
  };
}

/** Shorter passages are named only beside one that shows copying, and not at all below this. */
function isWorth({ shared, runs }: Passage): boolean {
  return shared >= 8 && isDense(runs, shared);
}

function isDense(runs: readonly Run[], shared: number): boolean {
  const [first, last] = [runs[0]!, runs.at(-1)!];
  const span = Math.max(last.a + last.length - first.a, last.b + last.length - first.b);
  return shared * 100 >= span * DENSITY;
}

function showsCopying({ runs, shared }: Passage, a: Words, b: Words): boolean {
  let own = 0;
  let longest = 0;
  for (const run of runs) {
    const unquoted = unquotedWords(run, a, b);
    own += unquoted;
    longest = Math.max(longest, unquoted);
  }
  if (own >= FEWEST_SHARED && longest >= LONGEST_RUN) return true;
  const shortest = Math.min(a.count, b.count);
  return (own >= FEWEST_WORDS || shared >= TRANSCRIPT) && shared * 100 >= COPY * shortest;
}

/** Words of a run that are the writer's: words that one of the texts has in quotation marks are a speaker's. */
function unquotedWords(run: Run, a: Words, b: Words): number {
  let count = 0;
  for (let step = 0; step < run.length; step++)
    if (a.quoted[run.a + step] === 0 && b.quoted[run.b + step] === 0) count++;
  return count;
}

function copyOf(a: Words, b: Words, groups: readonly AlignedGroup[]): Comparison {
  const [shareOfA, shareOfB] = sharesOf(a, b, groups);
  const isCopy = Math.max(shareOfA, shareOfB) * 100 >= COPY;
  const differences = differencesOf(a, b, groups);
  const [left, put] = isCopy
    ? [
        uncovered(
          a,
          groups.map((group) => group.a),
        ),
        uncovered(
          b,
          groups.map((group) => group.b),
        ),
      ]
    : [[], []];
  return {
    ...differences,
    kind: isCopy ? 'copy' : 'partial-copy',
    passages: groups.map((group) => spansOf(a, b, group)),
    cut: [...differences.cut, ...left].sort(byPosition).slice(0, MOST_LISTED),
    added: [...differences.added, ...put].sort(byPosition).slice(0, MOST_LISTED),
    shareOfA,
    shareOfB,
  };
}

function differencesOf(a: Words, b: Words, groups: readonly AlignedGroup[]): Difference {
  const differences = groups.map(({ runs }) => differenceBetween(a, b, runs));
  return {
    altered: differences.flatMap(({ altered }) => altered).slice(0, MOST_LISTED),
    cut: differences.flatMap(({ cut }) => cut).slice(0, MOST_LISTED),
    added: differences.flatMap(({ added }) => added).slice(0, MOST_LISTED),
  };
}

/** How much of both texts the runs hold. */
function sharesOf(a: Words, b: Words, groups: readonly AlignedGroup[]): [number, number] {
  const [inA, inB] = [new Uint8Array(a.count), new Uint8Array(b.count)];
  for (const { runs } of groups) {
    for (const run of runs) {
      inA.fill(1, run.a, run.a + run.length);
      inB.fill(1, run.b, run.b + run.length);
    }
  }
  return [share(inA), share(inB)];
}

function largerShare(a: Words, b: Words, groups: readonly AlignedGroup[]): number {
  return Math.max(...sharesOf(a, b, groups));
}

/** Three digits of a quotient of whole numbers: the same on every machine. */
function share(covered: Uint8Array): number {
  let count = 0;
  for (const word of covered) count += word;
  return thousandths(count, covered.length);
}

function thousandths(part: number, whole: number): number {
  return Math.round((part * 1000) / whole) / 1000;
}

function spansOf(a: Words, b: Words, { a: inA, b: inB }: AlignedGroup): SharedPassage {
  return {
    a: { start: a.starts[inA.first]!, end: a.ends[inA.last - 1]! },
    b: { start: b.starts[inB.first]!, end: b.ends[inB.last - 1]! },
  };
}

/** The words between the ranges, and at both ends of the text. */
function uncovered(words: Words, ranges: readonly WordRange[]): Quote[] {
  const sorted = [...ranges].sort((one, other) => one.first - other.first || one.last - other.last);
  const quotes: Quote[] = [];
  let at = 0;
  for (const { first, last } of [...sorted, { first: words.count, last: words.count }]) {
    if (first > at) quotes.push(quoteOf(words, at, first));
    at = Math.max(at, last);
  }
  return quotes;
}

function isParaphrase(retold: readonly Retold[], a: Words, b: Words): boolean {
  const pairs = retold.flatMap((one) => one.pairs);
  if (retold.length < RETOLD_SENTENCES || pairs.length < RETOLD_WORDS || !tellsMore(retold, a, b)) return false;
  const [inA, inB] = [new Uint8Array(a.count), new Uint8Array(b.count)];
  for (const [wordA, wordB] of pairs) {
    inA[wordA] = 1;
    inB[wordB] = 1;
  }
  return Math.max(contentShare(a, inA), contentShare(b, inB)) * 100 >= RETOLD_SHARE;
}

function paraphraseOf(a: Words, b: Words, groups: readonly AlignedGroup[]): Comparison {
  const [inA, inB] = [new Uint8Array(a.count), new Uint8Array(b.count)];
  for (const group of groups) {
    inA.fill(1, group.a.first, group.a.last);
    inB.fill(1, group.b.first, group.b.last);
  }
  return {
    ...differencesOf(a, b, groups),
    kind: 'paraphrase',
    passages: groups.map((group) => spansOf(a, b, group)),
    shareOfA: share(inA),
    shareOfB: share(inB),
  };
}

/** Two that quote the same speech share its sentences without either being from the other: so many words must be outside of quotations. */
function tellsMore(retold: readonly Retold[], a: Words, b: Words): boolean {
  let own = 0;
  for (const { pairs } of retold)
    for (const [wordA, wordB] of pairs) if (a.quoted[wordA] === 0 && b.quoted[wordB] === 0) own++;
  return own >= RETOLD_WORDS;
}

/** The longest series of sentences that stand in the same order in both texts. */
function inOrder(retold: readonly Retold[]): Retold[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [at, { a }] of retold.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (retold[ends[middle]!]!.a.first < a.first) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? -1 : ends[low - 1]!);
    ends[low] = at;
  }
  const chain: Retold[] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = before[at]!) chain.push(retold[at]!);
  return chain.reverse();
}

function contentShare(words: Words, covered: Uint8Array): number {
  let [all, met] = [0, 0];
  for (let at = 0; at < words.count; at++) {
    if (words.contents[at] === 0) continue;
    all++;
    met += covered[at]!;
  }
  return all === 0 ? 0 : thousandths(met, all);
}
