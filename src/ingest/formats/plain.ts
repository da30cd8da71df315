// Plain text: the words as they came, because people count offsets in them.
import { decodeDocument } from '../charset.ts';
import type { DocumentReading, Limits, Source } from '../reading.ts';
import { capText, definedOnly, headlineOf } from './formats.ts';

/** Reads text. Only a BOM and the kind of line end are changed; a first line that is clearly a headline is also the title. */
export function readPlain(source: Source, limits: Limits): DocumentReading {
  const decoded = decodeDocument(source, 'text', 'text/1');
  const capped = capText(decoded.text, limits);
  const title = headlineOf(capped.text);
  return {
    type: 'document',
    recipe: decoded.recipe,
    mediaType: 'text/plain',
    ...capped,
    ...definedOnly({ title }),
    authors: [],
    notes: [...decoded.notes, ...capped.notes],
  };
}
