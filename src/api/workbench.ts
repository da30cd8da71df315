// The workbench beside the API: its files, the original page of a document in a frame that can do nothing, how far a command has come.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { decodeText } from '../ingest/charset.ts';
import { sha256Of } from '../store/blobs.ts';
import { findDocument } from '../store/queries/documents.ts';
import type { ApiApp, Env, Shared } from './context.ts';
import { EXAMPLE } from './examples.ts';
import { fits, json } from './lists.ts';
import { notFound, Problem } from './problem.ts';
import { dossierRoute, idOf } from './route.ts';

/** A file of the workbench as it is sent. */
interface WebFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** Absent where it would not be smaller. */
  readonly packed?: Buffer;
  readonly tag: string;
  /** Its name has a hash of what it holds. */
  readonly isHashed: boolean;
  /** Where it is not that of the workbench. */
  readonly policy?: string;
}

/** The files of the workbench by address; "/" is the page. */
export type Workbench = ReadonlyMap<string, WebFile>;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** What the build makes; nothing below another folder. */
const FOLDERS = ['', 'assets/'];
const PAGE = 'index.html';

/** Reads what the build made; undefined where there is no page. */
export async function readWorkbench(folder: string): Promise<Workbench | undefined> {
  const files = new Map<string, WebFile>();
  for (const below of FOLDERS) {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
    for (const { name } of entries.filter((entry) => entry.isFile())) {
      const type = TYPES[name.split('.').at(-1)!];
      const isPage = below === '' && name === PAGE;
      if (type !== undefined)
        files.set(isPage ? '/' : `/${below}${name}`, webFile(await readFile(join(folder, below, name)), type, below));
    }
  }
  return files.has('/') ? files : undefined;
}

function webFile(bytes: Buffer, type: string, below: string): WebFile {
  const packed = gzipSync(bytes, { level: 9 });
  return {
    ...{ type, bytes, tag: `"${sha256Of(bytes).slice(0, 32)}"`, isHashed: below === 'assets/' },
    ...(packed.length < bytes.length && { packed }),
  };
}

/** The same files, and the page that needs no server, which carries its own policy and is packed in itself. */
export function withPaste(files: Workbench, page: Buffer): Workbench {
  const [, policy] =
    /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page.toString('latin1', 0, 4_096)) ?? [];
  if (policy === undefined) throw new Error('The page that needs no server has no policy; build it again.');
  const tag = `"${sha256Of(page).slice(0, 32)}"`;
  const file = { type: TYPES.html!, bytes: page, tag, isHashed: false, policy: `${policy}; frame-ancestors 'none'` };
  return new Map([...files, ['/paste.html', file]]);
}

/** Only this server's own scripts and styles run in the page, and it speaks with nobody else. */
const PAGE_POLICY = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:"],
  ...["font-src 'self'", "frame-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

/** Answers for the files and for every address of a page; all else goes on to the API. They are the same for everybody, so nobody need be signed in. */
export function serveWorkbench(files: Workbench): MiddlewareHandler<Env> {
  return async (c, next) => {
    const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
    const file = isReading ? files.get(isPage(c.req.path) ? '/' : c.req.path) : undefined;
    if (file === undefined) return next();
    const headers = {
      ...{
        'Content-Type': file.type,
        'Content-Security-Policy': file.policy ?? PAGE_POLICY,
        ETag: file.tag,
        Vary: 'Accept-Encoding',
      },
      'Cache-Control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (fits(c.req.header('If-None-Match'), file.tag)) return new Response(null, { status: 304, headers });
    const packed = takesGzip(c.req.header('Accept-Encoding')) ? file.packed : undefined;
    return new Response((packed ?? file.bytes) as Uint8Array<ArrayBuffer>, {
      headers: { ...headers, ...(packed && { 'Content-Encoding': 'gzip' }) },
    });
  };
}

/** Pages of the workbench, which finds out itself whether there is such a one. */
function isPage(path: string): boolean {
  return path === '/' || path === '/sign-in' || path.startsWith('/d/');
}

function takesGzip(accepted = ''): boolean {
  return accepted.split(',').some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/.test(one));
}

/** How far a command has come with the inputs that it was given. */
export interface ReadingState {
  /** What people call the dossier. */
  readonly name: string;
  readonly isTemporary: boolean;
  readonly isReading: boolean;
  readonly done: number;
  readonly total: number;
  readonly unread: number;
}

const count = z.int().nonnegative();
const readingSchema = z
  .strictObject({
    name: z.string().describe('What people call the dossier.'),
    isTemporary: z.boolean().describe('It goes when the server ends.'),
    isReading: z.boolean().describe('The command that serves is reading what it was given.'),
    done: count.describe('Inputs read so far.'),
    total: count.describe('Inputs to be read; 0 before that is known.'),
    unread: count.describe('Of them, those that could not be read.'),
  })
  .meta({ id: 'Reading' });

const params = z.strictObject({ document: idOf('document', EXAMPLE.document) });

/** `readingOf`: of the dossiers that the command itself reads into. */
export function addWorkbench(
  app: ApiApp,
  shared: Shared,
  readingOf: (dossier: string) => ReadingState | undefined = () => undefined,
): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/reading', tag: 'dossiers', answers: readingSchema },
      summary: 'How far the command that serves has come with its inputs',
    },
    (c) => json(JSON.stringify(readingOf(c.var.kept.id) ?? idle(c.var.kept.id))),
  );
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/documents/{document}/page', tag: 'documents', params },
      ...{
        summary: 'The original page to look at, without its scripts and pictures',
        answers: ['text/html; charset=utf-8', 'text/plain; charset=utf-8'],
      },
    },
    async (c, { params }) => {
      const { kept } = c.var;
      const found = await findDocument(kept.database.db, kept.id, params.document);
      const bytes = found && (await kept.original(found.sha256));
      if (bytes === undefined) throw notFound('document');
      return pageOf(bytes, (JSON.parse(found!.body) as { mediaType: string }).mediaType);
    },
  );
}

function idle(name: string): ReadingState {
  return { name, isTemporary: false, isReading: false, done: 0, total: 0, unread: 0 };
}

/** It may look as it did, and do nothing: no script, no request, no form, no name to be looked up. */
const FRAME_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'X-Frame-Options': 'SAMEORIGIN',
  'X-DNS-Prefetch-Control': 'off',
};

function pageOf(bytes: Uint8Array, mediaType: string): Response {
  const format = /html/.test(mediaType) ? 'html' : mediaType.startsWith('text/') ? 'text' : undefined;
  if (format === undefined)
    throw new Problem('wrong-type', `The original is of type ${mediaType}, which a frame cannot show; download it.`);
  const { text } = decodeText(bytes, { format });
  const type = format === 'html' ? 'text/html' : 'text/plain';
  return new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8`, ...FRAME_HEADERS } });
}
