// Generations: the analyses that one version, one set of packs and models made. A new one is shown when it is whole, and the old is kept.
import type { Generator } from '../document/analysis.ts';
import type { Database } from './database.ts';
import type { GenerationRow } from './tables.ts';

/** The dossier with its settings; made where it is missing, with an empty first generation. */
export async function openDossier(
  db: Database,
  dossier: string,
  made: { readonly at: string; readonly generator: Generator; readonly settings: object },
): Promise<{ readonly generation: number; readonly recipe: string }> {
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('dossiers')
      .values({
        ...{ id: dossier, createdAt: made.at, settings: JSON.stringify(made.settings) },
        ...{ generation: 1, concludedSeq: 0, revision: 0 },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .insertInto('generations')
      .values({
        ...{ dossier, generation: 1, recipe: JSON.stringify(made.generator), state: 'current' },
        ...{ startedAt: made.at, finishedAt: made.at },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return tx
      .selectFrom('dossiers')
      .innerJoin('generations', (join) =>
        join
          .onRef('generations.dossier', '=', 'dossiers.id')
          .onRef('generations.generation', '=', 'dossiers.generation'),
      )
      .select(['dossiers.generation', 'generations.recipe'])
      .where('dossiers.id', '=', dossier)
      .executeTakeFirstOrThrow();
  });
}

/** What the dossier was set to when it was made; undefined where there is none. */
export async function readSettings(db: Database, dossier: string): Promise<string | undefined> {
  const row = await db.selectFrom('dossiers').select('settings').where('id', '=', dossier).executeTakeFirst();
  return row?.settings;
}

export function readGenerations(db: Database, dossier: string): Promise<GenerationRow[]> {
  return db.selectFrom('generations').selectAll().where('dossier', '=', dossier).orderBy('generation').execute();
}

/** The generation of a recipe: the one that is shown or being built, else a new one, to be filled. */
export async function generationFor(
  db: Database,
  dossier: string,
  generator: Generator,
  at: string,
): Promise<GenerationRow> {
  const recipe = JSON.stringify(generator);
  const known = await readGenerations(db, dossier);
  const same = known.findLast((one) => one.recipe === recipe && one.state !== 'old');
  if (same) return same;
  const generation = 1 + Math.max(0, ...known.map((one) => one.generation));
  const row: GenerationRow = { dossier, generation, recipe, state: 'building', startedAt: at, finishedAt: null };
  await db.insertInto('generations').values(row).execute();
  return row;
}

/** Documents that the generation has no analysis of, by id. */
export async function missingFrom(db: Database, dossier: string, generation: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('documents')
    .select('documents.id')
    .where('documents.dossier', '=', dossier)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('analyses')
            .select('analyses.document')
            .whereRef('analyses.dossier', '=', 'documents.dossier')
            .whereRef('analyses.document', '=', 'documents.id')
            .where('analyses.generation', '=', generation),
        ),
      ),
    )
    .orderBy('documents.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Shows a generation that is whole; the one before is kept as old. Throws where an analysis is missing. */
export async function showGeneration(db: Database, dossier: string, generation: number, at: string): Promise<void> {
  const [missing] = await missingFrom(db, dossier, generation, 1);
  if (missing !== undefined)
    throw new RangeError(`showGeneration: document ${missing} has no analysis of generation ${generation}.`);
  await db
    .updateTable('generations')
    .set({ state: 'old' })
    .where('dossier', '=', dossier)
    .where('state', '=', 'current')
    .execute();
  await db
    .updateTable('generations')
    .set({ state: 'current', finishedAt: at })
    .where('dossier', '=', dossier)
    .where('generation', '=', generation)
    .execute();
  await db.updateTable('dossiers').set({ generation }).where('id', '=', dossier).execute();
}

/** Takes everything out of a dossier, its log too: for one whose import failed. */
export async function emptyDossier(db: Database, dossier: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of [
      'analyses',
      'sightings',
      'documents',
      'blobs',
      'judgements',
      'log',
      'feeds',
      'unread',
    ] as const)
      await tx.deleteFrom(table).where('dossier', '=', dossier).execute();
  });
}
