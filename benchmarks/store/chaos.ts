// Three workers on one server, one killed every few seconds, the database restarted once: everything is analysed, once, as in one process.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSources } from '../../src/keeping/adding.ts';
import { give } from '../../src/keeping/queue/give.ts';
import { isBehind, Queue } from '../../src/keeping/queue/queue.ts';
import { folderBlobs, tableBlobs } from '../../src/store/blobs.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { hasIntake } from '../../src/store/intake.ts';
import { verifyDossier } from '../../src/store/verify.ts';
import { ended, startHearsay } from '../../test/support/cli.ts';
import { AT, contentsOf, givenTexts, openTestDossier, testPack } from '../../test/support/dossier.ts';
import { NO_POSTGRES, POSTGRES, startPostgres } from '../../test/support/postgres.ts';

const WORKERS = 3;
/** Milliseconds between two kills: a worker needs some to load its models. */
const KILL_AFTER = 12_000;
const GIVEN_AT_ONCE = 200;
const BY = { who: 'bench', at: AT };

export async function runChaos(count: number): Promise<string> {
  if (POSTGRES === undefined) return `The chaos run was left out: ${NO_POSTGRES}.`;
  const texts = givenTexts(count);
  const pack = await testPack();
  const server = await startPostgres({ durable: true });
  const url = await server.create('chaos');
  const database = await openDatabase({ url });
  const { db } = database;
  const dossier = await openTestDossier('main', database, tableBlobs(db), pack);
  const queue = await Queue.open(database);
  const begun = performance.now();
  for (let at = 0; at < count; at += GIVEN_AT_ONCE) await give(dossier, queue, texts.slice(at, at + GIVEN_AT_ONCE), BY);
  const given = (performance.now() - begun) / 1000;

  const ends: ReturnType<typeof ended>[] = [];
  const start = (): ChildProcess => {
    const child = startHearsay(['worker', '--database', url, '--jobs', '1', '--lease', '5'], tmpdir());
    ends.push(ended(child));
    return child;
  };
  const workers = Array.from({ length: WORKERS }, start);
  let [kills, restarts, lastKill] = [0, 0, performance.now()];
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const waiting = await left(db).catch(() => undefined);
    if (waiting === 0 && !(await hasIntake(db, 'main')) && !(await isBehind(db, 'main'))) break;
    if (restarts === 0 && waiting !== undefined && waiting < count / 2) {
      await server.restart('cut', () => new Promise((resolve) => setTimeout(resolve, 2_000)));
      restarts++;
    }
    if (waiting !== 0 && performance.now() - lastKill > KILL_AFTER) {
      workers[kills % WORKERS]!.kill('SIGKILL');
      workers[kills % WORKERS] = start();
      kills++;
      lastKill = performance.now();
    }
  }
  const spent = (performance.now() - begun) / 1000 - given;
  for (const child of workers) child.kill('SIGTERM');
  const statuses = (await Promise.all(ends)).map(({ status }) => (status === null ? 'killed' : `status ${status}`));
  const actions = await actionsOf(db);
  const { faults } = await verifyDossier(db, tableBlobs(db), 'main');
  const here = await contentsOf(db, 'main');
  await database.close();
  await server.stop();

  const alone = performance.now();
  const there = await inOneProcess(texts, pack);
  const single = (performance.now() - alone) / 1000;
  const same = Object.keys(there).map((table) => {
    const isSame = JSON.stringify(here[table]) === JSON.stringify(there[table]);
    return `  ${table.padEnd(10)} ${String(here[table]!.length).padStart(7)} rows, ${isSame ? 'the same as' : 'NOT THE SAME AS'} in one process`;
  });
  return [
    `${count} documents given in ${given.toFixed(1)} s; read and concluded in ${spent.toFixed(0)} s by ${WORKERS} workers of one thread each, ${kills} killed, the database cut off ${restarts} time; in one process of two threads on PGlite ${single.toFixed(0)} s`,
    `workers ended: ${[...new Set(statuses)].map((status) => `${statuses.filter((one) => one === status).length} ${status}`).join(', ')}`,
    `log: ${[...actions].map(([action, number]) => `${number} ${action}`).join(', ')}; faults found by verify: ${faults.length}`,
    ...same,
  ].join('\n');
}

async function left(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('intake')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function actionsOf(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('log')
    .select(({ fn }) => ['action', fn.countAll<string>().as('count')])
    .groupBy('action')
    .execute();
  return new Map(rows.map(({ action, count }) => [action, Number(count)]));
}

async function inOneProcess(texts: ReturnType<typeof givenTexts>, pack: Awaited<ReturnType<typeof testPack>>) {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  const database = await openDatabase({ folder: join(folder, 'database') });
  const dossier = await openTestDossier('main', database, folderBlobs(join(folder, 'originals')), pack);
  const sources = texts.map(({ bytes, place }) => ({
    source: { bytes, name: place.name },
    place: { path: place.path },
  }));
  await addSources(dossier, sources, { pack, jobs: 2 }, BY);
  const contents = await contentsOf(database.db, 'main');
  await database.close();
  rmSync(folder, { recursive: true });
  return contents;
}
