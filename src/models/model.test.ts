import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from './bytes.ts';
import { assignRows } from './feature-table.ts';
import { LinearModel } from './linear-model.ts';
import { type ModelManifest, openModel, type PartManifest } from './model.ts';
import { SequenceModel } from './sequence-model.ts';

const table = { width: 2, entries: assignRows([11], 4).entries, rows: Int8Array.of(0, 0, 3, -3) };
const tags = bytesOf(new LinearModel(table, 0.5));
const spans = bytesOf(new SequenceModel(table, [1], Int32Array.of(1, 2, 3, 4), 0.25));
const weights = Uint8Array.from([...tags, ...spans]);
const manifest: ModelManifest = {
  name: 'tiny',
  version: '1.0.0',
  weights: 'weights.bin',
  sha256: bytesToHex(sha256(weights)),
  parts: [
    { name: 'tags', kind: 'linear', labels: ['NN', 'VB'], scale: 0.5, start: 0, end: tags.length },
    { name: 'spans', kind: 'sequence', labels: ['O', 'B'], scale: 0.25, start: tags.length, end: weights.length },
  ],
  tables: { lexicon: { said: 2 } },
};

function bytesOf(model: LinearModel | SequenceModel): Uint8Array {
  const writer = new ByteWriter();
  model.write(writer);
  return writer.done();
}

/** The manifest with its first part changed. */
function withTags(changed: Partial<PartManifest>): ModelManifest {
  return { ...manifest, parts: [{ ...manifest.parts[0]!, ...changed }, manifest.parts[1]!] };
}

describe('a model', () => {
  const model = openModel(manifest, weights);

  it('has the parts and tables of its manifest', () => {
    expect(model.linear('tags').scale).toBe(0.5);
    expect(model.sequence('spans').transitions).toEqual(Int32Array.of(1, 2, 3, 4));
    expect(model.labels('tags')).toEqual(['NN', 'VB']);
    expect(model.table<Record<string, number>>('lexicon')).toEqual({ said: 2 });
  });

  it.each([
    ['no sequence part "tags"', () => model.sequence('tags')],
    ['no linear part "spans"', () => model.linear('spans')],
    ['no linear part "heads"', () => model.linear('heads')],
    ['no n-gram part "tags"', () => model.ngrams('tags')],
    ['no table "thresholds"', () => model.table('thresholds')],
  ])('says that it has %s', (missing, ask) => {
    expect(ask).toThrow(new Error(`Model "tiny" has ${missing}.`));
  });
});

describe('weights', () => {
  it('of another hash are refused, with what to do', () => {
    const changed = weights.slice();
    changed[5]! ^= 1;
    expect(() => openModel(manifest, changed)).toThrow(
      `Model "tiny": the weights have SHA-256 ${bytesToHex(sha256(changed))}, the manifest says ${manifest.sha256}. ` +
        'One of the two was changed: take both from the same release, or run `npm run train`.',
    );
  });

  it.each([
    ['goes on too long', { end: tags.length + 1 }, 'Model "tiny": part "tags" does not end where the manifest says.'],
    ['is cut off', { end: 1 }, /in the middle of a number/],
    ['is nowhere', { start: weights.length, end: weights.length + 9 }, /in the middle of a number/],
  ])('of a part that %s are refused', (_, changed, message) => {
    const model = openModel(withTags(changed), weights);
    expect(() => model.linear('tags')).toThrow(message);
  });
});
