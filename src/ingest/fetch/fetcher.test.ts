import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Source, UnreadableError } from '../reading.ts';
import { createFetcher, type Fetcher, type FetcherOptions } from './fetcher.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const PAGE = '<!doctype html><title>Ten ships</title><p>Ten ships left, the ministry said.';
const MEGABYTE = 1024 * 1024;

/** What the server saw since the test began: "GET /path". */
let seen: string[] = [];
let routes: Record<string, Handler> = {};
let robotsTxt: Handler;
let base: string;
let port: number;

const server = createServer((request, response) => {
  const path = request.url ?? '';
  seen.push(path);
  const handler = path === '/robots.txt' ? robotsTxt : routes[path];
  if (handler === undefined) response.writeHead(404).end();
  else handler(request, response);
});

beforeAll(async () => {
  port = await listen(server);
  base = `http://127.0.0.1:${port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  seen = [];
  routes = { '/page': html(PAGE) };
  robotsTxt = (_, response) => response.writeHead(404).end();
});

async function listen(what: Server): Promise<number> {
  await new Promise<void>((ready) => what.listen(0, '127.0.0.1', ready));
  return (what.address() as AddressInfo).port;
}

function html(body: string | Buffer, headers: Record<string, string> = {}): Handler {
  return (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=euc-kr', ...headers }).end(body);
}

function redirect(location: string, status = 302): Handler {
  return (_, response) => response.writeHead(status, { location }).end();
}

const QUICK = { connect: 300, headers: 200, body: 200, total: 500 };
/** undici notices silence by a clock that ticks twice a second. */
const PATIENT = { timeouts: { ...QUICK, total: 5000 } };

async function withFetcher<T>(options: Partial<FetcherOptions>, use: (fetcher: Fetcher) => Promise<T>): Promise<T> {
  const fetcher = createFetcher({
    version: '1.2.3',
    now: () => 0,
    sleep: async () => {},
    allowPrivate: ['127.0.0.1'],
    timeouts: QUICK,
    maxBytes: MEGABYTE,
    ...options,
  });
  try {
    return await use(fetcher);
  } finally {
    await fetcher.close();
  }
}

const get = (url: string, options: Partial<FetcherOptions> = {}): Promise<Source> =>
  withFetcher(options, (fetcher) => fetcher.fetch(url));

/** The sentence of the UnreadableError that fetching gives. */
async function refusal(url: string, options: Partial<FetcherOptions> = {}): Promise<string> {
  const error = await get(url, options).then(
    () => new Error('it was fetched'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnreadableError);
  return (error as Error).message;
}

const textOf = ({ bytes }: Source) => Buffer.from(bytes).toString('utf8');

describe('a page', () => {
  it('comes with its bytes, its name, its content type as sent and its address', async () => {
    const source = await get(`${base}/page#part`);
    expect(source.contentType).toBe('text/html; charset=euc-kr');
    expect([source.name, source.url]).toEqual(['page', `${base}/page`]);
    expect(Buffer.from(source.bytes).toString()).toBe(PAGE);
  });

  it('is asked for under an honest name and without cookies', async () => {
    let headers: IncomingMessage['headers'] = {};
    routes['/page'] = (request, response) => {
      headers = request.headers;
      html(PAGE, { 'set-cookie': 'id=1' })(request, response);
    };
    await withFetcher({}, async (fetcher) => {
      await fetcher.fetch(`${base}/page`);
      await fetcher.fetch(`${base}/page`);
    });
    expect(headers['user-agent']).toBe('Hearsay/1.2.3 (+https://www.npmjs.com/package/hearsay)');
    expect(headers.cookie).toBeUndefined();
    expect(headers.accept).toContain('text/html');
    expect(headers['accept-language']).toContain('en');
  });

  it.each([
    ['gzip', gzipSync(PAGE)],
    ['br', brotliCompressSync(PAGE)],
    ['deflate', deflateSync(PAGE)],
    ['deflate', deflateRawSync(PAGE)],
    ['identity', Buffer.from(PAGE)],
  ])('is unpacked from %s', async (coding, packed) => {
    routes['/page'] = html(packed, { 'content-encoding': coding });
    expect(textOf(await get(`${base}/page`))).toBe(PAGE);
  });

  it('may be empty', async () => {
    routes['/page'] = html('', { 'content-encoding': 'deflate' });
    expect((await get(`${base}/page`)).bytes).toHaveLength(0);
  });
});

