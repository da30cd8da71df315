// The files of ECB+ as they lie in its archive, and its words as they are read: "R&amp;D" is "R&D".
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface EcbFile {
  /** "12_3ecbplus" */
  readonly id: string;
  /** "12" */
  readonly topic: string;
  readonly xml: string;
}

/** Sorted by their ids; none where the archive is missing. */
export function readEcbFiles(dataFolder: string): EcbFile[] {
  const archive = join(dataFolder, 'ecbplus/ecbplus-topics-1-35.tar.gz');
  if (!existsSync(archive)) return [];
  return filesOfTar(gunzipSync(readFileSync(archive)))
    .filter(({ name }) => name.endsWith('.xml'))
    .map(({ name, bytes }) => {
      const id = name.split('/').at(-1)!.replace('.xml', '');
      return { id, topic: id.split('_')[0]!, xml: bytes.toString('utf8') };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const BLOCK = 512;

function filesOfTar(tar: Buffer): { name: string; bytes: Buffer }[] {
  const files: { name: string; bytes: Buffer }[] = [];
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const isFile = tar[at + 156] === 0x30 || tar[at + 156] === 0;
    if (isFile) files.push({ name, bytes: tar.subarray(at + BLOCK, at + BLOCK + size) });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** The characters that XML escapes. */
export function unescaped(word: string): string {
  return word
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
