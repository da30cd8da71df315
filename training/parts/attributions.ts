// Trains the model "attributions": five parts, each learning from what the ones before it make of articles they have not seen.
import { availableParallelism } from 'node:os';
import { ByteReader } from '../../src/models/bytes.ts';
import { Models } from '../../src/models/models.ts';
import { readModels } from '../../src/models/read.ts';
import { SequenceModel, type SpanShare } from '../../src/models/sequence-model.ts';
import { completeRuns } from '../../src/stages/attributions/complete.ts';
import { chooseRuns, linkRuns, readAttributions, type Thresholds } from '../../src/stages/attributions/read.ts';
import { Pool } from '../../src/workers/pool.ts';
import { readDocuments, readViews, type TrainingDocument } from '../attributions/documents.ts';
import {
  type Candidates,
  frame,
  induceLexicon,
  type Lexicons,
  markedAs,
  trainConfidence,
  trainLinks,
  trainSpans,
  weighedOf,
} from '../attributions/learn.ts';
import { parseApart } from '../attributions/parse-apart.ts';
import type { FoldAnswer, FoldTask } from '../attributions/thread.ts';
import { add, f1, NONE, PARTS, precision, recall, scoreFragments } from '../score.ts';
import type { Training } from '../train.ts';
import { writeModel } from '../write-model.ts';

const FOLDS = 5;
/** Half of what one view would ask for: every article is learned from in each. */
const EPOCHS = { first: 7, second: 6, spans: 6, links: 5, confidence: 10 };
/** A day: no fold takes as long. */
const NO_LIMIT = 86_400_000;
const FOLD_MEMORY = 6_000;

/** With which spans are taken and linked for the parts that learn from spans and links. */
const WHILE_LEARNING: Thresholds = {
  spans: [0.51, 0.56, 0.42],
  source: 0.3,
  content: 0.36,
  orphan: 0.15,
  spareSource: 0.1,
  spareContent: 0.16,
};

/** With which texts are read; chosen on the development split, with all parts learned: exact fragments and whole reports together. */
const THRESHOLDS: Thresholds = {
  spans: [0.48, 0.575, 0.41],
  source: 0.285,
  content: 0.375,
  orphan: 0.135,
  spareSource: 0.07,
  spareContent: 0.19,
};

const LABELS = ['none', 'source-first', 'source', 'cue-first', 'cue', 'content-first', 'content'];
const YES = ['no', 'yes'];

export async function train(training: Training): Promise<void> {
  const { dataFolder, modelsFolder, say, begin } = training;
  const others = readModels(modelsFolder);
  const threads = availableParallelism();
  const views = await parseApart(training, threads);
  const { articles, documents } = readViews(dataFolder, others, views);
  const pool = new Pool<FoldTask, FoldAnswer>({
    entry: new URL('../attributions/thread.ts', import.meta.url),
    size: Math.min(threads, FOLDS + 1),
    workerData: { dataFolder, modelsFolder, folds: FOLDS, views },
    timeLimit: NO_LIMIT,
    memoryLimit: FOLD_MEMORY,
  });
  const first = await learnInFolds(pool, { epochs: EPOCHS.first }, (fold) => say(`first model, fold ${fold}`));
  const readings = unfold(
    first.map((answer) => answer.readings),
    articles.length,
  );
  const second = await learnInFolds(pool, { epochs: EPOCHS.second, readings }, (fold) =>
    say(`second model, fold ${fold}`),
  );
  await pool.close();
  const candidates = unfold(
    second.map((answer) => answer.candidates),
    articles.length,
  );
  const [firstModel, secondModel] = [modelOf(first), modelOf(second)];

  const lexicons = induceLexicon(articles);
  const spans = trainSpans(documents, candidates, lexicons, {
    seed: 21,
    epochs: EPOCHS.spans,
    progress: begin('spans'),
  });
  const weighed = weighHeld(documents, candidates, lexicons, articles.length);
  const runs = documents.map((_, at) => chooseRuns(weighed[at]!, candidates[at]!.goesOn, WHILE_LEARNING));
  const links = trainLinks(documents, runs, lexicons, { seed: 41, epochs: EPOCHS.links, progress: begin('links') });
  const linked = documents.map((document, at) => {
    const seen = frame(document, lexicons.without(document));
    const completed = completeRuns(seen, runs[at]!, weighed[at]!, links, WHILE_LEARNING);
    return linkRuns(seen, completed, links, WHILE_LEARNING);
  });
  const course = { seed: 51, epochs: EPOCHS.confidence, progress: begin('confidence') };
  const confidence = trainConfidence(documents, linked, lexicons, course);

  const model = writeModel(
    modelsFolder,
    'attributions',
    '1.0.0',
    [
      { name: 'first', labels: LABELS, model: firstModel },
      { name: 'second', labels: LABELS, model: secondModel },
      { name: 'spans', labels: YES, model: spans },
      { name: 'links', labels: YES, model: links },
      { name: 'confidence', labels: YES, model: confidence },
    ],
    { thresholds: THRESHOLDS, cues: sorted(lexicons.full) },
  );
  say(scoreOn(readDocuments(dataFolder, 'dev', others), new Models([model])));
}

