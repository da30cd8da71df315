// Trains the model of hedges on FactBank with uncertainty cues, and measures it by cross-validation over documents.
import { byCodeUnit } from '../../src/document/order.ts';
import { Features } from '../../src/models/features.ts';
import type { Models } from '../../src/models/models.ts';
import { readModels } from '../../src/models/read.ts';
import { SequenceModel } from '../../src/models/sequence-model.ts';
import { WordForms } from '../../src/models/word-forms.ts';
import {
  type Candidate,
  type CueLexicon,
  countedLemma,
  findCandidates,
  gradeOf,
  type HedgeInput,
  wasCue,
} from '../../src/stages/claims/hedges/candidates.ts';
import { HEDGE_WORDS } from '../../src/stages/claims/hedges/en.ts';
import { addCandidates } from '../../src/stages/claims/hedges/features.ts';
import { CUE_LABELS, type HedgeCue, HedgeFinder, uncertainShare } from '../../src/stages/claims/hedges/find.ts';
import { resolveLemma } from '../../src/stages/lemmas/lemma.ts';
import { tagWords } from '../../src/stages/parts-of-speech/tagger.ts';
import { segmentText } from '../../src/stages/segment/segment.ts';
import { parserOf } from '../../src/stages/syntax/parser.ts';
import { type MarkedCue, readFactbank } from '../data/factbank.ts';
import { Examples, type IndexedExamples } from '../examples.ts';
import type { Progress } from '../progress.ts';
import { quantise } from '../quantise.ts';
import type { Training } from '../train.ts';
import { trainSequence } from '../train-sequence.ts';
import { writeModel } from '../write-model.ts';

/** Small steps: at the usual rate each rare feature learns its few examples by heart, which costs 1.5 points. */
const OPTIONS = { labels: CUE_LABELS.length, systems: [1], epochs: 12, dropout: 0.5, rate: 0.01, prune: 0 };
/** A feature of one sentence keeps what is odd about it from the features that it shares with others. */
const CUT_OFF = 1;
const BITS = 19;
/** The model is the mean of those that these orders of the sentences give. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const FOLDS = 5;

export function train({ dataFolder, modelsFolder, begin, say }: Training): void {
  const models = readModels(modelsFolder);
  const documents = readDocuments(dataFolder, models);
  const progress = begin('hedges');
  const folds = crossValidate(documents, (done, total, note) => progress(done, total + 1, note));
  const { model, lexicon } = learn(documents);
  writeModel(modelsFolder, 'hedges', '2.0.0', [{ name: 'cues', labels: [...CUE_LABELS], model }], {
    words: Object.fromEntries(lexicon.words),
    lemmas: Object.fromEntries(lexicon.lemmas),
  });
  const { sentence, cue } = scoreFolds(folds);
  say(`uncertain sentences F1 ${percent(sentence)}, cues F1 ${percent(cue)}, ${FOLDS}-fold by document`);
}

export interface LabelledSentence extends HedgeInput {
  readonly cues: readonly MarkedCue[];
}

export type LabelledDocument = readonly LabelledSentence[];

/** The documents in order of their names. The set puts spaces around the words that it judges; tokens do not see them. */
export function readDocuments(dataFolder: string, models: Models): LabelledDocument[] {
  const parser = parserOf(models);
  return readFactbank(dataFolder)
    .sort((a, b) => byCodeUnit(a.id, b.id))
    .map(({ sentences }) =>
      sentences.map((sentence) => {
        const text = asPrinted(sentence.text);
        const { tokens } = segmentText(text);
        const tags = tagWords(
          tokens.map(({ start, end }) => text.slice(start, end)),
          models,
        );
        const heads = new Int32Array(tokens.length);
        const relations = new Uint8Array(tokens.length);
        parser.parse(tokens, tags, 0, tokens.length, heads, relations);
        const lemmas = tokens.map(({ lower }, at) => resolveLemma(lower, tags[at]!));
        return { text, tokens, tags, lemmas, heads, relations, first: 0, last: tokens.length, cues: sentence.cues };
      }),
    );
}

