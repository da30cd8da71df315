// The command behind `npm run pack`: checks packs and prints what is wrong, a line each.
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { byCodeUnit } from '../document/order.ts';
import { commonPackFolder } from './common.ts';
import type { Pack } from './pack.ts';
import { inspectPack, readPack } from './read.ts';

export const PACK_USAGE = `Usage: npm run pack -- check [folder…]

Checks packs: the form of their files, that nothing is defined twice, that the classes, types and ids they speak of exist
in them or in packs/common, and that the words of cases stand in their texts.
Without a folder, every folder in packs/ is checked.

Exit status: 0 no problems, 1 problems, 2 wrong usage.`;

/** What the command prints where, and the exit status. */
export interface CommandOutcome {
  readonly out: readonly string[];
  readonly err: readonly string[];
  readonly status: 0 | 1 | 2;
}

/** Runs the command with `args`; without folders it takes those in `packsFolder`. */
export async function packCommand(args: readonly string[], packsFolder: string): Promise<CommandOutcome> {
  const [command, ...folders] = args;
  if (args.includes('--help') || args.includes('-h')) return { out: [PACK_USAGE], err: [], status: 0 };
  const option = args.find((arg) => arg.startsWith('-'));
  if (option !== undefined) return wrongUsage(`there is no option ${option}; leave it out`);
  if (command === undefined) return wrongUsage('no command given; write "check"');
  if (command !== 'check') return wrongUsage(`there is no command "${command}"; write "check"`);
  return checkFolders(folders.length > 0 ? folders : await foldersIn(packsFolder));
}

function wrongUsage(reason: string): CommandOutcome {
  return { out: [], err: [`pack: ${reason}.`, '', PACK_USAGE], status: 2 };
}

async function foldersIn(parent: string): Promise<string[]> {
  const entries = await readdir(parent, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(parent, entry.name))
    .sort(byCodeUnit);
}

async function checkFolders(folders: readonly string[]): Promise<CommandOutcome> {
  const out: string[] = [];
  let status: 0 | 1 = 0;
  for (const folder of folders) {
    const { files, pack, problems } = await inspectPack(folder, await packsBeside(folder));
    out.push(...problems.map(({ file, line, message }) => `${join(folder, file)}:${line}: ${message}`));
    if (pack) out.push(`${folder}: ${[`${files.length} files`, ...countsOf(pack)].join(', ')}, no problems`);
    else status = 1;
  }
  return { out, err: [], status };
}

/** The common pack, which is always there; nothing where it is the one to be checked, or wrong itself. */
async function packsBeside(folder: string): Promise<Pack[]> {
  const common = commonPackFolder();
  if (resolve(folder) === resolve(common)) return [];
  return readPack(common).then(
    (pack) => [pack],
    () => [],
  );
}

/** "40 outlets", and the other lists that the pack has. */
function countsOf(pack: Pack): string[] {
  const lists = [
    [pack.states, 'states'],
    [pack.classes, 'classes'],
    [pack.events, 'event types'],
    [pack.gazetteer, 'names'],
    [pack.dated, 'dated happenings'],
    [pack.regimes?.flatMap(({ provisions }) => provisions), 'paragraphs'],
    [pack.regimes?.flatMap(({ rules }) => rules), 'rules'],
    [pack.coordinates, 'places on maps'],
  ] as const;
  return [
    `${pack.outlets.length} outlets`,
    ...lists.flatMap(([list, what]) => (list ? [`${list.length} ${what}`] : [])),
  ];
}
