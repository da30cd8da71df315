// A dossier as a whole: how far it is, how much is in it, what could not be read.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { UnreadRow } from '../tables.ts';
import { rowsOf, type Together } from './together.ts';

export interface DossierState {
  readonly createdAt: string;
  readonly generation: number;
  readonly revision: number;
  /** The last entry of the log, 0 before the first. */
  readonly lastSeq: number;
}

export async function dossierState(
  db: Database,
  dossier: string,
  together?: Together,
): Promise<DossierState | undefined> {
  const query = db
    .selectFrom('dossiers')
    .select(['createdAt', 'generation', 'revision'])
    .select((from) =>
      from
        .selectFrom('log')
        .select((log) => log.fn.max('log.seq').as('seq'))
        .where('log.dossier', '=', dossier)
        .as('lastSeq'),
    )
    .where('id', '=', dossier);
  const statement = { select: sql<DossierState>`${query}`, isPlanKept: true };
  const [row] = await (together?.rowsOf(statement) ?? rowsOf(db, statement));
  return row && { ...row, lastSeq: row.lastSeq ?? 0 };
}

export interface DossierCounts {
  readonly documents: number;
  readonly claims: number;
  readonly events: number;
  readonly unread: number;
}

export async function dossierCounts(db: Database, dossier: string): Promise<DossierCounts> {
  const of = (table: string) => sql`(select count(*) from ${sql.table(table)} where dossier = ${dossier})`;
  const { rows } = await sql<Record<keyof DossierCounts, string>>`
    select ${of('documentViews')} as documents, ${of('claims')} as claims, ${of('events')} as events, ${of('unread')} as unread`.execute(
    db,
  );
  const { documents, claims, events, unread } = rows[0]!;
  return { documents: Number(documents), claims: Number(claims), events: Number(events), unread: Number(unread) };
}

/** Inputs that could not be read, behind the path `after`. */
export function listUnread(
  db: Database,
  dossier: string,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<Pick<UnreadRow, 'path' | 'reason' | 'at'>[]> {
  const query = db.selectFrom('unread').select(['path', 'reason', 'at']).where('dossier', '=', dossier);
  const behind = after === undefined ? query : query.where('path', '>', after);
  return behind.orderBy('path').limit(limit).execute();
}
