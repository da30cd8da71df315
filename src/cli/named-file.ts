// Files that a command is given by name and must have: a sheet, a list of feeds, an archive.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from './environment.ts';

/** Its bytes. Throws a Failure with the cause and the cure where it cannot be read. */
export function readNamed(name: string, cwd: string): Promise<Uint8Array> {
  return readFile(resolve(cwd, name)).catch((error: unknown) => {
    throw unreadable(name, error);
  });
}

/** The same in pieces, for a file that may not fit in memory. */
export async function* piecesOfNamed(name: string, cwd: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(resolve(cwd, name)) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw unreadable(name, error);
  }
}

function unreadable(name: string, error: unknown): Failure {
  const { code = 'error' } = error as NodeJS.ErrnoException;
  return new Failure(`${name} could not be read (${code}); check its name and rights.`);
}
