// The features of the second model: what the first one made of the text around a token.
import type { Features } from '../../models/features.ts';
import { mixSigned as mix } from '../../models/hash.ts';
import { placesOf, Templates } from '../../models/templates.ts';
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

const VALUES = [
  ...(['l', 'l1', 'l2', 'l3', 'r1', 'r2', 'r3', 'labels3', 'labels5', 'q', 't', 'w', 'w1', 'v1'] as const),
  ...(['here0', 'here1', 'here2', 'here3', 'half0', 'half1', 'half2', 'half3'] as const),
  ...(['before0', 'before1', 'before2', 'before3', 'after0', 'after1', 'after2', 'after3'] as const),
  ...(['begins1', 'begins2', 'begins3', 'segment', 'sides', 'size', 'fromStart', 'toEnd', 'firstWord'] as const),
  ...(['lastTag', 'wordBefore', 'wordBehind', 'leftWord', 'rightWord', 'leftSteps', 'rightSteps'] as const),
  ...(['besideLeft', 'besideRight', 'leftTag', 'rightTag', 'hasLeft', 'hasRight', 'toHere', 'fromHere'] as const),
  ...(['beyond', 'nextMark', 'beforeStretch', 'upToHere', 'onFromHere', 'whole', 'hasNoMark', 'quoted'] as const),
  ...([
    'quotedSize',
    'beforeQuoted',
    'isQuoted',
    'pattern',
    'patternBefore',
    'patternAfter',
    'number',
    'opens',
  ] as const),
] as const;
/** Where each value stands. l is the label, l1 … l3 those before it, r1 … r3 those behind; w, t and q the word, its tag and quotation. */
const place = placesOf(VALUES);

