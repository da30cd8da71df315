// Trains a parser without a part of the articles, and parses that part with it, on a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { Models } from '../../src/models/models.ts';
import { readModels } from '../../src/models/read.ts';
import { EMPTY_PACK } from '../../src/packs/pack.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import { definePipeline } from '../../src/pipeline/stage.ts';
import type { TreeInput } from '../../src/stages/attributions/tree.ts';
import { partsOfSpeech } from '../../src/stages/parts-of-speech/parts-of-speech.ts';
import { segment } from '../../src/stages/segment/segment.ts';
import { syntax } from '../../src/stages/syntax/syntax.ts';
import { readCoreNlp } from '../data/corenlp.ts';
import { readPolnear } from '../data/polnear.ts';
import { alignTrees, learnParser, parserModel } from '../parts/syntax.ts';
import { partOf } from './parse-apart.ts';

export interface ParseTask {
  readonly view: number;
  readonly part: number;
}

/** Places of the articles of the part, and their trees. */
export type ParseAnswer = readonly (readonly [at: number, tree: TreeInput])[];

const reader = definePipeline([segment, partsOfSpeech, syntax]);
const { dataFolder, modelsFolder } = (workerData as { workerData: { dataFolder: string; modelsFolder: string } })
  .workerData;
const tagger = readModels(modelsFolder).get('parts-of-speech');
const articles = readPolnear(dataFolder, 'train');
const parsed = readCoreNlp(dataFolder, 'train');

parentPort!.on('message', ({ view, part }: ParseTask) => {
  const left = new Set(articles.filter((_, at) => partOf(at, view) === part).map(({ id }) => id));
  const known = parsed.filter(({ id }) => !left.has(id)).flatMap(alignTrees);
  const parser = parserModel(learnParser(known, { begin: () => () => {}, say: () => {} }));
  const knowledge = { models: new Models([tagger, parser]), pack: preparePack(EMPTY_PACK) };
  const trees = articles.flatMap(({ id, text }, at): [number, TreeInput][] => {
    if (!left.has(id)) return [];
    const given = { document: id, text, language: 'en', furniture: [], readingNotes: [] };
    const { heads, relations } = reader.run(given, knowledge);
    return [[at, { heads, relations }]];
  });
  parentPort!.postMessage(trees satisfies ParseAnswer);
});
