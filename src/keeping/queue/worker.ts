// Takes what waits to be read from the queue, has threads read it, and keeps what they answer, together with the end of its job.

import type { ReadAnswer, ReadTask } from '../../reading.ts';
import { isLost } from '../../store/errors.ts';
import { hasIntake, type IntakePlace, readIntake } from '../../store/intake.ts';
import type { IntakeRow } from '../../store/tables.ts';
import { TaskLostError } from '../../workers/pool.ts';
import { DossierMismatchError } from '../errors.ts';
import type { Answered, KeptDossier } from '../kept.ts';
import { LEASE } from './lease.ts';
import { isBehind, type Queue, type TakenJob } from './queue.ts';

/** A dossier that this worker serves, and the threads that read for its packs. */
export interface Served {
  readonly dossier: KeptDossier;
  readonly read: (task: ReadTask) => Promise<ReadAnswer>;
}

export interface WorkerOptions {
  readonly queue: Queue;
  /** What is served; asked again every few seconds. The same dossier is the same object, until it is to be served anew. */
  readonly served: () => Promise<readonly Served[]>;
  /** Concludes a dossier; a long time may pass. */
  readonly conclude: (dossier: KeptDossier, at: string) => Promise<unknown>;
  /** Texts read at once. */
  readonly jobs: number;
  /** No other process serves these dossiers, as where they lie in a folder of this one. */
  readonly alone?: boolean;
  /** Seconds after which another takes over what a worker that died had taken; default 30. */
  readonly lease?: number;
  /** Seconds for which what is under way is waited for at the end; default 30. */
  readonly grace?: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told what happens, in sentences. */
  readonly tell?: (sentence: string) => void;
  readonly signal?: AbortSignal;
  /** Ends when nothing waits, nor is anything to be concluded. */
  readonly untilEmpty?: boolean;
}

export interface WorkerReport {
  readonly read: number;
  readonly added: number;
  readonly unread: number;
}

const GRACE = 30;
/** Inputs taken for each thread: while they are read, others are fetched and kept. */
const TAKEN_PER_THREAD = 4;
/** Times that an input may take its thread down. */
const TRIES = 3;
/** Times that the worker of an input may end. Workers end for other reasons too, so these are more. */
const DEATHS = 10;
/** Inputs kept in one transaction. */
const BATCH = 64;
/** Milliseconds between two looks at an empty queue. */
const LOOK = 500;
const SERVED_AFTER = 5_000;
const SWEEP_AFTER = 30_000;
/** Milliseconds between two tries to reach the database, at first and at most. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 15_000;
/** Milliseconds after which a dossier is concluded though more is waiting. */
const PATIENCE = 60_000;

/** An input that was read, or that needs no reading any more. */
interface Done extends Answered {
  readonly job: string;
  readonly path: string;
}

/** What this worker does for one dossier. */
class Desk {
  readonly dossier: KeptDossier;
  readonly read: Served['read'];
  /** Jobs that are this worker's. */
  readonly held = new Set<string>();
  readonly done: Done[] = [];
  isKeeping = false;
  conclusion: string | undefined;

  constructor({ dossier, read }: Served) {
    this.dossier = dossier;
    this.read = read;
  }

  get isIdle(): boolean {
    return this.held.size === 0 && this.conclusion === undefined;
  }
}

