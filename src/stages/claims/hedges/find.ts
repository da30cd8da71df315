// Finds the words of a sentence that make it uncertain, by a model trained on news: "may" of what may happen, not of a month.
import type { Span } from '../../../document/span.ts';
import { Features } from '../../../models/features.ts';
import type { Models } from '../../../models/models.ts';
import { marginalsOf, type SequenceModel } from '../../../models/sequence-model.ts';
import type { WordForms } from '../../../models/word-forms.ts';
import { HEDGE_WORDS } from './en.ts';
import { addSentence, type CueLexicon, type HedgeInput } from './features.ts';

/** Labels of the model: outside, first token of a cue, further token of one. */
export const CUE_LABELS = ['O', 'B', 'I'] as const;

/** A cue, and how probable it is that it makes its sentence uncertain. */
export interface HedgeCue extends Span {
  readonly share: number;
}

/** Cues less probable than this are not given. */
export const LEAST_SHARE = 0.05;

export class HedgeFinder {
  readonly #model: SequenceModel;
  readonly #lexicon: CueLexicon;
  readonly #forms: WordForms;
  readonly #features = new Features();

  constructor(model: SequenceModel, lexicon: CueLexicon, forms: WordForms) {
    this.#model = model;
    this.#lexicon = lexicon;
    this.#forms = forms;
  }

  static of(models: Models): HedgeFinder {
    const model = models.get('hedges');
    const lexicon = new Map(Object.entries(model.table<Readonly<Record<string, number>>>('lexicon')));
    return new HedgeFinder(model.sequence('cues'), lexicon, models.forms);
  }

  /** The cues of one sentence, in text order. One without any word of the lists has none. */
  find(input: HedgeInput): HedgeCue[] {
    const { tokens, first, last } = input;
    if (!tokens.slice(first, last).some(({ lower }) => HEDGE_WORDS.has(lower) || this.#lexicon.has(lower))) return [];
    this.#features.clear();
    addSentence(this.#features, input, this.#lexicon, this.#forms);
    const shares = marginalsOf(
      this.#model.lattice(this.#model.emissions(this.#features), new Uint8Array(last - first)),
    );
    const width = CUE_LABELS.length;
    const cues: HedgeCue[] = [];
    for (let at = first; at < last; at++) {
      const base = (at - first) * width;
      const share = 1 - shares[base]!;
      if (share < LEAST_SHARE) continue;
      const { start, end } = tokens[at]!;
      const before = cues.at(-1);
      if (before && before.end === tokens[at - 1]?.end && shares[base + 2]! > shares[base + 1]!)
        cues[cues.length - 1] = { start: before.start, end, share: Math.max(before.share, share) };
      else cues.push({ start, end, share });
    }
    return cues;
  }
}

/** Probability that at least one cue makes the sentence uncertain. */
export function uncertainShare(cues: readonly HedgeCue[]): number {
  return 1 - cues.reduce((none, { share }) => none * (1 - share), 1);
}
