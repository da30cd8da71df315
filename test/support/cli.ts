// Runs the command line: in this process with streams that remember, or as a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { PROGRAM } from './built.ts';
import { run } from './program.ts';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of the terminal that both outputs are; without it they are pipes. */
  readonly terminal?: number;
  readonly signal?: AbortSignal;
}

/** Runs `hearsay` in this process. */
export async function hearsay(
  args: readonly string[],
  { cwd, stdin, env = {}, terminal, signal }: World,
): Promise<Ended> {
  const [stdout, stderr] = [new Memory(terminal), new Memory(terminal)];
  const status = await run(args, {
    stdin: chunksOf(stdin),
    stdout,
    stderr,
    env,
    cwd,
    now: Date.now,
    ...(signal && { signal }),
  });
  return { status, stdout: stdout.text, stderr: stderr.text };
}

async function* chunksOf(stdin: string | Uint8Array = ''): AsyncGenerator<Uint8Array> {
  yield Buffer.from(stdin);
}

class Memory extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number;

  constructor(columns: number | undefined) {
    super();
    this.isTTY = columns !== undefined;
    this.columns = columns ?? 0;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Starts `hearsay` as a process of its own, its three streams as pipes. */
export function startHearsay(args: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], { cwd, stdio: 'pipe' });
}

/** What a process printed and how it ended. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout!.on('data', (chunk) => (stdout += chunk));
  child.stderr!.on('data', (chunk) => (stderr += chunk));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout, stderr };
}

/** A new folder that holds `files` by their paths. Its own path has no links in it. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hearsay-cli-')));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface Running {
  /** Resolves when standard output has said it; rejects where the process ends before. */
  readonly saying: (words: RegExp) => Promise<void>;
  /** Sends the signal and gives the exit status, null where the signal ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** `hearsay` as a process of its own that goes on. */
export function spawnHearsay(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  program = PROGRAM,
): Running {
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: 'pipe', env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    saying: (words) =>
      new Promise((resolve, reject) => {
        const look = () => words.test(stdout) && resolve();
        child.stdout.on('data', look);
        look();
        void closed.then((status) =>
          reject(new Error(`hearsay ended with ${status} before it said ${words}: ${stderr}`)),
        );
      }),
    end: async (signal) => {
      child.kill(signal);
      return closed;
    },
  };
}
