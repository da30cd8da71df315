// A dossier that is kept: documents are added for months, what they say together is concluded anew, and every step is logged.
import { analysisOf, joinAnalyzed } from '../analyzed.ts';
import type { Analysis, Generator } from '../document/analysis.ts';
import { type Change, changesBetween, type EventState } from '../document/change.ts';
import { type Judgement, judgementOf } from '../document/judgement.ts';
import type { Unread } from '../document/unread.ts';
import type { Feed } from '../ingest/feeds/list.ts';
import type { FeedState } from '../ingest/feeds/state.ts';
import { bySighting } from '../ingest/ingest.ts';
import type { Pack } from '../packs/pack.ts';
import type { Analyzed, KeptText, ReadAnswer } from '../reading.ts';
import { type Blobs, sha256Of } from '../store/blobs.ts';
import {
  type differenceOf,
  dropComparisons,
  isEmpty,
  readComparisons,
  readKnown,
  writeComparisons,
  writeDifference,
} from '../store/conclusions.ts';
import { type Database, lockDossier, type OpenDatabase } from '../store/database.ts';
import {
  dropUnnamed,
  keepSighted,
  noteUnread,
  putAnalysis,
  readDocuments,
  readUnread,
  removeDocument,
  sightingKey,
} from '../store/documents.ts';
import { putFeed, readFeeds } from '../store/feeds.ts';
import { emptyDossier, generationFor, missingFrom, openDossier, showGeneration } from '../store/generations.ts';
import { type IntakePlace, intakeId, type NewIntake, putIntake, takeIntake } from '../store/intake.ts';
import { putJudgements, readJudgements, withdrawJudgement } from '../store/judgements.ts';
import { append, type LogEntry, readLog } from '../store/log.ts';
import { type Verification, verifyDossier } from '../store/verify.ts';
import { archivePieces, readArchive } from './archive.ts';
import { Engine } from './engine.ts';
import { ArchiveError, DossierMismatchError } from './errors.ts';

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

/** An answer, who gave what it was read from and, where that waited, as what: kept, it waits no more. */
export interface Answered {
  readonly answer: ReadAnswer;
  readonly by: By;
  readonly intake?: Pick<NewIntake, 'id' | 'sha256'>;
}

/** What else is done in a transaction. */
export type Within = (tx: Database) => Promise<void>;

type Originals = ReadonlyMap<string, { readonly size: number; readonly bytes: Uint8Array | null }>;

/** What a dossier is set to when it is made. */
export interface DossierSettings {
  /** Names or folders of its packs, as they were given. */
  readonly packs: readonly string[];
}

