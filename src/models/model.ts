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

export type Part = LinearModel | SequenceModel | NgramModel;

/** A model that is ready to run. */
export class Model {
  readonly manifest: ModelManifest;
  readonly #parts: ReadonlyMap<string, Part>;

  constructor(manifest: ModelManifest, parts: ReadonlyMap<string, Part>) {
    this.manifest = manifest;
    this.#parts = parts;
  }

  sequence(name: string): SequenceModel {
    const part = this.#parts.get(name);
    if (part instanceof SequenceModel) return part;
    throw new Error(`Model "${this.manifest.name}" has no sequence part "${name}".`);
  }

  linear(name: string): LinearModel {
    const part = this.#parts.get(name);
    if (part instanceof LinearModel) return part;
    throw new Error(`Model "${this.manifest.name}" has no linear part "${name}".`);
  }

  ngrams(name: string): NgramModel {
    const part = this.#parts.get(name);
    if (part instanceof NgramModel) return part;
    throw new Error(`Model "${this.manifest.name}" has no n-gram part "${name}".`);
  }

  labels(name: string): readonly string[] {
    return this.manifest.parts.find((part) => part.name === name)?.labels ?? [];
  }

  table<T>(name: string): T {
    if (!(name in this.manifest.tables)) throw new Error(`Model "${this.manifest.name}" has no table "${name}".`);
    return this.manifest.tables[name] as T;
  }
}

/** Opens a model. Throws where the weights are not the ones that the manifest names, or cannot be read. */
export function openModel(manifest: ModelManifest, weights: Uint8Array): Model {
  const found = bytesToHex(sha256(weights));
  if (found !== manifest.sha256) {
    throw new Error(
      `Model "${manifest.name}": the weights have SHA-256 ${found}, the manifest says ${manifest.sha256}. ` +
        'One of the two was changed: take both from the same release, or run `npm run train`.',
    );
  }
  const parts = new Map<string, Part>();
  for (const { name, kind, scale, start, end } of manifest.parts) {
    const reader = new ByteReader(weights.subarray(start, end));
    parts.set(name, readPart(kind, reader, scale));
    if (!reader.atEnd)
      throw new Error(`Model "${manifest.name}": part "${name}" does not end where the manifest says.`);
  }
  return new Model(manifest, parts);
}

function readPart(kind: PartManifest['kind'], reader: ByteReader, scale: number): Part {
  if (kind === 'linear') return LinearModel.read(reader, scale);
  return kind === 'ngrams' ? NgramModel.read(reader) : SequenceModel.read(reader, scale);
}
