// Changes as lines for people, and as lines of JSON for programs.
import type { Change } from '../../document/change.ts';
import { oneLine } from '../brief/inert.ts';
import { count } from '../brief/sentences.ts';
import { inertJson } from '../json.ts';
import { kindWords, verdictWords } from './sentences.ts';

/** A line for each change, each with its line feed; no string of a stranger acts on a terminal. */
export function changesAsLines(changes: readonly Change[]): string {
  return changes.map((change) => `${oneLine(lineOf(change))}\n`).join('');
}

function lineOf(change: Change): string {
  const { at, event, documents } = change;
  const told = documents.length === 0 ? '' : ` (${count(documents.length, 'document')})`;
  return `${at} ${kindWords(change)}: ${event.label} — ${verdictWords(change)}${told}`;
}

/** A JSON object for each change, each on its line; what would act on a terminal is escaped. */
export function changesAsJson(changes: readonly Change[]): string {
  return changes.map((change) => `${inertJson(change)}\n`).join('');
}
