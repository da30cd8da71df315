// Documents of a dossier as they came: text, where each was seen, what its stages found, and what could not be read.
import { sql } from 'kysely';
import type { Document } from '../document/document.ts';
import { grouped } from '../document/grouped.ts';
import { contentId } from '../document/id.ts';
import type { Unread } from '../document/unread.ts';
import { sha256Of } from './blobs.ts';
import type { Database } from './database.ts';
import type { AnalysisRow, DocumentRow, SightingRow } from './tables.ts';

/** One reading of one document at one place. */
export interface Sighted {
  readonly document: Document;
  /** What the stages found, to be kept as JSON. */
  readonly parts: object;
  readonly size: number;
  /** What `Blobs.put` gave. */
  readonly bytes: Uint8Array | null;
}

/** What came of giving a document: whether it is new, seen at one more place, or known as it is. */
export interface Given {
  readonly document: string;
  readonly sha256: string;
  /** Hash of its text as it is kept. */
  readonly text: string;
  readonly sighting: string;
  /** Hash of the analysis, where this one was kept. */
  readonly analysis?: string;
  readonly outcome: 'added' | 'sighted' | 'known';
}

/** Hash of what one place gives of a document. */
export function sightingKey(document: Document): string {
  return contentId('sighting', bodyOf(document));
}

function bodyOf({ text: _, ...rest }: Document): string {
  return JSON.stringify(rest);
}

/** How readings are kept. */
export interface Made {
  readonly generation: number;
  readonly at: string;
  /** The order of two places that show the same document; the analysis of the first is the one to show. */
  readonly byPlace: (a: Document, b: Document) => number;
}

/** Keeps readings within the transaction `db`, as if one after the other. The analysis of the first place of each document is kept. */
export async function keepSighted(
  db: Database,
  dossier: string,
  sighted: readonly Sighted[],
  made: Made,
): Promise<Given[]> {
  if (sighted.length === 0) return [];
  const rows = sighted.map((one) => rowsOf(dossier, one, made));
  await putBlobs(
    db,
    dossier,
    sighted.map(({ document, size, bytes }) => ({ sha256: document.sha256, size, bytes })),
  );
  const added = await putNew(
    db,
    'documents',
    rows.map(({ document }) => document),
    ['id'],
  );
  const seen = await putNew(
    db,
    'sightings',
    rows.map(({ sighting }) => sighting),
    ['document', 'key'],
  );
  const shown = await shownPlaces(db, dossier, made.generation, [...new Set(rows.map(({ document }) => document.id))]);
  const analyses = new Map<string, AnalysisRow>();
  const given = rows.map(({ document, sighting, analysis }, at): Given => {
    // Both without their text, whose position among the fields would count.
    const place = withoutText(bodyOf(sighted[at]!.document));
    const before = shown.get(document.id);
    const isKept = before === undefined || (before.key !== sighting.key && made.byPlace(place, before.place) < 0);
    if (isKept) {
      shown.set(document.id, { key: sighting.key, place });
      analyses.set(document.id, analysis);
    }
    // Of two readings in one go only the first finds something new.
    const isAdded = added.delete(document.id);
    const isSeen = seen.delete(`${document.id} ${sighting.key}`);
    return {
      ...{ document: document.id, sha256: document.sha256, text: document.textSha256, sighting: sighting.key },
      outcome: isAdded ? 'added' : isSeen ? 'sighted' : 'known',
      ...(isKept && { analysis: sha256Of(analysis.body) }),
    };
  });
  await putAnalyses(db, [...analyses.values()]);
  return given;
}

function rowsOf(dossier: string, { document, parts }: Sighted, { generation, at }: Made) {
  const { id, sha256, recipe } = document;
  const text = JSON.stringify(document.text);
  const key = sightingKey(document);
  return {
    document: { dossier, id, sha256, recipe, textSha256: sha256Of(text), text, addedAt: at },
    sighting: { dossier, document: id, key, body: bodyOf(document), seenAt: at },
    analysis: { dossier, document: id, generation, sighting: key, body: JSON.stringify(parts), madeAt: at },
  };
}

/** Bytes of one statement. */
const BYTES_AT_ONCE = 16 * 1024 * 1024;

