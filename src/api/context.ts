// What handlers are given beside the request: who asks, in which role, of which dossier.
import type { IncomingMessage } from 'node:http';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Role } from '../store/accounts.ts';
import type { RandomBytes } from '../store/passwords.ts';
import type { Door, Principal } from './access/door.ts';
import type { Streams } from './access/streams.ts';
import type { ApiLimits } from './limits.ts';
import type { By, Dossiers, KeptDossier } from './served.ts';

export interface Env {
  /** Of a real connection; requests made in the process have none. */
  readonly Bindings: { readonly incoming?: IncomingMessage } | undefined;
  readonly Variables: {
    readonly principal: Principal;
    /** In the dossier of the path. */
    readonly role: Role;
    readonly kept: KeptDossier;
  };
}

export type ApiContext = Context<Env>;
export type ApiApp = OpenAPIHono<Env>;

/** What all resources share. */
export interface Shared {
  readonly dossiers: Dossiers;
  readonly door: Door;
  readonly streams: Streams;
  readonly limits: ApiLimits;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: RandomBytes;
  /** The server is reached by https, so cookies are for https only. */
  readonly isSecure: boolean;
}

export function instantOf({ now }: Pick<Shared, 'now'>): string {
  return new Date(now()).toISOString();
}

export function byOf(c: ApiContext, shared: Pick<Shared, 'now'>): By {
  return { who: c.var.principal.who, at: instantOf(shared) };
}
