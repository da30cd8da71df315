// What ties claims and events: the mentions that were joined into an event, the events that a claim tells of.
import { z } from 'zod';
import { analysisSchema } from '../export/index.ts';
import { findClaim } from '../store/queries/claims.ts';
import { dossierState } from '../store/queries/dossiers.ts';
import { findEvent, listEventsOfClaim } from '../store/queries/events.ts';
import { mentionsOf } from '../store/queries/mentions.ts';
import type { ApiApp, Shared } from './context.ts';
import { listedEventSchema } from './events.ts';
import { EXAMPLE } from './examples.ts';
import { answerOverview } from './overviews.ts';
import { notFound } from './problem.ts';
import { dossierRoute, idOf } from './route.ts';

const mentionsSchema = z
  .strictObject({
    items: z.array(analysisSchema.shape.eventMentions.element).describe('By document and place.'),
    isWhole: z.boolean().describe('False where only the mentions of the first 200 documents, by id, are listed.'),
    revision: z.int(),
  })
  .meta({ id: 'EventMentions' });

const eventsSchema = z
  .strictObject({ items: z.array(listedEventSchema).describe('By id, 100 at most.'), revision: z.int() })
  .meta({ id: 'EventsOfClaim' });

const params = z.strictObject({ event: idOf('event', EXAMPLE.event) });
const ofClaim = z.strictObject({ claim: idOf('claim', EXAMPLE.claim) });

export function addMentions(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/events/{event}/mentions', tag: 'events', params, answers: mentionsSchema },
      summary: 'Mentions that were joined into an event',
    },
    (c, { params }) =>
      answerOverview(c, async () => {
        const { database, id } = c.var.kept;
        const { db } = database;
        const [state, found] = await Promise.all([dossierState(db, id), findEvent(db, id, params.event)]);
        if (state === undefined || found === undefined) throw notFound('event');
        const { mentions }: { readonly mentions: readonly string[] } = JSON.parse(found.body);
        return mentionsOf(db, id, state.generation, { id: params.event, mentions });
      }),
  );
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/claims/{claim}/events', tag: 'claims', params: ofClaim, answers: eventsSchema },
      summary: 'Events that a claim tells of, denies or takes no stand on',
    },
    (c, { params }) =>
      answerOverview(c, async () => {
        const { database, id } = c.var.kept;
        if ((await findClaim(database.db, id, params.claim)) === undefined) throw notFound('claim');
        return { items: await listEventsOfClaim(database.db, id, params.claim) };
      }),
  );
}
