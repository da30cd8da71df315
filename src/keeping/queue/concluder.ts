// The thread that concludes the dossiers of a server: concluding is one long computation, and the worker must go on answering meanwhile.
import { parentPort, workerData } from 'node:worker_threads';
import { tableBlobs } from '../../store/blobs.ts';
import { type OpenDatabase, openDatabase } from '../../store/database.ts';
import { isLost } from '../../store/errors.ts';
import { KeptDossier } from '../kept.ts';
import { generatorOf } from '../open.ts';
import type { ConcludeAnswer, ConcludeTask } from './server.ts';

const { url } = (workerData as { workerData: { readonly url: string } }).workerData;

/** Dossiers held at once, each with all its documents. */
const HELD = 3;
/** Of this thread, which does one thing at a time. */
const CONNECTIONS = 2;

const dossiers = new Map<string, KeptDossier>();
let database: OpenDatabase | undefined;

async function dossierOf({ dossier: id, generation, pack, at }: ConcludeTask): Promise<KeptDossier> {
  const held = dossiers.get(id);
  dossiers.delete(id);
  if (held && held.generation === generation) return held;
  database ??= await openDatabase({ url, connections: CONNECTIONS });
  const [oldest] = dossiers.keys();
  if (oldest !== undefined && dossiers.size >= HELD) dossiers.delete(oldest);
  const settings = { packs: [] };
  return KeptDossier.open(
    { id, database, blobs: tableBlobs(database.db), pack, generator: generatorOf(pack), settings },
    at,
  );
}

async function conclude(task: ConcludeTask): Promise<ConcludeAnswer> {
  try {
    const dossier = await dossierOf(task);
    dossiers.set(task.dossier, dossier);
    await dossier.conclude(task.at);
    return { type: 'concluded' };
  } catch (error) {
    return { type: 'failed', isLost: isLost(error), words: error instanceof Error ? error.message : String(error) };
  }
}

parentPort!.on('message', async (task: ConcludeTask) => parentPort!.postMessage(await conclude(task)));
