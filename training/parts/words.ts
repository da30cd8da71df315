// The words model: how often words, pairs and triples of them stand in the news texts, and which other words there are. It counts.
import { hashString } from '../../src/models/hash.ts';
import { countEntry, HashedCounts, NgramModel, pairOf, tripleOf } from '../../src/models/ngram-model.ts';
import { EDGE, firstWord, neighbourKey, wordKey } from '../../src/stages/notes/word-keys.ts';
import { segmentText } from '../../src/stages/segment/segment.ts';
import { readDictionary } from '../data/dictionary.ts';
import { readTexts } from '../data/texts.ts';
import type { Training } from '../train.ts';
import { writeModel } from '../write-model.ts';

/** Pairs and triples seen less often are left out. */
const LEAST_PAIRS = 1;
const LEAST_TRIPLES = 2;

type Counts = Map<number, number>;

export function train({ dataFolder, modelsFolder, say }: Training): void {
  const texts = readTexts(dataFolder).flatMap((set) => set.texts);
  const words: Counts = new Map();
  const tokens = countSentences(texts, (text, sentence) => {
    const opener = firstWord(sentence, 0, sentence.length);
    for (const [at, token] of sentence.entries()) add(words, wordKey(text, token, at === opener));
  });
  const listed = readDictionary().filter((word) => words.get(kept(hashString(word))) === undefined);
  for (const word of listed) words.set(kept(hashString(word)), 1);
  const known = tableOf(words, 1);
  const pairs: Counts = new Map();
  const triples: Counts = new Map();
  countSentences(texts, (text, sentence) => {
    const keys = [EDGE];
    const opener = firstWord(sentence, 0, sentence.length);
    for (const [at, token] of sentence.entries()) {
      const key = wordKey(text, token, at === opener);
      keys.push(neighbourKey(key, known.level(key), token));
    }
    keys.push(EDGE);
    for (let at = 1; at < keys.length; at++) {
      add(pairs, pairOf(keys[at - 1]!, keys[at]!));
      if (at > 1) add(triples, tripleOf(keys[at - 2]!, keys[at - 1]!, keys[at]!));
    }
  });
  const total = countEntry(0, tokens);
  const model = new NgramModel(known, tableOf(pairs, LEAST_PAIRS), tableOf(triples, LEAST_TRIPLES), total);
  writeModel(modelsFolder, 'words', '1.0.0', [{ name: 'news', labels: [], model }]);
  say(
    `${tokens} tokens, ${words.size} words (${listed.length} of the dictionary alone), ${pairs.size} pairs, ${triples.size} triples`,
  );
}

/** Calls `count` with each sentence once, though a data set may hold it again; gives the number of tokens. */
function countSentences(
  texts: readonly string[],
  count: (text: string, sentence: ReturnType<typeof segmentText>['tokens']) => void,
): number {
  const seen = new Set<string>();
  let total = 0;
  for (const text of texts) {
    const { sentences, tokens } = segmentText(text);
    for (const { start, end, tokens: range } of sentences) {
      const sentence = tokens.slice(...range);
      const words = text.slice(start, end).replaceAll(/[\W_]+/g, '');
      if (seen.has(words) || sentence.length < 4) continue;
      seen.add(words);
      total += sentence.length;
      count(text, sentence);
    }
  }
  return total;
}

function add(counts: Counts, hash: number): void {
  const key = kept(hash);
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The 26 bits of a hash that the table keeps: two that share them are counted as one. */
function kept(hash: number): number {
  return (hash & ~63) >>> 0;
}

function tableOf(counts: Counts, least: number): HashedCounts {
  const entries: number[] = [];
  for (const [key, count] of counts) if (count >= least) entries.push(countEntry(key, count));
  return new HashedCounts(Uint32Array.from(entries));
}
