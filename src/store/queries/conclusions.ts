// What is concluded of all documents together: origins, lineage, contradictions, predictions, entities, outlets, ledgers, gaps.
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { ConclusionKind, ConclusionRow, Tables } from '../tables.ts';
import { countOf, type Order, type Page, type PageAsked, pageOf } from './page.ts';
import { holds } from './where.ts';

export const CONCLUSION_ORDER = { column: 'sort', way: 'asc' } as const satisfies Order;

export interface ConclusionFilter {
  /** Ids of events, documents or claims that it is about, all of them. */
  readonly about?: readonly string[];
  /** Characters of what it is sorted by, in any case. */
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
  return pageOf(query, { ...asked, order: CONCLUSION_ORDER });
}

export function countConclusions(
  db: Database,
  dossier: string,
  kind: ConclusionKind,
  filter: ConclusionFilter,
): Promise<number> {
  return countOf(narrowed(db, dossier, kind, filter));
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

function narrowed(
  db: Database,
  dossier: string,
  kind: ConclusionKind,
  { about = [], words }: ConclusionFilter,
): SelectQueryBuilder<Tables, 'conclusions', object> {
  let query = db.selectFrom('conclusions').where('dossier', '=', dossier).where('kind', '=', kind);
  for (const id of about) query = query.where(holds('about', id));
  if (words !== undefined) query = query.where(sql<boolean>`strpos(lower(sort), lower(${words})) > 0`);
  return query;
}
