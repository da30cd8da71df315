// Reads lists of addresses: one a line, a table, OFAC's SDN list ("Digital Currency Address - XBT 12Qt…"), or any text that holds them.
import { type AddressMention, isComparable, type ResolvedAddress, resolvedPart } from './address.ts';
import { findAddresses } from './find.ts';
import { linesAt } from './places.ts';
import { resolveListed } from './resolve.ts';
import { cellsAt, columnOf, type Delimiter, delimiterOf, headsOf } from './table.ts';

/** One address on a list. */
export interface ListEntry extends ResolvedAddress {
  readonly line: number;
  /** Whose it is, as the list says: a name beside it, or the words after "#". */
  readonly label?: string;
}

/** A line that holds no address, or one that is wrong: the sentence says what, then the cure. */
export interface ListProblem {
  readonly line: number;
  readonly message: string;
}

export interface AddressList {
  readonly entries: readonly ListEntry[];
  readonly problems: readonly ListProblem[];
}

/** Characters of a label that are kept. */
const LABEL = 120;
/** Problems that are told; a file of another kind has one a line. */
const PROBLEMS = 20;

/** Reads the text of a list; `name` is that of its file, whose ending and words count. Nothing is thrown: what is no address is in `problems`. */
export function parseAddressList(text: string, name: string): AddressList {
  if (text.includes(OFAC_WORDS)) return parseOfac(text);
  if (/^\s*[<{[]/.test(text)) return parseAnyText(text, name);
  const delimiter = delimiterOf(text, name);
  return delimiter === undefined ? parseLines(text, name) : parseTable(text, name, delimiter);
}

const OFAC_WORDS = 'Digital Currency Address - ';
const OFAC_ADDRESS = /Digital Currency Address - ([A-Z0-9]{2,8}) ([0-9A-Za-z:]{1,120})/g;

function tell(problems: ListProblem[], line: number, message: string): void {
  if (problems.length < PROBLEMS) problems.push({ line, message });
}

/** The remarks of OFAC's SDN list. The name is the second field of its row. */
function parseOfac(text: string): AddressList {
  const entries: ListEntry[] = [];
  const problems: ListProblem[] = [];
  for (const [line, row] of linesOf(text)) {
    if (!row.includes(OFAC_WORDS)) continue;
    const label = /^\d+,(?:"((?:[^"]|"")*)"|([^",]*)),/.exec(row);
    const owner = (label?.[1] ?? label?.[2])?.replaceAll('""', '"');
    for (const [, currency, written = ''] of row.matchAll(OFAC_ADDRESS)) {
      const found = resolveListed(written);
      if (found) entries.push(entry(found, line, owner));
      else if (isLikely(written)) entries.push(entry(unknown(written), line, owner));
      else tell(problems, line, noOfacAddress(`${currency} ${written}`));
    }
  }
  return { entries, problems };
}

/** An address of a chain that is not known here has no fewer characters than this. */
function isLikely(written: string): boolean {
  return written.length >= 30 && !/^0x/i.test(written);
}

function unknown(address: string): ResolvedAddress {
  return { address, chain: 'unknown', sharedWith: [], form: 'unknown', checksum: 'none' };
}

function noOfacAddress(written: string): string {
  return `"${written.slice(0, 60)}" has not the length of any address; it is left out. Look the row up at OFAC.`;
}

function entry(found: ResolvedAddress, line: number, label: string | undefined): ListEntry {
  const words = label?.trim().slice(0, LABEL);
  return { ...resolvedPart(found), line, ...(words && { label: words }) };
}

/** One address a line; "#", "//" or ";" begin a comment, and what follows the address is its label. */
function parseLines(text: string, name: string): AddressList {
  const entries: ListEntry[] = [];
  const problems: ListProblem[] = [];
  for (const [line, whole] of linesOf(text)) {
    const words = whole.trim();
    if (words === '' || /^(?:#|\/\/|;)/.test(words)) continue;
    const [first = ''] = words.split(/[\s,;]/, 1);
    const alone = resolveListed(first.slice(0, 200));
    const found = alone ? [alone] : findIn(words, name);
    if (found.length === 0) tell(problems, line, noAddress(words));
    const label = alone ? words.slice(first.length).replace(/^[\s,;:#/–—-]+/, '') : undefined;
    for (const one of found) keep(one, line, label, entries, problems);
  }
  return { entries, problems };
}

function findIn(words: string, name: string): readonly AddressMention[] {
  return findAddresses(words, { context: name, inPieces: false });
}

function noAddress(words: string): string {
  return `"${words.slice(0, 60)}" is no address that is known here; correct it, or put # in front of the line.`;
}

/** Keeps what can be compared, and tells what is wrong with it. */
function keep(
  found: ResolvedAddress,
  line: number,
  label: string | undefined,
  entries: ListEntry[],
  problems: ListProblem[],
): void {
  const isKept = isComparable(found);
  if (isKept) entries.push(entry(found, line, label));
  if (found.checksum === 'elided') tell(problems, line, `${found.address} is not whole; it is left out. Write it out.`);
  if (found.checksum === 'failed')
    tell(
      problems,
      line,
      `the checksum of ${found.address} is wrong; ${isKept ? 'it is compared without regard to case' : 'it is left out'}. Correct it in the list.`,
    );
}

const NAME_HEAD = /^(?:name|entity|owner|label|actor|group|holder|title|description|attribution|tag|who)$/i;

/** Every address in the cells; the label is the cell of the row whose column is called "name", "label" or the like. */
function parseTable(text: string, name: string, delimiter: Delimiter): AddressList {
  const heads = headsOf(text, delimiter);
  const mentions = findIn(text, `${name} ${heads.join(' ')}`);
  const cells = cellsAt(
    text,
    delimiter,
    mentions.map(({ start }) => start),
  );
  const labelled = labelsOf(text, delimiter, heads);
  const entries: ListEntry[] = [];
  const problems: ListProblem[] = [];
  for (const [at, line] of linesAt(text, mentions).entries()) {
    keep(mentions[at]!, line, labelled.get(cells[at]!.row), entries, problems);
  }
  return { entries, problems };
}

/** What stands in the column of names, by row. */
function labelsOf(text: string, delimiter: Delimiter, heads: readonly string[]): ReadonlyMap<number, string> {
  const column = heads.findIndex((head) => NAME_HEAD.test(head)) + 1;
  return column === 0 ? new Map() : columnOf(text, delimiter, column);
}

/** Every address in XML, JSON or prose. */
function parseAnyText(text: string, name: string): AddressList {
  const mentions = findIn(text, name).filter(isComparable);
  const lines = linesAt(text, mentions);
  return { entries: mentions.map((mention, at) => entry(mention, lines[at]!, undefined)), problems: [] };
}

function* linesOf(text: string): Generator<readonly [line: number, words: string]> {
  let line = 1;
  for (let at = 0; at < text.length; line++) {
    const end = text.indexOf('\n', at);
    const stop = end === -1 ? text.length : end;
    yield [line, text.slice(at, stop)];
    at = stop + 1;
  }
}
