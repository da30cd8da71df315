// A PostgreSQL server of a test's own: on a folder that goes with it, at a free port of this machine, started as a user that is not root.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  readonly folder: string;
  readonly pid: number;
  /** Makes an empty database; gives its address. */
  readonly create: (name: string) => Promise<string>;
  /** Ends it as a power cut would, or in order, and starts it again at the same port. */
  readonly restart: (how: 'cut' | 'in order', meanwhile?: () => Promise<void>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The folder of `initdb` and `postgres`; undefined where there is none. */
export const POSTGRES = findBinaries();

export const NO_POSTGRES = 'there is no PostgreSQL here: neither in the PATH nor in /usr/lib/postgresql';

function findBinaries(): string | undefined {
  const installed = '/usr/lib/postgresql';
  const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(installed, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** PostgreSQL does not run as root. */
function otherUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] })),
      );
      return { uid: uid!, gid: gid! };
    } catch {
      // The next may be there.
    }
  }
  return undefined;
}

/** Starts a server. `durable`: it waits for the disk, as one that is used does. */
export async function startPostgres({ durable = false }: { readonly durable?: boolean } = {}): Promise<PostgresServer> {
  if (POSTGRES === undefined) throw new Error(NO_POSTGRES);
  const user = otherUser();
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const settings = { cwd: folder, env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' }, ...user };
  const initdb = ['-D', 'data', '-U', 'hearsay', '-A', 'trust', '-E', 'UTF8', '--locale=C', ...(durable ? [] : ['-N'])];
  execFileSync(join(POSTGRES, 'initdb'), initdb, { ...settings, stdio: 'ignore' });
  const urlOf = (name: string) => `postgres://hearsay@127.0.0.1:${port}/${name}`;
  const options = [
    ...['-D', 'data', '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder],
    ...(durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off']),
  ];
  const start = async () => {
    const child = spawn(join(POSTGRES!, 'postgres'), options, { ...settings, stdio: 'ignore' });
    await answers(urlOf('postgres'), child);
    return child;
  };
  let child = await start();
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    folder,
    get pid() {
      return child.pid!;
    },
    create: async (name) => {
      await query(urlOf('postgres'), `create database ${name}`);
      return urlOf(name);
    },
    restart: async (how, meanwhile = async () => {}) => {
      // SIGQUIT leaves the log of the database to be replayed; the processes of its connections end too.
      await end(how === 'cut' ? 'SIGQUIT' : 'SIGINT');
      await meanwhile();
      child = await start();
    },
    stop: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await query(url, 'select 1');
    } catch (error) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL ended at its start with status ${child.exitCode}.`);
      if (tries === 300) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
