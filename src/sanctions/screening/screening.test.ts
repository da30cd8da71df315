import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import type { KeptList, Listed, ListedKind } from '../lists/index.ts';
import {
  addDecision,
  loadDecisions,
  matchQueries,
  queriesOf,
  receiptOf,
  ScreeningIndex,
  type ScreenQuery,
  screenDossier,
  screenEntities,
  strengthOf,
} from './index.ts';

function listed(id: string, kind: ListedKind, names: readonly string[], more: Partial<Listed> = {}): Listed {
  const [first = '', ...rest] = names;
  const all = [
    { name: first, quality: 'main' as const, script: 'Latn' },
    ...rest.map((name) => ({ name, quality: 'strong' as const, script: 'Latn' })),
  ];
  return {
    id,
    kind,
    names: all,
    births: [],
    places: [],
    countries: [],
    documents: [],
    wallets: [],
    programmes: [],
    ...more,
  };
}

const ENTRIES: readonly Listed[] = [
  listed('p1', 'person', ['KIM YONG CHOL'], { births: ['1962-02-18'], countries: ['North Korea'] }),
  listed('p2', 'person', ['Sergey Viktorovich ORLOV', 'Сергей Викторович Орлов'], {
    births: ['1950'],
    documents: [{ type: 'Passport', number: 'AB 123456' }],
  }),
  listed('p3', 'person', ['Mohammed Hassan'], { births: ['1971~'] }),
  listed('p4', 'person', ['Abdul Rahman Zubaydi']),
  listed('b1', 'body', ['Korea Kumsan Trading Corporation', 'Kumsan Trading']),
  listed('v1', 'vessel', ['SAMPLE STAR', 'OCEAN SAMPLE'], { imo: '9187629', flag: 'Palau' }),
  listed('w1', 'wallet', [], { wallets: [{ currency: 'ETH', address: '0x098b716b8aaf21512996dc57eb0615e2383e2f96' }] }),
];

function kept(entries: readonly Listed[], id = 'sample'): KeptList {
  const version = {
    sha256: 'a'.repeat(64),
    format: 'un',
    addedAt: '2026-01-01T00:00:00Z',
    files: [],
    entries: entries.length,
    names: 0,
    added: 0,
    removed: 0,
    changed: 0,
  } as const;
  return { id, title: 'Sample list', version: { ...version, files: [] }, entries };
}

const index = new ScreeningIndex([kept(ENTRIES)]);
const idsOf = (query: ScreenQuery) => index.screen(query).map(({ entry }) => entry.id);

