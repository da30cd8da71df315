// Gives inputs to a dossier, to be read by whichever worker is free.
import type { ReadOptions } from '../../app.ts';
import type { Unread } from '../../document/unread.ts';
import { createFetcher, type Fetcher } from '../../ingest/fetch/fetcher.ts';
import { expandInputs, type Input, nameOfInput, readInput } from '../../ingest/inputs/inputs.ts';
import { DEFAULT_LIMITS, UnreadableError } from '../../ingest/reading.ts';
import type { IntakePlace } from '../../store/intake.ts';
import { VERSION } from '../../version.ts';
import type { By, KeptDossier } from '../kept.ts';
import type { Queue } from './queue.ts';

/** Bytes, and where they are from. */
export interface GivenBytes {
  readonly bytes: Uint8Array;
  readonly place: IntakePlace;
}

/** Keeps the bytes and makes their jobs in one transaction. Gives the ids under which they wait; the same bytes from the same place have the same. */
export async function give(
  dossier: KeptDossier,
  queue: Queue,
  given: readonly GivenBytes[],
  by: By,
): Promise<string[]> {
  await queue.prepare(dossier.id);
  return dossier.receive(given, by, (tx, ids) => queue.enqueue(tx, dossier.id, ids));
}

export interface GivenReport {
  /** Inputs that wait to be read. */
  readonly given: number;
  readonly unread: readonly Unread[];
}

/** Inputs, and bytes of them, that are given in one transaction. */
const BATCH = 200;
const BATCH_BYTES = 16 * 1024 * 1024;

/** The same for files, folders, globs, addresses and "-": their bytes are fetched here and read elsewhere. */
export async function giveInputs(
  dossier: KeptDossier,
  queue: Queue,
  inputs: readonly string[],
  { cwd, limits, stdin, fetch, signal, onProgress }: Omit<ReadOptions, 'pack'>,
  by: By,
): Promise<GivenReport> {
  const { maxBytes } = { ...DEFAULT_LIMITS, ...limits };
  const expanded = await expandInputs(inputs, { cwd, maxBytes });
  const fetcher = fetch && createFetcher({ ...fetch, version: VERSION, maxBytes });
  const options = { maxBytes, ...(stdin && { stdin }), ...(fetcher && { fetcher }), ...(signal && { signal }) };
  const unread = [...expanded.unread];
  let given = 0;
  let held: GivenBytes[] = [];
  const flush = async () => {
    if (held.length > 0) await give(dossier, queue, held, by);
    given += held.length;
    held = [];
  };
  try {
    for (const [at, input] of expanded.inputs.entries()) {
      signal?.throwIfAborted();
      const one = await bytesOf(input, options);
      if ('reason' in one) unread.push(one);
      else held.push(one);
      const size = held.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (held.length >= BATCH || size >= BATCH_BYTES) await flush();
      onProgress?.(at + 1, expanded.inputs.length, nameOfInput(input));
    }
    await flush();
  } finally {
    await fetcher?.close();
  }
  return { given, unread };
}

async function bytesOf(
  input: Input,
  options: { readonly maxBytes: number; readonly fetcher?: Fetcher },
): Promise<GivenBytes | Unread> {
  try {
    const { bytes, name, contentType, url } = await readInput(input, options);
    const place = input.type === 'url' ? { url: url ?? input.url } : { path: nameOfInput(input) };
    return { bytes, place: { name, ...place, ...(contentType !== undefined && { contentType }) } };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { path: nameOfInput(input), reason: error.message };
  }
}
