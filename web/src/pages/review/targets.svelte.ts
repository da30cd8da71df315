// Claims and events that judgements are of, looked up as they come into sight.
import { part } from '../../app/router.svelte.ts';
import { ask } from '../../shared/api/dossier.ts';
import type { Claim, Event } from '../../shared/api/types.ts';
import { Kept } from '../../shared/kept.svelte.ts';

const claims = Kept.each<Claim>((id) => ask<Claim>(`/claims/${part(id)}`));
const events = Kept.each<Pick<Event, 'id' | 'label'>>((id) => ask<Event>(`/events/${part(id)}`));

/** Undefined until it is known, null where it is not here. */
export function claimOf(id: string): Claim | null | undefined {
  return claims.of(id);
}

export function eventOf(id: string): Pick<Event, 'id' | 'label'> | null | undefined {
  return events.of(id);
}
