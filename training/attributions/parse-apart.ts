// The trees of the articles to learn from, by parsers that did not learn from them: what learns over trees must know their errors.
import type { TreeInput } from '../../src/stages/attributions/tree.ts';
import { Pool } from '../../src/workers/pool.ts';
import type { Training } from '../train.ts';
import type { ParseAnswer, ParseTask } from './parse-thread.ts';

/** Each view leaves out a third of the articles at a time, but not the same thirds: an article is parsed by two parsers that differ. */
export const VIEWS = 2;
const FOLDS = 3;
/** A day: no parser takes as long. */
const NO_LIMIT = 86_400_000;
const MEMORY = 6_000;

/** The part of the articles that the article at `at` is left out with. */
export function partOf(at: number, view: number): number {
  return (at >> view) % FOLDS;
}

/** For each view, heads and relations of the tokens of each article of the training split, in the order of its file. */
export async function parseApart(
  { dataFolder, modelsFolder, say }: Pick<Training, 'dataFolder' | 'modelsFolder' | 'say'>,
  threads: number,
): Promise<TreeInput[][]> {
  const pool = new Pool<ParseTask, ParseAnswer>({
    entry: new URL('./parse-thread.ts', import.meta.url),
    size: threads,
    workerData: { dataFolder, modelsFolder },
    timeLimit: NO_LIMIT,
    memoryLimit: MEMORY,
  });
  const tasks = Array.from({ length: VIEWS * FOLDS }, (_, at) => ({ view: Math.floor(at / FOLDS), part: at % FOLDS }));
  const views: TreeInput[][] = Array.from({ length: VIEWS }, () => []);
  await Promise.all(
    tasks.map(async (task) => {
      for (const [at, tree] of await pool.run(task)) views[task.view]![at] = tree;
      say(`articles parsed by a parser without them: view ${task.view + 1}, part ${task.part + 1} of ${FOLDS}`);
    }),
  );
  await pool.close();
  return views;
}
