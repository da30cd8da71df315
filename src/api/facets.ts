// Facets: of what a list shows, the values that it can be narrowed to and how many rows each leaves.
import { z } from 'zod';
import {
  CLAIM_FACETS,
  claimFacets,
  EVENT_FACETS,
  eventFacets,
  type FacetsFound,
  MOST_COUNTED,
} from '../store/queries/facets.ts';
import { claimFilters } from './claim-filters.ts';
import type { ApiApp, Shared } from './context.ts';
import { eventFilterOf, eventFilters } from './event-filters.ts';
import { answerOverview } from './overviews.ts';
import { dossierRoute } from './route.ts';

const values = z
  .array(
    z.strictObject({
      value: z.string().describe('For the filter of this name.'),
      count: z.int().positive(),
      name: z.string().optional().describe('Of an actor, a place or an outlet that texts name.'),
    }),
  )
  .describe('The most frequent 50, most frequent first.');

function facetsSchema(id: string, facets: readonly string[]) {
  return z
    .strictObject({
      facets: z
        .strictObject(Object.fromEntries(facets.map((facet) => [facet, values])))
        .describe('A facet that is itself filtered by is counted without that filter, so that others can be chosen.'),
      counted: z.int().describe('Rows that fit all filters and were counted.'),
      isWhole: z.boolean().describe(`False where only the newest ${MOST_COUNTED.toLocaleString('en')} were counted.`),
      revision: z.int(),
    })
    .meta({ id });
}

const tag = 'overviews';

export function addEventFacets(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/facets/events', tag, summary: 'Values to narrow events by, with counts' },
      ...{ query: z.strictObject(eventFilters), answers: facetsSchema('EventFacets', EVENT_FACETS) },
    },
    (c, { query }) =>
      answerOverview(c, async () =>
        answerOf(await eventFacets(c.var.kept.database.db, c.var.kept.id, eventFilterOf(query))),
      ),
  );
}

export function addClaimFacets(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/facets/claims', tag, summary: 'Values to narrow claims by, with counts' },
      ...{ query: z.strictObject(claimFilters), answers: facetsSchema('ClaimFacets', CLAIM_FACETS) },
    },
    (c, { query }) =>
      answerOverview(c, async () =>
        answerOf(await claimFacets(c.var.kept.database.db, c.var.kept.id, eventFilterOf(query))),
      ),
  );
}

function answerOf({ values, counted, isWhole }: FacetsFound<string>) {
  return { facets: values, counted, isWhole };
}
