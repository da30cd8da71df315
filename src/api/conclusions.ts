// What is concluded of all documents together, one list for each kind: who is named, whose words they are, who copies whom, what does not fit.
import { z } from 'zod';
import { analysisSchema } from '../export/index.ts';
import {
  type ConclusionFilter,
  countConclusions,
  findConclusion,
  listConclusions,
} from '../store/queries/conclusions.ts';
import type { ConclusionKind } from '../store/tables.ts';
import type { ApiApp, Shared } from './context.ts';
import { EXAMPLE } from './examples.ts';
import { answerList, answerOne, pageSchema, paging } from './lists.ts';
import { addDocumentNetwork } from './networks.ts';
import { notFound } from './problem.ts';
import { dossierRoute, idOf, words } from './route.ts';

const { shape } = analysisSchema;
const count = z.int().nonnegative();

/** How a kind is served: at which address, by what it is looked up, and what a list says of one that is long. */
interface Served {
  readonly kind: ConclusionKind;
  readonly path: string;
  readonly name: string;
  readonly schema: z.ZodType;
  readonly about: readonly (keyof typeof ABOUT)[];
  readonly hasWords?: boolean;
  /** Of those that have an address of their own. */
  readonly example?: string;
  /** Fields of which a list gives the number only. */
  readonly counted?: readonly string[];
  readonly listed?: z.ZodType;
}

const ABOUT = {
  event: idOf('event', EXAMPLE.event).optional(),
  document: idOf('document', EXAMPLE.document).optional(),
  claim: idOf('claim', EXAMPLE.claim).optional(),
};

const KINDS: readonly Served[] = [
  {
    ...{ kind: 'entity', path: '/entities', name: 'Entity', schema: shape.entities.element },
    ...{ about: ['document'], hasWords: true, example: EXAMPLE.entity, counted: ['mentions'] },
    listed: shape.entities.element.extend({ mentions: count.describe('How often it is named.') }),
  },
  {
    ...{ kind: 'origin', path: '/origins', name: 'Origin', schema: shape.origins.element },
    ...{
      about: ['document', 'claim'],
      hasWords: true,
      example: EXAMPLE.origin,
      counted: ['documents', 'claims'],
    },
    listed: shape.origins.element.extend({
      documents: count.describe('How many documents carry it.'),
      claims: count.describe('How many claims are its.'),
    }),
  },
  { kind: 'lineage', path: '/lineage', name: 'Lineage', schema: shape.lineage.element, about: ['document'] },
  {
    ...{ kind: 'contradiction', path: '/contradictions', name: 'Contradiction', schema: shape.contradictions.element },
    ...{ about: ['event', 'claim'], example: EXAMPLE.contradiction },
  },
  {
    ...{ kind: 'prediction', path: '/predictions', name: 'Prediction', schema: shape.predictions.element },
    about: ['event', 'claim'],
  },
  {
    ...{ kind: 'ledger', path: '/ledgers', name: 'Ledger', schema: shape.ledgers.element, about: [] },
    ...{ example: EXAMPLE.ledger, counted: ['rows', 'totals', 'checks'] },
    listed: shape.ledgers.element.extend({ rows: count, totals: count, checks: count }),
  },
  { kind: 'gap', path: '/gaps', name: 'Gap', schema: shape.gaps.element, about: [] },
  {
    ...{ kind: 'outlet', path: '/outlets', name: 'Outlet', schema: shape.outlets.element },
    ...{ about: [], hasWords: true, example: EXAMPLE.outlet },
  },
];

export function addConclusions(app: ApiApp, shared: Shared): void {
  for (const served of KINDS) {
    addList(app, shared, served);
    if (served.example !== undefined) addOne(app, shared, served);
  }
  addDocumentNetwork(app, shared);
}

function addList(
  app: ApiApp,
  shared: Shared,
  { kind, path, name, schema, about, hasWords, counted, listed }: Served,
): void {
  const item = listed?.meta({ id: `Listed${name}` }) ?? schema;
  const filters = Object.fromEntries(about.map((what) => [what, ABOUT[what]]));
  const query = z.strictObject({ ...paging, ...filters, ...(hasWords && { q: words.optional() }) });
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path, tag: path.slice(1), summary: `List ${path.slice(1)}` },
      ...{ query, answers: pageSchema(`${name}Page`, item) },
    },
    (c, { query }) => {
      const { limit, after, total, skip, ...rest } = query;
      const asked = rest as Readonly<Record<string, string | undefined>>;
      const ids = about.map((what) => asked[what]).filter((id) => id !== undefined);
      const filter: ConclusionFilter = { about: ids, ...(asked.q !== undefined && { words: asked.q }) };
      const { database, id } = c.var.kept;
      return answerList(c, {
        order: kind,
        paging: { limit, after, total, skip },
        list: (page) => listConclusions(database.db, id, kind, filter, page),
        count: () => countConclusions(database.db, id, kind, filter),
        item: ({ body }) => (counted === undefined ? body : countedJson(body, counted)),
      });
    },
  );
}

function addOne(app: ApiApp, shared: Shared, { kind, path, name, schema, example = '' }: Served): void {
  const word = name.toLowerCase();
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: `${path}/{id}`, tag: path.slice(1), summary: `One ${word}` },
      ...{ params: z.strictObject({ id: idOf(kind === 'ledger' ? 'type of event' : word, example) }), answers: schema },
    },
    async (c, { params }) => {
      const { database, id } = c.var.kept;
      const found = await findConclusion(database.db, id, kind, params.id);
      if (found === undefined) throw notFound(word);
      return answerOne(c, found.body, found.hash, found.revision);
    },
  );
}

/** The body with numbers in the place of its long lists. */
function countedJson(body: string, counted: readonly string[]): string {
  const read: Record<string, unknown> = JSON.parse(body);
  for (const field of counted) read[field] = (read[field] as readonly unknown[]).length;
  return JSON.stringify(read);
}
