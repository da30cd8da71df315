// Says what kind of text a document is, where its own words show it.
import type { DocumentKind } from '../document/document.ts';
import type { Outlet } from '../document/outlet.ts';
import type { OutletIndex } from '../packs/outlet-index.ts';
import type { Furniture } from './furniture/furniture.ts';

/** A foot that says agency people wrote the text: "Associated Press writers … contributed to this report". */
const AGENCY_STAFF =
  /\b(?:writers?|reporters?|correspondents?|journalists?|staff)\b.{0,200}\bcontributed\b|\breport(?:ed|ing) by\b/isu;

/**
 * The kind of a document. An agency's credit in the dateline or byline, or its writers at the foot, makes the text that agency's copy
 * unless the agency itself published it; a credit that only says it "contributed" does not. Without evidence the kind is what the
 * bytes declared, else unknown.
 */
export function kindOfDocument(
  declared: DocumentKind | undefined,
  furniture: Furniture,
  publisher: Outlet | undefined,
  outlets: OutletIndex,
): DocumentKind {
  const agencies = furniture.credits
    .filter(
      (credit) => credit.kind === 'wire' || (credit.kind === 'contributor' && AGENCY_STAFF.test(credit.quote.text)),
    )
    .map((credit) => (credit.name === undefined ? undefined : outlets.byName(credit.name)))
    .filter((outlet) => outlet !== undefined && (outlet.wire === true || outlet.kind === 'wire'));
  if (agencies.some((agency) => agency!.id !== publisher?.id)) return 'agency-copy';
  if (furniture.credits.some((credit) => credit.kind === 'relay')) return 'relay';
  return declared ?? 'unknown';
}
