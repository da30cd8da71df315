// Feeds that are watched: each with where it is, what it said last, when it is due.
import type { Database } from './database.ts';

/** Bodies of all feeds, by address. */
export async function readFeeds(db: Database, dossier: string): Promise<string[]> {
  const rows = await db.selectFrom('feeds').select('body').where('dossier', '=', dossier).orderBy('url').execute();
  return rows.map(({ body }) => body);
}

export async function putFeed(db: Database, dossier: string, url: string, body: string): Promise<void> {
  await db
    .insertInto('feeds')
    .values({ dossier, url, body })
    .onConflict((conflict) => conflict.columns(['dossier', 'url']).doUpdateSet({ body }))
    .execute();
}
