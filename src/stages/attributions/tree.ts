// What the syntax of a text tells of each token: the word that may attribute above it, its clause, and how far it reaches.
import { RELATIONS, type Relation } from '../../document/dependency.ts';

/** Heads and relations of the tokens, as the layers of syntax have them. */
export interface TreeInput {
  /** Token index of the head, -1 where there is none. */
  readonly heads: Int32Array;
  /** Place of the relation in RELATIONS. */
  readonly relations: Uint8Array;
}

/** One of each a token. */
export interface Tree extends TreeInput {
  /** The nearest word above that may attribute, -1 where there is none; how many steps above, at most 7; and the relation of the last word below it. */
  readonly governor: Int32Array;
  readonly steps: Uint8Array;
  readonly under: Uint8Array;
  /** The top word of the clause that the token is in: the nearest, itself included, that heads one. */
  readonly clause: Int32Array;
  /** First token, and last + 1, of the words that depend on the token, itself included. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Bits: has a subject, a clause, an object, "that" or "to" among its dependents. */
  readonly has: Uint8Array;
}

const placesOf = (relations: readonly Relation[]) => {
  const places = new Uint8Array(256);
  for (const relation of relations) places[RELATIONS.indexOf(relation)] = 1;
  return places;
};

const CLAUSES = placesOf([
  ...(['root', 'ccomp', 'xcomp', 'advcl', 'acl:relcl', 'acl', 'parataxis', 'csubj', 'dep'] as const),
]);
const HAS: readonly (readonly [Uint8Array, number])[] = [
  [placesOf(['nsubj', 'nsubjpass', 'csubj']), 1],
  [placesOf(['ccomp', 'parataxis', 'xcomp']), 2],
  [placesOf(['dobj', 'iobj']), 4],
  [placesOf(['mark']), 8],
];
/** Chains of heads are followed so far: a tree of a sentence is seldom deeper. */
const HIGHEST = 40;

export function treeOf({ heads, relations }: TreeInput, mayAttribute: (at: number) => boolean): Tree {
  const { length } = heads;
  const tree: Tree = {
    heads,
    relations,
    governor: new Int32Array(length).fill(-1),
    steps: new Uint8Array(length),
    under: new Uint8Array(length),
    clause: countedFrom(0, length),
    from: countedFrom(0, length),
    to: countedFrom(1, length),
    has: new Uint8Array(length),
  };
  for (let at = 0; at < length; at++) readToken(tree, at, mayAttribute);
  return tree;
}

/** start, start + 1, … */
function countedFrom(start: number, length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let at = 0; at < length; at++) numbers[at] = start + at;
  return numbers;
}

function readToken(tree: Tree, at: number, mayAttribute: (at: number) => boolean): void {
  const { heads, relations, governor, steps, under, clause, from, to, has } = tree;
  if (heads[at] !== -1) for (const [places, bit] of HAS) if (places[relations[at]!] === 1) has[heads[at]!]! |= bit;
  let below = at;
  let isOpen = true;
  for (let step = 1; step < HIGHEST; step++) {
    if (isOpen) {
      clause[at] = below;
      isOpen = CLAUSES[relations[below]!] === 0;
    }
    const above = heads[below]!;
    if (above === -1) return;
    if (at < from[above]!) from[above] = at;
    if (at >= to[above]!) to[above] = at + 1;
    if (governor[at] === -1 && mayAttribute(above)) {
      governor[at] = above;
      under[at] = relations[below]!;
      steps[at] = Math.min(step, 7);
    }
    below = above;
  }
}
