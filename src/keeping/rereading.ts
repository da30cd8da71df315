// Reads all documents of a dossier again with the version at hand, into a generation of its own that is shown when it is whole.
import { type ReadOptions, readKeptInto } from '../app.ts';
import type { Change } from '../document/change.ts';
import type { By, KeptDossier } from './kept.ts';

/** Documents that one thread is given at once. */
const AT_ONCE = 16;
/** Documents that are held at once. */
const PAGE = 512;

/** How many were read, which is none where this version read them all before, and what is known otherwise. */
export async function rereadAll(
  dossier: KeptDossier,
  options: Omit<ReadOptions, 'pack'>,
  by: By,
): Promise<{ readonly documents: number; readonly changes: readonly Change[] }> {
  const building = await dossier.beginGeneration(by.at);
  if (building === undefined) return { documents: 0, changes: [] };
  let count = 0;
  for (;;) {
    const texts = await dossier.textsWithout(building, PAGE);
    if (texts.length === 0) break;
    const parts = Array.from({ length: Math.ceil(texts.length / AT_ONCE) }, (_, at) =>
      texts.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    );
    await readKeptInto(parts, { ...options, pack: dossier.pack }, (analyzed) =>
      dossier.keepAgain(building, analyzed, by),
    );
    count += texts.length;
  }
  await dossier.show(building, by);
  return { documents: count, changes: await dossier.conclude(by.at) };
}
