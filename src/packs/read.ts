// Reads a pack from its folder, and says what is wrong with it, by file and line.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { byCodeUnit } from '../document/order.ts';
import { checkOutlets, type Finding, KEBAB_CASE, OUTLETS_SHAPE } from './check-outlets.ts';
import { checkStates, STATES_SHAPE } from './check-states.ts';
import type { Pack } from './pack.ts';
import { type PackProblem, readYamlFile, type YamlFile, type YamlPath } from './read-yaml.ts';

export type { PackProblem } from './read-yaml.ts';

const HEAD_FILE = 'pack.yaml';
const OUTLETS_FILE = 'outlets.yaml';
const STATES_FILE = 'states.yaml';
const REQUIRED_FILES = ['README.md', HEAD_FILE];
const KNOWN_FILES = [...REQUIRED_FILES, OUTLETS_FILE, STATES_FILE];

const HEAD_SHAPE = z.strictObject({
  name: z.string().regex(KEBAB_CASE, 'name is not kebab-case; write it in a-z, 0-9 and single hyphens ("common")'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'version is not three numbers; write it like "1.0.0"'),
  description: z.string().regex(/\S/, 'description is empty; say in one sentence what the pack holds'),
});

/** A pack's folder as it was found: the pack where nothing is wrong, the problems in the order of files and lines. */
export interface PackInspection {
  /** Names of the files in the folder, hidden ones left out. */
  readonly files: readonly string[];
  readonly pack?: Pack;
  readonly problems: readonly PackProblem[];
}

/** The pack in `folder`. Throws an Error with the first problems when something is wrong with it. */
export async function readPack(folder: string): Promise<Pack> {
  const { pack, problems } = await inspectPack(folder);
  if (pack) return pack;
  const shown = problems
    .slice(0, MAX_SHOWN)
    .map(({ file, line, message }) => `${join(folder, file)}:${line}: ${message}`);
  const rest = problems.length > MAX_SHOWN ? [`… and ${problems.length - MAX_SHOWN} more`] : [];
  throw new Error([`the pack in ${folder} cannot be used; mend this first:`, ...shown, ...rest].join('\n'));
}

const MAX_SHOWN = 5;

/** Problems told of one file; one mistake repeated ten thousand times is told often enough. */
const MAX_FINDINGS = 100;

/** Reads and checks the pack in `folder` in one go. Throws only where the machine fails to read what is there. */
export async function inspectPack(folder: string): Promise<PackInspection> {
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) return { files: [], problems: [problem('.', 1, 'there is no such folder; check the path')] };
  const files = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort(byCodeUnit);
  const head = await readShaped(folder, files, HEAD_FILE, HEAD_SHAPE);
  const outlets = await readShaped(folder, files, OUTLETS_FILE, OUTLETS_SHAPE);
  const states = await readShaped(folder, files, STATES_FILE, STATES_SHAPE);
  const problems = [
    ...checkFiles(files),
    ...head.problems,
    ...outlets.problems,
    ...toProblems(outlets.source, checkOutlets(outlets.value ?? [])),
    ...states.problems,
    ...toProblems(states.source, checkStates(states.value ?? [])),
  ].sort((a, b) => byCodeUnit(a.file, b.file) || a.line - b.line || byCodeUnit(a.message, b.message));
  if (problems.length > 0 || !head.value) return { files, problems };
  const { name, version } = head.value;
  const pack: Pack = {
    parts: [{ name, version }],
    outlets: outlets.value ?? [],
    ...(states.value && { states: states.value }),
  };
  return { files, problems, pack };
}

function checkFiles(files: readonly string[]): PackProblem[] {
  const missing = REQUIRED_FILES.filter((name) => !files.includes(name));
  const unknown = files.filter((name) => !KNOWN_FILES.includes(name));
  return [
    ...missing.map((name) => problem(name, 1, `${name} is missing; add it to the pack's folder`)),
    ...unknown.map((name) =>
      problem(name, 1, `a pack has no file of this name; remove it or take one of ${KNOWN_FILES.join(', ')}`),
    ),
  ];
}

interface Shaped<T> {
  readonly value?: T;
  readonly source?: YamlFile;
  readonly problems: readonly PackProblem[];
}

/** The file as `shape` describes it; nothing, and no problem, where it is not among `files`. */
async function readShaped<T>(
  folder: string,
  files: readonly string[],
  file: string,
  shape: z.ZodType<T>,
): Promise<Shaped<T>> {
  if (!files.includes(file)) return { problems: [] };
  const source = await readYamlFile(folder, file);
  if (source.problems.length > 0) return { source, problems: source.problems };
  const parsed = shape.safeParse(source.value);
  if (parsed.success) return { value: parsed.data, source, problems: [] };
  return {
    source,
    problems: toProblems(
      source,
      parsed.error.issues.flatMap((issue) => explain(issue, source.value)),
    ),
  };
}

function toProblems(source: YamlFile | undefined, findings: readonly Finding[]): PackProblem[] {
  return source
    ? findings.slice(0, MAX_FINDINGS).map(({ path, message }) => problem(source.file, source.lineOf(path), message))
    : [];
}

function problem(file: string, line: number, message: string): PackProblem {
  return { file, line, message };
}

/** What a shape finds wrong with `whole`, as sentences with the cure. */
function explain(issue: z.core.$ZodIssue, whole: unknown): Finding[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const field = fieldName(path);
  const found = valueAt(whole, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MAX_FINDINGS).map((key) => ({
        path: [...path, key],
        message: `there is no field "${key}" here; remove it or correct its name`,
      }));
    case 'invalid_value':
      if (found === undefined) return [{ path, message: `${field} is missing; add it` }];
      return [{ path, message: `${field} is ${JSON.stringify(found)}; write one of ${issue.values.join(', ')}` }];
    case 'invalid_type':
      if (found === undefined) return [{ path, message: `${field} is missing; add it` }];
      return [
        { path, message: `${field} is ${typeName(found)}; make it ${EXPECTED[issue.expected] ?? issue.expected}` },
      ];
    default:
      return [{ path, message: issue.message }];
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text, in quotes where it looks like a number',
  array: 'a list',
  object: 'fields with values',
};

/** "aliases, entry 2" */
function fieldName(path: YamlPath): string {
  const key = path.at(-1);
  if (path.length === 0) return 'the file';
  if (typeof key === 'string') return key;
  return path.length === 1 ? 'this entry' : `${path.at(-2)}, entry ${Number(key) + 1},`;
}

function valueAt(whole: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    whole,
  );
}

function typeName(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'fields with values' : `a ${typeof value}`;
}
