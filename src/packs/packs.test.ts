// The packs and samples that come with the project: that they are right, and what they must be able to find.
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { articlePdf } from '../../samples/make-pdf.ts';
import { OutletIndex } from './outlet-index.ts';
import { mergePacks } from './pack.ts';
import { inspectPack, readPack } from './read.ts';
import { StateIndex } from './state-index.ts';

test.each(['packs/common', 'samples/pack'])('%s has no problems', async (folder) => {
  expect((await inspectPack(folder)).problems).toEqual([]);
});

const common = new OutletIndex((await readPack('packs/common')).outlets);

test.each([
  ['told The Associated Press', 'ap', true, undefined],
  ['(Reuters)', 'reuters', true, undefined],
  ['KCNA reported', 'kcna', true, 'KP'],
  ['Russia’s TASS', 'tass', true, 'RU'],
  ['China’s Xinhua', 'xinhua', true, 'CN'],
  ['the Rodong Sinmun', 'rodong-sinmun', undefined, 'KP'],
  ['NBC News reported', 'nbc-news', undefined, undefined],
  ['by Yonhap', 'yonhap', true, undefined],
  ['Voice of America', 'voice-of-america', undefined, undefined],
])('common finds the outlet in %j', (text, id, wire, state) => {
  const [mention] = common.find(text);
  expect(mention?.outlet).toMatchObject({ id });
  expect({ wire: mention?.outlet.wire, state: mention?.outlet.state }).toEqual({ wire, state });
});

test.each([
  'the times were hard, the post was late, and the mail came at the time of the sun',
  'The Post Office and the Daily Bread',
  'the Kremlin said the White House and the State Department',
  'the North Atlantic Council met',
  'The Independent Commission and The Atlantic hurricane',
  'the Ministry of Foreign Affairs and its Foreign Policy Concept',
  'CCTV cameras, Sputnik V, Time to go, Wired for sound, Decrypt the file',
  'The Australian government and The Hindu temple',
])('common finds no outlet in %j', (text) => {
  expect(common.find(text)).toEqual([]);
});

test.each([
  ['uk.reuters.com', 'reuters'],
  ['en.yna.co.kr', 'yonhap'],
  ['asia.nikkei.com', 'nikkei-asia'],
  ['news.un.org', 'un-news'],
  ['press.un.org', 'un'],
  ['beyondparallel.csis.org', 'beyond-parallel'],
])('common knows the host %s', (host, id) => {
  expect(common.byHost(host)?.id).toBe(id);
});

const states = new StateIndex((await readPack('packs/common')).states ?? []);

test.each([
  ['DPRK', 'KP', 'name'],
  ['North\nKorea', 'KP', 'name'],
  ['NORTH KOREA', 'KP', 'name'],
  ['the United States', 'US', 'name'],
  ['U.S.', 'US', 'name'],
  ['Côte d’Ivoire', 'CI', 'name'],
  ['Norway', 'NO', 'name'],
  ['Russians', 'RU', 'people'],
  ['CHINESE', 'CN', 'people'],
])('common knows the state of %j', (words, code, as) => {
  const named = states.byWords(words);
  expect([named?.state.code, named?.as]).toEqual([code, as]);
});

test.each(['us', 'turkey', 'Korea', 'Korean', 'Congo', 'Pyongyang', 'Soviet Union', '', ' '.repeat(1000)])(
  'common knows no state of %j',
  (words) => expect(states.byWords(words)).toBeUndefined(),
);

test('common lists the members of the United Nations and three more', async () => {
  expect((await readPack('packs/common')).states).toHaveLength(193 + 3);
});

test('the packs go together', async () => {
  const packs = [await readPack('packs/common'), await readPack('samples/pack')];
  expect(mergePacks(packs).parts.map(({ name }) => name)).toEqual(['common', 'samples']);
});

test('the sample PDF is what its generator writes', async () => {
  const [name] = (await readdir('samples/articles')).filter((file) => file.endsWith('.pdf'));
  expect((await readFile(`samples/articles/${name}`)).equals(articlePdf())).toBe(true);
});

test('the samples are twelve articles', async () => {
  const files = await readdir('samples/articles');
  const feeds = files.filter((file) => file.endsWith('.xml'));
  const entries = await Promise.all(
    feeds.map(async (file) => (await readFile(`samples/articles/${file}`, 'utf8')).match(/<item>/g)?.length ?? 0),
  );
  expect(files.length - feeds.length + entries.reduce((sum, count) => sum + count, 0)).toBe(12);
});
