// The features of the second model: what the first one made of the text around a token.
import type { Features } from '../../models/features.ts';
import { mix } from '../../models/hash.ts';
import { distance } from './features.ts';
import type { ReadingFrame, SentenceFrame } from './reading-frame.ts';

/** What a first model said: the best label of each token, and the probability of all `LABELS`, in 255ths. */
export interface FirstReading {
  readonly path: Uint8Array;
  readonly shares: Uint8Array;
}

const LABELS = 7;
const CUE = 2;
const EDGE = 0x5bd1e995;

/** 0 nothing, 1 source, 2 cue, 3 content. */
export function kindOf(label: number): number {
  return (label + 1) >> 1;
}

/** Tells of every token what the first reading says of it and around it. */
export class SecondFeatures {
  readonly #frame: ReadingFrame;
  readonly #reading: FirstReading;
  /** First and last + 1 token of the segment a token is in, and of its sentence's segments their kinds. */
  readonly #segment: Int32Array;
  readonly #segments: Segment[] = [];
  readonly #patterns: number[] = [];
  readonly #cueBefore: Int32Array;
  readonly #cueAfter: Int32Array;
  /** Running sums of the probability of content. */
  readonly #contentSums: Float64Array;
  readonly #quotation: Int32Array;
  readonly #quotations: { first: number; last: number }[] = [];

  constructor(frame: ReadingFrame, reading: FirstReading) {
    this.#frame = frame;
    this.#reading = reading;
    const { length } = frame;
    this.#segment = new Int32Array(length);
    this.#cueBefore = new Int32Array(length).fill(-1);
    this.#cueAfter = new Int32Array(length).fill(-1);
    this.#contentSums = new Float64Array(length + 1);
    this.#quotation = new Int32Array(length).fill(-1);
    for (const sentence of frame.sentences) this.#readSentence(sentence);
    for (let at = 0; at < length; at++) {
      this.#contentSums[at + 1] = this.#contentSums[at]! + this.#share(at, 3);
      const q = frame.quote[at]!;
      if (q === 0) continue;
      if (q === 1 || at === 0 || frame.quote[at - 1] === 0 || frame.quote[at - 1] === 3) {
        this.#quotations.push({ first: at, last: at + 1 });
      }
      const index = this.#quotations.length - 1;
      this.#quotations[index]!.last = at + 1;
      this.#quotation[at] = index;
    }
  }

