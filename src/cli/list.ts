// `hearsay list` and `hearsay search`: what a kept dossier holds, page by page.
import { Command, Option } from 'commander';
import type { Client, Listed, Query } from '../api/client.ts';
import { CERTAINTIES, STANCES } from '../document/claim.ts';
import { SUPPORTS } from '../document/verdict.ts';
import { count, inertJson, oneLine, shorten } from '../export/index.ts';
import { type DossierFlags, withDossierOptions } from './dossier.ts';
import { type Environment, STATUS } from './environment.ts';
import { wholeNumber } from './numbers.ts';
import { writeOutput } from './output.ts';
import { reachDossier } from './reach.ts';

const KINDS = [
  ...['documents', 'claims', 'events', 'entities', 'origins', 'lineage', 'contradictions', 'predictions'],
  ...['ledgers', 'gaps', 'outlets', 'judgements', 'log'],
] as const;

/** Options that narrow a list, and the lists that take each. */
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  actor: ['claims', 'events'],
  type: ['claims', 'events'],
  from: ['documents', 'claims', 'events'],
  to: ['documents', 'claims', 'events'],
  outlet: ['documents', 'claims'],
  document: ['claims', 'events'],
  event: ['documents', 'claims'],
  stance: ['claims'],
  certainty: ['claims'],
  support: ['events'],
  contested: ['events'],
  independent: ['events'],
};

interface ListFlags extends DossierFlags, Readonly<Record<string, unknown>> {
  readonly format: 'text' | 'json';
  readonly limit?: number;
  readonly in?: readonly string[];
}

const LIST_HELP = `
Kinds: ${KINDS.join(', ')}.

Examples:
  hearsay list
  hearsay list events --support independent --from 2024-10
  hearsay list claims --actor state:KP --stance denies
  hearsay list log --format json

With --format json one object is printed to a line. Exit status: 0 listed, 1 the dossier is in use or lost, 2 wrong usage.`;

export function listCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('list').description('list what a kept dossier holds').addArgument(
    new Command()
      .createArgument('[kind]', 'what to list')
      .choices([...KINDS])
      .default('documents'),
  );
  return withFilters(withDossierOptions(command))
    .addHelpText('after', LIST_HELP)
    .action(async (kind: string, flags: ListFlags, made: Command) => {
      refuseUnfit(kind, flags, made);
      await reachDossier(flags, environment, { command: 'list' }, (client) => list(client, kind, flags, environment));
      settle(STATUS.ok);
    });
}

const SEARCH_HELP = `
Words are searched as they are or in another form ("ship" finds "ships"); "in quotes" a phrase, or for either, - leaves out.

Examples:
  hearsay search '"artillery shells" -ukraine'
  hearsay search barges --in claims --actor state:RU --format json

Exit status: 0 searched, 1 the dossier is in use or lost, 2 wrong usage.`;

export function searchCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('search')
    .description('search the texts, claims and events of a kept dossier')
    .argument('<words...>', 'what to look for')
    .addOption(
      new Option('--in <kinds>', 'documents, claims, events; several with commas').argParser((given: string) =>
        given.split(','),
      ),
    );
  return withFilters(withDossierOptions(command))
    .addHelpText('after', SEARCH_HELP)
    .action(async (words: string[], flags: ListFlags) => {
      await reachDossier(flags, environment, { command: 'search' }, (client) =>
        search(client, words.join(' '), flags, environment),
      );
      settle(STATUS.ok);
    });
}

function withFilters(command: Command): Command {
  return command
    .option('--actor <id>', 'a state, body or person, such as state:KP')
    .option('--type <type>', 'a type of event, such as missile-test')
    .option('--from <time>', 'not before this day, month or year')
    .option('--to <time>', 'not after it')
    .option('--outlet <id>', 'an outlet')
    .option('--document <id>', 'told in this document')
    .option('--event <id>', 'about this event')
    .addOption(new Option('--stance <stance>', 'what the speaker does').choices([...STANCES]))
    .addOption(new Option('--certainty <certainty>', 'how sure the speaker is').choices([...CERTAINTIES]))
    .addOption(new Option('--support <support>', 'what an event rests on').choices([...SUPPORTS]))
    .option('--contested', 'denied by somebody')
    .option('--independent <n>', 'independent origins, at least', wholeNumber(0, 1_000))
    .option('--limit <n>', 'most to print (default: all; in a search 10 of each)', wholeNumber(1, 1_000_000))
    .addOption(new Option('-f, --format <format>', 'form of the list').choices(['text', 'json']).default('text'));
}

function refuseUnfit(kind: string, flags: ListFlags, command: Command): void {
  for (const [name, kinds] of Object.entries(FILTERS)) {
    if (flags[name] !== undefined && !kinds.includes(kind))
      command.error(`error: --${name} narrows ${kinds.join(' and ')}, not ${kind}.`);
  }
}

