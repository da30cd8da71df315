// What the parser looks at when it chooses what to do next, and when it names a dependency, as hashed features.
// Names: s0, s1, s2 are the words on the stack from its top, b0, b1, b2 the words to come; l and r are their outermost
// dependents on either side; w, p and k the word, its part of speech, and its key (see PartialTree.keys). Most of the
// templates are those of Zhang & Nivre (2011).
import { MOST_PACKED_FEATURES } from '../../models/packed-model.ts';
import { BOTTOM } from '../../models/transition-parser.ts';
import { type SentenceTree, spread } from './sentence-tree.ts';

/** Room for the features of one choice. */
export const MOST_FEATURES = 96;
if (MOST_FEATURES > MOST_PACKED_FEATURES) throw new RangeError('more features than a packed model adds up');

// One number for a template and its values. The values are hashes already, so that little mixing will do.
function one(template: number, a: number): number {
  const hash = Math.imul(a + Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function two(template: number, a: number, b: number): number {
  let hash = Math.imul(a + Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 16)) + b, 0x2c1b3c6d);
  return hash ^ (hash >>> 15);
}

function three(template: number, a: number, b: number, c: number): number {
  let hash = Math.imul(a + Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 16)) + b, 0x2c1b3c6d);
  hash = Math.imul((hash ^ (hash >>> 15)) + c, 0x297a2d39);
  return hash ^ (hash >>> 16);
}

function four(template: number, a: number, b: number, c: number, d: number): number {
  let hash = Math.imul(a + Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 16)) + b, 0x2c1b3c6d);
  hash = Math.imul((hash ^ (hash >>> 15)) + c, 0x297a2d39);
  hash = Math.imul((hash ^ (hash >>> 13)) + d, 0x7feb352d);
  return hash ^ (hash >>> 16);
}

/** Features of the next action. */
export function addActionFeatures(tree: SentenceTree, out: Int32Array): number {
  const { words, tags, keys, stack, top, next: b0, left1, right1, left2, right2, rights, leftKeys, rightKeys } = tree;
  const s0 = stack[top]!;
  const s1 = stack[top - 1]!;
  const s2 = top > BOTTOM ? stack[top - 2]! : 0;
  const s0w = words[s0]!;
  const s0p = tags[s0]!;
  const s0k = keys[s0]!;
  const s1w = words[s1]!;
  const s1p = tags[s1]!;
  const s1k = keys[s1]!;
  const b0w = words[b0]!;
  const b0p = tags[b0]!;
  const b0k = keys[b0]!;
  const b1w = words[b0 + 1]!;
  const b1p = tags[b0 + 1]!;
  const b2p = tags[b0 + 2]!;
  const s0l = left1[s0]!;
  const s0r = right1[s0]!;
  const s1l = left1[s1]!;
  const s1r = right1[s1]!;
  const b0l = left1[b0]!;
  const s0lp = tags[s0l]!;
  const s0rp = tags[s0r]!;
  const s1lp = tags[s1l]!;
  const s1rp = tags[s1r]!;
  const b0lp = tags[b0l]!;
  const between = marksBetween(tree, s0, b0);
  const verb = tree.verbs[top - 1]!;
  let n = 0;
  out[n++] = two(1, s0w, s0p);
  out[n++] = two(2, s1w, s1p);
  out[n++] = two(3, b0w, b0p);
  out[n++] = two(4, b1w, b1p);
  out[n++] = one(5, b2p);

  out[n++] = two(6, s0w, b0w);
  out[n++] = three(7, s0w, s0p, b0p);
  out[n++] = three(8, s0p, b0w, b0p);
  out[n++] = two(9, s0p, b0p);
  out[n++] = two(10, s1w, s0w);
  out[n++] = two(11, s1w, s0p);
  out[n++] = two(12, s1p, s0w);
  out[n++] = two(13, s1p, s0p);
  out[n++] = two(14, b0w, b1w);
  out[n++] = two(15, b0w, b1p);
  out[n++] = two(16, s1w, b0w);

  out[n++] = three(17, b0p, b1p, b2p);
  out[n++] = three(18, s0p, b0p, b1p);
  out[n++] = three(19, s0w, b0p, b1p);
  out[n++] = three(20, s0p, b0w, b1p);
  out[n++] = three(21, s1p, s0p, b0p);
  out[n++] = three(22, s1w, s0p, b0p);
  out[n++] = three(23, s1p, s0w, b0p);
  out[n++] = three(24, s1p, s0p, b0w);
  out[n++] = three(25, tags[s2]!, s1p, s0p);
  out[n++] = four(26, s0k, b0k, keys[b0 + 1]!, keys[b0 + 2]!);
  out[n++] = four(27, keys[s2]!, s1k, s0k, b0k);

  out[n++] = three(28, s0p, s0lp, b0p);
  out[n++] = three(29, s0p, s0rp, b0p);
  out[n++] = three(30, s0p, b0p, b0lp);
  out[n++] = three(31, s1p, s1lp, s0p);
  out[n++] = three(32, s1p, s1rp, s0p);
  out[n++] = three(33, s1p, s0p, s0lp);
  out[n++] = three(34, s1p, s0p, s0rp);
  out[n++] = three(35, s1p, s1rp, b0p);
  out[n++] = three(36, s0p, s0lp, tags[left2[s0]!]!);
  out[n++] = three(37, s0p, s0rp, tags[right2[s0]!]!);
  out[n++] = three(38, s1p, s1rp, tags[right2[s1]!]!);
  out[n++] = three(39, b0p, b0lp, tags[left2[b0]!]!);
  out[n++] = two(40, words[s0l]!, s0p);
  out[n++] = two(41, words[s0r]!, s0p);
  out[n++] = two(42, words[s1r]!, s1p);
  out[n++] = two(43, words[b0l]!, b0p);
  out[n++] = three(44, words[s0l]!, s0p, b0p);
  out[n++] = three(45, s0w, words[s0r]!, b0p);
  out[n++] = three(46, s1p, words[s0l]!, s0p);
  out[n++] = three(47, s1p, words[s1r]!, s0p);
  out[n++] = three(48, s1p, rightKeys[s1]!, s0k);
  out[n++] = three(49, b0p, leftKeys[b0]!, s0k);

  out[n++] = three(50, s0p, b0p, distanceOf(b0 - s0));
  out[n++] = three(51, s1p, s0p, distanceOf(s0 - s1));
  out[n++] = three(52, s1w, s0p, distanceOf(s0 - s1));
  out[n++] = two(53, s0w, valency(rights[s0]!));
  out[n++] = three(54, s0p, valency(rights[s0]!), b0p);
  out[n++] = two(55, s1w, valency(rights[s1]!));
  out[n++] = three(56, s1p, valency(rights[s1]!), s0p);
  out[n++] = three(57, s0p, b0p, between);
  out[n++] = three(58, s1p, b0p, between);
  out[n++] = three(59, s1p, s0p, marksBetween(tree, s1, s0));
  out[n++] = four(60, s1k, s0k, b0k, between);

  out[n++] = three(61, s0p, b0p, tree.nextVerb[b0]!);
  out[n++] = three(62, s0k, b0p, tree.nextMark[b0]!);
  out[n++] = four(63, s1p, s0p, b0p, tree.quotesLeft[b0]!);
  out[n++] = four(64, s0p, leftKeys[b0]!, b0p, tree.verbsLeft[b0]!);
  out[n++] = four(65, tags[verb]!, s0k, b0k, tree.verbsLeft[b0]!);
  out[n++] = four(66, tags[verb]!, rightKeys[verb]!, s0p, b0k);
  return n;
}

