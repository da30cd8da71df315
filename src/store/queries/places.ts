// Places with what happened there, or states and places with that in which they take part: so many events, of which so many contested.
import { type Expression, sql } from 'kysely';
import type { Database } from '../database.ts';
import { type EventFilter, eventsOf } from './events.ts';

export interface PlaceCount {
  readonly id: string;
  readonly name: string | null;
  /** JSON of the entity; null where no text names it. */
  readonly entity: string | null;
  readonly events: number;
  readonly contested: number;
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** `place`: where an event was; `actor`: which states and places take part in it. */
export const PLACES_BY = ['place', 'actor'] as const;
export type PlacesBy = (typeof PLACES_BY)[number];

/** The places of most events first. */
export async function countPlaces(
  db: Database,
  dossier: string,
  filter: EventFilter,
  { by, limit }: { readonly by: PlacesBy; readonly limit: number },
): Promise<{ readonly places: readonly PlaceCount[]; readonly all: number; readonly without: number }> {
  const query = (await eventsOf(db, dossier, filter)).select(['place', 'actors', 'contested', 'earliest', 'latest']);
  const sited = by === 'place' ? sql`${query}` : takingPart(query, dossier);
  const { rows } = await sql<PlaceCount & { readonly all: number; readonly without: number }>`
    with counts as (select place as id, count(*)::integer as events, (count(*) filter (where contested))::integer as contested,
        min(earliest) as earliest, max(latest) as latest
      from (${sited}) as found group by place),
    named as (select *, (count(id) over ())::integer as all,
        (coalesce(sum(events) filter (where id is null) over (), 0))::integer as without from counts)
    select named.*, conclusions.sort as name, conclusions.body as entity from named
    left join conclusions on conclusions.dossier = ${dossier} and conclusions.kind = 'entity' and conclusions.id = named.id
    order by named.id is null desc, events desc, named.id limit ${limit + 1}`.execute(db);
  const { all, without } = rows[0] ?? { all: 0, without: 0 };
  const places = rows.filter(({ id }) => id !== null).slice(0, limit);
  return { places: places.map(({ all, without, ...place }) => place), all, without };
}

/** A row for each state or place that takes part in an event; one without any where none does. */
function takingPart(events: Expression<unknown>, dossier: string) {
  return sql`select sites.id as place, events.contested, events.earliest, events.latest from (${events}) as events
    left join lateral (select actor as id from unnest(events.actors) as actor
      left join conclusions on conclusions.dossier = ${dossier} and conclusions.kind = 'entity' and conclusions.id = actor
      where actor like 'state:%' or conclusions.body::jsonb ->> 'type' = 'place') as sites on true`;
}
