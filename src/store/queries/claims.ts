// Claims as they are shown: by document, event, speaker, type, stance, time and words.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { STANCES } from '../../document/claim.ts';
import type { Database } from '../database.ts';
import { type FacetKind, facet } from '../facet.ts';
import type { ClaimRow, Tables } from '../tables.ts';
import { claimIdsOf } from './events.ts';
import { fitting, pageFound, searchedIn } from './found.ts';
import { among, countOf, cut, inOrder, type Mark, type Order, type Page, type PageAsked, pageOf } from './page.ts';
import { endOf, holds, holdsOneOf, oneOf } from './where.ts';

export const CLAIM_ORDERS = {
  newest: { column: 'published', way: 'desc' },
  oldest: { column: 'published', way: 'asc' },
} as const satisfies Record<string, Order>;

export interface ClaimFilter {
  readonly words?: string;
  readonly document?: string;
  readonly event?: string;
  /** Id of who speaks or is meant: "state:KP". */
  readonly actor?: string;
  /** Type of event that it tells of. */
  readonly type?: string;
  readonly stance?: readonly string[];
  readonly certainty?: string;
  readonly voice?: string;
  readonly outlet?: string;
  /** Of the document's date. */
  readonly from?: string;
  readonly to?: string;
}

export type ShownClaim = Pick<
  ClaimRow,
  'id' | 'document' | 'speaker' | 'stance' | 'published' | 'body' | 'hash' | 'revision'
>;

export async function listClaims(
  db: Database,
  dossier: string,
  filter: ClaimFilter,
  asked: PageAsked,
): Promise<Page<ShownClaim>> {
  if (isOfActor(filter) && !asked.skip) return pageOfActor(db, dossier, filter, asked);
  const query = (await narrowed(db, dossier, filter)).select([...SHOWN]);
  return filter.words === undefined
    ? pageOf(query, asked)
    : pageFound(db, searchedIn('claims', dossier, filter.words, filter), query, asked);
}

type OfActor = Pick<ClaimFilter, 'stance' | 'from' | 'to'> & { readonly actor: string };

/** Whether nothing else is asked than what the lists of actors are ordered by. */
function isOfActor({ actor, stance: _, from: _from, to: _to, ...others }: ClaimFilter): boolean {
  return actor !== undefined && Object.values(others).every((value) => value === undefined);
}

/** A page of an actor's claims: each stance has a list in order, and the heads of these lists are the page. */
async function pageOfActor(
  db: Database,
  dossier: string,
  filter: ClaimFilter,
  { order, after, limit }: PageAsked,
): Promise<Page<ShownClaim>> {
  const asked = { ...filter, actor: filter.actor! };
  const page = async (after: Mark | undefined, room: number) => {
    const ids = idsOfActor(dossier, asked, order, after, room);
    const query = db
      .selectFrom('claims')
      .select([...SHOWN])
      .where('dossier', '=', dossier)
      .where(among(ids));
    return inOrder(query, order).execute();
  };
  const room = limit + 1;
  const rows = after?.value === null ? [] : await page(after, room);
  const isTimed = asked.from !== undefined || asked.to !== undefined;
  if (rows.length < room && !isTimed)
    rows.push(...(await page(after?.value === null ? after : { value: null, id: '' }, room - rows.length)));
  return cut(rows, order, limit);
}

/** Behind a mark: with a day, or where its value is null those without. */
function idsOfActor(
  dossier: string,
  { actor, stance = STANCES, from, to }: OfActor,
  { way }: Order,
  after: Mark | undefined,
  room: number,
): RawBuilder<unknown> {
  const [direction, sign] = [sql.raw(way), sql.raw(way === 'asc' ? '>' : '<')];
  const isUndated = after?.value === null;
  const conditions = [
    isUndated ? sql`published = ''` : sql`published > ''`,
    ...(after !== undefined && !isUndated ? [sql`(published, id) ${sign} (${after.value}, ${after.id})`] : []),
    ...(after !== undefined && isUndated && after.id !== '' ? [sql`id ${sign} ${after.id}`] : []),
    ...(from === undefined ? [] : [sql`published >= ${from}`]),
    ...(to === undefined ? [] : [sql`published <= ${endOf(to)}`]),
  ];
  const lists = [...new Set(stance)].map(
    (one) => sql`(select published, id from "claimActors"
      where dossier = ${dossier} and actor = ${actor} and stance = ${one} and ${sql.join(conditions, sql` and `)}
      order by published ${direction}, id ${direction} limit ${room})`,
  );
  return sql`select id from (${sql.join(lists, sql` union all `)}) as heads
    order by published ${direction}, id ${direction} limit ${room}`;
}

export async function countClaims(db: Database, dossier: string, filter: ClaimFilter): Promise<number> {
  return countOf(await claimsOf(db, dossier, filter));
}

/** By everything. */
export async function claimsOf(
  db: Database,
  dossier: string,
  filter: ClaimFilter,
): Promise<SelectQueryBuilder<Tables, 'claims', object>> {
  const query = await narrowed(db, dossier, filter);
  return filter.words === undefined ? query : query.where(fitting('claims', filter.words));
}

export function findClaim(db: Database, dossier: string, id: string): Promise<ShownClaim | undefined> {
  return db
    .selectFrom('claims')
    .select([...SHOWN])
    .where('dossier', '=', dossier)
    .where('id', '=', id)
    .executeTakeFirst();
}

const SHOWN = ['id', 'document', 'speaker', 'stance', 'published', 'body', 'hash', 'revision'] as const;

/** By everything but the words, which lists look for by themselves. */
async function narrowed(
  db: Database,
  dossier: string,
  filter: ClaimFilter,
): Promise<SelectQueryBuilder<Tables, 'claims', object>> {
  const { document, event, actor, type, stance, certainty, voice, outlet, from, to } = filter;
  let query = db.selectFrom('claims').where('dossier', '=', dossier);
  if (document !== undefined) query = query.where('document', '=', document);
  if (event !== undefined) query = query.where(oneOf('id', await claimIdsOf(db, dossier, event)));
  const all = [...facets('actor', actor), ...facets('type', type), ...facets('outlet', outlet)];
  const stances = facets('stance', ...(stance ?? []));
  if (stances.length === 1) all.push(...stances);
  else if (stance !== undefined) query = query.where(holdsOneOf('facets', stances));
  if (all.length > 0) query = query.where(holds('facets', ...all));
  if (certainty !== undefined) query = query.where('certainty', '=', certainty);
  if (voice !== undefined) query = query.where('voice', '=', voice);
  if (from !== undefined) query = query.where('published', '>=', from);
  if (to !== undefined) query = query.where('published', '<=', endOf(to));
  return query;
}

function facets(kind: FacetKind, ...values: readonly (string | undefined)[]): string[] {
  return values.flatMap((value) => (value === undefined ? [] : facet(kind, value)));
}
