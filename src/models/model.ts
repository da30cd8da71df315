// A model: a manifest that says what is in it, and its weights. Opened only when the weights are those of the manifest.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ByteReader } from './bytes.ts';
import { LinearModel } from './linear-model.ts';
import { NgramModel } from './ngram-model.ts';
import { SequenceModel } from './sequence-model.ts';

/** One trained part of a model: bytes [start, end) of the weights. */
export interface PartManifest {
  readonly name: string;
  readonly kind: 'sequence' | 'linear' | 'ngrams';
  readonly labels: readonly string[];
  readonly scale: number;
  readonly start: number;
  readonly end: number;
}

/** `manifest.json` of a model folder. */
export interface ModelManifest {
  readonly name: string;
  readonly version: string;
  /** File of the weights beside the manifest, and its hash. */
  readonly weights: string;
  readonly sha256: string;
  readonly parts: readonly PartManifest[];
  /** Small tables that go with the weights: word lists, calibration. */
  readonly tables: Readonly<Record<string, unknown>>;
}

/** A model that is ready to run. A part is read anew whenever it is asked for, so that who lays its weights out holds no second copy. */
export class Model {
  readonly manifest: ModelManifest;
  readonly #weights: Uint8Array;

  constructor(manifest: ModelManifest, weights: Uint8Array) {
    this.manifest = manifest;
    this.#weights = weights;
  }

  /** Throws, as the two below do, where the manifest names no such part, or the weights do not hold one there. */
  sequence(name: string): SequenceModel {
    return this.#read(name, 'sequence', 'sequence', SequenceModel.read);
  }

  linear(name: string): LinearModel {
    return this.#read(name, 'linear', 'linear', LinearModel.read);
  }

  ngrams(name: string): NgramModel {
    return this.#read(name, 'ngrams', 'n-gram', NgramModel.read);
  }

  #read<Part>(
    name: string,
    kind: PartManifest['kind'],
    word: string,
    read: (reader: ByteReader, scale: number) => Part,
  ): Part {
    const { name: model, parts } = this.manifest;
    const found = parts.find((part) => part.name === name && part.kind === kind);
    if (found === undefined) throw new Error(`Model "${model}" has no ${word} part "${name}".`);
    const reader = new ByteReader(this.#weights.subarray(found.start, found.end));
    const part = read(reader, found.scale);
    if (!reader.atEnd) throw new Error(`Model "${model}": part "${name}" does not end where the manifest says.`);
    return part;
  }

  labels(name: string): readonly string[] {
    return this.manifest.parts.find((part) => part.name === name)?.labels ?? [];
  }

  table<T>(name: string): T {
    if (!(name in this.manifest.tables)) throw new Error(`Model "${this.manifest.name}" has no table "${name}".`);
    return this.manifest.tables[name] as T;
  }
}

/** Opens a model. Throws where the weights are not the ones that the manifest names. */
export function openModel(manifest: ModelManifest, weights: Uint8Array): Model {
  const found = bytesToHex(sha256(weights));
  if (found !== manifest.sha256) {
    throw new Error(
      `Model "${manifest.name}": the weights have SHA-256 ${found}, the manifest says ${manifest.sha256}. ` +
        'One of the two was changed: take both from the same release, or run `npm run train`.',
    );
  }
  return new Model(manifest, weights);
}
