// `hearsay reread`: has every document of a kept dossier read again by this version, and shows the new reading when it is whole.
import { Command } from 'commander';
import { rereadAll } from '../keeping/rereading.ts';
import { linesOfChanges } from './add.ts';
import { type DossierFlags, whoIs, whoOption, withDossier, withDossierOptions } from './dossier.ts';
import { type Environment, STATUS } from './environment.ts';
import { writeOutput } from './output.ts';
import { createProgress } from './progress.ts';
import { type ReadingFlags, readingOptions, withReadingOptions } from './reading-options.ts';

type RereadFlags = DossierFlags & ReadingFlags;

const HELP = `
Texts stay as they were made of their originals; what the stages find in them is found again, with the models of this version and
the packs of the dossier, or those named. The reading before is shown until the new one is whole, and kept after. An interrupted
command goes on where it stopped.

Examples:
  hearsay reread
  hearsay reread --pack dprk --pack my-pack/

Exit status: 0 read again, 1 the dossier is in use or lost, 2 wrong usage.`;

export function rereadCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('reread')
    .description('read every document of a kept dossier again with this version')
    .addOption(whoOption());
  return withReadingOptions(withDossierOptions(command))
    .addHelpText('after', HELP)
    .action(async (flags: RereadFlags) => {
      await reread(flags, environment);
      settle(STATUS.ok);
    });
}

async function reread(flags: RereadFlags, environment: Environment): Promise<void> {
  const progress = createProgress(environment.stderr, flags.quiet ?? false);
  const { documents, changes } = await withDossier(flags, environment, { command: 'reread' }, (dossier) =>
    rereadAll(
      dossier,
      { ...readingOptions(flags, environment), onProgress: progress.update },
      whoIs(flags, environment),
    ),
  ).finally(progress.stop);
  const head = documents === 0 ? 'Every document is read by this version already.\n' : `${documents} read again.\n`;
  await writeOutput([head, ...linesOfChanges(changes)], undefined, environment);
}
