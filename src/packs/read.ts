// Reads a pack from its folder, and says what is wrong with it, by file and line.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { byCodeUnit } from '../document/order.ts';
import { CASES_SHAPE, type Case, checkCases } from './check-cases.ts';
import { CIRCLES_SHAPE, checkCircles } from './check-circles.ts';
import { CLASSES_SHAPE, checkClasses } from './check-classes.ts';
import { COORDINATES_COLUMNS, COORDINATES_SHAPE, checkCoordinates } from './check-coordinates.ts';
import { checkDated, DATED_SHAPE } from './check-dated.ts';
import { checkEvent, EVENT_SHAPE, readEventType } from './check-event.ts';
import { checkGazetteer, GAZETTEER_COLUMNS, GAZETTEER_SHAPE } from './check-gazetteer.ts';
import { checkOutlets, OUTLETS_SHAPE } from './check-outlets.ts';
import { checkRegime, PROVISIONS_SHAPE, type ProvisionPlace, REGIME_SHAPE, RULES_SHAPE } from './check-regime.ts';
import { checkStates, STATES_SHAPE } from './check-states.ts';
import type { EventType } from './event-type.ts';
import { type Finding, KEBAB_CASE, type YamlPath } from './finding.ts';
import { doublyDefined, type Pack } from './pack.ts';
import { readCsvFile } from './read-csv.ts';
import { type PackFile, type PackProblem, readYamlFile } from './read-yaml.ts';
import { type Dangling, danglingReferences } from './references.ts';
import type { Provision, Regime } from './regime.ts';

export type { PackProblem } from './read-yaml.ts';

const HEAD_FILE = 'pack.yaml';
const OUTLETS_FILE = 'outlets.yaml';
const STATES_FILE = 'states.yaml';
const CLASSES_FILE = 'classes.yaml';
const GAZETTEER_FILE = 'gazetteer.csv';
const DATED_FILE = 'dated.yaml';
const CIRCLES_FILE = 'circles.yaml';
const COORDINATES_FILE = 'coordinates.csv';
const REQUIRED_FILES = ['README.md', HEAD_FILE];
const LISTS = [
  ...[OUTLETS_FILE, STATES_FILE, CLASSES_FILE, GAZETTEER_FILE, DATED_FILE, CIRCLES_FILE, COORDINATES_FILE],
];
const EVENTS_FOLDER = 'events';
const CASES_FOLDER = 'cases';
/** A folder for each regime, with REGIME_FILE, RULES_FILE and files of paragraphs. */
const PROVISIONS_FOLDER = 'provisions';
const REGIME_FILE = 'regime.yaml';
const RULES_FILE = 'rules.yaml';
const FOLDERS = [EVENTS_FOLDER, CASES_FOLDER, PROVISIONS_FOLDER];
const KNOWN_NAMES = [...REQUIRED_FILES, ...LISTS, ...FOLDERS];

const HEAD_SHAPE = z.strictObject({
  name: z.string().regex(KEBAB_CASE, 'name is not kebab-case; write it in a-z, 0-9 and single hyphens ("common")'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'version is not three numbers; write it like "1.0.0"'),
  description: z.string().regex(/\S/, 'description is empty; say in one sentence what the pack holds'),
});

/** A pack's folder as it was found: the pack where nothing is wrong, the problems in the order of files and lines. */
export interface PackInspection {
  /** Names of the files in the folder, hidden ones left out; "events/meeting.yaml" for those below it. */
  readonly files: readonly string[];
  readonly pack?: Pack;
  /** What is in cases/: tests, and no part of the pack. */
  readonly cases: readonly Case[];
  readonly problems: readonly PackProblem[];
}

