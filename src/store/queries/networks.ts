// Who takes part in events together, and which texts come from which, as nodes and edges of a bounded number.
import { sql } from 'kysely';
import { byCodeUnit } from '../../document/order.ts';
import type { Database } from '../database.ts';
import { type EventFilter, eventsOf } from './events.ts';
import { oneOf } from './where.ts';

export interface ActorNode {
  readonly id: string;
  readonly name: string | null;
  readonly events: number;
  readonly contested: number;
}

/** What two actors share: how many events, by type and by support. */
export interface ActorEdge {
  readonly a: string;
  readonly b: string;
  readonly events: number;
  readonly contested: number;
  readonly types: Readonly<Record<string, number>>;
  readonly support: Readonly<Record<string, number>>;
}

export interface ActorNetwork {
  /** Those of most events first. */
  readonly nodes: readonly ActorNode[];
  /** Of two nodes each, those of most events first. */
  readonly edges: readonly ActorEdge[];
  /** How many actors there are, among the nodes or not. */
  readonly actors: number;
}

/** Events that are looked at: the newest. */
export const MOST_EVENTS = 100_000;

/**
 * The actors of most events, and what each two of them share. Counted here and not by the server, which would sort the events four times
 * for it.
 */
export async function actorNetwork(
  db: Database,
  dossier: string,
  filter: EventFilter,
  most: number,
): Promise<ActorNetwork> {
  const events = await takingPart(db, dossier, filter);
  const counts = new Map<string, { events: number; contested: number }>();
  for (const { actors, contested } of events) {
    for (const actor of actors) {
      const count = counts.get(actor) ?? { events: 0, contested: 0 };
      counts.set(actor, count);
      count.events++;
      if (contested) count.contested++;
    }
  }
  const shown = [...counts]
    .sort(([a, one], [b, other]) => other.events - one.events || byCodeUnit(a, b))
    .slice(0, most);
  const names = await namesOf(
    db,
    dossier,
    shown.map(([id]) => id),
  );
  return {
    nodes: shown.map(([id, count]) => ({ id, name: names.get(id) ?? null, ...count })),
    edges: edgesOf(events, new Set(shown.map(([id]) => id))),
    actors: counts.size,
  };
}

interface TakingPart {
  readonly type: string;
  readonly support: string;
  readonly contested: boolean;
  readonly actors: readonly string[];
}

/** The newest events; where there are few enough, all of them without putting them in order. */
async function takingPart(db: Database, dossier: string, filter: EventFilter): Promise<readonly TakingPart[]> {
  const query = (await eventsOf(db, dossier, filter)).select([
    ...(['type', 'support', 'contested'] as const),
    // An array is read more slowly than JSON.
    sql<string>`array_to_json(actors)::text`.as('actors'),
  ]);
  const all = await query.limit(MOST_EVENTS + 1).execute();
  const rows =
    all.length <= MOST_EVENTS
      ? all
      : await query.orderBy(sql`earliest desc nulls last`).orderBy('id').limit(MOST_EVENTS).execute();
  return rows.map((row) => ({ ...row, actors: JSON.parse(row.actors) as string[] }));
}

async function namesOf(db: Database, dossier: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('conclusions')
    .select(['id', 'sort'])
    .where('dossier', '=', dossier)
    .where('kind', '=', 'entity')
    .where(oneOf('id', ids))
    .execute();
  return new Map(rows.map(({ id, sort }) => [id, sort]));
}

interface Shared {
  events: number;
  contested: number;
  readonly types: Map<string, number>;
  readonly support: Map<string, number>;
}

function edgesOf(events: readonly TakingPart[], shown: ReadonlySet<string>): ActorEdge[] {
  const edges = new Map<string, Map<string, Shared>>();
  for (const { actors, type, support, contested } of events) {
    const among = actors.filter((actor) => shown.has(actor)).sort(byCodeUnit);
    for (const [at, a] of among.entries()) {
      const others = edges.get(a) ?? new Map<string, Shared>();
      edges.set(a, others);
      for (const b of among.slice(at + 1)) {
        const edge = others.get(b) ?? { events: 0, contested: 0, types: new Map(), support: new Map() };
        others.set(b, edge);
        edge.events++;
        if (contested) edge.contested++;
        edge.types.set(type, (edge.types.get(type) ?? 0) + 1);
        edge.support.set(support, (edge.support.get(support) ?? 0) + 1);
      }
    }
  }
  return [...edges]
    .flatMap(([a, others]) =>
      [...others].map(([b, { types, support, ...counts }]) => ({
        ...{ a, b, ...counts },
        ...{ types: recordOf(types), support: recordOf(support) },
      })),
    )
    .sort((x, y) => y.events - x.events || byCodeUnit(x.a, y.a) || byCodeUnit(x.b, y.b));
}

/** With its keys in order. */
function recordOf(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => byCodeUnit(a, b)));
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
