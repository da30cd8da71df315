// Counts what the stage joins in news, prints a sample to judge, and times it. See README.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { JOINS, type Mention } from '../../src/document/entity.ts';
import { readModels } from '../../src/models/read.ts';
import { mergePacks } from '../../src/packs/pack.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import { readPack } from '../../src/packs/read.ts';
import type { Knowledge } from '../../src/pipeline/stage.ts';
import { definePipeline } from '../../src/pipeline/stage.ts';
import { entities } from '../../src/stages/entities/entities.ts';
import { lemmas } from '../../src/stages/lemmas/lemmas.ts';
import { names } from '../../src/stages/names/names.ts';
import { partsOfSpeech } from '../../src/stages/parts-of-speech/parts-of-speech.ts';
import { segment } from '../../src/stages/segment/segment.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const before = definePipeline([segment, partsOfSpeech, lemmas, names]);

interface Text {
  readonly id: string;
  readonly text: string;
}

/** `bench -- entities [sample COUNT]` */
export async function run(args: readonly string[], dataFolder: string): Promise<string> {
  const texts = readTexts(dataFolder);
  if (texts.length === 0) return `Skipped: no texts in ${dataFolder} (set HEARSAY_DATA).`;
  const folders = ['common', 'dprk'].map((name) => join(root, 'packs', name)).filter((folder) => existsSync(folder));
  const pack = mergePacks(await Promise.all(folders.map((folder) => readPack(folder))));
  const knowledge: Knowledge = { pack: preparePack(pack), models: readModels() };
  return args[0] === 'sample' ? sampleOf(texts, knowledge, Number(args[1] ?? 150)) : tableOf(texts, knowledge);
}

/** The seeds beside the data sets, and the dev part of PolNeAR. */
function readTexts(dataFolder: string): Text[] {
  const seeds = resolve(dataFolder, '../seeds');
  const polnear = join(dataFolder, 'polnear/dev.jsonl.gz');
  const files = existsSync(seeds) ? readdirSync(seeds).sort() : [];
  const lines = existsSync(polnear) ? gunzipSync(readFileSync(polnear)).toString('utf8').trim().split('\n') : [];
  return [
    ...files.map((file) => ({ id: file, text: readFileSync(join(seeds, file), 'utf8') })),
    ...lines.map((line) => JSON.parse(line) as Text).map(({ id, text }) => ({ id, text })),
  ];
}

function layersOf({ id, text }: Text, knowledge: Knowledge) {
  const given = { document: id, text, language: 'en', furniture: [], readingNotes: [] };
  return { ...given, ...before.run(given, knowledge) };
}

function tableOf(texts: readonly Text[], knowledge: Knowledge): string {
  const read = texts.map((text) => layersOf(text, knowledge));
  const all = read.flatMap((layers) => entities.run(layers, knowledge).mentions);
  const tokens = read.reduce((sum, { tokens: of }) => sum + of.length, 0);
  const rows = JOINS.map((join) => `| ${join} | ${all.filter((mention) => mention.join === join).length} |`);
  const open = all.filter(({ entity, members }) => entity === undefined && members === undefined).length;
  return [
    '| join | mentions |',
    '|---|---|',
    ...rows,
    `| none | ${open} |`,
    '',
    `${texts.length} texts, ${tokens} tokens, ${rateOf(read, knowledge, tokens)} tokens a second of processor time.`,
  ].join('\n');
}

/** The best of five rounds: other work on the machine only slows. */
function rateOf(read: readonly ReturnType<typeof layersOf>[], knowledge: Knowledge, tokens: number): number {
  let best = 0;
  for (let round = 0; round < 5; round++) {
    const started = process.cpuUsage();
    for (const layers of read) entities.run(layers, knowledge);
    const { user, system } = process.cpuUsage(started);
    best = Math.max(best, Math.round((tokens / (user + system)) * 1e6));
  }
  return best;
}

/** Every nth join that is more than a name that stands in a list or for itself. */
function sampleOf(texts: readonly Text[], knowledge: Knowledge, count: number): string {
  const lines = texts.flatMap((text) => {
    const { mentions, entities: found } = entities.run(layersOf(text, knowledge), knowledge);
    const nameOf = new Map(found.map(({ id, name }) => [id, name]));
    return mentions.filter(isJoined).map((mention) => lineOf(text, mention, nameOf));
  });
  const step = Math.max(1, Math.floor(lines.length / count));
  return lines.filter((_, at) => at % step === 0).join('\n');
}

function isJoined({ join }: Mention): boolean {
  return join !== undefined && join !== 'listed' && join !== 'own-name';
}

const CONTEXT = 100;

function lineOf(
  { id, text }: Text,
  { start, end, join, entity, members }: Mention,
  nameOf: ReadonlyMap<string, string>,
): string {
  const whom = (members ?? [entity!]).map((one) => nameOf.get(one)).join(' + ');
  const words = `${text.slice(Math.max(0, start - CONTEXT), start)}[${text.slice(start, end)}]${text.slice(end, end + CONTEXT / 2)}`;
  return `${id.slice(0, 24)} ${join} = ${whom}: ${words.replace(/\s+/g, ' ')}`;
}
