// What one more document costs when a thousand, three thousand or ten thousand are there: to add it, to conclude anew, in rows of the store.

import { Engine } from '../../src/keeping/engine.ts';
import { mergePacks, type Pack } from '../../src/packs/pack.ts';
import { readPack } from '../../src/packs/read.ts';
import type { Analyzed } from '../../src/reading.ts';
import { generate } from '../../test/support/generated.ts';

const SIZES = [1_000, 3_000, 10_000];
/** Documents after each of which the whole is concluded again. */
const AGAIN = 9;

/** `args`: sizes, where they are to be others. */
export async function run(args: readonly string[] = []): Promise<string> {
  const root = new URL('../..', import.meta.url).pathname;
  const pack = mergePacks(await Promise.all(['packs/common', 'packs/dprk'].map((one) => readPack(root + one))));
  const sizes = args.length > 0 ? args.map(Number) : SIZES;
  return [
    'documents    add all, s   conclude, s  one more, ms: median  least   rows written  largest event  memory, MB  peak, MB',
  ]
    .concat(sizes.map((size) => measured(size, pack)))
    .join('\n');
}

function measured(size: number, pack: Pack): string {
  const known = { documents: new Map(), claims: new Map(), events: new Map(), others: new Map() };
  const engine = new Engine(pack, known, 0, 0);
  const all = generate(size + AGAIN).map((one): Analyzed => ({ ...one, outlets: [] }));
  const added = timed(() => {
    for (const one of all.slice(0, size)) engine.put(one);
  });
  const first = timed(() => concluded(engine));
  const again = all.slice(size).map((one) =>
    timed(() => {
      engine.put(one);
      return concluded(engine);
    }),
  );
  const inOrder = again.map(({ ms }) => ms).sort((a, b) => a - b);
  const { events } = again.at(-1)!.of;
  const rows = again.map(({ of }) => of.rows).sort((a, b) => a - b);
  return [
    size.toLocaleString('en').padStart(9),
    (added.ms / 1_000).toFixed(1).padStart(14),
    (first.ms / 1_000).toFixed(1).padStart(14),
    inOrder[AGAIN >> 1]!.toFixed(0).padStart(22),
    inOrder[0]!.toFixed(0).padStart(7),
    String(rows[AGAIN >> 1]).padStart(15),
    String(Math.max(...events.map(({ mentions }) => mentions.length))).padStart(15),
    (process.memoryUsage().rss / 1e6).toFixed(0).padStart(12),
    ((process.resourceUsage().maxRSS * 1_024) / 1e6).toFixed(0).padStart(10),
  ].join('');
}

/** Concludes, and takes the rows for written. */
function concluded(engine: Engine) {
  const { difference, events } = engine.conclude();
  engine.written(difference, engine.revision + 1);
  engine.freshComparisons();
  return { events, rows: Object.values(difference.put).reduce((sum, { length }) => sum + length, 0) };
}

function timed<T>(act: () => T): { readonly ms: number; readonly of: T } {
  const start = process.hrtime.bigint();
  const of = act();
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, of };
}
