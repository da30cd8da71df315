// Bytes that were given and wait to be read: a row each, which whoever reads them takes away with what he writes.
import { sql } from 'kysely';
import { sha256Of } from './blobs.ts';
import type { Database } from './database.ts';
import { inStatements, putBlobs } from './documents.ts';
import type { IntakeRow } from './tables.ts';

/** Where bytes came from, as the reader is told. */
export interface IntakePlace {
  /** File name or last part of the address. */
  readonly name: string;
  readonly path?: string;
  readonly url?: string;
  readonly contentType?: string;
}

/** Bytes at one place, with what `Blobs.put` gave. */
export interface NewIntake {
  readonly id: string;
  readonly sha256: string;
  readonly place: IntakePlace;
  readonly size: number;
  readonly bytes: Uint8Array | null;
}

/** The same bytes from the same place are one, as a UUID, which their job has too. The dossier counts, because jobs of all lie in one table. */
export function intakeId(dossier: string, sha256: string, { name, path, url, contentType }: IntakePlace): string {
  const hash = sha256Of(JSON.stringify([dossier, sha256, name, path ?? null, url ?? null, contentType ?? null]));
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}

/** Keeps bytes to be read, within the transaction `db`; what waits already stays as it is. */
export async function putIntake(
  db: Database,
  dossier: string,
  given: readonly NewIntake[],
  { who, at }: { readonly who: string; readonly at: string },
): Promise<void> {
  await putBlobs(db, dossier, given);
  const rows = new Map(
    given.map(({ id, sha256, place }) => [id, { dossier, id, sha256, place: JSON.stringify(place), who, at }]),
  );
  for (const some of inStatements([...rows.values()], ({ place }) => place.length))
    await db
      .insertInto('intake')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** What waits under these ids. */
export async function readIntake(db: Database, dossier: string, ids: readonly string[]): Promise<IntakeRow[]> {
  return db
    .selectFrom('intake')
    .selectAll()
    .where('dossier', '=', dossier)
    .where(sql<boolean>`id = any(${sql.val(ids)})`)
    .execute();
}

/** Takes what waits, within the transaction `db`. Gives the ids that were there: what another has taken is not among them. */
export async function takeIntake(db: Database, dossier: string, ids: readonly string[]): Promise<Set<string>> {
  const taken = await db
    .deleteFrom('intake')
    .where('dossier', '=', dossier)
    .where(sql<boolean>`id = any(${sql.val(ids)})`)
    .returning('id')
    .execute();
  return new Set(taken.map(({ id }) => id));
}

/** Whether anything waits to be read. */
export async function hasIntake(db: Database, dossier: string): Promise<boolean> {
  return (
    (await db.selectFrom('intake').select('id').where('dossier', '=', dossier).limit(1).executeTakeFirst()) !==
    undefined
  );
}
