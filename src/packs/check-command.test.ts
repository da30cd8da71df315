import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PACK_USAGE, packCommand } from './check-command.ts';

let parent = '';
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hearsay-pack-command-'));
  await makePack('good', 'name: good\nversion: 1.0.0\ndescription: Fine.\n');
  await makePack('wrong', 'name: wrong\nversion: 1.0.0\n');
});
afterAll(() => rm(parent, { recursive: true }));

async function makePack(name: string, head: string): Promise<void> {
  await mkdir(join(parent, name));
  await writeFile(join(parent, name, 'README.md'), '# A pack\n');
  await writeFile(join(parent, name, 'pack.yaml'), head);
}

test('a pack without problems is one line', async () => {
  const good = join(parent, 'good');
  expect(await packCommand(['check', good], 'unused')).toEqual({
    out: [`${good}: 2 files, 0 outlets, no problems`],
    err: [],
    status: 0,
  });
});

test('without folders, every folder of the parent is checked, and one wrong pack fails the whole', async () => {
  expect(await packCommand(['check'], parent)).toEqual({
    out: [
      `${join(parent, 'good')}: 2 files, 0 outlets, no problems`,
      `${join(parent, 'wrong', 'pack.yaml')}:1: description is missing; add it`,
    ],
    err: [],
    status: 1,
  });
});

test('a folder that is not there is a problem', async () => {
  const { out, status } = await packCommand(['check', join(parent, 'none')], 'unused');
  expect({ out, status }).toEqual({
    out: [`${join(parent, 'none')}:1: there is no such folder; check the path`],
    status: 1,
  });
});

test.each([[['--help']], [['check', '--help']], [['-h']]])('%j prints the usage', async (args) => {
  expect(await packCommand(args, parent)).toEqual({ out: [PACK_USAGE], err: [], status: 0 });
});

test.each([
  [[], 'pack: no command given; write "check".'],
  [['chek'], 'pack: there is no command "chek"; write "check".'],
  [['check', '--all'], 'pack: there is no option --all; leave it out.'],
])('%j is wrong usage', async (args, message) => {
  const { out, err, status } = await packCommand(args, parent);
  expect({ out, first: err[0], status }).toEqual({ out: [], first: message, status: 2 });
});
