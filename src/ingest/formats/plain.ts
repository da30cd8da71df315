// Plain text: the words as they came, because people count offsets in them.
import { decodeDocument } from '../charset.ts';
import type { DocumentReading, Limits, Source } from '../reading.ts';
import { plainReading } from './plain-text.ts';

/** Reads text. Only a BOM and the kind of line end are changed; a first line that is clearly a headline is also the title. */
export function readPlain(source: Source, limits: Limits): DocumentReading {
  return plainReading(decodeDocument(source, 'text', 'text/1'), limits);
}
