// Keys under which texts that share words meet: fingerprints of runs of words, bands of a MinHash signature, windows of quotations.
import { mix } from '../../models/hash.ts';
import type { Words } from './words.ts';

/** Words in a fingerprint. */
export const GRAM = 6;
/** Of so many fingerprints in a row at least one is kept, so that any shared run of GRAM + WINDOW - 1 = 15 words is found. */
export const WINDOW = 10;
/** A book is indexed by its least fingerprints alone: passages lifted from it may be missed, whole copies are not. */
const MOST_FINGERPRINTS = 4_096;
/** Content words of a quotation that two texts must share in a row to quote the same words. */
export const QUOTED = 6;
const MOST_QUOTED = 1_024;
/** Values of a signature that make one band, and bands: texts that share half of their content words meet in one of them. */
const ROWS = 5;
const BANDS = 64;
/** Fewer content words than this are too few to tell a paraphrase by. */
const FEWEST_CONTENTS = 20;
/** The lowest two bits of a key say what it is. */
export const KEY_KIND = { fingerprint: 0, band: 1, quotation: 2 } as const;

/** What is kept of a text to find it by. */
export interface Profile {
  /** Sorted, each once. */
  readonly keys: Uint32Array;
  /** One byte of the signature for each band, to see how much two texts that meet in a band are alike; empty without bands. */
  readonly sketch: Uint8Array;
}

export function profileOf(words: Words): Profile {
  const signature = signatureOf(words.contents);
  const keys = [
    ...fingerprintsOf(words.hashes).map((hash) => keyOf(hash, KEY_KIND.fingerprint)),
    ...bandsOf(signature).map((hash) => keyOf(hash, KEY_KIND.band)),
    ...quotedWindowsOf(words).map((hash) => keyOf(hash, KEY_KIND.quotation)),
  ];
  return { keys: sortedSet(keys), sketch: sketchOf(signature) };
}

function sketchOf(signature: Uint32Array): Uint8Array {
  return Uint8Array.from({ length: signature.length / ROWS }, (_, band) => signature[band * ROWS]! & 0xff);
}

/** Of 64 values so many must be equal: about three in ten content words in common. Texts of one subject share one in ten. */
const ALIKE = 20;

/** Whether two texts have about so much of their content words in common as a paraphrase needs. */
export function areAlike(a: Uint8Array, b: Uint8Array): boolean {
  let equal = 0;
  for (let at = 0; at < a.length; at++) if (a[at] === b[at]) equal++;
  return equal >= ALIKE;
}

function keyOf(hash: number, kind: number): number {
  return ((hash & ~3) | kind) >>> 0;
}

function sortedSet(numbers: readonly number[]): Uint32Array {
  const sorted = Uint32Array.from(numbers).sort();
  let kept = 0;
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[kept++] = sorted[at]!;
  }
  return sorted.slice(0, kept);
}

/**
 * Winnowing (Schleimer, Wilkerson and Aiken 2003): of each WINDOW of neighbouring runs of GRAM words the least hash is kept, so the
 * choice depends on the words around it and on nothing else. A shorter text keeps its least.
 */
export function fingerprintsOf(hashes: Uint32Array, size = GRAM, window = WINDOW): number[] {
  const grams = gramsOf(hashes, size);
  const kept = new Set<number>();
  let least = -1;
  for (let at = 0; at < grams.length; at++) {
    const from = Math.max(0, at - window + 1);
    if (least < from) least = lastLeast(grams, from, at);
    else if (grams[at]! <= grams[least]!) least = at;
    if (at >= window - 1 || at === grams.length - 1) kept.add(grams[least]!);
  }
  if (kept.size <= MOST_FINGERPRINTS) return [...kept];
  return [...Uint32Array.from(kept).sort().slice(0, MOST_FINGERPRINTS)];
}

function lastLeast(grams: Uint32Array, from: number, to: number): number {
  let least = from;
  for (let at = from + 1; at <= to; at++) if (grams[at]! <= grams[least]!) least = at;
  return least;
}

function gramsOf(hashes: Uint32Array, size = GRAM): Uint32Array {
  const grams = new Uint32Array(Math.max(0, hashes.length - size + 1));
  for (let at = 0; at < grams.length; at++) {
    let hash = 0x51ed270b;
    for (let step = 0; step < size; step++) hash = mix(hash, hashes[at + step]!);
    grams[at] = hash;
  }
  return grams;
}

const MULTIPLIERS = Uint32Array.from({ length: ROWS * BANDS }, (_, at) => mix(at, 0x9e3779b9) | 1);
const OFFSETS = Uint32Array.from({ length: ROWS * BANDS }, (_, at) => mix(at, 0x7f4a7c15));

/**
 * MinHash (Broder 1997) of the set of content words: in each place the least value that one of many hash functions gives. Empty for a text
 * with too few of them.
 */
export function signatureOf(contents: Uint32Array): Uint32Array {
  const features = sortedSet([...contents].filter((content) => content !== 0));
  if (features.length < FEWEST_CONTENTS) return new Uint32Array(0);
  return Uint32Array.from(OFFSETS, (offset, place) => {
    const multiplier = MULTIPLIERS[place]!;
    let least = 0xffffffff;
    for (let at = 0; at < features.length; at++) {
      const mixed = Math.imul(features[at]! ^ offset, multiplier);
      const hash = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
      if (hash < least) least = hash;
    }
    return least;
  });
}

/** One hash for each band of a signature. */
function bandsOf(signature: Uint32Array): number[] {
  return Array.from({ length: signature.length / ROWS }, (_, band) => {
    let hash = band;
    for (let row = 0; row < ROWS; row++) hash = mix(hash, signature[band * ROWS + row]!);
    return hash;
  });
}

/** Each run of QUOTED content words inside one quotation. */
export function quotedWindowsOf(words: Words): number[] {
  const found: number[] = [];
  for (const [first, last] of words.quotations) {
    const contents = words.contents.slice(first, last).filter((content) => content !== 0);
    found.push(...gramsOf(contents, QUOTED).slice(0, MOST_QUOTED));
    if (found.length >= MOST_QUOTED) return found.slice(0, MOST_QUOTED);
  }
  return found;
}

/** Places in `a` of the keys that both sorted sets hold. */
export function sharedPlaces(a: Uint32Array, b: Uint32Array): number[] {
  const places: number[] = [];
  let [inA, inB] = [0, 0];
  while (inA < a.length && inB < b.length) {
    const [left, right] = [a[inA]!, b[inB]!];
    if (left === right) places.push(inA);
    if (left <= right) inA++;
    if (right <= left) inB++;
  }
  return places;
}
