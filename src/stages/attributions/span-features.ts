// The features of the third model: is this run of tokens, as a whole, a source, a cue or a content?
import type { Features } from '../../models/features.ts';
import { hashString, mixSigned as mix } from '../../models/hash.ts';
import type { SpanShare } from '../../models/sequence-model.ts';
import { distance, EDGE, lowerAt, tagAt } from './features.ts';
import type { ReadingFrame } from './reading-frame.ts';
import type { Tree } from './tree.ts';

export const SOURCE = 0;
export const CUE = 1;
export const CONTENT = 2;

const OPENERS: ReadonlySet<number> = new Set(['(', '['].map((mark) => hashString(mark) | 0));
const CLOSERS: ReadonlySet<number> = new Set([')', ']'].map((mark) => hashString(mark) | 0));

const PUNCTUATION = /^[^\p{L}$]/u;

function reach(tree: Tree, at: number): number {
  return tree.to[at]! - tree.from[at]!;
}

/** A probability in steps that are finer towards 0 and 1: 0 … 23. */
export function shareStep(share: number): number {
  const odds = share / (1 - Math.min(share, 0.9999));
  let step = 0;
  for (let bound = 1 / 64; step < 23 && odds > bound; step++) bound *= 1.6;
  return step;
}

/** Looks at every candidate of a text among the others. */
export class SpanFeatures {
  readonly #frame: ReadingFrame;
  /** Candidates by kind, in order of their first positions. */
  readonly #byKind: readonly (readonly SpanShare[])[];
  /** By kind: the share of the likeliest candidate over each position, and which one. */
  readonly #over: readonly Float64Array[];
  /** Quotation marks that open less those that close, brackets likewise, verbs: running sums. */
  readonly #opens: Int32Array;
  readonly #closes: Int32Array;
  readonly #brackets: Int32Array;
  readonly #verbs: Int32Array;

