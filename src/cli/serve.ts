// `hearsay serve`: answers the HTTP API over a kept dossier, with the workbench, until it is ended.
import { Command } from 'commander';
import { PORT } from '../api/limits.ts';
import { type DossierFlags, placeOf, whoOption, withDossier, withDossierOptions } from './dossier.ts';
import { type Environment, STATUS } from './environment.ts';
import { listsOption } from './lists.ts';
import { wholeNumber } from './numbers.ts';
import { nameOfFolder } from './open.ts';
import { type ReadingFlags, withReadingOptions } from './reading-options.ts';

export interface ServeFlags extends DossierFlags, ReadingFlags {
  readonly port?: number;
  readonly host?: string;
  readonly behindProxy?: boolean;
  readonly lists?: string;
}

const HELP = `
Without accounts one user is served, on this machine only: whoever has the token that is printed. With accounts
(\`hearsay account add\`) a team is, each by name and password, also on other addresses. While it runs, other commands on the same
folder go through it.

Examples:
  hearsay serve
  hearsay serve --dossier ~/dossiers/arms --port 8080
  hearsay serve --database postgres://hearsay@db.example/hearsay --host 0.0.0.0 --behind-proxy

Exit status: 0 ended, 1 the dossier is in use or lost, or the port is taken, 2 wrong usage.`;

export function serveCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('serve')
    .description('serve the workbench and the HTTP API over a kept dossier')
    .option('--port <n>', `port (default: ${PORT}; 0: any free one)`, wholeNumber(0, 65_535))
    .option('--host <address>', 'address to listen on (default: 127.0.0.1; others need accounts)')
    .option('--behind-proxy', 'a proxy in front speaks https and says who asks')
    .addOption(listsOption())
    .addOption(whoOption());
  return withReadingOptions(withDossierOptions(command))
    .addHelpText('after', HELP)
    .action(async (flags: ServeFlags) => {
      await serve(flags, environment);
      settle(STATUS.ok);
    });
}

async function serve(flags: ServeFlags, environment: Environment): Promise<void> {
  await withDossier(flags, environment, { command: 'serve', make: true }, async (kept, { lock }) => {
    const { serveKept } = await import('./serving.ts');
    const place = placeOf(flags, environment);
    const name = 'folder' in place ? nameOfFolder(place.folder) : place.name;
    await serveKept(kept, lock, flags, environment, { name });
  });
}
