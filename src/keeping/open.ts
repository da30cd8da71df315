// Opens a kept dossier where it lies: a folder that this process then owns, or a database on a server.
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Generator } from '../document/analysis.ts';
import { modelsOf } from '../models/models.ts';
import { readManifests } from '../models/read.ts';
import type { Pack } from '../packs/pack.ts';
import { type Blobs, folderBlobs, tableBlobs } from '../store/blobs.ts';
import { type OpenDatabase, openDatabase } from '../store/database.ts';
import { readSettings } from '../store/generations.ts';
import { VERSION } from '../version.ts';
import { NoDossierError } from './errors.ts';
import { type DossierSettings, KeptDossier } from './kept.ts';
import { acquireLock, type Lock } from './lock.ts';

/** A folder of this machine, or the name of a dossier on a server. */
export type DossierPlace = { readonly folder: string } | { readonly database: string; readonly name: string };

export interface OpenOptions {
  /** Packs by name or folder; without them those that the dossier was made with. */
  readonly packs?: readonly string[];
  readonly loadPacks: (names: readonly string[]) => Promise<Pack>;
  /** Packs of a dossier that is made now, where none are named. */
  readonly defaultPacks: readonly string[];
  /** ISO instant. */
  readonly now: string;
  /** What this process runs, for others who find the dossier in use: "hearsay add". */
  readonly command: string;
  /** A dossier that is not there is an error unless this is set. */
  readonly make?: boolean;
}

export interface Opened {
  readonly dossier: KeptDossier;
  /** Of an embedded dossier only. */
  readonly lock?: Lock;
  readonly close: () => Promise<void>;
}

const DATABASE = 'database';
const ORIGINALS = 'originals';
/** The one dossier of a folder. */
const ONLY = 'main';

/** Throws a NoDossierError, an OwnedError, or a DatabaseError. */
export async function openKept(place: DossierPlace, options: OpenOptions): Promise<Opened> {
  return 'folder' in place ? openFolder(place.folder, options) : openServer(place, options);
}

async function openFolder(folder: string, options: OpenOptions): Promise<Opened> {
  const { now, command, make = false } = options;
  if (!(await hasDossier(folder))) {
    if (!make)
      throw new NoDossierError(
        `There is no dossier in ${folder}; make one with \`hearsay add FILES --dossier ${folder}\`.`,
      );
    await checkEmpty(folder);
    await mkdir(folder, { recursive: true });
  }
  const lock = await acquireLock(folder, { command, now });
  try {
    const database = await openDatabase({ folder: join(folder, DATABASE) });
    const blobs = folderBlobs(join(folder, ORIGINALS));
    const dossier = await openIn(database, ONLY, blobs, options).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    const close = async () => {
      await dossier.close();
      await lock.release();
    };
    return { dossier, lock, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openServer(
  { database: url, name }: { readonly database: string; readonly name: string },
  options: OpenOptions,
): Promise<Opened> {
  const database = await openDatabase({ url });
  try {
    if (!options.make && (await readSettings(database.db, name)) === undefined)
      throw new NoDossierError(
        `There is no dossier "${name}" in the database; make one with \`hearsay add FILES --dossier ${name}\`.`,
      );
    const blobs = tableBlobs(database.db);
    const dossier = await openIn(database, name, blobs, options);
    return { dossier, close: () => dossier.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A dossier of a database that is open already, on a server that has several. */
export async function openIn(
  database: OpenDatabase,
  id: string,
  blobs: Blobs,
  { packs, loadPacks, defaultPacks, now }: OpenOptions,
): Promise<KeptDossier> {
  const kept = await readSettings(database.db, id);
  const settings: DossierSettings =
    kept === undefined ? { packs: packs ?? defaultPacks } : (JSON.parse(kept) as DossierSettings);
  const pack = await loadPacks(packs ?? settings.packs);
  return KeptDossier.open({ id, database, blobs, pack, generator: generatorOf(pack), settings }, now);
}

/** What analyses are made with here. */
export function generatorOf(pack: Pack): Generator {
  return { version: VERSION, packs: pack.parts, models: modelsOf(readManifests()) };
}

export async function hasDossier(folder: string): Promise<boolean> {
  return (await stat(join(folder, DATABASE)).catch(() => undefined))?.isDirectory() ?? false;
}

/** What may lie where a dossier is made: its lock, originals of one that was cut short, the lists that `hearsay lists` keeps there. */
const BESIDE: ReadonlySet<string> = new Set(['owner.json', ORIGINALS, 'lists']);

/** A dossier is not made among files that are something else. */
async function checkEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new NoDossierError(`${folder} cannot be a dossier: it is no folder, or may not be read.`);
  });
  const others = names.filter((name) => !BESIDE.has(name));
  if (others.length > 0)
    throw new NoDossierError(
      `${folder} holds other files (${others[0]}); name an empty folder, or one that is not there yet.`,
    );
}
