// A dossier that is kept: documents are added for months, what they say together is concluded anew, and every step is logged.
import { analysisOf, joinAnalyzed } from '../app.ts';
import { Dossier } from '../corroborate/dossier.ts';
import type { Analysis, Generator } from '../document/analysis.ts';
import { type Change, changesBetween, type EventState, eventStateOf } from '../document/change.ts';
import { type Judgement, judgementOf } from '../document/judgement.ts';
import type { Unread } from '../document/unread.ts';
import { bySighting } from '../ingest/ingest.ts';
import type { Pack } from '../packs/pack.ts';
import type { Analyzed, ReadAnswer } from '../reading.ts';
import { type Blobs, sha256Of } from '../store/blobs.ts';
import {
  differenceOf,
  dropComparisons,
  isEmpty,
  type KnownRows,
  otherKey,
  readComparisons,
  readKnown,
  writeComparisons,
  writeDifference,
} from '../store/conclusions.ts';
import { type Database, lockDossier, type OpenDatabase } from '../store/database.ts';
import { type Given, keepSighted, noteUnread, readDocuments, readUnread, removeDocument } from '../store/documents.ts';
import { openDossier } from '../store/generations.ts';
import { putJudgements, readJudgements, withdrawJudgement } from '../store/judgements.ts';
import { append, type LogEntry, readLog } from '../store/log.ts';
import { rowsOf } from './views.ts';

/** Who does something, and when. */
export interface By {
  readonly who: string;
  /** ISO instant. */
  readonly at: string;
}

export interface AddReport {
  /** Ids of documents that are new. */
  readonly added: readonly string[];
  /** Ids of documents that were there already; the place is kept where it is new. */
  readonly seen: readonly string[];
  readonly unread: readonly Unread[];
}

export interface KeptOptions {
  readonly id: string;
  readonly database: OpenDatabase;
  readonly blobs: Blobs;
  readonly pack: Pack;
  readonly generator: Generator;
}

export type ChangeListener = (told: { readonly revision: number; readonly changes: readonly Change[] }) => void;

/** A judgement before it is made. */
export type NewJudgement = Pick<Judgement, 'kind' | 'target' | 'value' | 'why'>;

/** Entries of the log read in one go. */
const LOG_PAGE = 1_000;

