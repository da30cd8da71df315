// The packs and samples that come with the project: that they are right, and what they must be able to find.
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { articlePdf } from '../../samples/make-pdf.ts';
import { OutletIndex } from './outlet-index.ts';
import { mergePacks } from './pack.ts';
import { preparePack } from './prepared.ts';
import { inspectPack, readPack } from './read.ts';
import { StateIndex } from './state-index.ts';

const commonPack = await readPack('packs/common');

test('packs/common has no problems', async () => {
  expect((await inspectPack('packs/common')).problems).toEqual([]);
});

test.each(['packs/dprk', 'samples/pack', 'test/tiny-pack'])('%s has no problems beside common', async (folder) => {
  expect((await inspectPack(folder, [commonPack])).problems).toEqual([]);
});

const common = new OutletIndex(commonPack.outlets);

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

const states = new StateIndex(commonPack.states ?? []);

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

test('common lists the members of the United Nations and three more', () => {
  expect(commonPack.states).toHaveLength(193 + 3);
});

test.each([
  ['Pyongyang', 'KP'],
  ['the Kremlin', 'RU'],
  ['MOSCOW', 'RU'],
  ['White House', 'US'],
  ['Blue House', 'KR'],
  ['Kyiv', 'UA'],
  ['New York', undefined],
])('common knows for whom %s speaks', (words, code) => {
  expect(states.bySeat(words)?.code).toBe(code);
});

const folders = ['packs/dprk', 'samples/pack', 'test/tiny-pack'];
const merged = mergePacks([commonPack, ...(await Promise.all(folders.map(readPack)))]);
const { gazetteer, classes, triggers, dated } = preparePack(merged);

test('the packs go together', () => {
  expect(merged.parts.map(({ name }) => name)).toEqual(['common', 'dprk', 'samples', 'ferries']);
});

test.each([
  ['BlueNoroff', 'apt38'],
  ['Reconnaissance General Bureau', 'reconnaissance-general-bureau'],
  ['the RGB', 'reconnaissance-general-bureau'],
  ['KOMID', 'komid'],
  ['KN-23', 'hwasong-11a'],
  ['Pulhwasal-3-31', 'pulhwasal-3-31'],
  ['Panel of Experts', 'panel-of-experts'],
  ['Choe Son-hui', 'choe-son-hui'],
  ['Rajin port', 'rason'],
  ['Blue Gull', 'blue-gull'],
  ['Kim', undefined],
  ['Maria', undefined],
  ['Korea', undefined],
])('the gazetteers know %j as %j', (name, id) => {
  expect(gazetteer.byName(name)?.id).toBe(id);
});

test.each([
  ['Hwasong-18', 'icbm', true],
  ['Hwasong-18', 'ballistic-missile', true],
  ['Pulhwasal-3-31', 'cruise-missile', true],
  ['Pulhwasal-3-31', 'ballistic-missile', false],
  ['Chollima-1', 'missile', false],
  ['Lazarus Group', 'hacking-group', true],
  ['Tornado Cash', 'crypto-service', true],
])('%s is a %s: %s', (name, kind, answer) => {
  expect(classes.isA(gazetteer.byName(name)?.class ?? '', kind)).toBe(answer);
});

test.each([
  ['artillery shell', 'arms', true],
  ['intercontinental ballistic missile', 'ballistic-missile', true],
  ['refined petroleum', 'cargo', true],
  ['special operation force', 'troops', true],
  ['construction equipment', 'arms', false],
])('%j is a %s: %s', (noun, kind, answer) => {
  expect(classes.isA(classes.ofLemmas(noun.split(' '))?.class ?? '', kind)).toBe(answer);
});

test('the 29 types of the first pack are there, and those of another subject beside them', () => {
  expect([...triggers.events.keys()].filter((type) => !['collision', 'sinking'].includes(type))).toHaveLength(29);
  expect(triggers.byFirstWord('capsize').map(({ event }) => event.type)).toEqual(['sinking']);
});

test('happenings are dated', () => {
  const [found] = dated.find('its first intercontinental ballistic missile flights since 2017');
  expect(found?.owner.edtf).toBe('2022');
  expect(dated.find('the Vostochny summit')[0]?.owner.edtf).toBe('2023-09-13');
});

test('every type of the first pack has at least eight cases, and there are two near misses for each', async () => {
  const { cases, pack } = await inspectPack('packs/dprk', [commonPack]);
  const types = cases.flatMap(({ events }) => [...new Set(events.map(({ type }) => type))]);
  const tooFew = (pack?.events ?? []).filter(({ type }) => types.filter((other) => other === type).length < 8);
  expect(tooFew.map(({ type }) => type)).toEqual([]);
  expect(cases.length).toBeGreaterThanOrEqual(300);
  expect(cases.filter(({ events }) => events.length === 0).length).toBeGreaterThanOrEqual(2 * 29);
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