/** The pack in `folder`. Throws an Error with the first problems when something is wrong with it. */
export async function readPack(folder: string): Promise<Pack> {
  const { pack, problems } = await inspect(folder, { cases: false });
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

/**
 * Reads and checks the pack in `folder` in one go, its cases too, and what it says of classes, types and ids, which may stand
 * in `beside` as well. Throws only where the machine fails to read what is there.
 */
export function inspectPack(folder: string, beside: readonly Pack[] = []): Promise<PackInspection> {
  return inspect(folder, { cases: true, beside });
}

/** `beside` absent: references are left to `mergePacks`. */
interface Asked {
  readonly cases: boolean;
  readonly beside?: readonly Pack[];
}

async function inspect(folder: string, asked: Asked): Promise<PackInspection> {
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder)
    return { files: [], cases: [], problems: [problem('.', 1, 'there is no such folder; check the path')] };
  const { names, files, problems: misplaced } = await listFiles(folder);
  const head = await readYaml(folder, names, HEAD_FILE, HEAD_SHAPE);
  const outlets = await readYaml(folder, names, OUTLETS_FILE, OUTLETS_SHAPE, checkOutlets);
  const states = await readYaml(folder, names, STATES_FILE, STATES_SHAPE, checkStates);
  const classes = await readYaml(folder, names, CLASSES_FILE, CLASSES_SHAPE, checkClasses);
  const dated = await readYaml(folder, names, DATED_FILE, DATED_SHAPE, checkDated);
  const circles = await readYaml(folder, names, CIRCLES_FILE, CIRCLES_SHAPE, checkCircles);
  const gazetteer = names.includes(GAZETTEER_FILE)
    ? shaped(await readCsvFile(folder, GAZETTEER_FILE, GAZETTEER_COLUMNS), GAZETTEER_SHAPE, checkGazetteer)
    : ABSENT;
  const coordinates = names.includes(COORDINATES_FILE)
    ? shaped(await readCsvFile(folder, COORDINATES_FILE, COORDINATES_COLUMNS), COORDINATES_SHAPE, checkCoordinates)
    : ABSENT;
  const events = await readEvents(folder, files);
  const regimes = await readRegimes(folder, files);
  const pack: Pack = {
    parts: head.value ? [{ name: head.value.name, version: head.value.version }] : [],
    outlets: outlets.value ?? [],
    ...(states.value && { states: states.value }),
    ...(classes.value && { classes: classes.value }),
    ...(events.length > 0 && { events: events.flatMap(({ value }) => value ?? []) }),
    ...(gazetteer.value && { gazetteer: gazetteer.value }),
    ...(dated.value && { dated: dated.value }),
    ...(circles.value && { circles: circles.value }),
    ...(regimes.length > 0 && { regimes: regimes.flatMap(({ value }) => value ?? []) }),
    ...(coordinates.value && { coordinates: coordinates.value }),
  };
  const cases = asked.cases ? await readCases(folder, files, pack, asked.beside ?? []) : [];
  const lists = [head, outlets, states, classes, dated, circles, gazetteer, coordinates];
  const parts: Shaped<unknown>[] = [...lists, ...events, ...regimes.flatMap(({ parts }) => parts), ...cases];
  const problems = [
    ...misplaced,
    ...parts.flatMap((part) => part.problems),
    ...regimes.flatMap((regime) => regime.problems),
  ];
  const isWhole = parts.every((part) => part.source === undefined || part.value !== undefined);
  if (asked.beside && isWhole) {
    const sources = {
      classes: [classes.source],
      circles: [circles.source],
      gazetteer: [gazetteer.source],
      coordinates: [coordinates.source],
      events: events.map((event) => event.source),
      regimes: regimes.flatMap(({ parts }) => parts.map(({ source }) => source)),
    };
    problems.push(...checkReferences(pack, asked.beside, sources), ...checkBeside(pack, asked.beside));
  }
  problems.sort((a, b) => byCodeUnit(a.file, b.file) || a.line - b.line || byCodeUnit(a.message, b.message));
  const found = { files, problems, cases: cases.flatMap(({ value }) => value ?? []) };
  return problems.length > 0 ? found : { ...found, pack };
}