/** One process's view of a kept dossier. Calls may overlap; what changes the dossier is done one after the other. */
export class KeptDossier {
  readonly id: string;
  readonly database: OpenDatabase;
  readonly #blobs: Blobs;
  readonly #pack: Pack;
  readonly #generator: Generator;
  readonly #generation: number;
  readonly #listeners = new Set<ChangeListener>();
  #engine: Engine | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor({ id, database, blobs, pack, generator }: KeptOptions, generation: number) {
    this.id = id;
    this.database = database;
    this.#blobs = blobs;
    this.#pack = pack;
    this.#generator = generator;
    this.#generation = generation;
  }

  /** Opens a dossier of the database; made where it is missing. */
  static async open(options: KeptOptions, at: string): Promise<KeptDossier> {
    const { db } = options.database;
    const { generation } = await openDossier(db, options.id, { at, generator: options.generator, settings: {} });
    return new KeptDossier(options, generation);
  }

  get #db(): Database {
    return this.database.db;
  }

  get generation(): number {
    return this.#generation;
  }

  /** Keeps what was read of some inputs: all of it or, where it fails, nothing. Nothing is concluded yet. */
  keep(answer: ReadAnswer, by: By): Promise<AddReport> {
    return this.#inTurn(() => this.#keep(answer, by));
  }

  async #keep({ documents, unread }: ReadAnswer, by: By): Promise<AddReport> {
    const kept = await Promise.all(
      documents.map(async (one) => {
        const bytes = one.original ?? new Uint8Array();
        return { one, size: bytes.length, ...(await this.#blobs.put(one.document.sha256, bytes)) };
      }),
    );
    const given = await this.#db.transaction().execute(async (tx) => {
      await lockDossier(tx, this.id);
      const given: Given[] = [];
      for (const { one, size, bytes } of kept) {
        const { document, original: _, ...parts } = one;
        const isFirst = (other: Analyzed['document']) => bySighting(document, { ...other, text: '' }) < 0;
        const made = { generation: this.#generation, at: by.at, isFirst };
        given.push(await keepSighted(tx, this.id, { document, parts, size, bytes }, made));
      }
      const read = documents.flatMap(({ document }) => document.path ?? document.url ?? []);
      await noteUnread(tx, this.id, unread, read, by.at);
      await append(tx, this.id, entriesOf(given, unread, by));
      return given;
    });
    const idsOf = (isNew: boolean) => [
      ...new Set(given.filter(({ outcome }) => (outcome === 'added') === isNew).map(({ document }) => document)),
    ];
    return { added: idsOf(true), seen: idsOf(false), unread };
  }

  /** Takes a document out; its bytes too where no other document has them. The log keeps who, when and why. False where there is none. */
  remove(document: string, { who, at, why }: By & { readonly why: string }): Promise<boolean> {
    return this.#inTurn(async () => {
      const removed = await this.#db.transaction().execute(async (tx) => {
        await lockDossier(tx, this.id);
        const removed = await removeDocument(tx, this.id, document);
        if (!removed) return undefined;
        await dropComparisons(tx, this.id, document);
        await append(tx, this.id, [{ at, who, action: 'remove', body: { document, sha256: removed.sha256, why } }]);
        return removed;
      });
      if (removed?.isLast) await this.#blobs.drop(removed.sha256);
      return removed !== undefined;
    });
  }

  judge(made: readonly NewJudgement[], { who, at }: By): Promise<Judgement[]> {
    return this.#inTurn(() =>
      this.#db.transaction().execute(async (tx) => {
        await lockDossier(tx, this.id);
        const judgements = made.map((one) => judgementOf({ ...one, who, at }));
        const fresh = await putJudgements(tx, this.id, judgements);
        await append(
          tx,
          this.id,
          fresh.map((one) => ({
            at,
            who,
            action: 'judge',
            body: { judgement: one.id, hash: sha256Of(JSON.stringify(one)) },
          })),
        );
        return judgements;
      }),
    );
  }

  /** Marks a judgement as withdrawn; undefined where there is none that stands. */
  withdraw(id: string, { who, at, why }: By & { readonly why: string }): Promise<Judgement | undefined> {
    return this.#inTurn(() =>
      this.#db.transaction().execute(async (tx) => {
        await lockDossier(tx, this.id);
        const withdrawn = await withdrawJudgement(tx, this.id, id, { who, at, why });
        if (withdrawn) {
          const hash = sha256Of(JSON.stringify(withdrawn));
          await append(tx, this.id, [{ at, who, action: 'withdraw', body: { judgement: id, hash } }]);
        }
        return withdrawn;
      }),
    );
  }

  judgements(): Promise<Judgement[]> {
    return readJudgements(this.#db, this.id);
  }

  original(sha256: string): Promise<Uint8Array | undefined> {
    return this.#blobs.get(this.id, sha256);
  }

  /** Concludes what the documents and judgements say together, and writes what changed. `at`: when, for those who listen. */
  conclude(at: string): Promise<readonly Change[]> {
    return this.#inTurn(() => this.#conclude(at));
  }

  async #conclude(at: string): Promise<readonly Change[]> {
    const engine = await this.#upToDate();
    const { difference, events, states } = engine.conclude();
    const isBehind = await this.#isBehind(engine);
    if (isEmpty(difference) && !isBehind) return [];
    const revision = await this.#write(engine, difference);
    const changes = changesBetween(states, events, at);
    for (const listener of this.#listeners) listener({ revision, changes });
    return changes;
  }

  async #isBehind({ seq }: Engine): Promise<boolean> {
    const row = await this.#db
      .selectFrom('dossiers')
      .select('concludedSeq')
      .where('id', '=', this.id)
      .executeTakeFirstOrThrow();
    return row.concludedSeq < seq;
  }

  /** Writes the difference; where another process concluded meanwhile, what it wrote is read first. */
  async #write(engine: Engine, difference: ReturnType<typeof differenceOf>): Promise<number> {
    return this.#db.transaction().execute(async (tx) => {
      await lockDossier(tx, this.id);
      const now = await tx
        .selectFrom('dossiers')
        .select(['revision', 'concludedSeq'])
        .where('id', '=', this.id)
        .executeTakeFirstOrThrow();
      const stale = now.revision !== engine.revision;
      const toWrite = stale ? engine.differenceFrom(await readKnown(tx, this.id)) : difference;
      const revision = now.revision + 1;
      await writeDifference(tx, this.id, toWrite, { revision, concludedSeq: Math.max(now.concludedSeq, engine.seq) });
      await writeComparisons(tx, this.id, engine.freshComparisons());
      engine.written(toWrite, revision);
      return revision;
    });
  }

  /** The engine with every document and judgement that the log has. */
  async #upToDate(): Promise<Engine> {
    if (!this.#engine) this.#engine = await this.#load();
    const engine = this.#engine;
    const documents = new Set<string>();
    let areJudged = false;
    for (;;) {
      const entries = await readLog(this.#db, this.id, engine.seq, LOG_PAGE);
      for (const { body, action } of entries) {
        const { document } = JSON.parse(body) as { document?: string };
        if (document !== undefined) documents.add(document);
        if (action === 'judge' || action === 'withdraw') areJudged = true;
      }
      if (entries.length === 0) break;
      engine.seq = entries.at(-1)!.seq;
    }
    if (areJudged) engine.judgements = await this.judgements();
    for (const document of documents) engine.remove(document);
    for await (const one of this.#read([...documents])) engine.put(one);
    return engine;
  }

  async #load(): Promise<Engine> {
    const row = await this.#db
      .selectFrom('dossiers')
      .select('revision')
      .where('id', '=', this.id)
      .executeTakeFirstOrThrow();
    const last = await this.#db
      .selectFrom('log')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .where('dossier', '=', this.id)
      .executeTakeFirst();
    const engine = new Engine(this.#pack, await readKnown(this.#db, this.id), row.revision, last?.seq ?? 0);
    engine.compared(await readComparisons(this.#db, this.id));
    engine.judgements = await this.judgements();
    engine.states = await this.#states();
    for await (const one of this.#read()) engine.put(one);
    return engine;
  }

  async #states(): Promise<EventState[]> {
    return this.#db
      .selectFrom('events')
      .select(['id', 'type', 'label', 'support', 'independent', 'contested'])
      .where('dossier', '=', this.id)
      .orderBy('id')
      .execute() as Promise<EventState[]>;
  }

  async *#read(only?: readonly string[]): AsyncGenerator<Analyzed> {
    for await (const { places, parts } of readDocuments(this.#db, this.id, this.#generation, only)) {
      const found: Omit<Analyzed, 'document'> = JSON.parse(parts);
      yield joinAnalyzed(places.map((document) => ({ document, ...found })))[0]!;
    }
  }

  /** Everything that is known, as one object: what `hearsay brief` of the same inputs gives, with the judgements of people. */
  async analysis(): Promise<Analysis> {
    const [{ documents, conclusions }, unread] = await this.#inTurn(
      async () => [(await this.#upToDate()).whole(), await readUnread(this.#db, this.id)] as const,
    );
    return analysisOf(documents, conclusions, this.#generator, unread);
  }

  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#turn.catch(() => {});
    await this.database.close();
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(act, act);
    this.#turn = done.catch(() => {});
    return done;
  }
}

/** The documents at hand, what they say together, and what of it the store has. */
class Engine {
  readonly #dossier: Dossier;
  readonly #documents = new Map<string, Analyzed>();
  #known: KnownRows;
  revision: number;
  /** The last entry of the log that is taken in. */
  seq: number;
  states: readonly EventState[] = [];
  #rows: ReturnType<typeof rowsOf> | undefined;
  readonly #kept = new Set<string>();

  constructor(pack: Pack, known: KnownRows, revision: number, seq: number) {
    this.#dossier = new Dossier(pack);
    this.#known = known;
    this.revision = revision;
    this.seq = seq;
  }

  set judgements(judgements: readonly Judgement[]) {
    this.#dossier.judge(judgements.filter(({ withdrawn }) => withdrawn === undefined));
  }

  put(document: Analyzed): void {
    this.#documents.set(document.document.id, document);
    this.#dossier.add(document);
  }

  remove(id: string): void {
    this.#documents.delete(id);
    this.#dossier.remove(id);
  }

  whole() {
    return { documents: this.#inOrder(), conclusions: this.#dossier.conclude() };
  }

  conclude() {
    const { documents, conclusions } = this.whole();
    const { states } = this;
    this.#rows = rowsOf(documents, conclusions);
    this.states = conclusions.events.map(eventStateOf);
    return { difference: differenceOf(this.#known, this.#rows), events: conclusions.events, states };
  }

  differenceFrom(known: KnownRows): ReturnType<typeof differenceOf> {
    this.#known = known;
    return differenceOf(known, this.#rows!);
  }

  written({ put, gone }: ReturnType<typeof differenceOf>, revision: number): void {
    this.revision = revision;
    for (const table of ['documents', 'claims', 'events'] as const) {
      for (const id of gone[table]) this.#known[table].delete(id);
      for (const { id, hash } of put[table]) this.#known[table].set(id, hash);
    }
    for (const key of gone.others) this.#known.others.delete(key);
    for (const row of put.others) this.#known.others.set(otherKey(row), row.hash);
  }

  compared(known: ReadonlyMap<string, string | null>): void {
    for (const [key, body] of known) {
      this.#dossier.comparisons.set(key, body === null ? null : JSON.parse(body));
      this.#kept.add(key);
    }
  }

  /** Comparisons made since the last call. */
  freshComparisons(): [string, string | null][] {
    const fresh: [string, string | null][] = [];
    for (const [key, comparison] of this.#dossier.comparisons) {
      if (this.#kept.has(key)) continue;
      this.#kept.add(key);
      fresh.push([key, comparison && JSON.stringify(comparison)]);
    }
    return fresh;
  }

  #inOrder(): Analyzed[] {
    return [...this.#documents.values()]
      .sort((a, b) => bySighting(a.document, b.document))
      .map((one) => ({ ...one, ...this.#dossier.documentOf(one.document.id) }));
  }
}

function entriesOf(given: readonly Given[], unread: readonly Unread[], { who, at }: By): LogEntry[] {
  const documents = given
    .filter(({ outcome }) => outcome !== 'known')
    .map(({ document, sha256, sighting, outcome, analysis, text }) => ({
      ...{ at, who, action: outcome === 'added' ? 'add' : 'sight' },
      body: { document, sha256, text, sighting, analysis },
    }));
  const failed = unread.map(({ path, reason }) => ({ at, who, action: 'unread', body: { path, reason } }));
  return [...documents, ...failed];
}