describe('statuses', () => {
  it.each([
    [403, 'answered 403 Forbidden; open it in a browser, save the page and add the file'],
    [404, 'answered 404 Not Found; check the address'],
    [500, 'answered 500 Internal Server Error; try again later, or save the page and add the file'],
    [204, 'answered 204 No Content; open it in a browser, save the page and add the file'],
    [302, 'answered 302 Found; open it in a browser, save the page and add the file'],
  ])('%i is a sentence with its cure', async (status, words) => {
    routes['/page?key=hunter2'] = (_, response) => response.writeHead(status).end();
    expect(await refusal(`${base}/page?key=hunter2`)).toBe(`${base}/page?… ${words}.`);
  });

  it('waits once as 429 asks, then reads the page', async () => {
    const slept: number[] = [];
    let answers = 0;
    routes['/page'] = (request, response) => {
      if (answers++ > 0) html(PAGE)(request, response);
      else response.writeHead(429, { 'retry-after': '7' }).end();
    };
    const sleep = async (ms: number) => void slept.push(ms);
    expect(textOf(await get(`${base}/page`, { sleep }))).toBe(PAGE);
    expect(slept).toEqual([7000]);
  });

  it('waits until the date that 503 names', async () => {
    const slept: number[] = [];
    routes['/page'] = (_, response) =>
      response.writeHead(503, { 'retry-after': 'Thu, 01 Jan 1970 00:00:09 GMT' }).end();
    const sleep = async (ms: number) => void slept.push(ms);
    expect(await refusal(`${base}/page`, { sleep })).toContain('answered 503 Service Unavailable');
    expect(slept).toEqual([9000]);
    expect(seen.filter((path) => path === '/page')).toHaveLength(2);
  });

  it('does not wait for an hour', async () => {
    routes['/page'] = (_, response) => response.writeHead(429, { 'retry-after': '3600' }).end();
    expect(await refusal(`${base}/page`)).toContain('answered 429 Too Many Requests and asks to wait 3600 seconds;');
    expect(seen).toEqual(['/robots.txt', '/page']);
  });
});

describe('redirects', () => {
  it('are followed, and the address is the last', async () => {
    routes['/a'] = redirect('/b', 301);
    routes['/b'] = redirect(`${base}/page`, 308);
    expect((await get(`${base}/a`)).url).toBe(`${base}/page`);
  });

  it('may be written in UTF-8', async () => {
    const path = encodeURI('/뉴스');
    routes['/a'] = redirect(Buffer.from('/뉴스').toString('latin1'));
    routes[path] = html(PAGE);
    const { url, name } = await get(`${base}/a`);
    expect([url, name]).toEqual([`${base}${path}`, '뉴스']);
  });

  it('end when they go in a circle', async () => {
    routes['/a'] = redirect('/b');
    routes['/b'] = redirect('/a');
    expect(await refusal(`${base}/a`)).toContain(`${base}/a sends readers round in a circle;`);
  });

  it('end after five', async () => {
    for (let hop = 0; hop < 9; hop++) routes[`/${hop}`] = redirect(`/${hop + 1}`);
    expect(await refusal(`${base}/0`)).toContain('sends readers on more than 5 times;');
    expect(seen).not.toContain('/6');
  });

  it.each([
    ['http://127.0.0.2/', 'leads to http://127.0.0.2/, which leads to an address inside a private network'],
    ['http://[::1]/', 'which leads to an address inside a private network'],
    ['http://169.254.169.254/latest/meta-data', 'which leads to an address inside a private network'],
    ['http://2130706434/', 'leads to http://127.0.0.2/, which leads to an address inside a private network'],
    ['//user:hunter2@127.0.0.1/', 'leads to http://127.0.0.1/, which holds a user name or a password'],
    ['file:///etc/passwd', 'which is not a web address'],
    ['http://127.0.0.1:22/', 'which names port 22'],
    ['http://', 'sends readers on to something that is no address'],
  ])('to %s are refused', async (location, words) => {
    routes['/a'] = redirect(location);
    const sentence = await refusal(`${base}/a`);
    expect(sentence).toContain(words);
    expect(sentence).not.toContain('hunter2');
  });

  it('are held to the robots.txt of where they lead', async () => {
    routes['/a'] = redirect('/closed');
    robotsTxt = html('User-agent: *\nDisallow: /closed');
    expect(await refusal(`${base}/a`)).toContain(`leads to ${base}/closed, which is closed to robots`);
    expect(seen).toEqual(['/robots.txt', '/a']);
  });
});

