// Adds inputs to a kept dossier: reads them on threads, keeps them in batches while they come, then concludes once.
import { type ReadOptions, readInputsInto, readSourcesInto } from '../app.ts';
import type { Change } from '../document/change.ts';
import type { Unread } from '../document/unread.ts';
import type { Place } from '../ingest/ingest.ts';
import type { Source } from '../ingest/reading.ts';
import type { ReadAnswer } from '../reading.ts';
import type { AddReport, By, KeptDossier } from './kept.ts';

export interface AddOutcome extends AddReport {
  /** What is known otherwise than before. */
  readonly changes: readonly Change[];
}

/** Documents, and bytes of them, that are kept in one transaction. */
const BATCH = 64;
const BATCH_BYTES = 16 * 1024 * 1024;

/** Files, folders, globs, addresses, "-". What was kept before an interruption stays; giving the same again completes it. */
export async function addInputs(
  dossier: KeptDossier,
  inputs: readonly string[],
  options: ReadOptions,
  by: By,
): Promise<AddOutcome> {
  const batches = new Batches(dossier, by);
  const unread = await readInputsInto(inputs, { ...options, withOriginals: true }, (answer) => batches.take(answer));
  await batches.take({ documents: [], unread });
  return finish(dossier, batches, by);
}

/** Bytes that are here, each with the place it is from. */
export async function addSources(
  dossier: KeptDossier,
  sources: readonly { readonly source: Source; readonly place: Place }[],
  options: Omit<ReadOptions, 'cwd' | 'stdin' | 'fetch'>,
  by: By,
): Promise<AddOutcome> {
  const batches = new Batches(dossier, by);
  await readSourcesInto(sources, { ...options, withOriginals: true }, (answer) => batches.take(answer));
  return finish(dossier, batches, by);
}

async function finish(dossier: KeptDossier, batches: Batches, { at }: By): Promise<AddOutcome> {
  const report = await batches.done();
  return { ...report, changes: await dossier.conclude(at) };
}

class Batches {
  readonly #dossier: KeptDossier;
  readonly #by: By;
  #held: ReadAnswer[] = [];
  readonly #added = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #unread: Unread[] = [];

  constructor(dossier: KeptDossier, by: By) {
    this.#dossier = dossier;
    this.#by = by;
  }

  async take(answer: ReadAnswer): Promise<void> {
    this.#held.push(answer);
    const documents = this.#held.flatMap((held) => held.documents);
    const bytes = documents.reduce((sum, { original }) => sum + (original?.bytes.length ?? 0), 0);
    if (documents.length >= BATCH || bytes >= BATCH_BYTES) await this.#flush();
  }

  async done(): Promise<AddReport> {
    await this.#flush();
    const seen = [...this.#seen].filter((id) => !this.#added.has(id));
    return { added: [...this.#added], seen, unread: this.#unread };
  }

  async #flush(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    const answer = {
      documents: held.flatMap(({ documents }) => documents),
      unread: held.flatMap(({ unread }) => unread),
    };
    if (answer.documents.length + answer.unread.length === 0) return;
    const { added, seen, unread } = await this.#dossier.keep(answer, this.#by);
    for (const id of added) this.#added.add(id);
    for (const id of seen) this.#seen.add(id);
    this.#unread.push(...unread);
  }
}
