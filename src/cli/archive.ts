// `hearsay export` and `hearsay import`: a whole dossier as one file, or what is known from it for other programs.
import { Command, Option } from 'commander';
import { INTERCHANGE_FORMATS, isOfficeFormat } from '../export/index.ts';
import { type DossierFlags, withDossier, withDossierOptions } from './dossier.ts';
import { type Environment, STATUS } from './environment.ts';
import { piecesToWrite, refuseTerminal } from './export-format.ts';
import { piecesOfNamed } from './named-file.ts';
import { checkOutput, writeOutput } from './output.ts';

const FORMATS = ['archive', 'csv', 'xlsx', 'json', ...INTERCHANGE_FORMATS] as const;
type Format = (typeof FORMATS)[number];

interface ExportFlags extends DossierFlags {
  readonly format: Format;
  readonly output?: string;
}

const EXPORT_HELP = `
An archive holds everything: originals, texts, analyses, judgements and the log, so that \`hearsay import\` makes the same dossier
elsewhere and \`hearsay verify\` proves it there. The other formats hold what is known: see docs/exports.md.

Examples:
  hearsay export --output arms.hearsay
  hearsay export --format stix --output arms.stix.json
  hearsay export --format jsonl | gzip > arms.jsonl.gz

Exit status: 0 exported, 1 the dossier is in use or lost, 2 wrong usage.`;

export function exportCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('export')
    .description('write a kept dossier as one archive, or what is known from it for other programs')
    .addOption(new Option('-f, --format <format>', 'what to write').choices([...FORMATS]).default('archive'))
    .option('-o, --output <file>', 'write there instead of standard output; the file appears whole or not at all');
  return withDossierOptions(command)
    .addHelpText('after', EXPORT_HELP)
    .action(async (flags: ExportFlags) => {
      await exportDossier(flags, environment);
      settle(STATUS.ok);
    });
}

async function exportDossier(flags: ExportFlags, environment: Environment): Promise<void> {
  const { format, output } = flags;
  if (format === 'archive') refuseTerminal('an archive', 'dossier.hearsay', output, environment);
  if (isOfficeFormat(format)) refuseTerminal(format, `claims.${format}`, output, environment);
  if (output !== undefined) await checkOutput(output, environment.cwd);
  await withDossier(flags, environment, { command: 'export' }, async (dossier) => {
    const { events: eventTypes = [] } = dossier.pack;
    const pieces =
      format === 'archive' ? dossier.archive() : piecesToWrite(await dossier.analysis(), { format, eventTypes });
    await writeOutput(pieces, output, environment);
  });
}

const IMPORT_HELP = `
The dossier must not be there yet. Everything in the archive is hashed again before it counts; where anything was changed, nothing
is imported.

Examples:
  hearsay import arms.hearsay --dossier ~/dossiers/arms
  hearsay import arms.hearsay --database postgres://anna@db.example/hearsay --dossier arms

Exit status: 0 imported, 1 the archive is damaged or was changed, 2 wrong usage.`;

export function importCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('import')
    .description('make a kept dossier of an archive')
    .argument('<file>', 'an archive that `hearsay export` wrote');
  return withDossierOptions(command)
    .addHelpText('after', IMPORT_HELP)
    .action(async (file: string, flags: DossierFlags) => {
      await importDossier(file, flags, environment);
      settle(STATUS.ok);
    });
}

async function importDossier(file: string, flags: DossierFlags, environment: Environment): Promise<void> {
  const at = new Date(environment.now()).toISOString();
  const counts = await withDossier(flags, environment, { command: 'import', make: true }, (dossier) =>
    dossier.fill(piecesOfNamed(file, environment.cwd), at),
  );
  environment.stdout.write(
    `${counts.documents} documents and ${counts.entries} entries of the log imported; nothing was changed in them.\n`,
  );
}
