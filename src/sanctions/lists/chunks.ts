// Bytes of a list on their way to text: hashed, unpacked (gzip, zip), decoded; counted at each step, so that nothing grows without bound.
import { createHash } from 'node:crypto';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import { ListError } from './errors.ts';

/** Bytes of a list as it comes and as it is unpacked; characters kept to tell its format. */
export interface ListLimits {
  readonly bytes: number;
  readonly unpacked: number;
  readonly entries: number;
}

export const LIST_LIMITS: ListLimits = { bytes: 512 * 2 ** 20, unpacked: 2 ** 30, entries: 2_000_000 };

type Bytes = AsyncIterable<Uint8Array>;

/** Passes bytes on, counts and hashes them. */
export class Hashed {
  readonly #hash = createHash('sha256');
  readonly #source: Bytes;
  readonly #most: number;
  bytes = 0;

  constructor(source: Bytes, most: number) {
    this.#source = source;
    this.#most = most;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#source) {
      this.bytes += chunk.length;
      if (this.bytes > this.#most) throw tooLarge(this.#most);
      this.#hash.update(chunk);
      yield chunk;
    }
  }

  /** Of all that went through. */
  sha256(): string {
    return this.#hash.digest('hex');
  }
}

function tooLarge(most: number): ListError {
  return new ListError(
    `the list is larger than ${Math.floor(most / 2 ** 20)} MB; that is more than any published list. Check that it is the right file.`,
  );
}

/** The bytes inside: gzip and zip are opened, everything else is passed on. */
export async function* unpacked(source: Bytes, most: number): AsyncGenerator<Uint8Array> {
  const { first, rest } = await peeked(source, 4);
  if (first[0] === 0x1f && first[1] === 0x8b) yield* counted(gunzipped(rest), most);
  else if (first[0] === 0x50 && first[1] === 0x4b) yield* counted(unzipped(rest), most);
  else yield* counted(rest, most);
}

async function* counted(source: Bytes, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > most) throw tooLarge(most);
    yield chunk;
  }
}

async function peeked(source: Bytes, least: number): Promise<{ first: Uint8Array; rest: Bytes }> {
  const iterator = source[Symbol.asyncIterator]();
  let first: Uint8Array = new Uint8Array();
  while (first.length < least) {
    const { value, done } = await iterator.next();
    if (done) break;
    first = joined(first, value);
  }
  return { first, rest: again(first, iterator) };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

async function* again(first: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for (;;) {
    const { value, done } = await iterator.next();
    if (done) return;
    yield value;
  }
}

async function* gunzipped(source: Bytes): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const feeding = feed(source, gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
    await feeding;
  } catch (error) {
    if (error instanceof ListError) throw error;
    throw new ListError('the list cannot be unpacked: its gzip is damaged or ends early; fetch it again.');
  } finally {
    gunzip.destroy();
    await feeding.catch(() => undefined);
  }
}

async function feed(
  source: Bytes,
  into: NodeJS.WritableStream & { destroy(error?: Error): void; destroyed?: boolean },
): Promise<void> {
  try {
    for await (const chunk of source) {
      if (into.destroyed) return;
      if (!into.write(chunk)) await new Promise<void>((done) => into.once('drain', done).once('close', done));
    }
    into.end();
  } catch (error) {
    into.destroy(error as Error);
    throw error;
  }
}

/** The first file of a zip. */
async function* unzipped(source: Bytes): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  let state: 'none' | 'open' | 'done' = 'none';
  const unzip = new Unzip((file) => {
    if (state !== 'none' || file.name.endsWith('/')) return;
    state = 'open';
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      out.push(chunk);
      if (final) state = 'done';
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for await (const chunk of source) {
      // Small steps: a bomb is seen by its count before it has filled the memory.
      for (let at = 0; at < chunk.length; at += STEP) {
        unzip.push(chunk.subarray(at, at + STEP), false);
        yield* out;
        out = [];
      }
    }
  } catch (error) {
    if (error instanceof ListError) throw error;
    throw new ListError('the list cannot be unpacked: its zip is damaged; fetch it again.');
  }
  if ((state as string) !== 'done')
    throw new ListError('the list cannot be unpacked: its zip is empty or ends early; fetch it again.');
}

const STEP = 16_384;

/** Text of the bytes: by byte order mark, by what an XML declaration says, else UTF-8. */
export async function* decoded(source: Bytes): AsyncGenerator<string> {
  const { first, rest } = await peeked(source, 1_024);
  const label = labelOf(first);
  const decoder = decoderOf(label);
  let isFirst = true;
  try {
    for await (const chunk of rest) {
      const text = decoder.decode(chunk, { stream: true });
      yield isFirst ? text.replace(/^\ufeff/, '') : text;
      isFirst = false;
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError || (error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new ListError(
        `the list is not in ${label.toUpperCase()} as it should be: it is damaged or its encoding is wrong; fetch it again.`,
      );
    throw error;
  }
}

function labelOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  const head = String.fromCharCode(...first.subarray(0, 200));
  return (
    /^(?:\xef\xbb\xbf)?<\?xml[^>]{0,100}?encoding=["']([\w-]{1,40})["']/.exec(head)?.[1] ?? 'utf-8'
  ).toLowerCase();
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new ListError(
      `the list says that its encoding is "${label}", which is not known; fetch it again, or save it as UTF-8.`,
    );
  }
}
