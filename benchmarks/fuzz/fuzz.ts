// How many hostile inputs are read without a crash, a hang or a span that holds other words than it says.
import fc from 'fast-check';
import { loadPacks } from '../../src/cli/packs.ts';
import { readModels } from '../../src/models/read.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import type { Knowledge } from '../../src/pipeline/stage.ts';
import { loadCorpus, ROOT } from '../../test/support/corpus.ts';
import { type HostileInput, hostileInputs } from '../../test/support/hostile.ts';
import { type Outcome, readHostile, TIME_LIMIT } from '../../test/support/read-hostile.ts';

const INPUTS = 10_000;
const SEED = 20_241_105;
/** Broken rules that are told with how their input was made. */
const TOLD = 20;

interface Failure {
  readonly kind: string;
  readonly recipe: string;
  readonly objection: string;
}

/** The table as text. `args`: the number of inputs (default 10,000) and the seed. Progress and failures go to stderr. */
export async function run(args: readonly string[], dataFolder: string): Promise<string> {
  const [inputs = INPUTS, seed = SEED] = args.map(Number);
  const knowledge = { pack: preparePack(await loadPacks([], ROOT)), models: readModels() };
  const kinds = [...hostileInputs(loadCorpus(dataFolder))];
  const rows: string[] = [];
  const failures: Failure[] = [];
  for (const [at, [kind, anyInput]] of kinds.entries()) {
    const count = Math.floor(inputs / kinds.length) + (at < inputs % kinds.length ? 1 : 0);
    const outcomes = await readAll(kind, fc.sample(anyInput, { numRuns: count, seed: seed + at }), knowledge, failures);
    rows.push(rowOf(kind, outcomes));
  }
  for (const { kind, recipe, objection } of failures.slice(0, TOLD)) {
    process.stderr.write(`${kind}: ${objection.slice(0, 600)}\n  ${recipe.slice(0, 2_000)}\n`);
  }
  return [row(['kind of input', 'inputs', 'crashes', 'hangs', 'slowest ms', 'bad spans', 'other']), ...rows].join('\n');
}

async function readAll(
  kind: string,
  inputs: readonly HostileInput[],
  knowledge: Knowledge,
  failures: Failure[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const input of inputs) {
    const outcome = await readHostile(input, knowledge);
    outcomes.push(outcome);
    const slow = outcome.milliseconds > TIME_LIMIT ? [`took ${Math.round(outcome.milliseconds)} ms`] : [];
    for (const objection of [...outcome.objections, ...slow]) failures.push({ kind, recipe: input.recipe, objection });
    if (outcomes.length % 100 === 0) process.stderr.write(`${kind}: ${outcomes.length} of ${inputs.length}\n`);
  }
  return outcomes;
}

const BAD_SPAN = /is no span|has other words|is of a document/;

function rowOf(kind: string, outcomes: readonly Outcome[]): string {
  const objections = outcomes.filter(({ crashed }) => !crashed).flatMap((outcome) => outcome.objections);
  const badSpans = objections.filter((objection) => BAD_SPAN.test(objection)).length;
  const figures = [
    outcomes.length,
    outcomes.filter(({ crashed }) => crashed).length,
    outcomes.filter(({ milliseconds }) => milliseconds > TIME_LIMIT).length,
    Math.round(Math.max(0, ...outcomes.map(({ milliseconds }) => milliseconds))),
    badSpans,
    objections.length - badSpans,
  ];
  return row([kind, ...figures.map(String)]);
}

function row([name = '', ...cells]: readonly string[]): string {
  return name.padEnd(34) + cells.map((cell) => cell.padStart(11)).join('');
}
