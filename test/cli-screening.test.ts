// `hearsay lists` and `hearsay screen` from end to end: lists are added, compared and kept whole; receipts and decisions.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type { Analysis } from '../src/document/analysis.ts';
import { hearsay } from './support/cli.ts';
import { folderMaker } from './support/folders.ts';

const UN = readFileSync(new URL('../src/sanctions/lists/samples/un.xml', import.meta.url), 'utf8');
let cwd: string;
const folderOf = folderMaker();
beforeAll(() => {
  cwd = folderOf({
    'un.xml': UN,
    'next.xml': UN.replace('KPe.902', 'KPe.903'),
    'cut.xml': UN.slice(0, -60),
    'names.csv': 'name,birth\nSample Myong-chol,1958\nNobody Here,\n',
  });
});

it('keeps lists, screens with a receipt, and remembers decisions', async () => {
  expect(await hearsay(['screen', 'x'], { cwd })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('lists add'),
  });
  expect(await hearsay(['lists', 'add', 'un.xml'], { cwd })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('2 entries'),
  });
  expect(await hearsay(['lists', 'add', 'cut.xml'], { cwd })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('ends early'),
  });
  expect((await hearsay(['lists', 'add', 'next.xml'], { cwd })).stdout).toContain('1 added, 1 removed, 0 changed');
  expect((await hearsay(['lists', 'diff', 'un'], { cwd })).stdout).toContain('+ KPe.903');
  const decided = await hearsay(
    [
      'screen',
      'Sample Myong-chol',
      '--born',
      '1958',
      '--decide',
      'same',
      '--entry',
      'un/KPi.901',
      '--why',
      'seen',
      '--who',
      'Ann',
    ],
    { cwd },
  );
  expect(decided.status).toBe(0);
  const { stdout } = await hearsay(['screen', 'names.csv', '--format', 'json'], { cwd });
  const [first, second] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(first.hits[0]).toMatchObject({ entry: 'KPi.901', status: 'same', decision: { who: 'Ann' } });
  expect(second.hits).toEqual([]);
  expect((await hearsay(['lists', 'remove', 'un'], { cwd })).status).toBe(0);
  expect((await hearsay(['lists', 'list'], { cwd })).stdout).toContain('No lists');
});

it('screens the entities of a kept dossier', async () => {
  const at = folderOf({
    'un.xml': UN,
    'story.txt': 'Sample Myong-chol has left Rottervik, Mara Venn said on Friday. Mr Sample is a banker.',
  });
  await hearsay(['lists', 'add', 'un.xml'], { cwd: at });
  expect(await hearsay(['screen'], { cwd: at })).toMatchObject({ status: expect.not.stringMatching(/^0$/) });
  await hearsay(['add', 'story.txt'], { cwd: at });
  const { status, stdout } = await hearsay(['screen'], { cwd: at });
  expect(status).toBe(0);
  expect(stdout).toMatch(/un\/KPi\.901[\s\S]*a suggestion, not decided\n1 entity of \d+ with a hit\.\n$/);
  const lines = (await hearsay(['screen', '--format', 'json'], { cwd: at })).stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ entity: expect.any(String), hits: [{ list: 'un' }] }]);
});

it('keeps a decision on an entity with its dossier', async () => {
  const at = folderOf({
    'un.xml': UN,
    'story.txt': 'Sample Myong-chol has left Rottervik, Mara Venn said on Friday. Mr Sample is a banker.',
  });
  await hearsay(['lists', 'add', 'un.xml'], { cwd: at });
  await hearsay(['add', 'story.txt'], { cwd: at });
  const { entity } = JSON.parse((await hearsay(['screen', '--format', 'json'], { cwd: at })).stdout);
  const decide = (id: string, verdict: string) =>
    hearsay(
      [
        ...['screen', '--entity', id, '--entry', 'un/KPi.901', '--decide', verdict],
        ...['--why', 'born the same day', '--who', 'Ann'],
      ],
      { cwd: at },
    );
  expect((await decide(entity, 'same')).stdout).toBe(`Kept with the dossier: ${entity} and un/KPi.901 are the same.\n`);
  expect((await decide('nobody', 'same')).status).not.toBe(0);
  expect((await hearsay(['screen'], { cwd: at })).stdout).toMatch(
    /decided: same, by Ann on \d{4}-.*: born the same day/,
  );
  const brief = JSON.parse((await hearsay(['brief', '--format', 'json'], { cwd: at })).stdout) as Analysis;
  expect(brief.entities.find(({ id }) => id === entity)!.decided).toMatchObject([
    { listing: 'un/KPi.901', verdict: 'same', who: 'Ann', why: 'born the same day' },
  ]);
  expect(brief.screening!.hits).toMatchObject([{ entity, status: 'same', decided: { who: 'Ann' } }]);
  await decide(entity, 'not-the-same');
  const [hit] = (JSON.parse((await hearsay(['brief', '--format', 'json'], { cwd: at })).stdout) as Analysis).screening!
    .hits;
  expect(hit).toMatchObject({ entity, status: 'not-the-same' });
  expect((await hearsay(['verify'], { cwd: at })).status).toBe(0);
});
