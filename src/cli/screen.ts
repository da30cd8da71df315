// `hearsay screen`: names against the lists that are kept, with a receipt; and what a person decides on a hit.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { HIT_VERDICTS, type HitVerdict } from '../document/screening.ts';
import { count, inert, inertJson } from '../export/index.ts';
import { THRESHOLD } from '../names/index.ts';
import { decoded, LIST_LIMITS, LISTED_KINDS, type ListedKind, ListStore, unpacked } from '../sanctions/lists/index.ts';
import {
  addDecision,
  type Decisions,
  type HitReceipt,
  loadDecisions,
  queriesOf,
  type Receipt,
  receiptOf,
  ScreeningIndex,
  type ScreenOptions,
  type ScreenQuery,
  screenEntities,
} from '../sanctions/screening/index.ts';
import { countryCodes } from './country-codes.ts';
import { withDossierOptions } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { listsFolder, listsOption, toldAsFailure } from './lists.ts';
import { wholeNumber } from './numbers.ts';
import { checkOutput, writeOutput } from './output.ts';
import { reachDossier } from './reach.ts';
import { readFor, type SubjectFlags } from './read-for.ts';

interface ScreenFlags extends SubjectFlags {
  readonly lists?: string;
  readonly list?: readonly string[];
  readonly kind?: ListedKind;
  readonly born?: string;
  readonly country?: string;
  readonly number?: string;
  readonly threshold: number;
  readonly limit: number;
  readonly format: 'text' | 'json';
  readonly output?: string;
  readonly decide?: HitVerdict;
  readonly entry?: string;
  readonly why?: string;
  readonly who?: string;
  readonly entity?: string;
}

const HELP = `
A hit is a suggestion until a person decides. Each has its score (0 to 1000), what made it point by point, the list with the
SHA-256 of its version, and both names as written. A file is a table with a column "name" (and kind, birth, country, number), or one name a line.

Examples:
  hearsay screen "Ri Son Gwon" "Korea Kwangson Banking Corp"
  hearsay screen customers.csv --format json --output receipts.jsonl
  hearsay screen --dossier my-dossier
  hearsay screen "Kim Yong Chol" --born 1946 --country "North Korea"
  hearsay screen --dossier my-dossier --entity person:pak-chun-il --entry un/KPi.030 --decide same --why "born the same day"
  hearsay screen "Pak Chun Il" --decide not-the-same --entry un/KPi.030 --why "another year of birth"

With --format json one receipt is printed to a line. Exit status: 0 screened, 1 a list or file could not be read, 2 wrong usage.`;

export function screenCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('screen').description('screen names against the lists that are kept');
  return withDossierOptions(command)
    .argument('[names...]', 'names, or files with names; without any, the entities of the kept dossier')
    .addOption(listsOption())
    .option('--list <ids>', 'only these lists, with commas (default: all that are kept)', (given: string) =>
      given.split(','),
    )
    .addOption(new Option('--kind <kind>', 'what the names are of').choices([...LISTED_KINDS]))
    .option('--born <date>', 'day or year of birth of the names given here')
    .option('--country <country>', 'country of the names given here')
    .option('--number <number>', 'passport, registration or IMO number')
    .option('--threshold <points>', 'hits score this or more', wholeNumber(1, 1_000), THRESHOLD)
    .option('--limit <n>', 'most hits for a name', wholeNumber(1, 1_000), 20)
    .addOption(new Option('-f, --format <format>', 'form of the receipt').choices(['text', 'json']).default('text'))
    .option('-o, --output <file>', 'write there instead of standard output; the file appears whole or not at all')
    .addOption(new Option('--decide <verdict>', 'keep a decision on a hit').choices(HIT_VERDICTS))
    .option('--entry <list/id>', 'the entry that the decision is on')
    .option('--entity <id>', 'the entity of the kept dossier that the decision is on; it is kept there')
    .option('--why <words>', 'the reason of the decision')
    .option('--who <name>', 'who decides (default: the user of this machine)')
    .addHelpText('after', HELP)
    .action(async (names: string[], flags: ScreenFlags) => {
      await toldAsFailure(() => (flags.decide ? decide(names, flags, environment) : screen(names, flags, environment)));
      settle(STATUS.ok);
    });
}

async function screen(names: readonly string[], flags: ScreenFlags, environment: Environment): Promise<void> {
  if (flags.output !== undefined) await checkOutput(flags.output, environment.cwd);
  const folder = listsFolder(flags, environment);
  const lists = await new ListStore(folder).loadAll(flags.list);
  if (lists.length === 0) throw new Failure(`there are no lists in ${folder}; \`hearsay lists add FILE\` adds one.`);
  const index = new ScreeningIndex(lists);
  const decisions = await loadDecisions(folder);
  const options = { threshold: flags.threshold, limit: flags.limit, countryOf: await countryCodes(environment.cwd) };
  await writeOutput(pieces(names, flags, environment, { index, decisions, options }), flags.output, environment);
}

interface Screening {
  readonly index: ScreeningIndex;
  readonly decisions: Decisions;
  readonly options: ScreenOptions & { readonly threshold: number };
}

