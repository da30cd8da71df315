// Every model that comes along is what its manifest says, and its card says what a user must know.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import type { ModelManifest } from '../src/models/model.ts';
import { modelsFolder, readManifests, readModels } from '../src/models/read.ts';

/** Bytes that all weights together may have. */
const LARGEST = 8 * 2 ** 20;

const folder = modelsFolder();
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(names)('the model %s', (name) => {
  const read = (file: string) => readFileSync(join(folder, name, file));
  const manifest = JSON.parse(read('manifest.json').toString()) as ModelManifest;

  test('has a card, a manifest, weights, and nothing else', () => {
    expect(readdirSync(join(folder, name)).sort()).toEqual(['README.md', 'manifest.json', 'weights.bin']);
    expect(manifest.weights).toBe('weights.bin');
  });

  test('has its folder for a name and three numbers for a version', () => {
    expect(manifest.name).toBe(name);
    expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('has the weights that its manifest names, used to the last byte', () => {
    const weights = read('weights.bin');
    expect(bytesToHex(sha256(weights))).toBe(manifest.sha256);
    const bounds = manifest.parts.map(({ start, end }) => [start, end]);
    expect(bounds.flat()).toEqual([0, ...bounds.slice(1).flatMap(([start]) => [start, start]), weights.length]);
    expect(readModels(folder).get(name).manifest).toEqual(manifest);
  });

  test.each([
    ['its purpose', new RegExp(`^# ${name}\\n\\n\\p{Lu}[^]{40,}?\\n\\n`, 'u')],
    ['how it works', /^- \*\*How\.\*\* /m],
    ['what it learned from', /^- \*\*Learned from\.\*\* /m],
    ['the licence of that', /\blicen[cs]e|\bresearch use\b/i],
    ['its scores, or where they stand', /^- \*\*Scores?\b/m],
    ['where it fails', /^- \*\*Fails\.\*\* /m],
  ])('has a card that says %s', (_, section) => expect(read('README.md').toString()).toMatch(section));
});

test('the models are small', () => {
  const sizes = readManifests().map(({ name, weights }) => statSync(join(folder, name, weights)).size);
  console.info(`weights of ${sizes.length} models: ${sizes.reduce((sum, size) => sum + size, 0)} bytes`);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(LARGEST);
});

test('every model that a stage asks for is there, and no other', () => {
  const src = join(folder, '../src');
  const asked = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(src, file), 'utf8').matchAll(/\bmodels\.get\('([^']+)'\)/g)])
    .map(([, name]) => name);
  expect([...new Set(asked)].sort()).toEqual([...names].sort());
});
