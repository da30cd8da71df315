// Plain text that is decoded already: the words as they came, because people count offsets in them.
import type { Note } from '../../document/note.ts';
import type { DocumentReading, Limits } from '../reading.ts';
import { capText, definedOnly, headlineOf } from './formats.ts';

/** What a text that was decoded says of itself; a first line that is clearly a headline is also the title. */
export function plainReading(
  {
    text,
    notes,
    recipe = 'text/1',
  }: { readonly text: string; readonly notes: readonly Note[]; readonly recipe?: string },
  limits: Limits,
): DocumentReading {
  const capped = capText(text, limits);
  const title = headlineOf(capped.text);
  return {
    type: 'document',
    recipe,
    mediaType: 'text/plain',
    ...capped,
    ...definedOnly({ title }),
    authors: [],
    notes: [...notes, ...capped.notes],
  };
}
