// Claims: what is put forward, by whom and how firmly.
import { z } from 'zod';
import { CERTAINTIES, STANCES, VOICES } from '../document/claim.ts';
import { analysisSchema } from '../export/index.ts';
import { CLAIM_ORDERS, type ClaimFilter, countClaims, findClaim, listClaims } from '../store/queries/claims.ts';
import type { ApiApp, ApiContext, Shared } from './context.ts';
import { EXAMPLE } from './examples.ts';
import { answerList, answerOne, type Paging, pageSchema, paging } from './lists.ts';
import { notFound } from './problem.ts';
import { dossierRoute, idOf, line, several, time, words } from './route.ts';

const claimSchema = analysisSchema.shape.claims.element;
const pages = pageSchema('ClaimPage', claimSchema);

const filters = {
  order: z.enum(['newest', 'oldest']).default('newest'),
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

const query = z.strictObject({ ...paging, ...filters, event: idOf('event', EXAMPLE.event).optional() });
const ofEvent = z.strictObject({ ...paging, ...filters });

const params = z.strictObject({ claim: idOf('claim', EXAMPLE.claim) });
const tag = 'claims';

export function addClaims(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    { method: 'get', path: '/claims', tag, summary: 'List claims', query, answers: pages },
    (c, { query }) => answerClaims(c, query),
  );
  dossierRoute(
    app,
    shared,
    'reader',
    { method: 'get', path: '/claims/{claim}', tag, summary: 'A claim', params, answers: claimSchema },
    async (c, { params }) => {
      const found = await findClaim(c.var.kept.database.db, c.var.kept.id, params.claim);
      if (found === undefined) throw notFound('claim');
      return answerOne(c, found.body, found.hash, found.revision);
    },
  );
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{
        method: 'get',
        path: '/events/{event}/claims',
        tag,
        summary: 'Claims that tell of an event, deny it or take no stand',
      },
      ...{ query: ofEvent, answers: pages, params: z.strictObject({ event: idOf('event', EXAMPLE.event) }) },
    },
    (c, { params, query }) => answerClaims(c, { ...query, event: params.event }),
  );
}

interface AskedClaims extends Omit<ClaimFilter, 'words'>, Paging {
  readonly order: keyof typeof CLAIM_ORDERS;
  readonly q?: string | undefined;
}

function answerClaims(c: ApiContext, { order, q, limit, after, total, ...rest }: AskedClaims): Promise<Response> {
  const { database, id } = c.var.kept;
  const filter = { ...rest, words: q };
  return answerList(c, {
    order: `claims ${order}`,
    paging: { limit, after, total },
    list: (asked) => listClaims(database.db, id, filter, { ...asked, order: CLAIM_ORDERS[order] }),
    count: () => countClaims(database.db, id, filter),
    item: ({ body }) => body,
  });
}