/** The names in `folder`, and the files in it and one level below. */
async function listFiles(folder: string): Promise<{ names: string[]; files: string[]; problems: PackProblem[] }> {
  const names = await namesIn(folder);
  const problems = checkNames(names);
  const files = names.filter((name) => !FOLDERS.includes(name));
  for (const parent of FOLDERS.filter((name) => names.includes(name))) {
    if (!(await isFolder(folder, parent))) {
      problems.push(problem(parent, 1, 'this is no folder; make it one, with a YAML file for each part'));
      continue;
    }
    for (const within of parent === PROVISIONS_FOLDER ? await foldersBelow(folder, parent, problems) : [parent]) {
      const below = (await namesIn(join(folder, within))).map((name) => `${within}/${name}`);
      const { fine, wrong } = sortOut(below);
      files.push(...below);
      problems.push(
        ...wrong.map((file) => problem(file, 1, 'the name is not kebab-case with ".yaml"; rename or remove it')),
      );
      if (fine.length > MAX_FILES)
        problems.push(problem(within, 1, `there are ${fine.length} files; join them to ${MAX_FILES}`));
    }
  }
  return { names, files: files.sort(byCodeUnit), problems };
}

/** "provisions/un": the folder of each regime; what is no folder, or has no name of one, is a problem. */
async function foldersBelow(folder: string, parent: string, problems: PackProblem[]): Promise<string[]> {
  const below: string[] = [];
  for (const name of (await namesIn(join(folder, parent))).slice(0, MAX_FILES)) {
    const within = `${parent}/${name}`;
    if (KEBAB_CASE.test(name) && (await isFolder(folder, within))) below.push(within);
    else problems.push(problem(within, 1, 'this is no folder of a regime, named in kebab-case; make it one'));
  }
  return below;
}

async function isFolder(folder: string, name: string): Promise<boolean> {
  return (await stat(join(folder, name))).isDirectory();
}

/** Files in one folder of a pack. */
const MAX_FILES = 200;

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort(byCodeUnit);
}

function sortOut(files: readonly string[]): { fine: string[]; wrong: string[] } {
  const isFine = (file: string) => file.endsWith('.yaml') && KEBAB_CASE.test(stemOf(file));
  return { fine: files.filter(isFine), wrong: files.filter((file) => !isFine(file)) };
}

/** "events/meeting.yaml" → "meeting" */
function stemOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
}

function checkNames(names: readonly string[]): PackProblem[] {
  const missing = REQUIRED_FILES.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !KNOWN_NAMES.includes(name));
  return [
    ...missing.map((name) => problem(name, 1, `${name} is missing; add it to the pack's folder`)),
    ...unknown.map((name) =>
      problem(name, 1, `a pack has no file of this name; remove it or take one of ${KNOWN_NAMES.join(', ')}`),
    ),
  ];
}

/** The files of `parent` that a pack may hold, as `listFiles` lets them through. */
function filesBelow(files: readonly string[], parent: string): string[] {
  return sortOut(files.filter((file) => file.startsWith(`${parent}/`))).fine.slice(0, MAX_FILES);
}

async function readEvents(folder: string, files: readonly string[]): Promise<Shaped<EventType>[]> {
  return Promise.all(
    filesBelow(files, EVENTS_FOLDER).map(async (file) => {
      const type = stemOf(file);
      const shape = EVENT_SHAPE.transform((value) => readEventType(type, value));
      return shaped(await readYamlFile(folder, file), shape, checkEvent);
    }),
  );
}

/** A regime with the files it was read from, and what is wrong between them. */
interface ReadRegime {
  readonly value?: Regime;
  readonly parts: readonly Shaped<unknown>[];
  readonly problems: readonly PackProblem[];
}

async function readRegimes(folder: string, files: readonly string[]): Promise<ReadRegime[]> {
  const inside = files.filter((file) => file.startsWith(`${PROVISIONS_FOLDER}/`));
  const folders = [...new Set(inside.map((file) => file.slice(0, file.lastIndexOf('/'))))];
  return Promise.all(folders.map((within) => readRegime(folder, within, filesBelow(files, within))));
}

