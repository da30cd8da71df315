// The real texts of the benchmark: samples, seeds, and the news of ECB+, whose tokens are put together again as sentences.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

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
  const archive = join(dataFolder, 'ecbplus/ecbplus-topics-1-35.tar.gz');
  if (!existsSync(archive)) return [];
  return filesOfTar(gunzipSync(readFileSync(archive)))
    .filter(({ name }) => name.endsWith('.xml'))
    .map(({ name, bytes }) => {
      const file = name.split('/').at(-1)!;
      return { id: file.replace('.xml', ''), topic: file.split('_')[0]!, text: textOfTokens(bytes.toString('utf8')) };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const BLOCK = 512;

function filesOfTar(tar: Buffer): { name: string; bytes: Buffer }[] {
  const files: { name: string; bytes: Buffer }[] = [];
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    if (tar[at + 156] === 0x30 || tar[at + 156] === 0)
      files.push({ name, bytes: tar.subarray(at + BLOCK, at + BLOCK + size) });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
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

function unescaped(token: string): string {
  return token
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
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
