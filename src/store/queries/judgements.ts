// What people hold of the extraction, newest first, withdrawn ones too.
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { JudgementRow, Tables } from '../tables.ts';
import { countOf, type Order, type Page, type PageAsked, pageOf } from './page.ts';

export const JUDGEMENT_ORDER = { column: 'at', way: 'desc' } as const satisfies Order;

export interface JudgementFilter {
  readonly target?: string;
  readonly kind?: string;
  readonly who?: string;
  readonly withdrawn?: boolean;
}

export type KeptJudgement = Pick<JudgementRow, 'id' | 'at' | 'who' | 'body' | 'withdrawn'>;

export function listJudgements(
  db: Database,
  dossier: string,
  filter: JudgementFilter,
  asked: Omit<PageAsked, 'order'>,
): Promise<Page<KeptJudgement>> {
  const query = narrowed(db, dossier, filter).select(['id', 'at', 'who', 'body', 'withdrawn']);
  return pageOf(query, { ...asked, order: JUDGEMENT_ORDER });
}

export function countJudgements(db: Database, dossier: string, filter: JudgementFilter): Promise<number> {
  return countOf(narrowed(db, dossier, filter));
}

export function findJudgement(db: Database, dossier: string, id: string): Promise<KeptJudgement | undefined> {
  return db
    .selectFrom('judgements')
    .select(['id', 'at', 'who', 'body', 'withdrawn'])
    .where('dossier', '=', dossier)
    .where('id', '=', id)
    .executeTakeFirst();
}

function narrowed(
  db: Database,
  dossier: string,
  { target, kind, who, withdrawn }: JudgementFilter,
): SelectQueryBuilder<Tables, 'judgements', object> {
  let query = db.selectFrom('judgements').where('dossier', '=', dossier);
  if (target !== undefined) query = query.where('target', '=', target);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (who !== undefined) query = query.where('who', '=', who);
  if (withdrawn !== undefined)
    query = query.where(withdrawn ? sql<boolean>`withdrawn is not null` : sql<boolean>`withdrawn is null`);
  return query;
}
