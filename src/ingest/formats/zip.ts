// A zip archive: each file in it is read in its turn, in the order of their paths.
import { byKey } from '../../document/order.ts';
import type { Unread } from '../../document/unread.ts';
import { type ContainerReading, type Limits, type Part, type Source, UnreadableError } from '../reading.ts';
import { unpackEntry, type ZipEntry, zipEntries } from './zip-entries.ts';

/** Unpacks a zip archive. What cannot be unpacked becomes an unread line whose path is the member's name. */
export function readZip(source: Source, limits: Limits): ContainerReading {
  const entries = zipEntries(source.bytes, source.name)
    .filter((entry) => !isSkipped(entry.name))
    .sort(byKey((entry) => entry.name));
  if (entries.length === 0) throw new UnreadableError(`${source.name} is an empty archive; nothing to read.`);
  const parts: Part[] = [];
  const unread: Unread[] = [];
  let left = limits.maxBytes;
  for (const entry of entries.slice(0, limits.maxParts)) {
    const refusal = refusalOf(entry, left);
    // What is stated is charged though the member be damaged: a thousand that lie must not each unpack to the cap.
    if (refusal === undefined) left -= entry.statedSize;
    const bytes = refusal === undefined ? unpackEntry(source.bytes, entry) : undefined;
    if (bytes !== undefined) parts.push({ bytes, name: entry.name });
    else
      unread.push({
        path: entry.name,
        reason: refusal ?? `${entry.name} is damaged in the archive; get a whole copy.`,
      });
  }
  const over = entries.length - limits.maxParts;
  if (over > 0) unread.push(...tooMany(entries[limits.maxParts]?.name ?? '', over, limits));
  return { type: 'container', parts, unread };
}

/** Why a member is not unpacked, or undefined. */
export function refusalOf(entry: ZipEntry, maxBytes: number): string | undefined {
  if (entry.encrypted) return `${entry.name} is protected by a password; save a copy without it.`;
  if (entry.method !== 0 && entry.method !== 8) {
    return `${entry.name} is packed in a way that is not known (method ${entry.method}); unpack it and add the file.`;
  }
  if (entry.statedSize <= maxBytes) return undefined;
  return `${entry.name} is larger unpacked than what may be read of the archive; unpack it and add the file by itself.`;
}

function tooMany(first: string, number: number, limits: Limits): readonly Unread[] {
  const reason = `${number} more files from ${first} on were left out, because an archive may hold ${limits.maxParts}; split the archive.`;
  return [{ path: first, reason }];
}

/** Folders, the side files of macOS and hidden files are no documents. */
function isSkipped(name: string): boolean {
  const steps = name.split(/[\\/]/);
  return steps.at(-1) === '' || steps.some((step) => step === '__MACOSX' || /^\.(?!\.?$)/.test(step));
}
