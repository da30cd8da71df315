import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Handler, type LocalServer, serveLocally, status } from '../../../test/support/http.ts';
import { createFetcher, type FetcherOptions } from '../fetch/fetcher.ts';
import type { Feed } from './list.ts';
import { type Poll, type PollOptions, pollFeed } from './poll.ts';
import { type FeedItem, type FeedState, newState } from './state.ts';
import { type WatchOptions, watchFeeds } from './watch.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const MEGABYTE = 1024 * 1024;

let routes: Record<string, Handler> = {};
let asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
let base: string;
/** Milliseconds of the clock that everything here goes by. */
let clock: number;

let server: LocalServer;
beforeAll(async () => {
  server = await serveLocally((request, response) => {
    const path = request.url ?? '';
    if (path !== '/robots.txt') asked.push({ path, headers: request.headers });
    (routes[path] ?? status(404))(request, response);
  });
  base = server.base;
});
afterAll(() => server.close());

beforeEach(() => {
  routes = {};
  asked = [];
  clock = Date.parse('2024-11-05T10:00:00Z');
});

/** Requests of the fake clock's world that are under way: no time passes meanwhile. */
let underWay = 0;

const sleep = async (ms: number, signal: AbortSignal) => {
  do await new Promise((done) => setTimeout(done, 1));
  while (underWay > 0);
  signal.throwIfAborted();
  clock += ms;
};

/** `body` with its headers, and 304 where its ETag is asked for. */
function serve(body: string | Buffer, headers: Record<string, string> = {}): Handler {
  return (request, response) => {
    const isKnown = headers.etag !== undefined && request.headers['if-none-match'] === headers.etag;
    response.writeHead(isKnown ? 304 : 200, headers).end(isKnown ? undefined : body);
  };
}

