// Reads the texts of a file to claims, over and over, and prints how long that took and how much memory; runs bundled, in a process of its own.
import { readFileSync } from 'node:fs';
import { analyze } from '../../src/analyze.ts';
import { readModels } from '../../src/models/read.ts';
import { commonPackFolder } from '../../src/packs/common.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import { readPack } from '../../src/packs/read.ts';
import type { Given } from '../../src/pipeline/layers.ts';

/** What one pass over the texts took. */
export interface Pass {
  readonly tokens: number;
  /** Microseconds of the processor by stage, in the order of the stages. */
  readonly stages: Readonly<Record<string, number>>;
  /** Megabytes resident behind it. */
  readonly resident: number;
}

/** What the process prints, as JSON. */
export interface Readings {
  readonly passes: readonly Pass[];
  /** Megabytes resident once pack and models are read, and at most. */
  readonly ready: number;
  readonly peak: number;
}

const megabytes = () => process.memoryUsage.rss() / 2 ** 20;
const [textsFile = '', passes = '1'] = process.argv.slice(2);
const texts = JSON.parse(readFileSync(textsFile, 'utf8')) as { readonly id: string; readonly text: string }[];
const knowledge = { models: readModels(), pack: preparePack(await readPack(commonPackFolder())) };
const ready = megabytes();
const readings: Readings = {
  ready,
  passes: Array.from({ length: Number(passes) }, readAll),
  peak: process.resourceUsage().maxRSS / 2 ** 10,
};
console.log(JSON.stringify(readings));

function readAll(): Pass {
  const stages = Object.fromEntries(analyze.stages.map(({ name }) => [name, 0]));
  const tokens = texts.reduce((sum, { id, text }) => {
    let known = { document: id, text, language: 'en', furniture: [], readingNotes: [] } as Given & { tokens?: [] };
    for (const stage of analyze.stages) {
      const before = process.cpuUsage();
      known = { ...known, ...stage.run(known, knowledge) };
      const { user, system } = process.cpuUsage(before);
      stages[stage.name]! += user + system;
    }
    return sum + (known.tokens?.length ?? 0);
  }, 0);
  return { tokens, stages, resident: megabytes() };
}
