import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Handler, type LocalServer, serveLocally, status } from '../../../test/support/http.ts';
import { postWebhook, WebhookError, type WebhookOptions, webhookSignature } from './webhook.ts';

const NOW = Date.parse('2024-11-05T10:00:00Z');
const BODY = { changes: [{ kind: 'event-new', label: 'ünïcode “quoted”' }] };
const SECRET = 'tell-nobody';

let received: { method: string; path: string; headers: IncomingHttpHeaders; body: string }[] = [];
let answers: Handler[] = [];
let waits: number[] = [];
let base: string;

let server: LocalServer;
beforeAll(async () => {
  server = await serveLocally((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      received.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
      (answers.shift() ?? status(204))(request, response);
    });
  });
  base = server.base;
});
afterAll(() => server.close());

beforeEach(() => {
  received = [];
  answers = [];
  waits = [];
});

const post = (url: string, options: Partial<WebhookOptions> = {}) =>
  postWebhook(url, BODY, {
    version: '1.2.3',
    now: () => NOW,
    sleep: async (ms) => void waits.push(ms),
    allowPrivate: ['127.0.0.1'],
    timeouts: { connect: 300, headers: 300, body: 300, total: 600 },
    ...options,
  });

async function refusal(url: string, options: Partial<WebhookOptions> = {}): Promise<string> {
  const error = await post(url, options).then(
    () => new Error('it was delivered'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WebhookError);
  return (error as Error).message;
}

describe('a webhook', () => {
  it('gets JSON with a signature that it can check', async () => {
    expect(await post(`${base}/hook?token=a`, { secret: SECRET })).toEqual({ status: 204, tries: 1 });
    const [{ method, path, headers, body } = received[0]!] = received;
    expect([method, path, JSON.parse(body)]).toEqual(['POST', '/hook?token=a', BODY]);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['hearsay-timestamp']).toBe(`${NOW / 1000}`);
    const mac = createHmac('sha256', SECRET).update(`${headers['hearsay-timestamp']}.${body}`).digest('hex');
    expect(headers['hearsay-signature']).toBe(`sha256=${mac}`);
    expect(JSON.stringify(headers)).not.toContain(SECRET);
  });

  it('without a secret gets no signature', async () => {
    await post(base);
    expect(received[0]!.headers['hearsay-signature']).toBeUndefined();
  });

  it('signs as RFC 2104 has it', () => {
    expect(webhookSignature('key', 1, 'body')).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(webhookSignature('key', 1, 'body')).not.toBe(webhookSignature('key', 2, 'body'));
    expect(webhookSignature('key', 1, 'body')).not.toBe(webhookSignature('kez', 1, 'body'));
  });

  it('is tried again when it is busy, with the same delivery id', async () => {
    answers = [status(503), status(500), (_, response) => void response.destroy(), status(200)];
    expect(await post(base)).toEqual({ status: 200, tries: 4 });
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    expect(new Set(received.map(({ headers }) => headers['hearsay-delivery'])).size).toBe(1);
  });

  it('waits as long as it asks, a minute at most', async () => {
    answers = [status(429, { 'retry-after': '30' }), status(429, { 'retry-after': '9999' }), status(200)];
    await post(base);
    expect(waits).toEqual([30_000, 60_000]);
  });

  it('is given up after some tries', async () => {
    answers = Array.from({ length: 9 }, () => status(500));
    expect(await refusal(base, { tries: 3 })).toMatch(
      /^The webhook at 127\.0\.0\.1:\d+ answered 500 Internal Server Error \(3 tries\); nothing was delivered\.$/,
    );
    expect(received).toHaveLength(3);
  });

  it.each([400, 401, 404, 410])('is not tried again after %i', async (code) => {
    answers = [status(code)];
    expect(await refusal(base)).toContain(`answered ${code}`);
    expect(received).toHaveLength(1);
  });

  it.each([301, 302, 307, 308])('that answers %i is not followed', async (code) => {
    answers = [status(code, { location: '/elsewhere' })];
    expect(await refusal(`${base}/hook`)).toContain('sends elsewhere and is not followed');
    expect(received.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('that is slow is given up', async () => {
    answers = [() => {}, () => {}];
    expect(await refusal(base, { tries: 2 })).toContain('(2 tries)');
  });

  it.each([
    'http://127.0.0.2:8080/',
    'http://2130706434:8080/',
    'http://[::1]:8080/',
    'http://inside.example/',
    'http://169.254.169.254/',
  ])('at %s is refused', async (url) => {
    const sentence = await refusal(url, { lookup: async () => ['10.0.0.7'] });
    expect(sentence).toContain('inside a private network');
    expect(waits).toEqual([]);
  });

  it.each(['ftp://a.example/', 'not an address', 'http://me:pw@a.example/', 'http://a.example:25/'])(
    'at %s is no webhook',
    async (url) => expect(await refusal(url)).toMatch(/^The webhook .+\.$/),
  );

  it('keeps the secrets of its address and of its signature out of the sentence', async () => {
    answers = [status(400)];
    const sentence = await refusal(`${base}/services/T0/B0/hidden?token=hidden`, { secret: SECRET });
    expect(sentence).not.toMatch(/hidden|tell-nobody/);
  });

  it('ends when it is told to', async () => {
    const end = new AbortController();
    answers = [() => end.abort(new Error('enough'))];
    await expect(post(base, { signal: end.signal })).rejects.toThrow('enough');
  });
});
