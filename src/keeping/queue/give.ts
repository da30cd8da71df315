// Gives bytes to a dossier, to be read by whichever worker is free.
import type { IntakePlace } from '../../store/intake.ts';
import type { By, KeptDossier } from '../kept.ts';
import type { Queue } from './queue.ts';

/** Keeps the bytes and makes their jobs in one transaction. Gives the ids under which they wait; the same bytes from the same place have the same. */
export async function give(
  dossier: KeptDossier,
  queue: Queue,
  given: readonly { readonly bytes: Uint8Array; readonly place: IntakePlace }[],
  by: By,
): Promise<string[]> {
  await queue.prepare(dossier.id);
  return dossier.receive(given, by, (tx, ids) => queue.enqueue(tx, dossier.id, ids));
}
