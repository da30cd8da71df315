// What adding one document costs when a hundred, a thousand or a hundred thousand are there, and how long it takes to conclude.

import { Dossier } from '../../src/corroborate/dossier.ts';
import type { DocumentParts } from '../../src/corroborate/facts.ts';
import { mergePacks } from '../../src/packs/pack.ts';
import { readPack } from '../../src/packs/read.ts';
import { generate } from '../../test/support/generated.ts';

const SIZES = [1_000, 10_000, 100_000];
/** Documents added on top, over which the cost is averaged. */
const MORE = 500;
/** Beyond this size the whole is not concluded: lineage is a pass over all texts, see `npm run bench -- lineage`. */
const CONCLUDED = 10_000;

export async function run(): Promise<string> {
  const root = new URL('../..', import.meta.url).pathname;
  const pack = mergePacks(await Promise.all(['packs/common', 'packs/dprk'].map((one) => readPack(root + one))));
  const rows: string[] = [];
  for (const size of SIZES) {
    const all = generate(size + MORE);
    const dossier = new Dossier(pack);
    for (const one of all.slice(0, size)) dossier.add(one);
    const [before, start] = [dossier.touched, process.hrtime.bigint()];
    for (const one of all.slice(size)) dossier.add(one);
    const micros = Number(process.hrtime.bigint() - start) / 1_000 / MORE;
    const touched = (dossier.touched - before) / MORE;
    rows.push(
      [
        size.toLocaleString('en').padStart(9),
        touched.toFixed(2).padStart(16),
        micros.toFixed(0).padStart(16),
        size <= CONCLUDED ? concluded(dossier, generate(size + MORE + AGAIN).slice(size + MORE)) : NOT_CONCLUDED,
      ].join(''),
    );
  }
  return [
    'documents   nodes touched    µs to add one      conclude, s    after one more   largest event    independent',
    ...rows,
  ].join('\n');
}

/** Documents after each of which the whole is concluded again. */
const AGAIN = 5;
const NOT_CONCLUDED = `${'-'.padStart(17)}${'-'.padStart(18)}${'-'.padStart(16)}${'-'.padStart(15)}`;

function concluded(dossier: Dossier, more: readonly DocumentParts[]): string {
  const start = process.hrtime.bigint();
  const { events } = dossier.conclude();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const again = more.map((one) => {
    dossier.add(one);
    const began = process.hrtime.bigint();
    dossier.conclude();
    return Number(process.hrtime.bigint() - began) / 1e9;
  });
  const largest = Math.max(...events.map(({ mentions }) => mentions.length));
  const independent = events.filter(({ corroboration }) => corroboration.support === 'independent').length;
  return [
    seconds.toFixed(1).padStart(17),
    again
      .sort((a, b) => a - b)
      [AGAIN >> 1]!.toFixed(2)
      .padStart(18),
    String(largest).padStart(16),
    `${independent} of ${events.length}`.padStart(15),
  ].join('');
}
