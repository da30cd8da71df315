// What came of looking for addresses in documents and on lists, as one object: each address once, with every place.
import type { Document } from '../document/document.ts';
import { byCodeUnit, byKey } from '../document/order.ts';
import type { Span } from '../document/span.ts';
import type { Unread } from '../document/unread.ts';
import { addressKey, CHECKSUMS, type ResolvedAddress, resolvedPart } from './address.ts';
import type { AddressList, ListProblem } from './list.ts';
import { ListIndex } from './match.ts';

/** A document as far as a report on addresses tells of it. */
export interface SearchedDocument
  extends Pick<Document, 'id' | 'path' | 'url' | 'sha256' | 'recipe' | 'mediaType' | 'title'> {
  /** Every path and web address it was read from. */
  readonly seenAt: readonly string[];
}

/** Where an address stands: at [start, end) of the text, or in a `link` that the text does not show. `row`, `column` and `head` are those of a table, `page` that of a PDF. */
export interface AddressPlace extends Partial<Span> {
  readonly document: string;
  /** As written. */
  readonly text: string;
  readonly link?: string;
  readonly line?: number;
  readonly page?: number;
  readonly row?: number;
  readonly column?: number;
  readonly head?: string;
  readonly notes: readonly string[];
}

/** A list that addresses were compared with. */
export interface SearchedList {
  readonly path: string;
  readonly sha256: string;
  readonly addresses: number;
  readonly problems: readonly ListProblem[];
}

/** The place of an address on a list. */
export interface ListPlace {
  /** Path of the list. */
  readonly list: string;
  readonly line: number;
  readonly label?: string;
}

export interface FoundAddress extends ResolvedAddress {
  readonly lists: readonly ListPlace[];
  readonly mentions: readonly AddressPlace[];
}

export interface AddressReport {
  readonly version: '1';
  readonly generator: { readonly version: string };
  readonly counts: {
    readonly documents: number;
    readonly addresses: number;
    readonly mentions: number;
    /** Addresses that a list holds. */
    readonly listed: number;
  };
  readonly lists: readonly SearchedList[];
  readonly documents: readonly SearchedDocument[];
  readonly addresses: readonly FoundAddress[];
  readonly unread: readonly Unread[];
}

/** One document and what was found in it. */
export interface Searched {
  readonly document: SearchedDocument;
  readonly mentions: readonly PlacedAddress[];
}

/** An address and one place where it stands. */
export interface PlacedAddress {
  readonly found: ResolvedAddress;
  readonly place: AddressPlace;
}

export interface ReportParts {
  readonly version: string;
  readonly searched: readonly Searched[];
  readonly lists: readonly (SearchedList & AddressList)[];
  readonly unread: readonly Unread[];
}

/** Puts the parts together; the order of `searched` does not matter, documents of the same bytes are one. */
export function makeReport({ version, searched, lists, unread }: ReportParts): AddressReport {
  const documents = joinSame(searched);
  const addresses = groupAddresses(documents, lists);
  return {
    version: '1',
    generator: { version },
    counts: {
      documents: documents.length,
      addresses: addresses.length,
      mentions: addresses.reduce((sum, { mentions }) => sum + mentions.length, 0),
      listed: addresses.filter((one) => one.lists.length > 0).length,
    },
    lists: lists.map(({ path, sha256, addresses: count, problems }) => ({ path, sha256, addresses: count, problems })),
    documents: documents.map(({ document }) => document),
    addresses,
    unread,
  };
}

function joinSame(searched: readonly Searched[]): Searched[] {
  const inOrder = [...searched].sort(byKey(({ document }) => `${document.seenAt.join('\u0000')}\u0000${document.id}`));
  const byId = new Map<string, Searched>();
  for (const one of inOrder) {
    const before = byId.get(one.document.id);
    byId.set(one.document.id, before ? seenAgain(before, one.document) : one);
  }
  return [...byId.values()];
}

function seenAgain({ document, mentions }: Searched, again: SearchedDocument): Searched {
  const seenAt = [...new Set([...document.seenAt, ...again.seenAt])].sort(byCodeUnit);
  return { document: { ...document, seenAt }, mentions };
}

function groupAddresses(searched: readonly Searched[], lists: ReportParts['lists']): FoundAddress[] {
  const groups = new Map<string, PlacedAddress[]>();
  for (const mention of searched.flatMap(({ mentions }) => mentions)) {
    const key = addressKey(mention.found.address);
    const group = groups.get(key);
    if (group) group.push(mention);
    else groups.set(key, [mention]);
  }
  const index = new ListIndex(lists);
  return [...groups.values()].map((group) => foundAddress(group, index, lists)).sort(byKey(({ address }) => address));
}

/** Of several ways of writing the one with the best checksum speaks for all. */
function foundAddress(group: readonly PlacedAddress[], index: ListIndex, lists: ReportParts['lists']): FoundAddress {
  const rank = ({ found }: PlacedAddress) => CHECKSUMS.indexOf(found.checksum);
  const best = group.reduce((a, b) => (rank(b) < rank(a) ? b : a)).found;
  return {
    ...resolvedPart(best),
    lists: index.hitsOf(best).map(({ list, ...place }) => ({ list: lists[list]!.path, ...place })),
    mentions: group.map(({ place }) => place),
  };
}
