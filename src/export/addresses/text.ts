// A report on addresses for a terminal: those on a list first, then the others, then what only looks like one.
import { addressKey, type Chain } from '../../addresses/address.ts';
import type { AddressPlace, AddressReport, FoundAddress } from '../../addresses/report.ts';
import { inert, oneLine, shorten } from '../brief/inert.ts';
import { count } from '../brief/sentences.ts';

/** Places of one address that are printed; the others are counted. */
const PLACES = 5;

const CHAIN_NAMES: Readonly<Record<Chain, string>> = {
  bitcoin: 'Bitcoin',
  evm: 'Ethereum or a chain of its kind',
  tron: 'Tron',
  litecoin: 'Litecoin',
  dogecoin: 'Dogecoin',
  'bitcoin-cash': 'Bitcoin Cash',
  'bitcoin-gold': 'Bitcoin Gold',
  dash: 'Dash',
  zcash: 'Zcash',
  ripple: 'Ripple',
  monero: 'Monero',
  solana: 'Solana',
  unknown: 'of a chain that is not known here',
};

const CHECKSUM_WORDS = {
  valid: 'checksum valid',
  none: 'no checksum in it, a slip would not be seen',
  failed: 'checksum wrong',
  elided: 'not whole',
} as const;

/** The report in pieces, ending in a line feed. */
export function* textPieces(report: AddressReport): Generator<string> {
  const { addresses, lists, documents } = report;
  const names = new Map(documents.map(({ id, path, url }) => [id, path ?? url ?? id]));
  yield `${summaryOf(report)}\n`;
  const isDoubtful = ({ checksum, lists: held }: FoundAddress) =>
    held.length === 0 && (checksum === 'failed' || checksum === 'elided');
  const listed = addresses.filter((found) => found.lists.length > 0);
  const doubtful = addresses.filter(isDoubtful);
  const others = addresses.filter((found) => found.lists.length === 0 && !isDoubtful(found));
  yield* section('On a list', listed, names);
  yield* section(lists.length > 0 ? 'On none of the lists' : 'Addresses', others, names);
  yield* section('Not addresses as they are written', doubtful, names);
}

function summaryOf({ counts, lists }: AddressReport): string {
  const found = `${count(counts.addresses, 'address', 'addresses')} in ${count(counts.mentions, 'place')} of ${count(counts.documents, 'document')}`;
  if (lists.length === 0) return `${found}; compared with no list (--list names them).`;
  const entries = lists.reduce((sum, { addresses }) => sum + addresses, 0);
  return `${found}; ${counts.listed} on a list (${count(lists.length, 'list')}, ${count(entries, 'entry', 'entries')}).`;
}

function* section(
  heading: string,
  addresses: readonly FoundAddress[],
  names: ReadonlyMap<string, string>,
): Generator<string> {
  if (addresses.length > 0) yield `\n${heading}\n`;
  for (const found of addresses) yield `${linesOf(found, names).map(inert).join('\n')}\n`;
}

function linesOf(found: FoundAddress, names: ReadonlyMap<string, string>): string[] {
  const { address, chain, form, checksum, lists, mentions } = found;
  const kind = form === 'account' || form === 'part' || form === 'unknown' ? '' : `, ${form}`;
  const rest = mentions.length - PLACES;
  return [
    `  ${oneLine(address)}`,
    `    ${CHAIN_NAMES[chain]}${kind} · ${CHECKSUM_WORDS[checksum]}`,
    ...lists.map(
      ({ list, line, label }) => `    on ${list}, line ${line}${label === undefined ? '' : `: ${oneLine(label)}`}`,
    ),
    ...mentions.slice(0, PLACES).flatMap((place) => placeLines(place, address, names)),
    ...(rest > 0 ? [`    and in ${count(rest, 'more place')}`] : []),
  ];
}

function placeLines(place: AddressPlace, address: string, names: ReadonlyMap<string, string>): string[] {
  const isPlain = addressKey(place.text) === addressKey(address);
  const written = isPlain ? '' : `: “${oneLine(place.text)}”`;
  return [
    `    in ${oneLine(names.get(place.document)!)}, ${whereOf(place)}${written}`,
    ...place.notes.map((note) => `      ${note}`),
  ];
}

function whereOf({ line, page, row, column, head, link }: AddressPlace): string {
  if (link !== undefined) return `a link: ${shorten(oneLine(link), 200)}`;
  if (row !== undefined) return `row ${row}, column ${column}${head ? ` (${oneLine(head)})` : ''}`;
  return page === undefined ? `line ${line}` : `page ${page}, line ${line}`;
}
