// `hearsay lists`: adds, lists, compares and removes lists of sanctions that names are screened against.
import { createReadStream } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { count, inert } from '../export/index.ts';
import { createFetcher } from '../ingest/fetch/fetcher.ts';
import { UnreadableError } from '../ingest/reading.ts';
import {
  changesBetween,
  LIST_LIMITS,
  type ListCard,
  type ListChanges,
  ListError,
  type ListSource,
  ListStore,
  readList,
} from '../sanctions/lists/index.ts';
import { VERSION } from '../version.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { writeAnswer } from './output.ts';

interface ListsFlags {
  readonly lists?: string;
  readonly version?: string;
  readonly format: 'text' | 'json';
  readonly allowPrivate?: boolean;
}

const HELP = `
A list is told by its content: the UN's consolidated XML; OFAC's sdn.csv (with alt.csv and add.csv) or sdn_advanced.xml; the EU's XML 1.1;
the UK's CSV; FollowTheMoney entities as JSON lines, as OpenSanctions publishes them. Files may be packed with gzip or zip.
Every version is kept with its SHA-256. The version in use stays until a new one has been read whole.

Examples:
  hearsay lists add consolidated.xml
  hearsay lists add sdn.csv alt.csv add.csv
  hearsay lists list
  hearsay lists diff un
  hearsay lists diff ofac-sdn 4614c827 9f1b0c2d
  hearsay lists remove eu

Exit status: 0 done, 1 a list could not be read, 2 wrong usage.`;

const ACTIONS = ['add', 'list', 'diff', 'remove'] as const;
type Action = (typeof ACTIONS)[number];

export function listsCommand(environment: Environment, settle: (status: number) => void): Command {
  return new Command('lists')
    .description('keep lists of sanctions: add, list, compare versions, remove')
    .addArgument(new Argument('<action>', 'what to do').choices([...ACTIONS]))
    .argument('[names...]', 'files or addresses to add; the id of a list, and versions to compare')
    .addOption(listsOption())
    .option('--version <sha256>', 'remove only this version')
    .option('--allow-private', 'fetch addresses in private networks and on this machine too')
    .addOption(new Option('-f, --format <format>', 'form of the answer').choices(['text', 'json']).default('text'))
    .addHelpText('after', HELP)
    .action(async (action: Action, names: string[], flags: ListsFlags) => {
      const store = new ListStore(listsFolder(flags, environment));
      await toldAsFailure(() => RUN[action](store, names, flags, environment));
      settle(STATUS.ok);
    });
}

/** `--lists`, of every command that screens. */
export function listsOption(): Option {
  return new Option(
    '--lists <folder>',
    'where the lists lie (default: the folder lists of HEARSAY_HOME, else of .hearsay here)',
  );
}

export function listsFolder({ lists }: { readonly lists?: string }, { env, cwd }: Environment): string {
  return resolve(cwd, lists ?? join(env.HEARSAY_HOME || '.hearsay', 'lists'));
}

/** A ListError is an answer for people. */
export async function toldAsFailure<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ListError || error instanceof UnreadableError)
      throw new Failure(error.message, STATUS.someUnread);
    throw error;
  }
}

type Run = (store: ListStore, names: readonly string[], flags: ListsFlags, environment: Environment) => Promise<void>;
const RUN: Readonly<Record<Action, Run>> = { add, list, diff, remove };

async function add(
  store: ListStore,
  names: readonly string[],
  flags: ListsFlags,
  environment: Environment,
): Promise<void> {
  if (names.length === 0) throw new Failure('no list is named; give the file or the address of one.');
  const sources = await Promise.all(names.map((name) => sourceOf(name, flags, environment)));
  const read = await readList(sources);
  const { card, changes, isNew } = await store.add(read, new Date(environment.now()).toISOString());
  const version = card.versions.find(({ sha256 }) => sha256 === card.current)!;
  const { added, removed, changed } = changes;
  await writeAnswer(
    { list: card.id, title: card.title, version, changes, isNew },
    [
      `${card.id}: ${card.title}, ${count(version.entries, 'entry', 'entries')} with ${count(version.names, 'name')}${read.generated ? `, of ${read.generated}` : ''}.\n`,
      `Version ${card.current.slice(0, 12)}${isNew ? '' : ', which was here already'}: ${added.length} added, ${removed.length} removed, ${changed.length} changed.\n`,
    ],
    flags,
    environment,
  );
}

