// Search: documents, claims and events that fit, each the first page of its list, so that `next` goes on there.
import { z } from 'zod';
import { STANCES } from '../document/claim.ts';
import { SUPPORTS } from '../document/verdict.ts';
import { readWords } from '../store/queries/asked-words.ts';
import { CLAIM_ORDERS, listClaims } from '../store/queries/claims.ts';
import { DOCUMENT_ORDERS, listDocuments } from '../store/queries/documents.ts';
import { EVENT_ORDERS, listEvents } from '../store/queries/events.ts';
import type { Mark, Page, PageAsked } from '../store/queries/page.ts';
import { Together } from '../store/queries/together.ts';
import type { ApiApp, ApiContext, Shared } from './context.ts';
import { listedEventSchema } from './events.ts';
import { EXAMPLE } from './examples.ts';
import { cursorOf, json, stateOf, tagged } from './lists.ts';
import { dossierRoute, idOf, line, several, time, words, yesOrNo } from './route.ts';

const WHERE = ['documents', 'claims', 'events'] as const;

const query = z.strictObject({
  q: words.meta({ example: 'barges' }),
  in: several(WHERE).optional().describe('Where to look; everywhere unless told.'),
  limit: z.coerce.number().int().min(1).max(50).default(10).describe('Most of each, 10 unless told.'),
  actor: idOf('state, body or person', EXAMPLE.actor).optional(),
  type: line(100).optional(),
  from: time.optional(),
  to: time.optional(),
  stance: several(STANCES).optional(),
  outlet: idOf('outlet', EXAMPLE.outlet).optional(),
  support: several(SUPPORTS).optional(),
  contested: yesOrNo.optional(),
  independent: z.coerce.number().int().min(0).max(1_000).optional(),
});
type Asked = z.output<typeof query>;

/** What can be asked of each; where something else is asked too, nothing of the kind is given. */
const TAKES: Readonly<Record<(typeof WHERE)[number], readonly (keyof Asked)[]>> = {
  documents: ['from', 'to', 'outlet'],
  claims: ['actor', 'type', 'from', 'to', 'stance', 'outlet'],
  events: ['actor', 'type', 'from', 'to', 'support', 'contested', 'independent'],
};
const FILTERS = [...new Set(Object.values(TAKES).flat())];

const found = <Item extends z.ZodType>(item: Item) =>
  z
    .strictObject({
      items: z.array(item),
      next: z.string().optional().describe('For `after` in the list of its own, with the same filters.'),
    })
    .optional();

const foundDocument = z.strictObject({
  ...{
    id: z.string(),
    title: z.string(),
    outlet: z.string().nullable(),
    place: z.string(),
    published: z.string().nullable(),
  },
});
const foundClaim = z.strictObject({
  ...{
    id: z.string(),
    document: z.string(),
    speaker: z.string(),
    stance: z.enum(STANCES),
    published: z.string().nullable(),
  },
  words: z.array(z.string()).describe('What is put forward.'),
});

const searchSchema = z
  .strictObject({
    documents: found(foundDocument),
    claims: found(foundClaim),
    events: found(listedEventSchema),
    revision: z.int(),
  })
  .meta({ id: 'Found', description: 'Newest first. A kind is absent where a filter does not apply to it.' });

export function addSearch(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      method: 'get',
      path: '/search',
      tag: 'search',
      summary: 'Search texts, claims and labels of events',
      query,
      answers: searchSchema,
    },
    async (c, { query }) => {
      const { db } = c.var.kept.database;
      const together = new Together(db);
      const [{ revision, tag }] = await Promise.all([stateOf(c, together), readWords(db, query.q, together)]);
      return tagged(c, tag, async () => {
        const kinds = WHERE.filter((kind) => (query.in?.includes(kind) ?? true) && applies(kind, query));
        const asked = { limit: query.limit, revision, together };
        const parts = await Promise.all(kinds.map(async (kind) => `"${kind}":${await FIND[kind](c, query, asked)}`));
        return json(`{${[...parts, `"revision":${revision}`].join(',')}}`);
      });
    },
  );
}

function applies(kind: (typeof WHERE)[number], query: Asked): boolean {
  return FILTERS.every((filter) => query[filter] === undefined || TAKES[kind].includes(filter));
}

type Find = (c: ApiContext, asked: Asked, page: Pick<PageAsked, 'limit' | 'revision' | 'together'>) => Promise<string>;

const FIND: Readonly<Record<(typeof WHERE)[number], Find>> = {
  documents: async ({ var: { kept } }, { q, from, to, outlet }, page) =>
    foundJson(
      'documents newest',
      await listDocuments(
        kept.database.db,
        kept.id,
        { words: q, from, to, outlet },
        { ...page, order: DOCUMENT_ORDERS.newest },
      ),
      ({ id, title, outlet, place, published }) => ({ id, title, outlet, place, published }),
    ),
  claims: async ({ var: { kept } }, { q, actor, type, from, to, stance, outlet }, page) =>
    foundJson(
      'claims newest',
      await listClaims(
        kept.database.db,
        kept.id,
        { words: q, actor, type, from, to, stance, outlet },
        { ...page, order: CLAIM_ORDERS.newest },
      ),
      ({ id, document, speaker, stance, published, body }) => ({
        id,
        document,
        speaker,
        stance,
        published,
        words: wordsOf(body),
      }),
    ),
  events: async ({ var: { kept } }, { q, actor, type, from, to, support, contested, independent }, page) =>
    foundJson(
      'events newest',
      await listEvents(
        kept.database.db,
        kept.id,
        { words: q, actor, type, from, to, support, contested, independent },
        { ...page, order: EVENT_ORDERS.newest },
      ),
      (row) => row,
    ),
};

function foundJson<Row>(order: string, { rows, next }: Page<Row>, item: (row: Row) => object): string {
  return JSON.stringify({ items: rows.map(item), next: next && cursorOf(order, next as Mark) });
}

function wordsOf(body: string): string[] {
  const { contents }: { readonly contents: readonly { readonly text: string }[] } = JSON.parse(body);
  return contents.map(({ text }) => text);
}
