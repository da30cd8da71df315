// Trains one fold on a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { ByteWriter } from '../../src/models/bytes.ts';
import { readModels } from '../../src/models/read.ts';
import type { SequenceModel } from '../../src/models/sequence-model.ts';
import type { FirstReading } from '../../src/stages/attributions/second-features.ts';
import type { TreeInput } from '../../src/stages/attributions/tree.ts';
import { readViews } from './documents.ts';
import { type Candidates, candidatesOf, firstReading, induceLexicon, trainFirst, trainSecond } from './learn.ts';

export interface FoldData {
  readonly dataFolder: string;
  readonly modelsFolder: string;
  readonly folds: number;
  /** Of all articles, for each view; see `parseApart`. */
  readonly views: readonly (readonly TreeInput[])[];
}

/** Fold `folds` learns from all articles. */
export interface FoldTask {
  readonly fold: number;
  readonly epochs: number;
  /** Of all articles in all views, for the second model; without it the first is trained. */
  readonly readings?: readonly FirstReading[];
}

/** What the model says of the articles it did not learn from, in their order; the model where it learned from all. */
export interface FoldAnswer {
  readonly readings: readonly FirstReading[];
  readonly candidates: readonly Candidates[];
  readonly model?: { readonly weights: Uint8Array; readonly scale: number };
}

const { dataFolder, folds, modelsFolder, views } = (workerData as { workerData: FoldData }).workerData;
const { articles, documents } = readViews(dataFolder, readModels(modelsFolder), views);

parentPort!.on('message', ({ fold, epochs, readings }: FoldTask) => {
  const isHeld = (_: unknown, index: number) => (index % articles.length) % folds === fold;
  const isKept = (_: unknown, index: number) => !isHeld(_, index);
  const kept = documents.filter(isKept);
  const held = documents.filter(isHeld);
  // An article counts once, however often it is seen.
  const lexicons = induceLexicon(articles.filter(isKept));
  const course = { epochs, progress: () => {} };
  let model: SequenceModel;
  let answer: FoldAnswer;
  if (readings === undefined) {
    model = trainFirst(kept, lexicons, { ...course, seed: fold + 1 });
    answer = { readings: held.map((document) => firstReading(model, document, lexicons.full)), candidates: [] };
  } else {
    model = trainSecond(kept, readings.filter(isKept), lexicons, { ...course, seed: fold + 11 });
    const heldReadings = readings.filter(isHeld);
    const candidates = held.map((document, at) => candidatesOf(model, document, heldReadings[at]!, lexicons.full));
    answer = { readings: [], candidates };
  }
  parentPort!.postMessage({ ...answer, ...(fold === folds && { model: packed(model) }) } satisfies FoldAnswer);
});

function packed(model: SequenceModel): FoldAnswer['model'] {
  const writer = new ByteWriter();
  model.write(writer);
  return { weights: writer.done(), scale: model.scale };
}
