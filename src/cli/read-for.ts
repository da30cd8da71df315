// Reads the inputs of a command for a subject: its packs, its progress, and what could not be read, told at the end.
import { Option } from 'commander';
import { readInputs } from '../app.ts';
import type { Analysis } from '../document/analysis.ts';
import { unreadLine } from '../document/unread.ts';
import { inert } from '../export/index.ts';
import type { Environment } from './environment.ts';
import { DEFAULT_PACK, loadPacks } from './packs.ts';
import { createProgress } from './progress.ts';
import { type ReadingFlags, readingOptions } from './reading-options.ts';

export interface SubjectFlags extends ReadingFlags {
  readonly pack?: readonly string[];
}

/** `--pack`, of every command that reads for a subject. */
export function packOption(): Option {
  return new Option(
    '--pack <name or folder>',
    'what to look for: a pack that comes along, or a folder; may be repeated (default: dprk)',
  ).argParser((folder: string, before: readonly string[] = []) => [...before, folder]);
}

/** The analysis of the inputs; a line on stderr for each that could not be read. */
export async function readFor(
  inputs: readonly string[],
  flags: SubjectFlags,
  environment: Environment,
): Promise<Analysis> {
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

/** One line each on stderr, so that it is seen also where the brief goes to a file. */
function reportUnread({ unread }: Analysis, { stderr }: Environment): void {
  for (const one of unread) stderr.write(`hearsay: ${inert(unreadLine(one))}\n`);
}
