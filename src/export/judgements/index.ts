// A sheet of claims that came back with judgements: read, checked against the claims, told line by line.
import type { Claim } from '../../document/claim.ts';
import { csvRows } from './csv.ts';
import { SheetError } from './failure.ts';
import { type JudgementPlan, planOf, type SheetProblem } from './plan.ts';
import { judgedTable, withoutHeads } from './table.ts';
import { type ReadSheet, workbookSheets } from './xlsx.ts';

export { SheetError } from './failure.ts';
export type { JudgementPlan, SheetJudgement, SheetProblem } from './plan.ts';
export { judgementReport } from './report.ts';
export { claimState } from './state.ts';

/** Of the file as it comes. */
export const MAX_SHEET_BYTES = 64 * 1024 * 1024;

/** The sheet that the export writes. */
const CLAIMS_SHEET = 'claims';

/**
 * The judgements in a workbook or CSV about `claims`, by their ids: as they were when the sheet was made. Throws a SheetError, one
 * sentence, where the file as a whole cannot be read.
 */
export async function readJudgements(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  claims: ReadonlyMap<string, Claim>,
): Promise<JudgementPlan> {
  if (bytes.length === 0) throw new SheetError(`${name} is empty; give the sheet that was exported.`);
  if (bytes.length > MAX_SHEET_BYTES)
    throw new SheetError(`${name} is larger than 64 MB; keep the rows that you judged and delete the others.`);
  const sheets = await sheetsOf(bytes, name);
  const tables = sheets.flatMap((sheet) => judgedTable(sheet, name) ?? []);
  const table = tables.find(({ sheet }) => sheet.toLowerCase() === CLAIMS_SHEET) ?? tables[0];
  if (table === undefined) throw withoutHeads(sheets, name);
  const { judgements, problems } = planOf(table, claims);
  const elsewhere = tables.filter((one) => one !== table && hasJudgements(planOf(one, claims)));
  return { judgements, problems: [...elsewhere.map(({ sheet }) => leftOut(sheet, table.sheet)), ...problems] };
}

async function sheetsOf(bytes: Uint8Array, name: string): Promise<readonly ReadSheet[]> {
  if (startsWith(bytes, 'PK')) return workbookSheets(bytes, name);
  if (startsWith(bytes, '\xd0\xcf\x11\xe0'))
    throw new SheetError(
      `${name} is a workbook of the old kind, or one with a password; save it as .xlsx without one.`,
    );
  return [{ name: CLAIMS_SHEET, rows: csvRows(bytes, name) }];
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((character, at) => bytes[at] === character.charCodeAt(0));
}

function hasJudgements({ judgements, problems }: JudgementPlan): boolean {
  return judgements.length + problems.length > 0;
}

function leftOut(sheet: string, read: string): SheetProblem {
  return {
    message: `The sheet “${sheet}” has judgements too, which were left out; put them into “${read}”, or give it as a file of its own.`,
  };
}
