// How one thing came to be what is said of it.
import { z } from 'zod';
import { explain, explanationPieces, explanationSchema } from '../export/explain/index.ts';
import { analysisOf } from './analysis.ts';
import type { ApiApp, Shared } from './context.ts';
import { EXAMPLE } from './examples.ts';
import { json, stateOf, tagged } from './lists.ts';
import { Problem } from './problem.ts';
import { dossierRoute, idOf } from './route.ts';

const words = explanationSchema.shape.sections.element.shape.rows.element.shape.words;

/** As `hearsay schema` has it, but that rows of rows hold no further ones, which OpenAPI has no word for. */
const answers = explanationSchema
  .extend({
    sections: z.array(
      z.strictObject({
        heading: z.string(),
        rows: z.array(z.looseObject({ label: z.string(), text: z.string(), words, rows: z.array(z.looseObject({})) })),
      }),
    ),
  })
  .meta({ id: 'Explanation' });

const params = z.strictObject({
  id: idOf('event, claim, origin or document, or six digits of it or more', EXAMPLE.event),
});

export function addExplain(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/explain/{id}', tag: 'explain', summary: 'How a thing came to be what is said of it' },
      ...{ params, answers },
    },
    async (c, { params }) => {
      const { tag } = await stateOf(c);
      return tagged(c, tag, async () => {
        const explanation = explain(params.id, await analysisOf(c.var.kept, tag));
        if ('problem' in explanation)
          throw new Problem('not-found', 'Nothing, or more than one thing, is named so; `candidates` may be meant.', {
            candidates: explanation.candidates.map(({ kind, id }) => ({ kind, id })),
          });
        return json([...explanationPieces(explanation, { format: 'json' })].join(''));
      });
    },
  );
}
