// Places for the nodes of a network: the same network always looks the same. Springs, and forces apart, after Eades (1984).
import { drawnEdges, type Graph } from './graph.ts';

export interface Placed {
  readonly x: number;
  readonly y: number;
}

/** Fewer where there is much to move. */
const [STEPS, FEW_STEPS, MANY] = [240, 100, 150];
/** Turn from one node to the next on the spiral they begin on, which leaves no two in one place. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** Distance of nodes that nothing pulls. */
const APART = 1;
/** Pull to the middle of what has ties and of what has none. */
const [TO_CENTRE, ALONE] = [0.1, 0.6];
const SPRING = 0.22;

/** By id; nodes of one network in the order given. */
export function layOut({ nodes, edges }: Graph): Map<string, Placed> {
  const [x, y] = spiral(nodes.length);
  const at = new Map(nodes.map(({ id }, index) => [id, index]));
  const pairs = drawnEdges(edges).flatMap(({ a, b, weight }) => {
    const [from, to] = [at.get(a), at.get(b)];
    return from === undefined || to === undefined ? [] : [{ from, to, pull: 1 + Math.log2(weight) / 4 }];
  });
  const tied = new Set(pairs.flatMap(({ from, to }) => [from, to]));
  const centre = nodes.map((_, index) => (tied.has(index) ? TO_CENTRE : ALONE));
  const [dx, dy] = [new Float64Array(nodes.length), new Float64Array(nodes.length)];
  const steps = nodes.length > MANY ? FEW_STEPS : STEPS;
  for (let step = 0; step < steps; step++) {
    dx.fill(0);
    dy.fill(0);
    push(x, y, dx, dy);
    for (const { from, to, pull } of pairs) draw(x, y, dx, dy, from, to, pull);
    toCentre(x, y, dx, dy, centre);
    move(x, y, dx, dy, (2 * APART * (steps - step)) / steps);
  }
  return new Map(nodes.map(({ id }, index) => [id, { x: round(x[index]!), y: round(y[index]!) }]));
}

function spiral(length: number): [Float64Array, Float64Array] {
  const x = Float64Array.from({ length }, (_, at) => APART * Math.sqrt(at + 0.5) * Math.cos(at * GOLDEN));
  const y = Float64Array.from({ length }, (_, at) => APART * Math.sqrt(at + 0.5) * Math.sin(at * GOLDEN));
  return [x, y];
}

/** Every node away from every other. */
function push(x: Float64Array, y: Float64Array, dx: Float64Array, dy: Float64Array): void {
  for (let a = 0; a < x.length; a++) {
    for (let b = a + 1; b < x.length; b++) {
      const [across, up] = [x[a]! - x[b]!, y[a]! - y[b]!];
      const force = (APART * APART) / Math.max(across * across + up * up, 0.01);
      dx[a]! += across * force;
      dy[a]! += up * force;
      dx[b]! -= across * force;
      dy[b]! -= up * force;
    }
  }
}

/** Two that share something towards each other. */
function draw(
  x: Float64Array,
  y: Float64Array,
  dx: Float64Array,
  dy: Float64Array,
  a: number,
  b: number,
  pull: number,
): void {
  const [across, up] = [x[a]! - x[b]!, y[a]! - y[b]!];
  const force = SPRING * pull;
  dx[a]! -= across * force;
  dy[a]! -= up * force;
  dx[b]! += across * force;
  dy[b]! += up * force;
}

/** All a little to the middle, so that groups apart stay in sight. */
function toCentre(
  x: Float64Array,
  y: Float64Array,
  dx: Float64Array,
  dy: Float64Array,
  centre: readonly number[],
): void {
  for (const [at, pull] of centre.entries()) {
    dx[at]! -= x[at]! * pull;
    dy[at]! -= y[at]! * pull;
  }
}

/** None farther than `most` in one step. */
function move(x: Float64Array, y: Float64Array, dx: Float64Array, dy: Float64Array, most: number): void {
  for (let at = 0; at < x.length; at++) {
    const [across, up] = [dx[at]!, dy[at]!];
    const far = Math.sqrt(across * across + up * up);
    const share = far > most ? most / far : 1;
    x[at]! += across * share;
    y[at]! += up * share;
  }
}

/** What browsers may compute otherwise lies behind these digits. */
function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
