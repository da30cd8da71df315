// Reaches a dossier by the API: in this process where it is free, else through the process that serves it.
import { randomBytes } from 'node:crypto';
import { ApiError, type Client, createClient } from '../api/client.ts';
import { OwnedError } from '../keeping/lock.ts';
import type { WorkingDossier } from '../keeping/working.ts';
import { VERSION } from '../version.ts';
import { type Asked, type DossierFlags, told, whoIs, withOpened } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { type ReadingFlags, readingOptions } from './reading-options.ts';

/** Acts on the dossier; `local` is there where this process has it open. Throws a Failure where it is not there, in use or lost. */
export async function reachDossier<T>(
  flags: DossierFlags & ReadingFlags,
  environment: Environment,
  asked: Asked,
  act: (client: Client, local?: WorkingDossier) => Promise<T>,
): Promise<T> {
  try {
    return await withOpened(flags, environment, asked, async (kept) => {
      const { WorkingDossier } = await import('../keeping/working.ts');
      const working = new WorkingDossier(kept, readingOptions(flags, environment));
      return act(await clientInside(working, whoIs(flags, environment).who, environment), working);
    }).catch((error: unknown) => throughOwner(error, environment, act));
  } catch (error) {
    if (error instanceof ApiError)
      throw new Failure(error.message, error.status === 404 ? STATUS.usage : STATUS.someUnread);
    throw told(error);
  }
}

/** Where a process on this machine serves the dossier, it is asked; without one the error stands. */
async function throughOwner<T>(
  error: unknown,
  { signal }: Environment,
  act: (client: Client) => Promise<T>,
): Promise<T> {
  const owner = error instanceof OwnedError ? error.owner : undefined;
  if (owner?.url === undefined || owner.token === undefined) throw error;
  return act(createClient({ url: owner.url, token: owner.token, dossier: 'main', ...(signal && { signal }) }));
}

/** A client of an API that no socket serves. */
async function clientInside(dossier: WorkingDossier, who: string, { now }: Environment): Promise<Client> {
  // The libraries of a server are not loaded by commands that need no dossier.
  const [{ createApi }, { makeToken }] = await Promise.all([import('../api/api.ts'), import('../api/access/local.ts')]);
  const token = makeToken(randomBytes);
  const api = createApi({
    dossiers: { ids: () => [dossier.id], get: (id) => (id === dossier.id ? dossier : undefined) },
    local: { who, token },
    ...{ now, random: randomBytes, version: VERSION },
    onFault: (error) => {
      throw error;
    },
  });
  const ask: typeof fetch = async (address, init) => api.app.request(String(address), init);
  return createClient({ url: 'http://localhost', token, dossier: dossier.id, fetch: ask });
}
