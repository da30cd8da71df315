// Serves a kept dossier over HTTP: to one user of this machine, or to a team where there are accounts.
import { randomBytes } from 'node:crypto';
import { makeToken } from '../api/access/local.ts';
import { createApi } from '../api/api.ts';
import { ServeError, serveApi } from '../api/serve.ts';
import type { KeptDossier } from '../keeping/kept.ts';
import type { Lock } from '../keeping/lock.ts';
import { WorkingDossier } from '../keeping/working.ts';
import { membersOf } from '../store/accounts.ts';
import { VERSION } from '../version.ts';
import { whoIs } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { readingOptions } from './reading-options.ts';
import type { ServeFlags } from './serve.ts';

/** Resolves when the environment's signal has ended it. Throws a Failure where the address cannot be served on. */
export async function serveKept(
  kept: KeptDossier,
  lock: Lock | undefined,
  flags: ServeFlags,
  environment: Environment,
): Promise<void> {
  const { stdout, stderr, now, signal } = environment;
  const dossier = new WorkingDossier(kept, readingOptions(flags, environment));
  const { db } = kept.database;
  const token = makeToken(randomBytes);
  const hasAccounts = (await membersOf(db, kept.id)).length > 0;
  const api = createApi({
    dossiers: { ids: () => [dossier.id], get: (id) => (id === dossier.id ? dossier : undefined) },
    ...(hasAccounts ? { accounts: { db } } : { local: { who: whoIs(flags, environment).who, token } }),
    ...{ now, random: randomBytes, version: VERSION, isBehindProxy: flags.behindProxy ?? false },
    onFault: (error) => void stderr.write(`hearsay: ${error instanceof Error ? error.name : 'fault'} in a request.\n`),
  });
  const served = await serveApi(api, {
    ...(flags.host !== undefined && { host: flags.host }),
    ...(flags.port !== undefined && { port: flags.port }),
  }).catch((error: unknown) => {
    throw error instanceof ServeError ? new Failure(error.message, STATUS.someUnread) : error;
  });
  if (!hasAccounts) await lock?.announce(served.url, token);
  stdout.write(`Serving ${served.url}/api/v1/dossiers/${dossier.id}\n`);
  if (!hasAccounts) stdout.write(`Token: ${token}\n`);
  await ended(signal);
  await served.close();
}

function ended(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
