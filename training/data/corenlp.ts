// What Stanford CoreNLP found in the PolNeAR articles: tags, names and dependencies that stand in for hand-made ones.
import { readData } from './folder.ts';

/** One token as CoreNLP cut and read it. Its words are `text.slice(start, end)`: its own column of forms is escaped. */
export interface CoreNlpToken {
  readonly start: number;
  readonly end: number;
  readonly lemma: string;
  readonly tag: string;
  /** PERSON, ORGANIZATION, LOCATION, MISC, DATE …, or O. */
  readonly name: string;
  /** Number of the head in the sentence, from 1; 0 for the root. */
  readonly head: number;
  readonly relation: string;
}

/** An article as text, and as CoreNLP read it. */
export interface CoreNlpDocument {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly (readonly CoreNlpToken[])[];
}

/** The articles of one part that CoreNLP read, in the order of its file. */
export function readCoreNlp(dataFolder: string, part: 'train' | 'dev'): CoreNlpDocument[] {
  const texts = readTexts(dataFolder, part);
  return readData(dataFolder, `polnear/${part}.corenlp.conll.gz`)
    .split('# document = ')
    .slice(1)
    .flatMap((block) => {
      const lineEnd = block.indexOf('\n');
      const id = block.slice(0, lineEnd).trim();
      const text = texts.get(id);
      return text === undefined ? [] : [{ id, text, sentences: parseSentences(block.slice(lineEnd + 1)) }];
    });
}

/** The texts of one part by id, without what people marked in them. */
export function readTexts(dataFolder: string, part: 'train' | 'dev'): Map<string, string> {
  const lines = readData(dataFolder, `polnear/${part}.jsonl.gz`).split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      return [id, text];
    }),
  );
}

function parseSentences(block: string): CoreNlpToken[][] {
  return block
    .split(/\n{2,}/)
    .map((lines) => lines.split('\n').filter(Boolean).map(parseToken))
    .filter((sentence) => sentence.length > 0);
}

function parseToken(line: string): CoreNlpToken {
  const [, start, end, , lemma = '', tag = '', name = 'O', head, relation = ''] = line.split('\t');
  return { start: Number(start), end: Number(end), lemma, tag, name, head: Number(head), relation };
}
