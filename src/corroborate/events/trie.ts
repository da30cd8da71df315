// A refinement trie: each item stands at the node of the values it states, so that adding touches one path and no order is kept.

export interface TrieNode<T> {
  /** The values from the root. */
  readonly path: readonly string[];
  readonly children: ReadonlyMap<string, TrieNode<T>>;
  /** Items that state these values and no more, by their id. */
  readonly items: ReadonlyMap<string, T>;
}

interface GrowingNode<T> extends TrieNode<T> {
  readonly children: Map<string, GrowingNode<T>>;
  readonly items: Map<string, T>;
}

function emptyNode<T>(path: readonly string[]): GrowingNode<T> {
  return { path, children: new Map(), items: new Map() };
}

export class RefinementTrie<T> {
  readonly #root: GrowingNode<T> = emptyNode([]);
  /** Nodes looked at by all additions and removals so far. */
  touched = 0;

  get root(): TrieNode<T> {
    return this.#root;
  }

  /** Puts an item at the node of `path`; one with the same id there is replaced. */
  add(path: readonly string[], id: string, item: T): void {
    let node = this.#root;
    this.touched++;
    for (const value of path) {
      const next = node.children.get(value) ?? emptyNode<T>([...node.path, value]);
      node.children.set(value, next);
      node = next;
      this.touched++;
    }
    node.items.set(id, item);
  }

  /** Takes the item away, with every node that it leaves empty. False where there is none. */
  remove(path: readonly string[], id: string): boolean {
    const line = [this.#root];
    this.touched++;
    for (const value of path) {
      const next = line.at(-1)!.children.get(value);
      if (!next) return false;
      line.push(next);
      this.touched++;
    }
    const removed = line.at(-1)!.items.delete(id);
    for (let depth = line.length - 1; depth > 0 && isEmpty(line[depth]!); depth--) {
      line[depth - 1]!.children.delete(path[depth - 1]!);
    }
    return removed;
  }

  /** Every node that has items, parents before their children, in the order of their paths. */
  *nodes(): Generator<TrieNode<T>> {
    const open: TrieNode<T>[] = [this.#root];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.items.size > 0) yield node;
      const children = [...node.children].sort(([a], [b]) => (a < b ? 1 : -1));
      for (const [, child] of children) open.push(child);
    }
  }
}

function isEmpty({ items, children }: TrieNode<unknown>): boolean {
  return items.size === 0 && children.size === 0;
}