function rss(items: readonly string[], channel = ''): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Harbour Wire</title><link>${base}/</link>${channel}${items.join('')}</channel></rss>`;
}

function item(name: string, more = `<link>/${name}</link>`): string {
  return `<item><title>${name}</title><guid isPermaLink="false">${name}</guid>${more}</item>`;
}

async function withFetcher<T>(
  options: Partial<FetcherOptions>,
  use: (fetcher: ReturnType<typeof createFetcher>) => Promise<T>,
): Promise<T> {
  const fetcher = createFetcher({
    version: '1.2.3',
    now: () => clock,
    sleep,
    allowPrivate: ['127.0.0.1'],
    timeouts: { connect: 500, headers: 500, body: 500, total: 1_000 },
    ...options,
  });
  try {
    return await use(fetcher);
  } finally {
    await fetcher.close();
  }
}

const feedAt = (path: string): Feed => ({ url: `${base}${path}` });

function poll(state: FeedState, options: Partial<PollOptions & FetcherOptions> = {}): Promise<Poll> {
  return withFetcher(options, (fetcher) => pollFeed(state, { fetcher, now: () => clock, ...options }));
}

const first = (path: string, options: Partial<PollOptions & FetcherOptions> = {}) =>
  poll(newState(feedAt(path)), options);

/** Minutes from now to the next look. */
const rest = ({ state }: Poll) => (Date.parse(state.nextAt) - clock) / MINUTE;

const titles = (items: readonly FeedItem[]) => items.map(({ title }) => title);

describe('a look at a feed', () => {
  it('gives entries with absolute addresses, the oldest first, and sets the next look', async () => {
    routes['/rss'] = serve(rss([item('b'), item('a')]));
    const { state, items, problem } = await first('/rss');
    expect(items.map(({ title, url }) => [title, url])).toEqual([
      ['a', `${base}/a`],
      ['b', `${base}/b`],
    ]);
    expect(problem).toBeUndefined();
    expect(state).toMatchObject({ feed: `${base}/rss`, url: `${base}/rss`, failures: 0 });
    expect(Date.parse(state.nextAt)).toBeGreaterThanOrEqual(clock + 30 * MINUTE);
    expect(Date.parse(state.nextAt)).toBeLessThanOrEqual(clock + 33 * MINUTE);
  });

  it('asks on the condition that something changed, and takes 304 for nothing new', async () => {
    routes['/rss'] = serve(rss([item('a')]), { etag: 'W/"1"', 'last-modified': 'Tue, 05 Nov 2024 09:00:00 GMT' });
    const { state } = await first('/rss');
    const again = await poll(state);
    expect(asked[1]!.headers).toMatchObject({
      'if-none-match': 'W/"1"',
      'if-modified-since': 'Tue, 05 Nov 2024 09:00:00 GMT',
    });
    expect(again).toMatchObject({ items: [], state: { failures: 0, validators: state.validators } });
    expect(again.problem).toBeUndefined();
  });

  it('gives only what it has not given', async () => {
    routes['/rss'] = serve(rss([item('a')]));
    const { state } = await first('/rss');
    routes['/rss'] = serve(rss([item('c'), item('b'), item('a', '<link>/moved-a</link>')]));
    const second = await poll(state);
    expect(titles(second.items)).toEqual(['b', 'c']);
    expect((await poll(second.state)).items).toEqual([]);
  });

  it('gives a few at a time without losing the others to a 304', async () => {
    routes['/rss'] = serve(rss(['e', 'd', 'c', 'b', 'a'].map((name) => item(name))), { etag: '"1"' });
    const one = await first('/rss', { maxItems: 2 });
    const two = await poll(one.state, { maxItems: 2 });
    const three = await poll(two.state, { maxItems: 2 });
    expect([one, two, three].map(({ items }) => titles(items))).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect([one, two, three].map(({ state }) => state.validators?.etag)).toEqual([undefined, undefined, '"1"']);
  });

  it('remembers a bounded number, and whatever stands in the feed now', async () => {
    const many = Array.from({ length: 2_500 }, (_, at) => item(`i${at}`));
    routes['/rss'] = serve(rss(many));
    const { state } = await first('/rss', { maxItems: 10_000 });
    expect(state.seen).toHaveLength(2_500);
    routes['/rss'] = serve(rss([item('new')]));
    const next = await poll(state);
    expect(next.state.seen).toHaveLength(2_000);
    expect(titles(next.items)).toEqual(['new']);
  });

  it('leaves out addresses that are never asked for', async () => {
    const links = [
      'javascript:alert(1)',
      'ftp://a.example/',
      'http://me:secret@a.example/',
      'http://a.example:22/',
      '//b.example/x',
    ];
    routes['/rss'] = serve(rss(links.map((link, at) => item(`i${at}`, `<link>${link}</link>`))));
    const { items } = await first('/rss');
    expect(items.map(({ url }) => url)).toEqual(['http://b.example/x']);
  });

  it('knows a whole text from a teaser', async () => {
    const text = 'The port counted ten hulls on Sunday, the ministry said. '.repeat(20);
    const content = (words: string) => `<link>/x</link><content:encoded><![CDATA[<p>${words}</p>]]></content:encoded>`;
    routes['/rss'] = serve(
      rss([
        item('whole', content(text)),
        item('cut', content(`${text} …`)),
        item('more', content(`${text} <a href="/x">Read more</a>`)),
        item('short', content('Ten hulls.')),
        item('summary', `<link>/x</link><description>${text}</description>`),
        item('bare'),
      ]),
    );
    const { items } = await first('/rss');
    expect(items.filter(({ isWhole }) => isWhole).map(({ title }) => title)).toEqual(['whole']);
    const whole = items.find(({ isWhole }) => isWhole)!;
    expect(new TextDecoder().decode(whole.part!.bytes)).toContain('ten hulls');
    expect(items.find(({ title }) => title === 'bare')!.part).toBeUndefined();
  });

  it.each([
    ['its own ttl', '<ttl>90</ttl>', {}, 90],
    [
      'the syndication module',
      '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>',
      {},
      360,
    ],
    ['Cache-Control', '', { 'cache-control': 'public, max-age=7200' }, 120],
    ['the longest of them', '<ttl>240</ttl>', { 'cache-control': 'max-age=60' }, 240],
    ['a day at most', '<ttl>999999</ttl>', {}, 1_440],
    ['the least rest', '<ttl>1</ttl>', { 'cache-control': 'max-age=0' }, 30],
    ['the least rest, of nonsense', '<ttl>soon</ttl><sy:updatePeriod>always</sy:updatePeriod>', {}, 30],
  ])('rests by %s', async (_, channel, headers, minutes) => {
    routes['/rss'] = serve(rss([item('a')], channel), headers);
    const waited = rest(await first('/rss'));
    expect(waited).toBeGreaterThanOrEqual(minutes);
    expect(waited).toBeLessThanOrEqual(minutes * 1.1 + 0.001);
  });

  it.each<[string, string | Buffer]>([
    [
      'JSON',
      '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"a","title":"a","content_html":"<p>x</p>"}]}',
    ],
    [
      'Atom',
      '\ufeff<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><id>x</id><title>a</title><link href="/a"/></entry></feed>\n<!-- 3 ms -->',
    ],
    [
      'UTF-16',
      Buffer.from(
        '\ufeff<rss><channel><title>t</title><item><title>a</title><link>http://a.example/</link></item></channel></rss>',
        'utf16le',
      ),
    ],
    ['nothing new', '<rss><channel><title>t</title></channel></rss>'],
  ])('reads %s', async (kind, body) => {
    routes['/rss'] = serve(body);
    const { items, problem } = await first('/rss');
    expect([titles(items), problem]).toEqual([kind === 'nothing new' ? [] : ['a'], undefined]);
  });

  it('is the same again under the same clock', async () => {
    routes['/rss'] = serve(rss([item('a')]));
    expect(await first('/rss')).toEqual(await first('/rss'));
  });
});

describe('a feed that has moved', () => {
  it.each([
    [301, '/new'],
    [308, '/new'],
    [302, '/rss'],
    [307, '/rss'],
  ])('by %i is asked next at %s', async (code, path) => {
    routes['/rss'] = status(code, { location: '/new' });
    routes['/new'] = serve(rss([item('a')]), { etag: '"n"' });
    const { state, items } = await first('/rss');
    expect(titles(items)).toEqual(['a']);
    expect(state).toMatchObject({ feed: `${base}/rss`, url: `${base}${path}`, validators: { url: `${base}/new` } });
  });

  it('for good and then for a while is asked where the first step led', async () => {
    routes['/rss'] = status(301, { location: '/two' });
    routes['/two'] = status(302, { location: '/three' });
    routes['/three'] = serve(rss([item('a')]));
    expect((await first('/rss')).state.url).toBe(`${base}/two`);
  });

  it('keeps its address when the new one has no feed', async () => {
    routes['/rss'] = status(301, { location: '/parked' });
    routes['/parked'] = serve('This domain is for sale');
    const { state, problem } = await first('/rss');
    expect(state).toMatchObject({ url: `${base}/rss`, failures: 1 });
    expect(problem).toContain('malformed feed');
  });

  it('gets its marks at the address that gave them only', async () => {
    routes['/rss'] = status(302, { location: '/new' });
    routes['/new'] = serve(rss([item('a')]), { etag: '"n"' });
    const { state } = await first('/rss');
    asked = [];
    await poll(state);
    expect(asked.map(({ path, headers }) => [path, headers['if-none-match']])).toEqual([
      ['/rss', undefined],
      ['/new', '"n"'],
    ]);
  });
});

describe('a feed that does not answer', () => {
  it('with 410 has ended', async () => {
    routes['/rss'] = status(410);
    const { state, problem } = await first('/rss');
    expect(state.gone).toBe(true);
    expect(problem).toBe(`${base}/rss has ended (410 Gone) and is not asked again.`);
  });

  it.each([
    [429, '7200', 120],
    [503, 'Tue, 05 Nov 2024 15:00:00 GMT', 300],
    [429, '999999999', 7 * 1_440],
    [503, '5', 30],
    [404, '7200', 30],
  ])('with %i and Retry-After %s is asked after %i minutes', async (code, after, minutes) => {
    routes['/rss'] = status(code, { 'retry-after': after });
    const poll = await first('/rss');
    expect(rest(poll)).toBeGreaterThanOrEqual(minutes);
    expect(rest(poll)).toBeLessThanOrEqual(minutes * 1.1 + 0.001);
    expect(poll.problem).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/rss answered \d{3}.+\.$/);
    expect(asked).toHaveLength(1);
  });

  it('is asked less and less, at last once a day, and as before when it is back', async () => {
    let state = newState(feedAt('/rss'));
    const waits: number[] = [];
    for (let at = 0; at < 9; at++) {
      const looked = await poll(state);
      waits.push(rest(looked));
      state = looked.state;
    }
    for (const [at, minutes] of [30, 60, 120, 240, 480, 960, 1_440, 1_440, 1_440].entries()) {
      expect(waits[at]).toBeGreaterThanOrEqual(minutes);
      expect(waits[at]).toBeLessThanOrEqual(minutes * 1.1 + 0.001);
    }
    routes['/rss'] = serve(rss([item('a')]));
    expect((await poll(state)).state.failures).toBe(0);
  });

  it.each<[string, Handler, string]>([
    ['half a feed', serve('<rss><channel><item><title>a</title></item>'), 'breaks off'],
    ['half a tag', serve('<rss><channel><item><title>a</title></item'), 'breaks off'],
    ['broken XML', serve('<rss><<channel></rss>'), 'malformed feed'],
    ['entities', serve('<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>'), 'entities of its own'],
    ['a page', serve('<!doctype html><title>Not found</title></html>'), 'is no feed'],
    ['nonsense', serve('no feed at all'), 'malformed feed'],
    ['a huge body', serve(Buffer.alloc(9 * MEGABYTE, 32)), 'MB'],
    ['a body that drips', (_, response) => drip(response), 'in time'],
    ['no headers', () => {}, 'begin to answer in time'],
  ])('but gives %s is tried later', async (_, handler, words) => {
    routes['/rss'] = handler;
    const { state, items, problem } = await first('/rss');
    expect(problem).toContain(words);
    expect(problem).toMatch(/^http:\S+ .+\.$/);
    expect([state.failures, items]).toEqual([1, []]);
  });

  it.each([
    'http://127.0.0.2:8080/',
    'http://2130706434:8080/',
    'http://0x7f.0.0.2:8080/',
    'http://inside.example/',
    'http://[::1]:8080/',
    'http://169.254.169.254/latest/meta-data',
  ])('because it leads to %s is refused', async (location) => {
    routes['/rss'] = status(301, { location });
    const lookup = async () => ['10.0.0.7'];
    const direct = await poll(newState({ url: location }), { lookup });
    expect(direct.problem).toContain('private network');
    const { problem, state } = await first('/rss', { lookup });
    expect(problem).toContain('private network');
    expect(state.url).toBe(`${base}/rss`);
  });

  it('because robots.txt closes it is not asked', async () => {
    routes['/robots.txt'] = serve('User-agent: *\nDisallow: /');
    routes['/rss'] = serve(rss([item('a')]));
    expect((await first('/rss')).problem).toContain('robots.txt');
    expect(asked).toEqual([]);
  });

  it('is asked again when a day has passed and robots.txt opens it', async () => {
    routes['/robots.txt'] = serve('User-agent: *\nDisallow: /');
    routes['/rss'] = serve(rss([item('a')]));
    await withFetcher({}, async (fetcher) => {
      const look = () => pollFeed(newState(feedAt('/rss')), { fetcher, now: () => clock });
      expect((await look()).problem).toContain('robots.txt');
      routes['/robots.txt'] = status(404);
      expect((await look()).problem).toContain('robots.txt');
      clock += DAY;
      expect(titles((await look()).items)).toEqual(['a']);
    });
  });
});

function drip(response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 100);
  response.on('close', () => clearInterval(timer));
}

interface Seen {
  readonly looks: [minute: number, path: string][];
  readonly items: string[];
  readonly problems: string[];
  readonly states: Map<string, FeedState>;
}

/** Watches until `until` minutes of the fake clock have passed. */
async function watch(paths: readonly string[], until: number, options: Partial<WatchOptions> = {}): Promise<Seen> {
  const began = clock;
  const end = new AbortController();
  const seen: Seen = { looks: [], items: [], problems: [], states: new Map() };
  await withFetcher({}, (fetcher) =>
    watchFeeds({
      feeds: paths.map(feedAt),
      states: [],
      fetcher: {
        ask: (url, asking) => {
          seen.looks.push([Math.floor((clock - began) / MINUTE), new URL(url).pathname]);
          underWay++;
          return fetcher.ask(url, asking).finally(() => underWay--);
        },
      },
      now: () => clock,
      signal: end.signal,
      sleep: async (ms, signal) => {
        await sleep(0, signal);
        if (clock + ms >= began + until * MINUTE) end.abort(new Error('enough'));
        signal.throwIfAborted();
        clock += ms;
      },
      onItems: (_, items) => void seen.items.push(...titles(items)),
      onState: (state) => void seen.states.set(state.feed, state),
      onProblem: (_, sentence) => void seen.problems.push(sentence),
      ...options,
    }),
  );
  return seen;
}

describe('watching', () => {
  beforeEach(() => {
    routes['/a'] = serve(rss([item('a')]), { etag: '"a"' });
    routes['/b'] = serve(rss([item('b')], '<ttl>120</ttl>'));
  });

  it('looks at each feed in its time and gives each entry once', async () => {
    const { looks, items, problems } = await watch(['/a', '/b'], 150);
    const times = (path: string) => looks.filter(([, one]) => one === path).map(([minute]) => minute);
    expect(times('/a').length).toBe(5);
    for (const [at, minute] of times('/a').entries()) expect(minute - 30 * at).toBeLessThan(3 * at + 1);
    expect(times('/b')).toHaveLength(2);
    expect([items.sort(), problems]).toEqual([['a', 'b'], []]);
  });

  it('is the same again under the same clock', async () => {
    const began = clock;
    const once = await watch(['/a', '/b', '/none'], 300);
    clock = began;
    expect(await watch(['/a', '/b', '/none'], 300)).toEqual(once);
  });

  it('begins where it ended', async () => {
    const { states } = await watch(['/a', '/b'], 20);
    const { items, looks } = await watch(['/a', '/b'], 40, { states: [...states.values()] });
    expect(items).toEqual([]);
    expect(looks.map(([, path]) => path)).toEqual(['/a']);
  });

  it('never asks a feed that has ended again', async () => {
    routes['/a'] = status(410);
    const { looks, states, problems } = await watch(['/a'], 1_000);
    expect([looks, problems.length]).toEqual([[[0, '/a']], 1]);
    expect((await watch(['/a'], 1_000, { states: [...states.values()] })).looks).toEqual([]);
  });

  it('goes on when one feed fails', async () => {
    const { items, problems } = await watch(['/none', '/a'], 20);
    expect([items, problems.length]).toEqual([['a'], 1]);
  });

  it('asks one host once at a time, and no more at once than it may', async () => {
    let under = 0;
    let most = 0;
    const hosts = ['a', 'b', 'c', 'd'].flatMap((name) =>
      [1, 2, 3].map((at) => ({ url: `http://${name}.example/${at}` })),
    );
    const busy = new Set<string>();
    const feedsAsked: string[] = [];
    await watchFeeds({
      feeds: hosts,
      states: [],
      once: true,
      concurrency: 3,
      signal: new AbortController().signal,
      now: () => clock,
      sleep,
      fetcher: {
        async ask(url) {
          const { hostname } = new URL(url);
          expect(busy.has(hostname)).toBe(false);
          busy.add(hostname);
          most = Math.max(most, ++under);
          await new Promise((done) => setTimeout(done, 5));
          under--;
          busy.delete(hostname);
          feedsAsked.push(url);
          return { status: 304, url };
        },
      },
      onItems: () => {},
      onState: () => {},
      onProblem: () => {},
    });
    expect([most, feedsAsked.length]).toEqual([3, 12]);
  });

  describe('once', () => {
    it('looks at what is due and ends', async () => {
      const first = await watch(['/a', '/b', '/none'], 10_000, { once: true });
      expect(first.looks).toHaveLength(3);
      expect((await watch(['/a', '/b'], 10_000, { once: true, states: [...first.states.values()] })).looks).toEqual([]);
      clock += 40 * MINUTE;
      const later = await watch(['/a', '/b'], 10_000, { once: true, states: [...first.states.values()] });
      expect(later.looks.map(([, path]) => path)).toEqual(['/a']);
    });
  });

  it('ends in the middle of a look without keeping any of it', async () => {
    const end = new AbortController();
    routes['/a'] = () => end.abort(new Error('enough'));
    const { states, problems } = await watch(['/a'], 1_000, { signal: end.signal });
    expect([states.size, problems]).toEqual([0, []]);
  });

  it('rejects when what takes the entries does, and keeps no state', async () => {
    const states: FeedState[] = [];
    const lost = new Error('the database is lost');
    const watching = watch(['/a', '/b'], 1_000, {
      onItems: () => Promise.reject(lost),
      onState: (state) => void states.push(state),
    });
    await expect(watching).rejects.toBe(lost);
    expect(states).toEqual([]);
  });
});
