// Where the weights of a feature stand: a hashed feature → a row of 8-bit weights. A feature never seen in training has none.
import type { ByteReader, ByteWriter } from './bytes.ts';

/** An entry holds a row in its low bits, and a fingerprint of the feature above. */
export const ROW_BITS = 24;
export const ROW_MASK = 2 ** ROW_BITS - 1;

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

/**
 * Of the two entries that may be the feature's, its own where that has its fingerprint, else its neighbour; `isKnown` tells whether
 * either had. Without a branch on what memory holds a processor goes on to the next features while it waits for this one, so that
 * the looks of one position into a table too large for the cache take little longer than one look.
 */
export function entryOf(entries: Int32Array, feature: number): number {
  const place = feature & (entries.length - 1);
  const own = entries[place]!;
  const isOwn = -isKnown(own, feature);
  return (own & isOwn) | (entries[place ^ 1]! & ~isOwn);
}

/** 1 where the entry has the fingerprint of the feature on top, else 0. */
export function isKnown(entry: number, feature: number): number {
  return (((entry >>> ROW_BITS) ^ (feature >>> ROW_BITS || 1)) - 1) >>> 31;
}

/** Puts the rows of the known features among [from, to) into `found`, each times `stride`, and gives their number. */
export function findRows(
  entries: Int32Array,
  features: Uint32Array,
  from: number,
  to: number,
  stride: number,
  found: Int32Array,
): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const feature = features[at]!;
    const entry = entryOf(entries, feature);
    found[count] = (entry & ROW_MASK) * stride;
    count += isKnown(entry, feature);
  }
  return count;
}

/** Sums the weights of the features [from, to), which `entries` hold as `weightEntries` makes them, into the three `sums`. */
export function sumWeights(
  entries: Int32Array,
  features: Int32Array | Uint32Array,
  from: number,
  to: number,
  sums: Int32Array,
): void {
  let first = 0;
  let second = 0;
  let third = 0;
  for (let at = from; at < to; at++) {
    const feature = features[at]!;
    const entry = entryOf(entries, feature);
    const weights = entry & -isKnown(entry, feature);
    first += (weights << 8) >> 24;
    second += (weights << 16) >> 24;
    third += (weights << 24) >> 24;
  }
  sums[0] = first;
  sums[1] = second;
  sums[2] = third;
}

/** The same memory as signed numbers, which is what `entryOf` reads. */
export function signedEntries({ buffer, byteOffset, length }: Uint32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length);
}

/** Entries of tables of two or three weights a row with the weights in place of the row: the first on top. */
export function weightEntries({ width, entries, rows }: FeatureTable): Int32Array {
  const made = new Int32Array(entries.length);
  for (let place = 0; place < entries.length; place++) {
    const entry = entries[place]!;
    if (entry === 0) continue;
    let weights = 0;
    for (let label = 0; label < width; label++) {
      weights |= (rows[(entry & ROW_MASK) * width + label]! & 0xff) << (ROW_BITS - 8 - label * 8);
    }
    made[place] = (entry & ~ROW_MASK) | weights;
  }
  return made;
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

/** In place of the width: rows of two weights, the first the negative of the second. Only the second is kept. */
const MIRRORED = 0;

/** Writes a table: the gap to each entry's place, its fingerprint, which weights are not 0, those weights. Rows of zeros are left out. */
export function writeTable(writer: ByteWriter, { width, entries, rows }: FeatureTable): void {
  const places: number[] = [];
  for (let place = 0; place < entries.length; place++) {
    const row = (entries[place]! & ROW_MASK) * width;
    if (row > 0 && rows.subarray(row, row + width).some((weight) => weight !== 0)) places.push(place);
  }
  const isMirrored = width === 2 && rows.every((weight, at) => at % 2 === 0 || weight === -rows[at - 1]!);
  writer.varint(isMirrored ? MIRRORED : width);
  writer.varint(Math.log2(entries.length));
  writer.varint(places.length);
  let last = -1;
  for (const place of places) {
    writer.varint(place - last - 1);
    last = place;
    writer.byte(entries[place]! >>> ROW_BITS);
    const row = (entries[place]! & ROW_MASK) * width;
    if (isMirrored) writer.byte(rows[row + 1]! & 0xff);
    else writeRow(writer, rows, row, width);
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
  const kept = reader.varint();
  const bits = reader.varint();
  const count = reader.varint();
  const isMirrored = kept === MIRRORED;
  const width = isMirrored ? 2 : kept;
  // A row takes two bytes and one for each eight labels at least: no count may ask for more memory than there are bytes for.
  const least = count * (2 + Math.ceil(width / 8));
  if (width > 256 || bits > ROW_BITS || count > 2 ** bits || least > reader.left) {
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
    if (isMirrored) {
      const weight = (reader.byte() << 24) >> 24;
      rows[row * 2] = -weight;
      rows[row * 2 + 1] = weight;
      continue;
    }
    for (let at = 0; at < present.length; at++) present[at] = reader.byte();
    for (let label = 0; label < width; label++) {
      if (present[label >> 3]! & (1 << (label & 7))) rows[row * width + label] = (reader.byte() << 24) >> 24;
    }
  }
  return { width, entries, rows };
}
