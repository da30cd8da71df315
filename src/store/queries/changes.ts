// What is new, gone or of another verdict since a revision: the state before the first change behind it, against the state after the last.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { EventChangeRow } from '../tables.ts';

/** The last revision whose log ended at `at` or before; undefined where none is known. */
export async function revisionAt(db: Database, dossier: string, at: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .where('dossier', '=', dossier)
    .where('at', '<=', at)
    .executeTakeFirst();
  return row?.revision ?? undefined;
}

/** The first revision behind which every change is kept. */
export async function firstRevision(db: Database, dossier: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('revisions')
    .select(({ fn }) => fn.min('revision').as('revision'))
    .where('dossier', '=', dossier)
    .executeTakeFirst();
  return row?.revision ?? undefined;
}

/** An event that is not as it was. */
export type NetChange = Omit<EventChangeRow, 'dossier' | 'revision'> & {
  /** Of its last change. */
  readonly revision: number;
};

export interface ChangesFound {
  /** The latest first. */
  readonly changes: readonly NetChange[];
  readonly counts: { readonly new: number; readonly gone: number; readonly changed: number };
}

/** Net changes behind `revision`, no more than `limit`, and how many there are. */
export async function changesSince(
  db: Database,
  dossier: string,
  revision: number,
  limit: number,
): Promise<ChangesFound> {
  const { rows } = await sql<NetChange & { readonly isNew: number; readonly isGone: number; readonly all: number }>`
    with behind as materialized (select * from "eventChanges" where dossier = ${dossier} and revision > ${revision}),
    first as (select distinct on (event) event, "wasSupport", "wasIndependent", "wasContested" from behind order by event, revision),
    last as (select distinct on (event) event, revision, type, label, support, independent, contested
      from behind order by event, revision desc),
    net as (select * from last join first using (event)
      where (support, independent, contested) is distinct from ("wasSupport", "wasIndependent", "wasContested"))
    select *, (count(*) filter (where "wasSupport" is null) over ())::integer as "isNew",
      (count(*) filter (where support is null) over ())::integer as "isGone", (count(*) over ())::integer as all
    from net order by revision desc, event limit ${limit}`.execute(db);
  const { isNew, isGone, all } = rows[0] ?? { isNew: 0, isGone: 0, all: 0 };
  return {
    changes: rows.map(({ isNew, isGone, all, ...change }) => change),
    counts: { new: isNew, gone: isGone, changed: all - isNew - isGone },
  };
}

/** Documents that were added and removed behind the log that a revision takes in. */
export async function documentsSince(
  db: Database,
  dossier: string,
  revision: number,
): Promise<{ readonly added: number; readonly removed: number }> {
  const { rows } = await sql<{ readonly added: number; readonly removed: number }>`
    select (count(*) filter (where action = 'add'))::integer as added, (count(*) filter (where action = 'remove'))::integer as removed
    from log where dossier = ${dossier}
      and seq > coalesce((select seq from revisions where dossier = ${dossier} and revision <= ${revision} order by revision desc limit 1), 0)`.execute(
    db,
  );
  return rows[0]!;
}
