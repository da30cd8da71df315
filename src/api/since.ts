// What changed since a revision or a time: for a page that somebody comes back to.
import { z } from 'zod';
import { SUPPORTS } from '../document/verdict.ts';
import { changesSince, documentsSince, firstRevision, type NetChange, revisionAt } from '../store/queries/changes.ts';
import type { ApiApp, Shared } from './context.ts';
import { answerOverview } from './overviews.ts';
import { dossierRoute } from './route.ts';

const verdict = z.strictObject({ support: z.enum(SUPPORTS), independent: z.int(), contested: z.boolean() });

/** The words of `changes` as they come, except that an event has one kind for all that happened to it. */
const KINDS = ['event-new', 'event-gone', 'verdict-changed', 'contested'] as const;

const sinceSchema = z
  .strictObject({
    since: z.int().describe('The revision from which it is counted.'),
    items: z
      .array(
        z.strictObject({
          kind: z
            .enum(KINDS)
            .describe('`contested`: somebody denies it now, or nobody does any more, and nothing else changed.'),
          event: z.strictObject({ id: z.string(), type: z.string(), label: z.string() }),
          before: verdict.nullable().describe('null for a new event.'),
          after: verdict.nullable().describe('null for one that is gone.'),
          revision: z.int().describe('Of its last change.'),
        }),
      )
      .describe('Latest first. What changed and changed back is left out.'),
    counts: z.strictObject({ new: z.int(), gone: z.int(), changed: z.int() }).describe('Of all, listed or not.'),
    documents: z.strictObject({ added: z.int(), removed: z.int() }),
    isWhole: z.boolean().describe('False where something is left out; `note` says what.'),
    note: z.string().optional(),
    revision: z.int().describe('The state now: give it as `revision` the next time.'),
  })
  .meta({ id: 'ChangesSince' });

const query = z.strictObject({
  revision: z.coerce.number().int().min(0).max(2_147_483_647).optional().describe('The last one seen; 0 unless told.'),
  time: z.iso
    .datetime({ offset: true })
    .max(40)
    .transform((given) => new Date(given).toISOString())
    .optional()
    .describe('Instead: when it was looked at last, "2024-11-05T10:00:00Z".'),
  limit: z.coerce.number().int().min(1).max(500).default(200).describe('Most to list, 200 unless told.'),
});

export function addSince(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/changes/since', tag: 'changes', answers: sinceSchema, query },
      summary: 'Events that are new, gone or of another verdict since a revision or a time',
    },
    (c, { query: { revision, time, limit } }) =>
      answerOverview(c, async () => {
        const { database, id } = c.var.kept;
        const { db } = database;
        const first = (await firstRevision(db, id)) ?? 0;
        const since = revision ?? (time === undefined ? 0 : ((await revisionAt(db, id, time)) ?? 0));
        const { changes, counts } = await changesSince(db, id, since, limit);
        const notes = notesOf({ since, first, left: counts.new + counts.gone + counts.changed - changes.length });
        return {
          ...{ since, items: changes.map(changeOf), counts, documents: await documentsSince(db, id, since) },
          ...{ isWhole: notes.length === 0, ...(notes.length > 0 && { note: notes.join(' ') }) },
        };
      }),
  );
}

function notesOf({ since, first, left }: { readonly since: number; readonly first: number; readonly left: number }) {
  return [
    ...(since < first
      ? [`Before revision ${first} it was not kept what changed; the lists show what is there now.`]
      : []),
    ...(left > 0
      ? [`${left} more changed than are listed; the list of events, newest first, has what is there now.`]
      : []),
  ];
}

function changeOf({ event, type, label, revision, ...state }: NetChange) {
  const before = verdictOf(state.wasSupport, state.wasIndependent, state.wasContested);
  const after = verdictOf(state.support, state.independent, state.contested);
  return { kind: kindOf(before, after), event: { id: event, type, label }, before, after, revision };
}

type Verdict = ReturnType<typeof verdictOf>;

function verdictOf(support: string | null, independent: number | null, contested: boolean | null) {
  return support === null ? null : { support, independent, contested };
}

function kindOf(before: Verdict, after: Verdict): (typeof KINDS)[number] {
  if (before === null) return 'event-new';
  if (after === null) return 'event-gone';
  const isSame = before.support === after.support && before.independent === after.independent;
  return isSame ? 'contested' : 'verdict-changed';
}
