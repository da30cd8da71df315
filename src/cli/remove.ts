// `hearsay remove`: takes documents out of a kept dossier; the log keeps who did it, when and why.
import { Command } from 'commander';
import { inert } from '../export/index.ts';
import { type DossierFlags, whoOption, withDossierOptions } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { writeOutput } from './output.ts';
import { reachDossier } from './reach.ts';

interface RemoveFlags extends DossierFlags {
  readonly why: string;
}

const HELP = `
Its text, analysis and original go with it, unless another document has the same bytes. What was concluded from it is concluded
anew. Judgements on its claims are kept.

Examples:
  hearsay list documents
  hearsay remove 3f2a91c07b5de814 --why "a test file"

Exit status: 0 removed, 1 some are not in the dossier, or it is in use or lost, 2 wrong usage.`;

export function removeCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('remove')
    .description('take documents out of a kept dossier')
    .argument('<documents...>', 'ids, as `hearsay list documents` prints them')
    .requiredOption('--why <reason>', 'why, for the log')
    .addOption(whoOption());
  return withDossierOptions(command)
    .addHelpText('after', HELP)
    .action(async (ids: string[], flags: RemoveFlags) => settle(await remove(ids, flags, environment)));
}

async function remove(ids: readonly string[], flags: RemoveFlags, environment: Environment): Promise<number> {
  if (flags.why.trim() === '') throw new Failure('--why is empty; say why, in a few words.');
  return reachDossier(flags, environment, { command: 'remove' }, async (client) => {
    let missing = 0;
    for (const id of ids) {
      if (await client.remove(id, flags.why)) await writeOutput([`${inert(id)} removed.\n`], undefined, environment);
      else {
        missing++;
        environment.stderr.write(
          `hearsay: there is no document ${inert(id)} here; \`hearsay list documents\` prints the ids.\n`,
        );
      }
    }
    return missing === 0 ? STATUS.ok : STATUS.someUnread;
  });
}
