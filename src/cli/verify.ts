// `hearsay verify`: hashes everything in a kept dossier again, and names the first thing that changed.
import { Command, Option } from 'commander';
import { inert } from '../export/index.ts';
import type { Verification } from '../store/verify.ts';
import { type DossierFlags, withDossier, withDossierOptions } from './dossier.ts';
import { type Environment, STATUS } from './environment.ts';
import { writeAnswer } from './output.ts';
import { createProgress } from './progress.ts';

interface VerifyFlags extends DossierFlags {
  readonly format: 'text' | 'json';
}

const HELP = `
The log is followed from its first entry, each of which hashes the one before; then every original, text, place, analysis and
judgement is held against the entry that kept it. The hash of the last entry stands for all of them: write it down elsewhere, and
nobody can make the whole log anew unseen.

Examples:
  hearsay verify
  hearsay verify --dossier ~/dossiers/arms --format json

Exit status: 0 nothing changed, 1 something did, or the dossier is in use or lost, 2 wrong usage.`;

export function verifyCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('verify')
    .description('check that nothing in a kept dossier was changed behind its back')
    .addOption(new Option('-f, --format <format>', 'form of the answer').choices(['text', 'json']).default('text'));
  return withDossierOptions(command)
    .addHelpText('after', HELP)
    .action(async (flags: VerifyFlags) => settle(await verify(flags, environment)));
}

async function verify(flags: VerifyFlags, environment: Environment): Promise<number> {
  const progress = createProgress(environment.stderr, false);
  const found = await withDossier(flags, environment, { command: 'verify' }, (dossier) =>
    dossier.verify((done, total) => progress.update(done, total, 'documents')),
  ).finally(progress.stop);
  await writeAnswer(found, linesOf(found), flags, environment);
  return found.faults.length === 0 ? STATUS.ok : STATUS.someUnread;
}

function* linesOf({ entries, documents, judgements, conclusions, head, faults }: Verification): Generator<string> {
  const what = `${entries} entries of the log, ${documents} documents, ${judgements} judgements, ${conclusions} conclusions`;
  if (faults.length === 0) {
    yield `Nothing was changed: ${what}.\nLast entry: ${head}\n`;
    return;
  }
  yield `Changed, first: ${inert(faults[0]!.sentence)}\n`;
  for (const { sentence } of faults.slice(1)) yield `  then: ${inert(sentence)}\n`;
  yield `Checked: ${what}.\n`;
}
