// A whole dossier as one file: a zip of its originals and, as JSON lines, of every table that is not worked out from others.
import { Unzip, type UnzipFile, UnzipInflate, UnzipPassThrough, Zip, ZipDeflate } from 'fflate';
import { type Blobs, sha256Of } from '../store/blobs.ts';
import { type Database, lockDossier } from '../store/database.ts';
import type { Tables } from '../store/tables.ts';
import { ArchiveError } from './errors.ts';

/** In the order in which rows can be written: what a row names comes before it. */
const TABLES = ['generations', 'documents', 'sightings', 'analyses', 'judgements', 'log', 'feeds', 'unread'] as const;
type Table = (typeof TABLES)[number];

/** What a row is told apart by, in the order in which it is written. */
const KEYS: Readonly<Record<Table, readonly string[]>> = {
  generations: ['generation'],
  documents: ['id'],
  sightings: ['document', 'key'],
  analyses: ['generation', 'document'],
  judgements: ['id'],
  log: ['seq'],
  feeds: ['url'],
  unread: ['path'],
};

const FORMAT = 1;
const AT_ONCE = 200;
/** Bytes of one line, or of one original; more is hostile. */
const LONGEST = 512 * 1024 * 1024;
/** A fixed time, so that the same dossier gives the same bytes. */
const WHEN = new Date(1980, 0, 1);

interface Manifest {
  readonly hearsay: 'dossier';
  readonly format: number;
  readonly createdAt: string;
  readonly settings: string;
  readonly generation: number;
}

/** The archive, in pieces. */
export async function* archivePieces(db: Database, blobs: Blobs, dossier: string): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    made.push(piece);
  });
  const encoder = new TextEncoder();
  const begin = (name: string) => {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = WHEN;
    zip.add(entry);
    return entry;
  };
  const row = await db
    .selectFrom('dossiers')
    .select(['createdAt', 'settings', 'generation'])
    .where('id', '=', dossier)
    .executeTakeFirstOrThrow();
  const manifest: Manifest = { hearsay: 'dossier', format: FORMAT, ...row };
  begin('manifest.json').push(encoder.encode(JSON.stringify(manifest)), true);
  for await (const sha256 of hashesOf(db, dossier)) {
    const bytes = await blobs.get(dossier, sha256);
    if (!bytes)
      throw new ArchiveError(`The original ${sha256} is missing; \`hearsay verify\` tells which document it is of.`);
    begin(`originals/${sha256}`).push(bytes, true);
    yield* made.splice(0);
  }
  for (const table of TABLES) {
    const entry = begin(`tables/${table}.jsonl`);
    for await (const rows of rowsOf(db, dossier, table)) {
      entry.push(encoder.encode(rows.map(({ dossier: _, ...rest }) => `${JSON.stringify(rest)}\n`).join('')));
      yield* made.splice(0);
    }
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  yield* made.splice(0);
}

async function* hashesOf(db: Database, dossier: string): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('documents')
      .select('sha256')
      .distinct()
      .where('dossier', '=', dossier)
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(AT_ONCE)
      .execute();
    if (rows.length === 0) return;
    for (const { sha256 } of rows) yield sha256;
    after = rows.at(-1)!.sha256;
  }
}

async function* rowsOf(
  db: Database,
  dossier: string,
  table: Table,
): AsyncGenerator<(Record<string, unknown> & { dossier: string })[]> {
  for (let offset = 0; ; offset += AT_ONCE) {
    let query = db
      .selectFrom(table as 'log')
      .selectAll()
      .where('dossier', '=', dossier);
    for (const key of KEYS[table]) query = query.orderBy(key as 'seq');
    const rows = await query.limit(AT_ONCE).offset(offset).execute();
    if (rows.length === 0) return;
    yield rows as unknown as (Record<string, unknown> & { dossier: string })[];
  }
}

/**
 * Fills the dossier `dossier`, which has no documents yet, from an archive. All of it is kept or nothing; what it holds is not checked
 * here but by `verifyDossier`. Throws an ArchiveError for what is no archive, or a broken one.
 */
export async function readArchive(
  pieces: AsyncIterable<Uint8Array>,
  db: Database,
  blobs: Blobs,
  dossier: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockDossier(tx, dossier);
    const filled = await tx.selectFrom('log').select('seq').where('dossier', '=', dossier).limit(1).execute();
    if (filled.length > 0) throw new ArchiveError('The dossier is not empty; import into a new one.');
    const reader = new ArchiveReader(tx, blobs, dossier);
    for await (const piece of pieces) await reader.push(piece);
    await reader.end();
  });
}

/** An entry that is being read. */
interface Entry {
  readonly name: string;
  readonly chunks: Uint8Array[];
  size: number;
}

class ArchiveReader {
  readonly #db: Database;
  readonly #blobs: Blobs;
  readonly #dossier: string;
  readonly #unzip: Unzip;
  readonly #done: { readonly name: string; readonly bytes: Uint8Array; readonly isLast: boolean }[] = [];
  #fault: Error | undefined;
  #open = 0;
  #hasManifest = false;
  #rest = '';

