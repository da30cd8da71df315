// What a person should look at first: claims of which the reader is least sure, and events that were joined on what no text says.
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { ClaimRow, Tables } from '../tables.ts';
import type { ListedEvent } from './events.ts';
import { countOf, type Order, type Page, type PageAsked, pageOf } from './page.ts';

export const DOUBTED_ORDER = { column: 'confidence', way: 'asc' } as const satisfies Order;
/** The more documents are joined, the more hangs on it. */
export const INFERRED_ORDER = { column: 'documents', way: 'desc' } as const satisfies Order;

export type DoubtedClaim = Pick<ClaimRow, 'id' | 'document' | 'speaker' | 'stance' | 'confidence' | 'body'>;

/** Claims below a confidence, the lowest first. */
export function listDoubted(
  db: Database,
  dossier: string,
  below: number,
  asked: Omit<PageAsked, 'order'>,
): Promise<Page<DoubtedClaim>> {
  const query = doubted(db, dossier, below).select(['id', 'document', 'speaker', 'stance', 'confidence', 'body']);
  return pageOf(query, { ...asked, order: DOUBTED_ORDER });
}

export function countDoubted(db: Database, dossier: string, below: number): Promise<number> {
  return countOf(doubted(db, dossier, below));
}

function doubted(db: Database, dossier: string, below: number): SelectQueryBuilder<Tables, 'claims', object> {
  return db
    .selectFrom('claims')
    .where('claims.dossier', '=', dossier)
    .where('confidence', '<', below)
    .where(unjudged('claim', 'claims'));
}

export type InferredEvent = Pick<ListedEvent, 'id' | 'type' | 'label' | 'documents' | 'support'> & {
  readonly body: string;
};

/** Events told apart by a year, a place or the like that was inferred, most documents first. */
export function listInferred(
  db: Database,
  dossier: string,
  asked: Omit<PageAsked, 'order'>,
): Promise<Page<InferredEvent>> {
  const query = inferred(db, dossier).select(['id', 'type', 'label', 'documents', 'support', 'body']);
  return pageOf(query, { ...asked, order: INFERRED_ORDER });
}

export function countInferred(db: Database, dossier: string): Promise<number> {
  return countOf(inferred(db, dossier));
}

function inferred(db: Database, dossier: string): SelectQueryBuilder<Tables, 'events', object> {
  return db
    .selectFrom('events')
    .where('events.dossier', '=', dossier)
    .where('documents', '>', 1)
    .where(sql<boolean>`body like '%"inferred":true%'`)
    .where(unjudged('event', 'events'));
}

/** Nobody has said yet whether it holds; a comment or a rating does not say so. */
function unjudged(kind: 'claim' | 'event', table: 'claims' | 'events') {
  return sql<boolean>`not exists (select from judgements where judgements.dossier = ${sql.ref(`${table}.dossier`)}
    and judgements.target = ${sql.ref(`${table}.id`)} and judgements."targetKind" = ${kind}
    and judgements.kind in ('confirm', 'reject', 'correct', 'join', 'split') and judgements.withdrawn is null)`;
}
