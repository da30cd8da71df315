// What the tagger looks at: the word, its neighbours and the two tags before, as hashed features.
import type { Features } from '../../models/features.ts';
import { hashString, mixSigned as mix } from '../../models/hash.ts';
import type { WordForm, WordForms } from '../../models/word-forms.ts';

/** The forms of a sentence's words with two more at either end, so that every word has neighbours. */
export function paddedForms(words: readonly string[], forms: WordForms): WordForm[] {
  return padded(
    words.map((word) => forms.of(word)),
    forms,
  );
}

/** Forms at hand with two more at either end. */
export function padded(inSentence: readonly WordForm[], forms: WordForms): WordForm[] {
  const before = forms.of('<s>');
  const after = forms.of('</s>');
  return [before, before, ...inSentence, after, after];
}

/** Features of one position. `at` counts in padded forms; `last` and `beforeLast` are the tags before it, from 1; 0 before the first. */
export function addFeatures(
  features: Features,
  forms: readonly WordForm[],
  at: number,
  last: number,
  beforeLast: number,
  quotesBefore: number,
): void {
  const form = forms[at]!;
  const left = forms[at - 1]!;
  const right = forms[at + 1]!;
  const { lower } = form;
  const history = last * 64 + beforeLast;
  features.add(mix(1, form.word));
  features.add(mix(2, lower));
  features.add(mix(3, mix(left.lower, lower)));
  features.add(mix(4, mix(lower, right.lower)));
  features.add(mix(5, left.lower));
  features.add(mix(6, right.lower));
  features.add(mix(7, forms[at - 2]!.lower));
  features.add(mix(8, forms[at + 2]!.lower));
  features.add(mix(9, form.suffix2));
  features.add(mix(10, form.suffix3));
  features.add(mix(11, form.suffix4));
  features.add(mix(12, mix(form.shape, form.suffix1)));
  features.add(mix(13, form.prefix3));
  features.add(mix(14, mix(form.flags * 2 + (at === 2 ? 1 : 0), left.flags * 32 + right.flags)));
  features.add(mix(15, right.suffix3));
  features.add(mix(16, last));
  features.add(mix(17, history));
  features.add(mix(18, mix(last, lower)));
  features.add(mix(19, mix(history, lower)));
  features.add(mix(20, mix(last, right.lower)));
  features.add(mix(21, mix(last, form.suffix3)));
  if (lower === QUOTE) features.add(mix(24, quotesBefore & 1));
  features.end();
}

/** The straight mark that opens and closes. */
export const QUOTE = hashString('"') | 0;
