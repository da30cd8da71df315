// The UK's list as a table: a line with the day, a row of heads, then one row for each name, address or number of an entry.
import { scriptOf } from '../../../names/index.ts';
import { ListError } from '../errors.ts';
import { edtfOf, imoOf, type Listed, ListedDraft, type ListedKind, type NameQuality } from '../listed.ts';
import { tableRows } from '../rows.ts';
import type { Head } from './format.ts';

const KINDS: Readonly<Record<string, ListedKind>> = { individual: 'person', entity: 'body', ship: 'vessel' };

/** A row by the heads of its columns, which differ in case and marks between the two tables that the UK has published. */
type Row = (...heads: readonly string[]) => string;

/** Entries of the list, in the order of their first rows. */
export async function* readUk(text: AsyncIterable<string>, head: Head): AsyncGenerator<Listed> {
  const drafts = new Map<string, ListedDraft>();
  let columns: ReadonlyMap<string, number> | undefined;
  let at = 0;
  for await (const row of tableRows(text)) {
    at++;
    if (columns) addRow(drafts, rowOf(row, columns, at));
    else if (row.some((cell) => /^(?:unique id|group id)$/i.test(cell)))
      columns = new Map(row.map((name, place) => [keyOf(name), place]));
    else
      head.generated = edtfOf(
        /\d{1,2}\/\d{1,2}\/\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[- ][A-Za-z]{3}[- ]\d{4}/
          .exec(row.join(' '))?.[0]
          .replaceAll(/(?<=\D)-|-(?=\D)/g, ' ') ?? '',
      );
  }
  for (const draft of drafts.values()) {
    const listed = draft.done();
    if (listed) yield listed;
  }
}

function keyOf(head: string): string {
  return head.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function rowOf(row: readonly string[], columns: ReadonlyMap<string, number>, at: number): Row {
  if (row.length !== columns.size)
    throw new ListError(
      `row ${at} of the table has ${row.length} cells instead of ${columns.size}: the file is cut off or damaged; fetch it again.`,
    );
  return (...heads) => {
    for (const head of heads) {
      const cell = row[columns.get(keyOf(head)) ?? -1];
      if (cell) return cell;
    }
    return '';
  };
}

function addRow(drafts: Map<string, ListedDraft>, row: Row): void {
  const id = row('Unique ID', 'Group ID', 'OFSI Group ID');
  if (id === '') return;
  const kind = KINDS[row('Individual, Entity, Ship', 'Designation Type', 'Group Type').toLowerCase()] ?? 'unknown';
  const draft = drafts.get(id) ?? new ListedDraft(id, kind);
  drafts.set(id, draft);
  const name = ['Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5', 'Name 6'].map((part) => row(part)).join(' ');
  draft.name(name, qualityOf(row), scriptOf).name(row('Name non-latin script'), 'original', scriptOf);
  for (const birth of row('D.O.B', 'DOB').split('|')) draft.birth(edtfOf(birth));
  draft.place([row('Town of birth'), row('Country of birth')].filter(Boolean).join(', '));
  draft.place([row('Address Line 6', 'Address 6'), row('Address Country', 'Country')].filter(Boolean).join(', '));
  draft.country(row('Nationality(/ies)', 'Nationality')).programme(row('Regime Name', 'Regime'));
  draft.document('Passport', row('Passport number')).document('National identifier', row('National Identifier number'));
  draft.document('Business registration', row('Business registration number (s)', 'Business registration number(s)'));
  draft.imo ??= imoOf(row('IMO number'));
  draft.flag ??= row('Current believed flag of ship') || undefined;
  draft.listedOn ??= edtfOf(row('Date Designated', 'UK Sanctions List Date Designated', 'Listed On'));
}

function qualityOf(row: Row): NameQuality {
  const type = row('Name type', 'Alias Type').toLowerCase();
  if (type === 'primary name') return 'main';
  if (/f\.?k\.?a|former/.test(type)) return 'former';
  return /low/i.test(row('Alias strength', 'Alias Quality')) ? 'weak' : 'strong';
}
