// Names out of a table: "full_name,date_of_birth,nationality" and a row for each, or one name a line.
import { edtfOf, LISTED_KINDS, type ListedKind, tableRows } from '../lists/index.ts';

import type { ScreenQuery } from './screen.ts';

const HEADS: Readonly<Record<'name' | 'kind' | 'birth' | 'country' | 'number', RegExp>> = {
  name: /^(?:full[ _-]?)?name$|^caption$|^entity$|^vessel$|^company$/i,
  kind: /^(?:kind|type|schema)$/i,
  birth: /^(?:birth|dob|date[ _-]of[ _-]birth|birth[ _-]?(?:date|year)|born)$/i,
  country: /^(?:country|nationality|citizenship|jurisdiction|flag)$/i,
  number:
    /^(?:imo|imo[ _-]?number|passport|passport[ _-]?number|number|id[ _-]?number|registration[ _-]?number|wallet|address)$/i,
};

const KINDS: Readonly<Record<string, ListedKind>> = {
  company: 'body',
  organization: 'body',
  organisation: 'body',
  entity: 'body',
  individual: 'person',
  ship: 'vessel',
};

/** The queries of a table, row by row; without a column called "name" the first cell of each row is the name. */
export async function* queriesOf(text: AsyncIterable<string>): AsyncGenerator<ScreenQuery> {
  let columns: Columns | undefined;
  for await (const row of tableRows(text)) {
    if (!columns) {
      columns = columnsOf(row);
      if (columns.hasHeads) continue;
    }
    const query = queryOf(row, columns);
    if (query) yield query;
  }
}

interface Columns {
  readonly hasHeads: boolean;
  readonly at: Readonly<Record<keyof typeof HEADS, number>>;
}

function columnsOf(row: readonly string[]): Columns {
  const place = (name: keyof typeof HEADS) => row.findIndex((cell) => HEADS[name].test(cell.trim()));
  const at = {
    name: place('name'),
    kind: place('kind'),
    birth: place('birth'),
    country: place('country'),
    number: place('number'),
  };
  const hasHeads = at.name !== -1;
  return { hasHeads, at: hasHeads ? at : { name: 0, kind: -1, birth: -1, country: -1, number: -1 } };
}

function queryOf(row: readonly string[], { at }: Columns): ScreenQuery | undefined {
  const cell = (name: keyof typeof HEADS) => row[at[name]]?.trim() ?? '';
  const [name, written, birth, country, number] = [
    cell('name'),
    cell('kind').toLowerCase(),
    edtfOf(cell('birth')),
    cell('country'),
    cell('number'),
  ];
  if (name === '' && number === '') return undefined;
  const kind = KINDS[written] ?? LISTED_KINDS.find((known) => known === written);
  return {
    name,
    ...(kind && { kind }),
    ...(birth && { births: [birth] }),
    ...(country && { countries: [country] }),
    ...(number && { numbers: [number] }),
  };
}
