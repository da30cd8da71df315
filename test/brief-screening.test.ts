// `hearsay brief` where lists of sanctions are kept: hits are told as suggestions, and nothing changes where there are none.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { hearsay } from './support/cli.ts';
import { folderMaker } from './support/folders.ts';

const UN = readFileSync(new URL('../src/sanctions/lists/samples/un.xml', import.meta.url), 'utf8');
const TEXT =
  'Velsk, 3 May 2024\n\nMinister Sample Myong Chol said on Friday that the ships had left.\n\n"We saw them leave," Ada Lindqvist said.\n';
const folderOf = folderMaker();
let cwd: string;
beforeAll(() => {
  cwd = folderOf({ 'a.txt': TEXT, 'un.xml': UN });
});

const brief = (...more: readonly string[]) => hearsay(['brief', 'a.txt', '--quiet', ...more], { cwd });

const spaces = (text: string) => text.replace(/\s+/g, ' ');
const jsonOf = async (...more: readonly string[]) => JSON.parse((await brief('--format', 'json', ...more)).stdout);
let without: string;

it('changes nothing where no list is kept', async () => {
  without = (await brief()).stdout;
  expect(without).not.toMatch(/names on lists/i);
  expect(await brief('--screen')).toMatchObject({ status: 2, stderr: expect.stringContaining('lists add') });
  expect(await brief('--screen', '--format', 'csv')).toMatchObject({ status: 2 });
  expect((await hearsay(['lists', 'add', 'un.xml'], { cwd })).status).toBe(0);
});

it('screens where lists are kept, and gives the same bytes again', async () => {
  const { status, stdout } = await brief();
  expect(status).toBe(0);
  expect(spaces(stdout)).toMatch(
    /screened against un, version [0-9a-f]{12} of 2026-01-10: 1 hit .*until a person decides.*Sample Myong Chol is like .*, un KPi\.901 strong/i,
  );
  expect((await brief()).stdout).toBe(stdout);
  expect((await brief('--no-screen')).stdout).toBe(without);
});

it('has the hits in JSON beside what it had before', async () => {
  const { screening, ...rest } = await jsonOf();
  expect(screening.hits).toMatchObject([{ list: 'un', entry: 'KPi.901', strength: 'strong', status: 'suggestion' }]);
  expect(rest).toEqual(await jsonOf('--no-screen'));
  const decide = ['--decide', 'not-the-same', '--entry', 'un/KPi.901', '--why', 'another man', '--who', 'Ann'];
  expect((await hearsay(['screen', screening.hits[0].asked, ...decide], { cwd })).status).toBe(0);
  expect(spaces((await brief()).stdout)).toContain('decided: not the same, by Ann');
});

it('is told where a list is damaged, and briefs all the same', async () => {
  const folder = join(cwd, '.hearsay', 'lists', 'un');
  const file = readdirSync(folder).find((name) => name.endsWith('.jsonl'))!;
  writeFileSync(join(folder, file), '{"id":\n');
  const damaged = await brief();
  expect(damaged).toMatchObject({ status: 1, stderr: expect.stringContaining('no name was screened') });
  expect(damaged.stdout).toBe(without);
  expect(await brief('--screen')).toMatchObject({ status: 1, stdout: '' });
});
