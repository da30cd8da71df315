// Changes as lines for people, and as lines of JSON for programs.
import type { Change } from '../../document/change.ts';
import { oneLine } from '../brief/inert.ts';
import { kindWords, verdictWords } from './sentences.ts';

/** A line for each change, each with its line feed; no string of a stranger acts on a terminal. */
export function changesAsLines(changes: readonly Change[]): string {
  return changes.map((change) => `${oneLine(lineOf(change))}\n`).join('');
}

function lineOf(change: Change): string {
  const { at, event, documents } = change;
  const told =
    documents.length === 0 ? '' : ` (${documents.length} ${documents.length === 1 ? 'document' : 'documents'})`;
  return `${at} ${kindWords(change)}: ${event.label} — ${verdictWords(change)}${told}`;
}

/** A JSON object for each change, each on its line; what would act on a terminal is escaped. */
export function changesAsJson(changes: readonly Change[]): string {
  return changes.map((change) => `${escaped(JSON.stringify(change))}\n`).join('');
}

function escaped(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
