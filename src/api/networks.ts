// Networks to draw: actors by the events that they share, and texts by which comes from which.
import { z } from 'zod';
import { LINEAGE_KINDS } from '../document/origin.ts';
import { SUPPORTS } from '../document/verdict.ts';
import { actorNetwork, documentNodes, type LineageEdge, lineageOf, lineagePairs } from '../store/queries/networks.ts';
import type { ApiApp, ApiContext, Shared } from './context.ts';
import { eventFilterOf, eventFilters } from './event-filters.ts';
import { EXAMPLE } from './examples.ts';
import { answerOverview } from './overviews.ts';
import { notFound } from './problem.ts';
import { dossierRoute, idOf } from './route.ts';
import { strongest } from './strongest.ts';

/** What can be drawn and read. */
const [MOST_NODES, MOST_EDGES] = [300, 2_000];
const count = z.int().nonnegative();
const tag = 'networks';

const actorsSchema = z
  .strictObject({
    nodes: z.array(
      z.strictObject({
        id: z.string().describe('For the filter `actor`.'),
        name: z.string(),
        events: count,
        contested: count,
      }),
    ),
    edges: z.array(
      z.strictObject({
        ...{ a: z.string(), b: z.string(), events: count, contested: count },
        types: z.record(z.string(), count),
        support: z.partialRecord(z.enum(SUPPORTS), count),
      }),
    ),
    actors: count.describe('How many there are, shown or not.'),
    isWhole: z.boolean().describe(`False where more than ${MOST_NODES} actors or ${MOST_EDGES} edges are there.`),
    revision: z.int(),
  })
  .meta({ id: 'ActorNetwork', description: 'The actors of most events, and events in which two of them take part.' });

export function addActorNetwork(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/network/actors', tag, summary: 'Actors, and the events that two of them share' },
      ...{ query: z.strictObject(eventFilters), answers: actorsSchema },
    },
    (c, { query }) =>
      answerOverview(c, async () => {
        const { database, id } = c.var.kept;
        const { nodes, edges, actors } = await actorNetwork(database.db, id, eventFilterOf(query), MOST_NODES);
        const shown = edges.slice(0, MOST_EDGES);
        return {
          nodes: nodes.map(({ name, ...node }) => ({ ...node, name: name ?? node.id })),
          ...{ edges: shown, actors, isWhole: nodes.length === actors && shown.length === edges.length },
        };
      }),
  );
}

const documentsSchema = z
  .strictObject({
    nodes: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(['document', 'outlet']).describe('`outlet`: a text of its that is credited and may not be here.'),
        title: z.string().describe('Of an outlet its name.'),
        ...{ outlet: z.string().nullable(), published: z.string().nullable() },
      }),
    ),
    edges: z.array(
      z.strictObject({
        ...{ from: z.string(), to: z.string(), kind: z.enum(LINEAGE_KINDS), direction: z.enum(['known', 'unknown']) },
        score: z.number().optional().describe('The greater share of the two texts that is the same, 0 to 1.'),
        reason: z.string(),
      }),
    ),
    texts: count.describe('How many texts and outlets have a lineage, shown or not; around one document, those found.'),
    isWhole: z.boolean().describe(`False where more than ${MOST_NODES} texts or ${MOST_EDGES} edges are there.`),
    revision: z.int(),
  })
  .meta({ id: 'DocumentNetwork' });

const aroundQuery = z.strictObject({
  document: idOf('document around which to look; the largest groups of texts unless told', EXAMPLE.document).optional(),
  depth: z.coerce.number().int().min(1).max(5).default(2).describe('How many steps from it, 2 unless told.'),
});

export function addDocumentNetwork(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/network/documents', tag, summary: 'Texts, and which comes from which' },
      ...{ query: aroundQuery, answers: documentsSchema },
    },
    (c, { query: { document, depth } }) =>
      answerOverview(c, async () => {
        const { db } = c.var.kept.database;
        const found = document === undefined ? await largest(c) : await around(c, document, depth);
        const edges = await lineageOf(db, c.var.kept.id, found.ids, { both: true, limit: MOST_EDGES + 1 });
        const shown = edges.slice(0, MOST_EDGES);
        return {
          nodes: await nodesOf(c, found.ids, shown),
          edges: shown.map(edgeOf),
          texts: found.texts,
          isWhole: found.texts === found.ids.length && edges.length <= MOST_EDGES,
        };
      }),
  );
}

interface Found {
  readonly ids: readonly string[];
  readonly texts: number;
}

async function largest({ var: { kept } }: ApiContext): Promise<Found> {
  const pairs = await lineagePairs(kept.database.db, kept.id);
  return { ids: strongest(pairs, MOST_NODES), texts: new Set(pairs.flatMap(({ from, to }) => [from, to])).size };
}

/** Step by step, all that are met; those nearer first. */
async function around({ var: { kept } }: ApiContext, document: string, depth: number): Promise<Found> {
  const { db } = kept.database;
  const [known] = await documentNodes(db, kept.id, [document]);
  if (known === undefined) throw notFound('document');
  const met = new Set([document]);
  let step = [document];
  for (let at = 0; at < depth && step.length > 0 && met.size <= MOST_NODES; at++) {
    const edges = await lineageOf(db, kept.id, step, { both: false, limit: MOST_EDGES });
    step = edges.flatMap(({ from, to }) => [from, to]).filter((id) => !met.has(id));
    for (const id of step) met.add(id);
  }
  return { ids: [...met].slice(0, MOST_NODES), texts: met.size };
}

interface LineageBody {
  readonly fromKind: 'document' | 'outlet';
  readonly fromName?: string;
  readonly kind: string;
  readonly direction: string;
  readonly reason: string;
  readonly score?: number;
}

function edgeOf({ from, to, body }: LineageEdge) {
  const { kind, direction, reason, score }: LineageBody = JSON.parse(body);
  return { from, to, kind, direction, ...(score !== undefined && { score }), reason };
}

async function nodesOf({ var: { kept } }: ApiContext, ids: readonly string[], edges: readonly LineageEdge[]) {
  const documents = await documentNodes(kept.database.db, kept.id, ids);
  const here = new Set(documents.map(({ id }) => id));
  const outlets = new Map<string, string>();
  for (const { from, body } of edges) {
    const { fromKind, fromName }: LineageBody = JSON.parse(body);
    if (fromKind === 'outlet' && !here.has(from)) outlets.set(from, fromName ?? from);
  }
  return [
    ...documents.map((one) => ({ ...one, kind: 'document' as const })),
    ...[...outlets].map(([id, title]) => ({ id, title, kind: 'outlet' as const, outlet: null, published: null })),
  ];
}
