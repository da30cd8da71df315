import { expect, it } from 'vitest';
import { LinearModel } from '../src/models/linear-model.ts';
import { openModel } from '../src/models/model.ts';
import { HashedCounts, NgramModel } from '../src/models/ngram-model.ts';
import { SequenceModel } from '../src/models/sequence-model.ts';
import { packModel } from './write-model.ts';

const table = { width: 1, entries: new Uint32Array(2), rows: new Int8Array(1) };
const counts = new HashedCounts(new Uint32Array(0));
const parts = [
  { name: 'a', labels: ['x'], model: new LinearModel(table, 0.5) },
  { name: 'b', labels: ['x'], model: new SequenceModel(table, [1], Int32Array.of(-3), 0.25) },
  { name: 'c', labels: [], model: new NgramModel(counts, counts, counts, 9) },
];

it('packs parts of every kind so that they can be opened', () => {
  const { manifest, weights } = packModel('three', '1.2.3', parts, { list: [1] });
  const model = openModel(manifest, weights);
  expect(model.manifest.parts.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'a linear',
    'b sequence',
    'c ngrams',
  ]);
  expect([model.linear('a').scale, model.sequence('b').scale, model.ngrams('c').total]).toEqual([0.5, 0.25, 9]);
  expect([model.manifest.version, model.table('list')]).toEqual(['1.2.3', [1]]);
});
