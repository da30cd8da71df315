// A network as it is drawn and listed: nodes, and what joins two of them.

export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** What its size goes by: events, or ties. */
  readonly weight: number;
  readonly contested: boolean;
  /** Drawn lighter: an outlet of which no text may be here. */
  readonly isAside: boolean;
}

export interface GraphEdge {
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly contested: boolean;
  /** From `a` to `b`. */
  readonly isDirected: boolean;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What is looked at: a node, or the edges between two. */
export interface Selected {
  readonly node: string;
  readonly with?: string;
}

/** "?node=A&with=B", where the network has them. */
export function selectedOf(query: URLSearchParams, { nodes, edges }: Graph): Selected | undefined {
  const node = query.get('node');
  const other = query.get('with');
  if (node === null || !nodes.some(({ id }) => id === node)) return undefined;
  if (other === null) return { node };
  return edges.some((edge) => joins(edge, node, other)) ? { node, with: other } : { node };
}

export function joins({ a, b }: Pick<GraphEdge, 'a' | 'b'>, one: string, other: string): boolean {
  return (a === one && b === other) || (a === other && b === one);
}

/** One edge for two nodes, the heaviest first, so that lines do not lie on each other. */
export function drawnEdges(edges: readonly GraphEdge[]): GraphEdge[] {
  const drawn = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.a, edge.b].sort());
    const before = drawn.get(key);
    if (edge.a === edge.b) continue;
    drawn.set(
      key,
      before ? { ...before, weight: before.weight + edge.weight, contested: before.contested || edge.contested } : edge,
    );
  }
  return [...drawn.values()];
}
