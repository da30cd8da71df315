// The HTTP API: every route by the example it documents, lists and their pages, accounts and roles, and what attackers try.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { API_DOCS, apiDocs } from '../scripts/api-docs.ts';
import { type Api, openApiOf } from '../src/api/api.ts';
import { ApiError, createClient } from '../src/api/client.ts';
import { attachment } from '../src/api/headers.ts';
import { isLoopback, ServeError, serveApi } from '../src/api/serve.ts';
import type { Judgement } from '../src/document/judgement.ts';
import { analysisSchema } from '../src/export/index.ts';
import { append } from '../src/store/log.ts';
import { BARGES, CHANGE } from './support/api-rows.ts';
import {
  ask,
  browserOf,
  COST,
  EXAMPLE,
  type Headers,
  LOCAL_TOKEN,
  localApi,
  MAIN,
  makeWorld,
  type Name,
  NOW,
  PASSWORD,
  problemOf,
  scriptOf,
  teamApi,
  type World,
} from './support/api-world.ts';

const scrypts = vi.hoisted(() => ({ count: 0 }));
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  const scrypt = (...given: Parameters<typeof crypto.scrypt>) => {
    scrypts.count++;
    return crypto.scrypt(...given);
  };
  return { ...crypto, scrypt };
});

let world: World;
let api: Api;
let headers: Record<Name, Headers>;

beforeAll(async () => {
  world = await makeWorld();
  api = teamApi(world);
  const names: readonly Name[] = ['mara', 'lena', 'rolf', 'vera'];
  const made = await Promise.all(names.map(async (name) => [name, await scriptOf(world, name)] as const));
  headers = Object.fromEntries(made) as Record<Name, Headers>;
}, 90_000);

afterAll(() => world?.close());

const get = (path: string, more: Headers = {}) => ask(api, path, { headers: { ...headers.rolf, ...more } });

interface Page {
  readonly items: readonly Record<string, unknown>[];
  readonly next?: string;
  readonly total?: number;
  readonly revision: number;
}
const page = async (path: string) => (await (await get(`${MAIN}${path}`)).json()) as Page;
const idsOf = ({ items }: Page) => items.map(({ id }) => id);

describe('screening', () => {
  const match = async (dataset: string, names: readonly string[], on = api) => {
    const json = { queries: { q: { schema: 'Person', properties: { name: names } } } };
    return ask(on, `/api/v1/match/${dataset}`, { method: 'POST', headers: headers.rolf, json });
  };

  test.each(['default', 'un'])('gives hits of %s in the shape of yente, none of them a match', async (dataset) => {
    const answer = await (await match(dataset, ['Sample Myong-chol', 'Nobody Here'])).json();
    const q = { status: 200, total: { value: 1 }, results: [{ match: false, datasets: ['un'] }] };
    expect(answer).toMatchObject({ responses: { q } });
  });

  test('says what is missing: a list of that name, any list, a query', async () => {
    expect((await match('eu', ['x'])).status).toBe(404);
    const without = teamApi(world, { screeningOf: async () => undefined });
    const answer = await match('default', ['x'], without);
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('hearsay lists add')]);
    const wrong = { method: 'POST', headers: headers.rolf, json: { queries: [] } };
    expect((await ask(api, '/api/v1/match/un', wrong)).status).toBe(400);
    expect((await ask(api, '/api/v1/match/un', { method: 'POST', json: { queries: {} } })).status).toBe(401);
  });

  test('gives the receipt of an entity, and none of a place', async () => {
    expect(await (await get(`${MAIN}/entities/${EXAMPLE.entity}/screening`)).json()).toEqual({ receipt: null });
    expect((await get(`${MAIN}/entities/nobody/screening`)).status).toBe(404);
  });

  test('looks at who takes part in an event, where lists are kept', async () => {
    const path = `${MAIN}/events/${EXAMPLE.event}/screening`;
    expect(await (await get(path)).json()).toMatchObject({ screening: { lists: [{ id: 'un' }], hits: [] } });
    expect((await get(`${MAIN}/events/nothing/screening`)).status).toBe(404);
    const without = teamApi(world, { screeningOf: async () => undefined });
    expect(await (await ask(without, path, { headers: headers.rolf })).json()).toEqual({ screening: null });
  });
});

describe('routes', () => {
  interface Operation {
    readonly parameters?: readonly {
      readonly name: string;
      readonly in: string;
      readonly required?: boolean;
      readonly example?: string;
      readonly schema: { readonly example?: string };
    }[];
    readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
    readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  }

  test('each answers the example of the OpenAPI document, as its schema says', async () => {
    await world.database.db
      .insertInto('sessions')
      .values({
        secret: EXAMPLE.token,
        account: 'mara',
        kind: 'token',
        label: 'old',
        createdAt: '2024',
        expiresAt: null,
      })
      .execute();
    const local = localApi(world);
    const { paths = {} } = openApiOf(api.app, '1');
    const schemas = schemasOf(api);
    let asked = 0;
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations as Readonly<Record<string, Operation>>)) {
        const name = `${method} ${path}`;
        const isSignIn = name === 'post /api/v1/session';
        const { parameters = [], requestBody } = operation;
        const needed = parameters.filter((one) => one.in === 'path' || one.required);
        const examples = new Map(needed.map((one) => [one.name, one.example ?? one.schema.example]));
        expect([...examples.values()], name).not.toContain(undefined);
        const url = path.replace(/\{(\w+)\}/g, (_, key) => encodeURIComponent(examples.get(key)!));
        const query = needed
          .filter((one) => one.in === 'query')
          .map((one) => `${one.name}=${encodeURIComponent(examples.get(one.name)!)}`);
        const json = requestBody?.content['application/json']?.example;
        if (requestBody) expect(json, name).toBeDefined();
        const response = await ask(isSignIn ? local : api, `${url}${query.length > 0 ? `?${query.join('&')}` : ''}`, {
          ...{ method: method.toUpperCase(), headers: isSignIn ? {} : await browserOf(world, 'mara') },
          ...(json !== undefined && { json }),
        });
        const documented = Object.keys(operation.responses).find((status) => status !== 'default');
        expect(String(response.status), `${name}: ${response.ok ? '' : await response.clone().text()}`).toBe(
          documented,
        );
        const type = response.headers.get('Content-Type');
        if (type === 'application/json') schemas.get(name)!.parse(await response.json());
        else if (response.status === 200)
          expect(Object.keys(operation.responses['200']!.content!), name).toContain(type);
        await response.body?.cancel().catch(() => {});
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(45);
  });

  test('the document has no reference that leads nowhere, and is served to anybody', async () => {
    const text = await (await ask(api, '/api/v1/openapi.json')).text();
    const { openapi, components } = JSON.parse(text);
    expect(openapi).toBe('3.1.0');
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(components.schemas).toHaveProperty(name!);
  });

  test('docs/api.md tells of each', () => {
    expect(readFileSync(API_DOCS, 'utf8'), 'run `npm run docs`').toBe(apiDocs());
  });

  test('a document has the text that its offsets count in', async () => {
    const document = analysisSchema.shape.documents.element.parse(
      await (await get(`${MAIN}/documents/${EXAMPLE.document}`)).json(),
    );
    expect(document).toEqual(BARGES.documents[0]);
  });

  test('the original is an attachment that no browser opens', async () => {
    const response = await get(`${MAIN}/documents/${EXAMPLE.document}/original`);
    expect(await response.text()).toBe(BARGES.documents[0]!.text);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="grain.html"; filename*=UTF-8''grain.html`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  test('the analysis comes whole, and is made once for a revision', async () => {
    const asked = await Promise.all([1, 2, 3].map(() => get(`${MAIN}/analysis`)));
    for (const response of asked) expect(await response.json()).toEqual(JSON.parse(JSON.stringify(BARGES)));
    expect(world.main.told.filter(({ what }) => what === 'analysis').length).toBe(1);
  });

  test.each(['md', 'html', 'json', 'csv', 'docx', 'xlsx', 'jsonl', 'stix', 'ftm', 'webannotation', 'plover'])(
    'exports %s',
    async (format) => {
      const response = await get(`${MAIN}/export?format=${format}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; filename="main\.[a-z.]+";/);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
    },
  );

  test('an explanation that is not clear names what may be meant, by id alone', async () => {
    const response = await get(`${MAIN}/explain/goods`);
    expect(response.status).toBe(404);
    const { candidates } = await problemOf(response);
    expect(candidates).toContainEqual({ kind: 'event', id: EXAMPLE.event });
    expect(JSON.stringify(candidates)).not.toContain('Velsk');
  });
});

