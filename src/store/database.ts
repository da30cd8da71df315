// Opens the database of a dossier: PostgreSQL inside this process, in a folder, or a server. One dialect of SQL for both.
import { Kysely, Migrator, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import { DatabaseError } from './errors.ts';
import { keepingPlans } from './kept-plans.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** A folder for the embedded database, made where it is missing, or the address of a server: "postgres://user@host/name". */
export type DatabasePlace = { readonly folder: string } | { readonly url: string; readonly connections?: number };

export interface OpenDatabase {
  readonly db: Database;
  readonly kind: 'embedded' | 'server';
  /** Runs one statement, or without values several, on the same database, for the queue; where one fails, a transaction it began is taken back. */
  readonly execute: (text: string, values?: readonly unknown[]) => Promise<{ rows: unknown[] }>;
  readonly close: () => Promise<void>;
}

/** Connections of one process to a server, unless told otherwise. */
const CONNECTIONS = 10;

/** Opens the database and brings its tables up to date. Throws a DatabaseError. */
export async function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  const opened = 'folder' in place ? await openEmbedded(place.folder) : await openServer(place);
  try {
    await migrate(opened.db);
  } catch (error) {
    await opened.close().catch(() => {});
    throw error instanceof DatabaseError ? error : new DatabaseError(sentenceOf(error, place), { cause: error });
  }
  return opened;
}

async function openEmbedded(folder: string): Promise<OpenDatabase> {
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await PGlite.create({ dataDir: folder }).catch((error: unknown) => {
    throw new DatabaseError(
      `The database in ${folder} does not open (${wordsOf(error)}). If another program has it open, end that; else restore the folder from a copy, or import an archive of the dossier into a new one.`,
    );
  });
  const turns = new Turns();
  const pool: PostgresPool = {
    connect: async () => {
      await turns.take();
      return clientOf(pglite, () => turns.give());
    },
    end: () => pglite.close(),
  };
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const execute = async (text: string, values?: readonly unknown[]) => {
    await turns.take();
    try {
      if (values && values.length > 0) return await pglite.query(text, [...values]);
      const results = await pglite.exec(text);
      return { rows: results.at(-1)?.rows ?? [] };
    } catch (error) {
      await pglite.exec('rollback').catch(() => {});
      throw error;
    } finally {
      turns.give();
    }
  };
  // Kysely ends the pool only if it was ever used.
  return {
    db,
    kind: 'embedded',
    execute,
    close: async () => {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
}

interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[]; affectedRows?: number }>;
}

/** What Kysely asks of a client of `pg`, on PGlite's one connection. */
function clientOf(pglite: Queryable, release: () => void): PostgresPoolClient {
  const query = async (text: string, values: readonly unknown[] = []) => {
    const { rows, affectedRows = 0 } = await pglite.query(text, [...values]);
    const command = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? '';
    return { command, rowCount: affectedRows, rows };
  };
  return { query, release } as unknown as PostgresPoolClient;
}

/** One holder at a time, in the order of asking. */
class Turns {
  #isTaken = false;
  readonly #waiting: (() => void)[] = [];

  async take(): Promise<void> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#isTaken = false;
  }
}

async function openServer({
  url,
  connections = CONNECTIONS,
}: {
  url: string;
  connections?: number;
}): Promise<OpenDatabase> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while it is idle is replaced at the next query, which tells.
  pool.on('error', () => {});
  // One that breaks between two statements of a transaction tells at the next.
  pool.on('connect', (client) => void client.on('error', () => {}));
  const plansKept: PostgresPool = { connect: async () => keepingPlans(await pool.connect()), end: () => pool.end() };
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: plansKept }) });
  const execute = async (text: string, values: readonly unknown[] = []) => {
    const client = await pool.connect();
    try {
      const results = await client.query(text, [...values]);
      client.release();
      return Array.isArray(results) ? results.at(-1) : results;
    } catch (error) {
      // The connection goes with the transaction that the statements may have begun.
      client.release(true);
      throw error;
    }
  };
  return {
    db,
    kind: 'server',
    execute,
    close: async () => {
      await db.destroy();
      if (!pool.ended) await pool.end();
    },
  };
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableName: 'hearsayMigrations',
    migrationLockTableName: 'hearsayMigrationLock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error && /corrupted migrations|previously executed migration/.test(error.message))
    throw new DatabaseError('The dossier was made by a newer version of Hearsay; use that version or a later one.');
  if (error) throw error;
}

/** Waits for rows of one dossier to be free of other writers; ends with the transaction. */
export async function lockDossier(db: Database, dossier: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`hearsay ${dossier}`}))`.execute(db);
}

function sentenceOf(error: unknown, place: DatabasePlace): string {
  const where = 'folder' in place ? `in ${place.folder}` : `at ${withoutPassword(place.url)}`;
  return `The database ${where} cannot be used (${wordsOf(error)}); check that it runs, its address and your rights in it.`;
}

/** "postgres://anna@host/name" of "postgres://anna:secret@host/name?x=y". */
export function withoutPassword(url: string): string {
  try {
    const { protocol, username, host, pathname } = new URL(url);
    return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
  } catch {
    return 'an address that is none';
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown cause';
  const { code } = error as { code?: unknown };
  return error.message === '' ? String(code ?? error.name) : error.message.split('\n')[0]!;
}
