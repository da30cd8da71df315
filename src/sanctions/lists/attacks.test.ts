// Lists that are cut off while they are read, hold endless lines, or say other things than another list or than before.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it, test } from 'vitest';
import { addDecision, loadDecisions, receiptOf, ScreeningIndex } from '../screening/index.ts';
import { ListStore, readList } from './index.ts';

const sampleText = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url), 'utf8');
const UN = sampleText('un.xml');
const FTM = sampleText('ftm.jsonl');
const encode = (text: string) => new TextEncoder().encode(text);

async function* whole(text: string): AsyncGenerator<Uint8Array> {
  yield encode(text);
}

const read = (text: string) => readList([{ name: 'list', bytes: whole(text) }]);

describe('cut off while it is read', () => {
  async function* failing(text: string, bytes = 300): AsyncGenerator<Uint8Array> {
    yield encode(text).subarray(0, bytes);
    throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  }

  test.each([
    ['XML', () => failing(UN)],
    ['JSON lines', () => failing(FTM)],
    [
      'gzip',
      async function* () {
        yield new Uint8Array(gzipSync(encode(UN))).subarray(0, 200);
        throw new Error('read ECONNRESET');
      },
    ],
  ])('%s: an error, and no list', async (_, source) => {
    await expect(readList([{ name: 'list', bytes: source() }])).rejects.toThrow();
  });

  it('tells a kept list that lost its last lines', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-cut-'));
    try {
      const store = new ListStore(folder);
      const { card } = await store.add(await read(UN), '2026-01-11T00:00:00Z');
      const file = join(folder, 'un', `${card.current}.jsonl`);
      const [first] = readFileSync(file, 'utf8').split('\n');
      writeFileSync(file, `${first}\n`);
      await expect(store.load('un')).rejects.toThrow(/1 of its 2 entries/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a line of 200 MB', () => {
  const PIECE = new Uint8Array(2 ** 20).fill(0x61);
  async function* endless(start: string, asked: { pieces: number }): AsyncGenerator<Uint8Array> {
    yield encode(start);
    for (asked.pieces = 0; asked.pieces < 200; asked.pieces++) yield PIECE;
  }

  test.each([
    [
      'a text in XML',
      '<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-01-10"><INDIVIDUALS><INDIVIDUAL><DATAID>1',
    ],
    ['a comment in XML', '<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-01-10"><!-- '],
    ['an attribute in XML', '<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-01-10"><INDIVIDUALS a="'],
    ['a name of an element', '<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-01-10"><'],
    ['a cell', '173,"SAMPLE TRADING CO., LTD.",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n174,"'],
    ['a line of JSON', `${FTM.split('\n')[0]}\n{"id": "`],
  ])('%s: an error long before its end', async (_, start) => {
    const asked = { pieces: 0 };
    await expect(readList([{ name: 'list', bytes: endless(start, asked) }])).rejects.toThrow(
      /characters|not one of the lists/,
    );
    expect(asked.pieces).toBeLessThan(20);
  });
});

describe('lists that do not say the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-contradict-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const store = new ListStore(folder);
  const query = { name: 'Sample Myong Chol', births: ['1958'] };

  it('tells each for itself, whatever their order', async () => {
    await store.add(await read(UN), '2026-01-11T00:00:00Z');
    await store.add(await read(FTM.replaceAll('1958', '1991')), '2026-01-11T00:00:00Z');
    const lists = await store.loadAll();
    const hits = new ScreeningIndex(lists).screen(query, { threshold: 500 });
    expect(hits.map(({ list, entry }) => [list.id, entry.births[0]?.slice(0, 4)])).toEqual([
      ['un', '1958'],
      ['sample-list', '1991'],
    ]);
    expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score);
    expect(hits[1]!.features).toContainEqual(expect.objectContaining({ feature: 'birth-year', points: -300 }));
    expect(new ScreeningIndex([...lists].reverse()).screen(query, { threshold: 500 })).toEqual(hits);
  });

  it('finds nobody whom a newer version has no more, and keeps what was decided', async () => {
    const decision = { name: query.name, birth: '1958', list: 'un', entry: 'KPi.901' };
    const decided = { ...decision, verdict: 'same' as const, who: 'Ann', at: '2026-01-12T00:00:00Z', why: 'seen' };
    await addDecision(folder, decided);
    const before = await store.load('un');
    const { changes } = await store.add(
      await read(UN.replaceAll('KPi.901', 'KPi.999').replaceAll(/Sample|쌤플명철/gi, 'Other')),
      '2026-02-11T00:00:00Z',
    );
    expect(changes.removed).toEqual([expect.objectContaining({ id: 'KPi.901' })]);
    const receiptBy = async (version?: string) => {
      const index = new ScreeningIndex([await store.load('un', version)]);
      const options = { lists: index.lists, threshold: 825, decisionOf: (await loadDecisions(folder)).on(query) };
      return receiptOf(query, index.screen(query), options);
    };
    expect((await receiptBy()).hits).toEqual([]);
    expect((await receiptBy()).lists[0]!.sha256).not.toBe(before.version.sha256);
    expect((await receiptBy(before.version.sha256)).hits[0]).toMatchObject({
      entry: 'KPi.901',
      version: before.version.sha256,
      status: 'same',
      decision: { who: 'Ann' },
    });
  });
});
