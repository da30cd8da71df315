// Claims: what is put forward, by whom and how firmly.
import { z } from 'zod';
import { analysisSchema } from '../export/index.ts';
import { CLAIM_ORDERS, type ClaimFilter, countClaims, findClaim, listClaims } from '../store/queries/claims.ts';
import { claimFilters, claimFiltersOfEvent } from './claim-filters.ts';
import type { ApiApp, ApiContext, Shared } from './context.ts';
import { EXAMPLE } from './examples.ts';
import { addClaimFacets } from './facets.ts';
import { answerList, answerOne, type Paging, pageSchema, paging } from './lists.ts';
import { notFound } from './problem.ts';
import { addReview } from './review.ts';
import { dossierRoute, idOf } from './route.ts';

const claimSchema = analysisSchema.shape.claims.element;
const pages = pageSchema('ClaimPage', claimSchema);

const order = z.enum(['newest', 'oldest']).default('newest');
const query = z.strictObject({ ...paging, order, ...claimFilters });
const ofEvent = z.strictObject({ ...paging, order, ...claimFiltersOfEvent });

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
  addClaimFacets(app, shared);
  addReview(app, shared);
}

interface AskedClaims extends Omit<ClaimFilter, 'words'>, Paging {
  readonly order: keyof typeof CLAIM_ORDERS;
  readonly q?: string | undefined;
}

function answerClaims(c: ApiContext, { order, q, limit, after, total, skip, ...rest }: AskedClaims): Promise<Response> {
  const { database, id } = c.var.kept;
  const filter = { ...rest, words: q };
  return answerList(c, {
    order: `claims ${order}`,
    paging: { limit, after, total, skip },
    list: (asked) => listClaims(database.db, id, filter, { ...asked, order: CLAIM_ORDERS[order] }),
    count: () => countClaims(database.db, id, filter),
    item: ({ body }) => body,
  });
}
