// The members of a zip archive, unpacked under caps that do not trust what the archive says of itself.
import { inflateRawSync } from 'node:zlib';
import { decodeText } from '../charset.ts';
import { UnreadableError } from '../reading.ts';

/** One member as the archive's directory lists it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others cannot be unpacked. */
  readonly method: number;
  readonly encrypted: boolean;
  /** Bytes packed, and unpacked if the directory is honest. */
  readonly packedSize: number;
  readonly statedSize: number;
  /** Offset of the member's own header. */
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const MEMBER_HEADER = 0x04034b50;
const LONGEST_COMMENT = 0xffff;

/** Lists what the archive's directory names. Throws `UnreadableError` when there is no whole directory. */
export function zipEntries(bytes: Uint8Array, name: string): readonly ZipEntry[] {
  const view = viewOf(bytes);
  const end = endOfDirectory(view);
  if (end === -1) throw damaged(name);
  const number = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (number === 0xffff || start === 0xffffffff) {
    throw new UnreadableError(`${name} is a zip archive of the large kind (zip64); unpack it and add the files.`);
  }
  const entries: ZipEntry[] = [];
  for (let at = start; entries.length < number; ) {
    const entry = readEntry(bytes, view, at);
    if (entry === undefined) throw damaged(name);
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The bytes of one member; undefined when they are damaged, or not as many as the directory states. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const packed = packedBytes(bytes, entry);
  if (packed === undefined) return undefined;
  const unpacked = entry.method === 0 ? packed : inflate(packed, entry.statedSize);
  return unpacked?.length === entry.statedSize ? unpacked : undefined;
}

function inflate(packed: Uint8Array, maxBytes: number): Uint8Array | undefined {
  try {
    return new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) }));
  } catch {
    return undefined;
  }
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const view = viewOf(bytes);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== MEMBER_HEADER) return undefined;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const end = start + entry.packedSize;
  return end <= bytes.length ? bytes.subarray(start, end) : undefined;
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - LONGEST_COMMENT);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return -1;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry | undefined {
  if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
  const nameBytes = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  return {
    name: decodeText(nameBytes, { format: 'text' }).text,
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    packedSize: view.getUint32(at + 20, true),
    statedSize: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

function damaged(name: string): UnreadableError {
  return new UnreadableError(`${name} is a zip archive that is damaged or cut off; get a whole copy.`);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