  constructor(db: Database, blobs: Blobs, dossier: string) {
    this.#db = db;
    this.#blobs = blobs;
    this.#dossier = dossier;
    this.#unzip = new Unzip((file) => this.#begin(file));
    this.#unzip.register(UnzipInflate);
    this.#unzip.register(UnzipPassThrough);
  }

  async push(piece: Uint8Array): Promise<void> {
    this.#feed(piece, false);
    await this.#take();
  }

  async end(): Promise<void> {
    this.#feed(new Uint8Array(), true);
    await this.#take();
    if (!this.#hasManifest || this.#open > 0)
      throw new ArchiveError('The file is no archive of a dossier, or was cut off; export it again.');
  }

  #feed(piece: Uint8Array, isLast: boolean): void {
    try {
      this.#unzip.push(piece, isLast);
    } catch (error) {
      this.#fault = error as Error;
    }
    if (this.#fault instanceof ArchiveError) throw this.#fault;
    if (this.#fault) throw new ArchiveError('The file is no archive of a dossier, or is damaged; export it again.');
  }

  #begin(file: UnzipFile): void {
    const entry: Entry = { name: file.name, chunks: [], size: 0 };
    // Tables are taken in pieces, whatever their size; an original as a whole, because it is hashed.
    const isTable = entry.name.startsWith('tables/');
    this.#open++;
    file.ondata = (error, chunk, isLast) => {
      if (error) this.#fault = error;
      entry.size += isTable ? 0 : chunk.length;
      if (entry.size > LONGEST) this.#fault = new ArchiveError(`${entry.name} in the archive is too large.`);
      if (this.#fault) return file.terminate();
      entry.chunks.push(chunk);
      if (isLast) this.#open--;
      if (isLast || isTable) {
        this.#done.push({ name: entry.name, bytes: Buffer.concat(entry.chunks), isLast });
        entry.chunks.length = 0;
      }
    };
    file.start();
  }

  async #take(): Promise<void> {
    for (const { name, bytes, isLast } of this.#done.splice(0)) {
      if (name === 'manifest.json') await this.#takeManifest(bytes);
      else if (!this.#hasManifest) throw new ArchiveError('The file is no archive of a dossier.');
      else if (name.startsWith('originals/')) await this.#takeOriginal(name.slice('originals/'.length), bytes);
      else await this.#takeRows(name, bytes, isLast);
    }
  }

  async #takeManifest(bytes: Uint8Array): Promise<void> {
    const manifest = parsed(Buffer.from(bytes).toString('utf8')) as Partial<Manifest>;
    if (manifest.hearsay !== 'dossier' || typeof manifest.settings !== 'string')
      throw new ArchiveError('The file is no archive of a dossier.');
    if (manifest.format !== FORMAT)
      throw new ArchiveError(
        'The archive was made by a newer version of Hearsay; import it with that version or a later one.',
      );
    await this.#db.deleteFrom('generations').where('dossier', '=', this.#dossier).execute();
    const { createdAt = '', settings, generation = 1 } = manifest;
    await this.#db
      .updateTable('dossiers')
      .set({ createdAt, settings, generation })
      .where('id', '=', this.#dossier)
      .execute();
    this.#hasManifest = true;
  }

  async #takeOriginal(sha256: string, bytes: Uint8Array): Promise<void> {
    if (sha256Of(bytes) !== sha256)
      throw new ArchiveError(`The original ${sha256.slice(0, 64)} in the archive was changed.`);
    const kept = await this.#blobs.put(sha256, bytes);
    await this.#db
      .insertInto('blobs')
      .values({ dossier: this.#dossier, sha256, size: bytes.length, bytes: kept.bytes })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** Lines may be cut between two pieces; `#rest` is the part of one that is still to come. Entries come one after the other. */
  async #takeRows(name: string, bytes: Uint8Array, isLast: boolean): Promise<void> {
    const table = TABLES.find((one) => name === `tables/${one}.jsonl`);
    if (!table) throw new ArchiveError(`The archive holds ${JSON.stringify(name.slice(0, 80))}, which no dossier has.`);
    // One byte a character until a line is whole, so that no letter is cut in two.
    const lines = (this.#rest + Buffer.from(bytes).toString('latin1')).split('\n');
    this.#rest = isLast ? '' : lines.pop()!;
    if (this.#rest.length > LONGEST) throw new ArchiveError(`A line of ${table} in the archive is too long.`);
    const rows = lines
      .filter((line) => line !== '')
      .map((line) => ({ ...parsed(Buffer.from(line, 'latin1').toString('utf8')), dossier: this.#dossier }));
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const values = rows.slice(at, at + AT_ONCE) as unknown as Tables['log'][];
      await this.#db
        .insertInto(table as 'log')
        .values(values)
        .execute()
        .catch((error: unknown) => {
          throw isWrongRow(error) ? new ArchiveError(`A line of ${table} in the archive fits no dossier.`) : error;
        });
    }
  }
}

/** The database refuses the row itself: an unknown column, a wrong type, a key that is there or names nothing. */
function isWrongRow(error: unknown): boolean {
  return /^(?:22|23|42)/.test(String((error as { code?: unknown }).code ?? ''));
}

function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw new ArchiveError('A line in the archive is no JSON; it is damaged, export it again.');
  }
}
