// The features of the first model: what stands at a token and around it.
import type { Features } from '../../models/features.ts';
import { mixSigned as mix } from '../../models/hash.ts';
import { placesOf, Templates } from '../../models/templates.ts';
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
export function lowerAt({ words }: ReadingFrame, first: number, last: number, at: number): number {
  return at >= first && at < last ? words[at]! : EDGE;
}

export function tagAt({ tags }: ReadingFrame, first: number, last: number, at: number): number {
  return at >= first && at < last ? tags[at]! : EDGE;
}

const VALUES = [
  ...(['w', 'w1', 'w2', 'v1', 'v2', 'word', 'suffix2', 'suffix3', 'shape', 'flags'] as const),
  ...([
    't',
    't1',
    't2',
    'u1',
    'u2',
    'q',
    'around',
    'fromStart',
    'toEnd',
    'kind',
    'kindBefore',
    'main',
    'side',
  ] as const),
  ...(['markFrom', 'markTo', 'markBefore', 'markAfter', 'behindMark', 'hasBehindMark'] as const),
  ...(['cue', 'cue1', 'cues', 'nextCue', 'leftWord', 'rightWord', 'leftSteps', 'rightSteps', 'leftCue'] as const),
  ...(['rightCue', 'behindLeft', 'hasBehindLeft', 'leftPath', 'hasLeftPath', 'rightPath', 'hasRightPath'] as const),
  ...(['name', 'nameQuote', 'names', 'relation', 'headSide', 'headWord', 'headTag', 'headCue', 'hasHead'] as const),
  ...(['has', 'under', 'aboveSide', 'aboveWord', 'aboveCue', 'aboveHas', 'steps', 'hasAbove', 'hasNone'] as const),
  ...(['topRelation', 'overSide', 'overWord', 'overCue', 'topPlace', 'hasOver'] as const),
] as const;
/** Where each value stands. w is the word, w1 and w2 those before it, v1 and v2 those behind; t and u are their tags, q the quotation. */
const at = placesOf(VALUES);

const templates = new Templates(
  VALUES,
  `
  1 w
  2 w1
  3 w2
  5 v1
  6 v2
  8 word
  9 t
  10 t1
  11 t2
  13 u1
  14 u2
  16 w1 w
  17 w v1
  19 v1 v2
  21 (t1 t)
  22 (t u1)
  23 t2 (t1 t)
  24 (t1 t) u1
  25 (t u1) u2
  26 (t2 (t1 t)) (u1 u2)
  27 w u1
  28 t1 w
  29 w1 t
  30 t v1
  35 suffix3
  36 suffix2
  38 shape
  39 flags q
  40 w q
  41 t q
  50 around
  51 around t
  52 fromStart q
  53 toEnd q
  54 kind q
  55 (kindBefore kind) q
  57 (kind fromStart) q
  59 markFrom
  60 markTo
  61 markBefore markAfter
  62 markAfter behindMark ? hasBehindMark
  70 cue t
  71 cue q
  72 cues
  73 cue1 t
  74 nextCue t
  80 leftWord q
  81 rightWord q
  82 (leftCue leftSteps)
  83 (rightCue rightSteps)
  84 (leftCue leftSteps) t
  85 (rightCue rightSteps) t
  86 leftCue w
  87 rightCue w
  88 (leftCue rightCue) q
  91 leftCue behindLeft ? hasBehindLeft
  94 leftPath ? hasLeftPath
  95 rightPath ? hasRightPath
  108 nameQuote
  109 names
  111 name (leftSteps rightSteps)
  100 main (side q)
  101 kind (side q)
  120 (relation headSide) t
  121 (relation headSide) headWord ? hasHead
  122 (relation headSide) (headTag t) ? hasHead
  123 (relation headSide) headCue ? hasHead
  124 has cue
  125 has w
  126 (under aboveSide) aboveWord ? hasAbove
  127 ((under aboveSide) aboveCue) steps ? hasAbove
  128 ((under aboveSide) aboveCue) (q aboveHas) ? hasAbove
  129 ((under aboveSide) aboveCue) t ? hasAbove
  130 q steps ? hasNone
  131 (topRelation overSide) overCue
  132 (topRelation overSide) overWord ? hasOver
  133 ((topRelation overSide) overCue) topPlace ? hasOver
  `,
);
const values = templates.values;

