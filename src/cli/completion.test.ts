import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Environment } from './environment.ts';
import { makeProgram, run } from './run.ts';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hearsay-completion-'));
  writeFileSync(join(cwd, 'a story.txt'), '');
  mkdirSync(join(cwd, 'articles'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

function worldOf(printed: string[]): Environment {
  const stdout = new Writable({
    write: (chunk, _encoding, done) => {
      printed.push(String(chunk));
      done();
    },
  });
  return { stdin: (async function* () {})(), stdout, stderr: stdout, env: {}, cwd: '/', now: () => 0 };
}

async function scriptFor(shell: string): Promise<string> {
  const printed: string[] = [];
  expect(await run(['completion', shell], worldOf(printed))).toBe(0);
  return printed.join('');
}

const program = makeProgram(worldOf([]));
const COMMANDS = program.commands.map((command) => ({
  name: command.name(),
  options: command.options.map(({ short, long, argChoices, required }) => ({
    flags: [short, long].filter((flag) => flag !== undefined),
    choices: argChoices,
    takesMore: required,
  })),
  choices: command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
}));
const NAMES = [...COMMANDS.map(({ name }) => name), 'help'];
const HELP = ['-h', '--help'];

/** What bash offers for each line, the last word of which is being typed. */
async function offered(lines: readonly (readonly string[])[]): Promise<string[][]> {
  const asked = lines.map(
    (words) =>
      `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; COMPREPLY=(); _hearsay; printf '%s\\n' "\${COMPREPLY[@]}" //`,
  );
  const script = [await scriptFor('bash'), ...asked].join('\n');
  const answers = execFileSync('bash', ['-s'], { cwd, input: script, encoding: 'utf8' }).split('//\n').slice(0, -1);
  return answers.map((answer) => answer.split('\n').filter(Boolean).sort());
}

describe('bash', () => {
  test('completes every command, and the options of the program', async () => {
    const [all, one, version] = await offered([
      ['hearsay', ''],
      ['hearsay', 'comp'],
      ['hearsay', '--v'],
    ]);
    expect(all).toEqual([...NAMES, '-V', '--version', ...HELP].sort());
    expect([one, version]).toEqual([['completion'], ['--version']]);
  });

  test('completes every option of every command', async () => {
    const answers = await offered(COMMANDS.map(({ name }) => ['hearsay', name, '-']));
    for (const [at, { name, options }] of COMMANDS.entries()) {
      const flags = [...options.flatMap((option) => option.flags), ...HELP];
      expect(answers[at], name).toEqual(flags.sort());
    }
  });

  test('completes the values of every option and argument that has a list, each of its own command', async () => {
    const asked = COMMANDS.flatMap(({ name, options, choices }) => [
      ...options.flatMap(({ flags, choices: values }) =>
        values ? flags.map((flag) => ({ line: ['hearsay', name, flag, ''], values: [...values] })) : [],
      ),
      ...choices.map((choice) => ({ line: ['hearsay', name, choice], values: [choice] })),
    ]);
    expect(asked.length).toBeGreaterThan(40);
    const answers = await offered(asked.map(({ line }) => line));
    for (const [at, { line, values }] of asked.entries()) {
      const isAfterOption = !line.at(-1);
      if (isAfterOption) expect(answers[at], line.join(' ')).toEqual(values.sort());
      else expect(answers[at], line.join(' ')).toEqual(expect.arrayContaining(values));
    }
  });

  test('offers files where files go, whole names, and nothing where any word goes', async () => {
    const files = ['a story.txt', 'articles'];
    const answers = await offered([
      ['hearsay', 'brief', 'a'],
      ['hearsay', 'brief', '--output', 'a'],
      ['hearsay', 'list', '--dossier', 'a'],
      ['hearsay', 'add', '--pack', 'a'],
      ['hearsay', 'add', '--who', 'a'],
      ['hearsay', 'verify', 'a'],
    ]);
    expect(answers).toEqual([files, files, files, files, [], []]);
  });

  test('completes the commands that help is wanted of', async () => {
    expect(await offered([['hearsay', 'help', 'ex']])).toEqual([['explain', 'export']]);
  });
});

/** The line of each command in the script, by its name. */
const LINES: Readonly<Record<string, (script: string, name: string) => string>> = {
  zsh: (script, name) => new RegExp(`^ +${name}\\) _arguments (.*)$`, 'm').exec(script)?.[1] ?? '',
  fish: (script, name) =>
    script
      .split('\n')
      .filter((line) => line.includes(`'__fish_seen_subcommand_from ${name}'`))
      .join('\n'),
};

describe.each(['zsh', 'fish'])('%s', (shell) => {
  const written = (flag: string) =>
    shell === 'zsh' ? `'${flag}[` : flag.startsWith('--') ? ` -l ${flag.slice(2)} ` : ` -s ${flag.slice(1)} `;

  test('has every command, option and value', async () => {
    const script = await scriptFor(shell);
    for (const name of NAMES)
      expect(script).toMatch(shell === 'zsh' ? `\n    '${name}:` : `-n __fish_use_subcommand -f -a ${name} -d`);
    for (const { name, options, choices } of COMMANDS) {
      const line = LINES[shell]!(script, name);
      for (const { flags, choices: values } of options) {
        for (const flag of [...flags, ...HELP]) expect(line, name).toContain(written(flag));
        if (values) expect(line, name).toContain(values.join(' '));
      }
      if (choices.length > 0) expect(line, name).toContain(choices.join(' '));
    }
  });

  test('parses where the shell is installed', async () => {
    const check = spawnSync(shell, ['-n'], { input: await scriptFor(shell), encoding: 'utf8' });
    // A shell that is not here has no status.
    expect([check.status ?? 0, check.stderr ?? '']).toEqual([0, '']);
  });

  test('closes every quotation mark on its line', async () => {
    for (const line of (await scriptFor(shell)).split('\n')) {
      const bare = shell === 'zsh' ? line.replaceAll("'\\''", '') : line.replaceAll("\\'", '');
      expect((bare.match(/'/g) ?? []).length % 2, line).toBe(0);
    }
  });
});
