import { afterEach, describe, expect, test, vi } from 'vitest';
import { drawnEdges, type Graph, type GraphEdge, selectedOf } from './graph.ts';
import { layOut } from './layout.ts';

afterEach(() => void vi.restoreAllMocks());

const node = (id: string) => ({ id, label: id, weight: 1, contested: false, isAside: false });
const edge = (a: string, b: string): GraphEdge => ({ a, b, weight: 1, contested: false, isDirected: false });

/** Nodes in a ring with chords; the last ones stand alone. */
function ringOf(length: number, alone: number): Graph {
  const ids = Array.from({ length: length + alone }, (_, at) => `n${at}`);
  const edges = Array.from({ length }, (_, at) => [
    edge(ids[at]!, ids[(at + 1) % length]!),
    edge(ids[at]!, ids[(at * 7) % length]!),
  ]).flat();
  return { nodes: ids.map(node), edges };
}

describe('layOut', () => {
  test('the same network has the same places, by no chance', () => {
    vi.spyOn(Math, 'random').mockImplementation(() => {
      throw new Error('chance');
    });
    const graph = ringOf(40, 5);
    expect([...layOut(graph)]).toEqual([...layOut(graph)]);
  });

  test('no node lies on another, and those alone stay near the rest', () => {
    const places = [...layOut(ringOf(40, 5)).values()];
    const far = (a: { x: number; y: number }, b = { x: 0, y: 0 }) => Math.hypot(a.x - b.x, a.y - b.y);
    for (const [at, one] of places.entries())
      for (const other of places.slice(at + 1)) expect(far(one, other)).toBeGreaterThan(0.3);
    const tied = Math.max(...places.slice(0, 40).map((place) => far(place)));
    for (const place of places.slice(40)) expect(far(place)).toBeLessThan(3 * tied);
  });

  test('what is tied lies nearer than what is not', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const places = layOut({ nodes: ids.map(node), edges: [edge('a', 'b'), edge('c', 'd')] });
    const far = (a: string, b: string) =>
      Math.hypot(places.get(a)!.x - places.get(b)!.x, places.get(a)!.y - places.get(b)!.y);
    expect(far('a', 'b')).toBeLessThan(far('a', 'c'));
    expect(far('c', 'd')).toBeLessThan(far('b', 'd'));
  });

  test('takes none, one, ties to nobody, and as many as the server gives', () => {
    expect(layOut({ nodes: [], edges: [] }).size).toBe(0);
    expect(layOut({ nodes: [node('a')], edges: [edge('a', 'gone'), edge('a', 'a')] }).get('a')).toBeDefined();
    const start = performance.now();
    const places = [...layOut(ringOf(500, 20)).values()];
    expect(performance.now() - start).toBeLessThan(8_000);
    expect(places.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });
});

test('two nodes are joined by one line, whatever ties them', () => {
  const drawn = drawnEdges([edge('a', 'b'), { ...edge('b', 'a'), weight: 2, contested: true }, edge('c', 'c')]);
  expect(drawn).toEqual([{ ...edge('a', 'b'), weight: 3, contested: true }]);
});

test('what the address selects counts where the network has it', () => {
  const graph = { nodes: ['a', 'b', 'c'].map(node), edges: [edge('a', 'b')] };
  const selected = (query: string) => selectedOf(new URLSearchParams(query), graph);
  expect(selected('')).toBeUndefined();
  expect(selected('node=x')).toBeUndefined();
  expect(selected('node=a')).toEqual({ node: 'a' });
  expect(selected('node=b&with=a')).toEqual({ node: 'b', with: 'a' });
  expect(selected('node=a&with=c')).toEqual({ node: 'a' });
});
