// Overviews of the API: timeline, facets, places, networks, the review queue, changes since a visit, and jumps in lists.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/api/api.ts';
import { strongest } from '../src/api/strongest.ts';
import { finestFor } from '../src/store/queries/timeline.ts';
import { BARGES } from './support/api-rows.ts';
import {
  ask,
  EXAMPLE,
  type Headers,
  MAIN,
  makeWorld,
  problemOf,
  scriptOf,
  teamApi,
  type World,
} from './support/api-world.ts';

let world: World;
let api: Api;
let rolf: Headers;
let lena: Headers;
let vera: Headers;

beforeAll(async () => {
  world = await makeWorld();
  api = teamApi(world);
  [rolf, lena, vera] = await Promise.all([scriptOf(world, 'rolf'), scriptOf(world, 'lena'), scriptOf(world, 'vera')]);
}, 90_000);

afterAll(() => world?.close());

const get = (path: string, headers = rolf) => ask(api, MAIN + path, { headers });
const read = async (path: string) => (await (await get(path)).json()) as never;

interface Listed {
  readonly items: readonly Record<string, unknown>[];
  readonly next?: string;
  readonly total?: number;
}

const ROUTES = [
  '/timeline',
  '/facets/events',
  '/facets/claims',
  '/changes/since',
  '/review',
  '/network/actors',
  '/network/documents',
  '/places',
];

describe('every overview', () => {
  test.each(ROUTES)('%s is for readers of the dossier only, and is not sent twice', async (path) => {
    expect((await get(path, vera)).status).toBe(404);
    expect((await ask(api, MAIN + path)).status).toBe(401);
    const tag = (await get(path)).headers.get('ETag')!;
    expect((await get(path, { ...rolf, 'If-None-Match': tag })).status).toBe(304);
  });

  test.each([
    '/timeline?bucket=week',
    '/timeline?nonsense=1',
    '/timeline?from=yesterday',
    '/facets/events?stance=denies',
    '/facets/claims?stance=shouts',
    '/facets/claims?q=%00',
    '/changes/since?revision=-1',
    '/changes/since?revision=1e99',
    '/changes/since?time=yesterday',
    '/changes/since?limit=501',
    '/review?of=everything',
    '/review?below=2',
    '/review?after=x',
    '/network/documents?depth=6',
    '/network/actors?limit=10',
    '/places?place=',
    '/documents?skip=-1',
    '/documents?skip=200001',
    '/documents?skip=1.5',
  ])('refuses %s and says why', async (path) => {
    expect((await problemOf(await get(path))).status).toBe(400);
  });

  test('of an unknown document there is no network', async () => {
    expect((await get('/network/documents?document=none')).status).toBe(404);
  });
});

describe('the timeline', () => {
  test('counts events by time, type and support', async () => {
    expect(await read('/timeline?bucket=month')).toEqual({
      ...{ bucket: 'month', events: 2, revision: 3 },
      items: [
        {
          ...{ from: '2024-10', to: '2024-10', events: 1, contested: 1 },
          ...{ types: { 'goods-transfer': 1 }, support: { 'single-report': 1 } },
        },
      ],
      undated: { events: 1, contested: 0, types: { 'goods-transfer': 1 }, support: { 'single-report': 1 } },
    });
    expect(await read('/timeline?bucket=decade')).toMatchObject({ items: [{ from: '2020', to: '2029', events: 1 }] });
    expect(await read('/timeline?contested=true')).toMatchObject({ bucket: 'day', events: 1 });
    expect(await read('/timeline?from=2030')).toMatchObject({ events: 0, items: [] });
  });

  test('a bucket is a filter of the list of events', async () => {
    const { items } = (await read('/timeline?bucket=year')) as Listed;
    for (const { from, to, events } of items)
      expect(((await read(`/events?from=${from}&to=${to}&total=true`)) as Listed).total).toBe(events);
  });

  test.each([
    ['2024-10-01', '2024-10-31', 'day'],
    ['2023-10-01', '2024-10-31', 'month'],
    ['1950-01-01', '2024-10-31', 'year'],
    ['0100-01-01', '2024-10-31', 'decade'],
    ['2024', '2024-10', 'day'],
  ])('%s to %s is shown by %s', (first, last, bucket) => {
    expect(finestFor(first, last, 400)).toBe(bucket);
  });
});

