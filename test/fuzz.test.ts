// Whatever the bytes are, reading them never throws, and every span of what comes out holds its words.
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { loadPacks } from '../src/cli/packs.ts';
import { readModels } from '../src/models/read.ts';
import { preparePack } from '../src/packs/prepared.ts';
import type { Knowledge } from '../src/pipeline/stage.ts';
import { DATA_FOLDER, loadCorpus, ROOT } from './support/corpus.ts';
import { hostileInputs } from './support/hostile.ts';
import { readHostile, TIME_LIMIT } from './support/read-hostile.ts';

/** Inputs of each kind. */
const RUNS = Number(process.env.HEARSAY_FUZZ_RUNS ?? 25);
const SEED = 1_953;

let knowledge: Knowledge;

beforeAll(async () => {
  knowledge = { pack: preparePack(await loadPacks([], ROOT)), models: readModels() };
});

if (!existsSync(DATA_FOLDER)) it.skip('reads mangled pages and articles (set HEARSAY_DATA to the shared data)');

it.each([...hostileInputs(loadCorpus(DATA_FOLDER))])(
  'reads %s',
  { timeout: 60_000 + RUNS * 1_000 },
  (_kind, anyInput) =>
    fc.assert(
      fc.asyncProperty(anyInput, async (hostile) => {
        const { objections, milliseconds } = await readHostile(hostile, knowledge);
        expect(objections).toEqual([]);
        expect(milliseconds).toBeLessThan(TIME_LIMIT);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    ),
);

/** What rules go back and forth over, said again and again: a rule that looks at all of it each time takes minutes. */
const REPEATED = [
  'said ',
  '"a," he said. ',
  'X said Y said ',
  'with X warning ',
  'who said ',
  '(Reuters) ',
  '“',
  '(',
  'a\n',
];

it.each(REPEATED)('reads 50,000 characters of %j in time', async (words) => {
  const text = `The officials in Seoul said on Monday that the soldiers had left. ${words.repeat(50_000 / words.length)}`;
  const make = () => ({ name: 'a.txt', bytes: new TextEncoder().encode(text) });
  const { objections, milliseconds } = await readHostile({ recipe: words, make }, knowledge);
  expect(objections).toEqual([]);
  expect(milliseconds).toBeLessThan(TIME_LIMIT);
});
