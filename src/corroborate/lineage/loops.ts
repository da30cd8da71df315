// Finds circles: A cites B, B cites C, C cites A. Whoever counts them as three counts one report three times.
import { byCodeUnit } from '../../document/order.ts';
import type { Lineage } from '../../document/origin.ts';

/** Outlets (or documents without an outlet) that are each from the other. */
export interface Loop {
  /** Sorted. */
  readonly nodes: readonly string[];
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

/** That one has it from another, in a story: two outlets that cite each other on different days and subjects make no circle. */
export interface Step {
  readonly story: string;
  readonly from: string;
  readonly to: string;
}

/** The step that a row shows; undefined for one of unknown direction, and within one outlet. `nodeOf`: the outlet of a document, or itself. */
export function stepOf(row: Lineage, story: string, nodeOf: (document: string) => string): Step | undefined {
  if (row.direction !== 'known' || !FROM.has(row.kind)) return undefined;
  const [from, to] = [row.fromKind === 'outlet' ? row.from : nodeOf(row.from), nodeOf(row.to)];
  return from === to ? undefined : { story, from, to };
}

interface Story {
  /** How many rows show each step. */
  readonly ahead: Map<string, Map<string, number>>;
  /** Undefined where a step came or went since they were found. */
  loops?: readonly Loop[];
}

/** The circles among steps, each as large as it goes: looked for anew only in stories that have other steps than before. */
export class Loops {
  readonly #stories = new Map<string, Story>();

  add({ story, from, to }: Step): void {
    const { ahead } = this.#changed(story, from, to, 0);
    const goals = ahead.get(from) ?? new Map<string, number>();
    goals.set(to, (goals.get(to) ?? 0) + 1);
    ahead.set(from, goals);
  }

  remove({ story, from, to }: Step): void {
    const { ahead } = this.#changed(story, from, to, 1);
    const goals = ahead.get(from)!;
    const left = goals.get(to)! - 1;
    if (left > 0) goals.set(to, left);
    else goals.delete(to);
    if (goals.size === 0) ahead.delete(from);
    if (ahead.size === 0) this.#stories.delete(story);
  }

  /** The story of a step, whose circles are forgotten where the step is shown by `least` rows. */
  #changed(story: string, from: string, to: string, least: number): Story {
    const known: Story = this.#stories.get(story) ?? { ahead: new Map() };
    this.#stories.set(story, known);
    if ((known.ahead.get(from)?.get(to) ?? 0) === least) delete known.loops;
    return known;
  }

  /** By story, then by their nodes. */
  all(): Loop[] {
    const found: [string, readonly Loop[]][] = [];
    for (const [id, story] of this.#stories) {
      story.loops ??= loopsAmong(story.ahead);
      if (story.loops.length > 0) found.push([id, story.loops]);
    }
    return found.sort(([one], [other]) => byCodeUnit(one, other)).flatMap(([, loops]) => loops);
  }
}

function loopsAmong(steps: ReadonlyMap<string, ReadonlyMap<string, number>>): Loop[] {
  const [ahead, back] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  for (const [from, goals] of steps) {
    for (const to of goals.keys()) {
      connect(ahead, from, to);
      connect(back, to, from);
    }
  }
  const loops: Loop[] = [];
  const placed = new Set<string>();
  // Kosaraju: in the order in which the search ahead leaves the nodes, last first, a search back reaches one component.
  for (const start of leavingOrder(ahead).reverse()) {
    if (!placed.has(start)) loops.push({ nodes: reachedFrom(start, back, placed).sort(byCodeUnit) });
  }
  return loops
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

/** All nodes that the search reaches and that are not placed yet; they are from then on. */
function reachedFrom(start: string, graph: ReadonlyMap<string, ReadonlySet<string>>, placed: Set<string>): string[] {
  const reached = [start];
  placed.add(start);
  for (const node of reached) {
    for (const next of graph.get(node) ?? []) {
      if (placed.has(next)) continue;
      placed.add(next);
      reached.push(next);
    }
  }
  return reached;
}
