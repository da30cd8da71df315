// An HTTP server on this machine that answers as a test wants it to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface LocalServer {
  /** "http://127.0.0.1:41873" */
  readonly base: string;
  /** Ends also what is still being answered. */
  readonly close: () => Promise<void>;
}

/** Serves on a free port. */
export async function serveLocally(answer: Handler): Promise<LocalServer> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Answers without a body. */
export function status(code: number, headers: Record<string, string> = {}): Handler {
  return (_, response) => response.writeHead(code, headers).end();
}
