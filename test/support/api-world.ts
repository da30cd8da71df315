// A server to ask: one database with two dossiers, a team with one account of each role, and requests as a browser or a script makes them.
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, type ApiOptions, createApi } from '../../src/api/api.ts';
import { EXAMPLE } from '../../src/api/examples.ts';
import { ListStore, readList } from '../../src/sanctions/lists/index.ts';
import { KeptScreening } from '../../src/sanctions/screening/index.ts';
import { addAccount, openSession, type Role, setRole } from '../../src/store/accounts.ts';
import { type OpenDatabase, openDatabase } from '../../src/store/database.ts';
import { countedRandom, type FakeKept, fakeKept, insertBarges } from './api-rows.ts';

export const PASSWORD = 'four barges at dawn';
const UN_SAMPLE = new URL('../../src/sanctions/lists/samples/un.xml', import.meta.url);
/** Cheap, so that tests need not wait. */
export const COST = { n: 2 ** 5, r: 8, p: 1 };
export const NOW = Date.parse('2024-11-06T08:00:00Z');

/** Who may do what: `vera` owns the other dossier and nothing of this one. */
const TEAM: readonly (readonly [name: string, role: Role, dossier: string])[] = [
  ['mara', 'owner', 'main'],
  ['lena', 'analyst', 'main'],
  ['rolf', 'reader', 'main'],
  ['nils', 'reader', 'main'],
  ['vera', 'owner', 'other'],
];

export type Name = 'mara' | 'lena' | 'rolf' | 'vera';

export interface World {
  readonly database: OpenDatabase;
  readonly main: FakeKept;
  readonly other: FakeKept;
  readonly random: (size: number) => Uint8Array;
  readonly options: Pick<ApiOptions, 'dossiers' | 'now' | 'random' | 'version' | 'screeningOf'>;
  /** The clock, in milliseconds; tests move it. */
  clock: { now: number };
  close(): Promise<void>;
}

export async function makeWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-api-'));
  const database = await openDatabase({ folder });
  const random = countedRandom();
  for (const dossier of ['main', 'other']) await insertBarges(database.db, dossier);
  for (const [name, role, dossier] of TEAM) {
    await addAccount(database.db, { name, password: PASSWORD, at: new Date(NOW).toISOString() }, random, COST);
    await setRole(database.db, name, dossier, role);
  }
  const lists = join(folder, 'lists');
  const list = await readList([{ name: 'un.xml', bytes: createReadStream(UN_SAMPLE) }]);
  await new ListStore(lists).add(list, new Date(NOW).toISOString());
  const screening = new KeptScreening(lists);
  const kept = { main: fakeKept(database.db, 'main'), other: fakeKept(database.db, 'other') };
  const clock = { now: NOW };
  return {
    ...{ database, random, clock, ...kept },
    options: {
      dossiers: { ids: () => ['main', 'other'], get: (id) => new Map(Object.entries(kept)).get(id) },
      ...{ now: () => clock.now, random, version: '1.2.3', screeningOf: () => screening.current() },
    },
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server of the team; what it cannot explain makes the test fail. */
export function teamApi(world: World, more: Partial<ApiOptions> = {}): Api {
  return createApi({ ...world.options, accounts: { db: world.database.db, passwordCost: COST }, onFault, ...more });
}

export const LOCAL_TOKEN = 'the token that `hearsay serve` printed';

export function localApi(world: World, more: Partial<ApiOptions> = {}): Api {
  return createApi({ ...world.options, local: { who: 'oren', token: LOCAL_TOKEN }, onFault, ...more });
}

function onFault(error: unknown): void {
  throw error;
}

export const BASE = 'http://127.0.0.1:7171';
export const MAIN = '/api/v1/dossiers/main';

export type Headers = Readonly<Record<string, string>>;

export interface Asking {
  readonly method?: string;
  readonly headers?: Headers;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly body?: string | FormData;
}

export async function ask(api: Api, path: string, { method, headers, json, body }: Asking = {}): Promise<Response> {
  const sent = json === undefined ? body : JSON.stringify(json);
  return api.app.request(BASE + path, {
    method: method ?? (sent === undefined ? 'GET' : 'POST'),
    headers: { ...(json !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    ...(sent !== undefined && { body: sent }),
  });
}

/** Headers of a script with a new token. */
export async function scriptOf({ database, random }: World, account: Name): Promise<Headers> {
  const opened = {
    account,
    kind: 'token',
    label: 'test',
    createdAt: new Date(NOW).toISOString(),
    expiresAt: null,
  } as const;
  return { Authorization: `Bearer ${(await openSession(database.db, opened, random)).secret}` };
}

/** Headers of a page of this server in a browser with a new session. */
export async function browserOf({ database, random, clock }: World, account: Name): Promise<Headers> {
  const expiresAt = new Date(clock.now + 3_600_000).toISOString();
  const createdAt = new Date(clock.now).toISOString();
  const opened = { account, kind: 'session', label: 'test', createdAt, expiresAt } as const;
  const { secret } = await openSession(database.db, opened, random);
  return { Cookie: `hearsay-7171=${secret}`, 'X-Hearsay': '1', 'Sec-Fetch-Site': 'same-origin', Origin: BASE };
}

/** The body of a problem, after a look at what every problem has. */
export async function problemOf(
  response: Response,
): Promise<{ type: string; status: number; detail: string } & Record<string, unknown>> {
  const problem = (await response.json()) as { type: string; status: number; detail: string };
  if (response.headers.get('Content-Type') !== 'application/problem+json' || problem.status !== response.status)
    throw new Error(`no problem: ${JSON.stringify(problem)}`);
  return problem;
}

export { EXAMPLE };
