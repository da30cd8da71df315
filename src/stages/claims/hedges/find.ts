// Finds the words of a sentence that make it uncertain, by a model trained on news: "may" of what may happen, not of a month.
import type { Span } from '../../../document/span.ts';
import { Features } from '../../../models/features.ts';
import type { Models } from '../../../models/models.ts';
import { marginalsOf, type SequenceModel } from '../../../models/sequence-model.ts';
import type { WordForms } from '../../../models/word-forms.ts';
import { type CueLexicon, findCandidates, type HedgeInput } from './candidates.ts';
import { addCandidates } from './features.ts';

/** Labels of the model, one a candidate. */
export const CUE_LABELS = ['none', 'cue'] as const;

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
    const table = (name: string) => new Map(Object.entries(model.table<Readonly<Record<string, number>>>(name)));
    return new HedgeFinder(model.sequence('cues'), { words: table('words'), lemmas: table('lemmas') }, models.forms);
  }

  /** The cues of one sentence, in text order. One without any word of the lists has none. */
  find(input: HedgeInput): HedgeCue[] {
    const candidates = findCandidates(input, this.#lexicon);
    if (candidates.length === 0) return [];
    this.#features.clear();
    addCandidates(this.#features, input, candidates, this.#lexicon, this.#forms);
    const shares = marginalsOf(
      this.#model.lattice(this.#model.emissions(this.#features), new Uint8Array(candidates.length)),
    );
    return candidates
      .map(({ first, last }, index) => ({
        start: input.tokens[first]!.start,
        end: input.tokens[last - 1]!.end,
        share: Math.min(1, shares[index * CUE_LABELS.length + 1]!),
      }))
      .filter(({ share }) => share >= LEAST_SHARE);
  }
}

/** Probability that at least one cue makes the sentence uncertain. */
export function uncertainShare(cues: readonly HedgeCue[]): number {
  return 1 - cues.reduce((none, { share }) => none * (1 - share), 1);
}
