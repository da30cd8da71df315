// The features of the fourth model: does this source, or this content, belong to that cue?
import type { Features } from '../../models/features.ts';
import { mixSigned as mix } from '../../models/hash.ts';
import { distance, lowerAt, tagAt } from './features.ts';
import type { ReadingFrame } from './reading-frame.ts';
import { CONTENT, CUE, SOURCE } from './span-features.ts';

/** Tokens [first, last). */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** Sentences between a cue and what may belong to it. */
export const REACH = 2;
/** Runs looked at on either side of a cue; no prose has more, and a text made to would take long. */
const MOST_BESIDE = 16;

/** The runs of a text by kind, in order, none of them overlapping. */
export type Runs = readonly [sources: readonly Run[], cues: readonly Run[], contents: readonly Run[]];

export class LinkFeatures {
  readonly runs: Runs;
  readonly #frame: ReadingFrame;
  /** Running numbers of runs of each kind that begin before a token. */
  readonly #begun: readonly Int32Array[];
  /** Kind + 1 of the run at each token. */
  readonly #kinds: Uint8Array;

  constructor(frame: ReadingFrame, runs: Runs) {
    this.runs = runs;
    this.#frame = frame;
    this.#kinds = new Uint8Array(frame.length);
    this.#begun = runs.map((ofKind, kind) => {
      const begun = new Int32Array(frame.length + 1);
      for (const { first, last } of ofKind) {
        begun[first + 1]!++;
        this.#kinds.fill(kind + 1, first, last);
      }
      for (let at = 0; at < frame.length; at++) begun[at + 1]! += begun[at]!;
      return begun;
    });
  }

  /** Adds the features of the pair as one position; `other` is a source or a content, as `kind` says. */
  add(kind: number, other: Run, cue: Run, features: Features): void {
    const { forms, tags, quote, sentence, sentences } = this.#frame;
    const base = 700 + (kind === SOURCE ? 0 : 1);
    const behind = other.first > cue.first;
    const order = behind ? 1 : 0;
    const [left, right] = behind ? [cue, other] : [other, cue];
    const gap = Math.max(0, right.first - left.last);
    const steps = distance(gap);
    const apart = Math.min(3, sentence[right.first]! - sentence[left.last - 1]!);
    const sources = this.#between(SOURCE, left.last, right.first);
    const cues = this.#between(CUE, left.last, right.first);
    const crossed = (sources * 4 + cues) * 4 + this.#between(CONTENT, left.last, right.first);
    const word = forms[cue.last - 1]!.lower;
    const quoted = quote[other.first]! * 4 + quote[other.last - 1]!;
    const cueQuoted = quote[cue.first] === 0 ? 0 : 1;
    const place = mix(order, mix(steps, apart));
    const { first: from, last: to } = sentences[sentence[cue.first]!]!;
    features.add(mix(base + 2 * 0, 0));
    features.add(mix(base + 2 * 1, place));
    features.add(mix(base + 2 * 2, mix(place, crossed)));
    features.add(mix(base + 2 * 3, mix(order, mix(apart, crossed))));
    features.add(mix(base + 2 * 4, mix(place, quoted)));
    features.add(mix(base + 2 * 5, mix(place, mix(quoted, cueQuoted))));
    features.add(mix(base + 2 * 6, mix(order, word)));
    features.add(mix(base + 2 * 7, mix(place, word)));
    features.add(mix(base + 2 * 8, mix(order, tags[cue.last - 1]!)));
    features.add(mix(base + 2 * 9, mix(place, tags[cue.last - 1]!)));
    features.add(mix(base + 2 * 10, mix(order, mix(apart, lowerAt(this.#frame, from, to, cue.last)))));
    features.add(mix(base + 2 * 11, mix(order, mix(apart, lowerAt(this.#frame, from, to, cue.first - 1)))));
    features.add(mix(base + 2 * 12, mix(order, mix(apart, tagAt(this.#frame, from, to, cue.last)))));
    features.add(mix(base + 2 * 13, mix(order, mix(apart, tagAt(this.#frame, from, to, cue.first - 1)))));
    features.add(mix(base + 2 * 14, mix(place, forms[other.first]!.lower)));
    features.add(mix(base + 2 * 15, mix(place, forms[other.last - 1]!.lower)));
    features.add(mix(base + 2 * 16, mix(place, tags[other.last - 1]!)));
    if (gap > 0) {
      features.add(mix(base + 2 * 17, mix(order, mix(gap, forms[left.last]!.lower))));
      features.add(mix(base + 2 * 18, mix(order, mix(gap, forms[right.first - 1]!.lower))));
    }
    if (gap <= 4) {
      let path = 0;
      for (let position = left.last; position < right.first; position++) path = mix(path, tags[position]!);
      features.add(mix(base + 2 * 19, mix(order, path)));
      features.add(mix(base + 2 * 20, mix(order, mix(path, word))));
    }
    // What stands on the other side of the cue, and beside the other.
    const far = behind ? this.#kindBefore(cue.first, from) : this.#kindAfter(cue.last, to);
    features.add(mix(base + 2 * 21, mix(place, far)));
    features.add(mix(base + 2 * 22, mix(order, mix(far, mix(apart, crossed)))));
    const cueOpens = sentences[sentence[cue.first]!]!.opensParagraph ? 1 : 0;
    const otherOpens = sentences[sentence[other.first]!]!.opensParagraph ? 2 : 0;
    features.add(mix(base + 2 * 23, mix(apart, mix(order, cueOpens + otherOpens))));
    features.add(mix(base + 2 * 24, mix(distance(other.last - other.first), place)));
    const { mainCue } = sentences[sentence[other.first]!]!;
    features.add(
      mix(base + 2 * 25, mix(place, mainCue >= cue.first && mainCue < cue.last ? 1 : mainCue === -1 ? 2 : 0)),
    );
    const tied = this.#tied(other, cue);
    features.add(mix(base + 2 * 26, mix(order, tied)));
    features.add(mix(base + 2 * 27, mix(place, tied)));
    features.end();
  }

  /** How the run depends on the cue: by its clause, through some words, by its last word; or the cue on the run. */
  #tied({ first, last }: Run, cue: Run): number {
    const { heads, clause, governor } = this.#frame.tree;
    const isIn = (run: Run, at: number, bit: number) => (at >= run.first && at < run.last ? bit : 0);
    return (
      isIn(cue, heads[clause[first]!]!, 1) +
      isIn(cue, governor[first]!, 2) +
      isIn(cue, heads[last - 1]!, 4) +
      isIn({ first, last }, heads[cue.last - 1]!, 8)
    );
  }

  /** Runs of a kind that begin in [from, to), 3 at most. */
  #between(kind: number, from: number, to: number): number {
    return Math.min(3, Math.max(0, this.#begun[kind]![to]! - this.#begun[kind]![from]!));
  }

  #kindBefore(at: number, from: number): number {
    for (let position = at - 1; position >= from; position--)
      if (this.#kinds[position] !== 0) return this.#kinds[position]!;
    return 0;
  }

  #kindAfter(at: number, to: number): number {
    for (let position = at; position < to; position++) if (this.#kinds[position] !== 0) return this.#kinds[position]!;
    return 0;
  }
}

/** Runs of `others` near enough to `cue`, in order. */
export function withinReach<R extends Run>(frame: ReadingFrame, others: readonly R[], cue: Run): R[] {
  const sentence = frame.sentence[cue.first]!;
  const from = frame.sentences[Math.max(0, sentence - REACH)]!.first;
  const to = frame.sentences[Math.min(frame.sentences.length - 1, sentence + REACH)]!.last;
  let [low, high] = [0, others.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (others[middle]!.last <= from) low = middle + 1;
    else high = middle;
  }
  const near: R[] = [];
  for (let at = low; at < others.length && others[at]!.first < to; at++) near.push(others[at]!);
  if (near.length <= 2 * MOST_BESIDE) return near;
  const middle = near.findIndex(({ first }) => first >= cue.first);
  const centre = middle === -1 ? near.length : middle;
  return near.slice(Math.max(0, centre - MOST_BESIDE), centre + MOST_BESIDE);
}
