// The store, on the embedded database always and on a PostgreSQL server where there is one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DossierMismatchError } from '../src/keeping/errors.ts';
import type { By, KeptDossier } from '../src/keeping/kept.ts';
import type { Pack } from '../src/packs/pack.ts';
import type { Analyzed } from '../src/reading.ts';
import { type Blobs, folderBlobs, sha256Of, tableBlobs } from '../src/store/blobs.ts';
import { type OpenDatabase, openDatabase, withoutPassword } from '../src/store/database.ts';
import { isLost } from '../src/store/errors.ts';
import { generationFor, missingFrom, readGenerations, showGeneration } from '../src/store/generations.ts';
import { hasIntake, intakeId } from '../src/store/intake.ts';
import { append, readLog } from '../src/store/log.ts';
import { verifyDossier } from '../src/store/verify.ts';
import { AT, contentsOf, generatedAnswers, openTestDossier, testPack } from './support/dossier.ts';
import { NO_POSTGRES, POSTGRES, type PostgresServer, startPostgres } from './support/postgres.ts';

const BY: By = { who: 'anna', at: AT };
const LATER: By = { who: 'boris', at: '2026-01-03T00:00:00.000Z' };
const ANSWERS = [...generatedAnswers(12)];

let pack: Pack;
beforeAll(async () => {
  pack = await testPack();
});

/** The same document, as another place has it. */
function at(one: Analyzed, path: string): Analyzed {
  const outlet = `outlet-of-${path}`;
  const document = { ...one.document, path, outlet, sightings: [{ outlet, path }] };
  return { ...one, document, original: { bytes: one.original!.bytes, document } };
}

const answer = (documents: readonly Analyzed[]) => ({ documents, unread: [] });

interface Place {
  readonly database: OpenDatabase;
  readonly blobs: Blobs;
  readonly close: () => Promise<void>;
}

async function embedded(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-store-'));
  const database = await openDatabase({ folder: join(folder, 'database') });
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { database, blobs: folderBlobs(join(folder, 'originals')), close };
}

async function onServer(): Promise<Place> {
  const server: PostgresServer = await startPostgres();
  const database = await openDatabase({ url: await server.create('store') });
  const close = async () => {
    await database.close();
    await server.stop();
  };
  return { database, blobs: tableBlobs(database.db), close };
}

