// Where the weights of a feature stand: a hashed feature → a row of 8-bit weights. A feature never seen in training has none.
import type { ByteReader, ByteWriter } from './bytes.ts';

/** An entry holds a row in its low bits, and a fingerprint of the feature above. */
const ROW_BITS = 24;
const ROW_MASK = 2 ** ROW_BITS - 1;

/** Rows of weights behind a table of hashed features. */
export interface FeatureTable {
  /** Weights a row: one a label. */
  readonly width: number;
  /** 2^k entries; 0 where there is none. */
  readonly entries: Uint32Array;
  /** `width` weights a row; row 0 is for features that the table does not know, and holds zeros. */
  readonly rows: Int8Array;
}

/** The row of `feature`, 0 where the table does not know it. A feature has two places: its own and its neighbour. */
export function rowOf(entries: Uint32Array, feature: number): number {
  const fingerprint = feature >>> ROW_BITS || 1;
  const place = feature & (entries.length - 1);
  const first = entries[place]!;
  if (first >>> ROW_BITS === fingerprint) return first & ROW_MASK;
  const second = entries[place ^ 1]!;
  return second >>> ROW_BITS === fingerprint ? second & ROW_MASK : 0;
}

/** Gives each feature a row, in order; one that finds both its places taken gets none. 2^`bits` places, `bits` ≤ 24. */
export function assignRows(features: Iterable<number>, bits: number): { entries: Uint32Array; rows: number } {
  const entries = new Uint32Array(2 ** bits);
  let rows = 1;
  for (const feature of features) {
    if (rowOf(entries, feature) !== 0) continue;
    const place = feature & (entries.length - 1);
    const free = entries[place] === 0 ? place : place ^ 1;
    if (entries[free] === 0) entries[free] = (((feature >>> ROW_BITS || 1) << ROW_BITS) | rows++) >>> 0;
  }
  return { entries, rows };
}

/** Writes a table: the gap to each entry's place, its fingerprint, which weights are not 0, those weights. Rows of zeros are left out. */
export function writeTable(writer: ByteWriter, { width, entries, rows }: FeatureTable): void {
  const places: number[] = [];
  for (let place = 0; place < entries.length; place++) {
    const row = (entries[place]! & ROW_MASK) * width;
    if (row > 0 && rows.subarray(row, row + width).some((weight) => weight !== 0)) places.push(place);
  }
  writer.varint(width);
  writer.varint(Math.log2(entries.length));
  writer.varint(places.length);
  let last = -1;
  for (const place of places) {
    writer.varint(place - last - 1);
    last = place;
    writer.byte(entries[place]! >>> ROW_BITS);
    writeRow(writer, rows, (entries[place]! & ROW_MASK) * width, width);
  }
}

function writeRow(writer: ByteWriter, rows: Int8Array, row: number, width: number): void {
  for (let from = 0; from < width; from += 8) {
    let present = 0;
    for (let bit = 0; bit < 8 && from + bit < width; bit++) if (rows[row + from + bit] !== 0) present |= 1 << bit;
    writer.byte(present);
  }
  for (let label = 0; label < width; label++) if (rows[row + label] !== 0) writer.byte(rows[row + label]! & 0xff);
}

/** Reads what `writeTable` wrote. Throws a RangeError where the bytes cannot be such a table. */
export function readTable(reader: ByteReader): FeatureTable {
  const width = reader.varint();
  const bits = reader.varint();
  const count = reader.varint();
  // A row takes two bytes at least, and one for each eight labels: no count may ask for more memory than there are bytes for.
  const least = count * (2 + Math.ceil(width / 8));
  if (width === 0 || width > 256 || bits > ROW_BITS || count > 2 ** bits || least > reader.left) {
    throw new RangeError('no table of weights');
  }
  const entries = new Uint32Array(2 ** bits);
  const rows = new Int8Array((count + 1) * width);
  const present = new Uint8Array(Math.ceil(width / 8));
  let place = -1;
  for (let row = 1; row <= count; row++) {
    place += reader.varint() + 1;
    if (place >= entries.length) throw new RangeError('a place outside of the table of weights');
    entries[place] = ((reader.byte() << ROW_BITS) | row) >>> 0;
    for (let at = 0; at < present.length; at++) present[at] = reader.byte();
    for (let label = 0; label < width; label++) {
      if (present[label >> 3]! & (1 << (label & 7))) rows[row * width + label] = (reader.byte() << 24) >> 24;
    }
  }
  return { width, entries, rows };
}
