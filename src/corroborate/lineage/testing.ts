// Documents and claims made by hand, for the tests of this folder.
import type { Claim, Link } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import { quote } from '../../document/span.ts';

/** A document with a text and nothing else known. */
export function documentOf(id: string, text: string, more: Partial<Document> = {}): Document {
  return {
    id,
    sha256: id,
    recipe: 'text/1',
    mediaType: 'text/plain',
    language: 'en',
    kind: 'unknown',
    sightings: [],
    authors: [],
    bylines: [],
    credits: [],
    text,
    notes: [],
    published: null,
    ...more,
  };
}

/** Published on a day, as metadata says. */
export function publishedOn(edtf: string): Pick<Document, 'published'> {
  const day = edtf.slice(0, 10);
  return { published: { edtf, basis: 'metadata', earliest: day, latest: day, from: 'test', evidence: [] } };
}

/** A claim whose content is `content` and whose speakers are `chain`, words of the document's text. */
export function claimOf(
  document: Document,
  content: string,
  chain: readonly (Partial<Link> & { name: string })[],
): Claim {
  const words = (text: string) =>
    quote(document.text, document.text.indexOf(text), document.text.indexOf(text) + text.length);
  return {
    id: `${document.id} ${content}`,
    document: document.id,
    attribution: 'a',
    voice: 'attributed',
    contents: [words(content)],
    stance: 'asserts',
    certainty: 'certain',
    hedges: [],
    chain: chain.map((link) => ({
      words: words(link.name),
      relation: 'quotes',
      kind: 'person',
      anonymous: false,
      ...link,
    })),
    origins: [],
    traced: 'none',
    record: 'on',
    access: 'unstated',
    confidence: 1,
    status: 'live',
  };
}
