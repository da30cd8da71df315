import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it, test } from 'vitest';
import { edtfOf, ListStore, type ReadList, readList } from './index.ts';

const SAMPLES = new URL('./samples/', import.meta.url);
const sample = (name: string) => new Uint8Array(readFileSync(new URL(name, SAMPLES)));

/** Bytes in pieces of 7, so that every boundary falls inside of something. */
async function* pieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
const read = (...contents: (string | Uint8Array)[]): Promise<ReadList> =>
  readList(
    contents.map((content, at) => ({
      name: `file${at}`,
      bytes: pieces(bytesOf(content), bytesOf(content).length > 99_999 ? 65_536 : 7),
    })),
  );

const SDN = [
  '173,"SAMPLE TRADING CO., LTD.",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
  '25308,"SAMPLE, Myong Chol","individual","DPRK3] [CYBER2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB circa 1958; POB Wuhan City, Hubei, China; nationality China; Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h; Passport PS654310000 (Korea, North); a.k.a. \'Mr Sample\'."',
  '15036,"SAMPLE STAR","vessel","IRAN",-0- ,"T2EA4","Bulk Carrier",-0- ,-0- ,"Iran",-0- ,"Vessel Registration Identification IMO 9187629; MMSI 572469210."',
  '\u001a',
].join('\r\n');
const ALT = '15036,1,"fka","OCEAN SAMPLE",-0- \r\n173,2,"aka","SAMPLE-TRADING",-0- \r\n\u001a';
const ADD = '173,1,-0- ,"Havana","Cuba",-0- \r\n\u001a';

