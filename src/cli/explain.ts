// `hearsay explain`: reads inputs and prints how one event, claim, origin or document came to what the brief says of it.
import { Command, Option } from 'commander';
import {
  EXPLAIN_FORMATS,
  type ExplainFormat,
  explain,
  explanationPieces,
  type Missed,
} from '../export/explain/index.ts';
import { oneLine, shorten } from '../export/index.ts';
import { withDossierOptions } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { wholeNumber } from './numbers.ts';
import { checkOutput, writeOutput } from './output.ts';
import { readFor, type SubjectFlags } from './read-for.ts';
import { withReadingOptions } from './reading-options.ts';

interface ExplainFlags extends SubjectFlags {
  readonly format: ExplainFormat;
  readonly output?: string;
  readonly width?: number;
}

const HELP = `
What to explain is an id (of an event, a claim, an origin or a document) or its first six digits or more, the number of a
document in the brief, or a part of an event’s label that no other event has. Ids stand in the JSON, the CSV and the
workbook of \`hearsay brief\`, and in what this command prints. Give the same inputs and packs as to the brief.

Examples:
  hearsay explain "arms transfer: North Korea, Russia" articles/
  hearsay explain 54c87b71 articles/ --pack dprk
  hearsay explain 2 articles/
  hearsay explain 54c87b71e17b760c articles/ --format json

Exit status: 0 explained and all read, 1 some inputs could not be read, 2 wrong usage, or nothing or several things meant.`;

export function explainCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('explain')
    .description('print how an event, a claim, an origin or a document was worked out, with the exact words')
    .argument('<what>', 'an id or its beginning, the number of a document, or a part of an event’s label')
    .argument('[inputs...]', 'what `hearsay brief` was given; nothing for the kept dossier')
    .addOption(
      new Option('-f, --format <format>', 'form of the explanation').choices([...EXPLAIN_FORMATS]).default('text'),
    )
    .option('-o, --output <file>', 'write there instead of standard output; the file appears whole or not at all')
    .option('--width <columns>', 'columns of the text (default: the terminal’s, else 80)', wholeNumber(20, 1_000));
  return withReadingOptions(withDossierOptions(command))
    .addHelpText('after', HELP)
    .action(async (what: string, inputs: string[], flags: ExplainFlags) =>
      settle(await explainInputs(what, inputs, flags, environment)),
    );
}

async function explainInputs(
  what: string,
  inputs: readonly string[],
  flags: ExplainFlags,
  environment: Environment,
): Promise<number> {
  const { stdout, cwd } = environment;
  if (flags.output !== undefined) await checkOutput(flags.output, cwd);
  const analysis = await readFor('explain', inputs, flags, environment);
  const explanation = explain(what, analysis);
  if ('problem' in explanation) throw new Failure(sentenceOf(explanation));
  const isTerminal = flags.output === undefined && stdout.isTTY === true;
  const width = flags.width ?? (isTerminal ? (stdout.columns ?? 80) : 80);
  await writeOutput(explanationPieces(explanation, { format: flags.format, width }), flags.output, environment);
  return analysis.unread.length === 0 ? STATUS.ok : STATUS.someUnread;
}

/** Characters of a candidate's label. */
const SHOWN_LABEL = 100;

/** The problem, then one line for each of what may have been meant. */
function sentenceOf({ problem, candidates }: Missed): string {
  if (candidates.length === 0) return `${problem}.`;
  const lines = candidates.map(({ kind, id, label }) => `  ${kind} ${id}  ${shorten(oneLine(label), SHOWN_LABEL)}`);
  return `${problem}. Did you mean one of these?\n${lines.join('\n')}`;
}