async function sourceOf(name: string, flags: ListsFlags, { cwd, now, signal }: Environment): Promise<ListSource> {
  if (!/^https?:\/\//i.test(name)) return { name: basename(name), bytes: bytesOfFile(name, cwd) };
  const fetcher = createFetcher({
    version: VERSION,
    now,
    allowPrivate: flags.allowPrivate ?? false,
    maxBytes: LIST_LIMITS.bytes,
  });
  try {
    const { bytes } = await fetcher.fetch(name, signal ? { signal } : {});
    return { name: new URL(name).pathname.split('/').at(-1) || name, bytes: once(bytes) };
  } finally {
    await fetcher.close();
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* bytesOfFile(name: string, cwd: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(resolve(cwd, name)) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof ListError) throw error;
    throw new Failure(`${name} could not be read (${code}); check its name and rights.`);
  }
}

async function list(
  store: ListStore,
  [id]: readonly string[],
  flags: ListsFlags,
  environment: Environment,
): Promise<void> {
  const cards = (await store.cards()).filter((card) => id === undefined || card.id === id);
  if (id !== undefined && cards.length === 0)
    throw new Failure(`there is no list "${id}"; \`hearsay lists list\` shows those that are kept.`);
  const none = `No lists in ${store.folder}; \`hearsay lists add FILE\` adds one.\n`;
  await writeAnswer(
    { folder: store.folder, lists: cards },
    cards.length === 0 ? [none] : cards.flatMap(linesOf),
    flags,
    environment,
  );
}

function linesOf({ id, title, current, versions }: ListCard): string[] {
  const lines = versions.map(({ sha256, generated, addedAt, entries, added, removed, changed }) => {
    const made = generated ? `of ${generated}, ` : '';
    return `  ${sha256.slice(0, 12)} ${sha256 === current ? 'in use' : 'kept  '} ${made}added ${addedAt.slice(0, 10)}, ${count(entries, 'entry', 'entries')} (+${added} −${removed} ~${changed})\n`;
  });
  return [inert(`${id}: ${title}\n`), ...lines];
}

async function diff(
  store: ListStore,
  [id, from, to]: readonly string[],
  flags: ListsFlags,
  environment: Environment,
): Promise<void> {
  if (id === undefined) throw new Failure('no list is named; give its id, which `hearsay lists list` shows.');
  const card = await store.card(id);
  const before = from ?? card?.versions.filter(({ sha256 }) => sha256 !== card.current).at(-1)?.sha256;
  if (card && before === undefined)
    throw new Failure(`the list "${id}" has one version only; there is nothing to compare it with.`);
  const [a, b] = [await store.load(id, before), await store.load(id, to)];
  const changes = changesBetween(a.entries, b.entries);
  await writeAnswer(
    { list: id, from: a.version.sha256, to: b.version.sha256, ...changes },
    changeLines(changes),
    flags,
    environment,
  );
}

function changeLines({ added, removed, changed }: ListChanges): string[] {
  const lines = [
    ...added.map(({ id, name }) => `+ ${id} ${name}`),
    ...removed.map(({ id, name }) => `− ${id} ${name}`),
    ...changed.map(({ id, name, fields }) => `~ ${id} ${name}: ${fields.join(', ')}`),
  ];
  return lines.length === 0 ? ['No entry differs.\n'] : lines.map((line) => `${inert(line)}\n`);
}

async function remove(
  store: ListStore,
  [id]: readonly string[],
  flags: ListsFlags,
  environment: Environment,
): Promise<void> {
  if (id === undefined) throw new Failure('no list is named; give its id, which `hearsay lists list` shows.');
  await store.remove(id, flags.version);
  const what =
    flags.version === undefined ? `the list ${id} with all its versions` : `version ${flags.version} of ${id}`;
  await writeAnswer(
    { removed: id, ...(flags.version && { version: flags.version }) },
    [`Removed ${what}.\n`],
    flags,
    environment,
  );
}
