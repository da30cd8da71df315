// Who takes part in events together, and which texts come from which, as nodes and edges of a bounded number.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type EventFilter, eventsOf } from './events.ts';

export interface ActorNode {
  readonly id: string;
  readonly name: string | null;
  readonly events: number;
  readonly contested: number;
}

/** Events of one type and support in which two actors take part. */
export interface ActorPair {
  readonly a: string;
  readonly b: string;
  readonly type: string;
  readonly support: string;
  readonly contested: boolean;
  readonly events: number;
}

/** Events that are looked at: the newest. */
export const MOST_EVENTS = 100_000;

/** The actors of most events, and what each two of them share. */
export async function actorNetwork(
  db: Database,
  dossier: string,
  filter: EventFilter,
  nodes: number,
): Promise<{ readonly nodes: readonly ActorNode[]; readonly pairs: readonly ActorPair[]; readonly actors: number }> {
  const query = (await eventsOf(db, dossier, filter))
    .select(['type', 'support', 'contested', 'actors'])
    .orderBy(sql`earliest desc nulls last`)
    .limit(MOST_EVENTS);
  const { rows } = await sql<ActorNode & { readonly all: number }>`
    with counts as (select actor as id, count(*)::integer as events, (count(*) filter (where contested))::integer as contested,
        (count(*) over ())::integer as all
      from (${query}) as found, unnest(actors) as actor group by actor order by events desc, actor limit ${nodes})
    select counts.*, conclusions.sort as name from counts
    left join conclusions on conclusions.dossier = ${dossier} and conclusions.kind = 'entity' and conclusions.id = counts.id
    order by events desc, id`.execute(db);
  const shown = rows.map(({ id }) => id);
  const { rows: pairs } = await sql<ActorPair>`
    with found as materialized (select row_number() over () as number, type, support, contested, actors
      from (${query.where(sql<boolean>`cardinality(actors) > 1`)}) as events),
    taking as materialized (select number, type, support, contested, actor
      from found, unnest(actors) as actor where actor = any(${shown}::text[]))
    select one.actor as a, other.actor as b, one.type, one.support, one.contested, count(*)::integer as events
    from taking as one join taking as other on other.number = one.number and other.actor > one.actor
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(db);
  return { nodes: rows.map(({ all, ...node }) => node), pairs, actors: rows[0]?.all ?? 0 };
}

/** One text and another that it comes from. */
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  readonly body: string;
}

/** Every two texts of which one comes from the other, without how. */
export async function lineagePairs(
  db: Database,
  dossier: string,
): Promise<readonly { readonly from: string; readonly to: string }[]> {
  const { rows } = await sql<{ readonly from: string; readonly to: string }>`
    select about[1] as from, about[2] as to from conclusions where dossier = ${dossier} and kind = 'lineage'
    order by 1, 2`.execute(db);
  return rows;
}

/** Lineage between texts of which one, or both, are among `ids`. */
export async function lineageOf(
  db: Database,
  dossier: string,
  ids: readonly string[],
  { both, limit }: { readonly both: boolean; readonly limit: number },
): Promise<readonly LineageEdge[]> {
  const inside = both ? sql`about <@ ${[...ids]}::text[]` : sql`true`;
  const { rows } = await sql<LineageEdge>`
    select about[1] as from, about[2] as to, body from conclusions
    where dossier = ${dossier} and kind = 'lineage' and about && ${[...ids]}::text[] and ${inside}
    order by 1, 2, id limit ${limit}`.execute(db);
  return rows;
}

export interface DocumentNode {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly published: string | null;
}

export async function documentNodes(
  db: Database,
  dossier: string,
  ids: readonly string[],
): Promise<readonly DocumentNode[]> {
  return db
    .selectFrom('documentViews')
    .select(['id', 'title', 'outlet', 'published'])
    .where('dossier', '=', dossier)
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .orderBy('id')
    .execute();
}