/** Schemas of what routes answer, by method and path. */
function schemasOf({ app }: Api): ReadonlyMap<string, z.ZodType> {
  const schemas = new Map<string, z.ZodType>();
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { method, path, responses } = definition.route;
    const answer = (responses[200] ?? responses[201]) as
      | { content?: Record<string, { schema: z.ZodType }> }
      | undefined;
    const schema = answer?.content?.['application/json']?.schema;
    if (schema) schemas.set(`${method} ${path}`, schema);
  }
  return schemas;
}

describe('lists', () => {
  test.each([
    ['documents', 'order=newest'],
    ['documents', 'order=oldest'],
    ['documents', 'order=place'],
    ['claims', 'order=newest'],
    ['claims', 'order=oldest'],
    ['events', 'order=documents'],
    ['events', 'order=newest'],
    ['outlets', ''],
    ['origins', ''],
  ])('%s by %s: pages of one are the whole list, in order', async (list, order) => {
    const whole = await page(`/${list}?${order}&total=true`);
    const found: unknown[] = [];
    for (let after = ''; ; ) {
      const one = await page(`/${list}?${order}&limit=1${after}`);
      expect(one.items.length).toBe(1);
      found.push(...one.items);
      if (one.next === undefined) break;
      after = `&after=${one.next}`;
    }
    expect(found).toEqual(whole.items);
    expect(found.length).toBe(whole.total);
  });

  test('documents without a date come last, whichever the way', async () => {
    const undated = BARGES.documents[2]!.id;
    expect(idsOf(await page('/documents?order=newest')).at(-1)).toBe(undated);
    expect(idsOf(await page('/documents?order=oldest')).at(-1)).toBe(undated);
  });

  const [grain, denial, traffic] = BARGES.documents.map(({ id }) => id);
  test.each([
    ['/documents?outlet=harbour-wire', [grain]],
    ['/documents?from=2024-10-02', [grain]],
    ['/documents?to=2024-10', [grain, denial]],
    ['/documents?to=2023', []],
    ['/documents?q=cranes', [grain]],
    ['/documents?q=%22eleven+clear+days%22', [traffic]],
    ['/documents?kind=agency-copy&language=en', [grain]],
    [`/documents?event=${EXAMPLE.event}`, [grain, denial]],
    ['/documents?entity=velsk', [grain]],
    ['/documents?event=none', []],
    [`/documents?id=${denial}`, [denial]],
    [`/documents?id=${grain}&id=none&id=${denial}&language=en`, [grain, denial]],
    ['/events?contested=true', [EXAMPLE.event]],
    ['/events?contested=false&support=single-report&support=one-origin', [BARGES.events[1]!.id]],
    ['/events?independent=1', []],
    ['/events?actor=state:XA', [EXAMPLE.event]],
    ['/events?q=auster&type=goods-transfer', [EXAMPLE.event]],
    ['/events?from=2024-10-20&to=2024-10-20', [EXAMPLE.event]],
    ['/events?from=2024-11', []],
    [`/events?document=${denial}`, [EXAMPLE.event]],
    [`/events?document=${traffic}`, []],
    ['/claims?stance=doubts', BARGES.claims.filter(({ stance }) => stance === 'doubts').map(({ id }) => id)],
    ['/claims?actor=state:XV&limit=200&q=hulls', [BARGES.claims[1]!.id]],
    [`/events/${EXAMPLE.event}/claims?order=oldest`, [BARGES.claims[5]!.id, BARGES.claims[0]!.id]],
    [`/contradictions?event=${EXAMPLE.event}&claim=${EXAMPLE.claim}`, [EXAMPLE.contradiction]],
    ['/contradictions?event=none', []],
    ['/outlets?q=HERALD', ['auster-herald']],
    ['/outlets?q=har+wi', ['harbour-wire']],
    ['/judgements?who=nobody', []],
    [`/judgements?target=${EXAMPLE.claim}&kind=comment`, [EXAMPLE.judgement]],
  ])('%s', async (path, ids) => {
    expect(idsOf(await page(path))).toEqual(ids);
  });

  test('search gives each kind that the filters apply to, and cursors that its list takes', async () => {
    const found = (await (await get(`${MAIN}/search?q=barges&limit=1`)).json()) as Record<string, Page>;
    expect(Object.keys(found)).toEqual(['documents', 'claims', 'events', 'revision']);
    const next = await page(`/documents?q=barges&limit=1&after=${found.documents!.next}`);
    expect(next.items.length).toBe(1);
    expect(idsOf(next)).not.toEqual(idsOf(found.documents!));
    const denied = (await (await get(`${MAIN}/search?q=grain&stance=denies`)).json()) as object;
    expect(Object.keys(denied)).toEqual(['claims', 'revision']);
  });

  test.each([
    `'`,
    ':*',
    '&&',
    '!!',
    '(',
    `a' || 'b`,
    '%',
    '_',
    '\\',
    '"',
    '<->',
    `');drop table claims;--`,
    'the',
    '🙂',
    '\ud83d',
  ])('search for %j finds nothing odd', async (words) => {
    const response = await get(`${MAIN}/search?q=${encodeURIComponent(words.toWellFormed())}`);
    expect(response.status).toBe(200);
  });

  test('a percent sign is a percent sign', async () => {
    expect((await page('/outlets?q=%25')).items).toEqual([]);
    expect((await page('/outlets?q=_')).items).toEqual([]);
  });

  test.each(['x'.repeat(10_000), '%00', 'a%00b', '%1b', ''])('refuses the words %.20s', async (words) => {
    expect((await get(`${MAIN}/search?q=${words}`)).status).toBe(400);
  });

  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  test.each([
    'x',
    '%00',
    cursor('documents newest'),
    cursor(['documents newest', {}, 'x']),
    cursor(['documents newest', 'x', 'a\u0000b']),
    cursor(['documents newest', 1e99, 'x']),
    cursor(['claims newest', '2024', 'x']),
    cursor(['documents newest', 'x'.repeat(4_100), 'x']),
    'A'.repeat(13_000),
  ])('refuses the cursor %.30s', async (after) => {
    expect((await get(`${MAIN}/documents?after=${after}`)).status).toBe(400);
  });

  test.each([
    ['documents newest', 5, 'x'],
    ['documents newest', `2024'; drop table claims`, `' or 1=1`],
  ])('a cursor that was made up gives a page of the same list, or nothing: %j', async (...made) => {
    const response = await get(`${MAIN}/documents?after=${cursor(made)}`);
    expect([200, 400]).toContain(response.status);
  });

  test.each(['limit=0', 'limit=201', 'limit=x', 'limit=1e9', 'order=id', 'nonsense=1', 'from=yesterday', 'total=1'])(
    'refuses %s and says where',
    async (query) => {
      const { issues } = await problemOf(await get(`${MAIN}/documents?${query}`));
      expect(issues).toEqual([expect.objectContaining({ message: expect.any(String) })]);
    },
  );

  test('what did not change is not sent again', async () => {
    for (const path of ['/documents', `/events/${EXAMPLE.event}`, `/documents/${EXAMPLE.document}`, '/analysis', '']) {
      const tag = (await get(MAIN + path)).headers.get('ETag')!;
      expect((await get(MAIN + path, { 'If-None-Match': `"x", W/${tag}` })).status).toBe(304);
      expect((await get(MAIN + path, { 'If-None-Match': '"x"' })).status).toBe(200);
    }
    const tag = (await get(`${MAIN}/judgements`)).headers.get('ETag')!;
    await append(world.database.db, 'main', [{ at: '2024', who: 'x', action: 'judge', body: {} }]);
    expect((await get(`${MAIN}/judgements`, { 'If-None-Match': tag })).status).toBe(200);
  });

  test('the log goes on from where it was left', async () => {
    const { items } = await page('/log?limit=1');
    expect(items).toMatchObject([{ seq: 1, action: 'add' }]);
    expect((await page('/log?after=1')).items[0]).toMatchObject({ seq: 2, previous: items[0]!.hash });
  });
});