describe('without leave for private addresses', () => {
  it.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://2130706433',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://127.1',
    'http://[::ffff:127.0.0.1]',
    'http://[::1]',
    'http://[64:ff9b::7f00:1]',
    'http://0.0.0.0',
  ])('%s is refused before anything is sent', async (origin) => {
    const sentence = await refusal(`${origin}:${port}/page`, { allowPrivate: false });
    expect(sentence).toContain('leads to an address inside a private network or this machine, which is not read;');
    expect(seen).toEqual([]);
  });

  it.each([[['10.0.0.1']], [['203.0.114.9', '10.0.0.1']], [['::1']], [['fe80::1%1']], [['nonsense']]])(
    'a name that leads to %j is refused',
    async (addresses) => {
      const lookup = async () => addresses;
      for (const url of ['http://news.example/', 'https://news.example/']) {
        const sentence = await refusal(url, { lookup, allowPrivate: false });
        expect(sentence).toContain(`${url} leads to an address inside a private network`);
      }
    },
  );

  it('a name that changes its address after the first look is refused at the second', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    const asked: string[] = [];
    const lookup = async (hostname: string) => {
      asked.push(hostname);
      return answers.shift() ?? [];
    };
    expect(await refusal(`http://rebind.example:${port}/page`, { lookup })).toContain('inside a private network');
    expect(asked).toEqual(['rebind.example', 'rebind.example']);
    expect(seen).toEqual(['/robots.txt']);
  });

  it('connects to the address that was judged', async () => {
    const lookup = async () => ['127.0.0.1'];
    expect(textOf(await get(`http://news.example:${port}/page`, { lookup }))).toBe(PAGE);
  });
});

describe('addresses that are not asked for', () => {
  it.each([
    ['http://user:hunter2@127.0.0.1/a', 'http://127.0.0.1/a holds a user name or a password'],
    ['ftp://127.0.0.1/a', 'ftp://127.0.0.1/a is not a web address'],
    ['http://exa mple/?token=hunter2', 'http://exa?mple/ is not a web address'],
    ['http://:hunter2@/', 'is not a web address'],
  ])('%s', async (url, words) => {
    const sentence = await refusal(url);
    expect(sentence).toContain(words);
    expect(sentence).not.toContain('hunter2');
  });

  it('one of 3,000 characters', async () => {
    const sentence = await refusal(`http://127.0.0.1/${'a'.repeat(3000)}`);
    expect(sentence).toContain('is longer than 2000 characters; save the page and add the file');
    expect(sentence.length).toBeLessThan(300);
  });

  it('a name that does not exist', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    expect(await refusal('https://nowhere.example/a', { lookup })).toBe(
      'https://nowhere.example/a names a host that does not exist; check the address.',
    );
  });

  it('a port where nobody listens', async () => {
    const closed = createSocketServer();
    const unused = await listen(closed);
    await new Promise((done) => closed.close(done));
    expect(await refusal(`http://127.0.0.1:${unused}/`)).toContain('refused the connection; check the address');
  });

  it('a server that does not speak TLS', async () => {
    expect(await refusal(`https://127.0.0.1:${port}/page`)).toContain('has no certificate that can be trusted');
  });
});

