// The body of an answer with its compression undone, counted on both sides while it comes, so that a bomb is refused before it unfolds.
import type { IncomingHttpHeaders } from 'node:http';
import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { aboveCap, beyondCap } from '../inputs/size.ts';
import { FetchFailure } from './failure.ts';

type Chunks = AsyncIterable<Uint8Array>;

/** The content codings that are asked for and undone. */
export const CODINGS = 'gzip, deflate, br';

/**
 * The bytes of `body` after undoing its Content-Encoding. Beyond `maxBytes`, `refuse` throws a FetchFailure and `cut` keeps the
 * beginning; either way the rest is not fetched. Compressed bytes that are damaged or cut short throw zlib's error.
 */
export async function unpacked(
  body: Readable,
  headers: IncomingHttpHeaders,
  maxBytes: number,
  beyond: 'refuse' | 'cut',
): Promise<Uint8Array> {
  body.on('error', () => {});
  try {
    const coding = codingOf(headers);
    if (beyond === 'refuse') refuseAnnounced(headers, maxBytes);
    return await collect(undo(coding, body, maxBytes), maxBytes, beyond);
  } finally {
    body.destroy();
  }
}

function codingOf(headers: IncomingHttpHeaders): string {
  const coding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  if (['', 'identity', 'gzip', 'x-gzip', 'deflate', 'br'].includes(coding)) return coding;
  throw new FetchFailure('answer', 'is compressed in a way that was not asked for; save the page and add the file');
}

/** The bytes on the wire are never more than those they unpack to by much, so an announced length above the cap is enough to refuse. */
function refuseAnnounced(headers: IncomingHttpHeaders, maxBytes: number): void {
  const announced = Number(headers['content-length'] ?? 0);
  if (announced > maxBytes) throw new FetchFailure('answer', aboveCap(announced, maxBytes));
}

function undo(coding: string, body: Readable, maxBytes: number): Chunks {
  if (coding === '' || coding === 'identity') return body;
  const packed = atMost(body, maxBytes);
  if (coding === 'br') return through(packed, createBrotliDecompress());
  return coding === 'deflate' ? inflated(packed) : through(packed, createGunzip());
}

function through(packed: Chunks, unpack: Transform): Chunks {
  return pipeline(Readable.from(packed, { objectMode: false }), unpack, () => {});
}

/** "deflate" means the zlib format, but some servers send the bare stream: the first byte tells. */
async function* inflated(packed: Chunks): Chunks {
  const rest = packed[Symbol.asyncIterator]();
  const first = await rest.next();
  if (first.done === true) return;
  const whole = async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => rest };
  };
  const isZlib = ((first.value[0] ?? 0) & 0x0f) === 8;
  yield* through(whole(), isZlib ? createInflate() : createInflateRaw());
}

/** An endless run of empty compressed blocks unpacks to nothing, so the packed side has the cap too. */
async function* atMost(chunks: Chunks, maxBytes: number): Chunks {
  let count = 0;
  for await (const chunk of chunks) {
    count += chunk.length;
    if (count > maxBytes) throw new FetchFailure('answer', beyondCap(maxBytes));
    yield chunk;
  }
}

async function collect(chunks: Chunks, maxBytes: number, beyond: 'refuse' | 'cut'): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let count = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    count += chunk.length;
    if (count > maxBytes && beyond === 'refuse') throw new FetchFailure('answer', beyondCap(maxBytes));
    if (count >= maxBytes && beyond === 'cut') break;
  }
  return new Uint8Array(Buffer.concat(kept).subarray(0, maxBytes));
}
