// What was read in one document: who is said to have said what, amounts, times of events, who is named.
import { z } from 'zod';
import { analysisSchema } from '../export/index.ts';
import { findAnalysis } from '../store/queries/documents.ts';
import type { ApiApp, Shared } from './context.ts';
import { EXAMPLE } from './examples.ts';
import { json, stateOf, tagged } from './lists.ts';
import { notFound } from './problem.ts';
import { dossierRoute, idOf } from './route.ts';

const { attributions, eventMentions, figures, entities } = analysisSchema.shape;
const answers = z
  .strictObject({ attributions, eventMentions, figures, entities, revision: z.int() })
  .meta({ id: 'Annotations', description: 'What stands in one text; of the entities, the mentions in it.' });

const params = z.strictObject({ document: idOf('document', EXAMPLE.document) });

export function addAnnotations(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/documents/{document}/annotations', tag: 'documents', params, answers },
      summary: 'What was read in a document: attributions, events, amounts, names',
    },
    async (c, { params }) => {
      const { revision, tag } = await stateOf(c);
      return tagged(c, tag, async () => {
        const { database, id } = c.var.kept;
        const parts = await findAnalysis(database.db, id, params.document);
        if (parts === undefined) throw notFound('document');
        const { attributions, eventMentions, figures, entities } = JSON.parse(parts);
        return json(JSON.stringify({ attributions, eventMentions, figures, entities, revision }));
      });
    },
  );
}