async function readRegime(folder: string, within: string, files: readonly string[]): Promise<ReadRegime> {
  const [regimeFile, rulesFile] = [`${within}/${REGIME_FILE}`, `${within}/${RULES_FILE}`];
  const missing = [regimeFile, rulesFile].filter((file) => !files.includes(file));
  const head = await readYaml(folder, files, regimeFile, REGIME_SHAPE);
  const rules = await readYaml(folder, files, rulesFile, RULES_SHAPE);
  const others = files.filter((file) => file !== regimeFile && file !== rulesFile);
  const lists = await Promise.all(others.map((file) => readYaml<Provision[]>(folder, files, file, PROVISIONS_SHAPE)));
  const parts = [head, rules, ...lists];
  if (!head.value || !rules.value || lists.some(({ value }) => !value)) {
    return { parts, problems: missing.map((file) => problem(file, 1, `${file} is missing; add it`)) };
  }
  const places: ProvisionPlace[] = lists.flatMap(({ value }, nth) =>
    value!.map((_, at) => ({ file: others[nth]!, at })),
  );
  const value: Regime = {
    ...{ regime: within.slice(within.lastIndexOf('/') + 1), ...head.value, rules: rules.value },
    provisions: lists.flatMap((list) => list.value!),
  };
  const findings = checkRegime(value, places).map((finding) => ({
    ...finding,
    file: finding.file.includes('/') ? finding.file : `${within}/${finding.file}`,
  }));
  const problems = parts.flatMap(({ source }) =>
    toProblems(
      source,
      findings.filter(({ file }) => file === source?.file),
    ),
  );
  return { value, parts, problems };
}

async function readCases(
  folder: string,
  files: readonly string[],
  pack: Pack,
  beside: readonly Pack[],
): Promise<Shaped<Case[]>[]> {
  const types = new Map([pack, ...beside].flatMap(({ events = [] }) => events).map((event) => [event.type, event]));
  return Promise.all(
    filesBelow(files, CASES_FOLDER).map(async (file) =>
      shaped(await readYamlFile(folder, file), CASES_SHAPE, (cases) => checkCases(cases, types)),
    ),
  );
}

/** What the pack and those beside it both define. */
function checkBeside(pack: Pack, beside: readonly Pack[]): PackProblem[] {
  return doublyDefined([pack, ...beside]).map(({ claimed, first, second }) =>
    problem(HEAD_FILE, 1, `${claimed} is defined by pack "${second}" and by pack "${first}"; leave it to one of them`),
  );
}

type Sources = Readonly<Record<Dangling['list'], readonly (PackFile | undefined)[]>>;

function checkReferences(pack: Pack, beside: readonly Pack[], sources: Sources): PackProblem[] {
  return danglingReferences(pack, beside).flatMap(({ list, at, file, path, message }) => {
    if (list === 'events') return toProblems(sources.events[at], [{ path, message }]);
    if (list !== 'regimes') return toProblems(sources[list][0], [{ path: [at, ...path], message }]);
    const ends = `${PROVISIONS_FOLDER}/${pack.regimes![at]!.regime}/${file}`;
    return toProblems(
      sources.regimes.find((source) => source?.file === ends),
      [{ path, message }],
    );
  });
}

interface Shaped<T> {
  readonly value?: T;
  readonly source?: PackFile;
  readonly problems: readonly PackProblem[];
}

const ABSENT: Shaped<never> = { problems: [] };

/** The file as `shape` describes it, checked; nothing, and no problem, where it is not among `names`. */
async function readYaml<T>(
  folder: string,
  names: readonly string[],
  file: string,
  shape: z.ZodType<T>,
  check: (value: T) => Finding[] = () => [],
): Promise<Shaped<T>> {
  return names.includes(file) ? shaped(await readYamlFile(folder, file), shape, check) : ABSENT;
}

function shaped<T>(source: PackFile, shape: z.ZodType<T>, check: (value: T) => Finding[]): Shaped<T> {
  if (source.problems.length > 0) return { source, problems: source.problems };
  const parsed = shape.safeParse(source.value);
  if (parsed.success) return { value: parsed.data, source, problems: toProblems(source, check(parsed.data)) };
  const findings = parsed.error.issues.flatMap((issue) => explain(issue, source.value));
  return { source, problems: toProblems(source, findings) };
}

function toProblems(source: PackFile | undefined, findings: readonly Finding[]): PackProblem[] {
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