describe('facets', () => {
  interface Facets {
    readonly facets: Readonly<Record<string, readonly { value: string; count: number; name?: string }[]>>;
    readonly counted: number;
    readonly isWhole: boolean;
  }

  test.each(['', '?contested=true', '?type=goods-transfer&actor=state:XA', '?q=auster'])(
    'of events%s: each value is what its list holds',
    async (query) => {
      const { facets, counted, isWhole } = (await read(`/facets/events${query}`)) as Facets;
      expect([counted, isWhole]).toEqual([((await read(`/events${query || '?'}&total=true`)) as Listed).total, true]);
      for (const [facet, values] of Object.entries(facets)) {
        for (const { value, count } of values) {
          const asked = new URLSearchParams(query);
          asked.set(facet, value);
          expect(((await read(`/events?${asked}&total=true`)) as Listed).total, `${facet} ${value}`).toBe(count);
        }
      }
    },
  );

  test.each(['', '?stance=denies', '?actor=state:XV&certainty=certain', '?q=grain', `?event=${EXAMPLE.event}`])(
    'of claims%s: each value is what its list holds',
    async (query) => {
      const { facets, counted } = (await read(`/facets/claims${query}`)) as Facets;
      expect(counted).toBe(((await read(`/claims${query || '?'}&total=true`)) as Listed).total);
      for (const [facet, values] of Object.entries(facets)) {
        for (const { value, count } of values) {
          const asked = new URLSearchParams(query);
          asked.set(facet, value);
          expect(((await read(`/claims?${asked}&total=true`)) as Listed).total, `${facet} ${value}`).toBe(count);
        }
      }
    },
  );

  test('a facet that is filtered by shows what else could be chosen', async () => {
    const { facets } = (await read('/facets/claims?stance=denies')) as Facets;
    expect(facets.stance!.map(({ value }) => value)).toContain('asserts');
    expect(facets.outlet!.every(({ name }) => name !== undefined)).toBe(true);
  });
});

describe('places and networks', () => {
  test('a place has its name, what a pack says of it, and its events', async () => {
    const place = BARGES.events.find((event) => event.place !== undefined);
    const { items, unplaced } = (await read('/places')) as Listed & { unplaced: number };
    const placed = BARGES.events.filter((event) => event.place !== undefined).length;
    expect(unplaced).toBe(BARGES.events.length - placed);
    expect(items.reduce((sum, { events }) => sum + (events as number), 0)).toBe(placed);
    if (place !== undefined) expect(items.map(({ id }) => id)).toContain(place.place);
  });

  test('states and places that take part are counted too, and who is neither is not', async () => {
    const { items } = (await read('/places?by=actor')) as Listed;
    const { nodes } = (await read('/network/actors')) as { nodes: { id: string; events: number }[] };
    const events = new Map(nodes.map((node) => [node.id, node.events]));
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(item.events).toBe(events.get(item.id as string));
    const { items: entities } = (await read('/entities?limit=200')) as Listed;
    const types = new Map(entities.map(({ id, type }) => [id, type]));
    for (const { id } of items) expect(['state', 'place', undefined]).toContain(types.get(id));
    expect((await problemOf(await get('/places?by=weather'))).status).toBe(400);
  });

  test('actors are joined by the events that they share', async () => {
    const { nodes, edges, actors } = (await read('/network/actors')) as {
      nodes: { id: string; events: number }[];
      edges: { a: string; b: string; events: number; types: Record<string, number> }[];
      actors: number;
    };
    expect(nodes.length).toBe(actors);
    for (const { id, events } of nodes)
      expect(((await read(`/events?actor=${id}&total=true`)) as Listed).total).toBe(events);
    for (const { a, b, events, types } of edges) {
      const ids = async (actor: string) => ((await read(`/events?actor=${actor}`)) as Listed).items.map(({ id }) => id);
      const [ofA, ofB] = [await ids(a), await ids(b)];
      expect(Object.values(types).reduce((sum, one) => sum + one, 0)).toBe(events);
      expect(ofA.filter((id) => ofB.includes(id)).length).toBe(events);
    }
  });

  test('texts are joined by lineage, all of them or around one', async () => {
    const [grain, denial, traffic] = BARGES.documents.map(({ id }) => id);
    const network = (await read('/network/documents')) as { nodes: { id: string }[]; edges: unknown[] };
    expect(network.nodes.map(({ id }) => id).sort()).toEqual([grain, denial].sort());
    expect(network.edges).toEqual([expect.objectContaining({ from: grain, to: denial, kind: 'cites' })]);
    expect(await read(`/network/documents?document=${denial}`)).toMatchObject({ texts: 2, isWhole: true });
    expect(await read(`/network/documents?document=${traffic}`)).toMatchObject({ nodes: [{ id: traffic }], edges: [] });
  });

  test('the largest groups come first, in each those with most pairs', () => {
    const pairs = [
      ['x', 'y'],
      ['a', 'b'],
      ['c', 'b'],
      ['b', 'd'],
      ['p', 'q'],
      ['q', 'r'],
    ].map(([from, to]) => ({ from: from!, to: to! }));
    expect(strongest(pairs, 9)).toEqual(['b', 'a', 'c', 'd', 'q', 'p', 'r', 'x', 'y']);
    expect(strongest(pairs, 5)).toEqual(['b', 'a', 'c', 'd', 'q']);
    const chain = Array.from({ length: 50_000 }, (_, at) => ({ from: `n${at}`, to: `n${at + 1}` }));
    expect(strongest(chain, 60_000).length).toBe(50_001);
  });
});

