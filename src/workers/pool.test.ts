import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Pool, TaskLostError } from './pool.ts';

/** Answers a word in capitals, unless the word says how to fail. */
const THREAD = `
import { parentPort } from 'node:worker_threads';
const failures = {
  hang: () => { for (;;); },
  silent: () => new Promise(() => {}),
  exit: () => process.exit(1),
  throw: () => { throw new TypeError('secret of the file'); },
  reject: () => Promise.reject(new RangeError('secret of the file')),
  fill: () => { const kept = []; for (;;) kept.push(new Array(10_000).fill(Math.random())); },
};
parentPort.on('message', async (word) => {
  if (failures[word]) await failures[word]();
  parentPort.postMessage(word.toUpperCase());
  if (word === 'last words') setTimeout(() => { throw new Error('late'); }, 20);
});`;

let folder: string;
let pool: Pool<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pool-'));
  writeFileSync(join(folder, 'thread.mjs'), THREAD);
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => pool.close());

const start = (size: number) => {
  pool = new Pool({ entry: pathToFileURL(join(folder, 'thread.mjs')), size, timeLimit: 1_000, memoryLimit: 64 });
};

it.each([
  ['hang', /^took longer than 1 s and was given up; raise the limit with --time-limit\.$/],
  ['silent', /^took longer than 1 s/],
  ['exit', /^ended the thread that read it; report the file/],
  ['throw', /^stopped the thread that read it \(TypeError\); report the file/],
  ['reject', /^stopped the thread that read it \(RangeError\); report the file/],
  ['fill', /^needs more than 64 MB of memory to read; split it\.$/],
])('a thread that does "%s" loses its task only, and is replaced', async (failure, reason) => {
  start(1);
  const words = ['one', failure, 'two', failure, 'three'].map((word) => pool.run(word));
  const [one, lost, two, again, three] = await Promise.allSettled(words);
  expect([one, two, three]).toEqual(['ONE', 'TWO', 'THREE'].map((value) => ({ status: 'fulfilled', value })));
  for (const { reason: error } of [lost, again] as PromiseRejectedResult[]) {
    expect(error).toBeInstanceOf(TaskLostError);
    expect(error.message).toMatch(reason);
  }
});

it('a thread that dies while it waits for work is replaced', async () => {
  start(1);
  expect(await pool.run('last words')).toBe('LAST WORDS');
  await new Promise((wait) => setTimeout(wait, 200));
  expect(await pool.run('one')).toBe('ONE');
});

it('gives each caller its own answer on several threads', async () => {
  start(3);
  const words = Array.from({ length: 40 }, (_, at) => `word ${at}`);
  expect(await Promise.all(words.map((word) => pool.run(word)))).toEqual(words.map((word) => word.toUpperCase()));
});
