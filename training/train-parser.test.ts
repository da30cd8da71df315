import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix } from '../src/models/hash.ts';
import { PackedActions } from '../src/models/packed-actions.ts';
import { PackedModel } from '../src/models/packed-model.ts';
import { LEFT, PartialTree, RIGHT, SHIFT, TransitionParser } from '../src/models/transition-parser.ts';
import { Random } from './random.ts';
import { Oracle, type ParserOptions, trainActions, trainRelations } from './train-parser.ts';
import { packModel } from './write-model.ts';

/** Heads of words 1 … that are a projective tree, place 0 unused: what any run of actions comes to. */
const heads = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat({ max: 2 }), { maxLength: 12 }));

function run(length: number, picks: readonly number[]): PartialTree {
  const tree = new PartialTree();
  tree.begin(length);
  for (let at = 0; tree.next <= length; ) tree.do(tree.canAttach ? possible(tree, picks[at++] ?? SHIFT) : SHIFT);
  while (tree.hasBelow) tree.attachRight();
  return tree;
}

function possible(tree: PartialTree, action: number): number {
  return action === RIGHT && !tree.hasBelow ? SHIFT : action;
}

/** The most right heads that can still be had after `actions`, by trying everything. */
function mostRight(gold: Int32Array, actions: readonly number[]): number {
  const length = gold.length - 1;
  const tree = new PartialTree();
  tree.begin(length);
  for (const action of actions) tree.do(action);
  if (tree.next > length) {
    while (tree.hasBelow) tree.attachRight();
    return gold.reduce((right, head, word) => right + (word > 0 && tree.heads[word] === head ? 1 : 0), 0);
  }
  const choices = [SHIFT, ...(tree.canAttach ? [LEFT] : []), ...(tree.canAttach && tree.hasBelow ? [RIGHT] : [])];
  return Math.max(...choices.map((action) => mostRight(gold, [...actions, action])));
}

describe('the oracle', () => {
  it('says what each action costs, in every state of small sentences', () => {
    fc.assert(
      fc.property(heads, fc.array(fc.nat({ max: 2 }), { maxLength: 8 }), ([length, picks], wandering) => {
        const gold = run(length, picks).heads.slice(0, length + 1);
        const tree = new PartialTree();
        const oracle = new Oracle();
        tree.begin(length);
        oracle.begin(gold);
        const done: number[] = [];
        for (let at = 0; tree.next <= length; ) {
          let action = SHIFT as number;
          if (tree.canAttach) {
            const costs = [...oracle.cost(tree)];
            const before = mostRight(gold, done);
            for (const one of tree.hasBelow ? [SHIFT, LEFT, RIGHT] : [SHIFT, LEFT])
              expect([one, costs[one]]).toEqual([one, before - mostRight(gold, [...done, one])]);
            action = possible(tree, wandering[at++] ?? SHIFT);
          }
          oracle.follow(tree, action);
          tree.do(action);
          done.push(action);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** A language of three kinds of words: 2 is a verb, 1 hangs from the next verb, 3 from the last. Relations: 1 before, 2 behind. */
const KINDS = [1, 1, 2, 3, 3];
const sentences = Array.from({ length: 60 }, (_, number) => {
  const random = new Random(number);
  const left = random.below(3);
  const right = random.below(3);
  return Int32Array.from([0, ...KINDS.slice(2 - left, 3 + right)]);
});
const goldOf = (kinds: Int32Array) => {
  const verb = kinds.indexOf(2);
  return kinds.map((_, word) => (word === 0 || word === verb ? 0 : verb));
};
const bank = {
  size: sentences.length,
  begin: (index: number, tree: PartialTree) => {
    tree.begin(sentences[index]!.length - 1);
    tree.keys.set(sentences[index]!);
  },
  heads: (index: number) => goldOf(sentences[index]!),
  relations: (index: number) => Uint8Array.from(sentences[index]!, (kind) => (kind === 1 ? 1 : 2)),
};
const addActions = (tree: PartialTree, out: Int32Array) => {
  out[0] = mix(mix(1, tree.keys[tree.stack[tree.top]!]!), tree.keys[tree.next]!);
  out[1] = mix(2, tree.keys[tree.next]!);
  return 2;
};
const addRelations = (tree: PartialTree, dependent: number, out: Int32Array) => {
  out[0] = mix(3, tree.keys[dependent]!);
  return 1;
};
const OPTIONS: ParserOptions = {
  ...{ epochs: [2, 3], orders: 2, cutOff: 2, kept: 50, bits: 8, margin: 1, seed: 1, mostFeatures: 8 },
};
const quiet = () => {};

function learn(options: ParserOptions) {
  const tree = new PartialTree();
  const actions = trainActions(bank, tree, addActions, options, quiet);
  const relations = trainRelations(bank, tree, addRelations, 3, options, quiet);
  return { actions, relations };
}

describe('a parser learned from a small language', () => {
  const { actions, relations } = learn(OPTIONS);

  it('gives every word its head and its relation', () => {
    const parser = new TransitionParser(
      new PackedActions(actions),
      new PackedModel(relations),
      addActions,
      addRelations,
      8,
    );
    const tree = new PartialTree();
    for (const [index, kinds] of sentences.entries()) {
      bank.begin(index, tree);
      parser.parse(tree);
      expect(tree.heads.slice(0, kinds.length)).toEqual(goldOf(kinds));
      for (let word = 1; word < kinds.length; word++)
        if (kinds[word] !== 2) expect(parser.relation(tree, word)).toBe(kinds[word] === 1 ? 1 : 2);
    }
  });

  it('is the same when learned again, and another from another seed', () => {
    const hashOf = ({ actions, relations }: ReturnType<typeof learn>) =>
      packModel('small', '1.0.0', [
        { name: 'actions', labels: [], model: actions },
        { name: 'relations', labels: [], model: relations },
      ]).manifest.sha256;
    expect(hashOf(learn(OPTIONS))).toBe(hashOf({ actions, relations }));
    expect(hashOf(learn({ ...OPTIONS, seed: 7, epochs: [1, 1] }))).not.toBe(hashOf({ actions, relations }));
  });

  it('keeps no more features than it is told', () => {
    const { table } = learn({ ...OPTIONS, kept: 3 }).actions;
    expect(table.entries.filter((entry) => entry !== 0)).toHaveLength(3);
  });
});
