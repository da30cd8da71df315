// The log: what was done, by whom and when, each entry with the hash of the one before; and inputs that could not be read.
import { z } from 'zod';
import { readLog } from '../store/log.ts';
import { listUnread } from '../store/queries/dossiers.ts';
import type { ApiApp, Shared } from './context.ts';
import { cursorOf, json, paging, readCursor, stateOf, tagged } from './lists.ts';
import { dossierRoute } from './route.ts';

const entrySchema = z
  .strictObject({
    seq: z.int().describe('From 1, without gaps.'),
    at: z.string().describe('ISO instant.'),
    who: z.string(),
    action: z.string(),
    body: z.string().describe('JSON, as it was hashed.'),
    previous: z.string().describe('Hash of the entry before.'),
    hash: z.string().describe('SHA-256 of the JSON list of dossier, seq, at, who, action, body, previous.'),
  })
  .meta({ id: 'LogEntry' });

const limit = z.coerce.number().int().min(1).max(1_000).default(100);

export function addLog(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/log', tag: 'log', summary: 'Entries of the log, the oldest first' },
      query: z.strictObject({
        limit,
        after: z.coerce
          .number()
          .int()
          .min(0)
          .max(2 ** 31 - 1)
          .default(0)
          .describe('Number of the last entry that is known.'),
      }),
      answers: z.strictObject({ items: z.array(entrySchema) }).meta({ id: 'LogPage' }),
    },
    async (c, { query }) => {
      const { database, id } = c.var.kept;
      const { tag } = await stateOf(c);
      return tagged(c, tag, async () => {
        const rows = await readLog(database.db, id, query.after, query.limit);
        return json(JSON.stringify({ items: rows.map(({ dossier: _, ...entry }) => entry) }));
      });
    },
  );
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/unread', tag: 'log', summary: 'Inputs that could not be read, by path' },
      query: z.strictObject({ limit, after: paging.after }),
      answers: z
        .strictObject({
          items: z.array(z.strictObject({ path: z.string(), reason: z.string(), at: z.string() })),
          next: z.string().optional(),
        })
        .meta({ id: 'UnreadPage' }),
    },
    async (c, { query }) => {
      const { database, id } = c.var.kept;
      const { tag } = await stateOf(c);
      const after = readCursor('unread', query.after)?.id;
      return tagged(c, tag, async () => {
        const rows = await listUnread(database.db, id, {
          limit: query.limit + 1,
          ...(after !== undefined && { after }),
        });
        const items = rows.slice(0, query.limit);
        const next =
          rows.length > items.length ? cursorOf('unread', { value: null, id: items.at(-1)!.path }) : undefined;
        return json(JSON.stringify({ items, next }));
      });
    },
  );
}