/** Fold `FOLDS`, the first answer, learns from all articles; the others each leave a share of them out. */
function learnInFolds(
  pool: Pool<FoldTask, FoldAnswer>,
  task: Omit<FoldTask, 'fold'>,
  done: (fold: number) => void,
): Promise<FoldAnswer[]> {
  return Promise.all(
    [FOLDS, ...Array(FOLDS).keys()].map(async (fold) => {
      const answer = await pool.run({ ...task, fold });
      done(fold);
      return answer;
    }),
  );
}

/** What the folds said of what they left out, in the order of the documents, of which each view has `articles`. */
function unfold<Said>([, ...folds]: readonly (readonly Said[])[], articles: number): Said[] {
  const count = folds.reduce((sum, fold) => sum + fold.length, 0);
  const next = folds.map((said) => said.values());
  return Array.from({ length: count }, (_, at) => next[(at % articles) % FOLDS]!.next().value!);
}

function modelOf([full]: readonly FoldAnswer[]): SequenceModel {
  const { weights, scale } = full!.model!;
  return SequenceModel.read(new ByteReader(weights), scale);
}

/** The candidates of each article weighed by a model of spans that did not learn from it. */
function weighHeld(
  documents: readonly TrainingDocument[],
  candidates: readonly Candidates[],
  lexicons: Lexicons,
  articles: number,
): SpanShare[][] {
  const folds = 3;
  const weighed: SpanShare[][] = [];
  for (let fold = 0; fold < folds; fold++) {
    const isKept = (_: unknown, at: number) => (at % articles) % folds !== fold;
    const course = { seed: 31 + fold, epochs: EPOCHS.spans, progress: () => {} };
    const model = trainSpans(documents.filter(isKept), candidates.filter(isKept), lexicons, course);
    for (const [at, document] of documents.entries()) {
      if (isKept(document, at)) continue;
      weighed[at] = weighedOf(model, document, candidates[at]!, lexicons.without(document));
    }
  }
  return weighed;
}

function sorted(lexicon: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...lexicon].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function scoreOn(documents: readonly TrainingDocument[], models: Models): string {
  const found = documents.map((document) =>
    readAttributions(document, models).attributions.map((one) => markedAs(document, one)),
  );
  return PARTS.map((part) => {
    const counts = documents.reduce(
      (sum, { attributions, sentences }, at) =>
        add(sum, scoreFragments(attributions, found[at]!, part, part === 'content' ? sentences : undefined)),
      NONE,
    );
    const percent = (share: number) => (100 * share).toFixed(1);
    return `${part} P ${percent(precision(counts))} R ${percent(recall(counts))} F1 ${percent(f1(counts))}`;
  }).join(', ');
}
