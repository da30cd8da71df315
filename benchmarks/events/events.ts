// How well events are found: in the pack's own cases, in articles that a careful reader has read, and beside two records.
import { casesTable } from './cases.ts';
import { lemmasTable } from './lemmas.ts';
import { readKnowledge } from './pipeline.ts';
import { recordsTable } from './records.ts';
import { relationsTable } from './relations.ts';
import { seedsTable } from './seeds.ts';
import { speedTable } from './speed.ts';

const TABLES = ['cases', 'relations', 'seeds', 'records', 'lemmas', 'speed'] as const;

/** All tables, or those named; "details" adds what is not as wanted: `npm run bench -- events [TABLE…] [details]`. */
export async function run(args: readonly string[], dataFolder: string): Promise<string> {
  const details = args.includes('details');
  const named = args.filter((name) => name !== 'details');
  const unknown = named.filter((name) => !TABLES.some((table) => table === name));
  if (unknown.length > 0) return `There is no table ${unknown.join(', ')}; there are ${TABLES.join(', ')}.`;
  const knowledge = await readKnowledge();
  const make: Readonly<Record<(typeof TABLES)[number], () => string | Promise<string>>> = {
    cases: () => casesTable(knowledge, details),
    relations: () => relationsTable(knowledge, details),
    seeds: () => seedsTable(dataFolder, knowledge, details),
    records: () => recordsTable(dataFolder, knowledge, details),
    lemmas: () => lemmasTable(dataFolder),
    speed: () => speedTable(dataFolder, knowledge),
  };
  const tables: string[] = [];
  for (const name of TABLES) if (named.length === 0 || named.includes(name)) tables.push(await make[name]());
  return tables.join('\n\n');
}
