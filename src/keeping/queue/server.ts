// A worker on a server: every dossier that this machine can read for, with threads that read and one that concludes.
import { readingPool } from '../../app.ts';
import { DEFAULT_LIMITS, type Limits } from '../../ingest/reading.ts';
import type { Pack } from '../../packs/pack.ts';
import type { ReadAnswer, ReaderData, ReadTask } from '../../reading.ts';
import { tableBlobs } from '../../store/blobs.ts';
import { type OpenDatabase, openDatabase } from '../../store/database.ts';
import { DatabaseError, isLost } from '../../store/errors.ts';
import { readSettings } from '../../store/generations.ts';
import { Pool } from '../../workers/pool.ts';
import { NoDossierError } from '../errors.ts';
import type { KeptDossier } from '../kept.ts';
import { openIn } from '../open.ts';
import { Queue } from './queue.ts';
import { QueueWorker, type Served, type WorkerOptions, type WorkerReport } from './worker.ts';

export interface ServerWorkerOptions
  extends Pick<WorkerOptions, 'jobs' | 'lease' | 'grace' | 'now' | 'signal' | 'untilEmpty'> {
  readonly url: string;
  /** The one dossier to serve; default: all whose packs are here. */
  readonly only?: string;
  readonly loadPacks: (names: readonly string[]) => Promise<Pack>;
  readonly limits?: Partial<Limits>;
  /** Milliseconds for one input. */
  readonly timeLimit?: number;
  readonly tell: (sentence: string) => void;
}

/** What the thread that concludes is told, and answers. */
export interface ConcludeTask {
  readonly dossier: string;
  readonly generation: number;
  readonly pack: Pack;
  readonly at: string;
}

export type ConcludeAnswer =
  | { readonly type: 'concluded' }
  | { readonly type: 'failed'; readonly isLost: boolean; readonly words: string };

/** Concluding a large dossier takes minutes. */
const CONCLUDE_LIMIT = 4 * 3_600_000;
/** Megabytes; all documents of a dossier are held. */
const CONCLUDE_MEMORY = 8_192;

/** Works on a server until the signal or, if so told, until nothing waits. Throws for what waiting does not mend: a DatabaseError, a NoDossierError, a DossierMismatchError. */
export async function workOnServer(options: ServerWorkerOptions): Promise<WorkerReport> {
  const started = await start(options);
  if (!started) return { read: 0, added: 0, unread: 0 };
  const { database, queue, dossiers } = started;
  const concluder = concluderOf(options.url);
  try {
    const worker = new QueueWorker({
      ...options,
      queue,
      served: () => dossiers.served(),
      conclude: (dossier, at) => concludeOn(concluder, dossier, at),
    });
    return await worker.run();
  } finally {
    await Promise.all([concluder.close(), dossiers.close()]);
    await database.close().catch(() => {});
  }
}

interface Started {
  readonly database: OpenDatabase;
  readonly queue: Queue;
  readonly dossiers: Dossiers;
}

/** Milliseconds between two tries to reach the server at the start. */
const REACH_AFTER = 2_000;

/** Starts once the server answers: a worker may be started before it. Undefined where the signal came first. */
async function start(options: ServerWorkerOptions): Promise<Started | undefined> {
  const { tell, signal } = options;
  let isTold = false;
  while (!signal?.aborted) {
    try {
      return await startNow(options);
    } catch (error) {
      if (!isUnreached(error)) throw error;
      if (!isTold) tell('The database does not answer; it is tried again until it does.');
      isTold = true;
      await pause(REACH_AFTER, signal);
    }
  }
  return undefined;
}

async function startNow(options: ServerWorkerOptions): Promise<Started> {
  const database = await openDatabase({ url: options.url });
  try {
    const queue = await Queue.open(database);
    const dossiers = new Dossiers(database, options);
    if (options.only !== undefined) await dossiers.require(options.only);
    return { database, queue, dossiers };
  } catch (error) {
    await database.close().catch(() => {});
    throw error;
  }
}

