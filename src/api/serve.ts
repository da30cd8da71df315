// Serves the API on a port: on this machine only unless there are accounts, with no patience for requests that never end.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import ipaddr from 'ipaddr.js';
import type { Api } from './api.ts';
import { PORT } from './limits.ts';

export interface ServeOptions {
  /** 127.0.0.1 unless told. */
  readonly host?: string;
  /** Any free one for 0. */
  readonly port?: number;
  /** Milliseconds for the head of a request, and for all of it. */
  readonly headTimeout?: number;
  readonly bodyTimeout?: number;
}

export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The address cannot be served on: the sentence says the cause and the cure. */
export class ServeError extends Error {
  override readonly name = 'ServeError';
}

const HOST = '127.0.0.1';

/** How often connections are looked through for those that take too long. */
const CHECK_EVERY = 1_000;
const MOST_CONNECTIONS = 2_000;

/** Resolves once requests are taken. Throws a ServeError. */
export async function serveApi(
  api: Api,
  { host = HOST, port = PORT, headTimeout = 15_000, bodyTimeout = 120_000 }: ServeOptions = {},
): Promise<Served> {
  if (api.kind === 'local' && !isLoopback(host))
    throw new ServeError(
      `without accounts the API is served on this machine only, and ${host} is an address for others; make accounts first, or leave --host out.`,
    );
  const server = createAdaptorServer({
    fetch: api.app.fetch,
    serverOptions: {
      ...{ headersTimeout: headTimeout, requestTimeout: bodyTimeout, keepAliveTimeout: 10_000 },
      ...{ connectionsCheckingInterval: Math.min(CHECK_EVERY, bodyTimeout), maxHeaderSize: 16 * 1024 },
    },
  }) as Server;
  server.maxConnections = MOST_CONNECTIONS;
  const address = await listening(server, host, port);
  return { url: `http://${nameOf(host)}:${address.port}`, close: () => closed(server, api) };
}

/** Whether only this machine can reach it. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  return ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback';
}

function nameOf(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function listening(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusalOf(error, host, port)));
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

function refusalOf(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const causes: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} is taken by another program; choose another with --port, or 0 for any`,
    EACCES: `port ${port} is not open to you; choose one of 1024 or more with --port`,
    EADDRNOTAVAIL: `${host} is no address of this machine; choose another --host`,
    ENOTFOUND: `${host} is no name of this machine; choose another --host`,
  };
  const cause = causes[error.code ?? ''];
  return cause === undefined ? error : new ServeError(`${cause}.`);
}

/** Time for requests under way to end. */
const GRACE = 2_000;

async function closed(server: Server, api: Api): Promise<void> {
  api.close();
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), GRACE);
  await ended;
  clearTimeout(late);
}
