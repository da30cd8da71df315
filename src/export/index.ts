// What Hearsay prints: one analysis, one format.
import type { Analysis } from '../document/analysis.ts';
import { makeBrief } from './brief/brief.ts';
import { formatHtml } from './brief/html.ts';
import { formatMarkdown } from './brief/markdown.ts';
import { formatTerminal, type TerminalOptions } from './brief/terminal.ts';
import { formatJson } from './json.ts';

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
export interface BriefOptions extends TerminalOptions {
  readonly format: BriefFormat;
}

/** The analysis as text of one format, ending in a line feed. */
export function formatBrief(analysis: Analysis, { format, ...terminal }: BriefOptions): string {
  switch (format) {
    case 'terminal':
      return formatTerminal(makeBrief(analysis), terminal);
    case 'md':
      return formatMarkdown(makeBrief(analysis));
    case 'html':
      return formatHtml(makeBrief(analysis), analysis);
    case 'json':
      return formatJson(analysis);
  }
}
