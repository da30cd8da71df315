// What Hearsay prints: one analysis, one format.
import type { Analysis } from '../document/analysis.ts';
import { type BriefMaking, makeBrief } from './brief/brief.ts';
import { htmlPieces } from './brief/html.ts';
import { formatMarkdown } from './brief/markdown.ts';
import { formatTerminal, type TerminalOptions } from './brief/terminal.ts';
import { jsonPieces } from './json.ts';

export { analysisJsonSchema, analysisSchema } from './analysis-schema.ts';
export { makeBrief } from './brief/brief.ts';
export { formatHtml } from './brief/html.ts';
export { inert, oneLine } from './brief/inert.ts';
export { formatMarkdown } from './brief/markdown.ts';
export { formatTerminal, type TerminalOptions } from './brief/terminal.ts';
export { formatJson } from './json.ts';

export const BRIEF_FORMATS = ['terminal', 'md', 'html', 'json'] as const;
export type BriefFormat = (typeof BRIEF_FORMATS)[number];

/** `width`, `color` and `all` count for the terminal only; the other formats print everything. */
export interface BriefOptions extends TerminalOptions, BriefMaking {
  readonly format: BriefFormat;
}

/** The analysis as text of one format, ending in a line feed. Throws a RangeError where it would be longer than a string can be. */
export function formatBrief(analysis: Analysis, options: BriefOptions): string {
  return [...briefPieces(analysis, options)].join('');
}

/** The same in pieces, to be written one after the other. */
export function* briefPieces(analysis: Analysis, { format, asOf, ...terminal }: BriefOptions): Generator<string> {
  const brief = () => makeBrief(analysis, asOf === undefined ? {} : { asOf });
  switch (format) {
    case 'terminal':
      yield formatTerminal(brief(), terminal);
      break;
    case 'md':
      yield formatMarkdown(brief());
      break;
    case 'html':
      yield* htmlPieces(brief(), analysis);
      break;
    case 'json':
      yield* jsonPieces(analysis);
  }
}
