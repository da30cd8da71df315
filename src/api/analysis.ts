// Everything at once: the analysis as JSON, or in a format of other programs, in pieces as fast as they are read.
import { z } from 'zod';
import type { Analysis } from '../document/analysis.ts';
import { analysisSchema, type ExportFormat, exportPieces } from '../export/index.ts';
import { jsonPieces } from '../export/json.ts';
import type { ApiApp, Shared } from './context.ts';
import { attachment } from './headers.ts';
import { stateOf, tagged } from './lists.ts';
import { dossierRoute } from './route.ts';
import type { KeptDossier } from './served.ts';

interface Held {
  readonly tag: string;
  readonly analysis: Promise<Analysis>;
}

const held = new WeakMap<KeptDossier, Held>();

/** The analysis of the state that a tag names; it is made once for all who ask. */
export async function analysisOf(kept: KeptDossier, tag: string): Promise<Analysis> {
  const known = held.get(kept);
  if (known?.tag === tag) return known.analysis;
  const analysis = kept.analysis();
  held.set(kept, { tag, analysis });
  analysis.catch(() => held.delete(kept));
  return analysis;
}

type Format = Exclude<ExportFormat, 'terminal'>;

interface Kind {
  readonly type: string;
  readonly ending: string;
}

const KINDS: Readonly<Record<Format, Kind>> = {
  md: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  json: { type: 'application/json', ending: 'json' },
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  jsonl: { type: 'application/jsonl', ending: 'jsonl' },
  stix: { type: 'application/stix+json;version=2.1', ending: 'stix.json' },
  ftm: { type: 'application/jsonl', ending: 'ftm.jsonl' },
  webannotation: { type: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"', ending: 'anno.jsonld' },
  plover: { type: 'text/csv; charset=utf-8', ending: 'plover.csv' },
};
const FORMATS = Object.keys(KINDS) as [Format, ...Format[]];

const query = z.strictObject({
  format: z.enum(FORMATS).meta({ description: 'Which format.', example: 'csv' }),
});

export function addAnalysis(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    { method: 'get', path: '/analysis', tag: 'exports', summary: 'Everything, as one object', answers: analysisSchema },
    async (c) => {
      const { revision, tag } = await stateOf(c);
      return tagged(c, tag, async () => {
        const analysis = await analysisOf(c.var.kept, tag);
        return streamed(jsonPieces(analysis), {
          'Content-Type': 'application/json',
          'Hearsay-Revision': String(revision),
        });
      });
    },
  );
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/export', tag: 'exports', summary: 'Everything, as a file' },
      ...{ query, answers: [...new Set(Object.values(KINDS).map(({ type }) => type))] },
    },
    async (c, { query: { format } }) => {
      const { tag } = await stateOf(c);
      return tagged(c, tag, async () => {
        const { type, ending } = KINDS[format];
        const { id, eventTypes = [] } = c.var.kept;
        const pieces = exportPieces(await analysisOf(c.var.kept, tag), { format, eventTypes });
        return streamed(pieces, {
          'Content-Type': type,
          'Content-Disposition': attachment(`${id}.${ending}`),
        });
      });
    },
  );
}

/** Characters that are sent at once, so that a long list is not sent in crumbs. */
const CHUNK = 1 << 16;

/** The pieces as a body; each is made when the reader has taken what was before. */
function streamed(pieces: Iterator<string | Uint8Array>, headers: Readonly<Record<string, string>>): Response {
  const encoder = new TextEncoder();
  const bytesOf = (piece: string | Uint8Array) => (typeof piece === 'string' ? encoder.encode(piece) : piece);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const taken: Uint8Array[] = [];
      for (let size = 0; size < CHUNK; ) {
        const { value, done } = pieces.next();
        if (done) break;
        taken.push(bytesOf(value));
        size += taken.at(-1)!.length;
      }
      if (taken.length === 0) controller.close();
      else controller.enqueue(new Uint8Array(Buffer.concat(taken)));
    },
    cancel: () => void pieces.return?.(),
  });
  return new Response(body, { headers });
}
