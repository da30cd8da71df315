// What commands on a kept dossier share: where it lies, who acts, and how its errors are told.
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { ArchiveError, DossierMismatchError, NoDossierError } from '../keeping/errors.ts';
import type { By, KeptDossier } from '../keeping/kept.ts';
import { OwnedError } from '../keeping/lock.ts';
import type { DossierPlace, Opened } from '../keeping/open.ts';
import { shippedPackFolder } from '../packs/common.ts';
import { DatabaseError, isLost } from '../store/errors.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { DEFAULT_PACK, loadPacks, packOption } from './packs.ts';

export interface DossierFlags {
  readonly dossier?: string;
  readonly database?: string;
  readonly who?: string;
  readonly pack?: readonly string[];
}

/** Where a dossier lies that nothing names. */
const HERE = '.hearsay';
const ON_SERVER = 'main';

/** Adds `--dossier`, `--database` and `--pack`. */
export function withDossierOptions(command: Command): Command {
  return command
    .option(
      '--dossier <folder>',
      'where the dossier lies; on a server its name (default: the variable HEARSAY_HOME, else .hearsay here; on a server "main")',
    )
    .option(
      '--database <url>',
      'a PostgreSQL server that has it (default: the variable HEARSAY_DATABASE_URL, else none)',
    )
    .addOption(packOption());
}

/** `--who`, of commands that change something. */
export function whoOption(): Option {
  return new Option('--who <name>', 'who does it, for the log (default: the user of this machine)');
}

export function placeOf({ dossier, database }: DossierFlags, { env, cwd }: Environment): DossierPlace {
  const url = database ?? (given(env.HEARSAY_DATABASE_URL) ? env.HEARSAY_DATABASE_URL : undefined);
  if (url !== undefined) return { database: url, name: dossier ?? ON_SERVER };
  return { folder: resolve(cwd, dossier ?? (given(env.HEARSAY_HOME) ? env.HEARSAY_HOME! : HERE)) };
}

function given(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

export function whoIs({ who }: DossierFlags, { env, now }: Environment): By {
  const name = who ?? env.USER ?? env.USERNAME ?? 'unknown';
  return { who: name, at: new Date(now()).toISOString() };
}

/** What is done with an open dossier. */
type Act<T> = (dossier: KeptDossier, opened: Opened) => Promise<T>;

export interface Asked {
  /** The command that asks, for others who find the dossier in use: "add". */
  readonly command: string;
  /** Makes the dossier where there is none. */
  readonly make?: boolean;
}

/** Opens the dossier, acts, and closes it however that ends. Throws a Failure for what people can do something about. */
export function withDossier<T>(flags: DossierFlags, environment: Environment, asked: Asked, act: Act<T>): Promise<T> {
  return withOpened(flags, environment, asked, act).catch((error: unknown) => {
    throw told(error);
  });
}

/** The same with errors as they come: an OwnedError names the process that can be asked instead. */
export async function withOpened<T>(
  flags: DossierFlags,
  environment: Environment,
  { command, make = false }: Asked,
  act: Act<T>,
): Promise<T> {
  const { cwd } = environment;
  const { openKept } = await import('../keeping/open.ts');
  const opened = await openKept(placeOf(flags, environment), {
    // A folder is kept whole, since a later command may be given elsewhere.
    ...(flags.pack && { packs: flags.pack.map((name) => (shippedPackFolder(name) ? name : resolve(cwd, name))) }),
    loadPacks: (names) => loadPacks(names, cwd),
    defaultPacks: [DEFAULT_PACK],
    now: new Date(environment.now()).toISOString(),
    command: `hearsay ${command}`,
    make,
  });
  try {
    return await act(opened.dossier, opened);
  } finally {
    await opened.close();
  }
}

/** A Failure for what people can do something about. */
export function told(error: unknown): unknown {
  if (error instanceof NoDossierError || error instanceof DossierMismatchError) return new Failure(error.message);
  if (error instanceof OwnedError || error instanceof DatabaseError || error instanceof ArchiveError)
    return new Failure(error.message, STATUS.someUnread);
  if (isLost(error))
    return new Failure(
      'The database was lost; what was kept until then is whole. Check the server and give the same command again.',
      STATUS.someUnread,
    );
  return error;
}
