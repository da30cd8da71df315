// What other programs read: an analysis as JSON lines, a STIX bundle, FollowTheMoney entities, web annotations, or PLOVER rows.
import type { Analysis } from '../../document/analysis.ts';
import type { EventType } from '../../packs/event-type.ts';
import { groundOf } from '../ground.ts';
import { ftmPieces } from './ftm.ts';
import { jsonlPieces } from './jsonl.ts';
import { inStableOrder } from './order.ts';
import { ploverPieces } from './plover.ts';
import { stixPieces } from './stix.ts';
import { webAnnotationPieces } from './web-annotation.ts';

export const INTERCHANGE_FORMATS = ['jsonl', 'stix', 'ftm', 'webannotation', 'plover'] as const;
export type InterchangeFormat = (typeof INTERCHANGE_FORMATS)[number];

export interface InterchangeOptions {
  readonly format: InterchangeFormat;
  /** Types of the packs that the analysis was made with; `plover` takes its codes from them. */
  readonly eventTypes?: readonly EventType[];
}

/** The analysis for another program, in pieces to be written one after the other. The order of its lists does not matter. */
export function interchangePieces(
  analysis: Analysis,
  { format, eventTypes = [] }: InterchangeOptions,
): Generator<string> {
  const ordered = inStableOrder(analysis);
  switch (format) {
    case 'jsonl':
      return jsonlPieces(ordered);
    case 'stix':
      return stixPieces(groundOf(ordered));
    case 'ftm':
      return ftmPieces(groundOf(ordered));
    case 'webannotation':
      return webAnnotationPieces(groundOf(ordered));
    case 'plover':
      return ploverPieces(groundOf(ordered), eventTypes);
  }
}
