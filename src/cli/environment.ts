// Everything a command takes from the world around it, so that tests can give it another.
import type { Writable } from 'node:stream';

export interface Environment {
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Milliseconds since 1970. Paces requests; decides no result. */
  readonly now: () => number;
  readonly signal?: AbortSignal;
}

/** `matched`: an address is on a list, where the caller wants that told by the status. */
export const STATUS = { ok: 0, someUnread: 1, usage: 2, matched: 3, interrupted: 130 } as const;

/** A command that cannot go on: the sentence says the cause and the cure. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly status: number;

  constructor(message: string, status: number = STATUS.usage) {
    super(message);
    this.status = status;
  }
}
