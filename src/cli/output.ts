// Writes what a command made: to standard output, or to a file that appears whole or not at all.

import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { inertJson } from '../export/index.ts';
import { type Environment, Failure, STATUS } from './environment.ts';

/** Refuses an output that cannot be written before any work is done. Throws a Failure with the cause and the cure. */
export async function checkOutput(output: string, cwd: string): Promise<void> {
  const file = resolve(cwd, output);
  const folder = dirname(file);
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) throw new Failure(`${output} is a folder; give --output the name of a file.`);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new Failure(`the folder of ${output} does not exist; make it or choose another --output.`);
  await access(folder, constants.W_OK).catch(() => {
    throw new Failure(`the folder of ${output} cannot be written to; change its rights or choose another --output.`);
  });
}

/** What a command made, to be written one after the other; pieces may be waited for. */
export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Writes the pieces to `output`, or to standard output without one. Throws a Failure where the file cannot be written. */
export async function writeOutput(
  pieces: Pieces,
  output: string | undefined,
  { stdout, cwd }: Environment,
): Promise<void> {
  if (output !== undefined) return writeWhole(isAbsolute(output) ? output : join(cwd, output), pieces);
  for await (const chunk of inChunks(pieces)) {
    if (!stdout.write(chunk)) await once(stdout, 'drain');
  }
}

/** Prints what a command found or did: as one object of JSON, or as lines for people. */
export function writeAnswer(
  answer: object,
  lines: Iterable<string>,
  { format }: { readonly format: 'text' | 'json' },
  environment: Environment,
): Promise<void> {
  return writeOutput(format === 'json' ? [`${inertJson(answer, 2)}\n`] : lines, undefined, environment);
}

/** Characters written at once. */
const CHUNK = 1 << 20;

/** Text is held until there is enough of it; bytes come in pieces of a fair size already. */
async function* inChunks(pieces: Pieces): AsyncGenerator<string | Uint8Array> {
  let held = '';
  for await (const piece of pieces) {
    if (typeof piece === 'string') held += piece;
    if (held.length >= CHUNK || (held !== '' && typeof piece !== 'string')) {
      yield held;
      held = '';
    }
    if (typeof piece !== 'string') yield piece;
  }
  if (held !== '') yield held;
}

/** Writes beside the file, makes sure it is on the disk, and renames: a reader sees the old file or the new one. What the pieces throw is thrown on. */
async function writeWhole(file: string, pieces: Pieces): Promise<void> {
  const fail = (error: NodeJS.ErrnoException) => {
    throw new Failure(
      `${file} could not be written (${error.code ?? 'error'}); nothing was changed there. Check the space and the rights.`,
      STATUS.someUnread,
    );
  };
  // Without the file's own name, which may be as long as a name can be.
  const temporary = join(dirname(file), `.hearsay-${process.pid}.part`);
  const handle = await open(temporary, 'w').catch(fail);
  try {
    try {
      for await (const chunk of inChunks(pieces)) await handle.writeFile(chunk).catch(fail);
      await handle.sync().catch(fail);
    } finally {
      await handle.close();
    }
    await rename(temporary, file).catch(fail);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}
