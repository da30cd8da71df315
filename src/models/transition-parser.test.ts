import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignRows } from './feature-table.ts';
import { LinearModel } from './linear-model.ts';
import { PackedActions } from './packed-actions.ts';
import { PackedModel } from './packed-model.ts';
import { LEFT, PartialTree, RIGHT, SHIFT, TransitionParser } from './transition-parser.ts';

function treeOf(length: number): PartialTree {
  const tree = new PartialTree();
  tree.begin(length);
  for (let word = 1; word <= length; word++) tree.keys[word] = word * 1000;
  return tree;
}

/** Columns of a tree that say who hangs where. */
function shapeOf(tree: PartialTree): number[][] {
  const { heads, left1, left2, right1, right2, lefts, rights, leftKeys, rightKeys } = tree;
  return [heads, left1, left2, right1, right2, lefts, rights, leftKeys, rightKeys].map((column) => [
    ...column.subarray(0, tree.length + 1),
  ]);
}

/** A model of three labels, or as many as given, that knows features 1, 2, … by these weights. */
function modelOf(weights: readonly (readonly number[])[]): LinearModel {
  const features = weights.map((_, index) => index + 1);
  const width = weights[0]!.length;
  const rows = Int8Array.from([new Array<number>(width).fill(0), ...weights].flat());
  return new LinearModel({ width, entries: assignRows(features, 6).entries, rows }, 1);
}

const SHIFT_ALL = modelOf([[1, 0, 0]]);
const LEFT_ALL = modelOf([[0, 1, 0]]);
const RIGHT_ALL = modelOf([[0, 0, 1]]);
const LABELS = modelOf([
  [1, 0, 0, 0],
  [0, 0, 0, 2],
]);
const always = (_: PartialTree, out: Int32Array) => {
  out[0] = 1;
  return 1;
};

function parserOf(actions: LinearModel): TransitionParser<PartialTree> {
  return new TransitionParser(
    new PackedActions(actions),
    new PackedModel(LABELS),
    always,
    (tree, dependent, out) => {
      out[0] = tree.heads[dependent]! > dependent ? 1 : 2;
      return 1;
    },
    4,
  );
}

function headsOf(actions: LinearModel, length: number): number[] {
  const tree = treeOf(length);
  parserOf(actions).parse(tree);
  return [...tree.heads.subarray(1, length + 1)];
}

describe('a half-parsed sentence', () => {
  it('keeps the outermost dependents, their number and the order of their kinds', () => {
    const tree = treeOf(5);
    for (const action of [SHIFT, SHIFT, SHIFT, LEFT, LEFT, LEFT]) tree.do(action);
    expect([...tree.heads.subarray(1, 6)]).toEqual([4, 4, 4, 0, 0]);
    expect([tree.left1[4], tree.left2[4], tree.lefts[4]]).toEqual([1, 2, 3]);
    expect(tree.canAttach).toBe(false);
    tree.shift();
    expect([tree.canAttach, tree.hasBelow]).toEqual([true, false]);
    tree.shift();
    expect([tree.canAttach, tree.hasBelow]).toEqual([false, true]);
    tree.attachRight();
    expect([tree.heads[5], tree.right1[4], tree.right2[4], tree.rights[4]]).toEqual([4, 5, 0, 1]);
  });

  it('is the same whether its heads come one by one or at once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: 80 }), fc.integer({ min: 1, max: 30 }), (picks, length) => {
        const tree = treeOf(length);
        let at = 0;
        while (tree.next <= tree.length) {
          const action = tree.canAttach ? (picks[at++] ?? SHIFT) : SHIFT;
          tree.do(action === RIGHT && !tree.hasBelow ? SHIFT : action);
        }
        while (tree.hasBelow) tree.attachRight();
        const whole = treeOf(length);
        whole.setHeads(tree.heads.slice());
        expect(shapeOf(whole)).toEqual(shapeOf(tree));
      }),
    );
  });

  it('forgets the sentence before', () => {
    const tree = treeOf(6);
    parserOf(LEFT_ALL).parse(tree);
    tree.begin(2);
    expect([...tree.heads.subarray(0, 7)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect([tree.next, tree.hasBelow]).toEqual([1, false]);
  });
});

describe('the parser', () => {
  it('does what scores highest', () => {
    expect(headsOf(SHIFT_ALL, 4)).toEqual([0, 1, 2, 3]);
    expect(headsOf(LEFT_ALL, 4)).toEqual([2, 3, 4, 0]);
  });

  it('takes nothing off to the right where nothing lies below', () => {
    expect(headsOf(RIGHT_ALL, 4)).toEqual([0, 1, 1, 1]);
  });

  it.each([
    [0, []],
    [1, [0]],
  ])('gives %i words their heads', (length, heads) => expect(headsOf(LEFT_ALL, length)).toEqual(heads));

  it('names relations by the whole tree', () => {
    const tree = treeOf(3);
    tree.setHeads([0, 2, 0, 2]);
    const parser = parserOf(SHIFT_ALL);
    expect([parser.relation(tree, 1), parser.relation(tree, 3)]).toEqual([0, 3]);
  });

  it('gives one root, and no line that crosses another, whatever the weights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 30, maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (weights, length) => {
          const model = modelOf(Array.from({ length: 10 }, (_, row) => weights.slice(row * 3, row * 3 + 3)));
          const parser = new TransitionParser<PartialTree>(
            new PackedActions(model),
            new PackedModel(LABELS),
            (tree, out) => {
              out[0] = 1 + ((tree.next * 7 + tree.stack[tree.top]! * 3) % 10);
              return 1;
            },
            () => 0,
            4,
          );
          const tree = treeOf(length);
          parser.parse(tree);
          const heads = tree.heads.subarray(1, length + 1);
          expect(heads.filter((head) => head === 0)).toHaveLength(1);
          for (let a = 1; a <= length; a++) {
            for (let b = 1; b <= length; b++) {
              const [low, high] = [Math.min(a, heads[a - 1]!), Math.max(a, heads[a - 1]!)];
              const other = heads[b - 1]!;
              if (low === 0 || other === 0 || b <= low || b >= high) continue;
              expect(other >= low && other <= high).toBe(true);
            }
          }
        },
      ),
    );
  });

  it('takes time that grows with the sentence, and room for a long one once', () => {
    const tree = new PartialTree();
    const parser = parserOf(SHIFT_ALL);
    const started = performance.now();
    for (const length of [100_000, 3, 100_000]) {
      tree.begin(length);
      parser.parse(tree);
    }
    expect(tree.heads[100_000]).toBe(99_999);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
