// Tags the words of a sentence from left to right: each choice is final and is seen by the next (Collins 2002, decoded greedily).
import { PARTS_OF_SPEECH, type PartOfSpeech } from '../../document/part-of-speech.ts';
import { Features } from '../../models/features.ts';
import { LaneTable } from '../../models/lanes.ts';
import { best } from '../../models/linear-model.ts';
import type { Model } from '../../models/model.ts';
import type { Models } from '../../models/models.ts';
import type { WordForm, WordForms } from '../../models/word-forms.ts';
import { addFeatures, padded, QUOTE } from './features.ts';

/** Frequent spellings that nearly always have one tag: hash of the word → number of the tag. */
export type Lexicon = ReadonlyMap<number, number>;

/** Spellings by tag, divided by spaces, as the manifest of the model holds them. */
export type LexiconTable = Readonly<Record<string, string>>;

/** Tags words with one model. */
export class Tagger {
  readonly #weights: LaneTable;
  readonly #lexicon: Lexicon;
  readonly #forms: WordForms;
  readonly #features = new Features();
  readonly #scores = new Int32Array(PARTS_OF_SPEECH.length);

  constructor(model: Model, forms: WordForms) {
    this.#weights = new LaneTable(model.linear('tags').table);
    this.#lexicon = readLexicon(model.table<LexiconTable>('lexicon'), forms);
    this.#forms = forms;
  }

  /** Numbers of the tags in PARTS_OF_SPEECH, one a word of the sentence. */
  tag(words: readonly string[]): Uint8Array {
    return this.tagForms(words.map((word) => this.#forms.of(word)));
  }

  /** The same for words whose forms are at hand. */
  tagForms(inSentence: readonly WordForm[]): Uint8Array {
    const forms = padded(inSentence, this.#forms);
    return walk(forms, this.#lexicon, (at, last, beforeLast, quotes) => {
      this.#features.clear();
      addFeatures(this.#features, forms, at, last, beforeLast, quotes);
      this.#scores.fill(0);
      this.#weights.addTo(this.#scores, 0, this.#features.hashes, 0, this.#features.endOf(0));
      return best(this.#scores);
    });
  }
}

/** Asks `choose` for the tag of every word that the lexicon does not settle, from left to right; training walks the same way. */
export function walk(
  padded: readonly WordForm[],
  lexicon: Lexicon,
  choose: (at: number, last: number, beforeLast: number, quotesBefore: number) => number,
): Uint8Array {
  const tags = new Uint8Array(padded.length - 4);
  let last = 0;
  let beforeLast = 0;
  let quotes = 0;
  for (let at = 2; at < padded.length - 2; at++) {
    const { word, lower } = padded[at]!;
    const tag = lexicon.get(word) ?? choose(at, last, beforeLast, quotes);
    if (lower === QUOTE) quotes++;
    tags[at - 2] = tag;
    beforeLast = last;
    last = tag + 1;
  }
  return tags;
}

export function readLexicon(table: LexiconTable, forms: WordForms): Lexicon {
  return new Map(
    PARTS_OF_SPEECH.flatMap((tag, number) =>
      (table[tag] ?? '')
        .split(' ')
        .filter(Boolean)
        .map((word): [number, number] => [forms.of(word).word, number]),
    ),
  );
}

const TAGGERS = new WeakMap<Models, Tagger>();

/** The tags of a sentence's words: `tagWords(['Ships', 'left', '.'], models)` gives NNS, VBD and a full stop. */
export function tagWords(words: readonly string[], models: Models): PartOfSpeech[] {
  return tagForms(
    words.map((word) => models.forms.of(word)),
    models,
  );
}

/** The same for words whose forms are at hand. */
export function tagForms(forms: readonly WordForm[], models: Models): PartOfSpeech[] {
  let tagger = TAGGERS.get(models);
  if (tagger === undefined) {
    tagger = new Tagger(models.get('parts-of-speech'), models.forms);
    TAGGERS.set(models, tagger);
  }
  const tags: PartOfSpeech[] = [];
  for (const tag of tagger.tagForms(forms)) tags.push(PARTS_OF_SPEECH[tag]!);
  return tags;
}