function filtersOf(flags: ListFlags): Query {
  return Object.fromEntries(
    Object.keys(FILTERS).flatMap((name) => (flags[name] === undefined ? [] : [[name, String(flags[name])]])),
  );
}

async function list(client: Client, kind: string, flags: ListFlags, environment: Environment): Promise<void> {
  const items = kind === 'log' ? client.log() : client.list(kind as Listed, filtersOf(flags));
  let left = flags.limit ?? Number.POSITIVE_INFINITY;
  for await (const item of items) {
    if (left-- <= 0) break;
    const line = flags.format === 'json' ? inertJson(item) : lineOf(kind, item);
    await writeOutput([`${line}\n`], undefined, environment);
  }
}

async function search(client: Client, words: string, flags: ListFlags, environment: Environment): Promise<void> {
  const found = await client.search(words, {
    ...filtersOf(flags),
    ...(flags.limit !== undefined && { limit: Math.min(50, flags.limit) }),
    ...(flags.in && { in: flags.in }),
  });
  if (flags.format === 'json') return writeOutput([`${inertJson(found)}\n`], undefined, environment);
  const lines = ['documents', 'claims', 'events'].flatMap((kind) => {
    const { items = [], next } = (found as Record<string, { items?: unknown[]; next?: string }>)[kind] ?? {};
    if (items.length === 0) return [];
    return [
      `${kind}${next === undefined ? '' : ` (first ${items.length})`}`,
      ...items.map((item) => `  ${lineOf(kind, item)}`),
    ];
  });
  const none = [`Nothing has these words; \`hearsay list\` shows what there is.`];
  await writeOutput(
    (lines.length === 0 ? none : lines).map((line) => `${line}\n`),
    undefined,
    environment,
  );
}

/** Characters of one line. */
const WIDTH = 160;

/** What a thing is called, behind its id: "3f2a91c07b5de814 · 2024-03-12 · reuters · Missile flew 400 km". */
export function lineOf(kind: string, item: unknown): string {
  if (typeof item === 'string') return oneLine(item);
  const one = item as Listing;
  const id = one.id ?? one.seq ?? one.claim ?? one.to;
  const name = NAMES[kind]?.(one) ?? one.name ?? one.label ?? one.explanation ?? one.kind ?? one.type;
  return shorten(oneLine(columns(id, name)), WIDTH);
}

/** The columns that there are, with a mark between two that survives where white space is joined. */
function columns(...cells: readonly (string | number | undefined)[]): string {
  return cells.filter((cell) => cell !== undefined && cell !== '').join(' · ');
}

/** What lists give, as far as a line tells it. */
interface Listing {
  readonly id?: string;
  readonly seq?: number;
  readonly claim?: string;
  readonly to?: string;
  readonly from?: string;
  readonly name?: string;
  readonly label?: string;
  readonly explanation?: string;
  readonly kind?: string;
  readonly type?: string;
  readonly published?: { readonly edtf: string } | string | null;
  readonly outlet?: string | null;
  readonly title?: string;
  readonly place?: string;
  readonly path?: string;
  readonly url?: string;
  readonly stance?: string;
  readonly speaker?: string;
  readonly chain?: readonly { readonly name: string }[];
  readonly words?: readonly string[];
  readonly contents?: readonly { readonly text: string }[];
  readonly support?: string;
  readonly contested?: boolean;
  readonly documents?: number | readonly string[];
  readonly reason?: string;
  readonly horizon?: string;
  readonly outcome?: string;
  readonly target?: { readonly kind: string; readonly id: string };
  readonly who?: string;
  readonly why?: string;
  readonly withdrawn?: object | null;
  readonly at?: string;
  readonly action?: string;
  readonly body?: string;
}

const NAMES: Readonly<Record<string, (one: Listing) => string>> = {
  documents: ({ published, outlet, title, place, path, url }) =>
    columns(dayOf(published), outlet ?? 'no outlet', title || place || path || url),
  claims: ({ stance, speaker, chain, words, contents }) => {
    const said = words ?? (contents ?? []).map(({ text }) => text);
    return `${speaker ?? chain?.[0]?.name ?? 'the outlet'} ${stance}: ${said.join(' … ')}`;
  },
  events: ({ label, support, contested, documents }) =>
    columns(
      label,
      `${support}${contested ? ', contested' : ''}`,
      typeof documents === 'number' ? count(documents, 'document') : undefined,
    ),
  lineage: ({ kind, from, to, reason }) => `${kind}: ${from} → ${to}. ${reason}`,
  predictions: ({ horizon, outcome }) => `${horizon ?? 'no time named'}: ${outcome}`,
  judgements: ({ kind, target, who, why, withdrawn }) =>
    `${kind} ${target?.kind} ${target?.id}, ${who}: ${why}${withdrawn ? ' (withdrawn)' : ''}`,
  log: ({ at, who, action, body }) => columns(at, who, action, body),
};

function dayOf(published: Listing['published']): string {
  return (typeof published === 'string' ? published : published?.edtf) ?? 'undated';
}
