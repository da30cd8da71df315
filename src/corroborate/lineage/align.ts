// Finds the stretches of words that two texts share, and joins neighbours to passages: copied words with the changes between them.
import { mix } from '../../models/hash.ts';

/** Words [a, a + length) of one text are words [b, b + length) of the other; no words at all where both texts begin or end. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Runs close behind each other in both texts; at least one. */
export interface Passage {
  readonly runs: readonly Run[];
  /** Words of the runs together. */
  readonly shared: number;
}

/** The fewest words that begin a run. */
const SEED = 5;
/** Places of one seed that are tried; text that repeats itself has any number. */
const MOST_PLACES = 8;
/** Words between two runs of one passage, on either side. */
const MOST_BETWEEN = 15;

/** Passages of `b` that stand in `a`, in the order of `b`. */
export function findPassages(a: Uint32Array, b: Uint32Array): Passage[] {
  const groups: Run[][] = [];
  for (const run of findRuns(a, b)) {
    const group = groups.at(-1);
    if (group && follows(group.at(-1)!, run)) group.push(...runsBetween(a, b, group.at(-1)!, run), run);
    else groups.push([run]);
  }
  return groups.map((group) => {
    const runs = [...runsBefore(a, b, group[0]!), ...group, ...runsBehind(a, b, group.at(-1)!)];
    return { runs, shared: runs.reduce((sum, { length }) => sum + length, 0) };
  });
}

/** Words in front of a passage, and behind it, in which it may go on with shorter runs; between two of these stand at most GAP words. */
const REACH = 10;
const GAP = 4;

/** Runs right in front of `first`; at the start of both texts one without words, so that a change of their first words is seen. */
function runsBefore(a: Uint32Array, b: Uint32Array, first: Run): Run[] {
  const [fromA, fromB] = [Math.max(0, first.a - REACH), Math.max(0, first.b - REACH)];
  const found: Run[] = [];
  let [nextA, nextB] = [first.a, first.b];
  for (const run of commonSequence(a.subarray(fromA, first.a), b.subarray(fromB, first.b)).reverse()) {
    const [inA, inB] = [fromA + run.a, fromB + run.b];
    if (run.length < 2 || nextA - inA - run.length > GAP || nextB - inB - run.length > GAP) break;
    found.unshift({ a: inA, b: inB, length: run.length });
    [nextA, nextB] = [inA, inB];
  }
  const isStart = Math.max(nextA, nextB) > 0 && Math.max(nextA, nextB) <= GAP;
  return isStart ? [{ a: 0, b: 0, length: 0 }, ...found] : found;
}

/** Runs right behind `last`; at the end of both texts one without words. */
function runsBehind(a: Uint32Array, b: Uint32Array, last: Run): Run[] {
  let [endA, endB] = [last.a + last.length, last.b + last.length];
  const [fromA, fromB] = [endA, endB];
  const found: Run[] = [];
  for (const run of commonSequence(a.subarray(fromA, fromA + REACH), b.subarray(fromB, fromB + REACH))) {
    const [inA, inB] = [fromA + run.a, fromB + run.b];
    if (run.length < 2 || inA - endA > GAP || inB - endB > GAP) break;
    found.push({ a: inA, b: inB, length: run.length });
    [endA, endB] = [inA + run.length, inB + run.length];
  }
  const left = Math.max(a.length - endA, b.length - endB);
  return left > 0 && left <= GAP ? [...found, { a: a.length, b: b.length, length: 0 }] : found;
}

function follows(run: Run, next: Run): boolean {
  const [gapA, gapB] = [next.a - (run.a + run.length), next.b - (run.b + run.length)];
  return gapA >= 0 && gapA <= MOST_BETWEEN && gapB <= MOST_BETWEEN;
}

/** Longest runs from left to right in `b`; of equally long ones that which goes on where the last ended, then the first. */
function findRuns(a: Uint32Array, b: Uint32Array): Run[] {
  const places = new Places(a);
  const runs: Run[] = [];
  let at = 0;
  while (at + SEED <= b.length) {
    const last = runs.at(-1);
    const expected = last ? last.a + at - last.b : 0;
    const run = places.longestAt(b, at, expected);
    if (run) runs.push(run);
    at += run?.length ?? 1;
  }
  return runs;
}

/** Where each run of SEED words of a text begins. */
class Places {
  readonly #words: Uint32Array;
  readonly #mask: number;
  readonly #first: Int32Array;
  readonly #next: Int32Array;

  constructor(words: Uint32Array) {
    this.#words = words;
    let size = 64;
    while (size < words.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#first = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(words.length).fill(-1);
    for (let at = words.length - SEED; at >= 0; at--) {
      const slot = seedAt(words, at) & this.#mask;
      this.#next[at] = this.#first[slot]!;
      this.#first[slot] = at;
    }
  }

  longestAt(b: Uint32Array, at: number, expected: number): Run | undefined {
    let best: Run | undefined;
    const try_ = (place: number): void => {
      const length = commonLength(this.#words, place, b, at);
      if (length >= SEED && (!best || length > best.length)) best = { a: place, b: at, length };
    };
    if (expected >= 0 && expected + SEED <= this.#words.length) try_(expected);
    let place = this.#first[seedAt(b, at) & this.#mask]!;
    for (let tried = 0; place !== -1 && tried < MOST_PLACES; tried++) {
      try_(place);
      place = this.#next[place]!;
    }
    return best;
  }
}

function seedAt(words: Uint32Array, at: number): number {
  let hash = 7;
  for (let step = 0; step < SEED; step++) hash = mix(hash, words[at + step]!);
  return hash;
}

function commonLength(a: Uint32Array, inA: number, b: Uint32Array, inB: number): number {
  let length = 0;
  while (inA + length < a.length && inB + length < b.length && a[inA + length] === b[inB + length]) length++;
  return length;
}

/** Shorter runs in the words between two runs, by their longest common sequence. */
function runsBetween(a: Uint32Array, b: Uint32Array, before: Run, after: Run): Run[] {
  const [fromA, fromB] = [before.a + before.length, before.b + before.length];
  return commonSequence(a.subarray(fromA, after.a), b.subarray(fromB, after.b)).map((run) => ({
    a: fromA + run.a,
    b: fromB + run.b,
    length: run.length,
  }));
}

/** The longest common sequence of two short lists, as runs; zeros meet nothing. Takes time and memory by the product of the lengths. */
export function commonSequence(a: Uint32Array, b: Uint32Array): Run[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let inA = a.length - 1; inA >= 0; inA--) {
    for (let inB = b.length - 1; inB >= 0; inB--) {
      lengths[inA * width + inB] =
        a[inA] === b[inB] && a[inA] !== 0
          ? lengths[(inA + 1) * width + inB + 1]! + 1
          : Math.max(lengths[(inA + 1) * width + inB]!, lengths[inA * width + inB + 1]!);
    }
  }
  const runs: Run[] = [];
  let [inA, inB] = [0, 0];
  while (inA < a.length && inB < b.length) {
    if (a[inA] === b[inB] && a[inA] !== 0) {
      const last = runs.at(-1);
      if (last && last.a + last.length === inA && last.b + last.length === inB)
        runs[runs.length - 1] = { ...last, length: last.length + 1 };
      else runs.push({ a: inA, b: inB, length: 1 });
      inA++;
      inB++;
    } else if (lengths[(inA + 1) * width + inB]! >= lengths[inA * width + inB + 1]!) inA++;
    else inB++;
  }
  return runs;
}