function suite(open: () => Promise<Place>): void {
  let place: Place;
  let dossier: KeptDossier;
  let number = 0;

  beforeAll(async () => {
    place = await open();
  }, 60_000);
  afterAll(() => place?.close());
  const make = (id = `dossier-${++number}`) => openTestDossier(id, place.database, place.blobs, pack);
  beforeEach(async () => {
    dossier = await make();
  });
  /** As plain bytes: one database gives them as a Buffer. */
  const bytesOf = async (sha256: string) => Uint8Array.from((await dossier.original(sha256))!);
  const counts = async (id = dossier.id) =>
    Object.fromEntries(
      Object.entries(await contentsOf(place.database.db, id)).map(([table, rows]) => [table, rows.length]),
    );

  test('keeps documents once, and every place where one was seen', async () => {
    const [one, two] = [ANSWERS[0]!, ANSWERS[1]!];
    expect(await dossier.keep(answer([one, two]), BY)).toMatchObject({ added: [one.document.id, two.document.id] });
    expect(await dossier.keep(answer([one]), LATER)).toMatchObject({ added: [], seen: [one.document.id] });
    await dossier.keep(answer([at(one, 'z/copy.txt')]), LATER);
    expect(await counts()).toMatchObject({ documents: 2, sightings: 3, analyses: 2 });
    const actions = (await readLog(place.database.db, dossier.id, 0, 100)).map(({ action, who }) => `${who} ${action}`);
    expect(actions).toEqual(['anna add', 'anna add', 'boris sight']);
  });

  test('keeps a document seen twice in one go as if one after the other', async () => {
    const one = ANSWERS[0]!;
    const both = [at(one, 'b.txt'), at(one, 'a.txt'), at(one, 'b.txt')];
    const report = await dossier.keep(answer(both), BY);
    expect(report).toMatchObject({ added: [one.document.id], seen: [one.document.id] });
    const other = await make();
    for (const each of both) await other.keep(answer([each]), BY);
    expect(await contentsOf(place.database.db, dossier.id)).toEqual(await contentsOf(place.database.db, other.id));
    const logOf = async (id: string) =>
      (await readLog(place.database.db, id, 0, 100)).map(({ action, body }) => [action, body]);
    expect(await logOf(dossier.id)).toEqual(await logOf(other.id));
  });

  test('gives the same whatever the order of adding and the size of the batches', async () => {
    const all = [...ANSWERS, ...ANSWERS.slice(0, 4).map((one, nth) => at(one, `${'zab0'[nth]}/again.txt`))];
    await dossier.keep(answer(all), BY);
    await dossier.conclude(AT);
    const other = await make();
    for (const one of [...all].reverse()) await other.keep(answer([one]), LATER);
    await other.conclude(LATER.at);
    const [here, there] = [dossier, other].map(({ id }) => contentsOf(place.database.db, id));
    expect(await there).toEqual(await here);
    expect((await here)!.claims!.length).toBeGreaterThan(12);
  });

  test('removes a document with all that is of it, and its bytes when no other has them', async () => {
    const [one, two] = [ANSWERS[0]!, ANSWERS[1]!];
    await dossier.keep(answer([one, two]), BY);
    await dossier.conclude(AT);
    expect(await dossier.remove(one.document.id, { ...LATER, why: 'withdrawn by its outlet' })).toBe(true);
    await dossier.conclude(LATER.at);
    expect(await dossier.original(one.document.sha256)).toBeUndefined();
    expect(await bytesOf(two.document.sha256)).toEqual(two.original!.bytes);
    const other = await make();
    await other.keep(answer([two]), BY);
    await other.conclude(AT);
    expect(await contentsOf(place.database.db, dossier.id)).toEqual(await contentsOf(place.database.db, other.id));
    expect(await dossier.remove(one.document.id, { ...LATER, why: 'again' })).toBe(false);
  });

  test('writes nothing where nothing changed', async () => {
    await dossier.keep(answer(ANSWERS), BY);
    expect((await dossier.conclude(AT)).length).toBeGreaterThan(0);
    const revision = async () =>
      (
        await place.database.db
          .selectFrom('dossiers')
          .select('revision')
          .where('id', '=', dossier.id)
          .executeTakeFirstOrThrow()
      ).revision;
    expect(await revision()).toBe(1);
    expect(await dossier.conclude(AT)).toEqual([]);
    expect(await (await make(dossier.id)).conclude(AT)).toEqual([]);
    expect(await revision()).toBe(1);
  });

  test('two that conclude at once leave what one would', async () => {
    const [one, two] = [dossier, await make(dossier.id)];
    await one.keep(answer(ANSWERS.slice(0, 6)), BY);
    await Promise.all([one.conclude(AT), two.conclude(AT)]);
    await two.keep(answer(ANSWERS.slice(6)), BY);
    // The first knows nothing of the last six yet, and takes nothing back.
    await two.conclude(AT);
    await Promise.all([one.conclude(AT), two.conclude(AT)]);
    const other = await make();
    await other.keep(answer(ANSWERS), BY);
    await other.conclude(AT);
    expect(await contentsOf(place.database.db, dossier.id)).toEqual(await contentsOf(place.database.db, other.id));
  });

  test('keeps judgements beside what they judge, and withdraws without deleting', async () => {
    await dossier.keep(answer(ANSWERS.slice(0, 2)), BY);
    const claim = ANSWERS[0]!.claims[0]!.id;
    const made = { kind: 'reject', target: { kind: 'claim', id: claim }, why: 'a misreading' } as const;
    const [judgement] = await dossier.judge([made], BY);
    expect(await dossier.judge([made], BY)).toEqual([judgement]);
    expect(await dossier.judgements()).toEqual([judgement]);
    expect(await dossier.withdraw(judgement!.id, { ...LATER, why: 'it was right' })).toMatchObject({
      withdrawn: { who: 'boris', why: 'it was right' },
    });
    expect(await dossier.withdraw(judgement!.id, { ...LATER, why: 'again' })).toBeUndefined();
    expect(await dossier.judgements()).toHaveLength(1);
    const log = await readLog(place.database.db, dossier.id, 2, 100);
    expect(log.map(({ action }) => action)).toEqual(['judge', 'withdraw']);
  });

  test('shows a new generation only when it is whole', async () => {
    const { db } = place.database;
    await dossier.keep(answer(ANSWERS.slice(0, 3)), BY);
    const generator = { version: '99.0.0', packs: [], models: [] };
    const { generation } = await generationFor(db, dossier.id, generator, AT);
    expect(generation).toBe(2);
    expect((await generationFor(db, dossier.id, generator, AT)).generation).toBe(2);
    expect(await missingFrom(db, dossier.id, 2, 10)).toEqual(
      ANSWERS.slice(0, 3)
        .map(({ document }) => document.id)
        .sort(),
    );
    await expect(showGeneration(db, dossier.id, 2, AT)).rejects.toThrow(/has no analysis of generation 2/);
    await sql`insert into analyses select dossier, document, 2, sighting, body, "madeAt" from analyses
      where dossier = ${dossier.id}`.execute(db);
    await showGeneration(db, dossier.id, 2, AT);
    expect((await readGenerations(db, dossier.id)).map(({ state }) => state)).toEqual(['old', 'current']);
    // Who has the dossier open as it was does not add to what is shown no more.
    await expect(dossier.keep(answer(ANSWERS.slice(3)), BY)).rejects.toThrow(DossierMismatchError);
    await expect(dossier.conclude(AT)).rejects.toThrow(DossierMismatchError);
    const { id } = ANSWERS[0]!.document;
    await expect(dossier.remove(id, { ...BY, why: 'wrong' })).rejects.toThrow(DossierMismatchError);
    const judged = { kind: 'comment' as const, target: { kind: 'claim' as const, id: 'c' }, why: 'seen' };
    await expect(dossier.judge([judged], BY)).rejects.toThrow(DossierMismatchError);
    expect((await readLog(db, dossier.id, 0, 100)).map(({ action }) => action)).not.toContain('judge');
  });

  test('chains its log, also where several write at once', async () => {
    const { db } = place.database;
    const entry = (nth: number) => ({ at: AT, who: 'anna', action: 'note', body: { nth } });
    const write = (nth: number) => db.transaction().execute((tx) => append(tx, dossier.id, [entry(nth), entry(nth)]));
    await Promise.all(Array.from({ length: 8 }, (_, nth) => write(nth)));
    const log = await readLog(db, dossier.id, 0, 100);
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 16 }, (_, nth) => nth + 1));
    expect(log.slice(1).map(({ previous }) => previous)).toEqual(log.slice(0, -1).map(({ hash }) => hash));
    expect((await verifyDossier(db, place.blobs, dossier.id)).faults).toEqual([]);
  });

  test('takes more entries at once than one statement has room for', async () => {
    const { db } = place.database;
    const entries = Array.from({ length: 9_001 }, (_, nth) => ({ at: AT, who: 'anna', action: 'note', body: { nth } }));
    expect(await db.transaction().execute((tx) => append(tx, dossier.id, entries))).toBe(9_001);
    const [before, last] = await readLog(db, dossier.id, 8_999, 10);
    expect(JSON.parse(last!.body)).toEqual({ nth: 9_000 });
    expect(last!.previous).toBe(before!.hash);
  });

  test('verifies what it kept, and names what was changed', async () => {
    const { db } = place.database;
    await dossier.keep(answer(ANSWERS.slice(0, 3)), BY);
    await dossier.conclude(AT);
    const { id } = ANSWERS[1]!.document;
    expect(await verifyDossier(db, place.blobs, dossier.id)).toMatchObject({ documents: 3, faults: [] });
    await sql`update documents set text = replace(text, 'sent', 'send') where dossier = ${dossier.id} and id = ${id}`.execute(
      db,
    );
    const { faults } = await verifyDossier(db, place.blobs, dossier.id);
    expect(faults).toMatchObject([{ what: 'text', which: id }]);
  });

  test('keeps texts that a column cannot hold', async () => {
    const one = ANSWERS[0]!;
    const document = { ...one.document, text: `\u0000 ${one.document.text} \ud800`, title: 'a\u0000b\udc00' };
    const odd = { ...one, document, original: { bytes: one.original!.bytes, document } };
    const unread = [{ path: 'odd\u0000.bin', reason: 'odd\u0000.bin is no text' }];
    await dossier.keep({ documents: [odd], unread }, BY);
    await dossier.conclude(AT);
    const analysis = await dossier.analysis();
    expect(analysis.documents[0]!.text).toBe(document.text);
    expect(analysis.unread).toEqual([{ path: 'odd\ufffd.bin', reason: 'odd\ufffd.bin is no text' }]);
    const read = at(odd, 'odd\u0000.bin');
    await dossier.keep(answer([read]), BY);
    expect((await dossier.analysis()).unread).toEqual([]);
  });

  test('keeps nothing of an answer of which one part cannot be kept', async () => {
    const broken = { ...ANSWERS[1]!, document: { ...ANSWERS[1]!.document, id: null as unknown as string } };
    const documents = [ANSWERS[0]!, { ...broken, original: { ...broken.original!, document: broken.document } }];
    await expect(dossier.keep(answer(documents), BY)).rejects.toThrow();
    expect(await counts()).toMatchObject({ documents: 0, sightings: 0, analyses: 0 });
    expect(await readLog(place.database.db, dossier.id, 0, 10)).toEqual([]);
  });

  test('keeps what waits to be read with its bytes, and takes it once', async () => {
    const { db } = place.database;
    const bytes = new TextEncoder().encode('some words');
    const waiting = { bytes, place: { name: 'a.txt', path: 'a.txt' } };
    const [id] = await dossier.receive([waiting], BY);
    expect(await dossier.receive([waiting], LATER)).toEqual([id]);
    expect(id).toBe(intakeId(dossier.id, sha256Of(bytes), waiting.place));
    expect(await hasIntake(db, dossier.id)).toBe(true);
    expect(await bytesOf(sha256Of(bytes))).toEqual(bytes);
    const intake = { id: id!, sha256: sha256Of(bytes) };
    const first = await dossier.keepAll([{ answer: answer([ANSWERS[0]!]), by: BY, intake }]);
    expect(first.added).toHaveLength(1);
    const second = await dossier.keepAll([{ answer: answer([ANSWERS[1]!]), by: BY, intake }]);
    expect(second).toEqual({ added: [], seen: [], unread: [] });
    expect(await hasIntake(db, dossier.id)).toBe(false);
    // Nothing names these bytes now: what was read of them has bytes of its own.
    expect(await dossier.original(sha256Of(bytes))).toBeUndefined();
  });

  test('keeps the bytes of a removed document that wait to be read again', async () => {
    const { document, original } = ANSWERS[0]!;
    await dossier.keep(answer([ANSWERS[0]!]), BY);
    await dossier.receive([{ bytes: original!.bytes, place: { name: 'again.txt' } }], BY);
    expect(await dossier.remove(document.id, { ...LATER, why: 'to be read again' })).toBe(true);
    expect(await bytesOf(document.sha256)).toEqual(original!.bytes);
  });

  test('leaves no transaction open where one of several statements fails', async () => {
    const { execute } = place.database;
    await expect(execute('begin; select 1; select 1/0; commit')).rejects.toThrow(/division by zero/);
    for (let nth = 0; nth < 12; nth++) expect((await execute('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
}

describe('on the embedded database', () => suite(embedded));

describe.skipIf(POSTGRES === undefined)(`on a server${POSTGRES === undefined ? ` (${NO_POSTGRES})` : ''}`, () =>
  suite(onServer),
);

test.each([
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), true],
  [Object.assign(new Error('terminating connection'), { code: '57P01' }), true],
  [new Error('Client has encountered a connection error and is not queryable'), true],
  [Object.assign(new Error('duplicate key'), { code: '23505' }), false],
  [undefined, false],
])('%s: the database is lost: %s', (error, lost) => expect(isLost(error)).toBe(lost));

test('an address is told without its password', () => {
  expect(withoutPassword('postgres://anna:secret@db.example:5433/hearsay?x=y')).toBe(
    'postgres://anna@db.example:5433/hearsay',
  );
});