describe('screening', () => {
  test.each<[string, ScreenQuery, readonly string[]]>([
    ['Hangul', { name: '김영철' }, ['p1']],
    ['another order', { name: 'Yong Chol Kim' }, ['p1']],
    ['a slip', { name: 'Sergey Viktorovich Orlvo' }, ['p2']],
    ['Cyrillic', { name: 'Орлов Сергей' }, ['p2']],
    ['an initial', { name: 'S. Orlov' }, ['p2']],
    ['written together', { name: 'Kumsantrading' }, ['b1']],
    ['a compound', { name: 'Abdurrahman Zubaidi' }, ['p4']],
    ['a legal form', { name: 'Kumsan Trading Co., Ltd.' }, ['b1']],
    ['a ship with its prefix', { name: 'MV Sample Star', kind: 'vessel' }, ['v1']],
    ['a ship by its number', { name: 'Renamed Again', kind: 'vessel', numbers: ['IMO 9187629'] }, ['v1']],
    ['a passport', { name: 'Nobody Known', numbers: ['AB-123456'] }, ['p2']],
    ['a wallet', { name: '0x098B716B8Aaf21512996dC57EB0615e2383E2f96' }, ['w1']],
    ['the same year of birth', { name: 'Kim Yong Chol', births: ['1962'] }, ['p1']],
    ['another year of birth', { name: 'Kim Yong Chol', births: ['1990'] }, []],
    ['another kind', { name: 'Kim Yong Chol', kind: 'vessel' }, []],
    ['another given name', { name: 'Kim Song Min' }, []],
    ['another patronymic', { name: 'Sergey Petrovich Orlov' }, []],
    ['another person of common parts', { name: 'Mohammed Ali' }, []],
    ['one part of many', { name: 'Sergey' }, []],
    ['another ship', { name: 'Orion Star', kind: 'vessel' }, []],
    ['no name', { name: '' }, []],
    ['one letter', { name: 'K' }, []],
    ['no letters', { name: '—' }, []],
  ])('%s', (_, query, ids) => expect(idsOf(query)).toEqual(ids));

  it('does not depend on the order of entries, nor on other lists', () => {
    const query = { name: 'Сергей Орлов' };
    const reversed = new ScreeningIndex([
      kept([listed('x', 'person', ['Sergey Orlov']), ...ENTRIES], 'zzz'),
      kept([...ENTRIES].reverse()),
    ]);
    expect(reversed.screen(query).filter(({ list }) => list.id === 'sample')).toEqual(index.screen(query));
  });

  it('answers the same when asked again', () => {
    const answers = () => ENTRIES.map(({ names }) => index.screen({ name: `${names[0]?.name} x` }));
    expect(answers()).toEqual(answers());
  });

  it('stays quick on hostile names', () => {
    const started = performance.now();
    for (const name of ['kim '.repeat(20_000), 'a'.repeat(200_000), '김'.repeat(50_000), `${'('.repeat(50_000)}kim`])
      index.screen({ name });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('receipts and decisions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-screening-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const receipt = async (query: ScreenQuery) =>
    receiptOf(query, index.screen(query), {
      lists: index.lists,
      threshold: 825,
      decisionOf: (await loadDecisions(folder)).on(query),
    });

  it('tell names, list, version and algorithm, and points that add up', async () => {
    const { hits, algorithm, lists } = await receipt({ name: 'Sergei Orlow', births: ['1950'] });
    expect(algorithm).toMatch(/^hearsay-names\/\d+$/);
    expect(lists[0]!.sha256).toBe('a'.repeat(64));
    expect(hits[0]).toMatchObject({
      list: 'sample',
      entry: 'p2',
      asked: 'Sergei Orlow',
      version: 'a'.repeat(64),
      status: 'suggestion',
    });
    for (const hit of hits) expect(hit.explanation.reduce((sum, { points }) => sum + points, 0)).toBe(hit.score);
  });

  it('remember the last decision on a pair', async () => {
    const decision = { name: 'Yong Chol Kim', list: 'sample', entry: 'p1', who: 'Ann', at: '2026-01-02T00:00:00Z' };
    await addDecision(folder, { ...decision, verdict: 'same', why: 'passport seen' });
    await addDecision(folder, { ...decision, verdict: 'not-the-same', why: 'another man' });
    const { hits } = await receipt({ name: ' yong chol  KIM' });
    expect(hits[0]).toMatchObject({ status: 'not-the-same', decision: { who: 'Ann', why: 'another man' } });
    expect((await receipt({ name: 'Kim Yong Chol' })).hits[0]!.status).toBe('suggestion');
    expect(readFileSync(join(folder, 'decisions.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  });
});

describe('doors', () => {
  it('answers in the shape of yente', () => {
    const { responses } = matchQueries(
      {
        queries: {
          q1: { schema: 'Person', properties: { name: ['Sergey Orlov'], birthDate: ['1950'] } },
          q2: { schema: 'Vessel', properties: { name: 'Nothing', imoNumber: '9187629' } },
        },
      },
      index,
    );
    expect(responses.q1!.results[0]).toMatchObject({ id: 'p2', schema: 'Person', datasets: ['sample'], match: false });
    expect(responses.q1!.results[0]!.score).toBeGreaterThan(0.825);
    expect(responses.q2!.results.map(({ id }) => id)).toEqual(['v1']);
    expect(() => matchQueries({ queries: [] }, index)).toThrow();
  });

  it('gives a brief the names, versions and hits, and no day of this machine', () => {
    const entities = [
      { id: 'e1', type: 'person', name: 'Kim Yong Chol', aliases: ['General Kim'] },
      { id: 'e2', type: 'state', name: 'Palau' },
      { id: 'e3', type: 'vessel', name: 'Ocean Sample' },
      { id: 'e4', type: 'organization', name: 'Nobody Here Ltd' },
    ];
    const screening = screenDossier(entities, index);
    expect(screening).toMatchObject({ names: 4, entities: 3, threshold: 825 });
    expect(screening.lists).toEqual([{ id: 'sample', title: 'Sample list', version: 'a'.repeat(64) }]);
    expect(screening.hits.map(({ entity, entry, strength, status }) => [entity, entry, strength, status])).toEqual([
      ['e1', 'p1', 'strong', 'suggestion'],
      ['e3', 'v1', 'strong', 'suggestion'],
    ]);
    const later = kept(ENTRIES);
    const elsewhere = { ...later, version: { ...later.version, addedAt: '2027-12-31T00:00:00Z' } };
    expect(screenDossier(entities, new ScreeningIndex([elsewhere]))).toEqual(screening);
  });

  it('calls scores strong, fair and slight', () =>
    expect([1000, 950, 949, 880, 879, 825].map(strengthOf)).toEqual([
      'strong',
      'strong',
      'fair',
      'fair',
      'slight',
      'slight',
    ]));

  it('screens entities of a dossier that can be listed', () => {
    const entities = [
      { id: 'e1', type: 'person', name: 'General Kim', aliases: ['Kim Yong-chol'] },
      { id: 'e2', type: 'state', name: 'Kim Yong Chol' },
      { id: 'e3', type: 'organization', name: 'Kumsan Trading' },
      { id: 'e4', type: 'wallet', name: '0x098B716B8Aaf21512996dC57EB0615e2383E2f96' },
    ];
    const receipts = screenEntities(entities, index);
    expect(receipts.map(({ entity, receipt }) => [entity, receipt.hits[0]!.entry])).toEqual([
      ['e1', 'p1'],
      ['e3', 'b1'],
      ['e4', 'w1'],
    ]);
  });

  async function* once(text: string) {
    yield text;
  }
  test.each([
    [
      'full_name,date_of_birth,nationality\n"ORLOV, Sergey",1950,ru\n,,\n',
      [{ name: 'ORLOV, Sergey', births: ['1950'], countries: ['ru'] }],
    ],
    ['Kim Yong Chol\r\nSample Star\r\n', [{ name: 'Kim Yong Chol' }, { name: 'Sample Star' }]],
    ['type,name,imo\nship,Sample Star,9187629', [{ name: 'Sample Star', kind: 'vessel', numbers: ['9187629'] }]],
  ])('reads names out of %j', async (table, queries) => {
    const found: ScreenQuery[] = [];
    for await (const query of queriesOf(once(table))) found.push(query);
    expect(found).toEqual(queries);
  });
});
