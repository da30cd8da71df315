// The models that stages use, by name, and what they share.
import type { Model, ModelManifest } from './model.ts';
import { WordForms } from './word-forms.ts';

/** Models by name. */
export class Models {
  readonly #byName: ReadonlyMap<string, Model>;
  /** Spellings already taken apart, for all models. */
  readonly forms = new WordForms();

  constructor(models: readonly Model[]) {
    this.#byName = new Map(models.map((model) => [model.manifest.name, model]));
  }

  /** Throws where there is no model of that name. */
  get(name: string): Model {
    const model = this.#byName.get(name);
    if (model === undefined) throw new Error(`There is no model "${name}"; the folder models/ of the package has it.`);
    return model;
  }
}

/** Name, version and hash of models, in order of the names. */
export function modelsOf(manifests: readonly ModelManifest[]): Pick<ModelManifest, 'name' | 'version' | 'sha256'>[] {
  return manifests
    .map(({ name, version, sha256 }) => ({ name, version, sha256 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
