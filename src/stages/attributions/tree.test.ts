import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RELATIONS, type Relation } from '../../document/dependency.ts';
import { treeOf } from './tree.ts';

/** "Officials/2/nsubj said/0/root …": words with the number of their head, from 1, and their relation. */
function parse(marked: string): { words: string[]; heads: Int32Array; relations: Uint8Array } {
  const parts = marked.split(' ').map((word) => word.split('/'));
  return {
    words: parts.map(([word]) => word!),
    heads: Int32Array.from(parts, ([, head]) => Number(head) - 1),
    relations: Uint8Array.from(parts, ([, , relation]) => RELATIONS.indexOf(relation as Relation)),
  };
}

const { words, heads, relations } = parse(
  'Officials/2/nsubj said/0/root that/6/mark the/5/det ships/6/nsubj left/2/ccomp port/6/dobj ./2/punct',
);
const tree = treeOf({ heads, relations }, (at) => words[at] === 'said');

it('finds the word above that attributes, how far up it is and what hangs below it', () => {
  expect([...tree.governor]).toEqual([1, -1, 1, 1, 1, 1, 1, 1]);
  expect([...tree.steps]).toEqual([1, 0, 2, 3, 2, 1, 2, 1]);
  expect([...tree.under].map((place, at) => (tree.governor[at] === -1 ? '' : RELATIONS[place]))).toEqual([
    'nsubj',
    '',
    ...new Array(5).fill('ccomp'),
    'punct',
  ]);
});

it('finds the clause of each word, and how far each reaches', () => {
  expect([...tree.clause]).toEqual([1, 1, 5, 5, 5, 5, 5, 1]);
  expect([...tree.from]).toEqual([0, 0, 2, 3, 3, 2, 6, 7]);
  expect([...tree.to]).toEqual([1, 8, 3, 4, 5, 7, 7, 8]);
});

it('tells which dependents a word has', () => {
  expect([tree.has[1], tree.has[5], tree.has[6]]).toEqual([1 + 2, 1 + 4 + 8, 0]);
});

it('ends where heads run in circles or there are none', () => {
  const head = fc.integer({ min: -1, max: 9 });
  fc.assert(
    fc.property(fc.array(head, { minLength: 10, maxLength: 10 }), (random) => {
      const circles = treeOf(
        { heads: Int32Array.from(random), relations: new Uint8Array(10).fill(200) },
        (at) => at === 3,
      );
      for (let at = 0; at < 10; at++) {
        expect(circles.from[at]).toBeLessThanOrEqual(at);
        expect(circles.to[at]).toBeGreaterThan(at);
      }
    }),
  );
});
