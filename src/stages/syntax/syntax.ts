// Finds the head of every token and how it depends on it: "Ships left port." → Ships and port depend on left, as nsubj and dobj.
import { RELATIONS } from '../../document/dependency.ts';
import type { Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Sentence, Token } from '../../document/token.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { parserOf } from './parser.ts';

const UNREAD = RELATIONS.indexOf('dep');

export const syntax = defineStage({
  name: 'syntax',
  reads: ['sentences', 'tokens', 'tags'],
  writes: ['heads', 'relations'],
  run: ({ text, language, furniture, sentences, tokens, tags }, { models }) => {
    const heads = new Int32Array(tokens.length).fill(-1);
    const relations = new Uint8Array(tokens.length).fill(UNREAD);
    if (language !== 'en') return { heads, relations };
    const parser = parserOf(models);
    const forms = models.forms.ofTokens(text, tokens);
    const marginal = new SpanIndex(furniture);
    for (const sentence of sentences) {
      const [first, last] = bodyOf(sentence, tokens, marginal);
      parser.parse(tokens, tags, first, last, heads, relations, forms);
    }
    return { heads, relations };
  },
});

/** The tokens of a sentence behind its dateline: "SEOUL (Reuters) - | Ships left port". */
function bodyOf(
  { tokens: [first, last] }: Sentence,
  tokens: readonly Token[],
  marginal: SpanIndex<Span>,
): [number, number] {
  let at = first;
  while (at < last && marginal.overlaps(tokens[at]!)) at++;
  // What is marginal as a whole is read as it stands.
  return at < last ? [at, last] : [first, last];
}
