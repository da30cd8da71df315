// What Hearsay prints: one analysis, one format.
import type { Analysis } from '../document/analysis.ts';
import type { EventType } from '../packs/event-type.ts';
import { type BriefMaking, makeBrief } from './brief/brief.ts';
import { htmlPieces } from './brief/html.ts';
import { formatMarkdown } from './brief/markdown.ts';
import { formatTerminal, type TerminalOptions } from './brief/terminal.ts';
import { docxPieces } from './docx/index.ts';
import { INTERCHANGE_FORMATS, type InterchangeFormat, interchangePieces } from './interchange/index.ts';
import { jsonPieces } from './json.ts';
import { claimsCsvPieces, workbookPieces } from './sheets/index.ts';

export { analysisJsonSchema, analysisSchema } from './analysis-schema.ts';
export { makeBrief } from './brief/brief.ts';
export { formatHtml } from './brief/html.ts';
export { inert, oneLine, shorten } from './brief/inert.ts';
export { formatMarkdown } from './brief/markdown.ts';
export { count } from './brief/sentences.ts';
export { formatTerminal, type TerminalOptions } from './brief/terminal.ts';
export {
  INTERCHANGE_FORMATS,
  type InterchangeFormat,
  type InterchangeOptions,
  interchangePieces,
} from './interchange/index.ts';
export { formatJson, inertJson } from './json.ts';
export { MOST_ROWS } from './sheets/index.ts';

/** Formats that are text. */
export const BRIEF_FORMATS = ['terminal', 'md', 'html', 'json', 'csv'] as const;
export type BriefFormat = (typeof BRIEF_FORMATS)[number];

/** Formats that are bytes. */
export const OFFICE_FORMATS = ['docx', 'xlsx'] as const;
export type OfficeFormat = (typeof OFFICE_FORMATS)[number];

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
    case 'csv':
      yield* claimsCsvPieces(analysis);
      break;
    case 'json':
      yield* jsonPieces(analysis);
  }
}

export interface OfficeOptions extends BriefMaking {
  readonly format: OfficeFormat;
}

/** The analysis as a file of an office program, in pieces: a memo, or a workbook. Throws a RangeError where a sheet would have more rows than a workbook can hold. */
export function officePieces(analysis: Analysis, { format, asOf }: OfficeOptions): Generator<Uint8Array> {
  if (format === 'xlsx') return workbookPieces(analysis);
  return docxPieces(makeBrief(analysis, asOf === undefined ? {} : { asOf }), analysis);
}

export type ExportFormat = BriefFormat | OfficeFormat | InterchangeFormat;
export const EXPORT_FORMATS: readonly ExportFormat[] = [...BRIEF_FORMATS, ...OFFICE_FORMATS, ...INTERCHANGE_FORMATS];

/** `eventTypes` counts for `plover` only: types of the packs that the analysis was made with. */
export interface ExportOptions extends TerminalOptions, BriefMaking {
  readonly format: ExportFormat;
  readonly eventTypes?: readonly EventType[];
}

/** The analysis in any of the formats, in pieces. Throws a RangeError where a sheet would have more rows than a workbook can hold. */
export function exportPieces(
  analysis: Analysis,
  { format, eventTypes = [], ...options }: ExportOptions,
): Generator<string | Uint8Array> {
  if (isOneOf(OFFICE_FORMATS, format)) return officePieces(analysis, { ...options, format });
  if (isOneOf(INTERCHANGE_FORMATS, format)) return interchangePieces(analysis, { format, eventTypes });
  return briefPieces(analysis, { ...options, format });
}

/** Whether the format is bytes, which mean nothing on a terminal. */
export function isOfficeFormat(format: string): format is OfficeFormat {
  return isOneOf(OFFICE_FORMATS, format);
}

function isOneOf<One extends string>(formats: readonly One[], format: string): format is One {
  return (formats as readonly string[]).includes(format);
}
