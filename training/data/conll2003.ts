// Names marked by hand in Reuters news of 1996 (Tjong Kim Sang & De Meulder 2003), in the tokens of that set.
import { readData } from './folder.ts';

/** A sentence: its words, and for each a label such as B-PER, I-PER or O. */
export interface NamedSentence {
  readonly words: readonly string[];
  readonly labels: readonly string[];
}

/** A text as its sentences. */
export type NamedText = readonly NamedSentence[];

export function readConll2003(dataFolder: string, part: 'train' | 'dev'): NamedText[] {
  return readData(dataFolder, `conll2003/${part}.txt.gz`)
    .split(/^-DOCSTART-.*$/m)
    .map((text) => text.split(/\n[ \t\r]*\n/).flatMap(parseSentence))
    .filter((text) => text.length > 0);
}

function parseSentence(block: string): NamedSentence[] {
  const rows = block
    .split('\n')
    .map((line) => line.trim().split(' '))
    .filter((row) => row.length === 4);
  if (rows.length === 0) return [];
  return [{ words: rows.map((row) => row[0]!), labels: rows.map((row) => row[3]!) }];
}