describe('adding and judging', () => {
  const post = (path: string, json: unknown, name: Name = 'lena', more: Headers = {}) =>
    ask(api, MAIN + path, { json, headers: { ...headers[name], ...more } });
  const judgedIn = async (response: Response) => (await response.json()) as { judgements: Judgement[] };
  const lastTold = () => world.main.told.at(-1)!;
  const about = { kind: 'claim', id: EXAMPLE.claim };

  test('a text, under a plain name', async () => {
    const response = await post('/sources', { text: 'Ten barges left.', title: '../../etc/pass\u202ewd' });
    expect(response.status).toBe(201);
    expect(lastTold()).toMatchObject({
      by: { who: 'lena', at: new Date(NOW).toISOString() },
      given: [
        { source: { name: 'passwd.txt', contentType: 'text/plain; charset=utf-8' }, place: { path: 'passwd.txt' } },
      ],
    });
  });

  test('files of a form, each under the last part of its name', async () => {
    const body = new FormData();
    body.append('file', new Blob(['one'], { type: 'text/plain' }), '..\\..\\one.txt');
    body.append('file', new Blob(['two']), 'a/b/two.html');
    body.append('file', new Blob([]), 'empty.txt');
    const response = await ask(api, `${MAIN}/sources`, { method: 'POST', body, headers: headers.lena });
    expect(await response.json()).toMatchObject({
      added: [{}, {}].map(() => expect.any(String)),
      unread: [{ path: 'empty.txt' }],
    });
    expect(lastTold().given).toMatchObject([{ place: { path: 'one.txt' } }, { place: { path: 'two.html' } }, {}]);
  });

  test('addresses, which the keeper fetches', async () => {
    expect((await post('/sources', { urls: ['https://wire.example/a'] })).status).toBe(201);
    expect(lastTold()).toMatchObject({ what: 'addUrls', given: ['https://wire.example/a'] });
  });

  test.each([
    [{ urls: ['file:///etc/passwd'] }],
    [{ urls: ['javascript:alert(1)'] }],
    [{ urls: [] }],
    [{ text: ' ' }],
    [{ text: 'x', path: '/etc/passwd' }],
    [{}],
    [[]],
    ['x'],
    [null],
  ])('refuses %j', async (json) => {
    expect((await post('/sources', json)).status).toBe(400);
  });

  test('refuses a body without a type, of another type, broken, or none', async () => {
    const send = (body: string | undefined, type?: string) =>
      ask(api, `${MAIN}/sources`, {
        method: 'POST',
        ...(body !== undefined && { body }),
        headers: { ...headers.lena, ...(type && { 'Content-Type': type }) },
      });
    expect((await send('<x/>', 'text/xml')).status).toBe(415);
    expect((await send('{"text":', 'application/json')).status).toBe(400);
    expect((await send('--x\r\nContent-Disp', 'multipart/form-data; boundary=x')).status).toBe(400);
    expect((await send('nothing', 'multipart/form-data')).status).toBe(400);
    expect((await send(undefined)).status).toBe(400);
  });

  test('tells when nothing could be read, and why', async () => {
    const body = new FormData();
    body.append('file', new Blob([]), 'empty.txt');
    const problem = await problemOf(await ask(api, `${MAIN}/sources`, { method: 'POST', body, headers: headers.lena }));
    expect(problem).toMatchObject({ status: 422, unread: [{ path: 'empty.txt' }] });
  });

  test('JSON that is huge or deep', async () => {
    const small = teamApi(world, { limits: { textBytes: 10_000, bodyBytes: 5_000 } });
    const send = (path: string, body: string) =>
      ask(small, MAIN + path, {
        method: 'POST',
        body,
        headers: { ...headers.lena, 'Content-Type': 'application/json' },
      });
    expect((await send('/sources', JSON.stringify({ text: 'x'.repeat(10_000) }))).status).toBe(413);
    expect((await send('/judgements', `[${'0,'.repeat(10_000)}0]`)).status).toBe(413);
    expect((await send('/judgements', `${'['.repeat(2_000)}${']'.repeat(2_000)}`)).status).toBe(400);
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(
      (
        await ask(api, `${MAIN}/sources`, {
          method: 'POST',
          body: deep,
          headers: { ...headers.lena, 'Content-Type': 'application/json' },
        })
      ).status,
    ).toBe(400);
  });

  test('more uploads at once than are allowed wait outside', async () => {
    const narrow = teamApi(world, { limits: { uploadsAtOnce: 1 } });
    let open = () => {};
    world.main.hold = new Promise((resolve) => {
      open = resolve;
    });
    const first = ask(narrow, `${MAIN}/sources`, { json: { text: 'one' }, headers: headers.lena });
    await vi.waitFor(() => expect(world.main.failWith).toBeUndefined());
    const second = await ask(narrow, `${MAIN}/sources`, { json: { text: 'two' }, headers: headers.lena });
    expect([second.status, second.headers.get('Retry-After')]).toEqual([503, '5']);
    world.main.hold = undefined;
    open();
    expect((await first).status).toBe(201);
  });

  test('judgements are kept under the name of who makes them', async () => {
    const asked = { judgements: [{ kind: 'reject', target: about, why: 'Another port.' }] };
    const response = await post('/judgements', asked);
    const { judgements } = await judgedIn(response);
    expect([response.status, judgements]).toEqual([201, [expect.objectContaining({ who: 'lena', kind: 'reject' })]]);
    expect(await page('/judgements?who=lena&total=true')).toMatchObject({
      total: 1,
      items: [{ id: judgements[0]!.id }],
    });
  });

  test.each([
    [
      'a value that the kind has no use for',
      { kind: 'confirm', target: about, value: { stance: 'denies' }, why: 'x' },
      400,
    ],
    ['no value', { kind: 'rate', target: about, why: 'x' }, 400],
    [
      'a value of another kind',
      { kind: 'correct', target: about, value: { stance: 'denies', with: 'x' }, why: 'x' },
      400,
    ],
    ['no reason', { kind: 'confirm', target: about, why: ' ' }, 400],
    ['a name that is not theirs', { kind: 'confirm', target: about, why: 'x', who: 'mara' }, 400],
    ['what is not here', { kind: 'confirm', target: { kind: 'event', id: 'none' }, why: 'x' }, 422],
  ])('refuses a judgement with %s', async (_, judgement, status) => {
    const told = world.main.told.length;
    expect((await post('/judgements', { judgements: [judgement] })).status).toBe(status);
    expect(world.main.told.length).toBe(told);
  });

  test('refuses an edit of what changed meanwhile', async () => {
    const asked = { judgements: [{ kind: 'confirm', target: about, why: 'x' }] };
    expect((await post('/judgements', { ...asked, revision: 1 })).status).toBe(409);
    expect((await post('/judgements', { ...asked, revision: 2 })).status).toBe(201);
    expect((await post('/judgements', asked, 'lena', { 'If-Match': '"x"' })).status).toBe(412);
    const tag = (await get(`${MAIN}/claims/${EXAMPLE.claim}`)).headers.get('ETag')!;
    expect((await post('/judgements', asked, 'lena', { 'If-Match': tag })).status).toBe(201);
  });

  test('a judgement is withdrawn once, by who made it or an owner', async () => {
    const { judgements } = await judgedIn(
      await post('/judgements', { judgements: [{ kind: 'comment', target: about, why: 'Hm.' }] }, 'mara'),
    );
    const path = `/judgements/${judgements[0]!.id}/withdrawal`;
    expect((await post(path, { why: 'No.' }, 'lena')).status).toBe(403);
    const withdrawn = await post(path, { why: 'No.' }, 'mara');
    expect(await withdrawn.json()).toMatchObject({ withdrawn: { who: 'mara', why: 'No.' } });
    expect((await post(path, { why: 'No.' }, 'mara')).status).toBe(409);
    expect((await page('/judgements?withdrawn=true')).items[0]).toMatchObject({ withdrawn: { who: 'mara' } });
    expect((await post('/judgements/none/withdrawal', { why: 'No.' }, 'mara')).status).toBe(404);
  });

  test('a database that is lost, a disk that is full, a fault of ours: a status and a sentence, no stack', async () => {
    const told = world.main.told.length;
    const faults: unknown[] = [];
    const quiet = teamApi(world, { onFault: (error) => faults.push(error) });
    const failing = async (error: unknown) => {
      world.main.failWith = error;
      return problemOf(await ask(quiet, `${MAIN}/sources`, { json: { text: 'x' }, headers: headers.lena }));
    };
    expect(await failing(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))).toMatchObject({ status: 503 });
    expect(await failing(new Error('Connection terminated unexpectedly'))).toMatchObject({ status: 503 });
    expect(await failing(Object.assign(new Error('no'), { code: 'ENOSPC' }))).toMatchObject({ status: 507 });
    expect(faults).toEqual([]);
    const ours = await failing(new Error('secret at /home/x'));
    expect(ours.status).toBe(500);
    expect(JSON.stringify(ours)).not.toMatch(/secret|home|\.ts/);
    expect([faults.length, world.main.told.length]).toEqual([1, told]);
  });
});

