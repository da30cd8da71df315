// How long lists, searches and single items of the HTTP API take on a large dossier, from a server and embedded. See README.md.
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import type { DatabasePlace } from '../../src/store/database.ts';
import { NO_POSTGRES, POSTGRES, startPostgres } from '../../test/support/postgres.ts';
import { ACTORS, DOSSIER, eventsOf, WORDS } from './fill.ts';
import { heldBy, spentBy, withChildren } from './processes.ts';
import type { ServingAnswer, ServingTask } from './serving.ts';

const CONNECTIONS = 16;
/** Seconds of each request with all connections, and with one. */
const [SECONDS, SECONDS_ALONE] = [5, 2];
const TOKEN = 'bench';

/** `api [DOCUMENTS on PostgreSQL] [DOCUMENTS on PGlite]`; 0 leaves one out. */
export async function run([onServer = '100000', onFolder = '10000']: readonly string[]): Promise<string> {
  const parts: string[] = [];
  if (POSTGRES === undefined) parts.push(`PostgreSQL was left out: ${NO_POSTGRES}.`);
  else if (Number(onServer) > 0) parts.push(await measureServer(Number(onServer)));
  if (Number(onFolder) > 0) parts.push(await measureFolder(Number(onFolder)));
  return parts.join('\n\n');
}

async function measureServer(documents: number): Promise<string> {
  const server = await startPostgres({ durable: true });
  try {
    return await measure('PostgreSQL', { url: await server.create('bench') }, documents, server.pid);
  } finally {
    await server.stop();
  }
}

async function measureFolder(documents: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  try {
    return await measure('PGlite', { folder: join(folder, 'database') }, documents);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `server`: the process of the database, where it has its own. */
async function measure(name: string, place: DatabasePlace, documents: number, server?: number): Promise<string> {
  const child = fork(fileURLToPath(new URL('./serving.ts', import.meta.url)), { execArgv: process.execArgv });
  const { url, filled } = await answerOf(child, { place, documents, token: TOKEN });
  const rows = await rowsOf(url, documents, () => [child.pid!, ...(server === undefined ? [] : withChildren(server))]);
  const memory = [`the process that serves ${heldBy([child.pid!]).toFixed(0)} MB`];
  if (server !== undefined) memory.push(`PostgreSQL ${heldBy(withChildren(server)).toFixed(0)} MB`);
  child.disconnect();
  await once(child, 'exit');
  const size = `${documents.toLocaleString('en')} documents`;
  return [`${name}, ${size}, filled in ${filled.toFixed(0)} s; ${memory.join(', ')}`, HEAD, ...rows].join('\n');
}

async function answerOf(child: ChildProcess, task: ServingTask): Promise<ServingAnswer> {
  child.send(task);
  const ended = once(child, 'exit').then(() => {
    throw new Error('The process that serves ended before it did.');
  });
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [ServingAnswer];
  ended.catch(() => {});
  return answer;
}

const HEAD =
  'request                      answers/s   p50, ms   p95, ms   one at a time: p50, ms   p95, ms   processor, ms a request   KB an answer';

async function rowsOf(url: string, documents: number, pids: () => readonly number[]): Promise<string[]> {
  const rows: string[] = [];
  for (const [name, path] of Object.entries(requests(documents))) {
    await load(url, path, 1, 1);
    const alone = await load(url, path, 1, SECONDS_ALONE);
    const before = spentBy(pids());
    const { times, bytes } = await load(url, path, CONNECTIONS, SECONDS);
    const spent = spentBy(pids()) - before;
    const cells: [string, number][] = [
      [(times.length / SECONDS).toFixed(0), 10],
      ...[at(times, 0.5), at(times, 0.95)].map((time): [string, number] => [time.toFixed(1), 10]),
      [at(alone.times, 0.5).toFixed(1), 25],
      [at(alone.times, 0.95).toFixed(1), 10],
      [(spent / times.length).toFixed(2), 26],
      [(bytes / times.length / 1000).toFixed(1), 15],
    ];
    rows.push(name.padEnd(28) + cells.map(([words, width]) => words.padStart(width)).join(''));
  }
  return rows;
}

/** What is asked, each time of another item; ids and words are those of fill.ts. */
function requests(documents: number): Readonly<Record<string, () => string>> {
  const pick = picker();
  const idOf = (kind: string, most: number) =>
    createHash('md5')
      .update(`${kind}${1 + pick(most)}`)
      .digest('hex')
      .slice(0, 16);
  // More of the frequent words than of the others, as people ask.
  const word = () => `word${Math.floor(WORDS * (pick(10_000) / 10_000) ** 2)}`;
  const actor = () => `state:${pick(ACTORS)}`;
  return {
    'list of documents': () => '/documents',
    'list of claims': () => '/claims',
    'list of events': () => '/events',
    'one event': () => `/events/${idOf('e', eventsOf(documents))}`,
    'one document': () => `/documents/${idOf('d', documents)}`,
    'claims by actor and stance': () => `/claims?actor=${actor()}&stance=denies`,
    'events by document': () => `/events?document=${idOf('d', documents)}`,
    'search, one word': () => `/search?q=${word()}`,
    'search, two words': () => `/search?q=${word()}+${word()}`,
    'claims behind many': () => `/claims?skip=${pick(Math.min(200_000, documents))}`,
    'timeline of all': () => '/timeline',
    'timeline of an actor': () => `/timeline?actor=${actor()}&to=20${20 + pick(5)}-0${1 + pick(9)}`,
    'facets of events of an actor': () => `/facets/events?actor=${actor()}&to=20${20 + pick(5)}-0${1 + pick(9)}`,
    'facets of claims of an actor': () => `/facets/claims?actor=p${pick(20_000)}`,
    'review queue': () => '/review?below=1',
  };
}

/** Numbers below `most` that look like chance and are the same in each run. */
function picker(): (most: number) => number {
  let count = 0;
  return (most) => createHash('md5').update(`pick ${count++}`).digest().readUInt32LE() % most;
}

interface Load {
  /** Milliseconds, sorted. */
  readonly times: readonly number[];
  readonly bytes: number;
}

async function load(url: string, path: () => string, connections: number, seconds: number): Promise<Load> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const times: number[] = [];
  let bytes = 0;
  const end = performance.now() + seconds * 1000;
  const ask = async () => {
    while (performance.now() < end) {
      const [asked, start] = [path(), performance.now()];
      const headers = { authorization: `Bearer ${TOKEN}` };
      const address = `/api/v1/dossiers/${DOSSIER}${asked}`;
      const { statusCode, body } = await pool.request({ method: 'GET', path: address, headers });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`${asked} answered ${statusCode}: ${text.slice(0, 200)}`);
      times.push(performance.now() - start);
      bytes += text.length;
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  await pool.close();
  return { times: times.sort((a, b) => a - b), bytes };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))]!;
}
