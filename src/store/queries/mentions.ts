// The mentions that were joined into one event, from the documents that hold them.
import type { EventMention } from '../../document/event.ts';
import type { Database } from '../database.ts';
import { claimIdsOf } from './events.ts';
import { oneOf } from './where.ts';

/** Documents that are looked through. */
const MOST_DOCUMENTS = 200;

export interface JoinedMentions {
  readonly items: readonly EventMention[];
  /** False where the event has more documents than are looked through. */
  readonly isWhole: boolean;
}

/** Mentions of `ids`, by document and place; `event`: the one that they were joined into. */
export async function mentionsOf(
  db: Database,
  dossier: string,
  generation: number,
  event: { readonly id: string; readonly mentions: readonly string[] },
): Promise<JoinedMentions> {
  const documents = await db
    .selectFrom('claims')
    .select('document')
    .distinct()
    .where('dossier', '=', dossier)
    .where(oneOf('id', await claimIdsOf(db, dossier, event.id)))
    .orderBy('document')
    .limit(MOST_DOCUMENTS + 1)
    .execute();
  const rows = await db
    .selectFrom('analyses')
    .select('body')
    .where('dossier', '=', dossier)
    .where('generation', '=', generation)
    .where(
      oneOf(
        'document',
        documents.slice(0, MOST_DOCUMENTS).map(({ document }) => document),
      ),
    )
    .orderBy('document')
    .execute();
  const ids = new Set(event.mentions);
  const items = rows.flatMap(({ body }) => {
    const { eventMentions }: { readonly eventMentions: readonly EventMention[] } = JSON.parse(body);
    return eventMentions.filter(({ id }) => ids.has(id));
  });
  return { items, isWhole: documents.length <= MOST_DOCUMENTS };
}
