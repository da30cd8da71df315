// The words of English as the spelling dictionary of the development package "dictionary-en" lists them (SCOWL; MIT and BSD).
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Stems in lower case: forms made with prefixes and endings are left to the rules of spelling. */
export function readDictionary(): string[] {
  return readFileSync(dictionaryFile(), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/\/.*$/, ''))
    .filter((word) => /^[a-z]{3,14}$/.test(word));
}

function dictionaryFile(): string {
  try {
    const file = join(dirname(createRequire(import.meta.url).resolve('dictionary-en')), 'index.dic');
    if (existsSync(file)) return file;
  } catch {
    // Said below.
  }
  throw new Error('The package "dictionary-en" is missing: run `npm ci`.');
}
