import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Environment } from './environment.ts';
import { type Pieces, writeOutput } from './output.ts';

let cwd: string;
let printed: Buffer[];
let environment: Environment;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hearsay-output-'));
  printed = [];
  const stdout = new Writable({
    highWaterMark: 4,
    write(chunk: Buffer, _encoding, done) {
      printed.push(chunk);
      setImmediate(done);
    },
  });
  environment = { stdin: (async function* () {})(), stdout, stderr: stdout, env: {}, cwd, now: () => 0 };
});
afterEach(() => rmSync(cwd, { recursive: true }));

const PARTS = ['a', 'b', Uint8Array.of(0, 255), 'ü', 'x'.repeat(3_000_000), Uint8Array.of(10)];
const WHOLE = Buffer.concat(PARTS.map((part) => Buffer.from(part)));

async function* waitedFor(parts: Iterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  for (const part of parts) {
    await new Promise((done) => setImmediate(done));
    yield part;
  }
}

const FORMS: readonly (readonly [string, () => Pieces])[] = [
  ['a list', () => PARTS],
  ['a generator', () => PARTS.values()],
  ['what has to be waited for', () => waitedFor(PARTS)],
];

test.each(FORMS)('the pieces of %s go to standard output in order', async (_, pieces) => {
  await writeOutput(pieces(), undefined, environment);
  await new Promise((done) => environment.stdout.end(done));
  expect(Buffer.concat(printed).equals(WHOLE)).toBe(true);
});

test.each(FORMS)('the pieces of %s make a file', async (_, pieces) => {
  writeFileSync(join(cwd, 'out'), 'old');
  await writeOutput(pieces(), 'out', environment);
  expect(readFileSync(join(cwd, 'out')).equals(WHOLE)).toBe(true);
  expect(readdirSync(cwd)).toEqual(['out']);
});

test('pieces that end in an error leave the old file, and the error is theirs', async () => {
  const lost = new Error('the database is lost');
  writeFileSync(join(cwd, 'out'), 'old');
  async function* broken() {
    yield* waitedFor(PARTS);
    throw lost;
  }
  await expect(writeOutput(broken(), 'out', environment)).rejects.toBe(lost);
  expect([readdirSync(cwd), readFileSync(join(cwd, 'out'), 'utf8')]).toEqual([['out'], 'old']);
});

test('a file that cannot be put in its place is told, and what was written beside it goes', async () => {
  mkdirSync(join(cwd, 'out'));
  await expect(writeOutput(PARTS, 'out', environment)).rejects.toMatchObject({
    name: 'Failure',
    status: 1,
    message: expect.stringMatching(/out could not be written \(E\w+\); nothing was changed there\./),
  });
  expect(readdirSync(cwd)).toEqual(['out']);
});
