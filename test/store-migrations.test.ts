// Old dossiers: dumps of what earlier migrations made, opened by this version, on the embedded database and on a server where there is one.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableBlobs } from '../src/store/blobs.ts';
import { type OpenDatabase, openDatabase } from '../src/store/database.ts';
import { MIGRATIONS } from '../src/store/migrations/index.ts';
import { changesSince, firstRevision } from '../src/store/queries/changes.ts';
import { CLAIM_ORDERS, countClaims, listClaims } from '../src/store/queries/claims.ts';
import { countEvents } from '../src/store/queries/events.ts';
import { claimFacets } from '../src/store/queries/facets.ts';
import { verifyDossier } from '../src/store/verify.ts';
import { AT, generatedAnswers, openTestDossier, testPack } from './support/dossier.ts';
import { NO_POSTGRES, POSTGRES, startPostgres } from './support/postgres.ts';

/** By the last migration that made it. A dump is never changed, and a new migration leaves those before it as they are. */
const DUMPS = ['0001-dossier'];

interface Restored {
  readonly database: OpenDatabase;
  readonly close: () => Promise<void>;
}

async function embedded(dump: string): Promise<Restored> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-dump-'));
  const pglite = await PGlite.create({ dataDir: join(folder, 'database') });
  await pglite.exec(dump);
  await pglite.close();
  const database = await openDatabase({ folder: join(folder, 'database') });
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { database, close };
}

async function onServer(dump: string): Promise<Restored> {
  const server = await startPostgres();
  const url = await server.create('old');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(dump).finally(() => client.end());
  const database = await openDatabase({ url });
  const close = async () => {
    await database.close();
    await server.stop();
  };
  return { database, close };
}

function suite(name: string, restore: (dump: string) => Promise<Restored>): void {
  let restored: Restored;

  beforeAll(async () => {
    restored = await restore(readFileSync(new URL(`dumps/${name}.sql`, import.meta.url), 'utf8'));
  }, 90_000);
  afterAll(() => restored?.close());

  const open = async () =>
    openTestDossier('old', restored.database, tableBlobs(restored.database.db), await testPack());

  test('every migration is made up for', async () => {
    const { rows } = await sql<{ name: string }>`select name from "hearsayMigrations" order by name`.execute(
      restored.database.db,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(MIGRATIONS));
  });

  test('nothing of it is lost, as the log proves', async () => {
    const { faults, documents, judgements } = await verifyDossier(
      restored.database.db,
      tableBlobs(restored.database.db),
      'old',
    );
    expect({ faults, documents, judgements }).toEqual({ faults: [], documents: 5, judgements: 1 });
    expect(await restored.database.db.selectFrom('roles').select(['account', 'role']).execute()).toEqual([
      { account: 'anna', role: 'owner' },
    ]);
  });

  test('what later migrations count and list is that of the old rows', async () => {
    const { db } = restored.database;
    const stances = (await claimFacets(db, 'old', {})).values.stance;
    expect(stances.length).toBeGreaterThan(0);
    for (const { value, count } of stances) expect(await countClaims(db, 'old', { stance: [value] })).toBe(count);
    const { values } = await claimFacets(db, 'old', {});
    for (const { value, count } of values.actor) {
      const { rows } = await listClaims(db, 'old', { actor: value }, { order: CLAIM_ORDERS.newest, limit: 200 });
      expect(rows.length).toBe(count);
    }
  });

  test('it goes on: what is added is concluded with what was there, and is told of', async () => {
    const { db } = restored.database;
    const dossier = await open();
    const before = await countEvents(db, 'old', {});
    const first = (await firstRevision(db, 'old'))!;
    await dossier.keep({ documents: [...generatedAnswers(12)].slice(6), unread: [] }, { who: 'cleo', at: AT });
    await dossier.conclude(AT);
    const { counts } = await changesSince(db, 'old', first, 10);
    expect(counts.new - counts.gone).toBe((await countEvents(db, 'old', {})) - before);
    expect(counts.new + counts.changed).toBeGreaterThan(0);
    expect((await verifyDossier(db, tableBlobs(db), 'old')).faults).toEqual([]);
  });
}

describe.each(DUMPS)('a dossier of %s', (name) => {
  describe('on the embedded database', () => suite(name, embedded));
  describe.skipIf(POSTGRES === undefined)(`on a server${POSTGRES ? '' : ` (${NO_POSTGRES})`}`, () =>
    suite(name, onServer),
  );
});
