// Loads the packs a command works with: the common one, and those it names: by the name of one that comes along, or by folder.
import { resolve } from 'node:path';
import { Option } from 'commander';
import { commonPackFolder, shippedPackFolder } from '../packs/common.ts';
import { mergePacks, type Pack } from '../packs/pack.ts';
import { readPack } from '../packs/read.ts';
import { Failure } from './environment.ts';

/** What is looked for where nothing else is asked. */
export const DEFAULT_PACK = 'dprk';

/** `--pack`, of every command that reads for a subject. */
export function packOption(): Option {
  return new Option(
    '--pack <name or folder>',
    'what to look for: a pack that comes along, or a folder; may be repeated (default: dprk, or what the dossier has)',
  ).argParser((folder: string, before: readonly string[] = []) => [...before, folder]);
}

/** The common pack and those in `named`, merged; "./dprk" is a folder, "dprk" the pack that comes along. Throws a Failure where one is wrong or two disagree. */
export async function loadPacks(named: readonly string[], cwd: string): Promise<Pack> {
  try {
    const folders = new Set(named.map((name) => shippedPackFolder(name) ?? resolve(cwd, name)));
    const packs = await Promise.all([...new Set([commonPackFolder(), ...folders])].map(readPack));
    return mergePacks(packs);
  } catch (error) {
    throw new Failure((error as Error).message);
  }
}
