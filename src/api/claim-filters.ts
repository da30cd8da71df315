// What claims are narrowed by, in lists and in what counts them.
import { z } from 'zod';
import { CERTAINTIES, STANCES, VOICES } from '../document/claim.ts';
import { EXAMPLE } from './examples.ts';
import { idOf, line, several, time, words } from './route.ts';

/** Without the event, which the address of a list may name. */
export const claimFiltersOfEvent = {
  q: words.optional(),
  actor: idOf('state, body or person who speaks or is meant', EXAMPLE.actor).optional(),
  type: line(100).optional().describe('Type of event that it tells of, from the pack.'),
  stance: several(STANCES).optional(),
  certainty: z.enum(CERTAINTIES).optional(),
  voice: z.enum(VOICES).optional(),
  outlet: idOf('outlet', EXAMPLE.outlet).optional(),
  document: idOf('document', EXAMPLE.document).optional(),
  from: time.optional().describe('In documents published then or later.'),
  to: time.optional().describe('In documents published then or earlier.'),
};

export const claimFilters = { ...claimFiltersOfEvent, event: idOf('event', EXAMPLE.event).optional() };