/** Bytes that are there are not sent again. */
export async function putBlobs(
  db: Database,
  dossier: string,
  given: readonly { readonly sha256: string; readonly size: number; readonly bytes: Uint8Array | null }[],
): Promise<void> {
  const blobs = new Map(given.map(({ sha256, size, bytes }) => [sha256, { size, bytes }]));
  const known = await db
    .selectFrom('blobs')
    .select('sha256')
    .where('dossier', '=', dossier)
    .where(isAny('sha256', [...blobs.keys()]))
    .execute();
  for (const { sha256 } of known) blobs.delete(sha256);
  const rows = [...blobs].map(([sha256, { size, bytes }]) => ({ dossier, sha256, size, bytes }));
  for (const some of inStatements(rows, ({ bytes }) => bytes?.length ?? 0))
    await db
      .insertInto('blobs')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Inserts rows that are not there. Gives their keys, its columns with a space between. */
async function putNew(
  db: Database,
  table: 'documents' | 'sightings',
  rows: readonly (DocumentRow | SightingRow)[],
  key: readonly string[],
): Promise<Set<string>> {
  const keyOf = (row: object) => key.map((column) => (row as Record<string, string>)[column]).join(' ');
  const fresh = new Set<string>();
  const distinct = [...new Map([...rows].reverse().map((row) => [keyOf(row), row])).values()].reverse();
  for (const some of inStatements(distinct, (row) => ('text' in row ? row.text : row.body).length)) {
    const inserted = await db
      .insertInto(table as 'documents')
      .values(some as DocumentRow[])
      .onConflict((conflict) => conflict.doNothing())
      .returning(key as 'id'[])
      .execute();
    for (const row of inserted) fresh.add(keyOf(row));
  }
  return fresh;
}

/** The place from which the analysis of each document was made, where there is one. */
async function shownPlaces(db: Database, dossier: string, generation: number, documents: readonly string[]) {
  const rows = await db
    .selectFrom('analyses')
    .innerJoin('sightings', (join) =>
      join
        .onRef('sightings.dossier', '=', 'analyses.dossier')
        .onRef('sightings.document', '=', 'analyses.document')
        .onRef('sightings.key', '=', 'analyses.sighting'),
    )
    .select(['analyses.document', 'sightings.body', 'sightings.key'])
    .where('analyses.dossier', '=', dossier)
    .where(isAny('analyses.document', documents))
    .where('analyses.generation', '=', generation)
    .execute();
  return new Map(rows.map(({ document, key, body }) => [document, { key, place: withoutText(body) }]));
}

function withoutText(body: string): Document {
  return { ...JSON.parse(body), text: '' };
}

/** `column = any(values)`: one parameter, however many values there are. */
function isAny(column: string, values: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any(${sql.val(values)})`;
}

/** Rows of one statement. */
const ROWS_AT_ONCE = 500;

/** Rows in pieces that one statement can hold. */
export function* inStatements<Row>(rows: readonly Row[], sizeOf: (row: Row) => number): Generator<Row[]> {
  let some: Row[] = [];
  let size = 0;
  for (const row of rows) {
    const more = sizeOf(row);
    if (some.length > 0 && (some.length === ROWS_AT_ONCE || size + more > BYTES_AT_ONCE)) {
      yield some;
      [some, size] = [[], 0];
    }
    some.push(row);
    size += more;
  }
  if (some.length > 0) yield some;
}

async function putAnalyses(db: Database, rows: readonly AnalysisRow[]): Promise<void> {
  for (const some of inStatements(rows, ({ body }) => body.length))
    await db
      .insertInto('analyses')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['dossier', 'generation', 'document']).doUpdateSet(({ ref }) => ({
          sighting: ref('excluded.sighting'),
          body: ref('excluded.body'),
          madeAt: ref('excluded.madeAt'),
        })),
      )
      .execute();
}

/** Keeps an analysis in the place of one of the same document and generation. */
export function putAnalysis(db: Database, row: AnalysisRow): Promise<void> {
  return putAnalyses(db, [row]);
}

/** Takes a document away with its sightings and analyses. Its hash where no other document has the same bytes; undefined where there is none. */
export async function removeDocument(
  db: Database,
  dossier: string,
  id: string,
): Promise<{ readonly sha256: string; readonly isLast: boolean } | undefined> {
  const removed = await db
    .deleteFrom('documents')
    .where('dossier', '=', dossier)
    .where('id', '=', id)
    .returning('sha256')
    .executeTakeFirst();
  if (!removed) return undefined;
  const { sha256 } = removed;
  const [dropped] = await dropUnnamed(db, dossier, [sha256]);
  return { sha256, isLast: dropped !== undefined };
}

/** Takes away the rows of bytes that no document and no intake names. Gives the hashes of those. */
export async function dropUnnamed(db: Database, dossier: string, hashes: readonly string[]): Promise<string[]> {
  const isNamedIn = (table: 'documents' | 'intake') =>
    sql<boolean>`exists (select 1 from ${sql.table(table)} other where other.dossier = blobs.dossier and other.sha256 = blobs.sha256)`;
  const dropped = await db
    .deleteFrom('blobs')
    .where('dossier', '=', dossier)
    .where(isAny('sha256', hashes))
    .where(({ not }) => not(isNamedIn('documents')))
    .where(({ not }) => not(isNamedIn('intake')))
    .returning('sha256')
    .execute();
  return dropped.map(({ sha256 }) => sha256);
}

/** A kept document: as each place gives it, and what its stages found, as JSON. */
export interface KeptDocument {
  readonly id: string;
  readonly places: readonly Document[];
  readonly parts: string;
}

/** Documents read from the database in one go. */
const AT_ONCE = 500;

/** Documents that have an analysis of a generation, by id: all of them, or those named. */
export async function* readDocuments(
  db: Database,
  dossier: string,
  generation: number,
  only?: readonly string[],
): AsyncGenerator<KeptDocument> {
  let after = '';
  for (;;) {
    let query = db
      .selectFrom('documents')
      .innerJoin('analyses', (join) =>
        join.onRef('analyses.dossier', '=', 'documents.dossier').onRef('analyses.document', '=', 'documents.id'),
      )
      .select(['documents.id', 'documents.text', 'analyses.body'])
      .where('documents.dossier', '=', dossier)
      .where('analyses.generation', '=', generation)
      .where('documents.id', '>', after)
      .orderBy('documents.id')
      .limit(AT_ONCE);
    if (only) query = query.where('documents.id', 'in', [...only]);
    const rows = only?.length === 0 ? [] : await query.execute();
    if (rows.length === 0) return;
    const sightings = await sightingsOf(
      db,
      dossier,
      rows.map(({ id }) => id),
    );
    for (const { id, text, body } of rows) {
      const words: string = JSON.parse(text);
      const places = (sightings.get(id) ?? []).map((place): Document => ({ ...JSON.parse(place.body), text: words }));
      yield { id, places: places.map(inOrder), parts: body };
    }
    after = rows.at(-1)!.id;
  }
}

async function sightingsOf(db: Database, dossier: string, documents: string[]): Promise<Map<string, SightingRow[]>> {
  const rows = await db
    .selectFrom('sightings')
    .selectAll()
    .where('dossier', '=', dossier)
    .where('document', 'in', documents)
    .orderBy('document')
    .orderBy('key')
    .execute();
  return grouped(rows, ({ document }) => document);
}

/** The fields in the order of the contract: the text stands before its pages. */
function inOrder({ pages, truncated, notes, published, modified, text, ...head }: Document): Document {
  return {
    ...head,
    text,
    ...(pages && { pages }),
    ...(truncated !== undefined && { truncated }),
    notes,
    published,
    ...(modified && { modified }),
  };
}

/** Keeps what could not be read; a path that was read since is taken off. */
export async function noteUnread(
  db: Database,
  dossier: string,
  unread: readonly Unread[],
  read: readonly string[],
  at: string,
): Promise<void> {
  if (read.length > 0)
    await db
      .deleteFrom('unread')
      .where('dossier', '=', dossier)
      .where(isAny('path', read.map(clean)))
      .execute();
  // Of several reasons for one path the last stays.
  const rows = new Map(
    unread.map(({ path, reason }) => [clean(path), { dossier, path: clean(path), reason: clean(reason), at }]),
  );
  for (const some of inStatements([...rows.values()], ({ reason }) => reason.length))
    await db
      .insertInto('unread')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['dossier', 'path'])
          .doUpdateSet(({ ref }) => ({ reason: ref('excluded.reason'), at: ref('excluded.at') })),
      )
      .execute();
}

export async function readUnread(db: Database, dossier: string): Promise<Unread[]> {
  return db.selectFrom('unread').select(['path', 'reason']).where('dossier', '=', dossier).orderBy('path').execute();
}

/** A string as a column can hold it: no U+0000, no half of a pair. */
export function clean(words: string): string {
  return words.replaceAll('\u0000', '\ufffd').toWellFormed();
}
