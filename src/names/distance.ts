// How far two spellings are apart, in tenths of a letter: a wrong vowel is less than a wrong consonant, two letters changed about are one slip.

/** Tenths of a letter. */
const LETTER = 10;
const VOWEL = 6;
const ALIKE = 6;
const DOUBLED = 3;
const SWAPPED = 8;
const LOST_H = 5;

const VOWELS = maskOf('aeiouy');
const PAIRS: ReadonlySet<number> = new Set(
  ['bp', 'dt', 'gk', 'fv', 'vw', 'sz', 'cs', 'ck', 'kq', 'ij', 'jy', 'gj', 'iy', 'hk', 'mn', 'il'].flatMap(
    ([a = '', b = '']) => [pairOf(a.charCodeAt(0), b.charCodeAt(0)), pairOf(b.charCodeAt(0), a.charCodeAt(0))],
  ),
);

function pairOf(a: number, b: number): number {
  return a * 128 + b;
}

/** Which letters of a to z a word has, one bit each. */
export function maskOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask;
}

/** How many letters only one of two words has; each costs something. */
export function lettersApart(a: number, b: number): number {
  let bits = a ^ b;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function isVowel(code: number): boolean {
  return (VOWELS & (1 << (code & 31))) !== 0;
}

/** What it costs that one letter stands for another, by their codes. */
const SUBSTITUTIONS = new Uint8Array(128 * 128);
for (let a = 0; a < 128; a++) {
  for (let b = 0; b < 128; b++) SUBSTITUTIONS[pairOf(a, b)] = substitution(a, b);
}

function substitution(a: number, b: number): number {
  if (a === b) return 0;
  if (isVowel(a) && isVowel(b)) return VOWEL;
  return PAIRS.has(pairOf(a, b)) ? ALIKE : LETTER;
}

/** By letter of `maskOf`: the letters that it is cheaply taken for. */
const CHEAP = new Int32Array(32);
for (let a = 0; a < 128; a++) {
  for (let b = 0; b < 128; b++) if (SUBSTITUTIONS[pairOf(a, b)]! < LETTER) CHEAP[a & 31]! |= 1 << (b & 31);
}

/** The least that it costs that a word has `letters` which the other, with the letters `others`, has not: each is left out or put for another. */
function leastFor(letters: number, others: number): number {
  let least = 0;
  for (let left = letters; left !== 0; left &= left - 1) {
    const letter = 31 - Math.clz32(left & -left);
    least += letter === 8 ? LOST_H : (CHEAP[letter]! & others) === 0 ? LETTER : ALIKE;
  }
  return least;
}

/** What a letter more or less costs; one that doubles its neighbour, or an h behind a consonant, hardly counts. */
function gap(word: string, at: number): number {
  const code = word.charCodeAt(at);
  if (at > 0 && word.charCodeAt(at - 1) === code) return DOUBLED;
  return code === 104 && at > 0 ? LOST_H : LETTER;
}

const LONGEST = 64;
const gaps = new Int32Array(LONGEST + 1);
const rows = [new Int32Array(LONGEST + 1), new Int32Array(LONGEST + 1), new Int32Array(LONGEST + 1)];

/** The distance of two words of ASCII in tenths of a letter, or `limit` + 1 where it is more. Words of more than 64 letters are as far apart as can be. */
export function distance(a: string, b: string, limit: number): number {
  const far = limit + 1;
  if (a.length > LONGEST || b.length > LONGEST) return a === b ? 0 : far;
  // Most words are far apart, and their letters alone tell so.
  const [maskA, maskB] = [maskOf(a), maskOf(b)];
  if (leastFor(maskA & ~maskB, maskB) > limit || leastFor(maskB & ~maskA, maskA) > limit) return far;
  let [before, last, row] = rows as [Int32Array, Int32Array, Int32Array];
  last[0] = 0;
  for (let j = 1; j <= b.length; j++) {
    gaps[j] = gap(b, j - 1);
    last[j] = last[j - 1]! + gaps[j]!;
  }
  for (let i = 1; i <= a.length; i++) {
    row[0] = last[0]! + gap(a, i - 1);
    let least = row[0]!;
    const code = a.charCodeAt(i - 1);
    const gapA = gap(a, i - 1);
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = last[j - 1]! + SUBSTITUTIONS[code * 128 + other]!;
      if (last[j]! + gapA < cost) cost = last[j]! + gapA;
      if (row[j - 1]! + gaps[j]! < cost) cost = row[j - 1]! + gaps[j]!;
      if (i > 1 && j > 1 && code === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other && code !== other)
        cost = Math.min(cost, before[j - 2]! + SWAPPED);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit + SWAPPED) return far;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[b.length]!, far);
}
