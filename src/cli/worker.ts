// `hearsay worker`: reads what waits for the dossiers of a server, on any machine that reaches it.
import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { inert } from '../export/index.ts';
import { LEASE } from '../keeping/queue/lease.ts';
import { placeOf, told } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { size, wholeNumber } from './numbers.ts';
import { writeOutput } from './output.ts';
import { loadPacks } from './packs.ts';

interface WorkerFlags {
  readonly database?: string;
  readonly dossier?: string;
  readonly jobs?: number;
  readonly maxSize?: number;
  readonly timeLimit?: number;
  readonly lease?: number;
  readonly untilEmpty?: boolean;
}

const HELP = `
A worker takes what was given to the dossiers of a server and waits to be read, one input for each thread, and concludes what
they say together. Start as many as there are cores to spare, on any machine. What a worker that died had taken is taken over by
another after --lease seconds. It ends with what is under way when it is told to (SIGTERM, Ctrl-C), and waits where the database
is away.

A worker serves dossiers that were made by its own version with packs that it has; others it names and leaves alone.

Examples:
  hearsay worker --database postgres://anna@db.example/hearsay
  hearsay worker --dossier arms --jobs 8
  hearsay worker --until-empty

Exit status: 0 ended as told, 1 the database cannot be used, 2 wrong usage.`;

export function workerCommand(environment: Environment, settle: (status: number) => void): Command {
  return new Command('worker')
    .description('read and conclude what was given to the dossiers of a server')
    .option('--database <url>', 'the PostgreSQL server (default: the variable HEARSAY_DATABASE_URL)')
    .option('--dossier <name>', 'serve this dossier only (default: all that this worker has the packs for)')
    .option('-j, --jobs <n>', 'inputs read at once (default: one for each core)', wholeNumber(1, 256))
    .option('--max-size <size>', 'largest input, such as 200MB (default: 64MB)', size)
    .option('--time-limit <seconds>', 'longest time for one input (default: 120)', wholeNumber(1, 86_400))
    .option(
      '--lease <seconds>',
      `after how long another takes over from a worker that died (default: ${LEASE})`,
      wholeNumber(3, 3_600),
    )
    .option('--until-empty', 'end when nothing waits')
    .addHelpText('after', HELP)
    .action(async (flags: WorkerFlags) => settle(await work(flags, environment)));
}

async function work(flags: WorkerFlags, environment: Environment): Promise<number> {
  const { stderr, cwd, now, signal } = environment;
  const place = placeOf(flags, environment);
  if (!('database' in place))
    throw new Failure(
      'a worker needs a server: give --database postgres://…, or set HEARSAY_DATABASE_URL. A dossier in a folder is read by the command that has it open.',
    );
  try {
    const { workOnServer } = await import('../keeping/queue/server.ts');
    const { read, added, unread } = await workOnServer({
      ...{
        url: place.database,
        now,
        jobs: flags.jobs ?? availableParallelism(),
        loadPacks: (names) => loadPacks(names, cwd),
      },
      ...(flags.dossier !== undefined && { only: flags.dossier }),
      ...(flags.maxSize !== undefined && { limits: { maxBytes: flags.maxSize } }),
      ...(flags.timeLimit !== undefined && { timeLimit: flags.timeLimit * 1000 }),
      ...(flags.lease !== undefined && { lease: flags.lease }),
      ...(flags.untilEmpty && { untilEmpty: true }),
      ...(signal && { signal }),
      tell: (sentence) => void stderr.write(`hearsay: ${inert(sentence)}\n`),
    });
    await writeOutput(
      [`${read} inputs read: ${added} documents added, ${unread} inputs unread.\n`],
      undefined,
      environment,
    );
    return STATUS.ok;
  } catch (error) {
    throw told(error);
  }
}
