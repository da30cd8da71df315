// `hearsay export` and `hearsay import`: a whole dossier as one file, or what is known from it for other programs.
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import {
  type BRIEF_FORMATS,
  briefPieces,
  INTERCHANGE_FORMATS,
  type InterchangeFormat,
  interchangePieces,
  OFFICE_FORMATS,
  type OfficeFormat,
  officePieces,
} from '../export/index.ts';
import { ArchiveError } from '../keeping/errors.ts';
import type { KeptDossier } from '../keeping/kept.ts';
import { type DossierFlags, told, withDossier, withDossierOptions } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
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
  const { stdout, cwd } = environment;
  if (output === undefined && stdout.isTTY === true && (format === 'archive' || format === 'xlsx'))
    throw new Failure(`${format} is a file, not text for a terminal; give --output, or send it through a pipe.`);
  if (output !== undefined) await checkOutput(output, cwd);
  await withDossier(flags, environment, { command: 'export' }, async (dossier) => {
    if (format === 'archive') await writeArchive(dossier, output, environment);
    else await writeOutput(await piecesOf(dossier, format), output, environment);
  }).catch((error: unknown) => {
    throw error instanceof ArchiveError ? new Failure(error.message, STATUS.someUnread) : told(error);
  });
}

async function piecesOf(
  dossier: KeptDossier,
  format: Exclude<Format, 'archive'>,
): Promise<Iterable<string | Uint8Array>> {
  const analysis = await dossier.analysis();
  const isInterchange = (INTERCHANGE_FORMATS as readonly string[]).includes(format);
  if (isInterchange)
    return interchangePieces(analysis, { format: format as InterchangeFormat, eventTypes: dossier.pack.events ?? [] });
  if ((OFFICE_FORMATS as readonly string[]).includes(format))
    return officePieces(analysis, { format: format as OfficeFormat });
  return briefPieces(analysis, {
    format: format as (typeof BRIEF_FORMATS)[number],
    all: true,
    width: 80,
    color: false,
  });
}

/** Beside the file, then renamed. */
async function writeArchive(dossier: KeptDossier, output: string | undefined, environment: Environment): Promise<void> {
  if (output === undefined) {
    for await (const piece of dossier.archive()) await writeOutput([piece], undefined, environment);
    return;
  }
  const file = resolve(environment.cwd, output);
  const beside = `${file}.part`;
  try {
    const handle = await open(beside, 'w');
    try {
      for await (const piece of dossier.archive()) await handle.writeFile(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
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
    dossier.fill(createReadStream(resolve(environment.cwd, file)), at),
  ).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof ArchiveError) throw new Failure(error.message, STATUS.someUnread);
    if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'EACCES')
      throw new Failure(`${file} could not be read (${error.code}); check its name and rights.`);
    throw told(error);
  });
  environment.stdout.write(
    `${counts.documents} documents and ${counts.entries} entries of the log imported; nothing was changed in them.\n`,
  );
}
