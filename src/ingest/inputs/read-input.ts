// The bytes of an input, with the cap enforced while they come.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Fetcher } from '../fetch/fetcher.ts';
import { describeUrl } from '../fetch/url.ts';
import { type Source, UnreadableError } from '../reading.ts';
import type { Input, UrlInput } from './inputs.ts';
import { causeOf, notAFile } from './reason.ts';
import { beyondCap } from './size.ts';

export interface ReadOptions {
  /** Without it standard input is empty. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Of a file, which may have grown, and of standard input, which may not end. A fetcher has its own cap. */
  readonly maxBytes: number;
  /** Without it an address is refused. */
  readonly fetcher?: Fetcher;
  readonly signal?: AbortSignal;
}

/** The bytes of an input. Throws an UnreadableError whose sentence begins with the input's name. */
export async function readInput(input: Input, options: ReadOptions): Promise<Source> {
  if (input.type === 'url') return readUrl(input, options);
  try {
    return input.type === 'stdin'
      ? { bytes: await collect(options.stdin ?? [], options.maxBytes), name: 'stdin' }
      : { bytes: await readFile(input.absolute, options.maxBytes), name: basename(input.absolute) };
  } catch (error) {
    const subject = input.type === 'stdin' ? 'standard input' : input.path;
    throw new UnreadableError(`${subject} ${error instanceof Objection ? error.message : causeOf(error)}.`);
  }
}

async function readUrl({ url }: UrlInput, { fetcher, signal }: ReadOptions): Promise<Source> {
  if (fetcher === undefined) {
    throw new UnreadableError(`${describeUrl(url)} is not fetched here; save the page and add the file.`);
  }
  return fetcher.fetch(url, { signal });
}

async function readFile(path: string, maxBytes: number): Promise<Uint8Array> {
  // Without O_NONBLOCK a pipe put in the file's place would be waited for without end. Windows has no such flag.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const objection = notAFile(await handle.stat());
    if (objection !== undefined) throw new Objection(objection);
    return await collect(handle.createReadStream({ highWaterMark: 1 << 20, autoClose: false }), maxBytes);
  } finally {
    await handle.close();
  }
}

/** "cause; cure", to follow the name of an input. */
class Objection extends Error {}

async function collect(
  chunks: AsyncIterable<Uint8Array> | readonly Uint8Array[],
  maxBytes: number,
): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let count = 0;
  for await (const chunk of chunks) {
    count += chunk.length;
    if (count > maxBytes) throw new Objection(beyondCap(maxBytes));
    kept.push(chunk);
  }
  return new Uint8Array(Buffer.concat(kept));
}
