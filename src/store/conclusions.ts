// What is concluded from all documents together, as rows to list and to search: written where it changed, and only there.
import { sql } from 'kysely';
import { byCodeUnit } from '../document/order.ts';
import { sha256Of } from './blobs.ts';
import type { Database } from './database.ts';
import type { ClaimRow, ConclusionKind, ConclusionRow, DocumentViewRow, EventRow } from './tables.ts';

/** A row before it is known in which dossier and revision it stands. */
type Unplaced<Row> = Omit<Row, 'dossier' | 'revision'>;

export interface ConcludedRows {
  readonly documents: readonly Unplaced<DocumentViewRow>[];
  readonly claims: readonly Unplaced<ClaimRow>[];
  readonly events: readonly Unplaced<EventRow>[];
  readonly others: readonly Unplaced<ConclusionRow>[];
}

/** Hashes of the rows that are there, by id; of `others` by kind and id. */
export interface KnownRows {
  readonly documents: Map<string, string>;
  readonly claims: Map<string, string>;
  readonly events: Map<string, string>;
  readonly others: Map<string, string>;
}

/** The key of one of the others. */
export function otherKey({ kind, id }: { readonly kind: ConclusionKind; readonly id: string }): string {
  return `${kind} ${id}`;
}

export async function readKnown(db: Database, dossier: string): Promise<KnownRows> {
  const hashes = async (table: 'documentViews' | 'claims' | 'events') => {
    const rows = await db.selectFrom(table).select(['id', 'hash']).where('dossier', '=', dossier).execute();
    return new Map(rows.map(({ id, hash }) => [id, hash]));
  };
  const others = await db
    .selectFrom('conclusions')
    .select(['kind', 'id', 'hash'])
    .where('dossier', '=', dossier)
    .execute();
  return {
    documents: await hashes('documentViews'),
    claims: await hashes('claims'),
    events: await hashes('events'),
    others: new Map(others.map((row) => [otherKey(row), row.hash])),
  };
}

/** Tells whether a row changed, and whether somebody else changed it: SHA-256 of all that it says. */
export function rowHash(row: object): string {
  const columns = Object.entries(row).filter(([name]) => !PLACED.has(name));
  return sha256Of(JSON.stringify(columns.sort(([a], [b]) => byCodeUnit(a, b))));
}

/** Columns that are not part of what a row says. */
const PLACED: ReadonlySet<string> = new Set(['dossier', 'revision', 'hash', 'found']);

/** What is to be written and what is to go, so that the rows in the database become `rows`. */
export interface Difference {
  readonly put: ConcludedRows;
  readonly gone: {
    readonly documents: string[];
    readonly claims: string[];
    readonly events: string[];
    readonly others: string[];
  };
}

export function differenceOf(known: KnownRows, rows: ConcludedRows): Difference {
  const missing = <Row>(all: readonly Row[], hashes: ReadonlyMap<string, string>, keyOf: (row: Row) => string) => {
    const there = new Set(all.map(keyOf));
    return [...hashes.keys()].filter((key) => !there.has(key));
  };
  return {
    put: changedRows(known, rows),
    gone: {
      documents: missing(rows.documents, known.documents, idOf),
      claims: missing(rows.claims, known.claims, idOf),
      events: missing(rows.events, known.events, idOf),
      others: missing(rows.others, known.others, otherKey),
    },
  };
}

function changedRows(known: KnownRows, rows: ConcludedRows): ConcludedRows {
  return {
    documents: rows.documents.filter(({ id, hash }) => known.documents.get(id) !== hash),
    claims: rows.claims.filter(({ id, hash }) => known.claims.get(id) !== hash),
    events: rows.events.filter(({ id, hash }) => known.events.get(id) !== hash),
    others: rows.others.filter((row) => known.others.get(otherKey(row)) !== row.hash),
  };
}

