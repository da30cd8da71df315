// What adding one document costs when a hundred, a thousand or a hundred thousand are there, and how long it takes to conclude.

import { Dossier } from '../../src/corroborate/dossier.ts';
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
        size <= CONCLUDED ? concluded(dossier) : '               -                 -               -',
      ].join(''),
    );
  }
  return ['documents   nodes touched    µs to add one      conclude, s   largest event    independent', ...rows].join(
    '\n',
  );
}

function concluded(dossier: Dossier): string {
  const start = process.hrtime.bigint();
  const { events } = dossier.conclude();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const largest = Math.max(...events.map(({ mentions }) => mentions.length));
  const independent = events.filter(({ corroboration }) => corroboration.support === 'independent').length;
  return [
    seconds.toFixed(1).padStart(17),
    String(largest).padStart(16),
    `${independent} of ${events.length}`.padStart(15),
  ].join('');
}
