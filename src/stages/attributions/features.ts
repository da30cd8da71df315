// The features of the first model: what stands at a token and around it.
import type { Features } from '../../models/features.ts';
import { mix } from '../../models/hash.ts';
import type { ReadingFrame, SentenceFrame } from './reading-frame.ts';

/** Stands for what lies outside of the sentence. */
export const EDGE = 0x5bd1e995;

/** Classes of the joint between two tokens: quotation and boundary, then the two tokens' kinds. */
export const JOINT_SYSTEMS = [48, 100] as const;

/** Distance in steps: 0-4 as it is, then 5-6, 7-9, 10-14, 15-24, 25 and more. */
export function distance(steps: number): number {
  if (steps < 5) return steps;
  return steps < 7 ? 5 : steps < 10 ? 6 : steps < 15 ? 7 : steps < 25 ? 8 : 9;
}

/** The word at `at`, EDGE outside of the sentence [first, last). */
export function lowerAt({ forms }: ReadingFrame, first: number, last: number, at: number): number {
  return at >= first && at < last ? forms[at]!.lower : EDGE;
}

export function tagAt({ tags }: ReadingFrame, first: number, last: number, at: number): number {
  return at >= first && at < last ? tags[at]! : EDGE;
}

function levelAt({ cue }: ReadingFrame, first: number, last: number, at: number): number {
  return at >= first && at < last ? cue[at]! : 7;
}

function nameAt({ names }: ReadingFrame, first: number, last: number, at: number): number {
  return at >= first && at < last ? names[at]! : 7;
}

/** Adds the features of every token of the text. */
export function addFeatures(frame: ReadingFrame, features: Features): void {
  features.clear();
  for (const [index, sentence] of frame.sentences.entries()) {
    const context = sentenceContext(frame, index);
    for (let at = sentence.first; at < sentence.last; at++) {
      addWords(frame, sentence, at, features);
      addPlace(frame, sentence, context, at, features);
      addCues(frame, sentence, context, at, features);
      addTree(frame, at, features);
      features.end();
    }
  }
}

interface SentenceContext {
  readonly kind: number;
  readonly before: number;
  readonly main: number;
}

function sentenceContext(frame: ReadingFrame, index: number): SentenceContext {
  const kindOf = (sentence: SentenceFrame | undefined) =>
    sentence === undefined
      ? 99
      : sentence.quoting * 8 +
        (sentence.mainCue === -1 ? 0 : 1) +
        (sentence.opensParagraph ? 2 : 0) +
        (sentence.closesParagraph ? 4 : 0);
  const mainOf = (sentence: SentenceFrame | undefined) =>
    sentence === undefined || sentence.mainCue === -1 ? 0 : frame.forms[sentence.mainCue]!.lower;
  const [before, here] = [frame.sentences[index - 1], frame.sentences[index]];
  return {
    kind: kindOf(here),
    before: kindOf(before),
    main: mainOf(here),
  };
}

function addWords(frame: ReadingFrame, { first, last }: SentenceFrame, at: number, features: Features): void {
  const { forms, tags } = frame;
  const form = forms[at]!;
  const w = form.lower;
  const [w2, w1] = [lowerAt(frame, first, last, at - 2), lowerAt(frame, first, last, at - 1)];
  const [v1, v2] = [lowerAt(frame, first, last, at + 1), lowerAt(frame, first, last, at + 2)];
  const t = tags[at]!;
  const [t2, t1] = [tagAt(frame, first, last, at - 2), tagAt(frame, first, last, at - 1)];
  const [u1, u2] = [tagAt(frame, first, last, at + 1), tagAt(frame, first, last, at + 2)];
  const quote = frame.quote[at]!;
  features.add(mix(1, w));
  features.add(mix(2, w1));
  features.add(mix(3, w2));
  features.add(mix(5, v1));
  features.add(mix(6, v2));
  features.add(mix(8, form.word));
  features.add(mix(9, t));
  features.add(mix(10, t1));
  features.add(mix(11, t2));
  features.add(mix(13, u1));
  features.add(mix(14, u2));
  features.add(mix(16, mix(w1, w)));
  features.add(mix(17, mix(w, v1)));
  features.add(mix(19, mix(v1, v2)));
  const [t10, t0u1] = [mix(t1, t), mix(t, u1)];
  features.add(mix(21, t10));
  features.add(mix(22, t0u1));
  features.add(mix(23, mix(t2, t10)));
  features.add(mix(24, mix(t10, u1)));
  features.add(mix(25, mix(t0u1, u2)));
  features.add(mix(26, mix(mix(t2, t10), mix(u1, u2))));
  features.add(mix(27, mix(w, u1)));
  features.add(mix(28, mix(t1, w)));
  features.add(mix(29, mix(w1, t)));
  features.add(mix(30, mix(t, v1)));
  features.add(mix(35, form.suffix3));
  features.add(mix(36, form.suffix2));
  features.add(mix(38, form.shape));
  features.add(mix(39, mix(form.flags, quote)));
  features.add(mix(40, mix(w, quote)));
  features.add(mix(41, mix(t, quote)));
}

