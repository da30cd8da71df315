// Events: what happened, as far as is known, and on how many origins that rests.
import { z } from 'zod';
import { SUPPORTS } from '../document/verdict.ts';
import { analysisSchema } from '../export/index.ts';
import { countEvents, EVENT_ORDERS, findEvent, type ListedEvent, listEvents } from '../store/queries/events.ts';
import type { ApiApp, Shared } from './context.ts';
import { eventFilterOf, eventFilters } from './event-filters.ts';
import { EXAMPLE } from './examples.ts';
import { addEventFacets } from './facets.ts';
import { answerList, answerOne, pageSchema, paging } from './lists.ts';
import { addActorNetwork } from './networks.ts';
import { addPlaces } from './places.ts';
import { notFound } from './problem.ts';
import { dossierRoute, idOf } from './route.ts';
import { addTimeline } from './timeline.ts';

const eventSchema = analysisSchema.shape.events.element;

/** The whole of a large event is long: of 10,000 claims, say. */
export const listedEventSchema = z
  .strictObject({
    id: z.string(),
    type: z.string().describe('Type of event, from the pack.'),
    label: z.string().describe('A short name for people.'),
    earliest: z.string().nullable().describe('First day it can have been; null when not known.'),
    latest: z.string().nullable().describe('Last day.'),
    place: z.string().nullable().describe('Id of the place.'),
    actors: z.array(z.string()).describe('Ids of who takes part.'),
    support: z.enum(SUPPORTS),
    independent: z.int().describe('Independent origins.'),
    contested: z.boolean().describe('True when somebody denies it.'),
    documents: z.int().describe('Documents that put it forward.'),
    hash: z.string().describe('Of the whole event: its ETag.'),
    revision: z.int().describe('Of its last change.'),
  })
  .meta({ id: 'ListedEvent', description: 'An event in a list; the whole is at its own address.' });

const query = z.strictObject({
  ...paging,
  order: z.enum(['newest', 'oldest', 'documents', 'type']).default('newest'),
  ...eventFilters,
});

const params = z.strictObject({ event: idOf('event', EXAMPLE.event) });
const tag = 'events';

export function addEvents(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/events', tag, summary: 'List events' },
      ...{ query, answers: pageSchema('EventPage', listedEventSchema) },
    },
    (c, { query: { order, limit, after, total, skip, ...rest } }) => {
      const { database, id } = c.var.kept;
      const filter = eventFilterOf(rest);
      return answerList(c, {
        order: `events ${order}`,
        paging: { limit, after, total, skip },
        list: (asked) => listEvents(database.db, id, filter, { ...asked, order: EVENT_ORDERS[order] }),
        count: () => countEvents(database.db, id, filter),
        item: listedEvent,
      });
    },
  );
  dossierRoute(
    app,
    shared,
    'reader',
    { method: 'get', path: '/events/{event}', tag, summary: 'An event', params, answers: eventSchema },
    async (c, { params }) => {
      const found = await findEvent(c.var.kept.database.db, c.var.kept.id, params.event);
      if (found === undefined) throw notFound('event');
      return answerOne(c, found.body, found.hash, found.revision);
    },
  );
  addTimeline(app, shared);
  addEventFacets(app, shared);
  addPlaces(app, shared);
  addActorNetwork(app, shared);
}

export function listedEvent(row: ListedEvent): string {
  return JSON.stringify(row);
}
