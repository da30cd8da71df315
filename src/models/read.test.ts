import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { modelsFolder, readManifests, readModels } from './read.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-models-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A model without parts, whose weights are `bytes`. */
function put(name: string, bytes: Uint8Array): void {
  const sha = bytesToHex(sha256(bytes));
  const manifest = { name, version: '1.0.0', weights: 'weights.bin', sha256: sha, parts: [], tables: {} };
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, name, 'weights.bin'), bytes);
}

it('reads every model in a folder, in order of their names, and passes files over', () => {
  put('words', Uint8Array.of(1));
  put('names', Uint8Array.of(2));
  writeFileSync(join(folder, 'README.md'), '# Models\n');
  expect(readManifests(folder).map(({ name }) => name)).toEqual(['names', 'words']);
  expect(readModels(folder).get('words').manifest.name).toBe('words');
});

it('refuses weights that were changed', () => {
  put('names', Uint8Array.of(2));
  writeFileSync(join(folder, 'names', 'weights.bin'), Uint8Array.of(3));
  expect(() => readModels(folder)).toThrow('Model "names": the weights have SHA-256');
});

it.each([
  ['the folder', () => readModels(join(folder, 'nowhere')), 'nowhere'],
  ['a manifest', () => readModels(folder), 'manifest.json'],
])('names what is missing: %s', (_, read, missing) => {
  mkdirSync(join(folder, 'names'));
  expect(read).toThrow(missing);
});

it('finds the models of this package', () => {
  expect(readManifests(modelsFolder()).map(({ name }) => name)).toEqual(readManifests().map(({ name }) => name));
});