function addPlace(
  frame: ReadingFrame,
  { first, last }: SentenceFrame,
  context: SentenceContext,
  at: number,
  features: Features,
): void {
  const { forms, tags, quote, markBefore, markAfter } = frame;
  const q = quote[at]!;
  const around = (at > first ? quote[at - 1]! : 4) * 25 + q * 5 + (at + 1 < last ? quote[at + 1]! : 4);
  const fromStart = distance(at - first);
  const toEnd = distance(last - 1 - at);
  features.add(mix(50, around));
  features.add(mix(51, mix(around, tags[at]!)));
  features.add(mix(52, mix(fromStart, q)));
  features.add(mix(53, mix(toEnd, q)));
  features.add(mix(54, mix(context.kind, q)));
  features.add(mix(55, mix(mix(context.before, context.kind), q)));
  features.add(mix(57, mix(mix(context.kind, fromStart), q)));
  const [before, after] = [markBefore[at]!, markAfter[at]!];
  const markFrom = before === -1 ? EDGE : mix(forms[before]!.lower, distance(at - before));
  const markTo = after === -1 ? EDGE : mix(forms[after]!.lower, distance(after - at));
  features.add(mix(59, markFrom));
  features.add(mix(60, markTo));
  features.add(mix(61, mix(before === -1 ? EDGE : forms[before]!.lower, after === -1 ? EDGE : forms[after]!.lower)));
  if (after !== -1 && after + 1 < last) features.add(mix(62, mix(forms[after]!.lower, forms[after + 1]!.lower)));
}

function addCues(
  frame: ReadingFrame,
  { first, last, mainCue }: SentenceFrame,
  context: SentenceContext,
  at: number,
  features: Features,
): void {
  const { forms, tags, quote, cue, cueBefore, cueAfter } = frame;
  const q = quote[at]!;
  const [t, w] = [tags[at]!, forms[at]!.lower];
  features.add(mix(70, mix(cue[at]!, t)));
  features.add(mix(71, mix(cue[at]!, q)));
  features.add(mix(72, levelAt(frame, first, last, at - 1) * 64 + cue[at]! * 8 + levelAt(frame, first, last, at + 1)));
  features.add(mix(73, mix(levelAt(frame, first, last, at - 1), t)));
  features.add(mix(74, mix(levelAt(frame, first, last, at + 1), t)));
  const [left, right] = [cueBefore[at]!, cueAfter[at]!];
  const leftWord = left === -1 ? EDGE : forms[left]!.lower;
  const rightWord = right === -1 ? EDGE : forms[right]!.lower;
  const leftSteps = left === -1 ? 15 : distance(at - left);
  const rightSteps = right === -1 ? 15 : distance(right - at);
  const leftCue = left === -1 ? 9 : mix(cue[left]!, tags[left]!);
  const rightCue = right === -1 ? 9 : mix(cue[right]!, tags[right]!);
  features.add(mix(80, mix(leftWord, q)));
  features.add(mix(81, mix(rightWord, q)));
  features.add(mix(82, mix(leftCue, leftSteps)));
  features.add(mix(83, mix(rightCue, rightSteps)));
  features.add(mix(84, mix(mix(leftCue, leftSteps), t)));
  features.add(mix(85, mix(mix(rightCue, rightSteps), t)));
  features.add(mix(86, mix(leftCue, w)));
  features.add(mix(87, mix(rightCue, w)));
  features.add(mix(88, mix(mix(leftCue, rightCue), q)));
  if (left !== -1 && left + 1 < at) {
    features.add(mix(91, mix(leftCue, forms[left + 1]!.lower)));
  }
  if (left !== -1 && at - left <= 6) features.add(mix(94, path(tags, left, at)));
  if (right !== -1 && right - at <= 6) features.add(mix(95, path(tags, at, right)));
  const name = frame.names[at]!;
  features.add(mix(108, name * 8 + q));
  features.add(mix(109, (nameAt(frame, first, last, at - 1) * 8 + name) * 8 + nameAt(frame, first, last, at + 1)));
  features.add(mix(111, mix(name, mix(leftSteps, rightSteps))));
  const side = mainCue === -1 ? 2 : at < mainCue ? 0 : 1;
  features.add(mix(100, mix(context.main, mix(side, q))));
  features.add(mix(101, mix(context.kind, mix(side, q))));
}

