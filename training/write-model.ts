// Writes what was learned to its folder: weights, and a manifest with their hash.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ByteWriter } from '../src/models/bytes.ts';
import { LinearModel } from '../src/models/linear-model.ts';
import { type Model, type ModelManifest, openModel, type PartManifest } from '../src/models/model.ts';
import { NgramModel } from '../src/models/ngram-model.ts';
import type { SequenceModel } from '../src/models/sequence-model.ts';

type Part = LinearModel | SequenceModel | NgramModel;

export interface TrainedPart {
  readonly name: string;
  readonly labels: readonly string[];
  readonly model: Part;
}

/** Writes `models/<name>/weights.bin` and `manifest.json`, and gives the model as it will be read again. */
export function writeModel(
  modelsFolder: string,
  name: string,
  version: string,
  trained: readonly TrainedPart[],
  tables: Readonly<Record<string, unknown>> = {},
): Model {
  const { manifest, weights } = packModel(name, version, trained, tables);
  const folder = join(modelsFolder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, manifest.weights), weights);
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  return openModel(manifest, weights);
}

export function packModel(
  name: string,
  version: string,
  trained: readonly TrainedPart[],
  tables: Readonly<Record<string, unknown>> = {},
): { manifest: ModelManifest; weights: Uint8Array } {
  const parts: PartManifest[] = [];
  const chunks: Uint8Array[] = [];
  let start = 0;
  for (const { name: part, labels, model } of trained) {
    const writer = new ByteWriter();
    model.write(writer);
    const chunk = writer.done();
    const kind = kindOf(model);
    parts.push({ name: part, kind, labels, scale: model.scale, start, end: start + chunk.length });
    chunks.push(chunk);
    start += chunk.length;
  }
  const weights = Buffer.concat(chunks);
  const hash = bytesToHex(sha256(weights));
  return { manifest: { name, version, weights: 'weights.bin', sha256: hash, parts, tables }, weights };
}

function kindOf(model: Part): PartManifest['kind'] {
  if (model instanceof LinearModel) return 'linear';
  return model instanceof NgramModel ? 'ngrams' : 'sequence';
}
