import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { piecesOfNamed, readNamed } from './named-file.ts';

const BYTES = Buffer.alloc(200_000, 'ab');
let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hearsay-named-'));
  writeFileSync(join(cwd, 'a'), BYTES);
  mkdirSync(join(cwd, 'folder'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

async function joined(name: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOfNamed(name, cwd)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe.each([
  ['whole', (name: string) => readNamed(name, cwd)],
  ['in pieces', joined],
])('a named file, %s', (_, read) => {
  test('has all its bytes', async () => expect(BYTES.equals(await read('a'))).toBe(true));

  test.each([
    ['none', 'ENOENT'],
    ['folder', 'EISDIR'],
  ])('that is %s is told with status 2', async (name, code) => {
    const message = `${name} could not be read (${code}); check its name and rights.`;
    await expect(read(name)).rejects.toMatchObject({ name: 'Failure', status: 2, message });
  });
});

test('what the reader of the pieces throws stays its own', async () => {
  const own = new Error('no archive');
  const reading = (async () => {
    for await (const _ of piecesOfNamed('a', cwd)) throw own;
  })();
  await expect(reading).rejects.toBe(own);
});