interface Shown {
  readonly generation: number;
  readonly recipe: string;
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
  #generation: number;
  #recipe: string;
  readonly #listeners = new Set<ChangeListener>();
  #engine: Engine | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor({ id, database, blobs, pack, generator }: KeptOptions, { generation, recipe }: Shown) {
    this.id = id;
    this.database = database;
    this.#blobs = blobs;
    this.#pack = pack;
    this.#generator = generator;
    this.#generation = generation;
    this.#recipe = recipe;
  }

  /** Opens a dossier of the database; made where it is missing. */
  static async open(
    { settings, ...options }: KeptOptions & { readonly settings: DossierSettings },
    at: string,
  ): Promise<KeptDossier> {
    return new KeptDossier(
      options,
      await openDossier(options.database.db, options.id, { at, generator: options.generator, settings }),
    );
  }

  get #db(): Database {
    return this.database.db;
  }

  get generation(): number {
    return this.#generation;
  }

  get pack(): Pack {
    return this.#pack;
  }

  /** Whether what is shown was made by this version, these packs and these models. */
  get isCurrent(): boolean {
    return this.#recipe === JSON.stringify(this.#generator);
  }

  /** Throws a DossierMismatchError where documents read now would stand beside documents read otherwise. */
  checkCurrent(): void {
    if (this.isCurrent) return;
    const { version, packs }: Generator = JSON.parse(this.#recipe);
    const names = packs.map((pack) => `${pack.name} ${pack.version}`).join(', ');
    throw new DossierMismatchError(
      `The dossier was read by Hearsay ${version} with ${names} or with other models; \`hearsay reread\` reads all its documents again as this version does, and keeps what there was.`,
    );
  }

  /** Keeps what was read of some inputs, with originals: all of it or, where it fails, nothing. Nothing is concluded yet. */
  keep(answer: ReadAnswer, by: By): Promise<AddReport> {
    return this.keepAll([{ answer, by }]);
  }

  /** Keeps several answers in one transaction, each once: one whose intake is gone was kept by another. `also` acts in the same transaction. */
  keepAll(answered: readonly Answered[], also: Within = async () => {}): Promise<AddReport> {
    return this.#inTurn(() => this.#keepAll(answered, also));
  }

  async #keepAll(answered: readonly Answered[], also: Within): Promise<AddReport> {
    const originals = await this.#putOriginals(answered);
    const { reports, dropped } = await this.#db.transaction().execute(async (tx) => {
      await lockDossier(tx, this.id);
      await this.#checkGeneration(tx);
      const waited = answered.flatMap(({ intake }) => intake ?? []);
      const taken = waited.length === 0 ? new Set() : await takeIntake(tx, this.id, waited.map(idOf));
      const reports: AddReport[] = [];
      for (const { by, answer } of byGiver(answered.filter(({ intake }) => !intake || taken.delete(intake.id))))
        reports.push(await this.#keepIn(tx, answer, by, originals));
      const dropped =
        waited.length === 0
          ? []
          : await dropUnnamed(
              tx,
              this.id,
              waited.map(({ sha256 }) => sha256),
            );
      await also(tx);
      return { reports, dropped };
    });
    for (const sha256 of dropped) await this.#blobs.drop(sha256);
    return {
      added: [...new Set(reports.flatMap(({ added }) => added))],
      seen: [...new Set(reports.flatMap(({ seen }) => seen))],
      unread: reports.flatMap(({ unread }) => unread),
    };
  }

  /** Another process may have read the dossier again meanwhile: what was read for the generation before does not belong to it. */
  async #checkGeneration(tx: Database): Promise<void> {
    const row = await tx.selectFrom('dossiers').select('generation').where('id', '=', this.id).executeTakeFirst();
    if (row?.generation === this.#generation) return;
    throw new DossierMismatchError(
      'The dossier was read again meanwhile; give the same command once more, and start again what serves it.',
    );
  }

  #putOriginals(answered: readonly Answered[]): Promise<Originals> {
    const documents = answered.flatMap(({ answer }) => answer.documents);
    return this.#put(new Map(documents.map(({ document, original }) => [document.sha256, original!.bytes] as const)));
  }

  /** Keeps bytes by their hash; gives what their rows hold. */
  async #put(bytes: ReadonlyMap<string, Uint8Array>): Promise<Originals> {
    const put = [...bytes].map(async ([sha256, original]) => {
      return [sha256, { size: original.length, ...(await this.#blobs.put(sha256, original)) }] as const;
    });
    return new Map(await Promise.all(put));
  }

  async #keepIn(tx: Database, { documents, unread }: ReadAnswer, by: By, originals: Originals): Promise<AddReport> {
    const sighted = documents.map((one) => {
      const { document } = one.original!;
      return { document, parts: partsOf(one), ...originals.get(document.sha256)! };
    });
    const made = { generation: this.#generation, at: by.at, byPlace: bySighting };
    const given = await keepSighted(tx, this.id, sighted, made);
    const read = documents.flatMap(({ document }) => document.path ?? document.url ?? []);
    await noteUnread(tx, this.id, unread, read, by.at);
    await append(tx, this.id, entriesOf(given, unread, this.#generation, by));
    const idsOf = (isNew: boolean) => [
      ...new Set(given.filter(({ outcome }) => (outcome === 'added') === isNew).map(({ document }) => document)),
    ];
    return { added: idsOf(true), seen: idsOf(false), unread };
  }

  /** Keeps bytes that are to be read later, and gives the ids under which they wait. `also` acts in the same transaction: it tells the readers. */
  receive(
    given: readonly { readonly bytes: Uint8Array; readonly place: IntakePlace }[],
    by: By,
    also: (tx: Database, ids: readonly string[]) => Promise<void> = async () => {},
  ): Promise<string[]> {
    return this.#inTurn(async () => {
      const named = given.map(({ bytes, place }) => ({ bytes, place, sha256: sha256Of(bytes) }));
      const put = await this.#put(new Map(named.map(({ sha256, bytes }) => [sha256, bytes])));
      const intake = named.map(({ sha256, place }): NewIntake => {
        return { id: intakeId(this.id, sha256, place), sha256, place, ...put.get(sha256)! };
      });
      const ids = intake.map(idOf);
      await this.#db.transaction().execute(async (tx) => {
        await lockDossier(tx, this.id);
        await putIntake(tx, this.id, intake, by);
        await also(tx, ids);
      });
      return ids;
    });
  }

  /** Begins, or goes on with, the generation of this version, packs and models; undefined where it is shown already. */
  async beginGeneration(at: string): Promise<number | undefined> {
    const { generation, state } = await generationFor(this.#db, this.id, this.#generator, at);
    return state === 'current' ? undefined : generation;
  }

  /** Documents that a generation has no analysis of, as they were before their stages, and the outlets they name. */
  async textsWithout(generation: number, limit: number): Promise<KeptText[]> {
    const ids = await missingFrom(this.#db, this.id, generation, limit);
    const texts: KeptText[] = [];
    for await (const { places, parts } of readDocuments(this.#db, this.id, this.#generation, ids)) {
      const { outlets }: KeptParts = JSON.parse(parts);
      texts.push({ document: [...places].sort(bySighting)[0]!, outlets });
    }
    return texts;
  }

  /** Keeps analyses of documents that are here, in a generation that is being built. */
  keepAgain(generation: number, analyzed: readonly Analyzed[], { who, at }: By): Promise<void> {
    return this.#inTurn(() =>
      this.#db.transaction().execute(async (tx) => {
        await lockDossier(tx, this.id);
        const entries: LogEntry[] = [];
        for (const one of analyzed) {
          const { document, original } = one;
          const body = JSON.stringify(partsOf(one));
          const sighting = sightingKey(original!.document);
          await putAnalysis(tx, { dossier: this.id, document: document.id, generation, sighting, body, madeAt: at });
          entries.push({
            at,
            who,
            action: 'analyse',
            body: { document: document.id, generation, analysis: sha256Of(body) },
          });
        }
        await append(tx, this.id, entries);
      }),
    );
  }

  /** Shows a generation that is whole; the one before is kept. */
  show(generation: number, { who, at }: By): Promise<void> {
    return this.#inTurn(async () => {
      await this.#db.transaction().execute(async (tx) => {
        await lockDossier(tx, this.id);
        await showGeneration(tx, this.id, generation, at);
        // What was compared by an older version may compare otherwise now.
        await tx.deleteFrom('comparisons').where('dossier', '=', this.id).execute();
        await append(tx, this.id, [
          { at, who, action: 'show', body: { generation, recipe: sha256Of(JSON.stringify(this.#generator)) } },
        ]);
      });
      this.#generation = generation;
      this.#recipe = JSON.stringify(this.#generator);
      this.#engine = undefined;
    });
  }

  /** The feeds of a list with what is kept of each; without a list those that are kept. */
  async feeds(listed?: readonly Feed[]): Promise<{ feeds: readonly Feed[]; states: readonly FeedState[] }> {
    const states = (await readFeeds(this.#db, this.id)).map((body): FeedState => JSON.parse(body));
    return { feeds: listed ?? states.map(({ feed }) => ({ url: feed })), states };
  }

  keepFeed(state: FeedState): Promise<void> {
    return putFeed(this.#db, this.id, state.feed, JSON.stringify(state));
  }

  /** The whole dossier as one file, in pieces. */
  archive(): AsyncGenerator<Uint8Array> {
    return archivePieces(this.#db, this.#blobs, this.id);
  }

  /** Makes this dossier, which is empty, what an archive holds. Throws an ArchiveError, and leaves it empty, where that is damaged or was changed. */
  async fill(pieces: AsyncIterable<Uint8Array>, at: string): Promise<Verification> {
    await this.#inTurn(() => readArchive(pieces, this.#db, this.#blobs, this.id));
    const found = await this.verify();
    const [fault] = found.faults;
    if (fault) {
      await this.#inTurn(() => emptyDossier(this.#db, this.id));
      throw new ArchiveError(`The archive was changed since it was made: ${fault.sentence}`);
    }
    const { generation, recipe } = await openDossier(this.#db, this.id, {
      at,
      generator: this.#generator,
      settings: {},
    });
    this.#generation = generation;
    this.#recipe = recipe;
    this.#engine = undefined;
    await this.conclude(at);
    return found;
  }

  /** Hashes everything again. */
  verify(onProgress?: (done: number, total: number) => void): Promise<Verification> {
    return this.#inTurn(() => verifyDossier(this.#db, this.#blobs, this.id, onProgress));
  }

  /** Takes a document out; its bytes too where no other document has them. The log keeps who, when and why. False where there is none. */
  remove(document: string, { who, at, why }: By & { readonly why: string }): Promise<boolean> {
    return this.#inTurn(async () => {
      const removed = await this.#db.transaction().execute(async (tx) => {
        await lockDossier(tx, this.id);
        await this.#checkGeneration(tx);
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
        await this.#checkGeneration(tx);
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
        await this.#checkGeneration(tx);
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
    return this.#inTurn(() => this.#orForget(() => this.#conclude(at)));
  }

  /** What fails half-way leaves nothing at hand that may differ from the store. */
  async #orForget<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      this.#engine = undefined;
      throw error;
    }
  }

  async #conclude(at: string): Promise<readonly Change[]> {
    const engine = await this.#upToDate();
    const { difference, events, states } = engine.conclude();
    const isBehind = await this.#isBehind(engine);
    if (isEmpty(difference) && !isBehind) return [];
    const revision = await this.#write(engine, difference);
    if (revision === undefined) return [];
    const changes = changesBetween(states, events, at, (event) => engine.documentsOf(event));
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
  async #write(engine: Engine, difference: ReturnType<typeof differenceOf>): Promise<number | undefined> {
    return this.#db.transaction().execute(async (tx) => {
      await lockDossier(tx, this.id);
      await this.#checkGeneration(tx);
      const now = await tx
        .selectFrom('dossiers')
        .select(['revision', 'concludedSeq'])
        .where('id', '=', this.id)
        .executeTakeFirstOrThrow();
      // Another has concluded more than is known here: what he wrote stays.
      if (now.concludedSeq > engine.seq) return undefined;
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
      const { notes, inferred, ...found }: KeptParts = JSON.parse(parts);
      const read = places.map((document) => ({ ...document, notes, published: document.published ?? inferred }));
      yield joinAnalyzed(read.map((document) => ({ document, ...found })))[0]!;
    }
  }

  /** Everything that is known, as one object: what `hearsay brief` of the same inputs gives, with the judgements of people. */
  async analysis(): Promise<Analysis> {
    const [{ documents, conclusions }, unread] = await this.#inTurn(() =>
      this.#orForget(async () => [(await this.#upToDate()).whole(), await readUnread(this.#db, this.id)] as const),
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

/** What the stages found in one document, as it is kept. */
interface KeptParts extends Omit<Analyzed, 'document' | 'original'> {
  readonly notes: Analyzed['document']['notes'];
  /** The date that the text gives where its place gives none. */
  readonly inferred: Analyzed['document']['published'];
}

function partsOf({ document, original, ...found }: Analyzed): KeptParts {
  const { notes, published } = document;
  return { ...found, notes, inferred: original!.document.published === null ? published : null };
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

/** Answers one behind the other by the same person as one, in their order. */
function byGiver(answered: readonly Answered[]): { readonly by: By; readonly answer: ReadAnswer }[] {
  const runs: Answered[][] = [];
  for (const one of answered) {
    const run = runs.at(-1);
    if (run && run[0]!.by.who === one.by.who && run[0]!.by.at === one.by.at) run.push(one);
    else runs.push([one]);
  }
  return runs.map((run) => ({
    by: run[0]!.by,
    answer: {
      documents: run.flatMap(({ answer }) => answer.documents),
      unread: run.flatMap(({ answer }) => answer.unread),
    },
  }));
}

function entriesOf(
  given: Awaited<ReturnType<typeof keepSighted>>,
  unread: readonly Unread[],
  generation: number,
  { who, at }: By,
): LogEntry[] {
  const documents = given
    .filter(({ outcome }) => outcome !== 'known')
    .map(({ document, sha256, sighting, outcome, analysis, text }) => ({
      ...{ at, who, action: outcome === 'added' ? 'add' : 'sight' },
      body: { document, sha256, text, sighting, ...(analysis !== undefined && { generation, analysis }) },
    }));
  const failed = unread.map(({ path, reason }) => ({ at, who, action: 'unread', body: { path, reason } }));
  return [...documents, ...failed];
}
