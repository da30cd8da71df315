// How fast raw text becomes claims, and in how much memory: of the code bundled as it is shipped, in processes of its own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'tsdown';
import { readPolnear } from '../../training/data/polnear.ts';
import type { Pass, Readings } from './reading.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Stages that claims do not wait for. */
const NOT_FOR_CLAIMS: ReadonlySet<string> = new Set(['lemmas', 'times', 'quantities', 'entities', 'events']);
/** What bin/hearsay.mjs sets. */
const FLAGS = ['--heap-growing-percent=50'];
const PROCESSES = 3;
const PASSES = 6;

/** Tokens a second of the processor, the first pass of each process left out because it warms up; memory of the processes. */
export async function speedTable(dataFolder: string): Promise<string> {
  // Inside of the project, where the bundle finds models, packs and packages.
  const around = join(ROOT, 'node_modules/.cache');
  mkdirSync(around, { recursive: true });
  const folder = mkdtempSync(join(around, 'speed-'));
  try {
    await bundle(folder);
    const texts = join(folder, 'texts.json');
    writeFileSync(texts, JSON.stringify(readPolnear(dataFolder, 'dev').map(({ id, text }) => ({ id, text }))));
    return tableOf(Array.from({ length: PROCESSES }, () => readIn(folder, texts)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** With the settings that dist/ is built with. */
async function bundle(folder: string): Promise<void> {
  await build({
    cwd: ROOT,
    config: false,
    entry: { reading: 'benchmarks/attribution/reading.ts' },
    outDir: folder,
    clean: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    dts: false,
    report: false,
    logLevel: 'error',
  });
}

function readIn(folder: string, texts: string): Readings {
  const args = [...FLAGS, join(folder, 'reading.mjs'), texts, String(PASSES)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 24 });
  if (status !== 0) throw new Error(`The reading process failed: ${stderr}`);
  return JSON.parse(stdout) as Readings;
}

function tableOf(runs: readonly Readings[]): string {
  const passes = runs.flatMap((run) => run.passes.slice(1));
  const toClaims = passes.map((pass) => pass.tokens / seconds(pass, (name) => !NOT_FOR_CLAIMS.has(name)));
  const whole = passes.map((pass) => pass.tokens / seconds(pass, () => true));
  const best = passes[toClaims.indexOf(Math.max(...toClaims))]!;
  const last = runs.map((run) => run.passes.at(-1)!.resident);
  return [
    `raw text to claims, one core: best ${rounded(Math.max(...toClaims))}, median ${rounded(median(toClaims))} tokens/s (bar 25,000) of ${passes.length} passes`,
    `all stages: best ${rounded(Math.max(...whole))}, median ${rounded(median(whole))} tokens/s`,
    `resident memory, MB, median of ${runs.length} processes: ready ${rounded(median(runs.map(({ ready }) => ready)))}, at the end ${rounded(median(last))}, peak ${rounded(median(runs.map(({ peak }) => peak)))} (bar 250; highest peak ${rounded(Math.max(...runs.map(({ peak }) => peak)))})`,
    'µs a token, by stage, of the best pass:',
    ...Object.entries(best.stages).map(
      ([name, time]) => `  ${name.padEnd(18)} ${(time / best.tokens).toFixed(1).padStart(5)}`,
    ),
  ].join('\n');
}

function seconds({ stages }: Pass, counts: (stage: string) => boolean): number {
  return Object.entries(stages).reduce((sum, [name, time]) => sum + (counts(name) ? time : 0), 0) / 1e6;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function rounded(value: number): string {
  return Math.round(value).toLocaleString('en');
}
