// How well the reader finds who says what, how sure it may be, and how fast it is.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../src/analyze.ts';
import { readModels } from '../../src/models/read.ts';
import { commonPackFolder } from '../../src/packs/common.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import { readPack } from '../../src/packs/read.ts';
import type { Knowledge } from '../../src/pipeline/stage.ts';
import { readPolnear } from '../../training/data/polnear.ts';
import { nameScores } from '../../training/parts/names.ts';
import { tagScores } from '../../training/parts/parts-of-speech.ts';
import { certaintyTable } from './certainty.ts';
import { fragmentsTables } from './fragments.ts';
import { notesTable } from './notes.ts';
import { seedsTable } from './seeds.ts';
import { stanceTable } from './stance.ts';

const TABLES = ['fragments', 'words', 'speed', 'certainty', 'stance', 'seeds', 'notes'] as const;

/** All tables, or those named: `npm run bench -- attribution [TABLE…]`. */
export async function run(args: readonly string[], dataFolder: string): Promise<string> {
  const unknown = args.filter((name) => !TABLES.some((table) => table === name));
  if (unknown.length > 0) return `There is no table ${unknown.join(', ')}; there are ${TABLES.join(', ')}.`;
  if (!existsSync(join(dataFolder, 'polnear'))) {
    return `PolNeAR is not at ${join(dataFolder, 'polnear')}; set HEARSAY_DATA to the folder that holds it.`;
  }
  const models = readModels();
  const knowledge = { models, pack: preparePack(await readPack(commonPackFolder())) };
  const make: Readonly<Record<(typeof TABLES)[number], () => string | Promise<string>>> = {
    fragments: () => fragmentsTables(dataFolder, models),
    words: () => [tagScores(dataFolder, models), ...nameScores(dataFolder, models, models)].join('\n'),
    speed: () => speedTable(dataFolder, knowledge),
    certainty: () => certaintyTable(dataFolder),
    stance: () => stanceTable(),
    seeds: () => seedsTable(dataFolder, knowledge),
    notes: () => notesTable(dataFolder),
  };
  const tables: string[] = [];
  for (const name of TABLES) if (args.length === 0 || args.includes(name)) tables.push(await make[name]());
  return tables.join('\n\n');
}

/** Stages that claims do not wait for. */
const NOT_FOR_CLAIMS: ReadonlySet<string> = new Set(['lemmas', 'times', 'quantities', 'entities', 'events']);

/** Raw text to claims on one core: the median of five runs over the development split, and the time of each stage. */
function speedTable(dataFolder: string, knowledge: Knowledge): string {
  const texts = readPolnear(dataFolder, 'dev').map(({ id, text }) => ({ id, text }));
  const given = ({ id, text }: { id: string; text: string }) =>
    ({ document: id, text, language: 'en', furniture: [], readingNotes: [] }) as const;
  const runs: { tokens: number; seconds: number }[] = [];
  for (let turn = 0; turn < 6; turn++) {
    const startedAt = performance.now();
    const tokens = texts.reduce((sum, text) => sum + analyze.run(given(text), knowledge).tokens.length, 0);
    runs.push({ tokens, seconds: (performance.now() - startedAt) / 1000 });
  }
  const rates = runs
    .slice(1)
    .map(({ tokens, seconds }) => tokens / seconds)
    .sort((a, b) => a - b);
  const stages = new Map<string, number>();
  for (const text of texts) {
    let known: Parameters<(typeof analyze.stages)[number]['run']>[0] = given(text);
    for (const stage of analyze.stages) {
      const startedAt = performance.now();
      known = { ...known, ...stage.run(known, knowledge) };
      stages.set(stage.name, (stages.get(stage.name) ?? 0) + performance.now() - startedAt);
    }
  }
  const total = [...stages.values()].reduce((sum, time) => sum + time, 0);
  const beyond = [...stages].reduce((sum, [name, time]) => sum + (NOT_FOR_CLAIMS.has(name) ? time : 0), 0);
  const whole = rates[2]!;
  return [
    `raw text to claims, one core: ${Math.round((whole * total) / (total - beyond))} tokens/s (bar 25,000); with all stages ${Math.round(whole)}; resident memory ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB (bar 250)`,
    ...[...stages].map(([name, time]) => `  ${name.padEnd(18)} ${((100 * time) / total).toFixed(0).padStart(3)} %`),
  ].join('\n');
}
