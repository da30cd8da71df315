// The type of an event of any kind: "announced", "made an announcement" and "the announcement" → announc.
import { contentOf } from '../../src/corroborate/lineage/words.ts';
import type { Span } from '../../src/document/span.ts';
import type { Layers } from '../../src/pipeline/layers.ts';
import { LIGHT, NOUN_ENDINGS, VERB_OF } from './trigger.en.ts';

/** What is read of a text to tell the type of a mention. */
export type TriggerGround = Pick<Layers, 'tokens' | 'tags' | 'lemmas' | 'heads'>;

/** Tokens that lie in the words, in text order. */
export function tokensOf(words: readonly Span[], { tokens }: Pick<Layers, 'tokens'>): number[] {
  const found: number[] = [];
  for (const { start, end } of words) {
    for (let at = firstEndingBehind(tokens, start); at < tokens.length && tokens[at]!.start < end; at++) found.push(at);
  }
  return found;
}

function firstEndingBehind(tokens: readonly Span[], start: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end > start) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The dictionary's forms of all words: what the baselines compare. */
export function lemmaOf(words: readonly Span[], ground: TriggerGround): string {
  return tokensOf(words, ground)
    .map((token) => ground.lemmas[token]!)
    .join(' ');
}

/** The word that the others hang at, or the noun beside a verb that says little; as the number of its token. */
export function headOf(words: readonly Span[], ground: TriggerGround): number | undefined {
  const inside = tokensOf(words, ground);
  const head = inside.find((token) => !inside.includes(ground.heads[token]!)) ?? inside[0];
  if (head === undefined || !LIGHT.has(ground.lemmas[head]!)) return head;
  return inside.find((token) => ground.tags[token]!.startsWith('NN')) ?? head;
}

/** The type that the words tell: their head as a verb. */
export function typeOf(words: readonly Span[], ground: TriggerGround): string {
  const head = headOf(words, ground);
  return head === undefined ? '' : verbStem(ground.lemmas[head]!);
}

/** "announcement", "announce" → announc; the stem need be no word. */
export function verbStem(lemma: string): string {
  const plain = VERB_OF.get(lemma) ?? (contentOf(lemma) || lemma);
  const verb = VERB_OF.get(plain) ?? plain;
  const ending = NOUN_ENDINGS.find((one) => verb.endsWith(one) && verb.length - one.length >= 3);
  let stem = ending === undefined ? verb : verb.slice(0, -ending.length);
  if (ending === 'ing' && /([^aeiouls])\1$/.test(stem)) stem = stem.slice(0, -1);
  for (const rest of ['e', 'at', 'i', 'y'])
    if (stem.endsWith(rest) && stem.length - rest.length >= 3) stem = stem.slice(0, -rest.length);
  return stem;
}
