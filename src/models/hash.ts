// Numbers for strings and for pairs of numbers: how a feature finds its weights without a dictionary.

/** 32-bit FNV-1a over UTF-16 code units, with a final avalanche. The same on every machine. */
export function hashString(words: string): number {
  let hash = EMPTY_HASH;
  for (let at = 0; at < words.length; at++) hash = hashStep(hash, words.charCodeAt(at));
  return finish(hash);
}

/** `hashString` in steps, for those who try many endings on one beginning: hashEnd(hashStep(hashStep(EMPTY_HASH, …), …)). */
export const EMPTY_HASH = 0x811c9dc5;

export function hashStep(hash: number, codeUnit: number): number {
  return Math.imul(hash ^ codeUnit, 0x01000193);
}

export const hashEnd = finish;

/** One 32-bit number for two; the order counts. */
export function mix(a: number, b: number): number {
  return mixSigned(a, b) >>> 0;
}

/** The 32 bits of `mix` as a signed number. Engines keep half of the unsigned ones in memory of their own, and no signed one. */
export function mixSigned(a: number, b: number): number {
  return mixFrom(mixStart(a), b);
}

/** `mixSigned` in steps, for those who mix many numbers with one: mixFrom(mixStart(a), b). */
export function mixStart(a: number): number {
  return Math.imul(a, 0x9e3779b1);
}

export function mixFrom(start: number, b: number): number {
  let hash = start ^ Math.imul(b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return hash ^ (hash >>> 15);
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
