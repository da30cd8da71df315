// Gives every token the form under which a dictionary has it, in lower case: "Soldiers were sent" → soldier be send.
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import type { Token } from '../../document/token.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { resolveLemma } from './lemma.ts';

export const lemmas = defineStage({
  name: 'lemmas',
  reads: ['tokens', 'tags'],
  writes: ['lemmas'],
  run: ({ language, tokens, tags }) => ({
    lemmas: language === 'en' ? lemmasOf(tokens, tags) : tokens.map(({ lower }) => lower),
  }),
});

/** One lemma a token. */
export function lemmasOf(tokens: readonly Token[], tags: readonly PartOfSpeech[]): string[] {
  return tokens.map(({ lower }, at) => lemmaOf(lower, tags[at] ?? ''));
}

/** Forms kept; past this many all are forgotten, which changes the speed and nothing else. */
const CAPACITY = 1 << 16;
const known = new Map<PartOfSpeech, Map<string, string>>();
let size = 0;

function lemmaOf(lower: string, tag: PartOfSpeech): string {
  const lemma = known.get(tag)?.get(lower);
  if (lemma !== undefined) return lemma;
  const resolved = resolveLemma(lower, tag);
  keep(lower, tag, resolved);
  return resolved;
}

function keep(lower: string, tag: PartOfSpeech, lemma: string): void {
  if (size >= CAPACITY) known.clear();
  size = size >= CAPACITY ? 1 : size + 1;
  const ofTag = known.get(tag);
  if (ofTag) ofTag.set(lower, lemma);
  else known.set(tag, new Map([[lower, lemma]]));
}
