// Events as they are shown: by type, actor, place, time, verdict, document and words of their label.
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { EventRow, Tables } from '../tables.ts';
import { fitting, pageFound, searchedIn } from './found.ts';
import { countOf, type Order, type Page, type PageAsked, pageOf } from './page.ts';
import { endOf, holds, oneOf } from './where.ts';

export const EVENT_ORDERS = {
  newest: { column: 'earliest', way: 'desc' },
  oldest: { column: 'earliest', way: 'asc' },
  documents: { column: 'documents', way: 'desc' },
  type: { column: 'type', way: 'asc' },
} as const satisfies Record<string, Order>;

export interface EventFilter {
  /** Words of its label. */
  readonly words?: string;
  readonly type?: string;
  readonly actor?: string;
  readonly place?: string;
  /** The event may have been on or after, on or before. */
  readonly from?: string;
  readonly to?: string;
  readonly support?: readonly string[];
  readonly contested?: boolean;
  /** Independent origins, at least. */
  readonly independent?: number;
  /** Id of a document that tells of it. */
  readonly document?: string;
}

/** Without the body and the claims, which of a large event are long. */
export type ListedEvent = Omit<EventRow, 'dossier' | 'body' | 'claims'>;

export async function listEvents(
  db: Database,
  dossier: string,
  filter: EventFilter,
  asked: PageAsked,
): Promise<Page<ListedEvent>> {
  const query = (await narrowed(db, dossier, filter)).select([...LISTED]);
  return filter.words === undefined
    ? pageOf(query, asked)
    : pageFound(db, searchedIn('events', dossier, filter.words, filter), query, asked);
}

export async function countEvents(db: Database, dossier: string, filter: EventFilter): Promise<number> {
  return countOf(await eventsOf(db, dossier, filter));
}

export function findEvent(
  db: Database,
  dossier: string,
  id: string,
): Promise<Pick<EventRow, 'id' | 'body' | 'hash' | 'revision'> | undefined> {
  return db
    .selectFrom('events')
    .select(['id', 'body', 'hash', 'revision'])
    .where('dossier', '=', dossier)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Ids of the claims that tell of an event, deny it or take no stand; none where there is no such event. */
export async function claimIdsOf(db: Database, dossier: string, event: string): Promise<readonly string[]> {
  const row = await db
    .selectFrom('events')
    .select('claims')
    .where('dossier', '=', dossier)
    .where('id', '=', event)
    .executeTakeFirst();
  return row?.claims ?? [];
}

/** Ids of who takes part in an event; undefined where there is no such event. */
export async function actorsOf(db: Database, dossier: string, event: string): Promise<readonly string[] | undefined> {
  const row = await db
    .selectFrom('events')
    .select('actors')
    .where('dossier', '=', dossier)
    .where('id', '=', event)
    .executeTakeFirst();
  return row?.actors;
}

const LISTED = [
  ...(['id', 'type', 'label', 'earliest', 'latest', 'place', 'actors'] as const),
  ...(['support', 'independent', 'contested', 'documents', 'hash', 'revision'] as const),
];

/** Events that a claim tells of, denies or takes no stand on, by id. */
export function listEventsOfClaim(db: Database, dossier: string, claim: string): Promise<ListedEvent[]> {
  return db
    .selectFrom('events')
    .select(LISTED)
    .where('dossier', '=', dossier)
    .where(holds('claims', claim))
    .orderBy('id')
    .limit(100)
    .execute();
}

/** By everything but the words, which lists look for by themselves. */
async function narrowed(
  db: Database,
  dossier: string,
  filter: EventFilter,
): Promise<SelectQueryBuilder<Tables, 'events', object>> {
  const { type, actor, place, from, to, support, contested, independent, document } = filter;
  let query = db.selectFrom('events').where('dossier', '=', dossier);
  if (type !== undefined) query = query.where('type', '=', type);
  if (actor !== undefined) query = query.where(holds('actors', actor));
  if (place !== undefined) query = query.where('place', '=', place);
  if (from !== undefined) query = query.where('latest', '>=', from);
  if (to !== undefined) query = query.where('earliest', '<=', endOf(to));
  if (support !== undefined) query = query.where(oneOf('support', support));
  if (contested !== undefined) query = query.where('contested', '=', contested);
  if (independent !== undefined) query = query.where('independent', '>=', independent);
  if (document !== undefined) query = query.where(oneOf('id', await idsToldIn(db, dossier, document)));
  return query;
}

/** By everything. */
export async function eventsOf(
  db: Database,
  dossier: string,
  filter: EventFilter,
): Promise<SelectQueryBuilder<Tables, 'events', object>> {
  const query = await narrowed(db, dossier, filter);
  return filter.words === undefined ? query : query.where(fitting('events', filter.words));
}

/**
 * Ids of the events that claims of the document tell of. Asked for by themselves, claim by claim: in a list, the server takes ids that
 * it has no statistics of for frequent ones and walks the whole list instead of asking the index.
 */
async function idsToldIn(db: Database, dossier: string, document: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select distinct events.id from claims join events on events.dossier = claims.dossier and events.claims @> array[claims.id]
    where claims.dossier = ${dossier} and claims.document = ${document}`.execute(db);
  return rows.map(({ id }) => id);
}
