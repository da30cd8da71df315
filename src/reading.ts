// Reads one input whole: bytes to documents to claims. What a worker thread does, and a program that embeds Hearsay.

import { analyze } from './analyze.ts';
import type { DocumentParts } from './corroborate/facts.ts';
import type { Claim } from './document/claim.ts';
import type { Document, DocumentDate } from './document/document.ts';
import type { Outlet } from './document/outlet.ts';
import { type Figure, type FoundQuantity, publicQuantity } from './document/quantity.ts';
import { SpanIndex } from './document/span-index.ts';
import type { InferredDate } from './document/time.ts';
import type { Unread } from './document/unread.ts';
import { findFurniture, furnitureSpans } from './ingest/furniture/furniture.ts';
import { type Ingested, ingest, type Place } from './ingest/ingest.ts';
import { type FileInput, readInput } from './ingest/inputs/inputs.ts';
import { type Limits, type Source, UnreadableError } from './ingest/reading.ts';
import type { Pack } from './packs/pack.ts';
import type { Knowledge } from './pipeline/stage.ts';

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

/** A document as it was before its stages, and the outlets it names. */
export interface KeptText {
  readonly document: Document;
  readonly outlets: readonly Outlet[];
}

/** What one text says. */
export interface Analyzed extends DocumentParts {
  readonly outlets: readonly Outlet[];
  /** Where originals were asked for: its bytes, and the document before its stages, which found notes and perhaps a date. */
  readonly original?: { readonly bytes: Uint8Array; readonly document: Document };
}

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

function analyzeDocument(
  { document, outlets, furniture }: Pick<Ingested, 'document' | 'outlets' | 'furniture'>,
  knowledge: Knowledge,
): Analyzed {
  const { id, text, language } = document;
  const { published } = document;
  const given = {
    document: id,
    text,
    language,
    furniture,
    readingNotes: document.notes,
    ...(published && { published }),
  };
  const layers = analyze.run(given, knowledge);
  return {
    document: { ...document, notes: layers.notes, published: published ?? inferred(layers.inferredDate) },
    outlets,
    attributions: layers.attributions,
    claims: layers.claims,
    eventMentions: layers.events,
    figures: figuresIn(layers.claims, layers.quantities),
    entities: layers.entities,
  };
}

function inferred(date: InferredDate | null): DocumentDate | null {
  return date && { ...date, basis: 'inferred', from: 'what the text mentions' };
}

/** Each amount with the innermost claim that holds it; amounts that nobody claims are left out. */
function figuresIn(claims: readonly Claim[], quantities: readonly FoundQuantity[]): Figure[] {
  const contents = new SpanIndex(
    claims.flatMap((claim) => claim.contents.map(({ start, end }) => ({ start, end, claim }))),
  );
  return quantities.flatMap((quantity) => {
    const [first, ...others] = contents.holding(quantity);
    if (first === undefined) return [];
    const { claim } = others.reduce(
      (least, one) => (one.end - one.start < least.end - least.start ? one : least),
      first,
    );
    return [{ ...publicQuantity(quantity), document: claim.document, claim: claim.id }];
  });
}

function reasonOf(error: unknown, path: string): string {
  if (error instanceof UnreadableError) return error.message;
  const name = error instanceof Error ? error.name : 'error';
  return `${path} could not be read: ${name} inside Hearsay. Report the file if it can be shared.`;
}
