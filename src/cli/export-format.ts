// What `hearsay brief` and `hearsay export` share of formats: files are kept from terminals, and what a workbook cannot hold is told.
import type { Analysis } from '../document/analysis.ts';
import { type ExportOptions, exportPieces, MOST_ROWS } from '../export/index.ts';
import { type Environment, Failure } from './environment.ts';

/** Bytes of a file mean nothing on a terminal and may act on it. `example` is a name for --output. Throws a Failure where they would go there. */
export function refuseTerminal(
  format: string,
  example: string,
  output: string | undefined,
  { stdout }: Environment,
): void {
  if (output === undefined && stdout.isTTY === true)
    throw new Failure(
      `${format} is a file, not text for a terminal; give --output ${example}, or send it through a pipe.`,
    );
}

/** `exportPieces` for a person: throws a Failure where a workbook cannot hold the claims. */
export function piecesToWrite(analysis: Analysis, options: ExportOptions): Iterable<string | Uint8Array> {
  const { length } = analysis.claims;
  if (options.format === 'xlsx' && length >= MOST_ROWS)
    throw new Failure(`${length} claims are more than a workbook can hold; use --format csv, or fewer inputs.`);
  return exportPieces(analysis, options);
}