/** The word it depends on, the word that may attribute above it, and its clause. */
function addTree({ forms, tags, cue, quote, tree }: ReadingFrame, at: number, features: Features): void {
  const { heads, relations, governor, steps, under, clause, has } = tree;
  const [t, w, q] = [tags[at]!, forms[at]!.lower, quote[at]!];
  const relation = relations[at]!;
  const head = heads[at]!;
  const side = head === -1 ? 2 : head < at ? 0 : 1;
  const related = mix(relation, side);
  features.add(mix(120, mix(related, t)));
  if (head !== -1) {
    features.add(mix(121, mix(related, forms[head]!.lower)));
    features.add(mix(122, mix(related, mix(tags[head]!, t))));
    features.add(mix(123, mix(related, cue[head]!)));
  }
  features.add(mix(124, mix(has[at]!, cue[at]!)));
  features.add(mix(125, mix(has[at]!, w)));
  const above = governor[at]!;
  if (above !== -1) {
    const place = mix(under[at]!, above < at ? 0 : 1);
    features.add(mix(126, mix(place, forms[above]!.lower)));
    features.add(mix(127, mix(mix(place, cue[above]!), steps[at]!)));
    features.add(mix(128, mix(mix(place, cue[above]!), mix(q, has[above]!))));
    features.add(mix(129, mix(mix(place, cue[above]!), t)));
  } else features.add(mix(130, mix(q, steps[at]!)));
  const top = clause[at]!;
  const over = heads[top]!;
  const tied = mix(relations[top]!, over === -1 ? 2 : over < top ? 0 : 1);
  features.add(mix(131, mix(tied, over === -1 ? 9 : cue[over]!)));
  if (over !== -1) {
    features.add(mix(132, mix(tied, forms[over]!.lower)));
    features.add(mix(133, mix(mix(tied, cue[over]!), at === tree.from[top] ? 1 : at === tree.to[top]! - 1 ? 2 : 0)));
  }
}

function path(tags: Uint32Array, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at <= to; at++) hash = mix(hash, tags[at]!);
  return hash;
}

const MARKS: Readonly<Record<string, number>> = {
  ',': 1,
  '.': 2,
  '?': 2,
  '!': 2,
  ':': 3,
  ';': 3,
  '—': 4,
  '–': 4,
  '-': 4,
  '(': 5,
  ')': 5,
};
const JOINERS: ReadonlySet<string> = new Set(['that', 'to', 'whether', 'if', 'for', 'of', 'about', 'as', 'and', 'but']);

/** The kind of a token for joints: 0-9. */
function jointKind(lower: string, tag: string, quote: number): number {
  if (quote === 1 || quote === 3) return 6;
  return (
    MARKS[lower] ??
    (JOINERS.has(lower) ? 7 : tag.startsWith('VB') || tag === 'MD' ? 8 : tag.startsWith('N') || tag === 'PRP' ? 9 : 0)
  );
}

/** The joint classes of every token with the one before it, for the systems of `JOINT_SYSTEMS`. */
export function jointsOf(frame: ReadingFrame, lowers: readonly string[]): Uint8Array {
  const classes = new Uint8Array(frame.length * 2);
  const { quote } = frame;
  let kindBefore = 0;
  for (const { first, last, opensParagraph } of frame.sentences) {
    for (let at = first; at < last; at++) {
      const boundary = at > first ? 0 : opensParagraph ? 2 : 1;
      classes[at * 2] = boundary * 16 + (at > 0 ? quote[at - 1]! : 0) * 4 + quote[at]!;
      const kind = jointKind(lowers[at]!, frame.tagNames[at]!, quote[at]!);
      classes[at * 2 + 1] = kindBefore * 10 + kind;
      kindBefore = kind;
    }
  }
  return classes;
}
