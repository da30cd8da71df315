// JSON lines: one object a line, each member of each list of the analysis with the name of its list, in the words of docs/json.md.
import type { z } from 'zod';
import type { Analysis } from '../../document/analysis.ts';
import { analysisSchema } from '../analysis-schema.ts';
import { jsonPiecesBy } from '../json.ts';
import { jsonText } from './text.ts';

/** In the order in which they are written. */
const LISTS = [
  ...(['outlets', 'documents', 'entities', 'origins', 'attributions', 'claims', 'figures', 'eventMentions'] as const),
  ...(['events', 'ledgers', 'lineage', 'contradictions', 'predictions', 'unread'] as const),
] as const;

/** `list`, not `kind`: documents, outlets and others have a kind of their own. The first line says what made the analysis. */
export function* jsonlPieces(analysis: Analysis): Generator<string> {
  const { version, generator, gaps } = analysis;
  yield `{"list":"analysis","version":${jsonText(version)},"generator":${objectLine(analysisSchema.shape.generator, generator)}}\n`;
  for (const list of LISTS) {
    const { element } = analysisSchema.shape[list];
    for (const one of analysis[list]) yield `{"list":"${list}",${objectLine(element, one).slice(1)}\n`;
  }
  for (const gap of gaps) yield `${jsonText({ list: 'gaps', text: gap })}\n`;
}

/** The object with its keys in the order of the schema. Line feeds of the printed form stand between its parts only: in strings they are escaped. */
function objectLine(schema: z.core.$ZodType, object: object): string {
  return [...jsonPiecesBy(schema, object)].join('').replace(/\n */g, '');
}
