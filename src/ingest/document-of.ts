// The document that a reading of bytes makes: its language, its outlet, its date, its furniture, and where it was seen.
import { type Document, type DocumentDate, documentId, FROM_MENTIONS, type Sighting } from '../document/document.ts';
import { type Note, noteOnWhole } from '../document/note.ts';
import { byKey } from '../document/order.ts';
import type { Outlet } from '../document/outlet.ts';
import type { Span } from '../document/span.ts';
import type { PreparedPack } from '../packs/prepared.ts';
import { documentDate } from './calendar.ts';
import { findFurniture, furnitureSpans } from './furniture/furniture.ts';
import { findStatedDate } from './furniture/stated-date.ts';
import { kindOfDocument } from './kind.ts';
import { detectLanguage } from './language.ts';
import { outletOfHint, outletOfUrl } from './outlet.ts';
import type { SourceReading } from './reading.ts';

/** The only language that is analysed. */
const ANALYSED = 'en';

/** A document before its analysis, the outlets it names, and the words in it that are not content. */
export interface Ingested {
  readonly document: Document;
  readonly outlets: readonly Outlet[];
  readonly furniture: readonly Span[];
  /** Of this document, not of its container. */
  readonly bytes: Uint8Array;
}

/** Where the bytes came from, as people should see it: a path, an address, or "-" for standard input. */
export interface Place {
  readonly path?: string;
  readonly url?: string;
}

/** The document of one reading. */
export async function documentOf(read: SourceReading, place: Place, { outlets }: PreparedPack): Promise<Ingested> {
  const { reading } = read;
  const furniture = findFurniture(reading.text, outlets);
  const publisher = publisherOf(read, furniture.credits, outlets);
  const url = read.url ?? place.url;
  const seenIn = outletOfUrl(url, outlets) ?? publisher ?? outletOfHint(read.publisher, outlets);
  const { language } = await detectLanguage(reading.text, reading.declaredLanguage);
  const published = reading.published ?? findStatedDate(reading.text, furniture) ?? givenDate(read.publishedAt);
  const sighting = sightingOf(read, place, seenIn, url);
  const document: Document = {
    id: documentId(read.sha256, reading.recipe),
    ...(sighting.path !== undefined && { path: sighting.path }),
    ...(url !== undefined && { url }),
    ...(reading.canonicalUrl !== undefined && { canonicalUrl: reading.canonicalUrl }),
    sha256: read.sha256,
    recipe: reading.recipe,
    mediaType: reading.mediaType,
    language,
    kind: kindOfDocument(reading.kind, furniture, publisher ?? seenIn, outlets),
    ...(reading.title !== undefined && { title: reading.title }),
    ...((publisher ?? seenIn) && { outlet: (publisher ?? seenIn)!.id }),
    sightings: [sighting],
    authors: reading.authors,
    bylines: furniture.bylines,
    ...(furniture.dateline && { dateline: furniture.dateline }),
    credits: furniture.credits,
    text: reading.text,
    ...(reading.pages && { pages: reading.pages }),
    ...(reading.truncated && { truncated: true }),
    notes: [...reading.notes, ...languageNotes(language)],
    published: published ?? null,
    ...(reading.modified && { modified: reading.modified }),
  };
  const named = [publisher, seenIn].filter((outlet) => outlet !== undefined);
  return { document, outlets: named, furniture: furnitureSpans(furniture), bytes: read.bytes };
}

/** The publisher by the bytes: as they name it, by their canonical address, or by a copyright line. */
function publisherOf(
  { reading }: SourceReading,
  credits: Document['credits'],
  outlets: PreparedPack['outlets'],
): Outlet | undefined {
  const holders = new Set(credits.filter((credit) => credit.kind === 'copyright').map((credit) => credit.name));
  const holder = holders.size === 1 ? [...holders][0] : undefined;
  return (
    outletOfHint(reading.publisher, outlets) ??
    outletOfUrl(reading.canonicalUrl, outlets) ??
    (holder === undefined ? undefined : outletOfHint({ name: holder, from: 'copyright line' }, outlets))
  );
}

function sightingOf(read: SourceReading, place: Place, outlet: Outlet | undefined, url: string | undefined): Sighting {
  const path = place.path === undefined ? undefined : [place.path, ...read.partPath].join(' > ');
  return {
    ...(outlet && { outlet: outlet.id }),
    ...(url !== undefined && { url }),
    ...(path !== undefined && { path }),
    ...(read.feed !== undefined && { feed: read.feed }),
    ...(read.publishedAt !== undefined && { publishedAt: read.publishedAt }),
  };
}

/** The date that a feed or a message gives for what it carries. */
function givenDate(publishedAt: string | undefined): DocumentDate | undefined {
  return publishedAt === undefined ? undefined : documentDate(publishedAt, 'given', 'feed or message');
}

function languageNotes(language: string): Note[] {
  if (language === ANALYSED) return [];
  const what = language === 'und' ? 'Its language could not be told' : `It is written in “${language}”`;
  return [noteOnWhole('language', `${what}; only English is analysed, so no claims are read from it.`)];
}

/**
 * Joins documents of the same bytes and recipe: one document, seen in several places. The order of `documents` does not matter.
 * What the place gave (path, address, outlet, date) comes from the first sighting by code unit where the bytes do not say it.
 */
export function joinSightings(documents: readonly Document[]): Document[] {
  const byId = new Map<string, Document[]>();
  for (const document of documents) byId.set(document.id, [...(byId.get(document.id) ?? []), document]);
  return [...byId.values()].map(joined).sort(byPlace);
}

/** The order of documents of the same bytes: the first gives what the bytes do not say. */
export function bySighting(a: Document, b: Document): number {
  return byPlace(a, b) || byBody(a, b);
}

const byBody = byKey((document: Document) => JSON.stringify({ ...document, text: '' }));

function joined(same: readonly Document[]): Document {
  const [first, ...others] = [...same].sort(bySighting);
  if (others.length === 0) return first!;
  const sightings = new Map(
    same.flatMap((document) => document.sightings).map((sighting) => [JSON.stringify(sighting), sighting]),
  );
  const keys = [...sightings.keys()].sort();
  return { ...first!, sightings: keys.map((key) => sightings.get(key)!), published: earliest(same) };
}

/** A day that follows from what the text mentions counts only where it is all there is, as it does for one place. */
function earliest(same: readonly Document[]): DocumentDate | null {
  const dates = same.flatMap((document) => document.published ?? []);
  const known = dates.filter(({ from }) => from !== FROM_MENTIONS);
  const key = (date: DocumentDate) => `${date.basis === 'given' ? 1 : 0}${date.earliest}${date.edtf}`;
  return (known.length > 0 ? known : dates).sort(byKey(key))[0] ?? null;
}

/** Path or address, then id; a separator below every printable character keeps "a > b" next to "a". */
const byPlace = byKey((document: Document) => `${document.path ?? document.url ?? ''}\u0000${document.id}`);
