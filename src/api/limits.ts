// How much one request, one session and all together may ask.

export interface ApiLimits {
  /** Bytes of an upload. */
  readonly uploadBytes: number;
  /** Bytes of a text given as JSON. */
  readonly textBytes: number;
  /** Bytes of any other body. */
  readonly bodyBytes: number;
  /** Files or addresses of one request. */
  readonly inputs: number;
  /** Uploads that are read at once; each is held in memory. */
  readonly uploadsAtOnce: number;
  /** Requests of one session, or of one address where nobody is signed in: at once, and a second for long. */
  readonly burst: number;
  readonly perSecond: number;
  /** Open streams of changes of one session, and of all. */
  readonly streamsOfOne: number;
  readonly streams: number;
  /** Milliseconds between the signs of life in a stream. */
  readonly keepAlive: number;
  /** Messages that wait for a reader who is slow; then the stream ends. */
  readonly waitingMessages: number;
}

export const API_LIMITS: ApiLimits = {
  uploadBytes: 80 * 1024 * 1024,
  textBytes: 8 * 1024 * 1024,
  bodyBytes: 256 * 1024,
  inputs: 200,
  uploadsAtOnce: 3,
  burst: 600,
  perSecond: 50,
  streamsOfOne: 8,
  streams: 500,
  keepAlive: 15_000,
  waitingMessages: 100,
};

/** Unless told otherwise. */
export const PORT = 7171;
