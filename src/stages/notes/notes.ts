// Notes what is odd in a text: debris of machine writing, damaged sentences and letters, texts cut off.
import { byPosition, type Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { findBroken, findCuts, findMojibake } from './damage.ts';
import { findDebris } from './debris.ts';

export const notes = defineStage({
  name: 'notes',
  reads: ['paragraphs', 'sentences', 'tokens'],
  writes: ['notes'],
  run: ({ text, furniture, readingNotes, paragraphs, sentences, tokens }, { pack }) => {
    const debris = findDebris(text, paragraphs, tokens, pack.outlets.find(text));
    const skip = new SpanIndex<Span>([...furniture, ...debris]);
    return {
      notes: [
        ...readingNotes,
        ...debris,
        ...findMojibake(text),
        ...findBroken(text, sentences, tokens, skip),
        ...findCuts(text, paragraphs, tokens, new SpanIndex(furniture)),
      ].sort(byPosition),
    };
  },
});