  #share(at: number, kind: number): number {
    const { shares } = this.#reading;
    const base = at * LABELS;
    return kind === 0 ? shares[base]! : shares[base + kind * 2 - 1]! + shares[base + kind * 2]!;
  }

  #readSentence({ first, last }: SentenceFrame): void {
    const { path } = this.#reading;
    let pattern = 0;
    let cue = -1;
    for (let at = first; at < last; at++) {
      const kind = kindOf(path[at]!);
      const opens = at === first || kind !== kindOf(path[at - 1]!) || (path[at]! & 1) === 1;
      if (opens) {
        pattern = mix(pattern, kind + 1);
        this.#segments.push({ kind, first: at, last: at + 1, sentenceFirst: first, sentenceLast: last });
      }
      this.#segments.at(-1)!.last = at + 1;
      this.#segment[at] = this.#segments.length - 1;
      this.#cueBefore[at] = cue;
      if (kind === CUE) cue = at;
    }
    cue = -1;
    for (let at = last - 1; at >= first; at--) {
      this.#cueAfter[at] = cue;
      if (kindOf(path[at]!) === CUE) cue = at;
    }
    this.#patterns.push(pattern);
  }

  /** Mean probability of content in [from, to), in steps of a tenth; 11 where there is no token. */
  #contentIn(from: number, to: number): number {
    if (from >= to) return 11;
    return Math.floor((this.#contentSums[to]! - this.#contentSums[from]!) / (25.6 * (to - from)));
  }

  addAll(features: Features): void {
    features.clear();
    for (let at = 0; at < this.#frame.length; at++) {
      this.#add(at, features);
      features.end();
    }
  }

  #add(at: number, features: Features): void {
    const frame = this.#frame;
    const { path } = this.#reading;
    const { forms, tags } = frame;
    const sentenceAt = frame.sentence[at]!;
    const { first, last } = frame.sentences[sentenceAt]!;
    const q = frame.quote[at]!;
    const t = tags[at]!;
    const w = forms[at]!.lower;
    const [l2, l1, l, r1, r2] = [
      labelAt(path, first, last, at - 2),
      labelAt(path, first, last, at - 1),
      path[at]!,
      labelAt(path, first, last, at + 1),
      labelAt(path, first, last, at + 2),
    ];
    features.add(mix(200, l));
    features.add(mix(201, mix(l, q)));
    features.add(mix(202, l1 * 64 + l * 8 + r1));
    features.add(mix(203, (l2 * 8 + l1) * 64 + l * 8 + r1 + mix(r2, 0)));
    features.add(mix(204, mix(l, w)));
    features.add(mix(205, mix(l, t)));
    features.add(mix(206, mix(l1, mix(l, t))));
    features.add(mix(207, mix(r1, mix(l, t))));
    features.add(mix(208, mix(labelAt(path, first, last, at - 3), mix(l2, l))));
    features.add(mix(209, mix(labelAt(path, first, last, at + 3), mix(r2, l))));
    features.add(mix(270, mix(mix(l1, l), at > first ? forms[at - 1]!.lower : EDGE)));
    features.add(mix(271, mix(mix(r1, l), at + 1 < last ? forms[at + 1]!.lower : EDGE)));
    for (let kind = 0; kind < 4; kind++) {
      const here = this.#share(at, kind) >> 4;
      const before = at > first ? this.#share(at - 1, kind) >> 5 : 9;
      const after = at + 1 < last ? this.#share(at + 1, kind) >> 5 : 9;
      features.add(mix(210 + kind, here));
      features.add(mix(214 + kind, mix(before, here >> 1)));
      features.add(mix(218 + kind, mix(here >> 1, after)));
      features.add(mix(222 + kind, mix(here >> 1, q)));
    }
    for (let kind = 1; kind < 4; kind++)
      features.add(mix(226 + kind, this.#reading.shares[at * LABELS + kind * 2 - 1]! >> 4));
    this.#addSegment(at, l, q, t, features);
    this.#addCues(at, l, q, t, first, last, features);
    this.#addStretches(at, l, q, first, last, features);
    const pattern = this.#patterns[sentenceAt]!;
    const before = this.#patterns[sentenceAt - 1] ?? 1;
    const after = this.#patterns[sentenceAt + 1] ?? 1;
    const { kind, first: from } = this.#segments[this.#segment[at]!]!;
    features.add(mix(230, mix(pattern, mix(kind, this.#segment[at]! - this.#segment[first]!))));
    features.add(mix(231, mix(before, mix(pattern, q))));
    features.add(mix(232, mix(after, mix(pattern, q))));
    features.add(mix(233, mix(before, mix(l, q))));
    features.add(mix(234, mix(after, mix(l, q))));
    features.add(mix(235, mix(pattern, mix(l, at === from ? 1 : 0))));
  }

  #addSegment(at: number, l: number, q: number, t: number, features: Features): void {
    const { forms, tags } = this.#frame;
    const segment = this.#segments[this.#segment[at]!]!;
    const { kind, first, last, sentenceFirst, sentenceLast } = segment;
    const leftKind = first > sentenceFirst ? this.#segments[this.#segment[at]! - 1]!.kind : 5;
    const rightKind = last < sentenceLast ? this.#segments[this.#segment[at]! + 1]!.kind : 5;
    const size = distance(last - first);
    const sides = mix(kind, leftKind * 8 + rightKind);
    features.add(mix(240, mix(sides, q)));
    features.add(mix(241, mix(sides, size)));
    features.add(mix(242, mix(sides, t)));
    features.add(mix(243, mix(sides, forms[at]!.lower)));
    features.add(mix(244, mix(sides, mix(distance(at - first), distance(last - 1 - at)))));
    features.add(mix(245, mix(sides, forms[first]!.lower)));
    features.add(mix(246, mix(sides, tags[last - 1]!)));
    features.add(mix(247, mix(l, mix(distance(at - first), last < sentenceLast ? forms[last]!.lower : EDGE))));
    features.add(
      mix(248, mix(l, mix(distance(last - 1 - at), first > sentenceFirst ? forms[first - 1]!.lower : EDGE))),
    );
  }

  #addCues(at: number, l: number, q: number, t: number, first: number, last: number, features: Features): void {
    const { forms, tags } = this.#frame;
    const { path } = this.#reading;
    const [left, right] = [this.#cueBefore[at]!, this.#cueAfter[at]!];
    const leftWord = left === -1 ? EDGE : forms[left]!.lower;
    const rightWord = right === -1 ? EDGE : forms[right]!.lower;
    const leftSteps = left === -1 ? 15 : distance(at - left);
    const rightSteps = right === -1 ? 15 : distance(right - at);
    const besideLeft = beside(path, first, last, left);
    const besideRight = beside(path, first, last, right);
    features.add(mix(250, mix(leftWord, l)));
    features.add(mix(251, mix(rightWord, l)));
    features.add(mix(252, mix(leftSteps, mix(l, q))));
    features.add(mix(253, mix(rightSteps, mix(l, q))));
    features.add(mix(254, mix(leftSteps, mix(l, t))));
    features.add(mix(255, mix(rightSteps, mix(l, t))));
    features.add(mix(256, mix(leftWord, mix(rightWord, q))));
    features.add(mix(257, mix(besideLeft, mix(l, leftSteps))));
    features.add(mix(258, mix(besideRight, mix(l, rightSteps))));
    features.add(mix(259, mix(leftWord, mix(forms[at]!.lower, leftSteps))));
    features.add(mix(260, mix(rightWord, mix(t, rightSteps))));
    if (left !== -1) features.add(mix(261, mix(tags[left]!, mix(besideLeft, t))));
    if (right !== -1) features.add(mix(262, mix(tags[right]!, mix(besideRight, t))));
    features.add(mix(263, mix(left === -1 ? 0 : 1, mix(right === -1 ? 0 : 1, mix(l, q)))));
  }

  /** How content-like the stretches between punctuation are, and the quotation around the token. */
  #addStretches(at: number, l: number, q: number, first: number, last: number, features: Features): void {
    const { markBefore, markAfter, forms } = this.#frame;
    const from = markBefore[at]! === -1 ? first : markBefore[at]! + 1;
    const to = markAfter[at]! === -1 ? last : markAfter[at]!;
    const next = to + 1 < last ? (markAfter[to + 1] ?? -1) : -1;
    const nextEnd = next === -1 || next === undefined ? last : next;
    const toHere = this.#contentIn(from, at);
    const fromHere = this.#contentIn(at, to);
    const beyond = this.#contentIn(to + 1, nextEnd);
    const beforeFrom = from - 1 > first ? this.#contentIn(first, from - 1) : 11;
    features.add(mix(280, mix(toHere, fromHere)));
    features.add(mix(281, mix(fromHere, mix(beyond, to < last ? forms[to]!.lower : EDGE))));
    features.add(mix(282, mix(beforeFrom, mix(toHere, l))));
    features.add(mix(283, mix(this.#contentIn(first, at), this.#contentIn(at, last))));
    features.add(mix(284, mix(this.#contentIn(first, last), mix(l, q))));
    if (markAfter[at]! === -1 || to >= last) features.add(mix(285, mix(toHere, l)));
    const quotation = this.#quotation[at]!;
    if (quotation === -1) return;
    const { first: opens, last: closes } = this.#quotations[quotation]!;
    const share = this.#contentIn(opens, closes);
    features.add(mix(286, mix(share, l)));
    features.add(mix(287, mix(share, mix(distance(closes - opens), l))));
    features.add(mix(288, mix(opens > 0 ? kindOf(this.#reading.path[opens - 1]!) : 5, mix(share, l))));
  }
}

/** The kinds on both sides of a cue. */
function beside(path: Uint8Array, first: number, last: number, cue: number): number {
  if (cue === -1) return 0;
  return (cue > first ? kindOf(path[cue - 1]!) : 5) * 8 + (cue + 1 < last ? kindOf(path[cue + 1]!) : 5);
}

function labelAt(path: Uint8Array, first: number, last: number, at: number): number {
  return at >= first && at < last ? path[at]! : 7;
}

interface Segment {
  readonly kind: number;
  readonly first: number;
  last: number;
  readonly sentenceFirst: number;
  readonly sentenceLast: number;
}