describe('robots.txt', () => {
  const rules = (text: string) => {
    robotsTxt = html(text, { 'content-type': 'text/plain' });
  };

  it.each([
    ['User-agent: *\nDisallow: /', false],
    ['User-agent: hearsay\nDisallow: /page\n\nUser-agent: *\nAllow: /', false],
    ['User-agent: Hearsay/1.0\nAllow: /page\n\nUser-agent: *\nDisallow: /', true],
    ['User-agent: other\nUser-agent: HEARSAY\nDisallow: /', false],
    ['User-agent: other\nDisallow: /', true],
    ['User-agent: *\nDisallow: /p*e$', false],
    ['User-agent: *\nDisallow: /\nAllow: /page', true],
    [`User-agent: *\n${'Disallow: /*b*c*d\n'.repeat(15_000)}`, false],
    ['Disallow: /', true],
    ['<html>not found</html>', true],
    ['', true],
  ])('%#', async (text, open) => {
    rules(text);
    if (open) expect(textOf(await get(`${base}/page`))).toBe(PAGE);
    else expect(await refusal(`${base}/page`)).toContain(`${base}/page is closed to robots by the site's robots.txt;`);
    expect(seen).toEqual(open ? ['/robots.txt', '/page'] : ['/robots.txt']);
  });

  it('is asked for once per origin', async () => {
    await withFetcher({}, (fetcher) => Promise.all([1, 2, 3].map(() => fetcher.fetch(`${base}/page`))));
    expect(seen).toEqual(['/robots.txt', '/page', '/page', '/page']);
  });

  it.each([401, 403, 404, 410])('%i leaves everything open', async (status) => {
    robotsTxt = (_, response) => response.writeHead(status).end();
    expect(textOf(await get(`${base}/page`))).toBe(PAGE);
  });

  it.each([
    ['500', (_: IncomingMessage, response: ServerResponse) => response.writeHead(500).end(), 'answered 500'],
    ['a hang-up', (_: IncomingMessage, response: ServerResponse) => response.destroy(), 'closed the connection'],
    ['silence', () => {}, 'did not begin to answer in time'],
    ['a redirect inside', redirect('http://127.0.0.3/robots.txt'), 'leads to http://127.0.0.3/robots.txt, which'],
  ])('%s counts as a refusal', async (_, handler, cause) => {
    robotsTxt = handler;
    const sentence = await refusal(`${base}/page`, PATIENT);
    expect(sentence).toContain(`${base}/page is not read because ${base}/robots.txt ${cause}`);
    expect(sentence).toContain('counts as a refusal (RFC 9309); try again later');
    expect(seen).toEqual(['/robots.txt']);
  });

  it('that redirects without end counts as missing', async () => {
    robotsTxt = redirect('/robots.txt');
    expect(textOf(await get(`${base}/page`))).toBe(PAGE);
  });

  it('longer than half a megabyte is read to there', async () => {
    rules(`User-agent: *\nDisallow: /page\n${'# long\n'.repeat(100_000)}User-agent: Hearsay\nAllow: /`);
    expect(await refusal(`${base}/page`)).toContain('closed to robots');
  });

  it('Crawl-delay is kept between pages, up to the cap', async () => {
    const slept: number[] = [];
    let clock = 0;
    const sleep = async (ms: number) => {
      slept.push(ms);
      clock += ms;
    };
    const visits = (words: string) => {
      rules(`User-agent: *\nCrawl-delay: ${words}`);
      return withFetcher({ now: () => clock, sleep }, async (fetcher) => {
        for (let page = 0; page < 3; page++) await fetcher.fetch(`${base}/page`);
      });
    };
    await visits('2');
    await visits('86400');
    await visits('-5');
    expect(slept).toEqual([2000, 2000, 10_000, 10_000]);
  });
});

describe('hostile answers', () => {
  const endless: Handler = (_, response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'a')));
    };
    response.on('drain', more);
    more();
  };
  const dripping: Handler = (_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('a'), 50);
    response.on('close', () => clearInterval(drip));
  };

  it.each<[string, Handler, string]>([
    ['a body that drips', dripping, 'did not finish its answer in time;'],
    ['a body without end', endless, 'goes on beyond the cap of 1 MB; raise it with --max-size 2MB'],
    [
      'an announced 80 MB',
      (_, response) => response.writeHead(200, { 'content-length': 80 * MEGABYTE }).write('a'),
      'is 80 MB, above the cap of 1 MB; raise it with --max-size 80MB',
    ],
    [
      'a gzip bomb',
      html(gzipSync(Buffer.alloc(100 * MEGABYTE)), { 'content-encoding': 'gzip' }),
      'goes on beyond the cap',
    ],
    [
      'a brotli bomb',
      html(brotliCompressSync(Buffer.alloc(20 * MEGABYTE)), { 'content-encoding': 'br' }),
      'goes on beyond the cap',
    ],
    ['a cut gzip', html(gzipSync(PAGE).subarray(0, 30), { 'content-encoding': 'gzip' }), 'damaged or cut short'],
    ['bytes that are no gzip', html(PAGE, { 'content-encoding': 'gzip' }), 'damaged or cut short'],
    ['bytes that are no brotli', html(PAGE, { 'content-encoding': 'br' }), 'damaged or cut short'],
    [
      'a coding not asked for',
      html(PAGE, { 'content-encoding': 'zstd' }),
      'compressed in a way that was not asked for',
    ],
    ['two codings', html(gzipSync(gzipSync(PAGE)), { 'content-encoding': 'gzip, gzip' }), 'compressed in a way'],
    ['huge headers', html(PAGE, { 'x-long': 'a'.repeat(40_000) }), 'answered with headers too large'],
    ['a hang-up', (_, response) => response.destroy(), 'closed the connection before its answer was complete'],
  ])('%s', async (_, handler, words) => {
    routes['/page'] = handler;
    const sentence = await refusal(`${base}/page`);
    expect(sentence.startsWith(`${base}/page `)).toBe(true);
    expect(sentence).toContain(words);
  });

  it.each<[string, Handler, string]>([
    ['no headers', () => {}, 'did not begin to answer in time;'],
    [
      'a body that stops',
      (_, response) => response.writeHead(200).write('<p>'),
      'stopped in the middle of its answer;',
    ],
  ])('%s', async (_, handler, words) => {
    routes['/page'] = handler;
    expect(await refusal(`${base}/page`, PATIENT)).toContain(`${base}/page ${words}`);
  });

  it.each<[string, string, string]>([
    [
      'fewer bytes than announced',
      'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nTen',
      'before its answer was complete',
    ],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'sent an answer that is not valid HTTP'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nTen', 'sent fewer or more bytes'],
  ])('%s', async (_, bytes, words) => {
    const raw = createSocketServer((socket: Socket) => {
      socket.on('error', () => {});
      socket.once('data', (request: Buffer) =>
        socket.end(request.includes('/robots.txt') ? 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n' : bytes),
      );
    });
    const rawPort = await listen(raw);
    expect(await refusal(`http://127.0.0.1:${rawPort}/page`)).toContain(words);
    raw.close();
  });
});

