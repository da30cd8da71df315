import { expect, it } from 'vitest';
import { RELATIONS } from '../../src/document/dependency.ts';
import { PARTS_OF_SPEECH } from '../../src/document/part-of-speech.ts';
import type { CoreNlpToken } from '../data/corenlp.ts';
import { alignTrees } from './syntax.ts';

/** CoreNLP's reading of `text`: each word with its tag, head and relation. */
function read(
  text: string,
  ...lines: readonly (readonly [word: string, tag: string, head: number, relation: string])[]
) {
  let from = 0;
  const sentence = lines.map(([word, tag, head, relation]): CoreNlpToken => {
    const start = text.indexOf(word, from);
    from = start + word.length;
    return { start, end: from, lemma: '', tag, name: 'O', head, relation };
  });
  return { id: 'd', text, sentences: [sentence] };
}

/** Trees as "word/tag → head relation". */
function linesOf(document: ReturnType<typeof read>): string[][] {
  return alignTrees(document).map(({ words, tags, heads, relations }) =>
    [...words.keys()]
      .slice(1)
      .map((at) => `${words[at]}/${PARTS_OF_SPEECH[tags[at]!]} ${heads[at]} ${RELATIONS[relations[at]!]}`),
  );
}

it('takes trees over where both cut alike', () => {
  const document = read(
    'Ships left.',
    ['Ships', 'NNS', 2, 'nsubj'],
    ['left', 'VBD', 0, 'root'],
    ['.', '.', 2, 'punct'],
  );
  expect(linesOf(document)).toEqual([['Ships/NNS 2 nsubj', 'left/VBD 0 root', './. 2 punct']]);
});

it('hangs the rest of a token that we cut from its first part', () => {
  const document = read(
    'Mr. Ahn spoke.',
    ...([
      ['Mr.', 'NNP', 2, 'compound'],
      ['Ahn', 'NNP', 3, 'nsubj'],
      ['spoke', 'VBD', 0, 'root'],
      ['.', '.', 3, 'punct'],
    ] as const),
  );
  expect(linesOf(document)).toEqual([
    ['Mr/NNP 3 compound', './NNP 1 punct', 'Ahn/NNP 4 nsubj', 'spoke/VBD 0 root', './. 4 punct'],
  ]);
});

it('gives tokens that we leave whole the head of the one nearest to the root', () => {
  const document = read(
    'They cannot leave.',
    ...([
      ['They', 'PRP', 4, 'nsubj'],
      ['can', 'MD', 4, 'aux'],
      ['not', 'RB', 4, 'neg'],
      ['leave', 'VB', 0, 'root'],
      ['.', '.', 4, 'punct'],
    ] as const),
  );
  expect(linesOf(document)).toEqual([['They/PRP 3 nsubj', 'cannot/MD 3 aux', 'leave/VB 0 root', './. 3 punct']]);
});

it('counts rare relations with their kin', () => {
  const document = read(
    'All the men',
    ['All', 'PDT', 3, 'det:predet'],
    ['the', 'DT', 3, 'det'],
    ['men', 'NNS', 0, 'root'],
  );
  expect(linesOf(document)).toEqual([['All/PDT 3 det', 'the/DT 3 det', 'men/NNS 0 root']]);
});

it('leaves out sentences that end within a token of ours, and those without one root', () => {
  expect(linesOf(read('Ahn cannot', ['Ahn', 'NNP', 2, 'nsubj'], ['can', 'MD', 0, 'root']))).toEqual([]);
  expect(linesOf(read('Ahn left', ['Ahn', 'NNP', 2, 'nsubj'], ['left', 'VBD', 1, 'dep']))).toEqual([]);
});
