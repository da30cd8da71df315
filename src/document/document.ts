// One text as published, and everywhere it was seen.
import { contentId } from './id.ts';
import type { Note } from './note.ts';
import type { Quote, Span } from './span.ts';

export const DOCUMENT_KINDS = [
  'report',
  'agency-copy',
  'paraphrase',
  'relay',
  'release',
  'transcript',
  'opinion',
  'unknown',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const CREDIT_KINDS = [
  'wire', // "(Reuters)" at the foot, "By The Associated Press"
  'contributor', // "Jane Doe in Seoul contributed to this report"
  'relay', // "This article first appeared in …"
  'copyright', // "© 2025 Newsmax. All rights reserved."
  'author-note', // "Jane Doe, a writer at …, has covered …"
  'read-more', // "READ MORE: …", "Sign up for our newsletter"
] as const;
export type CreditKind = (typeof CREDIT_KINDS)[number];

/** Words around an article that are not its content, and what they mean. */
export interface Credit {
  readonly kind: CreditKind;
  readonly quote: Quote;
  /** Whom it credits: an outlet's name as the pack has it, else as written. */
  readonly name?: string;
}

/** Where a document was seen. Outlets are counted over sightings. */
export interface Sighting {
  /** Outlet id. */
  readonly outlet?: string;
  readonly url?: string;
  readonly path?: string;
  /** Title or address of the feed that carried it. */
  readonly feed?: string;
  /** EDTF date that this place states for it. */
  readonly publishedAt?: string;
}

export const DATE_BASES = ['stated', 'metadata', 'given', 'inferred'] as const;
export type DateBasis = (typeof DATE_BASES)[number];

/** When a document was published or modified, and how that is known. */
export interface DocumentDate {
  /** EDTF: 2024-11-05, 2024-11-05T10:00:00Z, 2024-11. */
  readonly edtf: string;
  readonly basis: DateBasis;
  /** First and last day it can mean, YYYY-MM-DD. */
  readonly earliest: string;
  readonly latest: string;
  /** What carried it: "json-ld datePublished", "meta article:published_time", "<time>", "byline text", "url", "feed pubDate". */
  readonly from: string;
  readonly evidence: readonly Quote[];
}

/** `DocumentDate.from` of a day that no place gives and no words state: it follows from the times that the text mentions. */
export const FROM_MENTIONS = 'what the text mentions';

/** A page of a PDF: its number from 1 and its characters. */
export interface Page extends Span {
  readonly page: number;
}

export interface Document {
  readonly id: string;
  readonly path?: string;
  readonly url?: string;
  readonly canonicalUrl?: string;
  /** Of the bytes as they came. */
  readonly sha256: string;
  /** How the text was made of the bytes: "html/1". */
  readonly recipe: string;
  readonly mediaType: string;
  /** ISO 639-1, "und" when unknown. */
  readonly language: string;
  readonly kind: DocumentKind;
  readonly title?: string;
  /** Outlet id. */
  readonly outlet?: string;
  readonly sightings: readonly Sighting[];
  /** Names of authors as the metadata has them; `bylines` are those found in the text. */
  readonly authors: readonly string[];
  readonly bylines: readonly Quote[];
  readonly dateline?: Quote;
  readonly credits: readonly Credit[];
  readonly text: string;
  readonly pages?: readonly Page[];
  readonly truncated?: boolean;
  readonly notes: readonly Note[];
  readonly published: DocumentDate | null;
  readonly modified?: DocumentDate;
}

/** A document is its bytes and the recipe that made its text; where and when it was seen does not enter. */
export function documentId(sha256: string, recipe: string): string {
  return contentId('document', sha256, recipe);
}

/** The line of `text`, from 1, that holds the character at `offset`. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
