// A report on addresses as CSV: one row for each place, so that a spreadsheet can filter it.
import type { AddressPlace, AddressReport, FoundAddress } from '../../addresses/report.ts';
import { inert } from '../brief/inert.ts';

const HEADS = [
  ...['address', 'chain', 'form', 'checksum', 'listed', 'lists', 'labels'],
  ...['document', 'line', 'page', 'row', 'column', 'head', 'start', 'end', 'written', 'link', 'notes'],
];

/** The rows, each with its line feed. An address that stands nowhere has none. */
export function* csvPieces({ addresses, documents }: AddressReport): Generator<string> {
  const names = new Map(documents.map(({ id, path, url }) => [id, path ?? url ?? id]));
  yield rowOf(HEADS);
  for (const found of addresses) {
    const about = aboutAddress(found);
    for (const place of found.mentions) yield rowOf([...about, ...aboutPlace(place, names)]);
  }
}

function aboutAddress({ address, chain, form, checksum, lists }: FoundAddress): string[] {
  const labels = new Set(lists.flatMap(({ label }) => label ?? []));
  return [
    address,
    chain,
    form,
    checksum,
    lists.length > 0 ? 'yes' : 'no',
    lists.map(({ list, line }) => `${list}:${line}`).join('; '),
    [...labels].join('; '),
  ];
}

function aboutPlace(place: AddressPlace, names: ReadonlyMap<string, string>): string[] {
  const { document, line, page, row, column, head, start, end, text, link, notes } = place;
  const cells = [line, page, row, column, head, start, end, text, link].map((cell) => cell?.toString() ?? '');
  return [names.get(document)!, ...cells, notes.join(' ')];
}

function rowOf(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\n`;
}

/** A cell that begins with a sign of a formula gets an apostrophe, so that no spreadsheet runs it; what would act on a terminal becomes visible. */
function cellOf(words: string): string {
  const shown = inert(words);
  const safe = /^[=+\-@\t]/.test(shown) ? `'${shown}` : shown;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
