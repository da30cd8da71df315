// Many machines on one dossier: a job is done once, and comes back when its worker dies, when the database goes, when its giver is cut off.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readingPool } from '../src/app.ts';
import { DEFAULT_LIMITS } from '../src/ingest/reading.ts';
import { addSources } from '../src/keeping/adding.ts';
import type { KeptDossier } from '../src/keeping/kept.ts';
import { give, giveInputs } from '../src/keeping/queue/give.ts';
import { isBehind, Queue } from '../src/keeping/queue/queue.ts';
import { QueueWorker, type WorkerOptions } from '../src/keeping/queue/worker.ts';
import type { Pack } from '../src/packs/pack.ts';
import type { ReadAnswer, ReadTask } from '../src/reading.ts';
import { folderBlobs, tableBlobs } from '../src/store/blobs.ts';
import { type OpenDatabase, openDatabase } from '../src/store/database.ts';
import { hasIntake } from '../src/store/intake.ts';
import { readLog } from '../src/store/log.ts';
import { verifyDossier } from '../src/store/verify.ts';
import { type Pool, TaskLostError } from '../src/workers/pool.ts';
import { ended, hearsay, makeFolder, startHearsay } from './support/cli.ts';
import { AT, contentsOf, type GivenText, givenTexts, openTestDossier, testPack } from './support/dossier.ts';
import { NO_POSTGRES, POSTGRES, type PostgresServer, startPostgres } from './support/postgres.ts';

const BY = { who: 'anna', at: AT };
const TEXTS = givenTexts(120);

let pack: Pack;
let pool: Pool<ReadTask, ReadAnswer>;
beforeAll(async () => {
  pack = await testPack();
  pool = readingPool<ReadAnswer>('reader', 2, { pack, limits: DEFAULT_LIMITS, withOriginals: true });
});
afterAll(() => pool?.close());

/** A dossier in a folder of its own. */
async function embedded() {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-workers-'));
  const database = await openDatabase({ folder: join(folder, 'database') });
  const dossier = await openTestDossier('main', database, folderBlobs(join(folder, 'originals')), pack);
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { dossier, database, close };
}

/** Does what waits, in this process. */
function work(dossier: KeptDossier, queue: Queue, options: Partial<WorkerOptions> = {}) {
  const worker = new QueueWorker({
    queue,
    served: async () => served,
    conclude: (one, at) => one.conclude(at),
    ...{ jobs: 2, now: Date.now, untilEmpty: true, lease: 3 },
    ...options,
  });
  const served = [{ dossier, read: (task: ReadTask) => pool.run(task) }];
  return worker.run();
}

const giveAll = (dossier: KeptDossier, queue: Queue, texts: readonly GivenText[]) => give(dossier, queue, texts, BY);
const jobsLeft = async ({ execute }: OpenDatabase) =>
  (await execute('select name, state from hearsay_queue.job')).rows as { name: string; state: string }[];
const logOf = (dossier: KeptDossier) => readLog(dossier.database.db, dossier.id, 0, 1_000);

/** What one process makes of all texts, given at once and without a queue. */
let expected: Promise<Record<string, unknown[]>> | undefined;
function inOneProcess(): Promise<Record<string, unknown[]>> {
  expected ??= (async () => {
    const { dossier, database, close } = await embedded();
    const sources = TEXTS.map(({ bytes, place }) => ({
      source: { bytes, name: place.name },
      place: { path: place.path },
    }));
    await addSources(dossier, sources, { pack, jobs: 2 }, BY);
    const contents = await contentsOf(database.db, dossier.id);
    await close();
    return contents;
  })();
  return expected;
}

