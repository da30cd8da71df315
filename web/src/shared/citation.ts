// A citation: the words, who published them, when, and the hash by which the text can be found again.
import type { ListedDocument, Quote } from './api/types.ts';
import { inQuotes } from './format.ts';

/** “Ten barges left” — Harbour Courier, 2024-10-06, https://… (sha256 3f2a…, characters 120-135) */
export function citationOf(quote: Quote, document: ListedDocument, outlet?: string): string {
  const { published, sha256, url, canonicalUrl, title, path } = document;
  const who = [outlet ?? document.outlet, title && `“${title}”`, published?.edtf, canonicalUrl ?? url ?? path];
  const parts = who.filter((one) => one !== undefined && one !== '').join(', ');
  return `${inQuotes(quote.text)} — ${parts} (sha256 ${sha256}, characters ${quote.start}-${quote.end})`;
}
