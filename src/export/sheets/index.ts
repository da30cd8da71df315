// An analysis as tables: the claims as CSV, or all of it as a workbook.
import type { Analysis } from '../../document/analysis.ts';
import { groundOf } from '../ground.ts';
import { claimsSheet } from './claims.ts';
import { csvPieces } from './csv.ts';
import { otherSheets } from './others.ts';
import { xlsxPieces } from './xlsx.ts';

export { MOST_ROWS } from './xlsx.ts';

/** One row for each claim, as CSV. */
export function claimsCsvPieces(analysis: Analysis): Generator<string> {
  return csvPieces(claimsSheet(groundOf(analysis)));
}

/** A workbook: claims, events, origins, documents, contradictions, and what was not read. */
export function workbookPieces(analysis: Analysis): Generator<Uint8Array> {
  const ground = groundOf(analysis);
  return xlsxPieces([claimsSheet(ground), ...otherSheets(ground)], analysis, 'Claims, events and origins');
}