describe('in one process', () => {
  let place: Awaited<ReturnType<typeof embedded>>;
  let queue: Queue;
  beforeAll(async () => {
    place = await embedded();
    queue = await Queue.open(place.database);
  }, 60_000);
  afterAll(() => place?.close());

  test('the queue leaves what adding without it leaves', async () => {
    const { dossier, database } = place;
    await giveAll(dossier, queue, TEXTS);
    const report = await work(dossier, queue, { alone: true });
    expect(report).toEqual({ read: 120, added: 120, unread: 0 });
    expect(await contentsOf(database.db, dossier.id)).toEqual(await inOneProcess());
    expect(await jobsLeft(database)).toEqual([]);
    expect((await logOf(dossier)).every(({ who }) => who === 'anna')).toBe(true);
  }, 120_000);

  test('the same given again is read again and changes nothing', async () => {
    const { dossier, database } = place;
    const before = (await logOf(dossier)).length;
    await giveAll(dossier, queue, TEXTS.slice(0, 5));
    await giveAll(dossier, queue, TEXTS.slice(0, 5));
    expect(await work(dossier, queue)).toEqual({ read: 5, added: 0, unread: 0 });
    expect((await logOf(dossier)).length).toBe(before);
    expect(await jobsLeft(database)).toEqual([]);
  });

  test('what was given and never made a job is found', async () => {
    const { dossier } = place;
    const [text] = givenTexts(121).slice(120);
    // As where the giver was of a version without a queue, or the tables of the queue were lost.
    await dossier.receive([text!], BY);
    expect(await work(dossier, queue)).toEqual({ read: 1, added: 1, unread: 0 });
  });

  test('files are given with their names, and what cannot be opened is told', async () => {
    const { dossier } = place;
    const [text] = givenTexts(122).slice(121);
    const cwd = makeFolder({ 'in/one.txt': text!.bytes, 'in/same.txt': text!.bytes });
    const report = await giveInputs(dossier, queue, ['in', 'missing.txt'], { cwd }, BY);
    expect(report).toMatchObject({ given: 2, unread: [{ path: 'missing.txt' }] });
    expect(await work(dossier, queue)).toEqual({ read: 2, added: 1, unread: 0 });
    const { documents } = await dossier.analysis();
    expect(documents.find(({ path }) => path === 'in/one.txt')!.sightings.map(({ path }) => path)).toEqual([
      'in/one.txt',
      'in/same.txt',
    ]);
    rmSync(cwd, { recursive: true });
  });

  test('a gift that is cut off half-way leaves neither bytes nor job', async () => {
    const { dossier, database } = place;
    const texts = givenTexts(125).slice(122);
    const cut = dossier.receive(texts, BY, async (tx, ids) => {
      await queue.enqueue(tx, dossier.id, ids);
      throw new Error('cut off');
    });
    await expect(cut).rejects.toThrow('cut off');
    expect(await hasIntake(database.db, dossier.id)).toBe(false);
    expect(await jobsLeft(database)).toEqual([]);
  });

  test('an input that takes its thread down is given up after three tries, with its reason', async () => {
    const { dossier, database } = place;
    const [poison, ...others] = givenTexts(130).slice(126);
    await giveAll(dossier, queue, [poison!, ...others]);
    let tries = 0;
    const read = async (task: ReadTask) => {
      if (!('place' in task) || task.place.path !== poison!.place.path) return pool.run(task);
      tries++;
      throw new TaskLostError('took longer than 1 s and was given up.');
    };
    const served = [{ dossier, read }];
    expect(await work(dossier, queue, { served: async () => served })).toEqual({ read: 4, added: 3, unread: 1 });
    expect(tries).toBe(3);
    const { unread } = await dossier.analysis();
    const reason = `${poison!.place.path} took longer than 1 s and was given up.`;
    expect(unread).toEqual([{ path: poison!.place.path, reason }]);
    expect(await jobsLeft(database)).toEqual([]);
  });

  test('an input whose worker ends each time is given up in the end', async () => {
    const { dossier, database } = place;
    const [poison] = givenTexts(132).slice(131);
    await giveAll(dossier, queue, [poison!]);
    for (let deaths = 0; deaths < 11; deaths++) {
      const [job] = await queue.takeReads(dossier.id, 1);
      expect(job!.tries).toBe(deaths);
      await queue.giveBack(dossier.id, [job!.id]);
    }
    expect(await work(dossier, queue)).toEqual({ read: 1, added: 0, unread: 1 });
    const { unread } = await dossier.analysis();
    expect(unread.at(-1)!.reason).toMatch(/each of the \d+ times that a worker ended/);
    expect(await jobsLeft(database)).toEqual([]);
  });

  test('what a worker that died had taken comes back after its lease, and not before', async () => {
    const { dossier } = place;
    const [text] = givenTexts(134).slice(133);
    await giveAll(dossier, queue, [text!]);
    const [job] = await queue.takeReads(dossier.id, 5);
    await queue.renew(dossier.id, [job!.id], 1);
    await queue.reclaim(dossier.id);
    expect(await queue.takeReads(dossier.id, 5)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await queue.reclaim(dossier.id);
    expect(await queue.takeReads(dossier.id, 5)).toEqual([{ id: job!.id, tries: 1 }]);
    await queue.giveBack(dossier.id, [job!.id]);
    expect(await work(dossier, queue)).toMatchObject({ added: 1 });
  });
});

test('a worker without a server says what it needs', async () => {
  const { status, stderr } = await hearsay(['worker'], { cwd: tmpdir() });
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^hearsay: a worker needs a server: give --database/)]);
});

