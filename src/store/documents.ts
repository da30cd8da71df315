// Documents of a dossier as they came: text, where each was seen, what its stages found, and what could not be read.
import type { Document } from '../document/document.ts';
import { grouped } from '../document/grouped.ts';
import { contentId } from '../document/id.ts';
import type { Unread } from '../document/unread.ts';
import { sha256Of } from './blobs.ts';
import type { Database } from './database.ts';
import type { AnalysisRow, SightingRow } from './tables.ts';

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

/** Keeps one reading within the transaction `db`. `isFirst`: this place comes before those known, so its analysis is the one to show. */
export async function keepSighted(
  db: Database,
  dossier: string,
  { document, parts, size, bytes }: Sighted,
  made: { readonly generation: number; readonly at: string; readonly isFirst: (other: Document) => boolean },
): Promise<Given> {
  const { id, sha256, recipe } = document;
  await db
    .insertInto('blobs')
    .values({ dossier, sha256, size, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const text = JSON.stringify(document.text);
  const textSha256 = sha256Of(text);
  const inserted = await db
    .insertInto('documents')
    .values({ dossier, id, sha256, recipe, textSha256, text, addedAt: made.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  const key = sightingKey(document);
  const sighting = { dossier, document: id, key, body: bodyOf(document), seenAt: made.at };
  const seen = await db
    .insertInto('sightings')
    .values(sighting)
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .execute();
  const outcome = inserted.length > 0 ? 'added' : seen.length > 0 ? 'sighted' : 'known';
  const analysis = {
    dossier,
    document: id,
    generation: made.generation,
    sighting: key,
    body: JSON.stringify(parts),
    madeAt: made.at,
  };
  const isKept = await isToBeKept(db, analysis, made.isFirst);
  if (isKept) await putAnalysis(db, analysis);
  return {
    ...{ document: id, sha256, text: textSha256, sighting: key, outcome },
    ...(isKept && { analysis: sha256Of(analysis.body) }),
  };
}

/** An analysis is kept where there is none, and where it starts from a place that comes before that of the one there. */
async function isToBeKept(
  db: Database,
  { dossier, document, generation, sighting }: AnalysisRow,
  isFirst: (other: Document) => boolean,
): Promise<boolean> {
  const there = await db
    .selectFrom('analyses')
    .innerJoin('sightings', (join) =>
      join
        .onRef('sightings.dossier', '=', 'analyses.dossier')
        .onRef('sightings.document', '=', 'analyses.document')
        .onRef('sightings.key', '=', 'analyses.sighting'),
    )
    .select(['sightings.body', 'sightings.key'])
    .where('analyses.dossier', '=', dossier)
    .where('analyses.document', '=', document)
    .where('analyses.generation', '=', generation)
    .executeTakeFirst();
  return there === undefined || (there.key !== sighting && isFirst({ ...JSON.parse(there.body), text: '' }));
}

/** Keeps an analysis in the place of one of the same document and generation. */
export async function putAnalysis(db: Database, row: AnalysisRow): Promise<void> {
  const { sighting, body, madeAt } = row;
  await db
    .insertInto('analyses')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['dossier', 'generation', 'document']).doUpdateSet({ sighting, body, madeAt }),
    )
    .execute();
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
  const others = await db
    .selectFrom('documents')
    .select('id')
    .where('dossier', '=', dossier)
    .where('sha256', '=', sha256)
    .limit(1)
    .execute();
  if (others.length === 0)
    await db.deleteFrom('blobs').where('dossier', '=', dossier).where('sha256', '=', sha256).execute();
  return { sha256, isLast: others.length === 0 };
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
      .where('path', 'in', [...read])
      .execute();
  for (const { path, reason } of unread) {
    await db
      .insertInto('unread')
      .values({ dossier, path: clean(path), reason: clean(reason), at })
      .onConflict((conflict) => conflict.columns(['dossier', 'path']).doUpdateSet({ reason: clean(reason), at }))
      .execute();
  }
}

export async function readUnread(db: Database, dossier: string): Promise<Unread[]> {
  return db.selectFrom('unread').select(['path', 'reason']).where('dossier', '=', dossier).orderBy('path').execute();
}

/** A string as a column can hold it: no U+0000, no half of a pair. */
export function clean(words: string): string {
  return words.replaceAll('\u0000', '\ufffd').toWellFormed();
}
