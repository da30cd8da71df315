// The largest groups of things that hang together: of a-b, b-c and x-y first a, b, c.

/** Ids of the largest groups, in each those with most pairs first; no more than `most`. */
export function strongest(
  pairs: readonly { readonly from: string; readonly to: string }[],
  most: number,
): readonly string[] {
  const parents = new Map<string, string>();
  const degrees = new Map<string, number>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    // What was passed hangs on the root from now on, so that the next way is short.
    for (let at = id; at !== root; ) {
      const next = parents.get(at)!;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { from, to } of pairs) {
    for (const id of [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
    const [a, b] = [rootOf(from), rootOf(to)];
    if (a !== b) parents.set(a, b);
  }
  const sizes = new Map<string, number>();
  for (const id of degrees.keys()) sizes.set(rootOf(id), (sizes.get(rootOf(id)) ?? 0) + 1);
  const order = (id: string): readonly [number, string, number, string] => {
    const root = rootOf(id);
    return [-sizes.get(root)!, root, -degrees.get(id)!, id];
  };
  return [...degrees.keys()]
    .map((id) => ({ id, key: order(id) }))
    .sort((one, other) => compare(one.key, other.key))
    .slice(0, most)
    .map(({ id }) => id);
}

function compare(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  const at = one.findIndex((value, at) => value !== other[at]);
  if (at === -1) return 0;
  return one[at]! < other[at]! ? -1 : 1;
}
