// Screening against the lists that are kept: in the shape of yente's match, and the receipt of an entity of a dossier.
import { z } from 'zod';
import { screeningSchema } from '../export/analysis-schema.ts';
import { ListError } from '../sanctions/lists/index.ts';
import {
  matchQueries,
  matchRequestSchema,
  type ScreenedEntity,
  type Screening,
  screenDossier,
  screenEntities,
} from '../sanctions/screening/index.ts';
import { findConclusion, findConclusions } from '../store/queries/conclusions.ts';
import { actorsOf } from '../store/queries/events.ts';
import type { ApiApp, Shared } from './context.ts';
import { EXAMPLE } from './examples.ts';
import { notFound, Problem } from './problem.ts';
import { dossierRoute, idOf, route } from './route.ts';

/** Gives what is screened with; undefined where no list is kept. */
export type ScreeningOf = () => Promise<Screening | undefined>;

const tag = 'screening';
const ALL = 'default';
const MOST = 100;

const given = {
  threshold: z.coerce.number().min(0).max(1).optional().describe('Hits score this or more, 0 to 1.'),
  limit: z.coerce.number().int().min(1).max(MOST).default(20).describe('Most hits for a query.'),
};

const words = z.array(z.string());
const responseSchema = z
  .strictObject({
    status: z.literal(200),
    results: z.array(
      z.strictObject({
        ...{ id: z.string(), caption: z.string(), schema: z.string(), properties: z.record(z.string(), words) },
        ...{ datasets: words, score: z.number() },
        match: z.literal(false).describe('Only a person decides.'),
        features: z.record(z.string(), z.number()),
        explanations: z.record(z.string(), z.strictObject({ detail: z.string(), score: z.number() })),
      }),
    ),
    total: z.strictObject({ value: z.int(), relation: z.literal('eq') }),
    query: z.looseObject({}),
  })
  .meta({ id: 'MatchResponse', description: 'Entries of lists whose names are like those of a query.' });

const receiptSchema = z
  .looseObject({
    query: z.looseObject({ name: z.string() }),
    hits: z.array(z.looseObject({ score: z.number(), list: z.string(), entry: z.string(), status: z.string() })),
    algorithm: z.string(),
    threshold: z.number(),
    lists: z.array(z.looseObject({ id: z.string(), sha256: z.string() })),
  })
  .meta({
    id: 'Receipt',
    description: 'What a screening says, for keeping. Hits are suggestions until a person decides.',
  });

export function addScreening(app: ApiApp, shared: Shared, screeningOf: ScreeningOf): void {
  addEventScreening(app, shared, screeningOf);
  route(
    app,
    {
      ...{ method: 'post', path: '/api/v1/match/{dataset}', tag, summary: 'Screen names against kept lists' },
      params: z.strictObject({
        dataset: z.string().max(64).describe(`Id of a list, or "${ALL}" for all.`).meta({ example: ALL }),
      }),
      query: z.strictObject(given),
      json: matchRequestSchema,
      jsonExample: { queries: { q1: { schema: 'Vessel', properties: { name: ['Velsk Barge 7'] } } } },
      answers: z.strictObject({ responses: z.record(z.string(), responseSchema), algorithm: z.string() }),
    },
    async (c, { params: { dataset }, query: { threshold, limit }, json }) => {
      const screening = await kept(screeningOf);
      const index = dataset === ALL ? screening.index : screening.only(dataset);
      if (!index) throw notFound(`list "${dataset}"`);
      const least = threshold === undefined ? {} : { threshold: Math.round(threshold * 1_000) };
      return c.json(matchQueries(json, index, { ...screening.options, ...least, limit }));
    },
  );
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/entities/{id}/screening', tag, summary: 'The receipt of an entity, by its names' },
      params: z.strictObject({ id: idOf('entity', EXAMPLE.entity) }),
      answers: z.strictObject({ receipt: receiptSchema.nullable().describe('Null where no name has a hit.') }),
    },
    async (c, { params: { id } }) => {
      const { kept: dossier } = c.var;
      const found = await findConclusion(dossier.database.db, dossier.id, 'entity', id);
      if (!found) throw notFound('entity');
      const { index, decisions, options } = await kept(screeningOf);
      const [hit] = screenEntities([JSON.parse(found.body)], index, { ...options, decisions });
      return c.json({ receipt: hit?.receipt ?? null });
    },
  );
}

function addEventScreening(app: ApiApp, shared: Shared, screeningOf: ScreeningOf): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{
        method: 'get',
        path: '/events/{event}/screening',
        tag,
        summary: 'Who takes part in an event, against the lists',
      },
      params: z.strictObject({ event: idOf('event', EXAMPLE.event) }),
      answers: z.strictObject({ screening: screeningSchema.nullable().describe('Null where no list is kept.') }),
    },
    async (c, { params: { event } }) => {
      const { database, id } = c.var.kept;
      const actors = await actorsOf(database.db, id, event);
      if (actors === undefined) throw notFound('event');
      const screening = await orProblem(screeningOf);
      if (screening === undefined) return c.json({ screening: null });
      const rows = await findConclusions(database.db, id, 'entity', actors);
      const { index, decisions, options } = screening;
      const entities = rows.map(({ body }) => JSON.parse(body) as ScreenedEntity);
      return c.json({ screening: screenDossier(entities, index, { ...options, decisions }) });
    },
  );
}

async function kept(screeningOf: ScreeningOf): Promise<Screening> {
  const screening = await orProblem(screeningOf);
  if (screening) return screening;
  throw new Problem('not-found', 'No list is kept where this server looks; `hearsay lists add FILE` adds one.');
}

async function orProblem(screeningOf: ScreeningOf): Promise<Screening | undefined> {
  try {
    return await screeningOf();
  } catch (error) {
    if (error instanceof ListError) throw new Problem('internal', error.message);
    throw error;
  }
}
