// The packs that come along with the program: where their folders are.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `packs/common` of this package, for `readPack`. It lies in a folder around this module, in a clone as when installed. */
export function commonPackFolder(): string {
  const folder = shippedPackFolder('common');
  if (folder === undefined)
    throw new Error('The folder packs/common is missing from this installation; install hearsay again.');
  return folder;
}

/** `packs/<name>` of this package; undefined where no such pack comes along. */
export function shippedPackFolder(name: string): string | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return undefined;
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'packs', name);
    if (existsSync(join(folder, 'pack.yaml'))) return folder;
  }
  return undefined;
}
