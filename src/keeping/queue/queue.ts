// The queue of a database: jobs in pg-boss, on a server as in the embedded database. A job names a dossier and what waits in it, no content.
import { CompiledQuery, sql } from 'kysely';
import PgBoss from 'pg-boss';
import type { Database, OpenDatabase } from '../../store/database.ts';
import { isLost } from '../../store/errors.ts';

/** A job that this process has taken. */
export interface TakenJob {
  readonly id: string;
  /** Times that it was taken before, by workers that ended or gave it back. */
  readonly tries: number;
}

/** A job to conclude a dossier. */
export interface ConcludeJob extends TakenJob {
  /** When it was first asked for, in milliseconds since 1970. */
  readonly since: number;
}

/** `pg-boss` keeps its tables apart in this schema. */
const SCHEMA = 'hearsay_queue';
/** What kills its reader is given up by the worker, who tells why; the queue itself never does. */
const RETRIES = 1_000_000;
/** Seconds until a job of a worker that was not heard of is taken by another, before the worker sets its own. */
const FIRST_LEASE = 30;
/** Seconds for which documents may come together before they are concluded. */
export const QUIET = 2;

/** A queue for each dossier, because pg-boss takes the next job of a queue, whatever it says. */
const readQueue = (dossier: string) => `read/${dossier}`;
const concludeQueue = (dossier: string) => `conclude/${dossier}`;

export class Queue {
  readonly database: OpenDatabase;
  readonly #boss: PgBoss;
  readonly #made = new Set<string>();
  #error: unknown;

  private constructor(database: OpenDatabase) {
    this.database = database;
    const executeSql = async (text: string, values: unknown[] = []) => {
      try {
        return (await database.execute(text, values.map(asParameter))) as { rows: unknown[] };
      } catch (error) {
        this.#error = error;
        throw error;
      }
    };
    // No timers of its own: what they do fails unseen when the database is lost, and scans the queues of all dossiers.
    this.#boss = new PgBoss({ schema: SCHEMA, supervise: false, schedule: false, db: { executeSql } });
    this.#boss.on('error', () => {});
  }

  /** Opens the queue on a database; its tables are made where they are missing. */
  static async open(database: OpenDatabase): Promise<Queue> {
    const queue = new Queue(database);
    await queue.#boss.start();
    return queue;
  }

