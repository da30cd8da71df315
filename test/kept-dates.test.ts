// The day of a text that was seen in several places, of which only some give one: kept, whichever came first, it is that of one reading.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assemble } from '../src/app.ts';
import { FROM_MENTIONS } from '../src/document/document.ts';
import { DEFAULT_LIMITS } from '../src/ingest/reading.ts';
import { generatorOf } from '../src/keeping/open.ts';
import { readModels } from '../src/models/read.ts';
import { preparePack } from '../src/packs/prepared.ts';
import { readOne } from '../src/reading.ts';
import { folderBlobs } from '../src/store/blobs.ts';
import { openDatabase } from '../src/store/database.ts';
import { AT, openTestDossier, testPack } from './support/dossier.ts';

const WORDS =
  'Two barges left the harbour in May 2024, the harbour master said. The pact will end in September 2024, he said.';

const ORDERS = [
  ['dated', 'undated'],
  ['undated', 'dated'],
  ['undated', 'undated'],
] as const;

test('a day that only follows from the text gives way to one that a place gives, in whatever order they come', async () => {
  const pack = await testPack();
  const knowledge = { pack: preparePack(pack), models: readModels() };
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-dates-'));
  const database = await openDatabase({ folder: join(folder, 'database') });
  try {
    for (const [turn, places] of ORDERS.entries()) {
      const answers = await Promise.all(
        places.map((place, at) => {
          const source = {
            bytes: Buffer.from(WORDS),
            name: `${at}.txt`,
            ...(place === 'dated' && { publishedAt: '2024-03-09' }),
          };
          return readOne(
            { source, place: { path: `${at}.txt` } },
            { limits: DEFAULT_LIMITS, withOriginals: true },
            knowledge,
          );
        }),
      );
      const fresh = assemble(answers, [], pack, generatorOf(pack).models);
      const [{ published }] = fresh.documents as [(typeof fresh.documents)[number]];
      expect(published?.from === FROM_MENTIONS).toBe(!(places as readonly string[]).includes('dated'));
      const kept = await openTestDossier(`turn-${turn}`, database, folderBlobs(join(folder, `blobs-${turn}`)), pack);
      for (const answer of answers) await kept.keep(answer, { who: 'anna', at: AT });
      expect(await kept.analysis()).toEqual(fresh);
    }
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
});
