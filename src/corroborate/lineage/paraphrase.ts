// Finds sentences that say the same with other small words: "Moscow is buying shells" and "Shells are bought by Moscow" do not count,
// "Moscow has bought millions of shells" and "Moscow bought shells by the million" do: the same content in the same order.
import { commonSequence, type Run } from './align.ts';
import type { Words } from './words.ts';

/** Sentence `a` of one text told again by sentence `b` of the other, with the content words that they share. */
export interface Retold {
  readonly a: WordRange;
  readonly b: WordRange;
  /** Numbers of the words that meet, in order. */
  readonly pairs: readonly (readonly [a: number, b: number])[];
}

/** Words [first, last). */
export interface WordRange {
  readonly first: number;
  readonly last: number;
}

/** Content words that a sentence must have to be told again. */
const FEWEST = 5;
/** A sentence is read no further; nobody writes longer ones. */
const LONGEST = 120;
/** A word in more sentences of the other text than this does not lead to any. */
const COMMON = 12;
/** Sentences that are compared word by word with one. */
const TRIED = 3;
/** Of the content words of the shorter sentence, and of the longer: so many in percent meet in the same order. */
const OF_SHORTER = 66;
const OF_LONGER = 50;

interface Sentence extends WordRange {
  /** Numbers of its content words, and their hashes. */
  readonly places: readonly number[];
  readonly contents: Uint32Array;
}

/** For each sentence of `b` the sentence of `a` that it tells again, if there is one; in the order of `b`. */
export function findRetold(a: Words, b: Words): Retold[] {
  const sources = sentencesOf(a);
  const holders = holdersOf(sources);
  return sentencesOf(b).flatMap((sentence) => {
    const tried = mostShared(sentence, holders).map((at) => match(sources[at]!, sentence));
    const best = tried.reduce<Retold | undefined>(
      (most, one) => (one && (!most || one.pairs.length > most.pairs.length) ? one : most),
      undefined,
    );
    return best ? [best] : [];
  });
}

function sentencesOf(words: Words): Sentence[] {
  const sentences: Sentence[] = [];
  for (let at = 0; at < words.sentences.length; at++) {
    const first = words.sentences[at]!;
    const last = Math.min(words.sentences[at + 1] ?? words.count, first + LONGEST);
    const places: number[] = [];
    for (let word = first; word < last; word++) if (words.contents[word] !== 0) places.push(word);
    if (places.length >= FEWEST)
      sentences.push({ first, last, places, contents: Uint32Array.from(places, (place) => words.contents[place]!) });
  }
  return sentences;
}

/** For each content word the sentences that hold it; none for those that many hold. */
function holdersOf(sentences: readonly Sentence[]): ReadonlyMap<number, readonly number[]> {
  const holders = new Map<number, number[]>();
  for (const [at, { contents }] of sentences.entries()) {
    for (const content of new Set(contents)) {
      const known = holders.get(content);
      if (!known) holders.set(content, [at]);
      else if (known.length <= COMMON) known.push(at);
    }
  }
  return holders;
}

/** The sentences that share most content words with `sentence`, the first where they share equally many. */
function mostShared({ contents }: Sentence, holders: ReadonlyMap<number, readonly number[]>): number[] {
  const votes = new Map<number, number>();
  for (const content of new Set(contents)) {
    const held = holders.get(content);
    if (held && held.length <= COMMON) for (const at of held) votes.set(at, (votes.get(at) ?? 0) + 1);
  }
  return [...votes]
    .filter(([, count]) => count >= 2)
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, TRIED)
    .map(([at]) => at);
}

function match(a: Sentence, b: Sentence): Retold | undefined {
  const [shorter, longer] = [a.places.length, b.places.length].sort((one, other) => one - other) as [number, number];
  if (shorter * 100 < longer * OF_LONGER) return undefined;
  const pairs = pairsOf(commonSequence(a.contents, b.contents), a, b);
  const enough =
    pairs.length >= FEWEST - 1 &&
    pairs.length * 100 >= shorter * OF_SHORTER &&
    pairs.length * 100 >= longer * OF_LONGER;
  return enough ? { a: rangeOf(a), b: rangeOf(b), pairs } : undefined;
}

function rangeOf({ first, last }: WordRange): WordRange {
  return { first, last };
}

function pairsOf(runs: readonly Run[], a: Sentence, b: Sentence): [number, number][] {
  return runs.flatMap((run) =>
    Array.from({ length: run.length }, (_, step): [number, number] => [
      a.places[run.a + step]!,
      b.places[run.b + step]!,
    ]),
  );
}
