// The standard of evidence of a kept dossier: set by a person with a reason, seen at every event that the law is put on, taken back.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Analysis } from '../src/document/analysis.ts';
import { hearsay } from './support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-standard-'));
const WORDS = `SEOUL, Oct 21, 2024 - North Korea shipped artillery shells to Russia in October 2024, the spy agency said on Monday, citing a contract.

A contract seen by this newspaper says that North Korea delivered the shells to Russia.
`;
const run = (...args: string[]) => hearsay([...args, '--dossier', 'd'], { cwd: folder });

async function standards(...more: string[]): Promise<string[]> {
  const { stdout } = await run('brief', '--format', 'json', ...more);
  const { events } = JSON.parse(stdout) as Analysis;
  return [...new Set(events.flatMap(({ provisions }) => provisions.map(({ standard }) => standard)))];
}

beforeAll(async () => {
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in', 'a.txt'), WORDS);
  expect((await run('add', 'in')).status).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('asks for either where nobody set it', async () => {
  expect(await standards()).toEqual(['either']);
  expect((await run('brief')).stdout).toMatch(
    /Standard\s+of\s+evidence\s+\(two\s+independent\s+origins\s+or\s+one\s+primary\s+document\)\s+(?:not\s+)?met/,
  );
});

test('is set with a reason and kept; one brief may ask for another', async () => {
  const set = ['judge', '--standard', 'two-origins', '--why', 'Our panel asks for two.', '--who', 'anna'];
  expect((await run(...set, '--dry-run')).stdout).toBe('It would ask for: two-origins. Nothing was changed.\n');
  expect(await standards()).toEqual(['either']);
  expect(await run(...set)).toEqual({ status: 0, stdout: 'The dossier asks for: two-origins.\n', stderr: '' });
  expect(await standards()).toEqual(['two-origins']);
  expect((await run('brief')).stdout).toMatch(/evidence\s+\(two\s+independent\s+origins\)\s+not\s+met/);
  expect(await standards('--standard', 'document')).toEqual(['document']);
  expect((await run('verify')).status).toBe(0);
});

test.each([
  [[]],
  [['--standard', 'two-origins']],
  [['--why', 'x']],
  [['a.xlsx', '--standard', 'document', '--why', 'x']],
])('judge %j says what to give', async (args) => {
  const { status, stderr } = await run('judge', ...args);
  expect([status, stderr]).toEqual([
    2,
    'hearsay: give the sheet, or --standard together with --why; see `hearsay judge --help`.\n',
  ]);
});
