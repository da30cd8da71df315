// Reads the inputs of a command for a subject: its packs, its progress, and what could not be read, told at the end.
import { readInputs } from '../app.ts';
import type { Analysis } from '../document/analysis.ts';
import { unreadLine } from '../document/unread.ts';
import { inert } from '../export/index.ts';
import type { DossierFlags } from './dossier.ts';
import { type Environment, Failure } from './environment.ts';
import { DEFAULT_PACK, loadPacks } from './packs.ts';
import { createProgress } from './progress.ts';
import { reachDossier } from './reach.ts';
import { type ReadingFlags, readingOptions } from './reading-options.ts';

export interface SubjectFlags extends ReadingFlags, DossierFlags {}

/** The analysis of the inputs, or of the kept dossier where there are none; a line on stderr for each input that could not be read. */
export async function readFor(
  command: string,
  inputs: readonly string[],
  flags: SubjectFlags,
  environment: Environment,
): Promise<Analysis> {
  if (inputs.length === 0) return fromDossier(command, flags, environment);
  if (flags.dossier !== undefined || flags.database !== undefined)
    throw new Failure('give inputs or a dossier, not both; `hearsay add` puts inputs into a dossier.');
  const pack = await loadPacks(flags.pack ?? [DEFAULT_PACK], environment.cwd);
  const progress = createProgress(environment.stderr, flags.quiet ?? false);
  const analysis = await readInputs(inputs, {
    ...readingOptions(flags, environment),
    pack,
    onProgress: progress.update,
  }).finally(progress.stop);
  reportUnread(analysis, environment);
  return analysis;
}

async function fromDossier(command: string, flags: SubjectFlags, environment: Environment): Promise<Analysis> {
  const analysis = await reachDossier(flags, environment, { command }, (client, local) =>
    local ? local.analysis() : client.analysis(),
  );
  reportUnread(analysis, environment);
  return analysis;
}

/** One line each on stderr, so that it is seen also where the brief goes to a file. */
function reportUnread({ unread }: Analysis, { stderr }: Environment): void {
  for (const one of unread) stderr.write(`hearsay: ${inert(unreadLine(one))}\n`);
}
