// One owner per embedded dossier: two processes on one PGlite folder lose rows. A file in the folder says who owns it.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Who has a dossier open. */
export interface Owner {
  readonly pid: number;
  /** When the process began, as the system counts it, so that a number given again is not taken for the same process; absent where the system does not say. */
  readonly began?: string;
  /** What it runs: "hearsay serve". */
  readonly command: string;
  /** ISO instant. */
  readonly since: string;
  /** Where it answers others on this machine, and the secret they need; absent where it does not. */
  readonly url?: string;
  readonly token?: string;
}

/** Another process has the dossier open. */
export class OwnedError extends Error {
  override readonly name = 'OwnedError';
  readonly owner: Owner;

  constructor(folder: string, owner: Owner) {
    super(
      `The dossier in ${folder} is in use by process ${owner.pid} (${owner.command}, since ${owner.since}); wait until it is done, or end it.`,
    );
    this.owner = owner;
  }
}

export interface Lock {
  /** Says where this process answers others. */
  announce(url: string, token: string): Promise<void>;
  release(): Promise<void>;
}

const FILE = 'owner.json';
const TRIES = 5;

/** Makes this process the owner. Throws an OwnedError where a living one has it; the file of a dead one is replaced. */
export async function acquireLock(folder: string, { command, now }: { command: string; now: string }): Promise<Lock> {
  const file = join(folder, FILE);
  const began = beganAt(process.pid);
  const owner: Owner = { pid: process.pid, ...(began !== undefined && { began }), command, since: now };
  for (let left = TRIES; ; left--) {
    if (await create(file, owner)) return lockOn(file, owner);
    const other = await readOwner(folder);
    if (other && isAlive(other)) throw new OwnedError(folder, other);
    if (left === 0) throw new OwnedError(folder, other ?? owner);
    await setAside(file, other);
  }
}

/** The owner that the folder names and that lives; undefined where there is none. */
export async function livingOwner(folder: string): Promise<Owner | undefined> {
  const owner = await readOwner(folder);
  return owner && isAlive(owner) ? owner : undefined;
}

function lockOn(file: string, owner: Owner): Lock {
  return {
    async announce(url, token) {
      const beside = `${file}.${owner.pid}`;
      await writeFile(beside, JSON.stringify({ ...owner, url, token }), { mode: 0o600 });
      await chmod(beside, 0o600);
      await rename(beside, file);
    },
    release: () => rm(file, { force: true }),
  };
}

/** False where the file is there. */
async function create(file: string, owner: Owner): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(JSON.stringify(owner));
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Of two who find the file of a dead owner, one moves it; it is put back where it is another's by now. */
async function setAside(file: string, dead: Owner | undefined): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = parse(await readFile(aside, 'utf8').catch(() => ''));
  if (moved && isAlive(moved) && moved.pid !== dead?.pid) await rename(aside, file);
  else await rm(aside, { force: true });
}

async function readOwner(folder: string): Promise<Owner | undefined> {
  return parse(await readFile(join(folder, FILE), 'utf8').catch(() => ''));
}

function parse(words: string): Owner | undefined {
  try {
    const owner = JSON.parse(words) as Owner;
    return Number.isSafeInteger(owner.pid) && owner.pid > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, began }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = beganAt(pid);
  return began === undefined || now === undefined || now === began;
}

/** Clock ticks after the start of the machine at which a process began; Linux tells. */
function beganAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold spaces; 20 fields behind it stands the start.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