describe('roles', () => {
  const writes: readonly (readonly [method: string, path: string, json: unknown, needs: 'analyst' | 'owner'])[] = [
    ['POST', `${MAIN}/sources`, { text: 'x' }, 'analyst'],
    [
      'POST',
      `${MAIN}/judgements`,
      { judgements: [{ kind: 'confirm', target: { kind: 'claim', id: EXAMPLE.claim }, why: 'x' }] },
      'analyst',
    ],
    ['POST', `${MAIN}/judgements/${EXAMPLE.judgement}/withdrawal`, { why: 'x' }, 'analyst'],
    ['DELETE', `${MAIN}/documents/${EXAMPLE.document}?why=x`, undefined, 'owner'],
    ['PUT', `${MAIN}/members/rolf`, { role: 'owner' }, 'owner'],
    ['DELETE', `${MAIN}/members/rolf`, undefined, 'owner'],
  ];

  test('every route that changes a dossier is among those tried', () => {
    const { paths = {} } = openApiOf(api.app, '1');
    const changing = Object.entries(paths).flatMap(([path, operations]) =>
      path.includes('{dossier}')
        ? Object.keys(operations)
            .filter((method) => method !== 'get')
            .map((method) => `${method.toUpperCase()} ${path}`)
        : [],
    );
    expect(changing.length).toBe(writes.length);
  });

  test.each(writes)('%s %s is refused to who has too small a role', async (method, path, json, needs) => {
    const told = world.main.told.length;
    const lower: readonly Name[] = needs === 'owner' ? ['rolf', 'lena'] : ['rolf'];
    for (const name of lower) expect((await ask(api, path, { method, json, headers: headers[name] })).status).toBe(403);
    expect((await ask(api, path, { method, json, headers: headers.vera })).status).toBe(404);
    expect((await ask(api, path, { method, json })).status).toBe(401);
    expect(world.main.told.length).toBe(told);
  });

  test("another user's dossier is told of in the words of one that is not there", async () => {
    const there = await problemOf(await ask(api, MAIN, { headers: headers.vera }));
    const nowhere = await problemOf(await ask(api, '/api/v1/dossiers/nowhere', { headers: headers.vera }));
    expect(there).toEqual(nowhere);
    expect(await (await ask(api, '/api/v1/dossiers', { headers: headers.vera })).json()).toEqual({
      items: [{ id: 'other', role: 'owner' }],
    });
    for (const path of [
      '/documents',
      '/changes',
      '/analysis',
      '/log',
      '/members',
      `/documents/${EXAMPLE.document}/original`,
    ])
      expect((await ask(api, MAIN + path, { headers: headers.vera })).status).toBe(404);
  });

  test('what is in another dossier cannot be had through one of your own', async () => {
    await world.database.db
      .deleteFrom('documentViews')
      .where('dossier', '=', 'other')
      .where('id', '=', EXAMPLE.document)
      .execute();
    const own = '/api/v1/dossiers/other';
    expect((await ask(api, `${own}/documents/${EXAMPLE.document}`, { headers: headers.vera })).status).toBe(404);
    expect((await ask(api, `${own}/documents/${EXAMPLE.document}/original`, { headers: headers.vera })).status).toBe(
      404,
    );
    const { items } = (await (
      await ask(api, `${own}/documents?event=${EXAMPLE.event}`, { headers: headers.vera })
    ).json()) as Page;
    expect(items.map(({ id }) => id)).toEqual([BARGES.documents[1]!.id]);
  });

  test('owners say who may do what; the last of them stays', async () => {
    const asMara = async (method: string, path: string, json?: unknown) =>
      (await ask(api, path, { method, json, headers: headers.mara })).status;
    expect(await asMara('DELETE', `${MAIN}/members/mara`)).toBe(409);
    expect(await asMara('PUT', `${MAIN}/members/mara`, { role: 'reader' })).toBe(409);
    expect(await asMara('PUT', `${MAIN}/members/nobody`, { role: 'reader' })).toBe(404);
    expect(
      await asMara('POST', '/api/v1/accounts', { name: 'ines', password: PASSWORD, dossier: 'main', role: 'reader' }),
    ).toBe(201);
    expect(
      await asMara('POST', '/api/v1/accounts', { name: 'ines', password: PASSWORD, dossier: 'main', role: 'owner' }),
    ).toBe(409);
    expect(
      await asMara('POST', '/api/v1/accounts', { name: 'jo', password: PASSWORD, dossier: 'other', role: 'owner' }),
    ).toBe(404);
    expect(
      await asMara('POST', '/api/v1/accounts', { name: 'jo', password: 'short', dossier: 'main', role: 'reader' }),
    ).toBe(400);
    expect(
      await asMara('POST', '/api/v1/accounts', {
        name: '<script>',
        password: PASSWORD,
        dossier: 'main',
        role: 'reader',
      }),
    ).toBe(400);
    expect(await asMara('PATCH', '/api/v1/accounts/vera', { disabled: true })).toBe(404);
    expect(await asMara('PATCH', '/api/v1/accounts/mara', { disabled: true })).toBe(409);
    expect(await asMara('PATCH', '/api/v1/accounts/mara', { password: 'another long one' })).toBe(403);
    expect(await asMara('PATCH', '/api/v1/accounts/ines', { disabled: true })).toBe(204);
    expect((await ask(api, '/api/v1/session', { json: { name: 'ines', password: PASSWORD } })).status).toBe(401);
    expect(
      (await ask(api, '/api/v1/accounts/ines', { method: 'PATCH', json: { disabled: false }, headers: headers.lena }))
        .status,
    ).toBe(404);
  });
});

