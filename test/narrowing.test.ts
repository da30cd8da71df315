// Lists narrowed by facets and by claims of events, against the analysis that they are made from; and what the database knows of its tables.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../src/document/analysis.ts';
import type { Claim, Stance } from '../src/document/claim.ts';
import type { KeptDossier } from '../src/keeping/kept.ts';
import type { Analyzed } from '../src/reading.ts';
import { tableBlobs } from '../src/store/blobs.ts';
import { rowHash, writeDifference } from '../src/store/conclusions.ts';
import { type OpenDatabase, openDatabase } from '../src/store/database.ts';
import { CLAIM_ORDERS, type ClaimFilter, countClaims, listClaims } from '../src/store/queries/claims.ts';
import { claimIdsOf, EVENT_ORDERS, listEvents } from '../src/store/queries/events.ts';
import { AT, generatedAnswers, openTestDossier, testPack } from './support/dossier.ts';
import { POSTGRES, type PostgresServer, startPostgres } from './support/postgres.ts';

const BY = { who: 'anna', at: AT };
const PAGE = { limit: 500, order: CLAIM_ORDERS.newest };

describe.each(['embedded', 'server'] as const)('%s', { timeout: 60_000 }, (kind) => {
  let database: OpenDatabase;
  let dossier: KeptDossier;
  let analysis: Analysis;
  let folder: string | undefined;
  let server: PostgresServer | undefined;
  const isMissing = kind === 'server' && POSTGRES === undefined;

  beforeAll(async () => {
    if (isMissing) return;
    if (kind === 'server') server = await startPostgres();
    else folder = mkdtempSync(join(tmpdir(), 'hearsay-narrowing-'));
    database = await openDatabase(folder === undefined ? { url: await server!.create('lists') } : { folder });
    dossier = await openTestDossier('main', database, tableBlobs(database.db), await testPack());
    const documents = [...generatedAnswers(40)];
    await dossier.keep({ documents, unread: [] }, BY);
    await dossier.conclude(AT);
    await dossier.keep({ documents: [inOutlet(documents[0]!, '!first.txt', 'another')], unread: [] }, BY);
    await dossier.conclude(AT);
    analysis = await dossier.analysis();
  }, 60_000);
  afterAll(async () => {
    await dossier?.close();
    await server?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  /** That each filter finds the claims that it is true of, and some filter finds some. */
  async function expectSame(cases: readonly (readonly [filter: ClaimFilter, fits: (claim: Claim) => boolean])[]) {
    let found = 0;
    for (const [filter, fits] of cases) {
      const expected = analysis.claims.filter(fits).map(({ id }) => id);
      const { rows } = await listClaims(database.db, 'main', filter, PAGE);
      expect(rows.map(({ id }) => id).sort(), JSON.stringify(filter)).toEqual(expected.sort());
      expect(await countClaims(database.db, 'main', filter)).toBe(expected.length);
      found += expected.length;
    }
    expect(found).toBeGreaterThan(0);
  }

  const mentionsOf = (claim: Claim) => analysis.eventMentions.filter((mention) => mention.claim === claim.id);
  const actorsOf = (claim: Claim) => [
    ...claim.chain.flatMap(({ entity, state }) => [entity, state]),
    ...mentionsOf(claim).flatMap(({ arguments: args }) => args.map(({ entity }) => entity)),
  ];
  const outletOf = (claim: Claim) => analysis.documents.find(({ id }) => id === claim.document)!.outlet;

  test.skipIf(isMissing)('claims by actor, type, outlet and stances, together', async () => {
    const actors = new Set(analysis.claims.flatMap(actorsOf).filter((actor) => actor !== undefined));
    const types = new Set(analysis.eventMentions.map(({ type }) => type));
    const outlets = new Set(analysis.documents.flatMap(({ outlet }) => outlet ?? []));
    expect(outlets).toContain('another');
    const both: readonly Stance[] = ['denies', 'declines'];
    await expectSame([...actors].map((actor) => [{ actor }, (claim) => actorsOf(claim).includes(actor)]));
    await expectSame(
      [...types].map((type) => [{ type }, (claim) => mentionsOf(claim).some((one) => one.type === type)]),
    );
    await expectSame([...outlets].map((outlet) => [{ outlet }, (claim) => outletOf(claim) === outlet]));
    await expectSame([
      [{ stance: ['asserts'] }, ({ stance }) => stance === 'asserts'],
      [{ stance: [...both] }, ({ stance }) => both.includes(stance)],
    ]);
    await expectSame(
      [...actors].flatMap((actor) =>
        [['asserts'], ['asserts', 'denies']].map(
          (stance) =>
            [
              { actor, stance },
              (claim: Claim) => actorsOf(claim).includes(actor) && stance.includes(claim.stance),
            ] as const,
        ),
      ),
    );
  });

  test.skipIf(isMissing)('what is of one kind is not found as another', async () => {
    const [type] = analysis.eventMentions.map((mention) => mention.type);
    for (const filter of [{ actor: type! }, { actor: 'stance:asserts' }, { type: 'outlet:another' }])
      expect((await listClaims(database.db, 'main', filter, PAGE)).rows).toEqual([]);
  });

  test.skipIf(isMissing)('events by document, and claims by event', async () => {
    const byEvent = new Map<string, Set<string>>();
    for (const { id, states, values, positions, corroboration } of analysis.events) {
      const told = [...states, ...values, ...positions].flatMap(({ claims }) => claims);
      byEvent.set(id, new Set([...told, ...corroboration.against, ...corroboration.declined]));
      expect(await claimIdsOf(database.db, 'main', id)).toEqual([...byEvent.get(id)!].sort());
    }
    let found = 0;
    for (const { id } of analysis.documents) {
      const claims = analysis.claims.filter(({ document }) => document === id);
      const expected = analysis.events.filter((event) => claims.some((claim) => byEvent.get(event.id)!.has(claim.id)));
      const asked = { limit: 500, order: EVENT_ORDERS.newest };
      const { rows } = await listEvents(database.db, 'main', { document: id }, asked);
      expect(rows.map((row) => row.id).sort()).toEqual(expected.map((event) => event.id).sort());
      found += rows.length;
    }
    expect(found).toBeGreaterThan(0);
  });

  test.skipIf(isMissing)('the database knows its tables after a large difference', async () => {
    const known = async () => {
      const { rows } = await sql<{ rows: number }>`
        select reltuples::int as rows from pg_class where relname = 'conclusions'`.execute(database.db);
      return rows[0]!.rows;
    };
    const put = (count: number) => {
      const gaps = Array.from({ length: count }, (_, at) => {
        const row = { kind: 'gap' as const, id: `gap-${at}`, sort: String(at), about: [], body: `"${at}"` };
        return { ...row, hash: rowHash(row) };
      });
      const gone = { documents: [], claims: [], events: [], others: [] };
      const rows = { documents: [], claims: [], events: [], others: gaps };
      return database.db
        .transaction()
        .execute((tx) => writeDifference(tx, 'main', { put: rows, gone }, { revision: 9, concludedSeq: 1 }));
    };
    await put(100);
    expect(await known()).toBeLessThan(2_000);
    await put(2_001);
    expect(await known()).toBeGreaterThan(2_000);
  });
});

/** The same document, as an outlet that stands first has it. */
function inOutlet(one: Analyzed, path: string, outlet: string): Analyzed {
  const document = { ...one.document, path, outlet, sightings: [{ outlet, path }] };
  return { ...one, document, original: { bytes: one.original!.bytes, document } };
}