/** Adds the features of every token of the text. */
export function addFeatures(frame: ReadingFrame, features: Features): void {
  features.clear();
  for (const [index, sentence] of frame.sentences.entries()) {
    putSentence(frame, index);
    for (let token = sentence.first; token < sentence.last; token++) {
      putWords(frame, sentence, token);
      putPlace(frame, sentence, token);
      putMarks(frame, sentence, token);
      putCues(frame, sentence, token);
      putTree(frame, token);
      templates.addTo(features);
      features.end();
    }
  }
}

function putSentence(frame: ReadingFrame, index: number): void {
  const here = frame.sentences[index]!;
  values[at.kind] = sentenceKind(here);
  values[at.kindBefore] = sentenceKind(frame.sentences[index - 1]);
  values[at.main] = here.mainCue === -1 ? 0 : frame.words[here.mainCue]!;
}

function sentenceKind(sentence: SentenceFrame | undefined): number {
  if (sentence === undefined) return 99;
  const { quoting, mainCue, opensParagraph, closesParagraph } = sentence;
  return quoting * 8 + (mainCue === -1 ? 0 : 1) + (opensParagraph ? 2 : 0) + (closesParagraph ? 4 : 0);
}

function putWords({ forms, words, tags, quote }: ReadingFrame, { first, last }: SentenceFrame, token: number): void {
  const { word, suffix2, suffix3, shape, flags } = forms[token]!;
  values[at.w] = words[token]!;
  values[at.w1] = token > first ? words[token - 1]! : EDGE;
  values[at.w2] = token - 1 > first ? words[token - 2]! : EDGE;
  values[at.v1] = token + 1 < last ? words[token + 1]! : EDGE;
  values[at.v2] = token + 2 < last ? words[token + 2]! : EDGE;
  values[at.t] = tags[token]!;
  values[at.t1] = token > first ? tags[token - 1]! : EDGE;
  values[at.t2] = token - 1 > first ? tags[token - 2]! : EDGE;
  values[at.u1] = token + 1 < last ? tags[token + 1]! : EDGE;
  values[at.u2] = token + 2 < last ? tags[token + 2]! : EDGE;
  values[at.word] = word;
  values[at.suffix2] = suffix2;
  values[at.suffix3] = suffix3;
  values[at.shape] = shape;
  values[at.flags] = flags;
  values[at.q] = quote[token]!;
}

function putPlace({ quote, names }: ReadingFrame, { first, last, mainCue }: SentenceFrame, token: number): void {
  const [isFirst, isLast] = [token === first, token + 1 === last];
  const q = quote[token]!;
  const name = names[token]!;
  values[at.around] = (isFirst ? 4 : quote[token - 1]!) * 25 + q * 5 + (isLast ? 4 : quote[token + 1]!);
  values[at.fromStart] = distance(token - first);
  values[at.toEnd] = distance(last - 1 - token);
  values[at.name] = name;
  values[at.nameQuote] = name * 8 + q;
  values[at.names] = ((isFirst ? 7 : names[token - 1]!) * 8 + name) * 8 + (isLast ? 7 : names[token + 1]!);
  values[at.side] = mainCue === -1 ? 2 : token < mainCue ? 0 : 1;
}

function putMarks({ words, markBefore, markAfter }: ReadingFrame, { last }: SentenceFrame, token: number): void {
  const [before, after] = [markBefore[token]!, markAfter[token]!];
  values[at.markBefore] = before === -1 ? EDGE : words[before]!;
  values[at.markAfter] = after === -1 ? EDGE : words[after]!;
  values[at.markFrom] = before === -1 ? EDGE : mix(words[before]!, distance(token - before));
  values[at.markTo] = after === -1 ? EDGE : mix(words[after]!, distance(after - token));
  const isFollowed = after !== -1 && after + 1 < last;
  values[at.hasBehindMark] = isFollowed ? 1 : 0;
  if (isFollowed) values[at.behindMark] = words[after + 1]!;
}

