// Claims as they are shown: by document, event, speaker, type, stance, time and words.
import type { SelectQueryBuilder } from 'kysely';
import type { Database } from '../database.ts';
import { type FacetKind, facet } from '../facet.ts';
import type { ClaimRow, Tables } from '../tables.ts';
import { claimIdsOf } from './events.ts';
import { countOf, type Order, type Page, type PageAsked, pageFound, pageOf } from './page.ts';
import { endOf, found, holds, holdsOneOf, oneOf } from './where.ts';

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
  const query = (await narrowed(db, dossier, filter)).select([...SHOWN]);
  return filter.words === undefined ? pageOf(query, asked) : pageFound(db, query, found(filter.words), asked);
}

export async function countClaims(db: Database, dossier: string, filter: ClaimFilter): Promise<number> {
  const query = await narrowed(db, dossier, filter);
  return countOf(filter.words === undefined ? query : query.where(found(filter.words)));
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