describe('order and ending', () => {
  it('asks one thing at a time of a host', async () => {
    let atOnce = 0;
    let most = 0;
    routes['/page'] = (request, response) => {
      most = Math.max(most, ++atOnce);
      setTimeout(() => {
        atOnce--;
        html(PAGE)(request, response);
      }, 20);
    };
    await withFetcher({}, (fetcher) => Promise.all([1, 2, 3, 4].map(() => fetcher.fetch(`${base}/page`))));
    expect(most).toBe(1);
  });

  it.each([
    [2, 2],
    [9, 5],
  ])('with concurrency %i, %i of five hosts are asked at once', async (concurrency, expected) => {
    let atOnce = 0;
    let most = 0;
    routes['/page'] = (request, response) => {
      most = Math.max(most, ++atOnce);
      setTimeout(() => {
        atOnce--;
        html(PAGE)(request, response);
      }, 60);
    };
    const lookup = async () => ['127.0.0.1'];
    await withFetcher({ concurrency, lookup }, (fetcher) =>
      Promise.all([1, 2, 3, 4, 5].map((host) => fetcher.fetch(`http://host${host}.example:${port}/page`))),
    );
    expect(most).toBe(expected);
  });

  it('stops when the signal aborts, and the next page of the host is read', async () => {
    routes['/slow'] = () => {};
    await withFetcher({}, async (fetcher) => {
      const stop = new AbortController();
      const slow = fetcher.fetch(`${base}/slow`, { signal: stop.signal });
      const next = fetcher.fetch(`${base}/page`);
      setTimeout(() => stop.abort(new Error('enough')), 50);
      await expect(slow).rejects.toThrow('enough');
      expect(textOf(await next)).toBe(PAGE);
    });
  });

  it('stops while it waits for its turn', async () => {
    routes['/slow'] = () => {};
    await withFetcher({}, async (fetcher) => {
      const stop = new AbortController();
      const slow = fetcher.fetch(`${base}/slow`).catch(() => 'gave up');
      const waiting = fetcher.fetch(`${base}/page`, { signal: stop.signal });
      stop.abort(new Error('enough'));
      await expect(waiting).rejects.toThrow('enough');
      expect(await slow).toBe('gave up');
      expect(seen).not.toContain('/page');
    });
  });

  it('close ends what is under way and what comes later', async () => {
    routes['/slow'] = () => {};
    await withFetcher({}, async (fetcher) => {
      const slow = fetcher.fetch(`${base}/slow`);
      setTimeout(() => fetcher.close(), 50);
      await expect(slow).rejects.toThrow('The fetcher is closed.');
      await expect(fetcher.fetch(`${base}/page`)).rejects.toThrow('The fetcher is closed.');
    });
  });
});
