// Takes what is packed in the page apart, a piece at a time, so that the page stays quick meanwhile.
import type { Contents } from './messages.ts';

export interface Unpacked {
  readonly contents: Contents;
  readonly script: string;
  readonly weights: readonly Uint8Array<ArrayBuffer>[];
}

/** Characters of base64 that are read at once; a multiple of four. */
const PIECE = 512 * 1024;

/** `packed`: base64 of deflated bytes; `size`: of the bytes; `tell`: how much is done, 0 to 1. */
export async function unpack(packed: string, size: number, tell: (done: number) => void): Promise<Unpacked> {
  const inflated = new Uint8Array(size);
  const { readable, writable } = new DecompressionStream('deflate');
  const feeding = feed(packed, writable);
  let at = 0;
  const reader = readable.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    inflated.set(piece.value, at);
    at += piece.value.length;
    tell(at / size);
  }
  await feeding;
  return taken(inflated);
}

async function feed(packed: string, writable: WritableStream<BufferSource>): Promise<void> {
  const writer = writable.getWriter();
  for (let at = 0; at < packed.length; at += PIECE) {
    await writer.write(bytesOf(packed.slice(at, at + PIECE)));
    await new Promise((resolve) => setTimeout(resolve));
  }
  await writer.close();
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
}

function taken(bytes: Uint8Array<ArrayBuffer>): Unpacked {
  const length = new DataView(bytes.buffer).getUint32(0);
  let at = 4;
  const next = (size: number) => {
    at += size;
    return bytes.slice(at - size, at);
  };
  const words = (part: Uint8Array) => new TextDecoder().decode(part);
  const contents = JSON.parse(words(next(length))) as Contents;
  const [script, ...weights] = contents.lengths.map(next);
  return { contents, script: words(script!), weights };
}
