// A report on addresses as text of one format.
import type { AddressReport } from '../../addresses/report.ts';
import { jsonPiecesBy } from '../json.ts';
import { csvPieces } from './csv.ts';
import { addressReportSchema } from './schema.ts';
import { textPieces } from './text.ts';

export { addressJsonSchema, addressReportSchema } from './schema.ts';

export const ADDRESS_FORMATS = ['text', 'json', 'csv'] as const;
export type AddressFormat = (typeof ADDRESS_FORMATS)[number];

/** The report in pieces, to be written one after the other; the last ends in a line feed. */
export function addressPieces(report: AddressReport, format: AddressFormat): Generator<string> {
  switch (format) {
    case 'text':
      return textPieces(report);
    case 'json':
      return jsonPiecesBy(addressReportSchema, report);
    case 'csv':
      return csvPieces(report);
  }
}