describe('signing in', () => {
  const signIn = (json: unknown, more: Headers = {}) => ask(api, '/api/v1/session', { json, headers: more });
  const cookieOf = (response: Response) => response.headers.get('Set-Cookie')!;

  test('gives a cookie that scripts of a page cannot read, and signing out takes it back', async () => {
    const response = await signIn({ name: 'lena', password: PASSWORD });
    const cookie = cookieOf(response);
    expect(cookie).toMatch(/^hearsay-7171=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await response.json()).toMatchObject({
      who: 'lena',
      kind: 'team',
      dossiers: [{ id: 'main', role: 'analyst' }],
    });
    const held = { Cookie: cookie.split(';')[0]!, 'X-Hearsay': '1' };
    expect((await ask(api, MAIN, { headers: held })).status).toBe(200);
    expect((await ask(api, '/api/v1/session', { method: 'DELETE', headers: held })).status).toBe(204);
    expect((await ask(api, MAIN, { headers: held })).status).toBe(401);
  });

  test('behind a proxy the cookie is for https, and the address is what the proxy says', async () => {
    const proxied = teamApi(world, { isBehindProxy: true });
    const response = await ask(proxied, '/api/v1/session', { json: { name: 'lena', password: PASSWORD } });
    expect(cookieOf(response)).toMatch(/^__Host-hearsay-7171=.*; Secure/);
    for (let at = 0; at < 40; at++)
      await ask(proxied, MAIN, { headers: { Authorization: 'Bearer wrong', 'X-Forwarded-For': 'spoofed, 10.0.0.1' } });
    const from = (address: string, Authorization = 'Bearer wrong') =>
      ask(proxied, MAIN, { headers: { Authorization, 'X-Forwarded-For': address } });
    expect([(await from('10.0.0.1')).status, (await from('10.0.0.2')).status]).toEqual([429, 401]);
    expect((await from('10.0.0.1', headers.lena.Authorization)).status).toBe(200);
  });

  test('the same work is done for a name that there is and for one that there is not, and the same is said', async () => {
    const tries = [];
    for (const name of ['mara', 'nobody', '"><b>', '../x']) {
      scrypts.count = 0;
      const { detail, status } = await problemOf(await signIn({ name, password: 'wrong wrong wrong' }));
      tries.push([scrypts.count, status, detail]);
    }
    expect(tries[0]).toEqual([1, 401, expect.any(String)]);
    for (const one of tries) expect(one).toEqual(tries[0]);
  });

  test('passwords are kept as hashes with their cost, secrets as hashes', async () => {
    const { password } = await world.database.db
      .selectFrom('accounts')
      .select('password')
      .where('name', '=', 'lena')
      .executeTakeFirstOrThrow();
    expect(password).toMatch(new RegExp(`^scrypt\\$${COST.n}\\$8\\$1\\$[\\w-]{22}\\$[\\w-]{43}$`));
    const secrets = await world.database.db.selectFrom('sessions').select('secret').execute();
    for (const { secret } of secrets) expect(secret).toMatch(/^[0-9a-f]{64}$/);
  });

  test('wrong passwords are answered slower and slower, by name and address', async () => {
    const strict = teamApi(world);
    const attempt = (name: string, password: string) => ask(strict, '/api/v1/session', { json: { name, password } });
    const statuses = [];
    for (let at = 0; at < 6; at++) statuses.push((await attempt('rolf', 'wrong wrong wrong')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const refused = await attempt('rolf', PASSWORD);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '1']);
    expect((await attempt('lena', PASSWORD)).status).toBe(201);
    world.clock.now += 1_100;
    expect((await attempt('rolf', PASSWORD)).status).toBe(201);
    world.clock.now = NOW;
  });

  test('guesses made at the same time count too', async () => {
    const strict = teamApi(world);
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        ask(strict, '/api/v1/session', { json: { name: 'rolf', password: 'wrong wrong wrong' } }),
      ),
    );
    expect(tries.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
  });

  test('guessing tokens ends in a wait for the address', async () => {
    const strict = teamApi(world);
    const guess = (at: number) => ask(strict, MAIN, { headers: { Authorization: `Bearer hearsay_${at}` } });
    const statuses = [];
    for (let at = 0; at < 25; at++) statuses.push((await guess(at)).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
  });

  test.each([
    'Bearer',
    'Bearer ',
    'Basic bWFyYTp4',
    `Bearer ${'x'.repeat(5_000)}`,
    "Bearer ' or 1=1 --",
    'Bearer \u00e9',
  ])('nobody comes in with "%.30s"', async (Authorization) => {
    const response = await ask(teamApi(world), MAIN, { headers: { Authorization } });
    expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer realm="hearsay"']);
  });

  test('a session ends after a time without requests, moves on with them, and not for ever', async () => {
    const held = await browserOf(world, 'lena');
    const at = async (hours: number) => {
      world.clock.now = NOW + hours * 3_600_000;
      return (await ask(api, MAIN, { headers: held })).status;
    };
    const statuses = [await at(0.9), await at(12), await at(23)];
    expect(statuses).toEqual([200, 200, 200]);
    expect(await at(36)).toBe(401);
    const long = await browserOf(world, 'lena');
    const last = [];
    const start = world.clock.now;
    for (let hours = 0; hours < 24 * 7; hours += 11) {
      world.clock.now = start + hours * 3_600_000;
      if (hours === 0) world.clock.now += 1;
      last.push((await ask(api, MAIN, { headers: long })).status);
    }
    expect(last.every((status) => status === 200)).toBe(true);
    world.clock.now = start + 24 * 7 * 3_600_000 + 1;
    expect((await ask(api, MAIN, { headers: long })).status).toBe(401);
    world.clock.now = NOW;
  });

  test('tokens: shown once, taken back, not made by tokens, not sent as cookies', async () => {
    const browser = await browserOf(world, 'lena');
    const made = (await (
      await ask(api, '/api/v1/tokens', { json: { label: 'import', days: 1 }, headers: browser })
    ).json()) as { id: string; secret: string };
    const script = { Authorization: `Bearer ${made.secret}` };
    expect((await ask(api, MAIN, { headers: script })).status).toBe(200);
    expect((await ask(api, MAIN, { headers: { Cookie: `hearsay-7171=${made.secret}` } })).status).toBe(401);
    expect((await ask(api, '/api/v1/tokens', { json: { label: 'more' }, headers: script })).status).toBe(403);
    const listed = await (await ask(api, '/api/v1/tokens', { headers: browser })).text();
    expect(listed).toContain(made.id);
    expect(listed).not.toContain(made.secret);
    const other = await browserOf(world, 'mara');
    expect((await ask(api, `/api/v1/tokens/${made.id}`, { method: 'DELETE', headers: other })).status).toBe(404);
    expect((await ask(api, `/api/v1/tokens/${made.id}`, { method: 'DELETE', headers: browser })).status).toBe(204);
    expect((await ask(api, MAIN, { headers: script })).status).toBe(401);
  });

  test('a new password ends every session', async () => {
    const browser = await browserOf(world, 'lena');
    const change = { current: PASSWORD, password: 'eleven clear days' };
    expect((await ask(api, '/api/v1/accounts/lena', { method: 'PATCH', json: change, headers: browser })).status).toBe(
      204,
    );
    expect((await ask(api, MAIN, { headers: browser })).status).toBe(401);
    expect((await signIn({ name: 'lena', password: 'eleven clear days' })).status).toBe(201);
    headers.lena = await scriptOf(world, 'lena');
  });

  test('one session may not ask without end', async () => {
    const strict = teamApi(world, { limits: { burst: 5, perSecond: 1 } });
    const statuses = [];
    for (let at = 0; at < 6; at++) statuses.push((await ask(strict, MAIN, { headers: headers.rolf })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await ask(strict, MAIN, { headers: headers.mara })).status).toBe(200);
    for (let at = 0; at < 6; at++) statuses.push((await ask(strict, MAIN)).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('one user on this machine', () => {
  test('the printed token opens everything, another one nothing', async () => {
    const local = localApi(world, { local: { who: 'oren', token: 'abc' } });
    expect((await ask(local, MAIN, { headers: { Authorization: 'Bearer abc' } })).status).toBe(200);
    expect((await ask(local, MAIN, { headers: { Authorization: 'Bearer abd' } })).status).toBe(401);
    expect((await ask(local, MAIN)).status).toBe(401);
    expect((await ask(local, '/api/v1/tokens', { headers: { Authorization: 'Bearer abc' } })).status).toBe(404);
    await ask(local, `${MAIN}/sources`, { json: { text: 'x' }, headers: { Authorization: 'Bearer abc' } });
    expect(world.main.told.at(-1)).toMatchObject({ by: { who: 'oren' } });
  });

  test('the browser gives the token once for a cookie', async () => {
    const local = localApi(world);
    const response = await ask(local, '/api/v1/session', { json: { token: LOCAL_TOKEN } });
    const held = { Cookie: response.headers.get('Set-Cookie')!.split(';')[0]!, 'X-Hearsay': '1' };
    expect((await ask(local, MAIN, { headers: held })).status).toBe(200);
    await ask(local, '/api/v1/session', { method: 'DELETE', headers: held });
    expect((await ask(local, MAIN, { headers: held })).status).toBe(401);
    expect((await ask(local, '/api/v1/session', { json: { token: 'x' } })).status).toBe(401);
    expect((await ask(local, '/api/v1/session', { json: { name: 'mara', password: PASSWORD } })).status).toBe(401);
  });

  test('a token for one sign-in is good once, within two minutes, and for nothing else', async () => {
    const later = async (wait: number, tries: number) => {
      let now = 0;
      const local = localApi(world, { local: { who: 'oren', token: 'abc', once: 'once' }, now: () => now });
      now = wait;
      const statuses = [];
      for (let at = 0; at < tries; at++)
        statuses.push((await ask(local, '/api/v1/session', { json: { token: 'once' } })).status);
      const script = await ask(local, MAIN, { headers: { Authorization: 'Bearer once' } });
      return [...statuses, script.status];
    };
    expect(await later(0, 2)).toEqual([201, 401, 401]);
    expect(await later(120_000, 1)).toEqual([201, 401]);
    expect(await later(120_001, 1)).toEqual([401, 401]);
  });

  test('two servers on one machine do not sign each other out', async () => {
    const [here, there] = [localApi(world), localApi(world)];
    const signIn = async (api: Api, port: number) => {
      const Host = `127.0.0.1:${port}`;
      const response = await ask(api, '/api/v1/session', { json: { token: LOCAL_TOKEN }, headers: { Host } });
      return response.headers.get('Set-Cookie')!.split(';')[0]!;
    };
    // As a browser keeps them: by name, for all ports.
    const jar = new Map(
      [await signIn(here, 7171), await signIn(there, 7172)].map((one) => one.split('=') as [string, string]),
    );
    const Cookie = [...jar].map((one) => one.join('=')).join('; ');
    const status = async (api: Api, port: number) =>
      (await ask(api, MAIN, { headers: { Cookie, Host: `127.0.0.1:${port}` } })).status;
    expect([...jar.keys()]).toEqual(['hearsay-7171', 'hearsay-7172']);
    expect([await status(here, 7171), await status(there, 7172), await status(there, 7173)]).toEqual([200, 200, 401]);
  });

  test.each(['evil.example', 'evil.example:7171', '127.0.0.1.evil.example', 'localhost@evil.example', '10.0.0.1'])(
    'a request for the host %s is not for this server',
    async (Host) => {
      for (const path of [MAIN, '/healthz', '/api/v1/session'])
        expect((await ask(localApi(world), path, { headers: { Host, Authorization: 'Bearer x' } })).status).toBe(421);
    },
  );

  test('is served on this machine only', async () => {
    for (const host of ['127.0.0.1', '127.8.8.8', '::1', 'localhost']) expect(isLoopback(host)).toBe(true);
    for (const host of ['0.0.0.0', '::', '10.0.0.1', 'example.com', '::ffff:10.0.0.1', ''])
      expect(isLoopback(host)).toBe(false);
    for (const host of ['0.0.0.0', '::', 'example.com'])
      await expect(serveApi(localApi(world), { host, port: 0 })).rejects.toThrow(ServeError);
  });
});

describe('pages of other sites', () => {
  const write =
    (more: Headers, cut: readonly string[] = []) =>
    async () => {
      const own: Record<string, string> = { ...(await browserOf(world, 'mara')), ...more };
      for (const name of cut) delete own[name];
      return (await ask(api, `${MAIN}/sources`, { json: { text: 'x' }, headers: own })).status;
    };
  test.each([
    ['the page of this server', write({}), 201],
    ['no page at all', write({}, ['Origin', 'Sec-Fetch-Site']), 201],
    ['another origin', write({ Origin: 'https://evil.example' }), 403],
    ['another port', write({ Origin: 'http://127.0.0.1:8080' }), 403],
    ['a page without an origin', write({ Origin: 'null' }), 403],
    ['another site', write({ 'Sec-Fetch-Site': 'cross-site' }, ['Origin']), 403],
    ['a site of the same domain', write({ 'Sec-Fetch-Site': 'same-site' }, ['Origin']), 403],
    ['a form', write({}, ['X-Hearsay']), 403],
  ])('%s', async (_, send, status) => expect(await send()).toBe(status));

  test('cannot sign a browser in, and are not allowed to read', async () => {
    const json = { name: 'mara', password: PASSWORD };
    expect((await ask(api, '/api/v1/session', { json, headers: { Origin: 'https://evil.example' } })).status).toBe(403);
    const plain = { method: 'POST', body: JSON.stringify(json), headers: { 'Content-Type': 'text/plain' } };
    expect((await ask(api, '/api/v1/session', plain)).status).toBe(415);
    const read = await get(MAIN, { Origin: 'https://evil.example' });
    expect(read.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(read.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
  });
});

describe('what is sent to a browser', () => {
  test('runs nowhere, is framed nowhere, is kept by nobody else, whatever the answer', async () => {
    for (const path of [MAIN, '/nowhere', '/healthz', '/api/v1/openapi.json', `${MAIN}/documents?limit=x`]) {
      expect(Object.fromEntries((await get(path)).headers)).toMatchObject({
        'content-security-policy': expect.stringMatching(/default-src 'none'; frame-ancestors 'none';.* sandbox/),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cache-control': expect.stringMatching(/^(?:private, no-cache|no-store)$/),
      });
    }
  });

  const SCRIPT = '<script>alert(1)</script>';
  test.each([
    `/api/v1/dossiers/${encodeURIComponent(SCRIPT)}`,
    `${MAIN}/events/${encodeURIComponent(SCRIPT)}`,
    `${MAIN}/explain/${encodeURIComponent(SCRIPT)}`,
    `${MAIN}/documents?${encodeURIComponent(SCRIPT)}=1`,
    `${MAIN}/documents?order=${encodeURIComponent(SCRIPT)}`,
    `/${encodeURIComponent(SCRIPT)}`,
  ])('problems do not repeat what was asked: %.60s', async (path) => {
    const response = await get(path);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await response.text()).not.toMatch(/<|alert/);
  });

  test.each(['../../etc/passwd', '..%2f..%2fetc%2fpasswd', '%2e%2e/%2e%2e', '..%5c..%5cx', '%00', 'a%0d%0ab', '.'])(
    'no path leads out: %s',
    async (id) => {
      for (const path of [
        `${MAIN}/documents/${id}/original`,
        `${MAIN}/documents/${id}`,
        `/api/v1/dossiers/${id}`,
        `${MAIN}/ledgers/${id}`,
      ])
        expect([400, 404]).toContain((await get(path)).status);
    },
  );

  test.each([
    ['a"\r\nSet-Cookie: x=1', 'a___Set-Cookie_ x=1'],
    ['../../x', '.._.._x'],
    ['Отчёт;1%.pdf', '______1_.pdf'],
    ['\u202egpj.exe', '_gpj.exe'],
    ['', 'document'],
  ])('the name of a download breaks no header: %j', (name, plain) => {
    const header = attachment(name);
    expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/);
    expect(header).toContain(`filename="${plain}"`);
  });

  test('an address takes its methods and says which', async () => {
    const response = await ask(api, `${MAIN}/events`, { method: 'PUT', json: {}, headers: headers.mara });
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('changes', () => {
  const news = (revision: number) => ({ revision, changes: [{ ...CHANGE, at: `${revision}` }] });
  const listen = (api: Api, more: Headers = {}, name: Name = 'rolf') =>
    ask(api, `${MAIN}/changes`, { headers: { ...headers[name], ...more } });

  /** Reads until the words come. */
  async function readUntil(response: Response, words: string): Promise<string> {
    const reader = response.body!.getReader();
    let text = '';
    while (!text.includes(words)) {
      const { done, value } = await reader.read();
      if (done) throw new Error(`ended after ${JSON.stringify(text)}`);
      text += new TextDecoder().decode(value);
    }
    reader.releaseLock();
    return text;
  }

  test('come as they are concluded, and go on from the last that was seen', async () => {
    const stream = await listen(api);
    expect(await readUntil(stream, 'event: revision')).toContain('data: {"revision":3}');
    world.main.announce(news(4));
    expect(await readUntil(stream, '\n\n')).toBe(`id: 4\nevent: changes\ndata: ${JSON.stringify(news(4))}\n\n`);
    await stream.body!.cancel();
    world.main.announce(news(5));
    const setRevision = (revision: number) =>
      world.database.db.updateTable('dossiers').set({ revision }).where('id', '=', 'main').execute();
    await setRevision(5);
    const later = await listen(api, { 'Last-Event-ID': '4' });
    expect(await readUntil(later, 'id: 5')).not.toContain('id: 4');
    for (const lost of ['1', '99', 'x', "1' or 1=1"])
      await readUntil(
        await listen(teamApi(world, { limits: { streamsOfOne: 1 } }), { 'Last-Event-ID': lost }),
        'event: reset',
      );
    await later.body!.cancel();
    await setRevision(3);
  });

  test('need a role', async () => {
    expect((await listen(api, {}, 'vera')).status).toBe(404);
    expect((await ask(api, `${MAIN}/changes`)).status).toBe(401);
  });

  test('end when the session does', async () => {
    const held = await browserOf(world, 'rolf');
    const stream = await ask(api, `${MAIN}/changes`, { headers: held });
    await readUntil(stream, 'event: revision');
    await ask(api, '/api/v1/session', { method: 'DELETE', headers: held });
    await expect(readUntil(stream, 'never')).rejects.toThrow('ended');
  });

  test('show a sign of life, and end where the role or the session was taken away elsewhere', async () => {
    const lively = teamApi(world, { limits: { keepAlive: 20 } });
    const held = await browserOf(world, 'rolf');
    const stream = await ask(lively, `${MAIN}/changes`, { headers: held });
    await readUntil(stream, ': alive');
    await world.database.db.deleteFrom('roles').where('account', '=', 'rolf').execute();
    await expect(readUntil(stream, 'never')).rejects.toThrow('ended');
    await world.database.db.insertInto('roles').values({ account: 'rolf', dossier: 'main', role: 'reader' }).execute();
  });

  test('end for a reader who does not keep up, and are not opened without end', async () => {
    const narrow = teamApi(world, { limits: { waitingMessages: 5, streamsOfOne: 1 } });
    const stream = await listen(narrow);
    expect((await listen(narrow)).status).toBe(429);
    for (let revision = 10; revision < 30; revision++) world.main.announce(news(revision));
    await expect(readUntil(stream, 'id: 29')).rejects.toThrow('ended');
    expect((await listen(narrow)).status).toBe(200);
    narrow.close();
  });
});

describe('on a port', () => {
  const served = async <T>(
    use: (url: string, port: number) => Promise<T>,
    more: Parameters<typeof serveApi>[1] = {},
    made = localApi(world, {
      local: { who: 'oren', token: 'abc' },
      limits: { uploadBytes: 100_000, textBytes: 50_000 },
    }),
  ) => {
    const { url, close } = await serveApi(made, { port: 0, headTimeout: 300, bodyTimeout: 700, ...more });
    try {
      return await use(url, Number(new URL(url).port));
    } finally {
      await close();
    }
  };

  /** What a connection gives back for what is written to it, until it is closed. */
  const raw = (port: number, write: (send: (text: string) => void) => void) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(text));
      socket.on('connect', () => write((words) => void (socket.destroyed || socket.write(words))));
    });
  const head = (more: string) =>
    `POST ${MAIN}/sources HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer abc\r\nContent-Type: application/json\r\n${more}\r\n`;

  test('a body, and a head, that never end are cut off', async () => {
    const told = world.main.told.length;
    await served(async (_, port) => {
      const started = Date.now();
      const slow = raw(port, (send) => {
        send(`${head('Content-Length: 1000\r\n')}{"te`);
        const dripping = setInterval(() => send('x'), 100);
        setTimeout(() => clearInterval(dripping), 4_000).unref();
      });
      const slowHead = raw(port, (send) => send('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A'));
      expect(await slow).not.toContain(' 201 ');
      expect(await slowHead).toContain(' 408 ');
      expect(Date.now() - started).toBeLessThan(4_000);
    });
    expect(world.main.told.length).toBe(told);
  });

  test('a body that is too large is refused by its length, and by its bytes', async () => {
    await served(async (_, port) => {
      const told = world.main.told.length;
      const claimed = raw(port, (send) => send(head('Connection: close\r\nContent-Length: 99999999\r\n')));
      const chunked = raw(port, (send) => {
        send(head('Connection: close\r\nTransfer-Encoding: chunked\r\n'));
        for (let at = 0; at < 20; at++) send(`2000\r\n${'x'.repeat(0x2000)}\r\n`);
        send('0\r\n\r\n');
      });
      expect(await claimed).toContain(' 413 ');
      expect(await chunked).toContain(' 413 ');
      const large = raw(port, (send) => send(`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`));
      expect(await large).toContain(' 431 ');
      expect(world.main.told.length).toBe(told);
    });
  });

  test('an upload that is cut off adds nothing', async () => {
    await served(async (_, port) => {
      const told = world.main.told.length;
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(`${head('Content-Length: 1000\r\n')}{"text":"half`, () => socket.destroy()),
        );
        socket.on('close', () => setTimeout(resolve, 50));
      });
      expect(world.main.told.length).toBe(told);
    });
  });

  test('the client speaks the words of the keeper', async () => {
    await served(
      async (url) => {
        const client = createClient({ url, token: 'abc', dossier: 'main' });
        expect((await client.page('events', { contested: true })).items).toMatchObject([{ id: EXAMPLE.event }]);
        const claims = [];
        for await (const claim of client.list('claims', { limit: 5 })) claims.push(claim);
        expect(claims.length).toBe(BARGES.claims.length);
        expect(await client.get('documents', EXAMPLE.document)).toMatchObject({ text: BARGES.documents[0]!.text });
        expect(await client.search('barges', { in: ['events', 'claims'] })).toHaveProperty('claims');
        expect(await client.explain(EXAMPLE.event)).toMatchObject({ kind: 'event' });
        expect(await client.analysis()).toMatchObject({ version: '1' });
        const bytes = new TextEncoder().encode('Ten barges left.');
        expect(await client.addSources([{ source: { bytes, name: 'a.txt' }, place: { path: 'a.txt' } }])).toMatchObject(
          { added: [{}].map(() => expect.any(String)) },
        );
        expect(await client.addUrls(['https://wire.example/a'])).toMatchObject({ seen: [] });
        expect([await client.remove(EXAMPLE.document, 'x'), await client.remove('none', 'x')]).toEqual([true, false]);
        const [made] = await client.judge([
          { kind: 'confirm', target: { kind: 'claim', id: EXAMPLE.claim }, why: 'Seen.' },
        ]);
        expect(await client.withdraw(made!.id, 'No.')).toMatchObject({ withdrawn: { who: 'oren' } });
        const entries = [];
        for await (const entry of client.log()) entries.push(entry.seq);
        expect(entries[0]).toBe(1);
        const stale = client.judge([{ kind: 'confirm', target: { kind: 'claim', id: EXAMPLE.claim }, why: 'x' }], 0);
        await expect(stale).rejects.toMatchObject({ status: 409, kind: 'urn:hearsay:problem:stale-edit' });
        await expect(createClient({ url, token: 'no', dossier: 'main' }).analysis()).rejects.toBeInstanceOf(ApiError);
        const changes = client.changes();
        const first = changes.next();
        await vi.waitFor(() => {
          world.main.announce({ revision: 40, changes: [CHANGE] });
          return Promise.race([first, new Promise((_, reject) => setTimeout(reject, 50))]);
        });
        expect(await first).toMatchObject({ value: { revision: 40, changes: [{ kind: 'contested' }] } });
        await changes.return(undefined);
      },
      { headTimeout: 5_000, bodyTimeout: 10_000 },
    );
    const nobody = createClient({ url: 'http://127.0.0.1:9', token: 'x', dossier: 'main' });
    await expect(nobody.analysis()).rejects.toThrow('does not answer');
  });

  test('a port that is taken is told in a sentence', async () => {
    await served(async (_, port) => {
      await expect(serveApi(localApi(world), { port })).rejects.toThrow(`port ${port} is taken`);
    });
  });
});
