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
    .action((shell: Shell) => void stdout.write(SCRIPTS[shell](shapeOf(makeProgram()))));
}

interface OptionShape {
  readonly flags: readonly string[];
  readonly description: string;
  readonly values?: readonly string[];
  /** What stands after it; `file` also for a folder. */
  readonly takes: 'nothing' | 'file' | 'words';
}

interface CommandShape {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionShape[];
  readonly values: readonly string[];
  readonly takesFiles: boolean;
}

interface ProgramShape {
  readonly commands: readonly CommandShape[];
  readonly options: readonly OptionShape[];
}

function shapeOf(program: Command): ProgramShape {
  const commands = program.createHelp().visibleCommands(program);
  const names = commands.map((command) => command.name());
  return {
    options: optionsOf(program),
    commands: commands.map((command) => {
      const isHelp = command.name() === 'help';
      return {
        name: command.name(),
        description: command.description(),
        options: optionsOf(command),
        values: isHelp ? names : command.registeredArguments.flatMap((argument) => argument.argChoices ?? []),
        takesFiles: !isHelp && command.registeredArguments.some((argument) => !argument.argChoices),
      };
    }),
  };
}

function optionsOf(command: Command): OptionShape[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .map((option) => ({
      flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
      description: option.description,
      ...(option.argChoices && { values: option.argChoices }),
      takes: !option.required ? 'nothing' : /<[^>]*\b(?:file|folder)/.test(option.flags) ? 'file' : 'words',
    }));
}

const SCRIPTS: Readonly<Record<Shell, (program: ProgramShape) => string>> = { bash, zsh, fish };

function bash({ commands, options }: ProgramShape): string {
  const flagsOf = (of: readonly OptionShape[]) => of.flatMap(({ flags }) => flags);
  const first = [...commands.map(({ name }) => name), ...flagsOf(options)];
  const afterOptions = commands.flatMap((command) =>
    command.options
      .filter(({ takes }) => takes !== 'nothing')
      .map(({ flags, values = [], takes }) => {
        const before = flags.map((flag) => `'${command.name} ${flag}'`).join('|');
        return `    ${before}) words="${values.join(' ')}" files=${takes === 'file' ? 1 : ''} ;;`;
      }),
  );
  const others = commands.map(
    ({ name, options, values, takesFiles }) =>
      `    '${name} '*) words="${[...flagsOf(options), ...values].join(' ')}" files=${takesFiles ? 1 : ''} ;;`,
  );
  return `# bash completion for hearsay
_hearsay_words() {
  local IFS=' '
  compgen -W "$1" -- "$2"
}
_hearsay() {
  local IFS=$'\n' word="\${COMP_WORDS[COMP_CWORD]}" words= files=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(_hearsay_words "${first.join(' ')}" "$word"))
    return
  fi
  case "\${COMP_WORDS[1]} \${COMP_WORDS[COMP_CWORD-1]}" in
${[...afterOptions, ...others].join('\n')}
  esac
  COMPREPLY=($(_hearsay_words "$words" "$word"))
  if [ -n "$files" ]; then COMPREPLY+=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _hearsay hearsay
`;
}

function zsh({ commands, options }: ProgramShape): string {
  const quoted = (words: string) =>
    words.replaceAll("'", "'\\''").replaceAll('[', '(').replaceAll(']', ')').replaceAll(':', ' -');
  const first = [
    ...commands.map(({ name, description }) => `    '${name}:${quoted(description)}'`),
    ...options.flatMap(({ flags, description }) => flags.map((flag) => `    '${flag}:${quoted(description)}'`)),
  ];
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
  local -a first
  first=(
${first.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' first
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

function fish({ commands, options }: ProgramShape): string {
  const quoted = (words: string) => words.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  const optionLine = (when: string, { flags, description, values, takes }: OptionShape) => {
    const forms = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
    const wants = takes === 'nothing' ? '' : takes === 'file' ? ' -r' : ' -x';
    const choices = values ? ` -a '${values.join(' ')}'` : '';
    return `complete -c hearsay -n '${when}' ${forms.join(' ')}${wants}${choices} -d '${quoted(description)}'`;
  };
  const lines = [
    ...options.map((option) => optionLine('__fish_use_subcommand', option)),
    ...commands.flatMap(({ name, description, options, values }) => [
      `complete -c hearsay -n __fish_use_subcommand -f -a ${name} -d '${quoted(description)}'`,
      ...options.map((option) => optionLine(`__fish_seen_subcommand_from ${name}`, option)),
      ...(values.length > 0
        ? [`complete -c hearsay -n '__fish_seen_subcommand_from ${name}' -f -a '${values.join(' ')}'`]
        : []),
    ]),
  ];
  return `# fish completion for hearsay\n${lines.join('\n')}\n`;
}