  constructor(frame: ReadingFrame, candidates: readonly SpanShare[]) {
    this.#frame = frame;
    this.#byKind = [SOURCE, CUE, CONTENT].map((kind) => candidates.filter((one) => one.kind === kind));
    const { length, forms, quote, tagNames } = frame;
    this.#over = this.#byKind.map((spans) => {
      const over = new Float64Array(length);
      for (const { first, last, share } of spans)
        for (let at = first; at < last; at++) over[at] = Math.max(over[at]!, share);
      return over;
    });
    const sums = (count: (at: number) => number) => {
      const running = new Int32Array(length + 1);
      for (let at = 0; at < length; at++) running[at + 1] = running[at]! + count(at);
      return running;
    };
    this.#opens = sums((at) => (quote[at] === 1 ? 1 : 0));
    this.#closes = sums((at) => (quote[at] === 3 ? 1 : 0));
    this.#brackets = sums((at) => (OPENERS.has(forms[at]!.lower) ? 1 : CLOSERS.has(forms[at]!.lower) ? -1 : 0));
    this.#verbs = sums((at) => (/^(?:VB[DPZ]|MD)$/.test(tagNames[at]!) ? 1 : 0));
  }

  /** Adds the features of `span` as one position. */
  add(span: SpanShare, features: Features): void {
    const { forms, tags, quote, cue, sentence, sentences } = this.#frame;
    const { kind, first, last, share } = span;
    const { first: from, last: to } = sentences[sentence[first]!]!;
    const frame = this.#frame;
    const base = 300 + kind + 1;
    const step = shareStep(share);
    const size = distance(last - first);
    features.add(mix(base + 4 * 0, 0));
    features.add(mix(base + 4 * 1, step));
    features.add(mix(base + 4 * 2, mix(step, size)));
    features.add(mix(base + 4 * 3, size));
    features.add(mix(base + 4 * 4, lowerAt(frame, from, to, first)));
    features.add(mix(base + 4 * 5, lowerAt(frame, from, to, first - 1)));
    features.add(mix(base + 4 * 6, lowerAt(frame, from, to, last - 1)));
    features.add(mix(base + 4 * 7, lowerAt(frame, from, to, last)));
    features.add(mix(base + 4 * 8, tagAt(frame, from, to, first)));
    features.add(mix(base + 4 * 9, tagAt(frame, from, to, first - 1)));
    features.add(mix(base + 4 * 10, tagAt(frame, from, to, last - 1)));
    features.add(mix(base + 4 * 11, tagAt(frame, from, to, last)));
    features.add(mix(base + 4 * 12, mix(lowerAt(frame, from, to, first - 1), lowerAt(frame, from, to, first))));
    features.add(mix(base + 4 * 13, mix(lowerAt(frame, from, to, last - 1), lowerAt(frame, from, to, last))));
    features.add(mix(base + 4 * 14, mix(tagAt(frame, from, to, first - 1), tagAt(frame, from, to, first))));
    features.add(mix(base + 4 * 15, mix(tagAt(frame, from, to, last - 1), tagAt(frame, from, to, last))));
    features.add(mix(base + 4 * 16, mix(lowerAt(frame, from, to, last), lowerAt(frame, from, to, last + 1))));
    features.add(mix(base + 4 * 17, mix(tagAt(frame, from, to, last), tagAt(frame, from, to, last + 1))));
    features.add(
      mix(
        base + 4 * 18,
        mix(mix(tagAt(frame, from, to, first - 2), tagAt(frame, from, to, first - 1)), tagAt(frame, from, to, first)),
      ),
    );
    features.add(
      mix(
        base + 4 * 19,
        mix(mix(tagAt(frame, from, to, last - 1), tagAt(frame, from, to, last)), tagAt(frame, from, to, last + 1)),
      ),
    );
    features.add(mix(base + 4 * 20, mix(lowerAt(frame, from, to, first - 1), lowerAt(frame, from, to, last))));
    features.add(mix(base + 4 * 21, mix(lowerAt(frame, from, to, first), size)));
    // Marks and brackets that do not close.
    const opens = this.#opens[last]! - this.#opens[first]!;
    const closes = this.#closes[last]! - this.#closes[first]!;
    const balance = Math.max(-2, Math.min(2, opens - closes));
    const quoting = (quote[first]! * 4 + quote[last - 1]!) * 8 + balance + 2;
    const brackets = Math.max(-1, Math.min(1, this.#brackets[last]! - this.#brackets[first]!));
    features.add(mix(base + 4 * 22, quoting));
    features.add(
      mix(base + 4 * 23, mix(quoting, (first > from ? quote[first - 1]! : 4) * 5 + (last < to ? quote[last]! : 4))),
    );
    features.add(mix(base + 4 * 24, brackets));
    features.add(mix(base + 4 * 25, mix(quoting, size)));
    // Edges of the sentence.
    const edges = (first === from ? 1 : 0) + (last === to ? 2 : last === to - 1 ? 4 : 0);
    features.add(mix(base + 4 * 26, edges));
    features.add(mix(base + 4 * 27, mix(edges, quoting)));
    features.add(mix(base + 4 * 28, mix(edges, lowerAt(frame, from, to, last - 1))));
    const verbs = Math.min(3, this.#verbs[last]! - this.#verbs[first]!);
    features.add(mix(base + 4 * 29, mix(verbs, size)));
    features.add(mix(base + 4 * 30, mix(verbs, lowerAt(frame, from, to, first))));
    // Rivals.
    const rivals = this.#rivals(span);
    features.add(mix(base + 4 * 31, mix(rivals.best, step)));
    features.add(mix(base + 4 * 32, mix(rivals.sharesFirst, step)));
    features.add(mix(base + 4 * 33, mix(rivals.sharesLast, step)));
    features.add(mix(base + 4 * 34, rivals.best >= step ? 1 : 0));
    for (let other = 0; other < 3; other++) {
      if (other !== kind)
        features.add(mix(base + 4 * (35 + other), mix(shareStep(this.#overlap(other, first, last)), step)));
    }
    // Neighbours of the other kinds.
    for (let other = 0; other < 3; other++) {
      const before = this.#nearest(other, first, from, -1);
      const after = this.#nearest(other, last - 1, to, 1);
      const beforeKey = before === undefined ? 0 : mix(distance(first - before.last), shareStep(before.share) >> 2);
      const afterKey = after === undefined ? 0 : mix(distance(after.first - last), shareStep(after.share) >> 2);
      features.add(mix(base + 4 * (40 + other), beforeKey));
      features.add(mix(base + 4 * (43 + other), afterKey));
      features.add(mix(base + 4 * (46 + other), mix(before === undefined ? 0 : 1, after === undefined ? 0 : 1)));
      if (other !== CUE) continue;
      features.add(
        mix(
          base + 4 * 50,
          mix(before ? forms[before.last - 1]!.lower : EDGE, before ? distance(first - before.last) : 15),
        ),
      );
      features.add(
        mix(base + 4 * 51, mix(after ? forms[after.last - 1]!.lower : EDGE, after ? distance(after.first - last) : 15)),
      );
      features.add(
        mix(base + 4 * 52, mix(before ? forms[before.last - 1]!.lower : EDGE, lowerAt(frame, from, to, first))),
      );
      features.add(mix(base + 4 * 53, mix(before ? tags[before.last - 1]! : EDGE, tagAt(frame, from, to, first))));
      features.add(
        mix(base + 4 * 54, mix(after ? forms[after.last - 1]!.lower : EDGE, lowerAt(frame, from, to, last))),
      );
    }
    if (kind === CUE) {
      let words = 0;
      for (let at = first; at < last && at < first + 5; at++) words = mix(words, forms[at]!.lower);
      let shape = 0;
      for (let at = first; at < last && at < first + 6; at++) shape = mix(shape, tags[at]!);
      let level = 0;
      for (let at = first; at < last; at++) level = Math.max(level, cue[at]!);
      features.add(mix(base + 4 * 60, words));
      features.add(mix(base + 4 * 61, shape));
      features.add(mix(base + 4 * 62, mix(shape, lowerAt(frame, from, to, last))));
      features.add(mix(base + 4 * 63, mix(level, size)));
      features.add(mix(base + 4 * 64, mix(words, lowerAt(frame, from, to, last))));
      features.add(mix(base + 4 * 65, mix(words, tagAt(frame, from, to, first - 1))));
    } else {
      let shape = 0;
      for (let at = first; at < last && at < first + 5; at++) shape = mix(shape, tags[at]!);
      features.add(mix(base + 4 * 66, shape));
      features.add(mix(base + 4 * 67, mix(forms[first]!.flags, forms[last - 1]!.flags)));
    }
    this.#addTree(base, span, features);
    features.end();
  }

  /** How the words of the span hang together, on what they depend, and what is torn off at its ends. */
  #addTree(base: number, { kind, first, last }: SpanShare, features: Features): void {
    const { forms, tags, cue, tree, sentence, sentences } = this.#frame;
    const { heads, relations } = tree;
    const { first: from, last: to } = sentences[sentence[first]!]!;
    let tops = 0;
    let top = -1;
    for (let at = first; at < last; at++) {
      const head = heads[at]!;
      if (head >= first && head < last) continue;
      if (PUNCTUATION.test(this.#frame.tagNames[at]!)) continue;
      tops++;
      if (top === -1 || reach(tree, at) > reach(tree, top)) top = at;
    }
    const many = Math.min(tops, 4);
    features.add(mix(base + 4 * 70, many));
    if (top !== -1) {
      const head = heads[top]!;
      const side = head === -1 ? 2 : head < first ? 0 : 1;
      const tied = mix(relations[top]!, side);
      features.add(mix(base + 4 * 71, mix(tied, many)));
      features.add(mix(base + 4 * 72, mix(tied, head === -1 ? 9 : cue[head]!)));
      features.add(mix(base + 4 * 73, mix(tied, head === -1 ? EDGE : forms[head]!.lower)));
      features.add(mix(base + 4 * 74, mix(tied, tags[top]!)));
      const before = Math.sign(tree.from[top]! - first);
      const behind = Math.sign(tree.to[top]! - last);
      features.add(mix(base + 4 * 75, mix(many, before * 3 + behind + 4)));
      features.add(mix(base + 4 * 76, mix(tied, before * 3 + behind + 4)));
      if (behind > 0)
        features.add(mix(base + 4 * 77, mix(distance(tree.to[top]! - last), tagAt(this.#frame, from, to, last))));
      if (before < 0)
        features.add(
          mix(base + 4 * 78, mix(distance(first - tree.from[top]!), tagAt(this.#frame, from, to, first - 1))),
        );
      if (behind < 0) features.add(mix(base + 4 * 79, mix(distance(last - tree.to[top]!), tied)));
    }
    // The words beside: do they depend on the span, or on what lies outside?
    const after = last < to ? heads[last]! : -2;
    const inside = after >= first && after < last ? 1 : after < 0 ? 2 : after > last ? 3 : 0;
    const relationAfter = last < to ? relations[last]! : 99;
    features.add(mix(base + 4 * 80, mix(inside, relationAfter)));
    features.add(mix(base + 4 * 81, mix(inside, mix(relationAfter, lowerAt(this.#frame, from, to, last)))));
    const ahead = first > from ? heads[first - 1]! : -2;
    const within = ahead >= first && ahead < last ? 1 : ahead < 0 ? 2 : ahead >= last ? 3 : 0;
    features.add(mix(base + 4 * 82, mix(within, first > from ? relations[first - 1]! : 99)));
    const end = heads[last - 1]!;
    features.add(mix(base + 4 * 83, mix(end >= first ? (end < last ? 1 : 2) : 0, relations[last - 1]!)));
    if (kind === CUE) features.add(mix(base + 4 * 84, mix(tree.has[last - 1]!, tags[last - 1]!)));
    // The clause that begins behind, where one does.
    if (last < to) {
      const clause = tree.clause[last]!;
      const over = heads[clause]!;
      const owner = over >= first && over < last ? 1 : over < 0 ? 2 : over < first ? 3 : 4;
      features.add(mix(base + 4 * 85, mix(owner, mix(relations[clause]!, tree.from[clause] === last ? 1 : 0))));
    }
  }

  #rivals({ kind, first, last, share }: SpanShare): { best: number; sharesFirst: number; sharesLast: number } {
    let [best, sharesFirst, sharesLast] = [0, 0, 0];
    const spans = this.#byKind[kind]!;
    for (
      let at = lowerBound(spans, this.#frame.sentences[this.#frame.sentence[first]!]!.first);
      at < spans.length;
      at++
    ) {
      const other = spans[at]!;
      if (other.first >= last) break;
      if (other.last <= first || (other.first === first && other.last === last && other.share === share)) continue;
      best = Math.max(best, other.share);
      if (other.first === first) sharesFirst = Math.max(sharesFirst, other.share);
      if (other.last === last) sharesLast = Math.max(sharesLast, other.share);
    }
    return { best: shareStep(best), sharesFirst: shareStep(sharesFirst), sharesLast: shareStep(sharesLast) };
  }

  #overlap(kind: number, first: number, last: number): number {
    const over = this.#over[kind]!;
    return Math.max(over[first]!, over[last - 1]!, over[(first + last) >> 1]!);
  }

  /** The nearest likely candidate of `kind` on one side, inside of the sentence. */
  #nearest(kind: number, at: number, edge: number, side: 1 | -1): SpanShare | undefined {
    const over = this.#over[kind]!;
    for (let place = at + side; side > 0 ? place < edge : place >= edge; place += side) {
      if (over[place]! < 0.3) continue;
      const spans = this.#byKind[kind]!;
      let found: SpanShare | undefined;
      for (
        let index = lowerBound(spans, this.#frame.sentences[this.#frame.sentence[place]!]!.first);
        index < spans.length;
        index++
      ) {
        const one = spans[index]!;
        if (one.first > place) break;
        if (one.last > place && (found === undefined || one.share > found.share)) found = one;
      }
      return found;
    }
    return undefined;
  }
}

/** Index of the first span that begins at or behind `first`. */
function lowerBound(spans: readonly SpanShare[], first: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.first < first) low = middle + 1;
    else high = middle;
  }
  return low;
}
