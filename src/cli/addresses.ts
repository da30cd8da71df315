// `hearsay addresses`: finds addresses on blockchains in inputs and compares them with lists.
import { Command, Option } from 'commander';
import type { AddressReport } from '../addresses/report.ts';
import { searchInputs } from '../app.ts';
import { unreadLine } from '../document/unread.ts';
import { ADDRESS_FORMATS, type AddressFormat, addressPieces } from '../export/addresses/index.ts';
import { inert } from '../export/index.ts';
import { loadAddressLists } from './address-lists.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { checkOutput, writeOutput } from './output.ts';
import { createProgress } from './progress.ts';
import { type ReadingFlags, readingOptions, withReadingOptions } from './reading-options.ts';

interface AddressFlags extends ReadingFlags {
  readonly list?: readonly string[];
  readonly format?: AddressFormat;
  readonly output?: string;
  readonly failOnMatch?: boolean;
}

const HELP = `
An input is what \`hearsay brief\` takes, or a table of transactions as CSV or TSV, as block explorers export them.
A list is text with one address a line (# begins a comment), a CSV, or OFAC’s SDN list, also packed with gzip.
Found are addresses of Bitcoin, Ethereum and chains of its kind, Tron, Litecoin, Dogecoin, Bitcoin Cash, Bitcoin Gold,
Dash, Zcash, Ripple and Monero, by their checksum; of Solana, which has none, where the chain is named nearby.

Examples:
  hearsay addresses articles/
  hearsay addresses export.csv --list lists/ofac_addresses_*.txt
  hearsay addresses report.pdf --list sdn.csv --format csv --output hits.csv
  hearsay addresses inbox/ --list watch.txt --fail-on-match --quiet

Exit status: 0 all read, 1 some inputs or lines of a list could not be read, 2 wrong usage,
3 with --fail-on-match: an address is on a list.`;

export function addressesCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('addresses')
    .description('find blockchain addresses in the inputs, and which lists hold them')
    .argument('[inputs...]', 'files, folders, globs, http(s) addresses, or - for standard input; before --list')
    .option(
      '-l, --list <files...>',
      'lists to compare with: files, folders, globs; all that follows up to the next option',
    )
    .addOption(
      new Option('-f, --format <format>', 'form of the report (default: by the ending of --output, else text)').choices(
        [...ADDRESS_FORMATS],
      ),
    )
    .option('-o, --output <file>', 'write there instead of standard output; the file appears whole or not at all')
    .option('--fail-on-match', 'end with status 3 where an address is on a list');
  return withReadingOptions(command)
    .addHelpText('after', HELP)
    .action(async (inputs: string[], flags: AddressFlags) => settle(await addresses(inputs, flags, environment)));
}

async function addresses(inputs: readonly string[], flags: AddressFlags, environment: Environment): Promise<number> {
  const { stderr, cwd } = environment;
  checkInputs(inputs, flags);
  if (flags.output !== undefined) await checkOutput(flags.output, cwd);
  const lists = await loadAddressLists(flags.list ?? [], cwd);
  const progress = createProgress(stderr, flags.quiet ?? false);
  const report = await searchInputs(inputs, {
    ...readingOptions(flags, environment),
    lists,
    onProgress: progress.update,
  }).finally(progress.stop);
  for (const line of complaints(report)) stderr.write(`hearsay: ${inert(line)}\n`);
  await writeOutput(addressPieces(report, flags.format ?? formatOf(flags.output)), flags.output, environment);
  return statusOf(report, flags);
}

/** `--list a b` takes what follows it, so inputs that stand there are missed. */
function checkInputs(inputs: readonly string[], { list = [], failOnMatch }: AddressFlags): void {
  if (inputs.length === 0)
    throw new Failure(
      list.length > 1
        ? 'no inputs are given; put them before --list, which takes every name that follows it.'
        : 'no inputs are given; name files, folders or addresses, or - for standard input.',
    );
  if (failOnMatch && list.length === 0)
    throw new Failure('--fail-on-match compares with nothing; name lists with --list.');
}

function formatOf(output: string | undefined): AddressFormat {
  const ending = /\.(\w+)$/.exec(output ?? '')?.[1]?.toLowerCase();
  return ending === 'json' || ending === 'csv' ? ending : 'text';
}

/** One line each for what could not be read: of inputs, and of lists with file and line. */
function complaints({ unread, lists }: AddressReport): string[] {
  const ofLists = lists.flatMap(({ path, problems }) =>
    problems.map(({ line, message }) => `${path}, line ${line}: ${message}`),
  );
  return [...ofLists, ...unread.map(unreadLine)];
}

function statusOf({ counts, unread, lists }: AddressReport, { failOnMatch }: AddressFlags): number {
  if (failOnMatch && counts.listed > 0) return STATUS.matched;
  const isWhole = unread.length === 0 && lists.every(({ problems }) => problems.length === 0);
  return isWhole ? STATUS.ok : STATUS.someUnread;
}