function distanceOf(words: number): number {
  return spread(words < 6 ? words : words < 10 ? 6 : words < 20 ? 7 : 8);
}

function valency(count: number): number {
  return spread(count < 4 ? count : 4);
}

/** Commas and quotation marks between two words. */
function marksBetween({ commas, quotes }: SentenceTree, from: number, to: number): number {
  const comma = commas[to]! - commas[from]!;
  const quote = quotes[to]! - quotes[from]!;
  return spread((comma < 3 ? comma : 3) * 4 + (quote < 3 ? quote : 3));
}

/** Features of the dependency of word d: h is its head, g the head of that. */
export function addRelationFeatures(tree: SentenceTree, d: number, out: Int32Array): number {
  const { words, tags, heads, left1, right1, left2, right2, leftKeys, rightKeys } = tree;
  const h = heads[d]!;
  const g = heads[h]!;
  const side = d < h ? 1 : 2;
  const dw = words[d]!;
  const dp = tags[d]!;
  const hw = words[h]!;
  const hp = tags[h]!;
  const dl = left1[d]!;
  const dr = right1[d]!;
  const hl = left1[h]!;
  const hr = right1[h]!;
  const near = spread(side * 8 + Math.min(7, d < h ? h - d : d - h));
  // Which of the head's dependents it is, and whether the head is the root.
  const place = spread(
    (hl === d ? 1 : 0) + (hr === d ? 2 : 0) + (left2[h] === d ? 4 : 0) + (right2[h] === d ? 8 : 0) + (g === 0 ? 16 : 0),
  );
  const beside = side === 1 ? leftKeys[h]! : rightKeys[h]!;
  let n = 0;
  out[n++] = two(101, dw, side);
  out[n++] = two(102, hw, side);
  out[n++] = three(103, dp, hp, side);
  out[n++] = three(104, dw, hp, side);
  out[n++] = three(105, dp, hw, side);
  out[n++] = three(106, dw, hw, side);
  out[n++] = three(107, dp, hp, near);
  out[n++] = three(108, dp, hp, words[dl]!);
  out[n++] = three(109, dp, side, words[dl]!);
  out[n++] = three(110, dp, hp, tags[dr]!);
  out[n++] = three(111, dp, hp, place);
  out[n++] = three(112, hw, dp, place);
  out[n++] = three(113, dp, hp, tags[g]!);
  out[n++] = three(114, dp, words[d - 1]!, side);
  out[n++] = three(115, dp, words[d + 1]!, side);
  out[n++] = three(116, dp, words[hl]!, hp);
  out[n++] = three(117, dp, words[h - 1]!, hp);
  out[n++] = three(118, dp, words[left2[d]!]!, hp);
  out[n++] = three(119, dw, dp, words[dl]!);
  out[n++] = three(120, hw, dp, words[dl]!);
  out[n++] = three(121, dp, leftKeys[d]!, hp);
  out[n++] = three(122, dp, rightKeys[d]!, hp);
  out[n++] = three(123, dp, beside, hp);
  out[n++] = four(124, dp, beside, hp, place);
  out[n++] = three(125, dp, hp, marksBetween(tree, d < h ? d : h, d < h ? h : d));
  return n;
}
