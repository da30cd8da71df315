// What this browser last saw of a dossier: the revision, kept when the reader says that it is seen.
import { keep, recall } from '../../app/theme.svelte.ts';

const keyOf = (dossier: string) => `hearsay.seen.${dossier}`;

/** The dossier is known by its making too: another one may have the same name at the same address. */
export interface Visit {
  readonly createdAt: string;
  readonly revision: number;
}

/** Undefined on the first visit. */
export function lastVisit(dossier: string, createdAt: string): number | undefined {
  try {
    const visit = JSON.parse(recall(keyOf(dossier)) ?? '') as Visit;
    return visit.createdAt === createdAt && Number.isSafeInteger(visit.revision) ? visit.revision : undefined;
  } catch {
    return undefined;
  }
}

export function keepVisit(dossier: string, visit: Visit): void {
  keep(keyOf(dossier), JSON.stringify(visit));
}
