// Notes what is odd in a text: debris of machine writing, damaged sentences, letters and words, turned senses, lost speakers, texts cut off, times that cannot be.
import { type Note, noteOn } from '../../document/note.ts';
import { byPosition, type Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Time } from '../../document/time.ts';
import type { Models } from '../../models/models.ts';
import type { NgramModel } from '../../models/ngram-model.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { findCorrupted } from './corrupted.ts';
import { findBroken, findCuts, findMojibake } from './damage.ts';
import { findDebris } from './debris.ts';
import { findLostSpeakers } from './lost.ts';
import { findTurned } from './turned.ts';

/** "31 February": a time that cannot be has no value, and says so. */
function findImpossibleTimes(text: string, times: readonly Time[]): Note[] {
  return times
    .filter(({ problem }) => problem !== undefined)
    .map(({ start, end, problem }) =>
      noteOn(text, start, end, 'date', `${capitalised(problem!)}, so this time has no value.`),
    );
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

export const notes = defineStage({
  name: 'notes',
  reads: ['paragraphs', 'sentences', 'tokens', 'times'],
  writes: ['notes'],
  run: ({ text, furniture, readingNotes, paragraphs, sentences, tokens, times }, { pack, models }) => {
    const debris = findDebris(text, paragraphs, tokens, pack.outlets.find(text));
    const skip = new SpanIndex<Span>([...furniture, ...debris]);
    return {
      notes: [
        ...readingNotes,
        ...debris,
        ...findMojibake(text),
        ...findBroken(text, sentences, tokens, skip),
        ...findCorrupted(text, sentences, tokens, skip, newsOf(models)),
        ...findTurned(text, sentences, tokens, skip),
        ...findLostSpeakers(text, paragraphs, sentences, tokens, skip),
        ...findImpossibleTimes(text, times),
        ...findCuts(text, paragraphs, tokens, new SpanIndex(furniture)),
      ].sort(byPosition),
    };
  },
});

const NEWS = new WeakMap<Models, NgramModel>();

/** How often words stood side by side in news; read once. */
function newsOf(models: Models): NgramModel {
  let news = NEWS.get(models);
  if (news === undefined) {
    news = models.get('words').ngrams('news');
    NEWS.set(models, news);
  }
  return news;
}
