// The files that a glob matches or a folder holds: links are followed but never round in a circle, and no folder is skipped in silence.
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { byCodeUnit, byKey } from '../../document/order.ts';

/** Told of a folder that could not be listed: its absolute path and the error. */
export type OnUnreadable = (folder: string, error: unknown) => void;

/**
 * Absolute paths, by code unit, of what `pattern` matches from `cwd` and is no folder: files, and what only looks like one (a broken
 * link, a named pipe). Hidden names are matched only where the pattern spells the dot; `node_modules` is never entered.
 */
export function findFiles(pattern: string, cwd: string, onUnreadable: OnUnreadable): string[] {
  const list = createLister(onUnreadable);
  const slashed = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  // The types ask for every overload of readdirSync; the one with `withFileTypes` is called.
  const fs = { readdirSync: list as unknown as typeof readdirSync };
  const { base, rest } = splitPattern(slashed);
  return globSync(rest, { cwd: resolve(cwd, base), absolute: true, followSymbolicLinks: false, fs }).sort(byCodeUnit);
}

/** The folders in front of a pattern that match themselves only: links among them were named, not found. */
function splitPattern(pattern: string): { base: string; rest: string } {
  const parts = pattern.split('/');
  let count = 0;
  while (count < parts.length - 1 && !parts[count]!.includes('\\') && !isDynamicPattern(parts[count]!)) count++;
  const base = parts.slice(0, count).join('/');
  return { base: count > 0 ? `${base}/` : '', rest: parts.slice(count).join('/') };
}

type Entry = Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

/** Lists folders with links already resolved. Each folder is entered through a link once at most, so that circles end. */
function createLister(onUnreadable: OnUnreadable): (folder: string) => Entry[] {
  const entered = new Set<string>();
  const leadsOn = (link: string, folder: string) => {
    if (!isFolder(link)) return undefined;
    const target = realpathSync(link);
    if (entered.has(target) || isWithin(realpathSync(folder), target)) return false;
    entered.add(target);
    return true;
  };
  return (folder) => {
    try {
      const entries = readdirSync(folder, { withFileTypes: true }).sort(byKey(({ name }) => name));
      return entries
        .filter(({ name }) => name !== 'node_modules')
        .flatMap((entry) => {
          const enter = entry.isSymbolicLink() ? leadsOn(join(folder, entry.name), folder) : entry.isDirectory();
          return enter === false && entry.isSymbolicLink() ? [] : [plainEntry(entry.name, enter === true)];
        });
    } catch (error) {
      onUnreadable(folder, error);
      return [];
    }
  };
}

function plainEntry(name: string, isDirectory: boolean): Entry {
  return { name, isDirectory: () => isDirectory, isFile: () => !isDirectory, isSymbolicLink: () => false };
}

/** False also for a link that leads nowhere: it goes on as a file and gets its reason there. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`));
}
