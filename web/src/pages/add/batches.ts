// Files in requests that the server takes: few at first, so that something stands there soon, then more.

/** Bytes of the files of one request; the server takes 80 MB with what stands between them. */
export const MOST_BYTES = 76 * 1024 * 1024;
/** Files of one request; the server takes 200. */
export const MOST_FILES = 100;
/** A request of more is slow to tell how far it is. */
const BYTES = 16 * 1024 * 1024;
export const FIRST_FILES = 8;
/** A request that was done sooner may be followed by a larger one, in milliseconds. */
const SOON = 4_000;

/** How many of `sizes`, from the first, go into one request of `files` at most; at least one. */
export function batchLength(sizes: readonly number[], files: number): number {
  let bytes = 0;
  let length = 0;
  for (const size of sizes.slice(0, Math.min(files, MOST_FILES))) {
    if (length > 0 && bytes + size > BYTES) break;
    bytes += size;
    length++;
  }
  return length;
}

/** Files of the next request, by how long one took. */
export function nextFiles(files: number, took: number): number {
  if (took > 2 * SOON) return Math.max(1, files >> 1);
  return took < SOON ? Math.min(MOST_FILES, files * 2) : files;
}
