// Loads the packs a command works with: the common one that comes along, and those it is given.
import { resolve } from 'node:path';
import { commonPackFolder } from '../packs/common.ts';
import { mergePacks, type Pack } from '../packs/pack.ts';
import { readPack } from '../packs/read.ts';
import { Failure } from './environment.ts';

/** The common pack and those in `folders`, merged. Throws a Failure where one is wrong or two disagree. */
export async function loadPacks(folders: readonly string[], cwd: string): Promise<Pack> {
  try {
    const packs = await Promise.all(
      [commonPackFolder(), ...folders.map((folder) => resolve(cwd, folder))].map(readPack),
    );
    return mergePacks(packs);
  } catch (error) {
    throw new Failure((error as Error).message);
  }
}
