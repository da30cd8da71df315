import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PARTS_OF_SPEECH, type PartOfSpeech } from '../../document/part-of-speech.ts';
import type { Token } from '../../document/token.ts';
import { resolveLemma } from './lemma.ts';
import { lemmasOf } from './lemmas.ts';

const { words } = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as { words: string[] };

function tokenOf(word: string): Token {
  return { start: 0, end: word.length, kind: 'word', lower: word.toLowerCase(), quoted: false };
}

describe('resolveLemma', () => {
  it.each(words)('%s', (line) => {
    const [, word = '', tag, lemma] = /^(\S+)\/(\S+) (\S+)$/.exec(line) ?? [];
    expect(resolveLemma(word.toLowerCase(), tag as PartOfSpeech)).toBe(lemma);
  });

  it('gives a lemma for any word and tag', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom(...PARTS_OF_SPEECH), (word, tag) => {
        expect(resolveLemma(word.toLowerCase(), tag)).not.toBe('');
      }),
    );
  });

  it('keeps what is longer than any word', () => {
    const long = `${'a'.repeat(100_000)}ing`;
    expect(resolveLemma(long, 'VBG')).toBe(long);
  });
});

describe('lemmasOf', () => {
  it('gives the same for more different words than are kept', () => {
    const tokens = Array.from({ length: 100_000 }, (_, at) => tokenOf(`word${at}s`));
    const tags = tokens.map((): PartOfSpeech => 'NNS');
    const first = lemmasOf(tokens, tags);
    expect(lemmasOf(tokens, tags)).toEqual(first);
    expect(first[99_999]).toBe('word99999');
  });

  it('takes a token without a tag as it is', () => {
    expect(lemmasOf([tokenOf('Ships')], [])).toEqual(['ships']);
  });
});
