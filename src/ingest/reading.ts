// What the reader of one format gives back: the text of one document, or the parts of a container.
import type { DocumentDate, DocumentKind, Page } from '../document/document.ts';
import type { Note } from '../document/note.ts';
import type { Unread } from '../document/unread.ts';

/** Caps that keep hostile input from taking the machine. */
export interface Limits {
  /** Bytes of one input, and of everything unpacked from one container. */
  readonly maxBytes: number;
  /** Parts of one container, feed or message. */
  readonly maxParts: number;
  /** Containers within containers. */
  readonly maxDepth: number;
  /** Pages of one PDF. */
  readonly maxPages: number;
  /** Characters of one document's text; what is beyond is cut with a note. */
  readonly maxCharacters: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxBytes: 64 * 1024 * 1024,
  maxParts: 2_000,
  maxDepth: 3,
  maxPages: 2_000,
  maxCharacters: 5_000_000,
};

/** Bytes, and what came with them. */
export interface Source {
  readonly bytes: Uint8Array;
  /** File name or last part of the address; its ending is a hint only. */
  readonly name: string;
  /** `Content-Type` as the server, the message or the feed gave it. */
  readonly contentType?: string;
  readonly url?: string;
}

/** The publisher as the bytes name it: a name ("Reuters"), a host ("www.reuters.com"), or both. */
export interface PublisherHint {
  readonly name?: string;
  readonly host?: string;
  readonly from: string;
}

/** The text of one document and what its own bytes say of it. A function of the bytes alone. */
export interface DocumentReading {
  readonly type: 'document';
  /** Name and version of how the text was made: "html/1". */
  readonly recipe: string;
  readonly mediaType: string;
  readonly text: string;
  readonly title?: string;
  readonly authors: readonly string[];
  readonly publisher?: PublisherHint;
  readonly published?: DocumentDate;
  readonly modified?: DocumentDate;
  readonly canonicalUrl?: string;
  /** Language that the bytes declare, ISO 639-1. */
  readonly declaredLanguage?: string;
  readonly kind?: DocumentKind;
  readonly pages?: readonly Page[];
  readonly truncated?: boolean;
  readonly notes: readonly Note[];
}

/** One part of a container, to be read in its turn, with what the container says of it. */
export interface Part extends Source {
  readonly feed?: string;
  /** Publisher named by the container, such as a feed's `<source>`. */
  readonly publisher?: PublisherHint;
  readonly publishedAt?: string;
}

export interface ContainerReading {
  readonly type: 'container';
  readonly parts: readonly Part[];
  readonly unread: readonly Unread[];
}

export type Reading = DocumentReading | ContainerReading;

/** Reads one format. Throws `UnreadableError` where there is nothing to read. */
export type Reader = (source: Source, limits: Limits) => Promise<Reading> | Reading;

/** One document, and what the containers around it say of it. */
export interface SourceReading {
  readonly reading: DocumentReading;
  /** Names of the parts from the outermost container to this one; empty for a source that is no container. */
  readonly partPath: readonly string[];
  readonly feed?: string;
  readonly publisher?: PublisherHint;
  readonly publishedAt?: string;
  readonly url?: string;
  /** Of this document, not of its container. */
  readonly bytes: Uint8Array;
  /** Of the bytes of this document, not of its container. */
  readonly sha256: string;
}

/** An input that cannot be read: the sentence says the cause, then the cure. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
