// Finds the head of every token and how it depends on it: "Ships left port." → Ships and port depend on left, as nsubj and dobj.
import { RELATIONS } from '../../document/dependency.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { parserOf } from './parser.ts';

const UNREAD = RELATIONS.indexOf('dep');

export const syntax = defineStage({
  name: 'syntax',
  reads: ['sentences', 'tokens', 'tags'],
  writes: ['heads', 'relations'],
  run: ({ language, sentences, tokens, tags }, { models }) => {
    const heads = new Int32Array(tokens.length).fill(-1);
    const relations = new Uint8Array(tokens.length).fill(UNREAD);
    if (language !== 'en') return { heads, relations };
    const parser = parserOf(models);
    for (const sentence of sentences) parser.parse(tokens, tags, ...sentence.tokens, heads, relations);
    return { heads, relations };
  },
});
