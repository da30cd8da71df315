// Gives every token its part of speech: "Ships left port." → NNS VBD NN and a full stop.
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import type { Sentence, Token } from '../../document/token.ts';
import type { Models } from '../../models/models.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { tagForms } from './tagger.ts';

export const partsOfSpeech = defineStage({
  name: 'parts-of-speech',
  reads: ['sentences', 'tokens'],
  writes: ['tags'],
  run: ({ text, language, sentences, tokens }, { models }) => ({
    tags: language === 'en' ? tagTokens(text, sentences, tokens, models) : tokens.map((): PartOfSpeech => ''),
  }),
});

/** One tag a token, sentence by sentence. */
export function tagTokens(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  models: Models,
): PartOfSpeech[] {
  const forms = models.forms.ofTokens(text, tokens);
  const tags: PartOfSpeech[] = [];
  for (const {
    tokens: [first, last],
  } of sentences) {
    for (const tag of tagForms(forms.slice(first, last), models)) tags.push(tag);
  }
  return tags;
}
