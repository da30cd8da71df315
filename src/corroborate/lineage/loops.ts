// Finds circles: A cites B, B cites C, C cites A. Whoever counts them as three counts one report three times.
import { byCodeUnit } from '../../document/order.ts';
import type { Lineage } from '../../document/origin.ts';
import { pushTo } from './push-to.ts';

/** Outlets (or documents without an outlet) that are each from the other. */
export interface Loop {
  /** Sorted. */
  readonly nodes: readonly string[];
  /** The rows that run between them. */
  readonly rows: readonly Lineage[];
}

/** Kinds that say one has it from another; a shared release and a correction do not. */
const FROM: ReadonlySet<string> = new Set([
  'copy',
  'partial-copy',
  'paraphrase',
  'wire-credit',
  'cites',
  'first-reported-by',
]);

/**
 * The circles among rows of known direction, each as large as it goes. `outletOf` gives the outlet of a document; `storyOf` what it is
 * about, because two outlets that cite each other on different days and subjects make no circle.
 */
export function findLoops(
  rows: readonly Lineage[],
  outletOf: (document: string) => string | undefined,
  storyOf: (document: string) => string = () => '',
): Loop[] {
  const stories = new Map<string, Lineage[]>();
  for (const row of rows) {
    if (row.direction !== 'known' || !FROM.has(row.kind)) continue;
    const story = storyOf(row.to);
    pushTo(stories, story, row);
  }
  const node = (id: string) => outletOf(id) ?? id;
  return [...stories]
    .sort(([one], [other]) => byCodeUnit(one, other))
    .flatMap(([, ofStory]) => loopsAmong(ofStory, node));
}

function loopsAmong(rows: readonly Lineage[], node: (id: string) => string): Loop[] {
  const edges = rows
    .map((row) => ({ from: row.fromKind === 'outlet' ? row.from : node(row.from), to: node(row.to), row }))
    .filter(({ from, to }) => from !== to);
  const [ahead, back] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  for (const { from, to } of edges) {
    connect(ahead, from, to);
    connect(back, to, from);
  }
  const loops: Loop[] = [];
  const placed = new Map<string, number>();
  // Kosaraju: in the order in which the search ahead leaves the nodes, last first, a search back reaches one component.
  for (const start of leavingOrder(ahead).reverse()) {
    if (placed.has(start)) continue;
    const nodes = reachedFrom(start, back, placed, loops.length);
    loops.push({ nodes: nodes.sort(byCodeUnit), rows: [] });
  }
  const inside = edges.filter(({ from, to }) => placed.get(from) === placed.get(to));
  const rowsOf = new Map<number, Lineage[]>();
  for (const { from, row } of inside) pushTo(rowsOf, placed.get(from)!, row);
  return loops
    .map(({ nodes }, at) => ({ nodes, rows: rowsOf.get(at) ?? [] }))
    .filter(({ nodes }) => nodes.length > 1)
    .sort((one, other) => byCodeUnit(one.nodes.join(' '), other.nodes.join(' ')));
}

function connect(graph: Map<string, Set<string>>, from: string, to: string): void {
  const known = graph.get(from);
  if (known) known.add(to);
  else graph.set(from, new Set([to]));
}

/** Nodes in the order in which a search through the depth leaves them; without recursion, as a chain may be long. */
function leavingOrder(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const left: string[] = [];
  const seen = new Set<string>();
  for (const start of [...graph.keys()].sort(byCodeUnit)) {
    const path = seen.has(start) ? [] : [{ node: start, next: nextOf(graph, start) }];
    seen.add(start);
    while (path.length > 0) {
      const { node, next } = path.at(-1)!;
      const { value, done } = next.next();
      if (done) {
        left.push(node);
        path.pop();
      } else if (!seen.has(value)) {
        seen.add(value);
        path.push({ node: value, next: nextOf(graph, value) });
      }
    }
  }
  return left;
}

function nextOf(graph: ReadonlyMap<string, ReadonlySet<string>>, node: string): Iterator<string, undefined> {
  return [...(graph.get(node) ?? [])].sort(byCodeUnit)[Symbol.iterator]();
}

/** All nodes that the search reaches and that have no place yet; they get `place`. */
function reachedFrom(
  start: string,
  graph: ReadonlyMap<string, ReadonlySet<string>>,
  placed: Map<string, number>,
  place: number,
): string[] {
  const reached = [start];
  placed.set(start, place);
  for (const node of reached) {
    for (const next of graph.get(node) ?? []) {
      if (placed.has(next)) continue;
      placed.set(next, place);
      reached.push(next);
    }
  }
  return reached;
}
