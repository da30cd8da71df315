// Reads the models that come along with the program.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ModelManifest, openModel } from './model.ts';
import { Models } from './models.ts';

/** `models/` of this package. It lies in a folder around this module, in a clone as when installed. */
export function modelsFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'models');
    if (existsSync(join(folder, 'README.md'))) return folder;
  }
  throw new Error('The folder models is missing from this installation; install hearsay again.');
}

/** Reads every model in `folder`. Throws where one is not what its manifest says. */
export function readModels(folder = modelsFolder()): Models {
  const models = readManifests(folder).map((manifest) =>
    openModel(manifest, readFileSync(join(folder, manifest.name, manifest.weights))),
  );
  return new Models(models);
}

/** What the models in `folder` say of themselves, in order of their names. */
export function readManifests(folder = modelsFolder()): ModelManifest[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name, 'manifest.json'), 'utf8')) as ModelManifest);
}