/** The difference that comes of some rows that may be others than those in the database, and of keys of some that are no more. */
export function narrowed(known: KnownRows, put: ConcludedRows, gone: Difference['gone']): Difference {
  const left = (table: keyof ConcludedRows, keys: readonly string[]) => {
    const there = new Set(keys);
    return gone[table].filter((key) => !there.has(key) && known[table].has(key));
  };
  return {
    put: changedRows(known, put),
    gone: {
      documents: left('documents', put.documents.map(idOf)),
      claims: left('claims', put.claims.map(idOf)),
      events: left('events', put.events.map(idOf)),
      others: left('others', put.others.map(otherKey)),
    },
  };
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

export function isEmpty({ put, gone }: Difference): boolean {
  return [...Object.values(put), ...Object.values(gone)].every((rows) => rows.length === 0);
}

/** Writes the difference within the transaction `db`, and up to which entry of the log it takes in. */
export async function writeDifference(
  db: Database,
  dossier: string,
  { put, gone }: Difference,
  at: { readonly revision: number; readonly concludedSeq: number },
): Promise<void> {
  const placed = { dossier, revision: at.revision };
  for (const table of ['documentViews', 'claims', 'events'] as const) {
    const which = table === 'documentViews' ? 'documents' : table;
    for (const ids of inChunks(gone[which]))
      await db.deleteFrom(table).where('dossier', '=', dossier).where('id', 'in', ids).execute();
    for (const rows of inChunks(put[which] as readonly Unplaced<ClaimRow>[])) {
      await db
        .insertInto(table as 'claims')
        .values(rows.map((row) => ({ ...row, ...placed })))
        .onConflict((conflict) => conflict.columns(['dossier', 'id']).doUpdateSet(excluded(rows[0]!)))
        .execute();
    }
  }
  for (const keys of inChunks(gone.others)) {
    await sql`delete from conclusions where dossier = ${dossier} and kind || ' ' || id = any(${sql.val(keys)})`.execute(
      db,
    );
  }
  for (const rows of inChunks(put.others)) {
    await db
      .insertInto('conclusions')
      .values(rows.map((row) => ({ ...row, ...placed })))
      .onConflict((conflict) => conflict.columns(['dossier', 'kind', 'id']).doUpdateSet(excluded(rows[0]!)))
      .execute();
  }
  await db
    .updateTable('dossiers')
    .set({ revision: at.revision, concludedSeq: at.concludedSeq })
    .where('id', '=', dossier)
    .execute();
  const changed = [...Object.values(put), ...Object.values(gone)].reduce((sum, { length }) => sum + length, 0);
  if (changed > MANY_ROWS) await analyzeTables(db);
}

/** Rows whose change makes what the database knows of its tables too old to plan by. */
const MANY_ROWS = 2_000;

/** The embedded database does it by itself never, a server some minutes after. Only columns that lists are narrowed or sorted by. */
export async function analyzeTables(db: Database): Promise<void> {
  await sql`analyze claims (dossier, id, document, stance, certainty, voice, facets, found, published),
    events (dossier, id, type, earliest, latest, place, actors, claims, support, independent, contested, documents),
    "documentViews" (dossier, id, outlet, kind, language, place, found, published),
    conclusions (dossier, kind, id, sort, about)`.execute(db);
}

/** Every column of the row but its key, from the row that was to be inserted. */
function excluded(row: object) {
  const columns = [...Object.keys(row).filter((column) => column !== 'id' && column !== 'kind'), 'revision'];
  return Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)]));
}

/** Rows of one statement. */
const AT_ONCE = 500;

function inChunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) =>
    all.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

/** Comparisons of texts that were made, as the engine keys them: "a b". They only save time. */
export async function readComparisons(db: Database, dossier: string): Promise<Map<string, string | null>> {
  const rows = await db.selectFrom('comparisons').select(['a', 'b', 'body']).where('dossier', '=', dossier).execute();
  return new Map(rows.map(({ a, b, body }) => [`${a} ${b}`, body]));
}

export async function writeComparisons(
  db: Database,
  dossier: string,
  comparisons: readonly (readonly [key: string, body: string | null])[],
): Promise<void> {
  for (const rows of inChunks(comparisons)) {
    await db
      .insertInto('comparisons')
      .values(rows.map(([key, body]) => ({ dossier, a: key.split(' ')[0]!, b: key.split(' ')[1]!, body })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

export async function dropComparisons(db: Database, dossier: string, document: string): Promise<void> {
  await db
    .deleteFrom('comparisons')
    .where('dossier', '=', dossier)
    .where((where) => where.or([where('a', '=', document), where('b', '=', document)]))
    .execute();
}