  /** Makes the queues of a dossier where they are missing. To be called before a transaction that puts jobs into them. */
  async prepare(dossier: string): Promise<void> {
    if (this.#made.has(dossier)) return;
    const kept = { retryLimit: RETRIES, retryDelay: 0, expireInSeconds: FIRST_LEASE };
    await this.#boss.createQueue(readQueue(dossier), { name: readQueue(dossier), ...kept });
    // At most one waits while one is being done.
    await this.#boss.createQueue(concludeQueue(dossier), { name: concludeQueue(dossier), policy: 'stately', ...kept });
    this.#made.add(dossier);
  }

  /** A job for each intake, under its id, within the transaction `tx`; one that is there stays. */
  async enqueue(tx: Database, dossier: string, intake: readonly string[]): Promise<void> {
    const name = readQueue(dossier);
    const jobs = intake.map((id) => ({ id, name, data: { dossier, intake: id } }));
    if (jobs.length > 0) await this.#boss.insert(jobs, { db: within(tx) });
  }

  /** Asks for a conclusion after a while, within the transaction `tx`; one asked for already is enough. */
  async askToConclude(tx: Database, dossier: string, since: number, after: number = QUIET): Promise<void> {
    const job = { name: concludeQueue(dossier), data: { dossier, since }, startAfter: String(after) };
    await this.#boss.insert([job], { db: within(tx) });
  }

  /** Takes jobs whose intake is to be read, `most` at most. Throws where the database is lost. */
  async takeReads(dossier: string, most: number): Promise<TakenJob[]> {
    const jobs = await this.#fetch<object>(readQueue(dossier), most);
    return jobs.map(({ id, retryCount }) => ({ id, tries: retryCount }));
  }

  /** Takes the job to conclude, unless another has it. */
  async takeConclude(dossier: string): Promise<ConcludeJob | undefined> {
    const [job] = await this.#fetch<{ since: number }>(concludeQueue(dossier), 1);
    return job && { id: job.id, tries: job.retryCount, since: job.data.since };
  }

  async #fetch<Data>(name: string, batchSize: number): Promise<PgBoss.JobWithMetadata<Data>[]> {
    this.#error = undefined;
    const jobs = await this.#boss.fetch<Data>(name, { batchSize, includeMetadata: true });
    // pg-boss gives nothing where its statement fails: a second conclusion of one dossier, or a lost database.
    if (isLost(this.#error)) throw this.#error;
    return jobs;
  }

  /** Says that these jobs are being done: for `lease` seconds from now no other takes them. */
  async renew(dossier: string, jobs: readonly string[], lease: number): Promise<void> {
    if (jobs.length === 0) return;
    // pg-boss 10 has no heartbeat; it counts from `started_on`.
    await this.database.execute(
      `update ${SCHEMA}.job set started_on = now(), expire_in = $3::integer * interval '1 second'
       where name = any($1::text[]) and id = any($2::uuid[]) and state = 'active'`,
      [[readQueue(dossier), concludeQueue(dossier)], [...jobs], lease],
    );
  }

  /** Ends jobs that are done, within the transaction `tx`. Deleted, not marked: the id of an intake that is given again is free. */
  async finishReads(tx: Database, dossier: string, jobs: readonly string[]): Promise<void> {
    if (jobs.length > 0) await this.#boss.deleteJob(readQueue(dossier), [...jobs], { db: within(tx) });
  }

  async finishConclude(tx: Database, dossier: string, job: string): Promise<void> {
    await this.#boss.deleteJob(concludeQueue(dossier), [job], { db: within(tx) });
  }

  /** Gives back jobs that were taken and not done. */
  async giveBack(dossier: string, jobs: readonly string[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.#boss.fail(readQueue(dossier), [...jobs]);
  }

  async giveBackConclude(dossier: string, job: string): Promise<void> {
    await this.#boss.fail(concludeQueue(dossier), [job]);
  }

  /** Gives back the jobs of workers that have not been heard of for their lease; with `all`, where no other worker can be, those of any. */
  async reclaim(dossier: string, { all = false }: { readonly all?: boolean } = {}): Promise<void> {
    for (const name of [readQueue(dossier), concludeQueue(dossier)]) {
      const { rows } = await this.database.execute(
        `select id from ${SCHEMA}.job where name = $1 and state = 'active' and ($2::boolean or started_on + expire_in < now())`,
        [name, all],
      );
      const ids = (rows as { id: string }[]).map(({ id }) => id);
      if (ids.length > 0) await this.#boss.fail(name, ids);
    }
  }

  /** Makes the jobs that are missing: for what waits to be read, and for what was kept and not concluded. */
  async sweep(dossier: string, now: number): Promise<void> {
    const { db } = this.database;
    const name = readQueue(dossier);
    const { rows } = await sql<{ id: string }>`
      select id from intake where dossier = ${dossier} and not exists (
        select 1 from ${sql.raw(SCHEMA)}.job where job.name = ${name} and job.id = intake.id::uuid)`.execute(db);
    const missing = rows.map(({ id }) => id);
    await this.enqueue(db, dossier, missing);
    if (await isBehind(db, dossier)) await this.askToConclude(db, dossier, now);
  }
}

/** Whether the log has entries that the conclusions do not take in. */
export async function isBehind(db: Database, dossier: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from dossiers where id = ${dossier} and exists (
      select 1 from log where log.dossier = dossiers.id and log.seq > dossiers."concludedSeq")`.execute(db);
  return rows.length > 0;
}

/** pg-boss on the connection of a transaction. */
function within(tx: Database): PgBoss.Db {
  return {
    executeSql: async (text, values = []) => ({
      rows: (await tx.executeQuery(CompiledQuery.raw(text, values.map(asParameter)))).rows,
    }),
  };
}

/** pg-boss leaves out what it does not set; a parameter must be something. */
function asParameter(value: unknown): unknown {
  return value === undefined ? null : value;
}
