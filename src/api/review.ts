// The queue of what a person should look at: claims of which the reader is least sure, or events joined on an inference.
import { z } from 'zod';
import { STANCES } from '../document/claim.ts';
import { SUPPORTS } from '../document/verdict.ts';
import { analysisSchema } from '../export/index.ts';
import {
  countDoubted,
  countInferred,
  type DoubtedClaim,
  type InferredEvent,
  listDoubted,
  listInferred,
} from '../store/queries/review.ts';
import type { ApiApp, Shared } from './context.ts';
import { answerList, pageSchema, paging } from './lists.ts';
import { dossierRoute } from './route.ts';

const { shape } = analysisSchema;

const item = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('claim'),
    id: z.string(),
    document: z.string(),
    confidence: z.number().describe('Of the reader, that its parts belong together: 0 to 1.'),
    speaker: z.string(),
    stance: z.enum(STANCES),
    contents: shape.claims.element.shape.contents,
  }),
  z.strictObject({
    kind: z.literal('join'),
    id: z.string().describe('Of the event.'),
    type: z.string(),
    label: z.string(),
    support: z.enum(SUPPORTS),
    documents: z.int().describe('Documents that are joined.'),
    inferred: z
      .array(z.strictObject({ step: z.string(), value: z.string() }))
      .describe('What the event is told apart by and no text says.'),
  }),
]);

const query = z.strictObject({
  ...paging,
  of: z
    .enum(['claims', 'joins'])
    .default('claims')
    .describe('`claims`: lowest confidence first. `joins`: events of several documents, most documents first.'),
  below: z.coerce.number().min(0).max(1).default(0.7).describe('Claims of a lower confidence; 0.7 unless told.'),
});

export function addReview(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/review', tag: 'review', summary: 'What nobody has judged yet and is least sure' },
      ...{ query, answers: pageSchema('ReviewPage', item) },
    },
    (c, { query: { of, below, ...paging } }) => {
      const { database, id } = c.var.kept;
      if (of === 'joins')
        return answerList(c, {
          ...{ order: 'review joins', paging, item: joinJson },
          list: (asked) => listInferred(database.db, id, asked),
          count: () => countInferred(database.db, id),
        });
      return answerList(c, {
        ...{ order: 'review claims', paging, item: claimJson },
        list: (asked) => listDoubted(database.db, id, below, asked),
        count: () => countDoubted(database.db, id, below),
      });
    },
  );
}

function claimJson({ id, document, speaker, stance, confidence, body }: DoubtedClaim): string {
  const { contents }: { readonly contents: unknown } = JSON.parse(body);
  return JSON.stringify({ kind: 'claim', id, document, confidence, speaker, stance, contents });
}

function joinJson({ id, type, label, support, documents, body }: InferredEvent): string {
  const { identity }: Pick<z.output<typeof shape.events.element>, 'identity'> = JSON.parse(body);
  const inferred = identity.filter((one) => one.inferred).map(({ step, value }) => ({ step, value }));
  return JSON.stringify({ kind: 'join', id, type, label, support, documents, inferred });
}