/** Whether the server does not answer now. A host whose name is not known stays so. */
function isUnreached(error: unknown): boolean {
  const cause = error instanceof DatabaseError ? error.cause : error;
  return isLost(cause) && (cause as { code?: unknown }).code !== 'ENOTFOUND';
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
  });
}

function concluderOf(url: string): Pool<ConcludeTask, ConcludeAnswer> {
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  return new Pool({
    entry: new URL(`./concluder${ending}`, import.meta.url),
    size: 1,
    workerData: { url },
    timeLimit: CONCLUDE_LIMIT,
    memoryLimit: CONCLUDE_MEMORY,
  });
}

async function concludeOn(
  pool: Pool<ConcludeTask, ConcludeAnswer>,
  { id, generation, pack }: KeptDossier,
  at: string,
): Promise<void> {
  const answer = await pool.run({ dossier: id, generation, pack, at });
  if (answer.type === 'concluded') return;
  // The error itself does not pass between threads.
  throw Object.assign(new Error(answer.words), answer.isLost && { code: 'ECONNRESET' });
}

/** The dossiers of a server that this machine can serve, opened once each. */
class Dossiers {
  readonly #database: OpenDatabase;
  readonly #options: ServerWorkerOptions;
  readonly #readers = new Map<string, Pool<ReadTask, ReadAnswer>>();
  readonly #open = new Map<string, Served>();
  /** Generations that cannot be served here. */
  readonly #refused = new Map<string, number>();

  constructor(database: OpenDatabase, options: ServerWorkerOptions) {
    this.#database = database;
    this.#options = options;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#readers.values()].map((pool) => pool.close()));
  }

  /** Throws where the dossier is not there, or was read otherwise than this worker reads. */
  async require(id: string): Promise<void> {
    if ((await readSettings(this.#database.db, id)) === undefined)
      throw new NoDossierError(
        `There is no dossier "${id}" in the database; make one with \`hearsay add FILES --dossier ${id}\`.`,
      );
    await this.#openOne(id);
  }

  async served(): Promise<Served[]> {
    let query = this.#database.db.selectFrom('dossiers').select(['id', 'generation']).orderBy('id');
    if (this.#options.only !== undefined) query = query.where('id', '=', this.#options.only);
    const served: Served[] = [];
    for (const { id, generation } of await query.execute()) {
      const known = this.#open.get(id);
      if (this.#refused.get(id) === generation) continue;
      const one = known?.dossier.generation === generation ? known : await this.#tried(id, generation);
      if (one) served.push(one);
    }
    return served;
  }

  /** Undefined, and told once, where the dossier cannot be served here: its jobs are left to other workers. */
  async #tried(id: string, generation: number): Promise<Served | undefined> {
    try {
      return await this.#openOne(id);
    } catch (error) {
      if (!(error instanceof Error) || isLost(error) || 'code' in error) throw error;
      this.#options.tell(`Dossier "${id}" is left to other workers. ${error.message}`);
      this.#refused.set(id, generation);
      return undefined;
    }
  }

  async #openOne(id: string): Promise<Served> {
    const { now, loadPacks } = this.#options;
    const dossier = await openIn(this.#database, id, tableBlobs(this.#database.db), {
      ...{ loadPacks, defaultPacks: [], command: 'hearsay worker' },
      now: new Date(now()).toISOString(),
    });
    dossier.checkCurrent();
    const read = this.#readerFor(dossier.pack);
    const served = { dossier, read };
    this.#open.set(id, served);
    return served;
  }

  /** Dossiers of the same packs share their threads. */
  #readerFor(pack: Pack): Served['read'] {
    const { jobs, limits, timeLimit } = this.#options;
    const key = JSON.stringify(pack);
    const data: ReaderData = { pack, limits: { ...DEFAULT_LIMITS, ...limits }, withOriginals: true };
    const pool = this.#readers.get(key) ?? readingPool<ReadAnswer>('reader', jobs, data, timeLimit);
    this.#readers.set(key, pool);
    return (task) => pool.run(task);
  }
}
