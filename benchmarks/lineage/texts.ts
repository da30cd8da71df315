// The real texts of the benchmark: samples, seeds, and the news of ECB+, whose tokens are put together again as sentences.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEcbFiles, unescaped } from '../support/ecb-plus.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface Text {
  readonly id: string;
  /** Texts of one topic tell of the same or of like events. */
  readonly topic: string;
  readonly text: string;
}

export function readSamplesAndSeeds(dataFolder: string): Text[] {
  return [join(root, 'samples/articles'), resolve(dataFolder, '../seeds')].flatMap((folder) =>
    !existsSync(folder)
      ? []
      : readdirSync(folder)
          .filter((file) => file.endsWith('.txt'))
          .sort()
          .map((file) => ({ id: file, topic: 'samples', text: readFileSync(join(folder, file), 'utf8') })),
  );
}

/** The texts of ECB+, sorted by their names; none where the archive is missing. */
export function readEcbPlus(dataFolder: string): Text[] {
  return readEcbFiles(dataFolder).map(({ id, topic, xml }) => ({ id, topic, text: textOfTokens(xml) }));
}

/** The sentences on one line, because quotations run on from one to the next; the address in the first lines of the later texts is left out. */
function textOfTokens(xml: string): string {
  const sentences = new Map<string, string[]>();
  for (const [, sentence, token] of xml.matchAll(/<token[^>]*sentence="(\d+)"[^>]*>([^<]*)<\/token>/g)) {
    const words = sentences.get(sentence!) ?? [];
    words.push(unescaped(token!));
    sentences.set(sentence!, words);
  }
  return [...sentences.values()]
    .map((words) => joined(words))
    .filter((line) => !/^https?\s?:/.test(line))
    .join(' ');
}

function joined(tokens: readonly string[]): string {
  return tokens
    .join(' ')
    .replace(/ ([.,;:!?)\]%])/g, '$1')
    .replace(/([([$]) /g, '$1')
    .replace(/ ('(?:s|re|ve|ll|d|m)|n't)\b/g, '$1')
    .replace(/`` ?/g, '"')
    .replace(/ ?''/g, '"');
}
