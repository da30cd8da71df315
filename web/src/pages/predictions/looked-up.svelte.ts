// Claims and events that predictions speak of, asked for as they come into sight.
import { part } from '../../app/router.svelte.ts';
import { ask } from '../../shared/api/dossier.ts';
import type { Claim, Event } from '../../shared/api/types.ts';
import { Kept } from '../../shared/kept.svelte.ts';

export const claims = Kept.each<Claim>((id) => ask<Claim>(`/claims/${part(id)}`));
export const events = Kept.each<Event>((id) => ask<Event>(`/events/${part(id)}`));
