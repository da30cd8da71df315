// Original bytes by their SHA-256: files of a folder beside the embedded database, rows of a server.
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from './database.ts';

export interface Blobs {
  /** Keeps bytes before the transaction that names them; bytes that are there stay. Gives what the row of the database holds. */
  put(sha256: string, bytes: Uint8Array): Promise<{ readonly bytes: Uint8Array | null }>;
  /** Undefined where they are missing; not checked against their hash. */
  get(dossier: string, sha256: string): Promise<Uint8Array | undefined>;
  /** Takes away bytes that no row names. */
  drop(sha256: string): Promise<void>;
}

/** Files named by hash, "ab/abcd…", each written beside and renamed, so that it appears whole. */
export function folderBlobs(folder: string): Blobs {
  const fileOf = (sha256: string) => join(folder, sha256.slice(0, 2), checked(sha256));
  return {
    async put(sha256, bytes) {
      const file = fileOf(sha256);
      if ((await read(file))?.length === bytes.length) return { bytes: null };
      await mkdir(dirname(file), { recursive: true });
      const beside = `${file}.part`;
      const handle = await open(beside, 'w');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(beside, file);
      return { bytes: null };
    },
    get: (_dossier, sha256) => read(fileOf(sha256)),
    drop: (sha256) => rm(fileOf(sha256), { force: true }),
  };
}

/** Bytes in the table itself. */
export function tableBlobs(db: Database): Blobs {
  return {
    put: async (_sha256, bytes) => ({ bytes }),
    async get(dossier, sha256) {
      const row = await db
        .selectFrom('blobs')
        .select('bytes')
        .where('dossier', '=', dossier)
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      return row?.bytes ?? undefined;
    },
    drop: async () => {},
  };
}

/** Files of the folder that are whole, by hash, in order. */
export async function listBlobs(folder: string): Promise<string[]> {
  const folders = await readdir(folder).catch(() => []);
  const found = await Promise.all(folders.map((one) => readdir(join(folder, one)).catch(() => [])));
  return found
    .flat()
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .sort();
}

/** SHA-256 in hex; Node's own, because bytes here may be 64 MB. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function checked(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError(`blobs: "${sha256}" is no SHA-256 in hex.`);
  return sha256;
}

async function read(file: string): Promise<Uint8Array | undefined> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
