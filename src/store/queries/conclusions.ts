// What is concluded of all documents together: origins, lineage, contradictions, predictions, entities, outlets, ledgers, gaps.
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { ConclusionKind, ConclusionRow, Tables } from '../tables.ts';
import { pageFitting } from './found.ts';
import { countOf, type Order, type Page, type PageAsked, pageOf } from './page.ts';
import { holds, oneOf } from './where.ts';

export const CONCLUSION_ORDER = { column: 'sort', way: 'asc' } as const satisfies Order;

export interface ConclusionFilter {
  /** Ids of events, documents or claims that it is about, all of them. */
  readonly about?: readonly string[];
  /** Beginnings of words of what it is sorted by, in any case, all of them. */
  readonly words?: string;
}

export type ShownConclusion = Pick<ConclusionRow, 'id' | 'sort' | 'body' | 'hash' | 'revision'>;

export function listConclusions(
  db: Database,
  dossier: string,
  kind: ConclusionKind,
  filter: ConclusionFilter,
  asked: Omit<PageAsked, 'order'>,
): Promise<Page<ShownConclusion>> {
  const query = narrowed(db, dossier, kind, filter).select(['id', 'sort', 'body', 'hash', 'revision']);
  const ordered = { ...asked, order: CONCLUSION_ORDER };
  return filter.words === undefined ? pageOf(query, ordered) : pageFitting(db, query, named(filter.words), ordered);
}

export function countConclusions(
  db: Database,
  dossier: string,
  kind: ConclusionKind,
  filter: ConclusionFilter,
): Promise<number> {
  const query = narrowed(db, dossier, kind, filter);
  return countOf(filter.words === undefined ? query : query.where(named(filter.words)));
}

export function findConclusion(
  db: Database,
  dossier: string,
  kind: ConclusionKind,
  id: string,
): Promise<ShownConclusion | undefined> {
  return db
    .selectFrom('conclusions')
    .select(['id', 'sort', 'body', 'hash', 'revision'])
    .where('dossier', '=', dossier)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Those of the ids that are there, by id. */
export function findConclusions(
  db: Database,
  dossier: string,
  kind: ConclusionKind,
  ids: readonly string[],
): Promise<ShownConclusion[]> {
  return db
    .selectFrom('conclusions')
    .select(['id', 'sort', 'body', 'hash', 'revision'])
    .where('dossier', '=', dossier)
    .where('kind', '=', kind)
    .where(oneOf('id', ids))
    .orderBy('id')
    .execute();
}

function narrowed(
  db: Database,
  dossier: string,
  kind: ConclusionKind,
  { about = [] }: ConclusionFilter,
): SelectQueryBuilder<Tables, 'conclusions', object> {
  let query = db.selectFrom('conclusions').where('dossier', '=', dossier).where('kind', '=', kind);
  for (const id of about) query = query.where(holds('about', id));
  return query;
}

/** "vel" finds "port of Velsk". Only letters and digits reach the query, so nothing of its grammar does. */
function named(words: string) {
  const beginnings = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (beginnings.length === 0) return sql<boolean>`false`;
  const asked = beginnings.map((word) => `'${word}':*`).join(' & ');
  return sql<boolean>`to_tsvector('simple', sort) @@ to_tsquery('simple', ${asked})`;
}