const templates = new Templates(
  VALUES,
  `
  200 l
  201 l q
  202 labels3
  203 labels5
  204 l w
  205 l t
  206 l1 (l t)
  207 r1 (l t)
  208 l3 (l2 l)
  209 r3 (r2 l)
  270 (l1 l) w1
  271 (r1 l) v1
${[0, 1, 2, 3]
  .map(
    (kind) => `
  ${210 + kind} here${kind}
  ${214 + kind} before${kind} half${kind}
  ${218 + kind} half${kind} after${kind}
  ${222 + kind} half${kind} q`,
  )
  .join('')}
  227 begins1
  228 begins2
  229 begins3
  240 (segment sides) q
  241 (segment sides) size
  242 (segment sides) t
  243 (segment sides) w
  244 (segment sides) (fromStart toEnd)
  245 (segment sides) firstWord
  246 (segment sides) lastTag
  247 l (fromStart wordBehind)
  248 l (toEnd wordBefore)
  250 leftWord l
  251 rightWord l
  252 leftSteps (l q)
  253 rightSteps (l q)
  254 leftSteps (l t)
  255 rightSteps (l t)
  256 leftWord (rightWord q)
  257 besideLeft (l leftSteps)
  258 besideRight (l rightSteps)
  259 leftWord (w leftSteps)
  260 rightWord (t rightSteps)
  261 leftTag (besideLeft t) ? hasLeft
  262 rightTag (besideRight t) ? hasRight
  263 hasLeft (hasRight (l q))
  280 toHere fromHere
  281 fromHere (beyond nextMark)
  282 beforeStretch (toHere l)
  283 upToHere onFromHere
  284 whole (l q)
  285 toHere l ? hasNoMark
  286 quoted l ? isQuoted
  287 quoted (quotedSize l) ? isQuoted
  288 beforeQuoted (quoted l) ? isQuoted
  230 pattern (segment number)
  231 patternBefore (pattern q)
  232 patternAfter (pattern q)
  233 patternBefore (l q)
  234 patternAfter (l q)
  235 pattern (l opens)
  `,
);
const values = templates.values;

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
      this.#putLabels(at);
      this.#putShares(at);
      this.#putSegment(at);
      this.#putCues(at);
      this.#putStretches(at);
      this.#putQuotation(at);
      this.#putPatterns(at);
      templates.addTo(features);
      features.end();
    }
  }

  #sentenceOf(at: number): SentenceFrame {
    return this.#frame.sentences[this.#frame.sentence[at]!]!;
  }

  #putLabels(at: number): void {
    const { words, tags, quote } = this.#frame;
    const { path } = this.#reading;
    const { first, last } = this.#sentenceOf(at);
    const l = path[at]!;
    const [l1, l2] = [labelAt(path, first, last, at - 1), labelAt(path, first, last, at - 2)];
    const [r1, r2] = [labelAt(path, first, last, at + 1), labelAt(path, first, last, at + 2)];
    values[place.l] = l;
    values[place.l1] = l1;
    values[place.l2] = l2;
    values[place.l3] = labelAt(path, first, last, at - 3);
    values[place.r1] = r1;
    values[place.r2] = r2;
    values[place.r3] = labelAt(path, first, last, at + 3);
    values[place.labels3] = l1 * 64 + l * 8 + r1;
    values[place.labels5] = (l2 * 8 + l1) * 64 + l * 8 + r1 + mix(r2, 0);
    values[place.q] = quote[at]!;
    values[place.t] = tags[at]!;
    values[place.w] = words[at]!;
    values[place.w1] = at > first ? words[at - 1]! : EDGE;
    values[place.v1] = at + 1 < last ? words[at + 1]! : EDGE;
  }

  #putShares(at: number): void {
    const { first, last } = this.#sentenceOf(at);
    for (let kind = 0; kind < 4; kind++) {
      const here = this.#share(at, kind) >> 4;
      values[place.here0 + kind] = here;
      values[place.half0 + kind] = here >> 1;
      values[place.before0 + kind] = at > first ? this.#share(at - 1, kind) >> 5 : 9;
      values[place.after0 + kind] = at + 1 < last ? this.#share(at + 1, kind) >> 5 : 9;
    }
    for (let kind = 1; kind < 4; kind++) {
      values[place.begins1 + kind - 1] = this.#reading.shares[at * LABELS + kind * 2 - 1]! >> 4;
    }
  }

  #putSegment(at: number): void {
    const { words, tags } = this.#frame;
    const index = this.#segment[at]!;
    const { kind, first, last, sentenceFirst, sentenceLast } = this.#segments[index]!;
    const leftKind = first > sentenceFirst ? this.#segments[index - 1]!.kind : 5;
    const rightKind = last < sentenceLast ? this.#segments[index + 1]!.kind : 5;
    values[place.segment] = kind;
    values[place.sides] = leftKind * 8 + rightKind;
    values[place.size] = distance(last - first);
    values[place.fromStart] = distance(at - first);
    values[place.toEnd] = distance(last - 1 - at);
    values[place.firstWord] = words[first]!;
    values[place.lastTag] = tags[last - 1]!;
    values[place.wordBefore] = first > sentenceFirst ? words[first - 1]! : EDGE;
    values[place.wordBehind] = last < sentenceLast ? words[last]! : EDGE;
    values[place.number] = index - this.#segment[sentenceFirst]!;
    values[place.opens] = at === first ? 1 : 0;
  }

  #putCues(at: number): void {
    const { words, tags } = this.#frame;
    const { path } = this.#reading;
    const { first, last } = this.#sentenceOf(at);
    const [left, right] = [this.#cueBefore[at]!, this.#cueAfter[at]!];
    values[place.leftWord] = left === -1 ? EDGE : words[left]!;
    values[place.rightWord] = right === -1 ? EDGE : words[right]!;
    values[place.leftSteps] = left === -1 ? 15 : distance(at - left);
    values[place.rightSteps] = right === -1 ? 15 : distance(right - at);
    values[place.besideLeft] = beside(path, first, last, left);
    values[place.besideRight] = beside(path, first, last, right);
    values[place.hasLeft] = left === -1 ? 0 : 1;
    values[place.hasRight] = right === -1 ? 0 : 1;
    if (left !== -1) values[place.leftTag] = tags[left]!;
    if (right !== -1) values[place.rightTag] = tags[right]!;
  }

  /** How content-like the stretches between punctuation are. */
  #putStretches(at: number): void {
    const { markBefore, markAfter, words } = this.#frame;
    const { first, last } = this.#sentenceOf(at);
    const [before, after] = [markBefore[at]!, markAfter[at]!];
    const from = before === -1 ? first : before + 1;
    const to = after === -1 ? last : after;
    const next = to + 1 < last ? markAfter[to + 1]! : -1;
    values[place.toHere] = this.#contentIn(from, at);
    values[place.fromHere] = this.#contentIn(at, to);
    values[place.beyond] = this.#contentIn(to + 1, next === -1 ? last : next);
    values[place.nextMark] = to < last ? words[to]! : EDGE;
    values[place.beforeStretch] = from - 1 > first ? this.#contentIn(first, from - 1) : 11;
    values[place.upToHere] = this.#contentIn(first, at);
    values[place.onFromHere] = this.#contentIn(at, last);
    values[place.whole] = this.#contentIn(first, last);
    values[place.hasNoMark] = after === -1 || to >= last ? 1 : 0;
  }

  /** The quotation around the token. */
  #putQuotation(at: number): void {
    const quotation = this.#quotation[at]!;
    values[place.isQuoted] = quotation === -1 ? 0 : 1;
    if (quotation === -1) return;
    const { first, last } = this.#quotations[quotation]!;
    values[place.quoted] = this.#contentIn(first, last);
    values[place.quotedSize] = distance(last - first);
    values[place.beforeQuoted] = first > 0 ? kindOf(this.#reading.path[first - 1]!) : 5;
  }

  #putPatterns(at: number): void {
    const sentence = this.#frame.sentence[at]!;
    values[place.pattern] = this.#patterns[sentence]!;
    values[place.patternBefore] = this.#patterns[sentence - 1] ?? 1;
    values[place.patternAfter] = this.#patterns[sentence + 1] ?? 1;
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