describe.skipIf(POSTGRES === undefined)(`on a server${POSTGRES === undefined ? ` (${NO_POSTGRES})` : ''}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server?.stop());

  async function open(name: string) {
    const url = await server.create(name);
    const database = await openDatabase({ url });
    const dossier = await openTestDossier('arms', database, tableBlobs(database.db), pack);
    return { url, database, dossier, queue: await Queue.open(database) };
  }

  test('of several workers one takes each job', async () => {
    const { database, dossier, queue } = await open('several');
    await giveAll(dossier, queue, TEXTS);
    const seen: string[] = [];
    const read = async (task: ReadTask) => {
      if ('place' in task) seen.push(task.place.path!);
      return pool.run(task);
    };
    const views = [dossier];
    for (const _ of [1, 2]) views.push(await openTestDossier('arms', database, tableBlobs(database.db), pack));
    const reports = await Promise.all(
      views.map((view) => {
        const served = [{ dossier: view, read }];
        return work(view, queue, { served: async () => served });
      }),
    );
    expect(seen.sort()).toEqual(TEXTS.map(({ place }) => place.path));
    expect(reports.reduce((sum, { added }) => sum + added, 0)).toBe(120);
    expect(await contentsOf(database.db, 'arms')).toEqual(await inOneProcess());
    await database.close();
  }, 120_000);

  test('workers are killed, the database is cut: all is analysed, nothing twice, as in one process', async () => {
    const { url, database, dossier, queue } = await open('chaos');
    await giveAll(dossier, queue, TEXTS.slice(0, 60));
    const start = () => startHearsay(['worker', '--database', url, '--jobs', '1', '--lease', '3'], tmpdir());
    const workers: ChildProcess[] = [start(), start(), start()];
    const ends = new Map(workers.map((child) => [child, ended(child)]));
    const replace = (at: number) => {
      workers[at]!.kill('SIGKILL');
      workers[at] = start();
      ends.set(workers[at]!, ended(workers[at]!));
    };
    const until = async (isDone: () => Promise<boolean>) => {
      while (!(await isDone().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 100));
    };
    const logged = async () => (await logOf(dossier)).length;
    await until(async () => (await logged()) > 0);
    replace(0);
    await giveAll(dossier, queue, TEXTS.slice(60));
    await until(async () => (await logged()) > 30);
    await server.restart('cut', () => new Promise((resolve) => setTimeout(resolve, 1_000)));
    replace(1);
    await until(async () => !(await hasIntake(database.db, 'arms')) && !(await isBehind(database.db, 'arms')));
    for (const child of workers) child.kill('SIGTERM');
    for (const child of workers) {
      const { status, stderr } = await ends.get(child)!;
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(status).toBe(0);
    }
    expect(await contentsOf(database.db, 'arms')).toEqual(await inOneProcess());
    const added = (await logOf(dossier)).filter(({ action }) => action === 'add');
    expect(added).toHaveLength(120);
    expect(await logOf(dossier)).toHaveLength(120);
    expect((await verifyDossier(database.db, tableBlobs(database.db), 'arms')).faults).toEqual([]);
    await database.close();
  }, 180_000);

  test('a dossier that was read otherwise is refused by name, and left alone by a worker for all', async () => {
    const { url, database, dossier, queue } = await open('otherwise');
    const recipe = JSON.stringify({ version: '0.0.1', packs: [{ name: 'old', version: '1' }], models: [] });
    await database.db.updateTable('generations').set({ recipe }).execute();
    await giveAll(dossier, queue, TEXTS.slice(0, 1));
    const one = await hearsay(['worker', '--database', url, '--dossier', 'arms'], { cwd: tmpdir() });
    expect([one.status, one.stderr]).toEqual([
      2,
      expect.stringMatching(/The dossier was read by Hearsay 0\.0\.1 with old 1/),
    ]);
    const all = await hearsay(['worker', '--database', url, '--until-empty'], { cwd: tmpdir() });
    expect(all.stderr).toMatch(/Dossier "arms" is left to other workers\. The dossier was read by Hearsay 0\.0\.1/);
    expect([all.status, all.stdout]).toEqual([0, '0 inputs read: 0 documents added, 0 inputs unread.\n']);
    expect(await hasIntake(database.db, 'arms')).toBe(true);
    const none = await hearsay(['worker', '--database', url, '--dossier', 'legs'], { cwd: tmpdir() });
    expect([none.status, none.stderr]).toEqual([2, expect.stringMatching(/There is no dossier "legs"/)]);
    await database.close();
  });

  test('a worker that is started before its database waits, and one whose database is not there says so', async () => {
    const { url, database, dossier, queue } = await open('later');
    await giveAll(dossier, queue, TEXTS.slice(0, 2));
    await database.close();
    let working: ReturnType<typeof hearsay> | undefined;
    await server.restart('in order', async () => {
      working = hearsay(['worker', '--database', url, '--until-empty'], { cwd: tmpdir() });
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    const { status, stdout, stderr } = await working!;
    expect(stderr).toMatch(/The database does not answer; it is tried again until it does\./);
    expect([status, stdout]).toEqual([0, '2 inputs read: 2 documents added, 0 inputs unread.\n']);
    const none = await hearsay(['worker', '--database', `${url}-none`], { cwd: tmpdir() });
    expect([none.status, none.stderr]).toEqual([
      1,
      expect.stringMatching(/later-none cannot be used .*does not exist/),
    ]);
  }, 60_000);
});
