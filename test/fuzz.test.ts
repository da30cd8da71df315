// Whatever the bytes are, reading them never throws, and every span of what comes out holds its words.
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { loadPacks } from '../src/cli/packs.ts';
import { type PreparedPack, preparePack } from '../src/packs/prepared.ts';
import { DATA_FOLDER, loadCorpus, ROOT } from './support/corpus.ts';
import { hostileInputs } from './support/hostile.ts';
import { readHostile, TIME_LIMIT } from './support/read-hostile.ts';

/** Inputs of each kind. */
const RUNS = Number(process.env.HEARSAY_FUZZ_RUNS ?? 40);
const SEED = 1_953;

let pack: PreparedPack;

beforeAll(async () => {
  pack = preparePack(await loadPacks([], ROOT));
});

it.runIf(!existsSync(DATA_FOLDER))(
  'reads mangled pages and articles (set HEARSAY_DATA to the shared data)',
  ({ skip }) => skip(),
);

it.each([...hostileInputs(loadCorpus(DATA_FOLDER))])(
  'reads %s',
  { timeout: 60_000 + RUNS * 1_000 },
  (_kind, anyInput) =>
    fc.assert(
      fc.asyncProperty(anyInput, async (hostile) => {
        const { objections, milliseconds } = await readHostile(hostile, pack);
        expect(objections).toEqual([]);
        expect(milliseconds).toBeLessThan(TIME_LIMIT);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    ),
);
