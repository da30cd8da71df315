// The pack that comes along with the program: where its folder is.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `packs/common` of this package, for `readPack`. It lies in a folder around this module, in a clone as when installed. */
export function commonPackFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'packs', 'common');
    if (existsSync(join(folder, 'pack.yaml'))) return folder;
  }
  throw new Error('The folder packs/common is missing from this installation; install hearsay again.');
}
