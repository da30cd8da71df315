// How often the lemmas are those of CoreNLP, on its own tags, word by word.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PartOfSpeech } from '../../src/document/part-of-speech.ts';
import { resolveLemma } from '../../src/stages/lemmas/lemma.ts';
import { readCoreNlp } from '../../training/data/corenlp.ts';

export function lemmasTable(dataFolder: string): string {
  if (!existsSync(join(dataFolder, 'polnear'))) return 'lemmas: PolNeAR is not among the data sets.';
  const words = { all: 0, right: 0, names: 0 };
  for (const { text, sentences } of readCoreNlp(dataFolder, 'dev')) {
    for (const { start, end, tag, lemma } of sentences.flat()) {
      const lower = plain(text.slice(start, end));
      if (!/^['\p{L}]*\p{L}[^<]*$/u.test(lower)) continue;
      const isRight = resolveLemma(lower, tag as PartOfSpeech) === plain(lemma);
      words.all++;
      if (isRight) words.right++;
      else if (tag === 'NNPS') words.names++;
    }
  }
  const share = (part: number) => `${((100 * part) / words.all).toFixed(2)} %`;
  return `lemmas: ${share(words.right)} of ${words.all} words as CoreNLP has them (bar 99 %); ${share(words.names)} are plural names, which it leaves as they are`;
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}
