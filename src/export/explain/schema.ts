// The JSON of an explanation, in the order of its keys.
import { z } from 'zod';
import { EXPLAINED_KINDS } from './explanation.ts';

const words = z
  .strictObject({
    document: z.int().positive().describe('Number of the document in the brief, from 1.'),
    line: z.int().positive().describe('Line of its text, from 1.'),
    page: z.int().positive().optional().describe('Page of a PDF.'),
    start: z.int().nonnegative().describe('First character, counted in UTF-16 code units.'),
    end: z.int().nonnegative().describe('The character after the last.'),
    text: z.string().describe('The words: `text.slice(start, end)` of the document.'),
  })
  .meta({ id: 'Words' });

const rowFields = {
  label: z.string(),
  text: z.string().describe('A sentence; empty where the words speak for themselves.'),
  words: z.array(words),
  of: z
    .strictObject({ kind: z.enum(EXPLAINED_KINDS), id: z.string() })
    .optional()
    .describe('What the row is of; `hearsay explain` takes its id.'),
};

/** Rows go two deep. */
const row = z.strictObject({ ...rowFields, rows: z.array(z.strictObject({ ...rowFields, rows: z.array(z.never()) })) });

export const explanationSchema = z.strictObject({
  version: z.literal('1'),
  kind: z.enum(EXPLAINED_KINDS),
  id: z.string(),
  label: z.string(),
  sections: z.array(z.strictObject({ heading: z.string(), rows: z.array(row) })),
});