/** Quotation marks as pages have them, and no marks of the treebank; every offset stays. */
function asPrinted(text: string): string {
  return text
    .replace(/``/g, ' “')
    .replace(/''/g, '” ')
    .replace(/`(?=[\s\w])/g, '‘')
    .replace(/[{}]/g, ' ')
    .replace(/LRB2 RRB2_/g, (mark) => ' '.repeat(mark.length));
}

interface Learned {
  readonly model: SequenceModel;
  readonly lexicon: CueLexicon;
}

function learn(documents: readonly LabelledDocument[]): Learned {
  const all = countCues(documents);
  const examples = indexExamples(documents, all);
  const trained = SEEDS.map((seed) => trainSequence(examples, { ...OPTIONS, seed }, () => {}));
  return { model: meanOf(trained), lexicon: makeLexicon(all) };
}

/** The candidates of all sentences, a sentence a sequence. */
function indexExamples(documents: readonly LabelledDocument[], all: Counts): IndexedExamples {
  const forms = new WordForms();
  const examples = new Examples();
  const features = new Features();
  for (const document of documents) {
    // What a document says of its own words must not be known when it is learned from.
    const lexicon = makeLexicon(all, countCues([document]));
    for (const sentence of document) {
      const candidates = findCandidates(sentence, lexicon);
      if (candidates.length === 0) continue;
      features.clear();
      addCandidates(features, sentence, candidates, lexicon, forms);
      const labels = candidates.map((candidate) => (isCue(sentence, candidate) ? 1 : 0));
      examples.add(features, labels, new Uint8Array(candidates.length));
    }
  }
  return examples.indexed(CUT_OFF, BITS);
}

function isCue({ tokens, cues }: LabelledSentence, { first, last }: Candidate): boolean {
  return cues.some(({ start, end }) => tokens[first]!.start < end && start < tokens[last - 1]!.end);
}

/** Weights near 0 are left out of the mean. */
const PRUNE = 0.004;

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

interface Count {
  seen: number;
  cues: number;
}

interface Counts {
  readonly words: ReadonlyMap<string, Count>;
  readonly lemmas: ReadonlyMap<string, Count>;
}

function countCues(documents: readonly LabelledDocument[]): Counts {
  const words = new Map<string, Count>();
  const lemmas = new Map<string, Count>();
  for (const sentence of documents.flat()) {
    sentence.tokens.forEach(({ lower }, at) => {
      const cue = isCue(sentence, { anchor: at, first: at, last: at + 1, phrase: 0 });
      count(words, lower, cue);
      count(lemmas, countedLemma(lower, sentence.lemmas[at]!), cue);
    });
  }
  return { words, lemmas };
}

function count(counts: Map<string, Count>, key: string, cue: boolean): void {
  const found = counts.get(key) ?? { seen: 0, cues: 0 };
  counts.set(key, found);
  found.seen++;
  if (cue) found.cues++;
}

const LISTED_LEMMAS: ReadonlySet<string> = new Set([...HEDGE_WORDS.values()].map(({ lemma }) => lemma));

/** Grades of the words of the lists and of those that were a cue, without what one document adds. */
function makeLexicon(all: Counts, without?: Counts): CueLexicon {
  const grades = (counts: Counts['words'], own: Counts['words'] | undefined, isListed: (key: string) => boolean) => {
    const found = new Map<string, number>();
    for (const [key, { seen, cues }] of counts) {
      const less = own?.get(key);
      const grade = gradeOf(seen - (less?.seen ?? 0), cues - (less?.cues ?? 0));
      if (wasCue(grade) || (grade > 0 && isListed(key))) found.set(key, grade);
    }
    return found;
  };
  return {
    words: grades(all.words, without?.words, (word) => HEDGE_WORDS.has(word)),
    lemmas: grades(all.lemmas, without?.lemmas, (lemma) => LISTED_LEMMAS.has(lemma)),
  };
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
      answers.push({ fold, gold: sentence.cues, cues: finder.find(sentence) });
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

/** Scores each fold at the thresholds that its own probabilities promise most of. A cue counts when both ends are right. */
export function scoreFolds(answers: readonly FoldAnswer[]): { readonly sentence: Hits; readonly cue: Hits } {
  const folds = Array.from({ length: FOLDS }, (_, fold) => answers.filter((answer) => answer.fold === fold));
  return {
    sentence: folds.map(sentenceHits).reduce(plus),
    cue: folds.map(cueHits).reduce(plus),
  };
}

/**
 * The least share to accept that gives the highest F1 to be expected if the shares are right (Lipton, Elkan &
 * Naryanaswamy 2014): no label is needed for it.
 */
export function bestThreshold(shares: readonly number[]): number {
  const sorted = [...shares].sort((a, b) => b - a);
  const all = sorted.reduce((sum, share) => sum + share, 0);
  let [right, highest, threshold] = [0, 0, 1];
  for (const [index, share] of sorted.entries()) {
    right += share;
    const expected = (2 * right) / (index + 1 + all);
    if (expected > highest) [highest, threshold] = [expected, share];
  }
  return threshold;
}

function sentenceHits(answers: readonly FoldAnswer[]): Hits {
  const shares = answers.map(({ cues }) => uncertainShare(cues));
  const threshold = bestThreshold(shares);
  const found = answers.filter((_, index) => shares[index]! >= threshold);
  return {
    right: found.filter(({ gold }) => gold.length > 0).length,
    found: found.length,
    gold: answers.filter(({ gold }) => gold.length > 0).length,
  };
}

function cueHits(answers: readonly FoldAnswer[]): Hits {
  const threshold = bestThreshold(answers.flatMap(({ cues }) => cues.map(({ share }) => share)));
  const hits = answers.map(({ gold, cues }) => {
    const kept = cues.filter(({ share }) => share >= threshold);
    const right = kept.filter((cue) => gold.some(({ start, end }) => start === cue.start && end === cue.end)).length;
    return { right, found: kept.length, gold: gold.length };
  });
  return hits.reduce(plus, NO_HITS);
}

const NO_HITS: Hits = { right: 0, found: 0, gold: 0 };

function plus(a: Hits, b: Hits): Hits {
  return { right: a.right + b.right, found: a.found + b.found, gold: a.gold + b.gold };
}

export function f1({ right, found, gold }: Hits): number {
  return found + gold === 0 ? 0 : (2 * right) / (found + gold);
}

function percent(hits: Hits): string {
  return (100 * f1(hits)).toFixed(1);
}
