import { expect, it } from 'vitest';
import { Model, type ModelManifest } from './model.ts';
import { Models, modelsOf } from './models.ts';

function manifestOf(name: string): ModelManifest {
  return { name, version: '1.0.0', weights: 'weights.bin', sha256: `hash of ${name}`, parts: [], tables: {} };
}

it('gives a model by its name', () => {
  const names = new Model(manifestOf('names'), new Uint8Array());
  const models = new Models([names, new Model(manifestOf('words'), new Uint8Array())]);
  expect(models.get('names')).toBe(names);
});

it('says which model is missing', () => {
  expect(() => new Models([]).get('names')).toThrow('There is no model "names"');
});

it('says of models what an analysis tells of them, in order of their names', () => {
  expect(modelsOf(['words', 'names'].map(manifestOf))).toEqual([
    { name: 'names', version: '1.0.0', sha256: 'hash of names' },
    { name: 'words', version: '1.0.0', sha256: 'hash of words' },
  ]);
});
