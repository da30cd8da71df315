// `hearsay judge`: takes an exported claims sheet back, with what an analyst wrote into it.
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { DOSSIER_TARGET } from '../document/judgement.ts';
import { STANDARDS, type Standard } from '../document/verdict.ts';
import type { JudgementPlan } from '../export/judgements/index.ts';
import { type DossierFlags, whoOption, withDossierOptions } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { readNamed } from './named-file.ts';
import { writeAnswer } from './output.ts';
import { reachDossier } from './reach.ts';

interface JudgeFlags extends DossierFlags {
  readonly dryRun?: boolean;
  readonly standard?: Standard;
  readonly why?: string;
  readonly format: 'text' | 'json';
}

const HELP = `
The sheet is that of \`hearsay brief --format xlsx\` (or csv) of the dossier. In the last columns of its claims write confirm,
reject, correct or comment, what is right, and why; leave the other columns as they are. A row whose claim has changed since is not
taken.

With --standard and --why, and no sheet, it sets how well an event must be told before the law beside it says that the standard of
evidence is met: on two independent origins, by one primary document (a claim that rests on a document and whose speaker is named), or
either of the two, which is meant where nobody set it.

Examples:
  hearsay brief --output claims.xlsx
  hearsay judge claims.xlsx --dry-run
  hearsay judge claims.xlsx --who anna
  hearsay judge --standard two-origins --why "Our panel asks for two." --who anna

Exit status: 0 all rows taken, 1 some were not, 2 wrong usage.`;

export function judgeCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('judge')
    .description('take judgements from a claims sheet, or set the standard of evidence of the dossier')
    .argument('[file]', 'the sheet, .xlsx or .csv')
    .option('-n, --dry-run', 'tell what would change, and change nothing')
    .addOption(new Option('-f, --format <format>', 'form of what is told').choices(['text', 'json']).default('text'))
    .addOption(new Option('--standard <standard>', 'how well an event must be told, from now on').choices(STANDARDS))
    .option('--why <words>', 'the reason of the standard')
    .addOption(whoOption());
  return withDossierOptions(command)
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, flags: JudgeFlags) => settle(await judge(file, flags, environment)));
}

async function judge(file: string | undefined, flags: JudgeFlags, environment: Environment): Promise<number> {
  const { standard, why } = flags;
  if ((file === undefined) === (standard === undefined) || (standard === undefined) !== (why === undefined))
    throw new Failure('give the sheet, or --standard together with --why; see `hearsay judge --help`.');
  return file === undefined ? setStandard(standard!, why!, flags, environment) : judgeSheet(file, flags, environment);
}

async function setStandard(
  standard: Standard,
  why: string,
  flags: JudgeFlags,
  environment: Environment,
): Promise<number> {
  const made = { kind: 'set', target: { kind: 'dossier', id: DOSSIER_TARGET }, value: { standard }, why } as const;
  return reachDossier(flags, environment, { command: 'judge' }, async (client) => {
    if (!flags.dryRun) await client.judge([made]);
    const line = flags.dryRun
      ? `It would ask for: ${standard}. Nothing was changed.`
      : `The dossier asks for: ${standard}.`;
    await writeAnswer({ ...made, dryRun: flags.dryRun ?? false }, [`${line}\n`], flags, environment);
    return STATUS.ok;
  });
}

async function judgeSheet(file: string, flags: JudgeFlags, environment: Environment): Promise<number> {
  const bytes = await readNamed(file, environment.cwd);
  const { judgementReport, readJudgements, SheetError } = await import('../export/judgements/index.ts');
  return reachDossier(flags, environment, { command: 'judge' }, async (client) => {
    const { claims } = await client.analysis();
    const byId = new Map(claims.map((claim) => [claim.id, claim]));
    const plan = await readJudgements({ name: basename(file), bytes }, byId).catch((error: unknown) => {
      throw error instanceof SheetError ? new Failure(error.message) : error;
    });
    if (!flags.dryRun) await client.judge(newJudgements(plan));
    const lines = [...judgementReport(plan, byId), ...(flags.dryRun ? ['Nothing was changed.'] : [])];
    await writeAnswer(
      { ...plan, dryRun: flags.dryRun ?? false },
      lines.map((line) => `${line}\n`),
      flags,
      environment,
    );
    return plan.problems.length === 0 ? STATUS.ok : STATUS.someUnread;
  });
}

function newJudgements({ judgements }: JudgementPlan) {
  return judgements.map(({ target, kind, correction, why }) => ({
    kind,
    target: { kind: 'claim' as const, id: target },
    ...(correction && { value: correction }),
    why,
  }));
}
