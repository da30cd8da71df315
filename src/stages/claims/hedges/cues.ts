// The cues of a text, found sentence by sentence when they are asked for.
import { overlaps, type Span } from '../../../document/span.ts';
import { SpanIndex } from '../../../document/span-index.ts';
import type { Sentence, Token } from '../../../document/token.ts';
import type { Models } from '../../../models/models.ts';
import type { HedgeInput } from './candidates.ts';
import { type HedgeCue, HedgeFinder } from './find.ts';

/** What finds the cues that share a character with a span. */
export type CuesIn = (span: Span) => readonly HedgeCue[];

/** Lemmas and trees of all tokens. */
export type HedgeTrees = Pick<HedgeInput, 'lemmas' | 'heads' | 'relations'>;

const finders = new WeakMap<Models, HedgeFinder>();

export function cuesOf(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  tags: readonly string[],
  models: Models,
  trees: HedgeTrees,
): CuesIn {
  let finder = finders.get(models);
  if (finder === undefined) {
    finder = HedgeFinder.of(models);
    finders.set(models, finder);
  }
  const ready = finder;
  const found = new Map<Sentence, readonly HedgeCue[]>();
  const index = new SpanIndex(sentences.map((sentence) => ({ start: sentence.start, end: sentence.end, sentence })));
  const cuesOfSentence = (sentence: Sentence) => {
    let cues = found.get(sentence);
    if (cues === undefined) {
      const [first, last] = sentence.tokens;
      cues = ready.find({ text, tokens, tags, ...trees, first, last });
      found.set(sentence, cues);
    }
    return cues;
  };
  return (span) =>
    index.overlapping(span).flatMap(({ sentence }) => cuesOfSentence(sentence).filter((cue) => overlaps(cue, span)));
}
