// What is asked for of a month is put together before the server is asked: in SQL it took as long as finding the rows.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop function asked_of_months`.execute(db);
}
