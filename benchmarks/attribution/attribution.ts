// How well the reader finds who says what, how sure it may be, and how fast it is.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readModels } from '../../src/models/read.ts';
import { commonPackFolder } from '../../src/packs/common.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import { readPack } from '../../src/packs/read.ts';
import { nameScores } from '../../training/parts/names.ts';
import { tagScores } from '../../training/parts/parts-of-speech.ts';
import { certaintyTable } from './certainty.ts';
import { fragmentsTables } from './fragments.ts';
import { notesTable } from './notes.ts';
import { seedsTable } from './seeds.ts';
import { speedTable } from './speed.ts';
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
    speed: () => speedTable(dataFolder),
    certainty: () => certaintyTable(dataFolder),
    stance: () => stanceTable(),
    seeds: () => seedsTable(dataFolder, knowledge),
    notes: () => notesTable(dataFolder),
  };
  const tables: string[] = [];
  for (const name of TABLES) if (args.length === 0 || args.includes(name)) tables.push(await make[name]());
  return tables.join('\n\n');
}
