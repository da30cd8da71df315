// `hearsay open`: brings up the workbench in the browser, on a dossier that goes when the command ends unless one is named.
import { spawn } from 'node:child_process';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { PORT } from '../api/limits.ts';
import { unreadLine } from '../document/unread.ts';
import { inert } from '../export/index.ts';
import { expandInputs, nameOfInput } from '../ingest/inputs/inputs.ts';
import { DEFAULT_LIMITS } from '../ingest/reading.ts';
import type { WorkingDossier } from '../keeping/working.ts';
import { whoIs, whoOption, withDossier } from './dossier.ts';
import { type Environment, STATUS } from './environment.ts';
import { wholeNumber } from './numbers.ts';
import { packOption } from './packs.ts';
import { readingOptions, withReadingOptions } from './reading-options.ts';
import type { ServeFlags } from './serve.ts';
import type { Progress } from './serving.ts';

export interface OpenFlags extends ServeFlags {
  /** False with --no-browser. */
  readonly browser: boolean;
}

const HELP = `
Inputs are those of \`hearsay brief\`; they are read while the pages are there already. Without --dossier nothing is kept: the dossier
is removed when the command ends. The address that is printed lets in whoever has it, from this machine only.

Examples:
  hearsay open articles/
  hearsay open https://example.org/story.html saved.pdf
  hearsay open --dossier ~/dossiers/arms

Exit status: 0 ended, 1 the dossier is in use or the port is taken, 2 wrong usage.`;

export function openCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('open')
    .description('bring up the workbench in the browser')
    .argument('[inputs...]', 'files, folders, globs, http(s) addresses, or - for standard input')
    .option('--dossier <folder>', 'a dossier that is kept (default: one that is removed at the end)')
    .option('--port <n>', `port (default: ${PORT}, or any free one where it is taken)`, wholeNumber(0, 65_535))
    .option('--no-browser', 'print the address only')
    .addOption(packOption())
    .addOption(whoOption());
  return withReadingOptions(command)
    .addHelpText('after', HELP)
    .action(async (inputs: string[], flags: OpenFlags) => {
      await open(inputs, flags, environment);
      settle(STATUS.ok);
    });
}

async function open(inputs: readonly string[], flags: OpenFlags, environment: Environment): Promise<void> {
  if (flags.dossier !== undefined) return openIn(resolve(environment.cwd, flags.dossier), inputs, flags, environment);
  await removeLeftBehind();
  // Open to nobody else: mkdtemp makes it for its owner alone.
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  try {
    await openIn(folder, inputs, flags, environment);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const PREFIX = 'hearsay-open-';

/** Folders of such commands that were killed: each has the file of an owner who is dead. */
async function removeLeftBehind(): Promise<void> {
  const { livingOwner } = await import('../keeping/lock.ts');
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const hasOwner = await access(join(folder, 'owner.json')).then(
      () => true,
      () => false,
    );
    if (hasOwner && (await livingOwner(folder)) === undefined)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function openIn(
  folder: string,
  inputs: readonly string[],
  flags: OpenFlags,
  environment: Environment,
): Promise<void> {
  const isTemporary = flags.dossier === undefined;
  // Variables that name a dossier are for commands that keep one.
  const { HEARSAY_HOME: _home, HEARSAY_DATABASE_URL: _database, ...env } = environment.env;
  const here = { ...environment, env };
  await withDossier({ ...flags, dossier: folder }, here, { command: 'open', make: true }, async (kept, { lock }) => {
    const { serveKept } = await import('./serving.ts');
    await serveKept(kept, lock, flags, here, {
      ...{ name: isTemporary ? nameOf(inputs) : nameOfFolder(folder), isTemporary, takesAnyPort: true },
      onServing: async (signIn, dossier, tell) => {
        if (flags.browser) openBrowser(signIn);
        await read(inputs, dossier, flags, here, tell);
      },
    });
  });
}

/** "seeds" of "../shared/seeds". */
function nameOf(inputs: readonly string[]): string {
  const [first] = inputs;
  if (first === undefined || first === '-') return 'New dossier';
  const words = basename(first.replace(/[?#].*$/, '')) || first;
  return inputs.length === 1 ? words : `${words} and ${inputs.length - 1} more`;
}

/** The folder of a dossier by its name; ".hearsay" by that of the folder around it. */
export function nameOfFolder(folder: string): string {
  const name = basename(folder);
  return name === '.hearsay' ? basename(dirname(folder)) || name : name;
}

/** Inputs concluded together: a few first, so that something stands there soon. */
const FIRST = 16;
const GROWTH = 16;

async function read(
  args: readonly string[],
  dossier: WorkingDossier,
  flags: OpenFlags,
  environment: Environment,
  tell: (state: Progress) => void,
): Promise<void> {
  if (args.length === 0) return;
  const { cwd, stderr, signal } = environment;
  const { maxBytes } = { ...DEFAULT_LIMITS, ...readingOptions(flags, environment).limits };
  tell({ isReading: true, done: 0, total: 0, unread: 0 });
  const expanded = await expandInputs(args, { cwd, maxBytes });
  const names = expanded.inputs.map((input) => (input.type === 'url' ? input.url : nameOfInput(input)));
  const total = names.length;
  let unread = 0;
  let read = 0;
  const by = whoIs(flags, environment);
  // What cannot even be found is told with the last ones, and stands in the dossier as unread.
  for (let size = FIRST; (read < total || size === FIRST) && !signal?.aborted; size *= GROWTH) {
    const isLast = read + size >= total;
    const some = [...names.slice(read, read + size), ...(isLast ? expanded.unread.map(({ path }) => path) : [])];
    const before = read;
    const onProgress = (done: number) => tell({ isReading: true, done: Math.min(total, before + done), total, unread });
    const outcome = await dossier.addInputs(some, by, { onProgress }).catch(toFailure(signal));
    if (outcome === undefined) return;
    unread += outcome.unread.length;
    for (const one of outcome.unread) stderr.write(`hearsay: ${inert(unreadLine(one))}\n`);
    read = Math.min(total, read + size);
  }
  tell({ isReading: false, done: read, total, unread });
}

/** Whoever ends the command while it reads has ended the reading too. */
function toFailure(signal: AbortSignal | undefined): (error: unknown) => undefined {
  return (error) => {
    if (signal?.aborted) return undefined;
    throw error;
  };
}

const BROWSERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Where there is no browser the printed address is enough. */
function openBrowser(url: string): void {
  const [program, ...args] = BROWSERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program!, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
