// Finds the names in the sentences of one text, with a conditional random field over features of the whole text.
import { Features } from '../../models/features.ts';
import type { Model } from '../../models/model.ts';
import type { Models } from '../../models/models.ts';
import type { SequenceModel } from '../../models/sequence-model.ts';
import type { WordForms } from '../../models/word-forms.ts';
import { type Domain, NameText, type TaggedForms, type TaggedWords } from './features.ts';
import { type NamedWords, namesOf } from './labels.ts';

/** A longer run of words is no sentence; it is cut, so that memory stays small. */
const LONGEST = 400;

export class NameFinder {
  readonly #model: SequenceModel;
  readonly #forms: WordForms;
  readonly #features = new Features();

  constructor(model: Model, forms: WordForms) {
    this.#model = model.sequence('names');
    this.#forms = forms;
  }

  /** Names of each sentence of a text. */
  find(sentences: readonly (TaggedWords | TaggedForms)[], domain: Domain = 'news'): NamedWords[][] {
    const text = new NameText(sentences, this.#forms);
    const found = sentences.map((): NamedWords[] => []);
    for (const capitals of [false, true]) {
      for (let sentence = 0; sentence < sentences.length; sentence++) {
        if (text.isInCapitals(sentence) === capitals) this.#read(text, sentence, domain, found[sentence]!);
      }
    }
    return found;
  }

  #read(text: NameText, sentence: number, domain: Domain, names: NamedWords[]): void {
    const [start, end] = text.sentences[sentence]!;
    const words = end - start;
    for (let from = 0; from < words; from += LONGEST) {
      this.#features.clear();
      const to = Math.min(words, from + LONGEST);
      text.addWords(this.#features, sentence, from, to, domain);
      const labels = this.#model.bestLabels(this.#model.emissions(this.#features), new Uint8Array(to - from));
      if (!text.isInCapitals(sentence)) text.remember(sentence, from, labels);
      for (const { first, last, type } of namesOf(labels)) names.push({ first: from + first, last: from + last, type });
    }
  }
}

const FINDERS = new WeakMap<Models, NameFinder>();

/** The finder of `models`, made once. */
export function nameFinder(models: Models): NameFinder {
  let finder = FINDERS.get(models);
  if (finder === undefined) {
    finder = new NameFinder(models.get('names'), models.forms);
    FINDERS.set(models, finder);
  }
  return finder;
}
