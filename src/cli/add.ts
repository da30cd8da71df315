// `hearsay add`: reads inputs into a dossier that is kept, and tells what is known otherwise than before.
import { Command, Option } from 'commander';
import type { Client } from '../api/client.ts';
import type { Change } from '../document/change.ts';
import { unreadLine } from '../document/unread.ts';
import { byWeight, changesAsLines } from '../export/changes/index.ts';
import { count, inert } from '../export/index.ts';
import { expandInputs, nameOfInput, readInput } from '../ingest/inputs/inputs.ts';
import { DEFAULT_LIMITS, UnreadableError } from '../ingest/reading.ts';
import type { AddOutcome } from '../keeping/adding.ts';
import { type DossierFlags, placeOf, whoIs, whoOption, withDossier, withDossierOptions } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { writeAnswer } from './output.ts';
import { createProgress } from './progress.ts';
import { reachDossier } from './reach.ts';
import { type ReadingFlags, readingOptions, withReadingOptions } from './reading-options.ts';

interface AddFlags extends ReadingFlags, DossierFlags {
  readonly format: 'text' | 'json';
  readonly later?: boolean;
}

const HELP = `
Inputs are those of \`hearsay brief\`. A document that is there already is not read twice: only the place is noted, where it is
new. What was kept before an interruption stays; the same command again completes it.

Examples:
  hearsay add articles/
  hearsay add https://example.org/story.html --dossier ~/dossiers/arms
  hearsay add saved.zip --database postgres://anna@db.example/hearsay --dossier arms
  hearsay add inbox/ --later --database postgres://anna@db.example/hearsay

Exit status: 0 all read, 1 some inputs could not be read, 2 wrong usage.`;

export function addCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('add')
    .description('read inputs into a dossier that is kept')
    .argument('<inputs...>', 'files, folders, globs, http(s) addresses, or - for standard input')
    .addOption(new Option('-f, --format <format>', 'form of what is told').choices(['text', 'json']).default('text'))
    .option('--later', 'on a server: hand the inputs over for workers to read (`hearsay worker`)')
    .addOption(whoOption());
  return withReadingOptions(withDossierOptions(command))
    .addHelpText('after', HELP)
    .action(async (inputs: string[], flags: AddFlags) => settle(await add(inputs, flags, environment)));
}

async function add(inputs: readonly string[], flags: AddFlags, environment: Environment): Promise<number> {
  if (flags.later) return addLater(inputs, flags, environment);
  const progress = createProgress(environment.stderr, flags.quiet ?? false);
  const outcome = await reachDossier(flags, environment, { command: 'add', make: true }, (client, local) =>
    local
      ? local.addInputs(inputs, whoIs(flags, environment), { onProgress: progress.update })
      : sendInputs(client, inputs, flags, environment),
  ).finally(progress.stop);
  for (const one of outcome.unread) environment.stderr.write(`hearsay: ${inert(unreadLine(one))}\n`);
  await writeAnswer(outcome, linesOf(outcome), flags, environment);
  return outcome.unread.length === 0 ? STATUS.ok : STATUS.someUnread;
}

/** Bytes go to the database, and workers read them when they are free. */
async function addLater(inputs: readonly string[], flags: AddFlags, environment: Environment): Promise<number> {
  if ('folder' in placeOf(flags, environment))
    throw new Failure(
      '--later needs a server, given by --database or HEARSAY_DATABASE_URL: nothing else reads a folder.',
    );
  const progress = createProgress(environment.stderr, flags.quiet ?? false);
  const report = await withDossier(flags, environment, { command: 'add', make: true }, async (dossier) => {
    dossier.checkCurrent();
    const [{ giveInputs }, { Queue }] = await Promise.all([
      import('../keeping/queue/give.ts'),
      import('../keeping/queue/queue.ts'),
    ]);
    const options = { ...readingOptions(flags, environment), onProgress: progress.update };
    return giveInputs(dossier, await Queue.open(dossier.database), inputs, options, whoIs(flags, environment));
  }).finally(progress.stop);
  for (const one of report.unread) environment.stderr.write(`hearsay: ${inert(unreadLine(one))}\n`);
  const words = `${report.given} handed over; \`hearsay worker\` reads them, on any machine.\n`;
  await writeAnswer(report, [words], flags, environment);
  return report.unread.length === 0 ? STATUS.ok : STATUS.someUnread;
}

/** Sent at once to the process that has the dossier. */
const SENT_AT_ONCE = 20;

/** Reads bytes here and has the owner of the dossier add them. What changed is the owner's to tell. */
async function sendInputs(
  client: Client,
  inputs: readonly string[],
  flags: AddFlags,
  environment: Environment,
): Promise<AddOutcome> {
  const { maxBytes } = { ...DEFAULT_LIMITS, ...readingOptions(flags, environment).limits };
  const expanded = await expandInputs(inputs, { cwd: environment.cwd, maxBytes });
  const reports: Pick<AddOutcome, 'added' | 'seen' | 'unread'>[] = [{ added: [], seen: [], unread: expanded.unread }];
  const urls = expanded.inputs.flatMap((input) => (input.type === 'url' ? [input.url] : []));
  const others = expanded.inputs.filter((input) => input.type !== 'url');
  for (let at = 0; at < urls.length; at += SENT_AT_ONCE)
    reports.push(await client.addUrls(urls.slice(at, at + SENT_AT_ONCE)));
  for (const input of others) {
    try {
      const source = await readInput(input, { maxBytes, stdin: environment.stdin });
      reports.push(await client.addSources([{ source, place: { path: nameOfInput(input) } }]));
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      reports.push({ added: [], seen: [], unread: [{ path: nameOfInput(input), reason: error.message }] });
    }
  }
  return {
    added: reports.flatMap(({ added }) => added),
    seen: reports.flatMap(({ seen }) => seen),
    unread: reports.flatMap(({ unread }) => unread),
    changes: [],
  };
}

function* linesOf({ added, seen, unread, changes }: AddOutcome): Generator<string> {
  const parts = [`${count(added.length, 'document')} added`];
  if (seen.length > 0) parts.push(`${seen.length} there already`);
  if (unread.length > 0) parts.push(`${unread.length} could not be read`);
  yield `${parts.join(', ')}.\n`;
  yield* linesOfChanges(changes);
}

/** Changes told one by one. */
const SHOWN_CHANGES = 20;

/** A line for each change, those that matter most first, and how many are left out. */
export function* linesOfChanges(changes: readonly Change[]): Generator<string> {
  yield changesAsLines(byWeight(changes).slice(0, SHOWN_CHANGES));
  if (changes.length > SHOWN_CHANGES)
    yield `… and ${changes.length - SHOWN_CHANGES} more changes; \`hearsay brief\` tells what is known now.\n`;
}
