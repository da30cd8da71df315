import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RefinementTrie, type TrieNode } from './trie.ts';

const items = fc.uniqueArray(
  fc.record({ id: fc.uuid(), path: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }) }),
  { selector: ({ id }) => id, maxLength: 30 },
);

function shape(trie: RefinementTrie<number>): [readonly string[], string[]][] {
  return [...trie.nodes()].map(({ path, items: held }: TrieNode<number>) => [path, [...held.keys()].sort()]);
}

function filled(all: readonly { id: string; path: readonly string[] }[]): RefinementTrie<number> {
  const trie = new RefinementTrie<number>();
  for (const { id, path } of all) trie.add(path, id, 1);
  return trie;
}

describe('a refinement trie', () => {
  test('has no order', () => {
    fc.assert(
      fc.property(items, (all) => {
        expect(shape(filled(all.toReversed()))).toEqual(shape(filled(all)));
      }),
    );
  });

  test('is empty again after everything was taken away, and as before after one was', () => {
    fc.assert(
      fc.property(items, items, (kept, gone) => {
        const trie = filled([...kept, ...gone]);
        for (const { id, path } of gone) expect(trie.remove(path, id)).toBe(true);
        const left = kept.filter(
          ({ id, path }) => !gone.some((one) => one.id === id && one.path.join() === path.join()),
        );
        expect(shape(trie)).toEqual(shape(filled(left)));
        for (const { id, path } of left) trie.remove(path, id);
        expect([...trie.nodes()]).toEqual([]);
        expect(trie.root.children.size).toBe(0);
      }),
    );
  });

  test('gives parents before their children, in the order of their paths', () => {
    const trie = filled([
      { id: '1', path: ['b'] },
      { id: '2', path: ['a', 'z'] },
      { id: '3', path: ['a'] },
    ]);
    expect(shape(trie).map(([path]) => path.join('/'))).toEqual(['a', 'a/z', 'b']);
  });

  test('touches as many nodes as the path is long, however many items there are', () => {
    const trie = new RefinementTrie<number>();
    for (let at = 0; at < 10_000; at++) trie.add(['a', String(at % 7)], String(at), at);
    const before = trie.touched;
    trie.add(['a', '3'], 'one more', 1);
    expect(trie.touched - before).toBe(3);
  });

  test('knows nothing of what was not put in', () => {
    const trie = filled([{ id: '1', path: ['a'] }]);
    expect([trie.remove(['a', 'b'], '1'), trie.remove(['a'], '2'), trie.remove(['a'], '1')]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
