// Plain text: the words as they came, because people count offsets in them.
import { decodeText } from './charset.ts';
import { capText, headlineOf } from './formats.ts';
import type { DocumentReading, Limits, Source } from './reading.ts';

/** Reads text. Only a BOM and the kind of line end are changed; a first line that is clearly a headline is also the title. */
export function readPlain(source: Source, limits: Limits): DocumentReading {
  const decoded = decodeText(source.bytes, { ...hintOf(source), format: 'text' });
  const capped = capText(decoded.text, limits);
  const title = headlineOf(capped.text);
  return {
    type: 'document',
    recipe: 'text/1',
    mediaType: 'text/plain',
    ...capped,
    ...(title === undefined ? {} : { title }),
    authors: [],
    notes: [...decoded.notes, ...capped.notes],
  };
}

function hintOf({ contentType }: Source): { readonly contentType?: string } {
  return contentType === undefined ? {} : { contentType };
}
