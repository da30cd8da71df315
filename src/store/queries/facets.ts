// What a list can be narrowed by next: the values that its rows have, and how many rows each.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { type ClaimFilter, claimsOf } from './claims.ts';
import { type EventFilter, eventsOf } from './events.ts';

export const EVENT_FACETS = ['type', 'actor', 'place', 'support', 'contested'] as const;
export const CLAIM_FACETS = ['stance', 'certainty', 'voice', 'outlet', 'actor', 'type'] as const;

export interface FacetValue {
  readonly value: string;
  readonly count: number;
  /** Of an actor, a place or an outlet, where it is known. */
  readonly name?: string;
}

export interface FacetsFound<Facet extends string> {
  /** The most frequent first. */
  readonly values: Readonly<Record<Facet, readonly FacetValue[]>>;
  /** Rows that were counted: the newest where there are more. */
  readonly counted: number;
  readonly isWhole: boolean;
}

/** Values of one facet. */
const MOST_VALUES = 50;

/** Rows that are looked at where a filter leaves many. */
export const MOST_COUNTED = 20_000;

/** Of each facet the values that events have which fit all filters but the one of that facet itself. */
export function eventFacets(
  db: Database,
  dossier: string,
  filter: EventFilter,
): Promise<FacetsFound<(typeof EVENT_FACETS)[number]>> {
  const list = async (filter: EventFilter) =>
    newest((await eventsOf(db, dossier, filter)).select(facetsOfEvent.as('facets')), 'earliest');
  return facetsFound(db, dossier, 'events', EVENT_FACETS, filter, list);
}

/** As of events. */
export function claimFacets(
  db: Database,
  dossier: string,
  filter: ClaimFilter,
): Promise<FacetsFound<(typeof CLAIM_FACETS)[number]>> {
  const list = async (filter: ClaimFilter) =>
    newest((await claimsOf(db, dossier, filter)).select(facetsOfClaim.as('facets')), 'published');
  return facetsFound(db, dossier, 'claims', CLAIM_FACETS, filter, list);
}

const facetsOfEvent = sql<string[]>`array['type:' || type, 'support:' || support, 'contested:' || contested]
  || case when place is null then '{}' else array['place:' || place] end
  || coalesce((select array_agg('actor:' || actor) from unnest(actors) as actor), '{}')`;
const facetsOfClaim = sql<string[]>`facets || array['certainty:' || certainty, 'voice:' || voice]`;

/** The newest rows of a query; those without a day come last, and are only read where there is room for them. */
function newest<Table extends 'claims' | 'events', Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  column: 'published' | 'earliest',
): RawBuilder<unknown> {
  const day = sql.ref(column);
  const dated = query.where(sql<boolean>`${day} is not null`).orderBy(sql`${day} desc, id desc`);
  const undated = query.where(sql<boolean>`${day} is null`).orderBy(sql`id desc`);
  const limit = sql.lit(MOST_COUNTED);
  return sql`(${dated} limit ${limit}) union all (${undated} limit ${limit}) limit ${limit}`;
}

async function facetsFound<Facet extends string, Filter extends object>(
  db: Database,
  dossier: string,
  subject: 'claims' | 'events',
  facets: readonly Facet[],
  filter: Filter,
  list: (filter: Filter) => Promise<RawBuilder<unknown>>,
): Promise<FacetsFound<Facet>> {
  const own = (facet: Facet) => filter[facet as unknown as keyof Filter] !== undefined;
  const given = Object.values(filter).some((value) => value !== undefined);
  const counts = async (filter: Filter, of: readonly Facet[]) =>
    given && Object.values(filter).some((value) => value !== undefined)
      ? countedIn(db, dossier, await list(filter), of)
      : countedOfAll(db, dossier, subject, of);
  const shared = await counts(
    filter,
    facets.filter((facet) => !own(facet)),
  );
  const apart = await Promise.all(
    facets.filter(own).map(async (facet) => (await counts({ ...filter, [facet]: undefined }, [facet])).values),
  );
  const values = new Map([...shared.values, ...apart.flatMap((one) => [...one])]);
  const ordered = Object.fromEntries(facets.map((facet) => [facet, values.get(facet) ?? []]));
  return {
    values: ordered as Record<Facet, readonly FacetValue[]>,
    counted: shared.counted,
    isWhole: shared.counted < MOST_COUNTED || shared.isWhole,
  };
}

interface Counted {
  readonly values: ReadonlyMap<string, readonly FacetValue[]>;
  readonly counted: number;
  readonly isWhole: boolean;
}

interface CountRow {
  readonly facet: string;
  readonly count: number;
  readonly name: string | null;
}

async function countedIn(
  db: Database,
  dossier: string,
  rows: RawBuilder<unknown>,
  facets: readonly string[],
): Promise<Counted> {
  const { rows: found } = await sql<CountRow>`
    with rows as materialized (${rows}),
    counts as (select facet, count(*)::integer as count from rows, unnest(facets) as facet group by facet
      union all select 'all', count(*)::integer from rows),
    ${ranked(dossier, facets)}`.execute(db);
  const { counted, values } = byFacet(found);
  return { values, counted, isWhole: counted < MOST_COUNTED };
}

async function countedOfAll(
  db: Database,
  dossier: string,
  subject: string,
  facets: readonly string[],
): Promise<Counted> {
  const { rows } = await sql<CountRow>`
    with counts as materialized (select facet, count from "facetCounts"
      where dossier = ${dossier} and subject = ${subject} and count > 0),
    ${ranked(dossier, facets)}`.execute(db);
  return { ...byFacet(rows), isWhole: true };
}

/** The most frequent values of each facet of `counts`, and "all", with the names of those that have one. */
function ranked(dossier: string, facets: readonly string[]): RawBuilder<unknown> {
  return sql`ranked as (
      select facet, count, row_number() over (partition by split_part(facet, ':', 1) order by count desc, facet) as place
      from counts where split_part(facet, ':', 1) = any(${[...facets, 'all']}::text[]))
    select facet, count, conclusions.sort as name from ranked
    left join conclusions on conclusions.dossier = ${dossier} and conclusions.id = substr(facet, strpos(facet, ':') + 1)
      and conclusions.kind = case split_part(facet, ':', 1) when 'outlet' then 'outlet' when 'actor' then 'entity' when 'place' then 'entity' end
    where place <= ${MOST_VALUES} order by count desc, facet`;
}

function byFacet(rows: readonly CountRow[]): { counted: number; values: Map<string, FacetValue[]> } {
  const values = new Map<string, FacetValue[]>();
  for (const { facet, count, name } of rows) {
    const at = facet.indexOf(':');
    const kind = facet.slice(0, at);
    const value = { value: facet.slice(at + 1), count, ...(name !== null && { name }) };
    if (at !== -1) values.set(kind, [...(values.get(kind) ?? []), value]);
  }
  return { counted: rows.find(({ facet }) => facet === 'all')?.count ?? 0, values };
}
