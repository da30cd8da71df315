// Why something on this machine cannot be read, as the words that follow its name: the cause, then the cure.
import type { Stats } from 'node:fs';

export const BROKEN_LINK = 'is a link to something that does not exist; mend or remove the link';

/** Undefined for a plain file. */
export function notAFile(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isFIFO()) return 'is a named pipe, not a file; send it to standard input and give "-"';
  if (stats.isSocket()) return 'is a socket, not a file; save what it sends to a file';
  return stats.isDirectory()
    ? 'is a folder, not a file; give it as an argument'
    : 'is a device, not a file; send it to standard input and give "-"';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** True for the error of a path where nothing is. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'may not be read by this user; change its permissions',
  EPERM: 'may not be read by this user; change its permissions',
  ELOOP: 'is a link that leads back to itself; mend or remove the link',
  ENAMETOOLONG: 'has a name that is too long; check the path',
  ENOENT: 'is no longer there; check the path',
  EISDIR: 'is a folder; give it as an argument',
  EMFILE: 'cannot be opened because too many files are open; close other programs and try again',
};

/** By the code of the error that the file system gave. */
export function causeOf(error: unknown): string {
  return CAUSES[codeOf(error)] ?? `cannot be read (${codeOf(error) || 'unknown cause'}); check the file and its disk`;
}
