// `hearsay brief`: reads inputs and prints who claims what, with the exact words.
import { Command, Option } from 'commander';
import { readInputs } from '../app.ts';
import type { Analysis } from '../document/analysis.ts';
import { unreadLine } from '../document/unread.ts';
import { BRIEF_FORMATS, type BriefFormat, briefPieces, inert } from '../export/index.ts';
import { type Environment, STATUS } from './environment.ts';
import { isoDay, wholeNumber } from './numbers.ts';
import { checkOutput, writeOutput } from './output.ts';
import { DEFAULT_PACK, loadPacks } from './packs.ts';
import { createProgress } from './progress.ts';
import { type ReadingFlags, readingOptions, withReadingOptions } from './reading-options.ts';

interface BriefFlags extends ReadingFlags {
  readonly format?: BriefFormat;
  readonly output?: string;
  readonly all?: boolean;
  readonly width?: number;
  readonly color?: boolean;
  readonly pack?: readonly string[];
  readonly asOf?: string;
}

const EXAMPLES = `
An input is a file, a folder (read with its subfolders), a glob in quotes, an http(s) address, or - for standard input.
Read are: plain text, Markdown, HTML, PDF, RSS, Atom and JSON feeds, .eml, .mhtml, .docx, and .zip of these.

Examples:
  hearsay brief articles/
  hearsay brief report.pdf "saved/*.html" --all
  hearsay brief articles/ --as-of 2024-12-31
  hearsay brief articles/ --pack dprk --pack my-pack/
  hearsay brief https://example.org/story.html --format md --output brief.md
  cat story.txt | hearsay brief -

Exit status: 0 all read, 1 some inputs could not be read, 2 wrong usage.`;

export function briefCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('brief')
    .description('print who claims what in the inputs, with the exact words')
    .argument('<inputs...>', 'files, folders, globs, http(s) addresses, or - for standard input')
    .addOption(
      new Option(
        '-f, --format <format>',
        'form of the brief (default: by the ending of --output, else terminal)',
      ).choices([...BRIEF_FORMATS]),
    )
    .option('-o, --output <file>', 'write there instead of standard output; the file appears whole or not at all')
    .option('-a, --all', 'print every claim in the outlets’ own voice, not only the first three of each document')
    .option(
      '--width <columns>',
      'columns of the terminal form (default: the terminal’s, else 80)',
      wholeNumber(20, 1_000),
    )
    .option('--color', 'colour the terminal form also where it is not a terminal')
    .option('--no-color', 'no colour; the variable NO_COLOR does the same')
    .option(
      '--pack <name or folder>',
      'what to look for: a pack that comes along, or a folder; may be repeated (default: dprk)',
      (folder: string, before: readonly string[] = []) => [...before, folder],
    )
    .option('--as-of <day>', 'tell which expectations had passed on this day, such as 2024-12-31', isoDay);
  return withReadingOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], flags: BriefFlags) => settle(await brief(inputs, flags, environment)));
}

async function brief(inputs: readonly string[], flags: BriefFlags, environment: Environment): Promise<number> {
  const { stderr, cwd } = environment;
  const format = flags.format ?? formatOf(flags.output);
  if (flags.output !== undefined) await checkOutput(flags.output, cwd);
  const pack = await loadPacks(flags.pack ?? [DEFAULT_PACK], cwd);
  const progress = createProgress(stderr, flags.quiet ?? false);
  const analysis = await readInputs(inputs, {
    ...readingOptions(flags, environment),
    pack,
    onProgress: progress.update,
  }).finally(progress.stop);
  reportUnread(analysis, environment);
  const pieces = briefPieces(analysis, {
    format,
    ...terminalOptions(flags, environment),
    ...(flags.asOf !== undefined && { asOf: flags.asOf }),
  });
  await writeOutput(pieces, flags.output, environment);
  return analysis.unread.length === 0 ? STATUS.ok : STATUS.someUnread;
}

function formatOf(output: string | undefined): BriefFormat {
  const ending = /\.(\w+)$/.exec(output ?? '')?.[1]?.toLowerCase();
  if (ending === 'html' || ending === 'htm') return 'html';
  if (ending === 'md' || ending === 'markdown') return 'md';
  return ending === 'json' ? 'json' : 'terminal';
}

function terminalOptions(flags: BriefFlags, { stdout, env }: Environment) {
  const toTerminal = flags.output === undefined && stdout.isTTY === true;
  const wanted = env.NO_COLOR === undefined || env.NO_COLOR === '' ? toTerminal && env.TERM !== 'dumb' : false;
  return {
    all: flags.all ?? false,
    width: flags.width ?? (toTerminal ? (stdout.columns ?? 80) : 80),
    color: flags.color ?? wanted,
  };
}

/** One line each on stderr, so that it is seen also where the brief goes to a file. */
function reportUnread({ unread }: Analysis, { stderr }: Environment): void {
  for (const one of unread) stderr.write(`hearsay: ${inert(unreadLine(one))}\n`);
}
