// Documents: listed, with their text, and the bytes that they were made of.
import { z } from 'zod';
import { DOCUMENT_KINDS } from '../document/document.ts';
import { analysisSchema } from '../export/index.ts';
import { countDocuments, DOCUMENT_ORDERS, findDocument, listDocuments } from '../store/queries/documents.ts';
import { type ApiApp, byOf, type Shared } from './context.ts';
import { EXAMPLE } from './examples.ts';
import { attachment } from './headers.ts';
import { answerList, answerOne, pageSchema, paging } from './lists.ts';
import { notFound } from './problem.ts';
import { dossierRoute, idOf, line, severalIds, time, words } from './route.ts';

const documentSchema = analysisSchema.shape.documents.element;
const listedSchema = documentSchema
  .omit({ text: true })
  .meta({ id: 'ListedDocument', description: 'A document without its text.' });

const query = z.strictObject({
  ...paging,
  order: z.enum(['newest', 'oldest', 'place']).default('newest'),
  id: severalIds('document', EXAMPLE.document).optional(),
  q: words.optional(),
  outlet: idOf('outlet', EXAMPLE.outlet).optional(),
  kind: z.enum(DOCUMENT_KINDS).optional(),
  language: line(20).optional().describe('ISO 639-1, "und" where not known.'),
  from: time.optional().describe('Published then or later.'),
  to: time.optional().describe('Published then or earlier.'),
  event: idOf('event that it tells of', EXAMPLE.event).optional(),
  entity: idOf('entity that it names', EXAMPLE.entity).optional(),
});

const params = z.strictObject({ document: idOf('document', EXAMPLE.document) });
const tag = 'documents';

export function addDocuments(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/documents', tag, summary: 'List documents' },
      ...{ query, answers: pageSchema('DocumentPage', listedSchema) },
    },
    (c, { query: { order, q, limit, after, total, skip, id: ids, ...rest } }) => {
      const { database, id } = c.var.kept;
      const filter = { ...rest, ids, words: q };
      return answerList(c, {
        order: `documents ${order}`,
        paging: { limit, after, total, skip },
        list: (asked) => listDocuments(database.db, id, filter, { ...asked, order: DOCUMENT_ORDERS[order] }),
        count: () => countDocuments(database.db, id, filter),
        item: ({ body }) => body,
      });
    },
  );
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/documents/{document}', tag, summary: 'A document with its text' },
      ...{ params, answers: documentSchema },
    },
    async (c, { params }) => {
      const found = await findDocument(c.var.kept.database.db, c.var.kept.id, params.document);
      if (found === undefined) throw notFound('document');
      const body = `${found.body.slice(0, -1)},"text":${found.text}}`;
      return answerOne(c, body, found.hash, found.revision);
    },
  );
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/documents/{document}/original', tag, summary: 'The bytes as they came' },
      ...{ params, answers: ['application/octet-stream'] },
    },
    async (c, { params }) => {
      const { kept } = c.var;
      const found = await findDocument(kept.database.db, kept.id, params.document);
      const bytes = found && (await kept.original(found.sha256));
      if (bytes === undefined) throw notFound('document');
      return new Response(bytes as Uint8Array<ArrayBuffer>, {
        headers: {
          'Content-Type': 'application/octet-stream',
          'Content-Length': String(bytes.length),
          'Content-Disposition': attachment(lastPart(found!.place) || found!.id),
        },
      });
    },
  );
  dossierRoute(
    app,
    shared,
    'owner',
    {
      ...{
        method: 'delete',
        path: '/documents/{document}',
        tag,
        summary: 'Remove a document; the log keeps that it was here',
      },
      ...{ params, status: 204 },
      query: z.strictObject({
        why: line(1_000).meta({ description: 'Why, for the log.', example: 'Not on the subject.' }),
      }),
    },
    async (c, { params, query }) => {
      const isRemoved = await c.var.kept.remove(params.document, { ...byOf(c, shared), why: query.why });
      if (!isRemoved) throw notFound('document');
      return new Response(null, { status: 204 });
    },
  );
}

/** "grain.html" of "inputs/grain.html" or "archive.zip > grain.html". */
function lastPart(place: string): string {
  return place
    .split(/[/\\>]/)
    .at(-1)!
    .trim();
}
