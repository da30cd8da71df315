// Documents as they are shown: by outlet, kind, language, time, words, event and entity.
import type { SelectQueryBuilder } from 'kysely';
import type { Database } from '../database.ts';
import type { DocumentViewRow, Tables } from '../tables.ts';
import { claimIdsOf } from './events.ts';
import { fitting, pageFound, searchedIn } from './found.ts';
import { countOf, type Order, type Page, type PageAsked, pageOf } from './page.ts';
import { endOf, oneOf } from './where.ts';

export const DOCUMENT_ORDERS = {
  newest: { column: 'published', way: 'desc' },
  oldest: { column: 'published', way: 'asc' },
  place: { column: 'place', way: 'asc' },
} as const satisfies Record<string, Order>;

/** Times are days, months or years; every field that is there must hold. */
export interface DocumentFilter {
  readonly ids?: readonly string[];
  readonly words?: string;
  readonly outlet?: string;
  readonly kind?: string;
  readonly language?: string;
  readonly from?: string;
  readonly to?: string;
  /** Id of an event that claims in it are about. */
  readonly event?: string;
  /** Id of an entity that it names. */
  readonly entity?: string;
}

export type ShownDocument = Pick<
  DocumentViewRow,
  'id' | 'title' | 'outlet' | 'place' | 'published' | 'body' | 'hash' | 'revision'
>;

export async function listDocuments(
  db: Database,
  dossier: string,
  filter: DocumentFilter,
  asked: PageAsked,
): Promise<Page<ShownDocument>> {
  const query = (await narrowed(db, dossier, filter)).select([...SHOWN]);
  return filter.words === undefined
    ? pageOf(query, asked)
    : pageFound(db, searchedIn('documentViews', dossier, filter.words, filter), query, asked);
}

export async function countDocuments(db: Database, dossier: string, filter: DocumentFilter): Promise<number> {
  const query = await narrowed(db, dossier, filter);
  return countOf(filter.words === undefined ? query : query.where(fitting('documentViews', filter.words)));
}

/** The document with its text, which is JSON as the body is. */
export function findDocument(
  db: Database,
  dossier: string,
  id: string,
): Promise<(ShownDocument & { readonly text: string; readonly sha256: string }) | undefined> {
  return db
    .selectFrom('documentViews')
    .innerJoin('documents', (join) =>
      join.onRef('documents.dossier', '=', 'documentViews.dossier').onRef('documents.id', '=', 'documentViews.id'),
    )
    .select(SHOWN.map((column) => `documentViews.${column}` as const))
    .select(['documents.text', 'documents.sha256'])
    .where('documentViews.dossier', '=', dossier)
    .where('documentViews.id', '=', id)
    .executeTakeFirst();
}

/** What the stages found in a document, as JSON, in the generation that is shown. */
export async function findAnalysis(db: Database, dossier: string, document: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('analyses')
    .innerJoin('dossiers', (join) =>
      join.onRef('dossiers.id', '=', 'analyses.dossier').onRef('dossiers.generation', '=', 'analyses.generation'),
    )
    .select('analyses.body')
    .where('analyses.dossier', '=', dossier)
    .where('analyses.document', '=', document)
    .executeTakeFirst();
  return row?.body;
}

const SHOWN = ['id', 'title', 'outlet', 'place', 'published', 'body', 'hash', 'revision'] as const;

/** By everything but the words, which lists look for by themselves. */
async function narrowed(
  db: Database,
  dossier: string,
  { ids, outlet, kind, language, from, to, event, entity }: DocumentFilter,
): Promise<SelectQueryBuilder<Tables, 'documentViews', object>> {
  let query = db.selectFrom('documentViews').where('dossier', '=', dossier);
  if (ids !== undefined) query = query.where(oneOf('id', ids));
  if (outlet !== undefined) query = query.where('outlet', '=', outlet);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (language !== undefined) query = query.where('language', '=', language);
  if (from !== undefined) query = query.where('published', '>=', from);
  if (to !== undefined) query = query.where('published', '<=', endOf(to));
  if (event !== undefined) {
    const told = oneOf('claims.id', await claimIdsOf(db, dossier, event));
    query = query.where('id', 'in', (from) =>
      from.selectFrom('claims').select('claims.document').where('claims.dossier', '=', dossier).where(told),
    );
  }
  if (entity !== undefined) query = query.where(oneOf('id', await namedIn(db, dossier, entity)));
  return query;
}

/** Ids of the documents that name an entity. */
async function namedIn(db: Database, dossier: string, entity: string): Promise<readonly string[]> {
  const row = await db
    .selectFrom('conclusions')
    .select('about')
    .where('dossier', '=', dossier)
    .where('kind', '=', 'entity')
    .where('id', '=', entity)
    .executeTakeFirst();
  return row?.about ?? [];
}
