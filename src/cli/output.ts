// Writes what a command made: to standard output, or to a file that appears whole or not at all.

import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { type Environment, Failure } from './environment.ts';

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

/** Writes the pieces to `output`, or to standard output without one. Throws a Failure where the file cannot be written. */
export async function writeOutput(
  pieces: Iterable<string | Uint8Array>,
  output: string | undefined,
  { stdout, cwd }: Environment,
): Promise<void> {
  if (output !== undefined) return writeWhole(isAbsolute(output) ? output : join(cwd, output), pieces);
  for (const chunk of inChunks(pieces)) {
    if (!stdout.write(chunk)) await once(stdout, 'drain');
  }
}

/** Characters written at once. */
const CHUNK = 1 << 20;

/** Text is held until there is enough of it; bytes come in pieces of a fair size already. */
function* inChunks(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let held = '';
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield piece;
      continue;
    }
    held += piece;
    if (held.length < CHUNK) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}

/** Writes beside the file, makes sure it is on the disk, and renames: a reader sees the old file or the new one. */
async function writeWhole(file: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  // Without the file's own name, which may be as long as a name can be.
  const temporary = join(dirname(file), `.hearsay-${process.pid}.part`);
  try {
    const handle = await open(temporary, 'w');
    try {
      for (const chunk of inChunks(pieces)) await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw new Failure(
      `${file} could not be written (${(error as NodeJS.ErrnoException).code ?? 'error'}); nothing was changed there. Check the space and the rights.`,
      1,
    );
  }
}
