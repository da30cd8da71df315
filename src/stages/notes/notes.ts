// Notes what is odd in a text: debris of machine writing, damaged sentences, letters and words, turned senses, lost speakers, texts cut off.
import { byPosition, type Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { findCorrupted } from './corrupted.ts';
import { findBroken, findCuts, findMojibake } from './damage.ts';
import { findDebris } from './debris.ts';
import { findLostSpeakers } from './lost.ts';
import { findTurned } from './turned.ts';

export const notes = defineStage({
  name: 'notes',
  reads: ['paragraphs', 'sentences', 'tokens'],
  writes: ['notes'],
  run: ({ text, furniture, readingNotes, paragraphs, sentences, tokens }, { pack, models }) => {
    const debris = findDebris(text, paragraphs, tokens, pack.outlets.find(text));
    const skip = new SpanIndex<Span>([...furniture, ...debris]);
    return {
      notes: [
        ...readingNotes,
        ...debris,
        ...findMojibake(text),
        ...findBroken(text, sentences, tokens, skip),
        ...findCorrupted(text, sentences, tokens, skip, models.get('words').ngrams('news')),
        ...findTurned(text, sentences, tokens, skip),
        ...findLostSpeakers(text, paragraphs, sentences, tokens, skip),
        ...findCuts(text, paragraphs, tokens, new SpanIndex(furniture)),
      ].sort(byPosition),
    };
  },
});
