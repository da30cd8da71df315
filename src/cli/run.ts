// Reads the command line, runs the command, and turns how it went into an exit status.
import { Command, CommanderError } from 'commander';
import { inert } from '../export/index.ts';
import { VERSION } from '../version.ts';
import { accountCommand } from './account.ts';
import { addCommand } from './add.ts';
import { addressesCommand } from './addresses.ts';
import { exportCommand, importCommand } from './archive.ts';
import { briefCommand } from './brief.ts';
import { completionCommand } from './completion.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { explainCommand } from './explain.ts';
import { judgeCommand } from './judge.ts';
import { listCommand, searchCommand } from './list.ts';
import { listsCommand } from './lists.ts';
import { openCommand } from './open.ts';
import { removeCommand } from './remove.ts';
import { rereadCommand } from './reread.ts';
import { schemaCommand } from './schema.ts';
import { screenCommand } from './screen.ts';
import { serveCommand } from './serve.ts';
import { verifyCommand } from './verify.ts';
import { watchCommand } from './watch.ts';
import { workerCommand } from './worker.ts';

/** Runs `hearsay` with `args` (without the program's name). Gives the exit status: 0 all done, 1 some inputs failed, 2 wrong usage, 130 interrupted. */
export async function run(args: readonly string[], environment: Environment): Promise<number> {
  const program = makeProgram(environment);
  try {
    await program.parseAsync(args, { from: 'user' });
    return program.opts<{ status?: number }>().status ?? STATUS.ok;
  } catch (error) {
    return statusOf(error, environment);
  }
}

/** The command tree, as `run` and the completion scripts use it. */
export function makeProgram(environment: Environment): Command {
  const program = new Command('hearsay')
    .description(
      'Reads what was reported and works out what is known: every claim, who makes it, with the exact words.\nRuns offline; nothing leaves this machine but requests for the addresses you name.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError(true)
    .addHelpText(
      'after',
      '\nExit status: 0 all read, 1 some inputs could not be read, 2 wrong usage.\nExample: hearsay brief articles/ --format html --output brief.html',
    );
  const settle = (status: number) => void program.setOptionValue('status', status);
  for (const command of [
    briefCommand(environment, settle),
    openCommand(environment, settle),
    explainCommand(environment, settle),
    addCommand(environment, settle),
    listCommand(environment, settle),
    searchCommand(environment, settle),
    removeCommand(environment, settle),
    judgeCommand(environment, settle),
    watchCommand(environment, settle),
    serveCommand(environment, settle),
    accountCommand(environment, settle),
    exportCommand(environment, settle),
    importCommand(environment, settle),
    rereadCommand(environment, settle),
    verifyCommand(environment, settle),
    addressesCommand(environment, settle),
    listsCommand(environment, settle),
    screenCommand(environment, settle),
    workerCommand(environment, settle),
    schemaCommand(environment),
    completionCommand(environment, () => makeProgram(environment)),
  ]) {
    program.addCommand(command);
  }
  for (const command of [program, ...program.commands]) {
    const path = command === program ? '' : ` ${command.name()}`;
    command
      .helpOption('-h, --help', 'print this help')
      .showHelpAfterError(`See \`hearsay help${path}\`.`)
      .exitOverride()
      .configureOutput({
        outputError: (words, write) => write(inert(words.replace(/^error: /, 'hearsay: '))),
        writeOut: (text) => void environment.stdout.write(text),
        writeErr: (text) => void environment.stderr.write(text),
      });
  }
  return program;
}

function statusOf(error: unknown, { stderr, signal }: Environment): number {
  if (signal?.aborted) return STATUS.interrupted;
  if (error instanceof CommanderError) return error.exitCode === 0 ? STATUS.ok : STATUS.usage;
  if (error instanceof Failure) {
    stderr.write(`hearsay: ${inert(error.message)}\n`);
    return error.status;
  }
  throw error;
}