function putCues(frame: ReadingFrame, { first, last }: SentenceFrame, token: number): void {
  const { words, tags, cue, cueBefore, cueAfter } = frame;
  const level = cue[token]!;
  const [levelBefore, levelAfter] = [token > first ? cue[token - 1]! : 7, token + 1 < last ? cue[token + 1]! : 7];
  values[at.cue] = level;
  values[at.cue1] = levelBefore;
  values[at.nextCue] = levelAfter;
  values[at.cues] = levelBefore * 64 + level * 8 + levelAfter;
  const [left, right] = [cueBefore[token]!, cueAfter[token]!];
  values[at.leftWord] = left === -1 ? EDGE : words[left]!;
  values[at.rightWord] = right === -1 ? EDGE : words[right]!;
  values[at.leftSteps] = left === -1 ? 15 : distance(token - left);
  values[at.rightSteps] = right === -1 ? 15 : distance(right - token);
  values[at.leftCue] = left === -1 ? 9 : mix(cue[left]!, tags[left]!);
  values[at.rightCue] = right === -1 ? 9 : mix(cue[right]!, tags[right]!);
  const hasBehindLeft = left !== -1 && left + 1 < token;
  values[at.hasBehindLeft] = hasBehindLeft ? 1 : 0;
  if (hasBehindLeft) values[at.behindLeft] = words[left + 1]!;
  const hasLeftPath = left !== -1 && token - left <= LONGEST_PATH;
  values[at.hasLeftPath] = hasLeftPath ? 1 : 0;
  if (hasLeftPath) values[at.leftPath] = path(tags, left, token);
  const hasRightPath = right !== -1 && right - token <= LONGEST_PATH;
  values[at.hasRightPath] = hasRightPath ? 1 : 0;
  if (hasRightPath) values[at.rightPath] = path(tags, token, right);
}

/** The word it depends on, the word that may attribute above it, and its clause. */
function putTree({ words, tags, cue, tree }: ReadingFrame, token: number): void {
  const { heads, relations, governor, steps, under, clause, has } = tree;
  const head = heads[token]!;
  values[at.relation] = relations[token]!;
  values[at.headSide] = sideOf(head, token);
  values[at.hasHead] = head === -1 ? 0 : 1;
  if (head !== -1) {
    values[at.headWord] = words[head]!;
    values[at.headTag] = tags[head]!;
    values[at.headCue] = cue[head]!;
  }
  const above = governor[token]!;
  values[at.has] = has[token]!;
  values[at.steps] = steps[token]!;
  values[at.hasAbove] = above === -1 ? 0 : 1;
  values[at.hasNone] = above === -1 ? 1 : 0;
  if (above !== -1) {
    values[at.under] = under[token]!;
    values[at.aboveSide] = above < token ? 0 : 1;
    values[at.aboveWord] = words[above]!;
    values[at.aboveCue] = cue[above]!;
    values[at.aboveHas] = has[above]!;
  }
  const top = clause[token]!;
  const over = heads[top]!;
  values[at.topRelation] = relations[top]!;
  values[at.overSide] = sideOf(over, top);
  values[at.overCue] = over === -1 ? 9 : cue[over]!;
  values[at.hasOver] = over === -1 ? 0 : 1;
  if (over !== -1) {
    values[at.overWord] = words[over]!;
    values[at.topPlace] = token === tree.from[top] ? 1 : token === tree.to[top]! - 1 ? 2 : 0;
  }
}

/** On which side of `token` its head stands: 0 before, 1 behind, 2 nowhere. */
function sideOf(head: number, token: number): number {
  return head === -1 ? 2 : head < token ? 0 : 1;
}

/** Tags between a token and a cue are looked at over so many steps. */
const LONGEST_PATH = 6;

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
