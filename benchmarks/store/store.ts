// How fast documents are added to a kept dossier, embedded and on a server, and whether many machines do what one does. See README.md.
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NO_POSTGRES, POSTGRES, startPostgres } from '../../test/support/postgres.ts';
import type { AddedAnswer, AddingTask } from './adding.ts';
import { runChaos } from './chaos.ts';
import { runPowerCut } from './power-cut.ts';

const SIZES = [1_000, 10_000, 100_000];

/** `store [SIZE...]`, `store chaos [COUNT]` or `store power-cut [CUTS]`. */
export async function run(args: readonly string[]): Promise<string> {
  if (args[0] === 'chaos') return runChaos(Number(args[1] ?? 5_000));
  if (args[0] === 'power-cut') return runPowerCut(Number(args[1] ?? 50));
  const sizes = args.length > 0 ? args.map(Number) : SIZES;
  const rows: string[] = [];
  for (const size of sizes) {
    rows.push(row('PGlite', size, await onFolder(size)));
    if (POSTGRES !== undefined) rows.push(row('PostgreSQL', size, await onServer(size)));
  }
  if (POSTGRES === undefined) rows.push(`PostgreSQL was left out: ${NO_POSTGRES}.`);
  return [HEAD, ...rows].join('\n');
}

const HEAD =
  'database    documents   added/s   first tenth/s   last tenth/s   concluded, s   one more, s   memory, MB   peak, MB   server, MB   on disk, MB';

interface Measured extends AddedAnswer {
  readonly server?: number;
  readonly disk: number;
}

function row(database: string, size: number, measured: Measured): string {
  const { perSecond, first, last, concluded, again, memory, peak, server, disk } = measured;
  const cells: [string, number][] = [
    [size.toLocaleString('en'), 9],
    [perSecond.toFixed(0), 10],
    [first.toFixed(0), 16],
    [last.toFixed(0), 15],
    [concluded?.toFixed(1) ?? '–', 15],
    [again?.toFixed(1) ?? '–', 14],
    [memory.toFixed(0), 13],
    [peak.toFixed(0), 11],
    [server?.toFixed(0) ?? '–', 13],
    [disk.toFixed(0), 14],
  ];
  return database.padEnd(12) + cells.map(([words, width]) => words.padStart(width)).join('');
}

async function onFolder(size: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  try {
    const answer = await add({ folder, size });
    return { ...answer, disk: sizeOf(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onServer(size: number): Promise<Measured> {
  const server = await startPostgres({ durable: true });
  try {
    const answer = await add({ url: await server.create('bench'), size });
    return { ...answer, server: memoryBelow(server.pid), disk: sizeOf(join(server.folder, 'data')) };
  } finally {
    await server.stop();
  }
}

/** In a process of its own, so that its memory is its own. */
async function add(task: AddingTask): Promise<AddedAnswer> {
  const child = fork(fileURLToPath(new URL('./adding.ts', import.meta.url)), { execArgv: process.execArgv });
  child.send(task);
  const [answer] = (await once(child, 'message')) as [AddedAnswer];
  child.disconnect();
  await once(child, 'exit');
  return answer;
}

/** Megabytes of all files below. */
function sizeOf(folder: string): number {
  const bytes = (path: string): number => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats?.isDirectory()) return stats?.size ?? 0;
    return readdirSync(path).reduce((sum, name) => sum + bytes(join(path, name)), 0);
  };
  return bytes(folder) / 1e6;
}

/** Megabytes that the server and its processes hold, what they share counted once (PSS). */
function memoryBelow(pid: number): number {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  const pids = [String(pid), ...children.trim().split(/\s+/)];
  const held = pids.map((one) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return (held.reduce((sum, kilobytes) => sum + kilobytes, 0) * 1024) / 1e6;
}
