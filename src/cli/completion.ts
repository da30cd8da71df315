// `hearsay completion`: prints a script that completes commands, options and their values in bash, zsh or fish.
import { Argument, type Command, Command as Program } from 'commander';
import type { Environment } from './environment.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

const HOW = `
To use it:
  bash  hearsay completion bash > ~/.local/share/bash-completion/completions/hearsay
  zsh   hearsay completion zsh > "\${fpath[1]}/_hearsay"
  fish  hearsay completion fish > ~/.config/fish/completions/hearsay.fish`;

/** `makeProgram` gives the whole tree, so that the scripts never fall behind it. */
export function completionCommand({ stdout }: Environment, makeProgram: () => Command): Command {
  return new Program('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices([...SHELLS]))
    .addHelpText('after', HOW)
    .action((shell: Shell) => void stdout.write(SCRIPTS[shell](commandsOf(makeProgram()))));
}

interface CommandShape {
  readonly name: string;
  readonly description: string;
  readonly options: readonly {
    readonly flags: readonly string[];
    readonly description: string;
    readonly values?: readonly string[];
    /** What stands after it; `file` also for a folder. */
    readonly takes: 'nothing' | 'file' | 'words';
  }[];
  readonly values: readonly string[];
  readonly takesFiles: boolean;
}

function commandsOf(program: Command): CommandShape[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map((option) => ({
        flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
        description: option.description,
        ...(option.argChoices && { values: option.argChoices }),
        takes: !option.required ? 'nothing' : /<(?:file|folder)s?(?:\.\.\.)?>/.test(option.flags) ? 'file' : 'words',
      })),
    values: command.registeredArguments.flatMap((argument) => argument.argChoices ?? []),
    takesFiles: command.registeredArguments.some((argument) => !argument.argChoices),
  }));
}

const SCRIPTS: Readonly<Record<Shell, (commands: readonly CommandShape[]) => string>> = { bash, zsh, fish };

function bash(commands: readonly CommandShape[]): string {
  const cases = commands.map(
    ({ name, options, values }) =>
      `    ${name}) words="${[...options.flatMap((option) => option.flags), ...values].join(' ')}" ;;`,
  );
  const choices = commands.flatMap(({ options }) =>
    options
      .filter((option) => option.values)
      .map(
        (option) =>
          `    ${option.flags.join('|')}) COMPREPLY=($(compgen -W "${option.values!.join(' ')}" -- "$word")); return ;;`,
      ),
  );
  return `# bash completion for hearsay
_hearsay() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map((command) => command.name).join(' ')} --help --version" -- "$word"))
    return
  fi
  case "$before" in
${choices.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _hearsay hearsay
`;
}

function zsh(commands: readonly CommandShape[]): string {
  const quoted = (words: string) =>
    words.replaceAll("'", "'\\''").replaceAll('[', '(').replaceAll(']', ')').replaceAll(':', ' -');
  const names = commands.map(({ name, description }) => `    '${name}:${quoted(description)}'`);
  const cases = commands.map(({ name, options, values, takesFiles }) => {
    const lines = options.flatMap(({ flags, description, values: choices, takes }) =>
      flags.map(
        (flag) =>
          `'${flag}[${quoted(description)}]${takes === 'nothing' ? '' : `:value:${choices ? `(${choices.join(' ')})` : takes === 'file' ? '_files' : ''}`}'`,
      ),
    );
    const rest = values.length > 0 ? [`'1:value:(${values.join(' ')})'`] : takesFiles ? [`'*:input:_files'`] : [];
    return `    ${name}) _arguments ${[...lines, ...rest].join(' ')} ;;`;
  });
  return `#compdef hearsay
# zsh completion for hearsay
_hearsay() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
_hearsay "$@"
`;
}

function fish(commands: readonly CommandShape[]): string {
  const quoted = (words: string) => words.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  const lines = commands.flatMap(({ name, description, options, values }) => [
    `complete -c hearsay -n __fish_use_subcommand -f -a ${name} -d '${quoted(description)}'`,
    ...options.map(({ flags, description: what, values: choices, takes }) => {
      const forms = flags
        .map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
        .join(' ');
      return `complete -c hearsay -n '__fish_seen_subcommand_from ${name}' ${forms}${takes === 'nothing' ? '' : takes === 'file' ? ' -r' : ' -x'}${choices ? ` -a '${choices.join(' ')}'` : ''} -d '${quoted(what)}'`;
    }),
    ...(values.length > 0
      ? [`complete -c hearsay -n '__fish_seen_subcommand_from ${name}' -f -a '${values.join(' ')}'`]
      : []),
  ]);
  return `# fish completion for hearsay\n${lines.join('\n')}\n`;
}
