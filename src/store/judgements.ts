// What people hold of the extraction: kept beside it, withdrawn perhaps, never deleted.
import type { Judgement } from '../document/judgement.ts';
import type { Database } from './database.ts';
import { clean } from './documents.ts';

/** Keeps judgements; one that is there stays as it is. Gives those that are new. */
export async function putJudgements(
  db: Database,
  dossier: string,
  judgements: readonly Judgement[],
): Promise<Judgement[]> {
  const fresh: Judgement[] = [];
  for (const judgement of judgements) {
    const { id, kind, target, who, at } = judgement;
    const inserted = await db
      .insertInto('judgements')
      .values({
        ...{ dossier, id, kind, targetKind: target.kind, target: clean(target.id), who: clean(who), at },
        ...{ body: JSON.stringify(judgement), withdrawn: null },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    if (inserted.length > 0) fresh.push(judgement);
  }
  return fresh;
}

/** Marks a judgement as withdrawn. Undefined where there is none, or it is withdrawn already. */
export async function withdrawJudgement(
  db: Database,
  dossier: string,
  id: string,
  withdrawn: NonNullable<Judgement['withdrawn']>,
): Promise<Judgement | undefined> {
  const row = await db
    .updateTable('judgements')
    .set({ withdrawn: JSON.stringify(withdrawn) })
    .where('dossier', '=', dossier)
    .where('id', '=', id)
    .where('withdrawn', 'is', null)
    .returning('body')
    .executeTakeFirst();
  return row && { ...JSON.parse(row.body), withdrawn };
}

/** All judgements by time and id, the withdrawn too. */
export async function readJudgements(db: Database, dossier: string): Promise<Judgement[]> {
  const rows = await db
    .selectFrom('judgements')
    .select(['body', 'withdrawn'])
    .where('dossier', '=', dossier)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ body, withdrawn }) => ({
    ...JSON.parse(body),
    ...(withdrawn !== null && { withdrawn: JSON.parse(withdrawn) }),
  }));
}
