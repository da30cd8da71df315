// Reads one input whole: bytes to documents to claims. What a worker thread does, and a program that embeds Hearsay.
import { type Analyzed, analyzeDocument, type KeptText } from './analyzed.ts';
import type { Unread } from './document/unread.ts';
import { findFurniture, furnitureSpans } from './ingest/furniture/furniture.ts';
import { ingest, type Place } from './ingest/ingest.ts';
import { type FileInput, readInput } from './ingest/inputs/inputs.ts';
import { type Limits, type Source, UnreadableError } from './ingest/reading.ts';
import type { Pack } from './packs/pack.ts';
import type { Knowledge } from './pipeline/stage.ts';

export type { Analyzed, KeptText } from './analyzed.ts';

/** What a reading thread is given once. */
export interface ReaderData {
  readonly pack: Pack;
  readonly limits: Limits;
  /** Bytes of each document are given back, to be kept. */
  readonly withOriginals?: boolean;
}

/** One input: bytes already here (an address, standard input), a file that the thread reads itself, or documents that were kept. */
export type ReadTask =
  | { readonly file: FileInput }
  | { readonly source: Source; readonly place: Place }
  | { readonly kept: readonly KeptText[] };

export interface ReadAnswer {
  readonly documents: readonly Analyzed[];
  readonly unread: readonly Unread[];
}

/** Reads and analyses one input. Never throws: what cannot be read comes back as unread. */
export async function readOne(
  task: ReadTask,
  { limits, withOriginals = false }: Omit<ReaderData, 'pack'>,
  knowledge: Knowledge,
): Promise<ReadAnswer> {
  if ('kept' in task) {
    return {
      documents: task.kept.map((kept) => analyzeAgain(kept, knowledge)),
      unread: [],
    };
  }
  const path = 'file' in task ? task.file.path : (task.place.path ?? task.place.url ?? '-');
  try {
    const source = 'file' in task ? await readInput(task.file, { maxBytes: limits.maxBytes }) : task.source;
    const place = 'file' in task ? { path: task.file.path } : task.place;
    const { documents, unread } = await ingest(source, place, limits, knowledge.pack);
    const analyzed = documents.map((ingested) => ({
      ...analyzeDocument(ingested, knowledge),
      ...(withOriginals && { original: { bytes: ingested.bytes, document: ingested.document } }),
    }));
    return { documents: analyzed, unread };
  } catch (error) {
    return { documents: [], unread: [{ path, reason: reasonOf(error, path) }] };
  }
}

/** Has the stages read a document again that was kept as it was before them. */
function analyzeAgain({ document, outlets }: KeptText, knowledge: Knowledge): Analyzed {
  const furniture = furnitureSpans(findFurniture(document.text, knowledge.pack.outlets));
  return {
    ...analyzeDocument({ document, outlets, furniture }, knowledge),
    original: { bytes: new Uint8Array(), document },
  };
}

function reasonOf(error: unknown, path: string): string {
  if (error instanceof UnreadableError) return error.message;
  const name = error instanceof Error ? error.name : 'error';
  return `${path} could not be read: ${name} inside Hearsay. Report the file if it can be shared.`;
}
