// The dossiers that one may see, and how much is in each.
import { z } from 'zod';
import { ROLES } from '../store/accounts.ts';
import { dossierCounts, dossierState } from '../store/queries/dossiers.ts';
import type { ApiApp, Shared } from './context.ts';
import { json, stateOf, tagged } from './lists.ts';
import { dossierRoute, route } from './route.ts';

const listed = z.strictObject({ id: z.string(), role: z.enum(ROLES) });

const dossierSchema = listed
  .extend({
    createdAt: z.string(),
    revision: z.int().describe('Grows with every change of what is concluded.'),
    generation: z.int().describe('Which analysis is shown; 0 before the first is whole.'),
    ...{ documents: z.int(), claims: z.int(), events: z.int(), unread: z.int() },
  })
  .meta({ id: 'Dossier' });

const tag = 'dossiers';

export function addDossiers(app: ApiApp, shared: Shared): void {
  route(
    app,
    {
      ...{ method: 'get', path: '/api/v1/dossiers', tag, summary: 'Dossiers that you have a role in' },
      answers: z.strictObject({ items: z.array(listed) }).meta({ id: 'DossierPage' }),
    },
    async (c) => {
      const ids = await shared.dossiers.ids();
      const roles = await Promise.all(ids.map((id) => shared.door.roleIn(c.var.principal, id)));
      return c.json({ items: ids.flatMap((id, at) => (roles[at] === undefined ? [] : [{ id, role: roles[at] }])) });
    },
  );
  dossierRoute(
    app,
    shared,
    'reader',
    { method: 'get', path: '', tag, summary: 'A dossier and how much is in it', answers: dossierSchema },
    async (c) => {
      const { kept, role } = c.var;
      const { tag } = await stateOf(c);
      return tagged(c, tag, async () => {
        const [state, counts] = await Promise.all([
          dossierState(kept.database.db, kept.id),
          dossierCounts(kept.database.db, kept.id),
        ]);
        const { createdAt, revision, generation } = state!;
        return json(JSON.stringify({ id: kept.id, role, createdAt, revision, generation, ...counts }));
      });
    },
  );
}