describe('formats, told by their content', () => {
  test.each([
    ['un.xml', 'un', 'un', '2026-01-10', 2],
    ['eu.xml', 'eu', 'eu', '2026-01-15', 2],
    ['uk.csv', 'uk', 'uk', '2026-01-15', 2],
    ['ofac-advanced.xml', 'ofac-advanced', 'ofac-sdn', '2026-01-05', 2],
    ['ftm.jsonl', 'ftm', 'sample-list', undefined, 3],
  ])('%s', async (file, format, id, generated, entries) => {
    const list = await read(sample(file));
    expect({ format: list.format, id: list.id, generated: list.generated, entries: list.entries.length }).toEqual({
      format,
      id,
      generated,
      entries,
    });
    const person = list.entries.find(({ kind }) => kind === 'person')!;
    expect(person.names.map(({ name }) => name.toLowerCase())).toEqual(
      expect.arrayContaining([expect.stringMatching(/sample myong chol|myong chol sample/), '쌤플명철']),
    );
    expect(person.names.find(({ name }) => name === '쌤플명철')!.script).toBe('Hang');
    expect(person.names[0]!.quality).toBe('main');
    expect(person.births[0]).toMatch(/^1958~?$/);
    expect(person.documents[0]!.number).toBe('PS654310000');
    expect(person.listedOn).toMatch(/^20(?:17|20)-\d\d-\d\d$/);
    expect(person.programmes).toHaveLength(1);
    expect(person.countries).toHaveLength(1);
    const ship = list.entries.find(({ imo }) => imo === '9187629');
    expect(ship === undefined).toBe(format === 'un');
  });

  it('reads OFAC’s three tables in any order', async () => {
    const list = await read(ADD, ALT, SDN);
    expect(list.entries.map(({ id }) => id)).toEqual(['15036', '173', '25308']);
    const [ship, body, person] = list.entries;
    expect(ship).toMatchObject({
      kind: 'vessel',
      imo: '9187629',
      flag: 'Iran',
      names: [{ quality: 'main' }, { name: 'OCEAN SAMPLE', quality: 'former' }],
    });
    expect(body).toMatchObject({
      kind: 'body',
      places: ['Havana, Cuba'],
      countries: ['Cuba'],
      names: [{}, { name: 'SAMPLE-TRADING', quality: 'strong' }],
    });
    expect(person).toMatchObject({
      kind: 'person',
      births: ['1958~'],
      countries: ['China'],
      programmes: ['DPRK3', 'CYBER2'],
      wallets: [{ currency: 'XBT', address: '12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h' }],
      documents: [{ type: 'Passport', number: 'PS654310000', country: 'Korea, North' }],
      names: [{}, { name: 'Mr Sample', quality: 'weak' }],
    });
  });

  it('reads wallets of sdn_advanced.xml and of FollowTheMoney', async () => {
    const wallets = async (file: string) => (await read(sample(file))).entries.flatMap((entry) => entry.wallets);
    expect((await wallets('ofac-advanced.xml'))[0]).toEqual({
      currency: 'ETH',
      address: '0x098B716B8Aaf21512996dC57EB0615e2383E2f96',
    });
    expect((await wallets('ftm.jsonl'))[0]!.currency).toBe('ETH');
  });

  it('reads packed lists, and the same entries from them', async () => {
    const plain = await read(sample('un.xml'));
    const packed = [gzipSync(sample('un.xml')), zipSync({ 'un.xml': sample('un.xml') })];
    for (const bytes of packed) expect((await read(new Uint8Array(bytes))).entries).toEqual(plain.entries);
  });

  it('reads UTF-16 by its mark', async () => {
    const text = new TextDecoder().decode(sample('un.xml')).replace(' encoding="UTF-8"', '');
    expect((await read(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).entries).toHaveLength(2);
  });
});

describe('hostile and broken lists', () => {
  const un = new TextDecoder().decode(sample('un.xml'));
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${un.replace(/^<\?xml.*?\?>/, '')}`;
  const invalid = new Uint8Array([...bytesOf(un.slice(0, 300)), 0xc3, 0x28, ...bytesOf(un.slice(300))]);
  test.each<[string, string | Uint8Array, RegExp]>([
    ['entities that expand', bomb, /document type/],
    ['XML cut off', un.slice(0, -40), /ends early/],
    ['XML of another kind', '<rss><channel/></rss>', /none of the lists/],
    ['prose', 'Nobody is on this list.', /none of the lists/],
    ['nothing', '', /none of the lists/],
    ['XML without entries', '<CONSOLIDATED_LIST></CONSOLIDATED_LIST>', /holds no entry/],
    ['bytes that are no UTF-8', invalid, /encoding is wrong/],
    ['an unknown encoding', un.replace('UTF-8', 'klingon-8'), /not known/],
    ['gzip cut off', new Uint8Array(gzipSync(un)).subarray(0, 300), /gzip is damaged/],
    ['zip cut off', new Uint8Array(zipSync({ 'un.xml': bytesOf(un) })).subarray(0, 300), /zip is/],
    ['a table cut off', SDN.slice(0, 200), /cut off/],
    ['other names without entries', ALT, /name sdn\.csv/],
    ['JSON cut off', new TextDecoder().decode(sample('ftm.jsonl')).slice(0, -30), /line 5/],
    ['XML nested too deep', `<CONSOLIDATED_LIST>${'<a>'.repeat(100)}`, /deep/],
    ['an id twice', un.replace('KPe.902', 'KPi.901'), /two entries have the id/],
  ])('%s', async (_, content, words) => {
    await expect(read(content)).rejects.toThrow(words);
  });

  it('stops at a bomb before it fills the memory', async () => {
    const bomb = bytesOf(`<CONSOLIDATED_LIST>${' '.repeat(40 * 2 ** 20)}`);
    const packed = new Uint8Array(gzipSync(bomb));
    const limits = { bytes: 2 ** 20, unpacked: 2 ** 22, entries: 10 };
    await expect(readList([{ name: 'bomb', bytes: pieces(packed, 4_096) }], limits)).rejects.toThrow(/larger than/);
    await expect(
      readList([{ name: 'large', bytes: pieces(packed, 4_096) }], { ...limits, bytes: 1_000 }),
    ).rejects.toThrow(/larger than/);
    const zip = zipSync({ 'un.xml': bomb });
    await expect(readList([{ name: 'zip', bytes: pieces(zip, 4_096) }], limits)).rejects.toThrow(/larger than/);
  });
});

test.each([
  ['25 Mar 1977', '1977-03-25'],
  ['Mar 1977', '1977-03'],
  ['circa 1958', '1958~'],
  ['1973 to 1974', '1973/1974'],
  ['dd/mm/1958', '1958'],
  ['11/02/1959', '1959-02-11'],
  ['1965-11-11', '1965-11-11'],
  ['unknown', undefined],
])('%s is %s', (written, edtf) => expect(edtfOf(written)).toBe(edtf));

describe('keeping lists', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-lists-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const store = new ListStore(folder);
  const un = new TextDecoder().decode(sample('un.xml'));
  const next = un.replace('2026-01-10', '2026-02-10').replace('<YEAR>1958', '<YEAR>1959').replace('KPe.902', 'KPe.903');

  it('keeps versions, tells what changed, and goes back', async () => {
    expect(await store.cards()).toEqual([]);
    await store.add(await read(un), '2026-01-11T00:00:00Z');
    const { card, changes, isNew } = await store.add(await read(next), '2026-02-11T00:00:00Z');
    expect(isNew).toBe(true);
    expect(changes).toMatchObject({
      added: [{ id: 'KPe.903' }],
      removed: [{ id: 'KPe.902' }],
      changed: [{ id: 'KPi.901', fields: ['births'] }],
    });
    expect(card.versions.map(({ added, removed, changed }) => [added, removed, changed])).toEqual([
      [2, 0, 0],
      [1, 1, 1],
    ]);
    const [first] = card.versions;
    expect((await store.load('un', first!.sha256.slice(0, 10))).entries.map(({ id }) => id)).toEqual([
      'KPe.902',
      'KPi.901',
    ]);
    expect((await store.add(await read(un), '2026-03-01T00:00:00Z')).isNew).toBe(false);
    expect((await store.load('un')).version.sha256).toBe(first!.sha256);
  });

  it('leaves the version in use alone where a new one is broken', async () => {
    const before = await store.load('un');
    await expect(read(next.slice(0, -50))).rejects.toThrow();
    expect(await store.load('un')).toEqual(before);
    expect(readdirSync(join(folder, 'un')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('refuses what is not there, tells damage, and removes', async () => {
    await expect(store.load('eu')).rejects.toThrow(/no list "eu"/);
    expect(await store.card('../un')).toBeUndefined();
    const { version } = await store.load('un');
    await expect(store.remove('un', version.sha256.slice(0, 8))).rejects.toThrow(/in use/);
    writeFileSync(join(folder, 'un', `${version.sha256}.jsonl`), '{"id":\n');
    await expect(store.load('un')).rejects.toThrow(/damaged/);
    await store.remove('un');
    expect(await store.cards()).toEqual([]);
  });
});
