// Looks through one text, prose or table, and says of each address where it stands: line, page, row and column.
import type { Page } from '../document/document.ts';
import type { Unread } from '../document/unread.ts';
import { type AddressMention, addressKey, type ResolvedAddress, resolvedPart } from './address.ts';
import { findAddresses } from './find.ts';
import { findLinked, type LinkSyntax } from './links.ts';
import { linesAt, pagesAt } from './places.ts';
import type { PlacedAddress } from './report.ts';
import { type Cell, cellsAt, type Delimiter, delimiterOf, headsOf } from './table.ts';

/** Addresses of one document that are kept. */
export const MOST_MENTIONS = 500_000;

export interface SearchedText {
  /** Id of the document. */
  readonly document: string;
  /** For people: path or web address. */
  readonly name: string;
  readonly text: string;
  readonly pages?: readonly Page[];
  /** Plain text may be a table. */
  readonly isPlain: boolean;
  /** The source that the text was made of, where links of it are not shown. */
  readonly source?: { readonly text: string; readonly syntax: LinkSyntax };
}

/** The addresses with their places, and a line for people where there were too many. `known` as in `findAddresses`. */
export function searchText(
  given: SearchedText,
  known: ReadonlyMap<string, ResolvedAddress>,
  most = MOST_MENTIONS,
): { readonly mentions: readonly PlacedAddress[]; readonly unread: readonly Unread[] } {
  const { name, text, source } = given;
  const delimiter = given.isPlain ? delimiterOf(text, name) : undefined;
  const context = delimiter === undefined ? '' : headsOf(text, delimiter).join(' ');
  const found = findAddresses(text, { context, known, inPieces: delimiter === undefined, most });
  const shown = placesIn(given, found, delimiter);
  const isWhole = found.length < most;
  const linked = source === undefined || !isWhole ? [] : linksOf(given.document, source, found);
  const unread = isWhole ? [] : [tooMany(name, shown.at(-1)!.place.line!, most)];
  return { mentions: [...shown, ...linked], unread };
}

function placesIn(
  { document, text, pages = [] }: SearchedText,
  found: readonly AddressMention[],
  delimiter: Delimiter | undefined,
): PlacedAddress[] {
  const lines = linesAt(text, found);
  const onPages = pagesAt(pages, found);
  const cells = delimiter === undefined ? [] : cellsOf(text, delimiter, found);
  return found.map((mention, at) => {
    const { start, end, text: written, notes } = mention;
    const page = onPages[at];
    const place = { document, start, end, text: written, line: lines[at]!, ...(page !== undefined && { page }) };
    return { found: resolvedPart(mention), place: { ...place, ...cells[at], notes } };
  });
}

function linksOf(
  document: string,
  { text, syntax }: NonNullable<SearchedText['source']>,
  found: readonly AddressMention[],
): PlacedAddress[] {
  const shown = new Set(found.map(({ address }) => addressKey(address)));
  return findLinked(text, syntax, shown).map(({ link, mention }) => ({
    found: resolvedPart(mention),
    place: { document, text: mention.text, link, notes: mention.notes },
  }));
}

function cellsOf(text: string, delimiter: Delimiter, found: readonly AddressMention[]): Cell[] {
  return cellsAt(
    text,
    delimiter,
    found.map(({ start }) => start),
  );
}

function tooMany(name: string, line: number, most: number): Unread {
  return {
    path: name,
    reason: `${name} holds ${most} addresses up to line ${line}, and what follows was not looked at; split it.`,
  };
}