async function* pieces(
  names: readonly string[],
  flags: ScreenFlags,
  environment: Environment,
  screening: Screening,
): AsyncGenerator<string> {
  const { index, decisions, options } = screening;
  if (names.length === 0) {
    yield* entityPieces(flags, environment, screening);
    return;
  }
  for await (const query of queries(names, flags, environment)) {
    const receipt = receiptOf(query, index.screen(query, options), {
      lists: index.lists,
      threshold: options.threshold,
      decisionOf: decisions.on(query),
    });
    yield flags.format === 'json' ? `${inertJson(receipt)}\n` : textOf(receipt);
  }
}

/** A receipt for each entity of the dossier that has a hit, then how many were screened. */
async function* entityPieces(
  flags: ScreenFlags,
  environment: Environment,
  { index, decisions, options }: Screening,
): AsyncGenerator<string> {
  const { entities } = await readFor('screen', [], flags, environment);
  const receipts = screenEntities(entities, index, { ...options, decisions });
  for (const { entity, receipt } of receipts)
    yield flags.format === 'json' ? `${inertJson({ entity, ...receipt })}\n` : textOf(receipt, ` [${entity}]`);
  if (flags.format === 'text')
    yield `${count(receipts.length, 'entity', 'entities')} of ${entities.length} with a hit.\n`;
}

async function* queries(
  names: readonly string[],
  flags: ScreenFlags,
  { cwd }: Environment,
): AsyncGenerator<ScreenQuery> {
  for (const name of names) {
    const path = resolve(cwd, name);
    const isFile = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    if (isFile) yield* withKind(queriesOf(decoded(unpacked(createReadStream(path), LIST_LIMITS.unpacked))), flags.kind);
    else yield queryOf(name, flags);
  }
}

async function* withKind(found: AsyncIterable<ScreenQuery>, kind: ListedKind | undefined): AsyncGenerator<ScreenQuery> {
  for await (const query of found) yield kind && !query.kind ? { ...query, kind } : query;
}

function queryOf(name: string, { kind, born, country, number }: ScreenFlags): ScreenQuery {
  return {
    name,
    ...(kind && { kind }),
    ...(born && { births: [born] }),
    ...(country && { countries: [country] }),
    ...(number && { numbers: [number] }),
  };
}

/** `behind`: what stands behind the name. */
function textOf({ query, hits }: Receipt, behind = ''): string {
  if (hits.length === 0) return inert(`${query.name}: no hit\n`);
  return `${inert(`${query.name}${behind}`)}\n${hits.map(hitText).join('')}`;
}

function hitText({
  score,
  list,
  entry,
  kind,
  listed,
  births,
  programmes,
  version,
  explanation,
  status,
  decision,
}: HitReceipt): string {
  const about = [kind, births.length > 0 ? `born ${births.join(', ')}` : '', programmes.join(', ')]
    .filter(Boolean)
    .join('; ');
  const decided = decision
    ? `decided: ${status}, by ${decision.who} on ${decision.at.slice(0, 10)}: ${decision.why}`
    : 'a suggestion, not decided';
  const lines = [
    `  ${score} ${listed} · ${list}/${entry} (${about}) · version ${version.slice(0, 12)}`,
    ...explanation.map(({ words }) => `      ${words}`),
    `      ${decided}`,
  ];
  return lines.map((line) => `${inert(line)}\n`).join('');
}

async function decide(names: readonly string[], flags: ScreenFlags, environment: Environment): Promise<void> {
  const [name = ''] = names;
  const [listing = '', list = '', entry = ''] = /^([^/]+)\/(.+)$/.exec(flags.entry ?? '') ?? [];
  if (names.length !== (flags.entity === undefined ? 1 : 0) || entry === '' || !flags.why)
    throw new Failure(
      'a decision is on one name, or on --entity ID of the dossier, and one entry, with a reason; give --entry LIST/ID and --why WORDS.',
    );
  const folder = listsFolder(flags, environment);
  const { entries } = await new ListStore(folder).load(list);
  if (!entries.some(({ id }) => id === entry))
    throw new Failure(`the list "${list}" has no entry ${entry}; \`hearsay screen\` shows the ids of hits.`);
  const said = `${listing} are ${flags.decide === 'same' ? 'the same' : 'not the same'}`;
  if (flags.entity !== undefined) {
    await decideInDossier(flags.entity, listing, flags, environment);
    await writeOutput([inert(`Kept with the dossier: ${flags.entity} and ${said}.\n`)], undefined, environment);
    return;
  }
  const { env, now } = environment;
  const who = flags.who ?? env.USER ?? env.USERNAME ?? 'unknown';
  const decision = {
    name,
    ...(flags.born && { birth: flags.born }),
    list,
    entry,
    verdict: flags.decide!,
    who,
    at: new Date(now()).toISOString(),
    why: flags.why,
  };
  await addDecision(folder, decision);
  await writeOutput([inert(`Kept: "${name}" and ${said}.\n`)], undefined, environment);
}

async function decideInDossier(
  id: string,
  listing: string,
  flags: ScreenFlags,
  environment: Environment,
): Promise<void> {
  const value = { listing, verdict: flags.decide! };
  await reachDossier(flags, environment, { command: 'screen' }, (client) =>
    client.judge([{ kind: 'decide', target: { kind: 'entity', id }, value, why: flags.why! }]),
  );
}
