// Connected components over keys: whatever shares a key is one, in any order.

export class Components {
  readonly #parents = new Map<string, string>();

  /** Makes all keys one. */
  join(keys: readonly string[]): void {
    const [first, ...others] = keys;
    if (first === undefined) return;
    const root = this.of(first);
    for (const key of others) this.#link(root, this.of(key));
  }

  /** The least key of the component: the same whatever the order of joining. */
  of(key: string): string {
    let root = key;
    for (
      let parent = this.#parents.get(root);
      parent !== undefined && parent !== root;
      parent = this.#parents.get(root)
    )
      root = parent;
    for (let at = key; at !== root; ) {
      const next = this.#parents.get(at) ?? root;
      this.#parents.set(at, root);
      at = next;
    }
    return root;
  }

  #link(a: string, b: string): void {
    const [x, y] = [this.of(a), this.of(b)];
    if (x < y) this.#parents.set(y, x);
    else if (y < x) this.#parents.set(x, y);
  }
}
