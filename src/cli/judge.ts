// `hearsay judge`: takes an exported claims sheet back, with what an analyst wrote into it.
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import type { JudgementPlan } from '../export/judgements/index.ts';
import { type DossierFlags, whoOption, withDossierOptions } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { readNamed } from './named-file.ts';
import { writeAnswer } from './output.ts';
import { reachDossier } from './reach.ts';

interface JudgeFlags extends DossierFlags {
  readonly dryRun?: boolean;
  readonly format: 'text' | 'json';
}

const HELP = `
The sheet is that of \`hearsay brief --format xlsx\` (or csv) of the dossier. In the last columns of its claims write confirm,
reject, correct or comment, what is right, and why; leave the other columns as they are. A row whose claim has changed since is not
taken.

Examples:
  hearsay brief --output claims.xlsx
  hearsay judge claims.xlsx --dry-run
  hearsay judge claims.xlsx --who anna

Exit status: 0 all rows taken, 1 some were not, 2 wrong usage.`;

export function judgeCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('judge')
    .description('take judgements from a claims sheet')
    .argument('<file>', 'the sheet, .xlsx or .csv')
    .option('-n, --dry-run', 'tell what would change, and change nothing')
    .addOption(new Option('-f, --format <format>', 'form of what is told').choices(['text', 'json']).default('text'))
    .addOption(whoOption());
  return withDossierOptions(command)
    .addHelpText('after', HELP)
    .action(async (file: string, flags: JudgeFlags) => settle(await judge(file, flags, environment)));
}

async function judge(file: string, flags: JudgeFlags, environment: Environment): Promise<number> {
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
