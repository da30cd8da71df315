// `hearsay brief`: reads inputs and prints who claims what, with the exact words.
import { Command, Option } from 'commander';
import type { Analysis } from '../document/analysis.ts';
import { STANDARDS, type Standard } from '../document/verdict.ts';
import { EXPORT_FORMATS, type ExportFormat, isOfficeFormat } from '../export/index.ts';
import { shippedPackFolder } from '../packs/common.ts';
import type { EventType } from '../packs/event-type.ts';
import { withStandard } from '../sanctions/provisions/standard.ts';
import { withDossierOptions } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { piecesToWrite, refuseTerminal } from './export-format.ts';
import { listsOption } from './lists.ts';
import { isoDay, wholeNumber } from './numbers.ts';
import { checkOutput, writeOutput } from './output.ts';
import { loadPacks } from './packs.ts';
import { readFor, type SubjectFlags } from './read-for.ts';
import { withReadingOptions } from './reading-options.ts';
import { screened } from './screened.ts';

interface BriefFlags extends SubjectFlags {
  readonly format?: ExportFormat;
  readonly output?: string;
  readonly all?: boolean;
  readonly width?: number;
  readonly color?: boolean;
  readonly asOf?: string;
  readonly standard?: Standard;
  readonly lists?: string;
  readonly screen?: boolean;
}

const EXAMPLES = `
An input is a file, a folder (read with its subfolders), a glob in quotes, an http(s) address, or - for standard input.
Read are: plain text, Markdown, HTML, PDF, RSS, Atom and JSON feeds, .eml, .mhtml, .docx, and .zip of these.

Examples:
  hearsay brief articles/
  hearsay brief report.pdf "saved/*.html" --all
  hearsay brief articles/ --as-of 2024-12-31
  hearsay brief articles/ --no-screen
  hearsay brief articles/ --pack dprk --pack my-pack/
  hearsay brief https://example.org/story.html --format md --output brief.md
  hearsay brief articles/ --output memo.docx
  hearsay brief articles/ --output claims.xlsx
  hearsay brief articles/ --format stix --output articles.stix.json
  cat story.txt | hearsay brief -

Formats for other programs: json and jsonl (the whole analysis, one object or one line for each), csv and xlsx (a row for each
claim), stix (a STIX 2.1 bundle), ftm (FollowTheMoney entities, JSON lines), webannotation (W3C Web Annotation, JSON-LD),
plover (PLOVER event rows, CSV). The ending .json means json, .csv means csv: for the last four give --format.

Exit status: 0 all read, 1 some inputs could not be read, 2 wrong usage.`;

export function briefCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('brief')
    .description('print who claims what in the inputs, with the exact words')
    .argument(
      '[inputs...]',
      'files, folders, globs, http(s) addresses, or - for standard input; without any, the kept dossier is read',
    )
    .addOption(
      new Option(
        '-f, --format <format>',
        'form of the brief (default: by the ending of --output, else terminal)',
      ).choices(EXPORT_FORMATS),
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
    .option('--as-of <day>', 'tell which expectations had passed on this day, such as 2024-12-31', isoDay)
    .addOption(
      new Option(
        '--standard <standard>',
        'how well an event must be told for its provisions: two-origins, document (one primary document), or either (default)',
      ).choices(STANDARDS),
    );
  command
    .addOption(
      new Option('--screen', 'screen the names against the lists of sanctions (default: where lists are kept)'),
    )
    .option('--no-screen', 'do not screen names, though lists are kept')
    .addOption(listsOption());
  return withReadingOptions(withDossierOptions(command))
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], flags: BriefFlags) => settle(await brief(inputs, flags, environment)));
}

/** Formats that tell which names are like listed ones. */
const SCREENED: ReadonlySet<ExportFormat> = new Set(['terminal', 'md', 'html', 'json']);

async function brief(inputs: readonly string[], flags: BriefFlags, environment: Environment): Promise<number> {
  const { cwd } = environment;
  const format = flags.format ?? formatOf(flags.output);
  if (flags.screen === true && !SCREENED.has(format))
    throw new Failure(`${format} has no place for names on lists; give --format ${[...SCREENED].join(', ')}.`);
  if (isOfficeFormat(format)) refuseTerminal(format, `brief.${format}`, flags.output, environment);
  if (flags.output !== undefined) await checkOutput(flags.output, cwd);
  const read = await readFor('brief', inputs, flags, environment);
  const judged = flags.standard === undefined ? read : withStandard(read, flags.standard);
  const { analysis, isWhole } = SCREENED.has(format)
    ? await screened(judged, flags, environment)
    : { analysis: judged, isWhole: true };
  const pieces = piecesToWrite(analysis, {
    format,
    ...(format === 'plover' && { eventTypes: await eventTypesFor(analysis, flags, environment) }),
    ...(flags.asOf !== undefined && { asOf: flags.asOf }),
    ...terminalOptions(flags, environment),
  });
  await writeOutput(pieces, flags.output, environment);
  return analysis.unread.length === 0 && isWhole ? STATUS.ok : STATUS.someUnread;
}

/** PLOVER codes stand in the packs: those that are named, else those of the analysis that come along. */
async function eventTypesFor(
  { generator }: Analysis,
  { pack }: BriefFlags,
  { cwd }: Environment,
): Promise<readonly EventType[]> {
  const ofAnalysis = generator.packs.map(({ name }) => name).filter((name) => shippedPackFolder(name));
  const { events = [] } = await loadPacks(pack ?? ofAnalysis, cwd);
  return events;
}

/** Formats by the endings of files that are not called as they are. */
const ENDINGS: Readonly<Record<string, ExportFormat>> = { htm: 'html', markdown: 'md' };

function formatOf(output: string | undefined): ExportFormat {
  const ending = /\.(\w+)$/.exec(output ?? '')?.[1]?.toLowerCase() ?? '';
  return ENDINGS[ending] ?? EXPORT_FORMATS.find((format) => format === ending) ?? 'terminal';
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
