// `npm run train [-- PART…]`: makes the weights of the models from the data sets, the same bytes every time.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Progress } from './progress.ts';

export interface Training {
  readonly dataFolder: string;
  readonly modelsFolder: string;
  /** Says what is being done now, and gives back what to call with progress. */
  readonly begin: (task: string) => Progress;
  readonly say: (line: string) => void;
}

/** Trains one model and writes it. */
export type Train = (training: Training) => void | Promise<void>;

/** In order: later parts read the models of earlier ones. */
const PARTS: readonly { readonly name: string; readonly load: () => Promise<{ train: Train }> }[] = [
  { name: 'parts-of-speech', load: () => import('./parts/parts-of-speech.ts') },
  { name: 'syntax', load: () => import('./parts/syntax.ts') },
  { name: 'hedges', load: () => import('./parts/hedges.ts') },
  { name: 'names', load: () => import('./parts/names.ts') },
  { name: 'attributions', load: () => import('./parts/attributions.ts') },
  { name: 'words', load: () => import('./parts/words.ts') },
];

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !PARTS.some((part) => part.name === name));
const dataFolder = resolve(root, process.env.HEARSAY_DATA ?? '../shared/data');
if (unknown.length > 0 || !existsSync(dataFolder)) {
  const cause = unknown.length > 0 ? `there is no part ${unknown.join(', ')}` : `no data sets in ${dataFolder}`;
  const cure = `Usage: npm run train [-- PART…], with PART of: ${PARTS.map((part) => part.name).join(', ')}; HEARSAY_DATA names the folder of the data sets.`;
  console.error(`train: ${cause}. ${cure}`);
  process.exit(2);
}

const startedAt = performance.now();
const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(0).padStart(5)} s`;
const say = (line: string) => console.log(`${seconds()}  ${line}`);
for (const part of PARTS) {
  if (asked.length > 0 && !asked.includes(part.name)) continue;
  say(part.name);
  const { train } = await part.load();
  await train({
    dataFolder,
    modelsFolder: join(root, 'models'),
    begin: (task) => (done, total, note) => say(`  ${task} ${done}/${total}: ${note}`),
    say: (line) => say(`  ${line}`),
  });
}
say('done');
