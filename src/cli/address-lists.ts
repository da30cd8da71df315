// Reads the lists that addresses are compared with: plain, or packed with gzip. A list that cannot be read ends the run.
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type AddressList, parseAddressList } from '../addresses/list.ts';
import type { SearchedList } from '../addresses/report.ts';
import { decodeText } from '../ingest/charset.ts';
import { expandInputs, type FileInput, formatSize, nameOfInput, readInput } from '../ingest/inputs/inputs.ts';
import { UnreadableError } from '../ingest/reading.ts';
import { Failure } from './environment.ts';

/** Bytes of one list, also when unpacked. */
const LARGEST = 256 * 1024 * 1024;

/** The lists of the files, folders and globs in `args`, by path. Throws a Failure where one cannot be read or holds no address. */
export async function loadAddressLists(args: readonly string[], cwd: string): Promise<(SearchedList & AddressList)[]> {
  if (args.length === 0) return [];
  const { inputs, unread } = await expandInputs(args, { cwd, maxBytes: LARGEST });
  if (unread.length > 0) throw new Failure(`the list ${unread[0]!.reason}`);
  const lists: (SearchedList & AddressList)[] = [];
  for (const input of inputs) {
    if (input.type !== 'file')
      throw new Failure(`${nameOfInput(input)} is no file; save the list and give --list its path.`);
    lists.push(await loadList(input));
  }
  return lists;
}

async function loadList(input: FileInput): Promise<SearchedList & AddressList> {
  const { path } = input;
  const bytes = await bytesOf(input);
  const { text } = decodeText(unpacked(bytes, path), { format: 'text' });
  const { entries, problems } = parseAddressList(text, path.replace(/\.gz$/i, ''));
  const [first] = problems;
  if (entries.length === 0)
    throw new Failure(
      `the list ${path} holds no address${first ? ` (line ${first.line}: ${first.message})` : ''}; give a list with one address a line, a CSV, or OFAC’s SDN list.`,
    );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, sha256, addresses: entries.length, entries, problems };
}

async function bytesOf(input: FileInput): Promise<Uint8Array> {
  try {
    return (await readInput(input, { maxBytes: LARGEST })).bytes;
  } catch (error) {
    if (error instanceof UnreadableError) throw new Failure(`the list ${error.message}`);
    throw error;
  }
}

function unpacked(bytes: Uint8Array, path: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch {
    throw new Failure(
      `the list ${path} cannot be unpacked: it is damaged, or larger than ${formatSize(LARGEST)}; unpack it and give --list the file.`,
    );
  }
}
