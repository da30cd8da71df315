// Trains the model of hedges on FactBank with uncertainty cues, and measures it by cross-validation over documents.
import { byCodeUnit } from '../../src/document/order.ts';
import type { Token } from '../../src/document/token.ts';
import { Features } from '../../src/models/features.ts';
import type { Models } from '../../src/models/models.ts';
import { readModels } from '../../src/models/read.ts';
import { SequenceModel } from '../../src/models/sequence-model.ts';
import { WordForms } from '../../src/models/word-forms.ts';
import { addSentence, type CueLexicon } from '../../src/stages/claims/hedges/features.ts';
import { CUE_LABELS, type HedgeCue, HedgeFinder, uncertainShare } from '../../src/stages/claims/hedges/find.ts';
import { tagWords } from '../../src/stages/parts-of-speech/tagger.ts';
import { segmentText } from '../../src/stages/segment/segment.ts';
import { type MarkedCue, readFactbank } from '../data/factbank.ts';
import { Examples } from '../examples.ts';
import type { Progress } from '../progress.ts';
import { quantise } from '../quantise.ts';
import type { Training } from '../train.ts';
import { trainSequence } from '../train-sequence.ts';
import { writeModel } from '../write-model.ts';

const OPTIONS = { labels: CUE_LABELS.length, systems: [1], epochs: 12, dropout: 0.3, prune: 0.02 };
/** Features that occur less often are left out. */
const CUT_OFF = 3;
const BITS = 18;
/** The model is the mean of those that these orders of the sentences give. */
const SEEDS = [7, 8, 9, 10];
const FOLDS = 5;

export function train({ dataFolder, modelsFolder, begin, say }: Training): void {
  const models = readModels(modelsFolder);
  const documents = readDocuments(dataFolder, models);
  const progress = begin('hedges');
  const folds = crossValidate(documents, (done, total, note) => progress(done, total + 1, note));
  const { model, lexicon } = learn(documents);
  writeModel(modelsFolder, 'hedges', '1.0.0', [{ name: 'cues', labels: [...CUE_LABELS], model }], {
    lexicon: Object.fromEntries(lexicon),
  });
  const { sentence, cue } = scoreFolds(folds);
  say(`uncertain sentences F1 ${percent(sentence)}, cues F1 ${percent(cue)}, ${FOLDS}-fold by document`);
}

export interface LabelledSentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tags: readonly string[];
  readonly cues: readonly MarkedCue[];
  /** Numbers in CUE_LABELS, one a token. */
  readonly labels: Uint8Array;
}

export type LabelledDocument = readonly LabelledSentence[];

/** The documents in order of their names. The set puts spaces around the words that it judges; tokens do not see them. */
export function readDocuments(dataFolder: string, models: Models): LabelledDocument[] {
  return readFactbank(dataFolder)
    .sort((a, b) => byCodeUnit(a.id, b.id))
    .map(({ sentences }) =>
      sentences.map(({ text, cues }) => {
        const { tokens } = segmentText(text);
        const tags = tagWords(
          tokens.map(({ start, end }) => text.slice(start, end)),
          models,
        );
        return { text, tokens, tags, cues, labels: labelsOf(tokens, cues) };
      }),
    );
}

function labelsOf(tokens: readonly Token[], cues: readonly MarkedCue[]): Uint8Array {
  return Uint8Array.from(tokens, ({ start, end }) => {
    const cue = cues.find((one) => start < one.end && one.start < end);
    return cue === undefined ? 0 : start <= cue.start ? 1 : 2;
  });
}

interface Learned {
  readonly model: SequenceModel;
  readonly lexicon: CueLexicon;
}

function learn(documents: readonly LabelledDocument[]): Learned {
  const forms = new WordForms();
  const all = countCues(documents);
  const examples = new Examples();
  const features = new Features();
  for (const document of documents) {
    // What a document says of its own words must not be known when it is learned from.
    const own = countCues([document]);
    const lexicon = makeLexicon(all, own);
    for (const sentence of document) {
      if (sentence.tokens.length === 0) continue;
      features.clear();
      addSentence(features, { ...sentence, first: 0, last: sentence.tokens.length }, lexicon, forms);
      examples.add(features, sentence.labels, new Uint8Array(sentence.tokens.length));
    }
  }
  const indexed = examples.indexed(CUT_OFF, BITS);
  const trained = SEEDS.map((seed) => trainSequence(indexed, { ...OPTIONS, seed }, () => {}));
  return { model: meanOf(trained), lexicon: makeLexicon(all) };
}

/** Weights near 0 are left out of the mean. */
const PRUNE = 0.04;

