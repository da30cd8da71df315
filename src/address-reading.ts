// Looks for addresses in one input: bytes to documents to addresses, without reading what is claimed.
import type { ResolvedAddress } from './addresses/address.ts';
import type { LinkSyntax } from './addresses/links.ts';
import type { Searched, SearchedDocument } from './addresses/report.ts';
import { searchText } from './addresses/search.ts';
import { documentId } from './document/document.ts';
import type { Unread } from './document/unread.ts';
import { decodeText } from './ingest/charset.ts';
import type { Place } from './ingest/ingest.ts';
import { type FileInput, readInput } from './ingest/inputs/inputs.ts';
import { readSource } from './ingest/read.ts';
import { type Limits, type Source, type SourceReading, UnreadableError } from './ingest/reading.ts';

/** What a thread that looks for addresses is given once. */
export interface AddressReaderData {
  readonly limits: Limits;
  readonly known: ReadonlyMap<string, ResolvedAddress>;
}

export type AddressTask = { readonly file: FileInput } | { readonly source: Source; readonly place: Place };

export interface AddressAnswer {
  readonly documents: readonly Searched[];
  readonly unread: readonly Unread[];
}

/** Searches one input. Never throws: what cannot be read comes back as unread. */
export async function searchOne(task: AddressTask, { limits, known }: AddressReaderData): Promise<AddressAnswer> {
  const path = 'file' in task ? task.file.path : (task.place.path ?? task.place.url ?? '-');
  try {
    const source = 'file' in task ? await readInput(task.file, { maxBytes: limits.maxBytes }) : task.source;
    const place = 'file' in task ? { path: task.file.path } : task.place;
    const { readings, unread } = await readSource({ ...source, name: path }, limits);
    const answers = readings.map((reading) => searchReading(reading, place, known));
    return {
      documents: answers.map(({ document, mentions }) => ({ document, mentions })),
      unread: [...unread, ...answers.flatMap((answer) => answer.unread)],
    };
  } catch (error) {
    return { documents: [], unread: [{ path, reason: reasonOf(error, path) }] };
  }
}

function searchReading(
  read: SourceReading,
  place: Place,
  known: ReadonlyMap<string, ResolvedAddress>,
): Searched & { readonly unread: readonly Unread[] } {
  const document = searchedDocument(read, place);
  const { text, pages, mediaType } = read.reading;
  const name = document.path ?? document.url ?? '-';
  const source = sourceOf(read);
  const given = { document: document.id, name, text, isPlain: mediaType === 'text/plain' };
  return { document, ...searchText({ ...given, ...(pages && { pages }), ...(source && { source }) }, known) };
}

const SYNTAXES = new Map<string, LinkSyntax>([
  ['text/html', 'html'],
  ['text/markdown', 'markdown'],
]);

/** The source of a text that does not show its links. */
function sourceOf({ reading, bytes }: SourceReading) {
  const syntax = SYNTAXES.get(reading.mediaType);
  return syntax && { syntax, text: decodeText(bytes, { format: syntax === 'html' ? 'html' : 'text' }).text };
}

function searchedDocument({ reading, partPath, sha256, url }: SourceReading, place: Place): SearchedDocument {
  const path = place.path === undefined ? undefined : [place.path, ...partPath].join(' > ');
  const from = url ?? place.url;
  return {
    id: documentId(sha256, reading.recipe),
    ...(path !== undefined && { path }),
    ...(from !== undefined && { url: from }),
    sha256,
    recipe: reading.recipe,
    mediaType: reading.mediaType,
    ...(reading.title !== undefined && { title: reading.title }),
    seenAt: [path ?? from ?? '-'],
  };
}

function reasonOf(error: unknown, path: string): string {
  if (error instanceof UnreadableError) return error.message;
  const name = error instanceof Error ? error.name : 'error';
  return `${path} could not be searched: ${name} inside Hearsay. Report the file if it can be shared.`;
}
