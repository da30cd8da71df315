// The log: what was done, by whom and when. Each entry hashes the one before, so that none can be changed or left out unseen.
import { sha256Hex } from '../document/id.ts';
import { type Database, lockDossier } from './database.ts';
import type { LogRow } from './tables.ts';

/** What one entry says. The body names things by id and hash; texts and secrets are never in it. */
export interface LogEntry {
  readonly at: string;
  readonly who: string;
  readonly action: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What stands before the first entry. */
export const BEFORE_FIRST = '0'.repeat(64);

/** SHA-256 of the entry as JSON with the hash of the one before. The name of the dossier is left out: a copy under another name has the same log. */
export function hashOf({ seq, at, who, action, body, previous }: Omit<LogRow, 'hash'>): string {
  return sha256Hex(new TextEncoder().encode(JSON.stringify([seq, at, who, action, body, previous])));
}

/** Entries of one statement, which has a limit of parameters. */
const AT_ONCE = 500;

/** Appends entries within the transaction `db`; others wait until it ends. Gives the number of the last. */
export async function append(db: Database, dossier: string, entries: readonly LogEntry[]): Promise<number> {
  await lockDossier(db, dossier);
  const last = await db
    .selectFrom('log')
    .select(['seq', 'hash'])
    .where('dossier', '=', dossier)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  let { seq, hash: previous } = last ?? { seq: 0, hash: BEFORE_FIRST };
  const rows = entries.map(({ at, who, action, body }): LogRow => {
    const row = { dossier, seq: ++seq, at, who, action, body: JSON.stringify(body), previous };
    previous = hashOf(row);
    return { ...row, hash: previous };
  });
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await db
      .insertInto('log')
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
  }
  return seq;
}

/** Entries behind `after`, in order. */
export function readLog(db: Database, dossier: string, after: number, limit: number): Promise<LogRow[]> {
  return db
    .selectFrom('log')
    .selectAll()
    .where('dossier', '=', dossier)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
}
