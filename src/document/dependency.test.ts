import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dependents, pathTo, RELATIONS, reaches } from './dependency.ts';

// "Ships left port . He said so ." Heads as places of the document.
const TWO_SENTENCES = Int32Array.of(1, -1, 1, 1, 5, -1, 5, 5);
/** 2 hangs from 0 across 1, which hangs from 3. */
const CROSSING = Int32Array.of(3, 3, 0, -1);

/** Any tree: a word hangs from one that came before it in a shuffled order. */
const tree = fc.integer({ min: 1, max: 40 }).chain((length) =>
  fc
    .tuple(
      fc.shuffledSubarray(
        Array.from({ length }, (_, token) => token),
        { minLength: length },
      ),
      fc.array(fc.nat(), { minLength: length, maxLength: length }),
    )
    .map(([order, picks]) => {
      const heads = new Int32Array(length).fill(-1);
      for (let at = 1; at < length; at++) heads[order[at]!] = order[picks[at]! % at]!;
      return heads;
    }),
);

/** A projective tree over [first, last): a root, and such trees to its left and right. */
function projective(picks: readonly number[]): Int32Array {
  const heads = new Int32Array(picks.length);
  const grow = (first: number, last: number, head: number): void => {
    if (first >= last) return;
    const root = first + (picks[first]! % (last - first));
    heads[root] = head;
    const cut = (from: number, to: number): void => {
      if (from >= to) return;
      const middle = from + 1 + (picks[from]! % (to - from));
      grow(from, middle, root);
      cut(middle, to);
    };
    cut(first, root);
    cut(root + 1, last);
  };
  grow(0, picks.length, -1);
  return heads;
}
const projectiveTree = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map(projective);

/** True where `ancestor` is `token` or above it, found the slow way. */
function isAbove(heads: Int32Array, ancestor: number, token: number): boolean {
  for (let at = token; at >= 0; at = heads[at]!) if (at === ancestor) return true;
  return false;
}

describe('dependents', () => {
  it('are found by their head, in text order', () => {
    const dependents = new Dependents(TWO_SENTENCES);
    expect([...dependents.of(1)]).toEqual([0, 2, 3]);
    expect([...dependents.of(5)]).toEqual([4, 6, 7]);
    expect([...dependents.of(0)]).toEqual([]);
    expect([...dependents.of(7)]).toEqual([]);
    expect([...dependents.roots]).toEqual([1, 5]);
  });

  it('are none where there is no token', () => {
    expect([...new Dependents(new Int32Array(0)).roots]).toEqual([]);
  });

  it('are all the tokens that name the head, in any tree', () => {
    fc.assert(
      fc.property(tree, (heads) => {
        const dependents = new Dependents(heads);
        for (let token = 0; token < heads.length; token++) {
          expect([...dependents.of(token)]).toEqual([...heads.keys()].filter((other) => heads[other] === token));
        }
      }),
    );
  });
});

describe('reaches', () => {
  it.each([
    ['two sentences', TWO_SENTENCES, [0, 0, 2, 3, 4, 4, 6, 7], [0, 3, 2, 3, 4, 7, 6, 7]],
    ['crossing lines', CROSSING, [0, 1, 2, 0], [2, 1, 2, 3]],
    ['a chain to the right', Int32Array.of(-1, 0, 1), [0, 1, 2], [2, 2, 2]],
    ['a chain to the left', Int32Array.of(1, 2, -1), [0, 0, 0], [0, 1, 2]],
    ['roots only', Int32Array.of(-1, -1), [0, 1], [0, 1]],
    ['nothing', new Int32Array(0), [], []],
  ])('of %s', (_, heads, firsts, lasts) => {
    const found = reaches(heads);
    expect([[...found.firsts], [...found.lasts]]).toEqual([firsts, lasts]);
  });

  it('are the outermost tokens of what hangs from each, in any tree', () => {
    fc.assert(
      fc.property(tree, (heads) => {
        const { firsts, lasts } = reaches(heads);
        for (let token = 0; token < heads.length; token++) {
          const below = [...heads.keys()].filter((other) => isAbove(heads, token, other));
          expect([firsts[token], lasts[token]]).toEqual([below[0], below.at(-1)]);
        }
      }),
    );
  });

  it('hold nothing else in a projective tree', () => {
    fc.assert(
      fc.property(projectiveTree, (heads) => {
        const { firsts, lasts } = reaches(heads);
        for (let token = 0; token < heads.length; token++) {
          for (let at = firsts[token]!; at <= lasts[token]!; at++) expect(isAbove(heads, token, at)).toBe(true);
        }
      }),
    );
  });

  it('take time that grows with the text', () => {
    const chain = Int32Array.from({ length: 1_000_000 }, (_, token) => token - 1);
    const started = performance.now();
    expect(reaches(chain).lasts[0]).toBe(999_999);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('the path to an ancestor', () => {
  it.each([
    [2, 3, [2, 0, 3]],
    [1, 3, [1, 3]],
    [3, 3, [3]],
    [2, 1, []],
    [3, 2, []],
  ])('from %i to %i', (token, ancestor, path) => expect(pathTo(CROSSING, token, ancestor)).toEqual(path));

  it('ends where heads run in a circle', () => {
    expect(pathTo(Int32Array.of(1, 0, -1), 0, 2)).toEqual([]);
  });
});

it('names each relation once', () => {
  expect(new Set(RELATIONS).size).toBe(RELATIONS.length);
  expect(RELATIONS.length).toBeLessThan(256);
});