function meanOf(models: readonly SequenceModel[]): SequenceModel {
  const [{ table, systems }] = models as [SequenceModel];
  const mean = (of: (model: SequenceModel) => ArrayLike<number>) =>
    Float32Array.from(
      of(models[0]!),
      (_, at) => models.reduce((sum, model) => sum + of(model)[at]! * model.scale, 0) / models.length,
    );
  const { rows, scale } = quantise(
    mean((model) => model.table.rows),
    PRUNE,
  );
  const transitions = Int32Array.from(
    mean((model) => model.transitions),
    (weight) => Math.round(weight / scale),
  );
  return new SequenceModel({ ...table, rows }, systems, transitions, scale);
}

type Counts = ReadonlyMap<string, { readonly seen: number; readonly cues: number }>;

function countCues(documents: readonly LabelledDocument[]): Counts {
  const counts = new Map<string, { seen: number; cues: number }>();
  for (const { tokens, labels } of documents.flat()) {
    tokens.forEach(({ lower }, at) => {
      const count = counts.get(lower) ?? { seen: 0, cues: 0 };
      counts.set(lower, count);
      count.seen++;
      if (labels[at] !== 0) count.cues++;
    });
  }
  return counts;
}

/** Steps from "seen as a cue once" to "nearly always one". */
const STEPS = 6;

function makeLexicon(all: Counts, without: Counts = new Map()): CueLexicon {
  const lexicon = new Map<string, number>();
  for (const [word, { seen, cues }] of all) {
    const own = without.get(word);
    const rest = { seen: seen - (own?.seen ?? 0), cues: cues - (own?.cues ?? 0) };
    if (rest.cues > 0) lexicon.set(word, 1 + Math.min(STEPS - 1, Math.floor((STEPS * rest.cues) / (rest.seen + 0.5))));
  }
  return lexicon;
}

/** A sentence that the model had not seen. */
export interface FoldAnswer {
  readonly fold: number;
  readonly gold: readonly MarkedCue[];
  readonly cues: readonly HedgeCue[];
}

/** Document n is in fold n modulo 5. */
export function crossValidate(documents: readonly LabelledDocument[], progress: Progress): FoldAnswer[] {
  const answers: FoldAnswer[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const { model, lexicon } = learn(documents.filter((_, index) => index % FOLDS !== fold));
    const finder = new HedgeFinder(model, lexicon, new WordForms());
    for (const sentence of documents.filter((_, index) => index % FOLDS === fold).flat()) {
      const cues = finder.find({ ...sentence, first: 0, last: sentence.tokens.length });
      answers.push({ fold, gold: sentence.cues, cues });
    }
    progress(fold + 1, FOLDS, 'folds');
  }
  return answers;
}

export interface Hits {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}

const THRESHOLDS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

/** Scores each fold at the threshold that is best on the other four. A cue counts when both ends are right. */
export function scoreFolds(answers: readonly FoldAnswer[]): { readonly sentence: Hits; readonly cue: Hits } {
  return { sentence: acrossFolds(answers, sentenceHits), cue: acrossFolds(answers, cueHits) };
}

type Score = (answer: FoldAnswer, threshold: number) => Hits;

function acrossFolds(answers: readonly FoldAnswer[], score: Score): Hits {
  const parts = Array.from({ length: FOLDS }, (_, fold) => {
    const others = answers.filter((answer) => answer.fold !== fold);
    const best = THRESHOLDS.reduce((top, threshold) =>
      f1(sum(others, score, threshold)) > f1(sum(others, score, top)) ? threshold : top,
    );
    const own = answers.filter((answer) => answer.fold === fold);
    return sum(own, score, best);
  });
  return parts.reduce(plus);
}

function sum(answers: readonly FoldAnswer[], score: Score, threshold: number): Hits {
  return answers.map((answer) => score(answer, threshold)).reduce(plus, { right: 0, found: 0, gold: 0 });
}

function plus(a: Hits, b: Hits): Hits {
  return { right: a.right + b.right, found: a.found + b.found, gold: a.gold + b.gold };
}

const sentenceHits: Score = ({ gold, cues }, threshold) => {
  const found = uncertainShare(cues) > threshold ? 1 : 0;
  const wanted = gold.length > 0 ? 1 : 0;
  return { right: found * wanted, found, gold: wanted };
};

const cueHits: Score = ({ gold, cues }, threshold) => {
  const kept = cues.filter(({ share }) => share > threshold);
  const right = kept.filter((cue) => gold.some(({ start, end }) => start === cue.start && end === cue.end)).length;
  return { right, found: kept.length, gold: gold.length };
};

export function f1({ right, found, gold }: Hits): number {
  return found + gold === 0 ? 0 : (2 * right) / (found + gold);
}

function percent(hits: Hits): string {
  return (100 * f1(hits)).toFixed(1);
}
