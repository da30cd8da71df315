// Loads the packs a command works with: the common one that comes along, and those it is given.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergePacks, type Pack } from '../packs/pack.ts';
import { readPack } from '../packs/read.ts';
import { Failure } from './environment.ts';

/** The common pack and those in `folders`, merged. Throws a Failure where one is wrong or two disagree. */
export async function loadPacks(folders: readonly string[], cwd: string): Promise<Pack> {
  try {
    const packs = await Promise.all(
      [join(packsFolder(), 'common'), ...folders.map((folder) => resolve(cwd, folder))].map(readPack),
    );
    return mergePacks(packs);
  } catch (error) {
    throw new Failure((error as Error).message);
  }
}

/** `packs/` of this package: two folders up in the sources, one from the built program. */
function packsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'packs', 'common', 'pack.yaml'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('The folder packs/common is missing from this installation; install hearsay again.');
    folder = parent;
  }
  return join(folder, 'packs');
}
