// What the command line names, as things that can be read: paths, folders, globs, addresses and standard input.
import { constants, type Stats } from 'node:fs';
import { access, lstat, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { byCodeUnit, byKey } from '../../document/order.ts';
import type { Unread } from '../../document/unread.ts';
import { describeUrl, NOT_WEB, objectionTo, parseUrl } from '../fetch/url.ts';
import { BROKEN_LINK, causeOf, isMissing, notAFile } from './reason.ts';
import { aboveCap } from './size.ts';
import { findFiles } from './walk.ts';

export { type ReadOptions, readInput } from './read-input.ts';
export { formatSize, parseSize } from './size.ts';

export interface FileInput {
  readonly type: 'file';
  /** For people: from `cwd` when below it, else as given; "/" between the parts. */
  readonly path: string;
  readonly absolute: string;
  /** Size when it was found. */
  readonly bytes: number;
}

export interface UrlInput {
  readonly type: 'url';
  readonly url: string;
}

export interface StdinInput {
  readonly type: 'stdin';
}

export type Input = FileInput | UrlInput | StdinInput;

export interface ExpandOptions {
  /** Absolute; relative arguments start here. */
  readonly cwd: string;
  /** A larger file is not read. */
  readonly maxBytes: number;
}

export interface Expanded {
  readonly inputs: readonly Input[];
  readonly unread: readonly Unread[];
}

/**
 * Turns arguments into inputs, each file, address and standard input once, by code unit of their names, so that the order of the
 * arguments does not matter. What cannot be read is in `unread` with its reason; nothing is thrown for it.
 */
export async function expandInputs(args: readonly string[], options: ExpandOptions): Promise<Expanded> {
  const found = await inTurns([...new Set(args)], (argument) => expandArgument(argument, options));
  const all = found.flat();
  return {
    inputs: once(all.filter((one) => 'key' in one)),
    unread: onceUnread(all.filter((one) => 'reason' in one)),
  };
}

/** `key` is the same for two names of the same thing. */
interface Found {
  readonly key: string;
  readonly input: Input;
}

type Expansion = readonly (Found | Unread)[];

/** The name for people: the path, the address, or "-". */
export function nameOfInput(input: Input): string {
  if (input.type === 'file') return input.path;
  return input.type === 'url' ? describeUrl(input.url) : '-';
}

function orderOf(input: Input): string {
  return input.type === 'url' ? input.url : nameOfInput(input);
}

function once(found: readonly Found[]): Input[] {
  const firsts = new Map<string, Input>();
  const sorted = [...found].sort(byKey(({ input }) => orderOf(input)));
  for (const { key, input } of sorted) if (!firsts.has(key)) firsts.set(key, input);
  return [...firsts.values()];
}

function onceUnread(unread: readonly Unread[]): Unread[] {
  const key = ({ path, reason }: Unread) => JSON.stringify([path, reason]);
  const distinct = new Map(unread.map((one) => [key(one), one]));
  return [...distinct.values()].sort((a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.reason, b.reason));
}

const ADDRESS = /^https?:\/\//i;
const OTHER_SCHEME = /^[a-z][a-z0-9+.-]{1,20}:\/\//i;

async function expandArgument(argument: string, options: ExpandOptions): Promise<Expansion> {
  if (argument === '-') return [{ key: 'stdin', input: { type: 'stdin' } }];
  if (ADDRESS.test(argument)) return [toUrl(argument)];
  if (argument.trim() === '') return [unread('""', 'names nothing; leave it out or give a path')];
  const absolute = resolve(options.cwd, argument);
  const shown = shownPath(absolute, argument, options.cwd);
  try {
    const stats = await stat(absolute);
    if (stats.isDirectory()) return await expandFolder(absolute, shown, options);
    return [await toFile(absolute, shown, stats, options)];
  } catch (error) {
    if (!isMissing(error)) return [unread(shown, causeOf(error))];
    return isDynamicPattern(argument)
      ? expandGlob(argument, options)
      : [unread(shown, await missing(argument, absolute))];
  }
}

function toUrl(argument: string): Found | Unread {
  const url = parseUrl(argument);
  if (url === undefined) return unread(describeUrl(argument), 'is not a web address; check how it is written');
  const objection = objectionTo(url);
  return objection === undefined
    ? { key: `url ${url.href}`, input: { type: 'url', url: url.href } }
    : unread(describeUrl(url), objection);
}

async function expandFolder(folder: string, shown: string, options: ExpandOptions): Promise<Expansion> {
  const nameWithin = (path: string) => joinShown(shown, relative(folder, path));
  const found = await expandMatches('**/*', folder, nameWithin, options);
  return found.length > 0
    ? found
    : [unread(shown, 'holds no files (hidden ones are left out); name the files themselves')];
}

async function expandGlob(pattern: string, options: ExpandOptions): Promise<Expansion> {
  const given = (path: string) => (isAbsolute(pattern) ? path : relative(options.cwd, path));
  const found = await expandMatches(pattern, options.cwd, (path) => shownPath(path, given(path), options.cwd), options);
  return found.length > 0
    ? found
    : [unread(slashed(pattern), 'matches no file; check the pattern, and quote it in the shell')];
}

async function expandMatches(
  pattern: string,
  from: string,
  nameOf: (path: string) => string,
  options: ExpandOptions,
): Promise<Expansion> {
  const closed: Unread[] = [];
  const paths = findFiles(pattern, from, (folder, error) => {
    closed.push(unread(nameOf(resolve(folder)), causeOf(error)));
  });
  const files = await inTurns(paths, (path) => fileAt(path, nameOf(path), options));
  return [...files, ...closed];
}

async function fileAt(absolute: string, shown: string, options: ExpandOptions): Promise<Found | Unread> {
  try {
    return await toFile(absolute, shown, await stat(absolute), options);
  } catch (error) {
    return unread(shown, isMissing(error) ? await missing('', absolute) : causeOf(error));
  }
}

async function toFile(path: string, shown: string, stats: Stats, { maxBytes }: ExpandOptions): Promise<Found | Unread> {
  const objection = notAFile(stats) ?? (stats.size > maxBytes ? aboveCap(stats.size, maxBytes) : undefined);
  if (objection !== undefined) return unread(shown, objection);
  await access(path, constants.R_OK);
  return {
    key: `file ${await realpath(path)}`,
    input: { type: 'file', path: shown, absolute: path, bytes: stats.size },
  };
}

async function missing(argument: string, absolute: string): Promise<string> {
  if (OTHER_SCHEME.test(argument)) return NOT_WEB;
  if (/^www\./i.test(argument)) return 'does not exist; if it is a web address, put https:// in front of it';
  const isLink = await lstat(absolute).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
  return isLink ? BROKEN_LINK : 'does not exist; check the path';
}

/** The reason is a sentence of its own, with the path as its subject. */
function unread(path: string, reason: string): Unread {
  return { path, reason: `${path} ${reason}.` };
}

function shownPath(absolute: string, given: string, cwd: string): string {
  const below = relative(cwd, absolute);
  if (below === '') return '.';
  const isBelow = below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
  return slashed(isBelow ? below : withoutEnd(given));
}

function joinShown(folder: string, below: string): string {
  if (below === '') return folder;
  return folder === '.' ? slashed(below) : `${folder === '/' ? '' : folder}/${slashed(below)}`;
}

function withoutEnd(path: string): string {
  return path.length > 1 && (path.endsWith('/') || path.endsWith(sep)) ? path.slice(0, -1) : path;
}

function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

const AT_ONCE = 32;

/** Files are looked at a few at a time, so that a folder of thousands does not run out of handles. */
async function inTurns<A, B>(all: readonly A[], look: (one: A) => Promise<B>): Promise<B[]> {
  const seen: B[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    seen.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(look))));
  }
  return seen;
}
