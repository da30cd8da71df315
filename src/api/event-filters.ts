// What events are narrowed by, in lists and in everything that counts them.
import { z } from 'zod';
import { SUPPORTS } from '../document/verdict.ts';
import type { EventFilter } from '../store/queries/events.ts';
import { EXAMPLE } from './examples.ts';
import { idOf, line, several, time, words, yesOrNo } from './route.ts';

export const eventFilters = {
  q: words.optional(),
  type: line(100).optional().describe('Type of event, from the pack.'),
  actor: idOf('state, body or person that takes part', EXAMPLE.actor).optional(),
  place: idOf('place', 'velsk').optional(),
  from: time.optional().describe('May have been then or later.'),
  to: time.optional().describe('May have been then or earlier.'),
  support: several(SUPPORTS).optional(),
  contested: yesOrNo.optional(),
  independent: z.coerce.number().int().min(0).max(1_000).optional().describe('Independent origins, at least.'),
  document: idOf('document that tells of it', EXAMPLE.document).optional(),
};

/** As the store takes them. */
export function eventFilterOf<Asked extends { readonly q?: string | undefined }>({
  q,
  ...rest
}: Asked): Omit<Asked, 'q'> & Pick<EventFilter, 'words'> {
  return { ...rest, ...(q !== undefined && { words: q }) };
}
