// Reads a list of sanctions, whatever its format: bytes are unpacked and decoded, the format is told by its content, entries are checked.
import { createHash } from 'node:crypto';
import { decoded, Hashed, LIST_LIMITS, type ListLimits, unpacked } from './chunks.ts';
import { ListError } from './errors.ts';
import { readEu } from './formats/eu.ts';
import { formatOf, type Head, LISTS, type ListFormat } from './formats/format.ts';
import { readFtm } from './formats/ftm.ts';
import { readOfacAdvanced } from './formats/ofac-advanced.ts';
import { readOfacTable } from './formats/ofac-csv.ts';
import { readUk } from './formats/uk.ts';
import { readUn } from './formats/un.ts';
import type { Listed, ListedDraft } from './listed.ts';

/** A file of a list: most lists are one, OFAC's tables are up to three. */
export interface ListSource {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A list as it was read. */
export interface ReadList {
  /** Under which its versions are kept: un, ofac-sdn, eu, uk, or the name of an OpenSanctions data set. */
  readonly id: string;
  readonly title: string;
  readonly format: ListFormat;
  /** The day the publisher made it, where it says so. */
  readonly generated?: string;
  /** Of the file as it came; of several files, of their hashes. */
  readonly sha256: string;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
  /** By id. */
  readonly entries: readonly Listed[];
}

type OfacTable = 'ofac-sdn' | 'ofac-alt' | 'ofac-add';
const OFAC_TABLES: readonly ListFormat[] = ['ofac-sdn', 'ofac-alt', 'ofac-add'];

const READERS: Readonly<
  Record<Exclude<ListFormat, OfacTable>, (text: AsyncIterable<string>, head: Head) => AsyncIterable<Listed>>
> = {
  un: readUn,
  'ofac-advanced': readOfacAdvanced,
  eu: readEu,
  uk: readUk,
  ftm: readFtm,
};

/** Reads one list from its files, in any order. Throws a ListError, whose sentence tells cause and cure, where it is not whole. */
export async function readList(sources: readonly ListSource[], limits: ListLimits = LIST_LIMITS): Promise<ReadList> {
  const opened: Opened[] = [];
  for (const source of sources) opened.push(await open(source, limits));
  opened.sort((a, b) => OFAC_TABLES.indexOf(a.format) - OFAC_TABLES.indexOf(b.format));
  checkTogether(opened);
  const head: Head = {};
  const entries = await entriesOf(opened, head, limits);
  const [{ format }] = opened as [Opened];
  if (entries.length === 0)
    throw new ListError(`${opened[0]!.name} holds no entry; it is empty or cut off. Fetch it again.`);
  const files = opened.map(({ name, hashed }) => ({ name, sha256: hashed.sha256(), bytes: hashed.bytes }));
  return {
    id: format === 'ftm' && head.dataset ? idOf(head.dataset) : LISTS[format].id,
    title: LISTS[format].title,
    format,
    ...(head.generated && { generated: head.generated }),
    sha256: files.length === 1 ? files[0]!.sha256 : hashOf(files.map(({ sha256 }) => sha256)),
    files,
    entries,
  };
}

interface Opened {
  readonly name: string;
  readonly format: ListFormat;
  readonly text: AsyncIterable<string>;
  readonly hashed: Hashed;
}

/** Characters that the format is told by. */
const START = 65_536;

async function open({ name, bytes }: ListSource, limits: ListLimits): Promise<Opened> {
  const hashed = new Hashed(bytes, limits.bytes);
  const pieces = decoded(unpacked(hashed, limits.unpacked));
  let start = '';
  while (start.length < START) {
    const { value, done } = await pieces.next();
    if (done) break;
    start += value;
  }
  const format = formatOf(start.slice(0, START));
  if (!format)
    throw new ListError(
      `${name} is none of the lists known here: the UN's XML, OFAC's sdn.csv or sdn_advanced.xml, the EU's XML 1.1, the UK's CSV, FollowTheMoney JSON lines.`,
    );
  return { name, format, hashed, text: behind(start, pieces) };
}

async function* behind(start: string, pieces: AsyncIterable<string>): AsyncGenerator<string> {
  yield start;
  yield* pieces;
}

function checkTogether(opened: readonly Opened[]): void {
  const formats = opened.map(({ format }) => format);
  if (
    formats.length > 1 &&
    formats.some((format, at) => !OFAC_TABLES.includes(format) || formats.indexOf(format) !== at)
  )
    throw new ListError(
      'only OFAC’s sdn.csv, alt.csv and add.csv are one list in several files; add other lists one at a time.',
    );
  if (formats[0] === 'ofac-alt' || formats[0] === 'ofac-add')
    throw new ListError(`${opened[0]!.name} has only other names or places of OFAC’s list; name sdn.csv with it.`);
}

async function entriesOf(opened: readonly Opened[], head: Head, limits: ListLimits): Promise<readonly Listed[]> {
  const [first] = opened as [Opened];
  if (!OFAC_TABLES.includes(first.format))
    return checked(READERS[first.format as keyof typeof READERS](first.text, head), limits);
  const drafts = new Map<string, ListedDraft>();
  for (const { text, format } of opened) await readOfacTable(text, format as OfacTable, drafts);
  return checked(
    [...drafts.values()].map((draft) => draft.done()).filter((listed) => listed !== undefined),
    limits,
  );
}

/** Entries by id; an id twice or an entry without one is an error. */
async function checked(
  entries: Iterable<Listed> | AsyncIterable<Listed>,
  limits: ListLimits,
): Promise<readonly Listed[]> {
  const byId = new Map<string, Listed>();
  for await (const listed of entries) {
    if (listed.id === '') throw new ListError('an entry has no id; the list is damaged. Fetch it again.');
    if (byId.has(listed.id))
      throw new ListError(`two entries have the id ${listed.id.slice(0, 80)}; the list is damaged. Fetch it again.`);
    byId.set(listed.id, listed);
    if (byId.size > limits.entries)
      throw new ListError(`the list has more than ${limits.entries} entries; that is more than any published list.`);
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function hashOf(words: readonly string[]): string {
  return createHash('sha256')
    .update([...words].sort().join('\n'))
    .digest('hex');
}

function idOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'list'
  );
}
