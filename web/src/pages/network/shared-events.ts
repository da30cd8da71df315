// The events in which several take part together.
import type { Query } from '../../app/router.svelte.ts';
import { ask } from '../../shared/api/dossier.ts';
import type { List, ListedEvent } from '../../shared/api/types.ts';

/** Pages of 200 that are looked through at most. */
const MOST_PAGES = 10;

export interface SharedEvents {
  readonly events: readonly ListedEvent[];
  /** There may be more. */
  readonly isCut: boolean;
}

/** Newest first, `most` of them. The list is asked for the first of `actors`; give the one of fewest events first. */
export async function sharedEvents(
  actors: readonly string[],
  filter: Query,
  most: number,
  signal: AbortSignal,
): Promise<SharedEvents> {
  const [actor, ...others] = actors;
  const events: ListedEvent[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const asked = { ...filter, actor, limit: 200, ...(after !== undefined && { after }) };
    const { items, next } = await ask<List<ListedEvent>>('/events', asked, signal);
    events.push(...items.filter((event) => others.every((other) => event.actors.includes(other))));
    after = next;
    if (after === undefined || events.length > most) break;
  }
  return { events: events.slice(0, most), isCut: after !== undefined || events.length > most };
}