describe('the review queue', () => {
  test('pages of one are all claims below the limit, the least sure first, without those judged', async () => {
    const below = 0.95;
    const whole = (await read(`/review?below=${below}&total=true&limit=200`)) as Listed;
    const judged = whole.items[0]!.id as string;
    const sure = whole.items.map(({ confidence }) => confidence as number);
    expect(sure.length).toBe(BARGES.claims.filter(({ confidence }) => confidence < below).length);
    expect(sure).toEqual([...sure].sort((a, b) => a - b));
    const found: unknown[] = [];
    for (let after = ''; ; ) {
      const one = (await read(`/review?below=${below}&limit=1${after}`)) as Listed;
      found.push(...one.items);
      if (one.next === undefined) break;
      after = `&after=${one.next}`;
    }
    expect(found).toEqual(whole.items);
    const judgement = { kind: 'confirm', target: { kind: 'claim', id: judged }, why: 'Heard it.' };
    await ask(api, `${MAIN}/judgements`, { json: { judgements: [judgement] }, headers: lena });
    const { items } = (await read(`/review?below=${below}&limit=200&skip=1`)) as Listed;
    expect(items).toEqual(whole.items.slice(2));
  });

  test('events that rest on an inference', async () => {
    const { db } = world.database;
    const event = BARGES.events[0]!;
    const identity = [{ step: 'year', value: '2024', inferred: true }];
    await db
      .updateTable('events')
      .set({ documents: 2, body: JSON.stringify({ ...event, identity }) })
      .where('dossier', '=', 'main')
      .where('id', '=', event.id)
      .execute();
    expect(await read('/review?of=joins&total=true')).toMatchObject({
      total: 1,
      items: [{ kind: 'join', id: event.id, documents: 2, inferred: [{ step: 'year', value: '2024' }] }],
    });
  });
});

describe('since the last visit', () => {
  test('what is new, gone or of another verdict, and nothing that changed back', async () => {
    const { db } = world.database;
    const [first, second] = BARGES.events.map(({ id }) => id);
    const revise = async (revision: number) => {
      await db.updateTable('dossiers').set({ revision }).where('id', '=', 'main').execute();
    };
    const set = (id: string, values: { support?: string; contested?: boolean; revision: number }) =>
      db.updateTable('events').set(values).where('dossier', '=', 'main').where('id', '=', id).execute();
    await set(first!, { support: 'independent', revision: 4 });
    await set(second!, { contested: true, revision: 4 });
    await revise(4);
    await set(second!, { contested: false, revision: 5 });
    await revise(5);
    expect(await read('/changes/since?revision=3')).toMatchObject({
      items: [{ kind: 'verdict-changed', event: { id: first }, before: { support: 'single-report' }, revision: 4 }],
      ...{ counts: { new: 0, gone: 0, changed: 1 }, isWhole: true, revision: 5 },
    });
    expect(await read('/changes/since?revision=4')).toMatchObject({
      items: [{ kind: 'contested', after: { contested: false } }],
    });
    expect(await read('/changes/since?revision=5')).toMatchObject({
      items: [],
      counts: { new: 0, gone: 0, changed: 0 },
    });
    await db.deleteFrom('events').where('dossier', '=', 'main').where('id', '=', second!).execute();
    await revise(6);
    expect(await read('/changes/since?revision=5')).toMatchObject({ items: [{ kind: 'event-gone', after: null }] });
    expect(await read('/changes/since?time=2024-11-05T12:00:00%2B01:00')).toMatchObject({ since: 6, items: [] });
    const all = (await read('/changes/since?limit=1')) as { isWhole: boolean; note: string; counts: { new: number } };
    expect(all).toMatchObject({ isWhole: false, counts: { new: 1 } });
    expect(all.note).toMatch(/^Before revision 3 it was not kept what changed/);
  });
});

describe('jumps', () => {
  test('a page behind so many rows is that of the whole list; a mark beside it is refused', async () => {
    const { items, next } = (await read('/claims?limit=5')) as Listed;
    const whole = ((await read('/claims?limit=200')) as Listed).items;
    expect(items).toEqual(whole.slice(0, 5));
    for (const skip of [0, 1, 5, whole.length - 1, whole.length, 200_000])
      expect(((await read(`/claims?limit=5&skip=${skip}`)) as Listed).items).toEqual(whole.slice(skip, skip + 5));
    expect((await problemOf(await get(`/claims?skip=5&after=${next}`))).status).toBe(400);
  });
});
