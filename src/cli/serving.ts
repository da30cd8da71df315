// Serves a kept dossier and its workbench over HTTP: to one user of this machine, or to a team where there are accounts.
import { randomBytes } from 'node:crypto';
import { makeToken } from '../api/access/local.ts';
import { createApi } from '../api/api.ts';
import type { ScreeningOf } from '../api/screening.ts';
import { type Served, ServeError, serveApi } from '../api/serve.ts';
import type { ReadingState } from '../api/workbench.ts';
import type { KeptDossier } from '../keeping/kept.ts';
import type { Lock } from '../keeping/lock.ts';
import { WorkingDossier } from '../keeping/working.ts';
import { KeptScreening } from '../sanctions/screening/index.ts';
import { membersOf } from '../store/accounts.ts';
import { VERSION } from '../version.ts';
import { countryCodes } from './country-codes.ts';
import { whoIs } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { listsFolder } from './lists.ts';
import { readingOptions } from './reading-options.ts';
import type { ServeFlags } from './serve.ts';
import { findWorkbench } from './web-files.ts';

export interface Serving {
  /** What people call the dossier. */
  readonly name: string;
  readonly isTemporary?: boolean;
  /** Any free port where the usual one is taken. */
  readonly takesAnyPort?: boolean;
  /** Called once requests are taken; `signIn` is the address that opens the workbench, once and soon. */
  readonly onServing?: (signIn: string, dossier: WorkingDossier, reading: (state: Progress) => void) => Promise<void>;
}

/** How far inputs are read. */
export type Progress = Omit<ReadingState, 'name' | 'isTemporary'>;

const IDLE: Progress = { isReading: false, done: 0, total: 0, unread: 0 };

/** Resolves when the environment's signal has ended it. Throws a Failure where the address cannot be served on. */
export async function serveKept(
  kept: KeptDossier,
  lock: Lock | undefined,
  flags: ServeFlags,
  environment: Environment,
  { name, isTemporary = false, takesAnyPort = false, onServing }: Serving,
): Promise<void> {
  const { stdout, stderr, now, signal } = environment;
  const workbench = await findWorkbench(environment);
  const dossier = new WorkingDossier(kept, readingOptions(flags, environment));
  const { db } = kept.database;
  const [token, once] = [makeToken(randomBytes), makeToken(randomBytes)];
  const hasAccounts = (await membersOf(db, kept.id)).length > 0;
  let progress = IDLE;
  const api = createApi({
    dossiers: { ids: () => [dossier.id], get: (id) => (id === dossier.id ? dossier : undefined) },
    ...(hasAccounts ? { accounts: { db } } : { local: { who: whoIs(flags, environment).who, token, once } }),
    ...{ now, random: randomBytes, version: VERSION, isBehindProxy: flags.behindProxy ?? false },
    screeningOf: await screeningOf(flags, environment),
    ...{ workbench, readingOf: () => ({ name, isTemporary, ...progress }) },
    onFault: (error) => void stderr.write(`hearsay: ${error instanceof Error ? error.name : 'fault'} in a request.\n`),
  });
  const served = await serveOn(api, flags, takesAnyPort);
  const addressWith = (secret: string) => `${served.url}/${hasAccounts ? '' : `#token=${secret}`}`;
  if (!hasAccounts) await lock?.announce(served.url, token);
  if (workbench) stdout.write(`Workbench: ${addressWith(token)}\n`);
  stdout.write(`Serving ${served.url}/api/v1/dossiers/${dossier.id}\n`);
  if (!hasAccounts) stdout.write(`Token: ${token}\n`);
  const working = onServing?.(addressWith(once), dossier, (state) => {
    progress = state;
  });
  await Promise.all([ended(signal), working]);
  await served.close();
}

/** The lists that are kept where `hearsay lists` keeps them, looked at on each request that needs them. */
async function screeningOf(flags: ServeFlags, environment: Environment): Promise<ScreeningOf> {
  const options = { countryOf: await countryCodes(environment.cwd) };
  const screening = new KeptScreening(listsFolder(flags, environment), options);
  return () => screening.current();
}

async function serveOn(
  api: Parameters<typeof serveApi>[0],
  { host, port }: ServeFlags,
  takesAnyPort: boolean,
): Promise<Served> {
  const asked = { ...(host !== undefined && { host }), ...(port !== undefined && { port }) };
  try {
    return await serveApi(api, asked);
  } catch (error) {
    if (!(error instanceof ServeError)) throw error;
    if (takesAnyPort && port === undefined) return serveApi(api, { ...asked, port: 0 });
    throw new Failure(error.message, STATUS.someUnread);
  }
}

function ended(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
