// Streams that are open, so that they are counted, and end when their session does.
import { Problem, retryAfter } from '../problem.ts';

export class Streams {
  readonly #bySession = new Map<string, Set<() => void>>();
  readonly #ofOne: number;
  readonly #inAll: number;
  #open = 0;

  constructor({ streamsOfOne, streams }: { readonly streamsOfOne: number; readonly streams: number }) {
    this.#ofOne = streamsOfOne;
    this.#inAll = streams;
  }

  /** Remembers how to end a stream of a session; gives what to call when it has ended. Throws where there are too many. */
  add(session: string, end: () => void): () => void {
    const ends = this.#bySession.get(session) ?? new Set();
    if (ends.size >= this.#ofOne || this.#open >= this.#inAll)
      throw new Problem(
        'too-many-requests',
        'Too many streams of changes are open; close one that is not needed.',
        {},
        retryAfter(30_000),
      );
    ends.add(end);
    this.#bySession.set(session, ends);
    this.#open++;
    return () => {
      if (!ends.delete(end)) return;
      this.#open--;
      if (ends.size === 0) this.#bySession.delete(session);
    };
  }

  endOf(session: string): void {
    for (const end of [...(this.#bySession.get(session) ?? [])]) end();
  }

  endAll(): void {
    for (const session of [...this.#bySession.keys()]) this.endOf(session);
  }

  get open(): number {
    return this.#open;
  }
}