export class QueueWorker {
  readonly #options: WorkerOptions;
  readonly #lease: number;
  #desks: Desk[] = [];
  #isServedAt = Number.NEGATIVE_INFINITY;
  #isSweptAt = Number.NEGATIVE_INFINITY;
  #isTendedAt = Number.NEGATIVE_INFINITY;
  #isLost = false;
  #wake = () => {};
  #read = 0;
  #added = 0;
  #unread = 0;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#lease = options.lease ?? LEASE;
  }

  /** Works until the signal, or until nothing waits. Whatever happens to the database in between, it goes on. */
  async run(): Promise<WorkerReport> {
    const { signal, untilEmpty = false } = this.#options;
    const onAbort = () => this.#wake();
    signal?.addEventListener('abort', onAbort);
    const tending = setInterval(() => void this.#tend(), (this.#lease * 1000) / 3);
    try {
      for (let failed = 0; !signal?.aborted; ) {
        try {
          const taken = await this.#round();
          failed = 0;
          this.#found();
          if (!taken && untilEmpty && (await this.#isEmpty())) break;
          if (!taken) await this.#pause(LOOK);
        } catch (error) {
          if (!isLost(error)) throw error;
          this.#lose();
          await this.#pause(waitAfter(failed++));
        }
      }
      await this.#finish();
    } finally {
      clearInterval(tending);
      signal?.removeEventListener('abort', onAbort);
    }
    return { read: this.#read, added: this.#added, unread: this.#unread };
  }

  /** Takes what there is room for, of each dossier in turn. Whether anything was taken. */
  async #round(): Promise<boolean> {
    await this.#serve();
    if (this.#options.now() - this.#isSweptAt >= SWEEP_AFTER) await this.#sweep();
    let isTaken = false;
    for (const desk of this.#desks) {
      if (await this.#takeReads(desk)) isTaken = true;
      if (await this.#takeConclude(desk)) isTaken = true;
    }
    return isTaken;
  }

  async #serve(): Promise<void> {
    if (this.#options.now() - this.#isServedAt < SERVED_AFTER) return;
    const served = await this.#options.served();
    const known = new Map(this.#desks.map((desk) => [desk.dossier, desk]));
    const desks = served.map((one) => known.get(one.dossier) ?? new Desk(one));
    for (const { dossier } of desks) {
      await this.#options.queue.prepare(dossier.id);
      if (this.#options.alone && !known.has(dossier)) await this.#options.queue.reclaim(dossier.id, { all: true });
    }
    // What is under way for a dossier that is served no more, or anew, is ended.
    this.#desks = [...desks, ...this.#desks.filter((desk) => !desk.isIdle && !desks.includes(desk))];
    this.#isServedAt = this.#options.now();
  }

  async #sweep(): Promise<void> {
    for (const { dossier } of this.#desks) await this.#options.queue.sweep(dossier.id, this.#options.now());
    this.#isSweptAt = this.#options.now();
  }

  /** Says what this worker is doing, and gives back what those have taken who said nothing for their lease. Never throws. */
  async #tend(): Promise<void> {
    const { queue, now } = this.#options;
    try {
      for (const { dossier, held, conclusion } of this.#desks) {
        await queue.renew(dossier.id, [...held, ...(conclusion === undefined ? [] : [conclusion])], this.#lease);
        // A thread of this process that was busy for long renews before it looks for the silent.
        if (now() - this.#isTendedAt < this.#lease * 1000) await queue.reclaim(dossier.id);
      }
      this.#isTendedAt = now();
    } catch (error) {
      if (isLost(error)) this.#lose();
      else this.#tell(`The queue could not be tended (${wordsOf(error)}); it is tried again.`);
    }
  }

  async #takeReads(desk: Desk): Promise<boolean> {
    const { queue, jobs } = this.#options;
    const most = jobs * TAKEN_PER_THREAD;
    const held = this.#desks.reduce((sum, one) => sum + one.held.size, 0);
    // Several at a time cost no more than one.
    if (most - held < Math.max(1, jobs)) return false;
    const { dossier } = desk;
    const taken = await queue.takeReads(dossier.id, most - held);
    if (taken.length === 0) return false;
    const ids = taken.map(({ id }) => id);
    for (const id of ids) desk.held.add(id);
    try {
      await queue.renew(dossier.id, ids, this.#lease);
      const rows = await readIntake(queue.database.db, dossier.id, ids);
      const waiting = new Map(rows.map((row) => [row.id, row]));
      await queue.finishReads(
        queue.database.db,
        dossier.id,
        ids.filter((id) => !waiting.has(id)),
      );
      for (const job of taken) {
        const row = waiting.get(job.id);
        if (row) void this.#readOne(desk, job, row);
        else desk.held.delete(job.id);
      }
    } catch (error) {
      for (const id of ids) desk.held.delete(id);
      throw error;
    }
    return true;
  }

  /** Reads one input. Where the database is lost meanwhile, the job is let go, and comes back by itself. */
  async #readOne(desk: Desk, job: TakenJob, { id, sha256, place, who }: IntakeRow): Promise<void> {
    try {
      const from: IntakePlace = JSON.parse(place);
      const path = from.path ?? from.url ?? from.name;
      const answer = await this.#answer(desk, job, from, path, sha256);
      const by = { who, at: new Date(this.#options.now()).toISOString() };
      desk.done.push({ answer, by, intake: { id, sha256 }, job: job.id, path });
      void this.#keepDone(desk);
    } catch (error) {
      desk.held.delete(job.id);
      if (isLost(error)) this.#lose();
      else this.#tell(`An input of ${desk.dossier.id} could not be taken (${wordsOf(error)}); it is tried again.`);
      this.#wake();
    }
  }

  async #answer(
    { dossier, read }: Desk,
    { tries }: TakenJob,
    from: IntakePlace,
    path: string,
    sha256: string,
  ): Promise<ReadAnswer> {
    if (tries >= DEATHS)
      return failed(
        path,
        `was being read each of the ${tries} times that a worker ended; it was given up. Report the file if it can be shared.`,
      );
    const bytes = await dossier.original(sha256);
    if (!bytes) return failed(path, 'was given, and its bytes are missing from the dossier; give it again.');
    const { path: shown, url, ...named } = from;
    const source = { bytes, ...named, ...(url !== undefined && { url }) };
    const place = { ...(shown !== undefined && { path: shown }), ...(url !== undefined && { url }) };
    for (let attempt = 1; ; attempt++) {
      try {
        return await read({ source, place });
      } catch (error) {
        if (!(error instanceof TaskLostError)) throw error;
        if (attempt === TRIES) return failed(path, error.message);
      }
    }
  }

  /** Keeps what is done, as much at once as came together while the batch before was kept. */
  async #keepDone(desk: Desk): Promise<void> {
    if (desk.isKeeping) return;
    desk.isKeeping = true;
    while (desk.done.length > 0) {
      const batch = desk.done.splice(0, BATCH);
      await this.#keep(desk, batch);
      for (const { job } of batch) desk.held.delete(job);
      this.#wake();
    }
    desk.isKeeping = false;
  }

  /** Keeps a batch; where the database is lost, tries until it is back. What cannot be kept with others is kept alone. */
  async #keep(desk: Desk, batch: readonly Done[]): Promise<void> {
    const { queue, now } = this.#options;
    const { dossier } = desk;
    for (let failures = 0; ; failures++) {
      try {
        const report = await dossier.keepAll(batch, async (tx) => {
          await queue.finishReads(
            tx,
            dossier.id,
            batch.map(({ job }) => job),
          );
          if (await isBehind(tx, dossier.id)) await queue.askToConclude(tx, dossier.id, now());
        });
        this.#found();
        this.#read += batch.length;
        this.#added += report.added.length;
        this.#unread += report.unread.length;
        for (const { reason } of report.unread) this.#tell(reason);
        return;
      } catch (error) {
        if (isLost(error)) {
          this.#lose();
          if (this.#options.signal?.aborted && failures > 2) return;
          await delay(waitAfter(failures));
        } else if (error instanceof DossierMismatchError) {
          this.#isServedAt = Number.NEGATIVE_INFINITY;
          return;
        } else if (batch.length > 1) {
          for (const one of batch) await this.#keep(desk, [one]);
          return;
        } else if (failures < TRIES) {
          await delay(FIRST_WAIT);
        } else if (batch[0]!.answer.documents.length > 0) {
          const [one] = batch;
          return this.#keep(desk, [
            { ...one!, answer: failed(one!.path, `was read and could not be kept (${wordsOf(error)}).`) },
          ]);
        } else {
          this.#tell(`${batch[0]!.path} could not be kept (${wordsOf(error)}); it is tried again later.`);
          return;
        }
      }
    }
  }

  /** Takes the conclusion of a dossier, when nothing more is coming or it has waited long enough. */
  async #takeConclude(desk: Desk): Promise<boolean> {
    if (this.#desks.some(({ conclusion }) => conclusion !== undefined)) return false;
    const { queue, now } = this.#options;
    const { db } = queue.database;
    const { id } = desk.dossier;
    const job = await queue.takeConclude(id);
    if (!job) return false;
    const isEarly = now() - job.since < PATIENCE && (await hasIntake(db, id));
    if (isEarly || !(await isBehind(db, id))) {
      await db.transaction().execute(async (tx) => {
        await queue.finishConclude(tx, id, job.id);
        if (isEarly) await queue.askToConclude(tx, id, job.since);
      });
      return false;
    }
    desk.conclusion = job.id;
    void this.#conclude(desk, job.id);
    return true;
  }

  async #conclude(desk: Desk, job: string): Promise<void> {
    const { queue, conclude, now } = this.#options;
    const { id } = desk.dossier;
    try {
      await queue.renew(id, [job], this.#lease);
      await conclude(desk.dossier, new Date(now()).toISOString());
      await queue.finishConclude(queue.database.db, id, job);
    } catch (error) {
      if (isLost(error)) this.#lose();
      else this.#tell(`Dossier ${id} could not be concluded (${wordsOf(error)}); it is tried again.`);
      // The sweep asks again for what stays behind.
      await queue.finishConclude(queue.database.db, id, job).catch(() => {});
    }
    desk.conclusion = undefined;
    this.#wake();
  }

  async #isEmpty(): Promise<boolean> {
    const { db } = this.#options.queue.database;
    if (this.#desks.some((desk) => !desk.isIdle)) return false;
    for (const { dossier } of this.#desks) {
      if ((await hasIntake(db, dossier.id)) || (await isBehind(db, dossier.id))) return false;
    }
    return true;
  }

  /** Waits for what is under way, for so long as is allowed, then gives back the rest. */
  async #finish(): Promise<void> {
    const { queue, now, grace = GRACE } = this.#options;
    const end = now() + grace * 1000;
    while (this.#desks.some((desk) => !desk.isIdle) && now() < end) await this.#pause(Math.min(LOOK, end - now()));
    for (const { dossier, held, conclusion } of this.#desks) {
      await queue.giveBack(dossier.id, [...held]).catch(() => {});
      if (conclusion !== undefined) await queue.giveBackConclude(dossier.id, conclusion).catch(() => {});
    }
  }

  #lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#tell('The database is lost; it is tried again until it is back.');
  }

  #found(): void {
    if (!this.#isLost) return;
    this.#isLost = false;
    this.#tell('The database is back.');
  }

  #tell(sentence: string): void {
    this.#options.tell?.(sentence);
  }

  /** Waits, or less where something happens. */
  async #pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
  }
}

function failed(path: string, what: string): ReadAnswer {
  return { documents: [], unread: [{ path, reason: `${path} ${what}` }] };
}

function waitAfter(failures: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}
