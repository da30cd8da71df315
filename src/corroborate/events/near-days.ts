// Two days next to each other may be one, because an ocean lies between: joined only where each is the other's best match.
import { dayNumberOf, isoDayOf } from '../../document/time.ts';
import type { Frame } from './frame.ts';

/** What a node of one day brings to the comparison. */
export interface DayNode {
  readonly id: string;
  readonly frame: Frame;
  /** "place:wonsan", "item:srbm", "figure:2": what its mentions state besides the day. */
  readonly traits: ReadonlySet<string>;
}

/**
 * Pairs of nodes [earlier, later] of one type and one set of parties, a day apart, that share a trait and conflict in none, each
 * the best match of the other. A node stands in one pair at most: two joins never make a third.
 */
export function pairNearDays(nodes: readonly DayNode[]): [string, string][] {
  const byPlace = new Map<string, DayNode[]>();
  for (const node of nodes) {
    const key = placeOf(node.frame, 0);
    if (key !== undefined) byPlace.set(key, [...(byPlace.get(key) ?? []), node]);
  }
  const best = new Map<string, string | undefined>();
  for (const node of nodes) best.set(node.id, bestOf(node, byPlace));
  const days = new Map(nodes.map(({ id, frame }) => [id, dayOf(frame)]));
  return nodes.flatMap(({ id }): [string, string][] => {
    const other = best.get(id);
    if (other === undefined || best.get(other) !== id) return [];
    return days.get(id)! < days.get(other)! ? [[id, other]] : [];
  });
}

function bestOf(node: DayNode, byPlace: ReadonlyMap<string, readonly DayNode[]>): string | undefined {
  const near = [-1, 1].flatMap((days) => byPlace.get(placeOf(node.frame, days) ?? '') ?? []);
  const scored = near
    .map((other) => ({ id: other.id, score: matchOf(node.traits, other.traits) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const [first, second] = scored;
  // Two that match alike: which of them it is cannot be told.
  return first !== undefined && first.score !== second?.score ? first.id : undefined;
}

/** How many kinds of traits agree; 0 where one conflicts. */
function matchOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let agreeing = 0;
  for (const kind of ['place', 'item', 'figure']) {
    const [x, y] = [a, b].map((traits) => [...traits].filter((trait) => trait.startsWith(`${kind}:`)));
    if (x!.length === 0 || y!.length === 0) continue;
    if (x!.some((trait) => y!.includes(trait))) agreeing++;
    else return 0;
  }
  return agreeing;
}

/** Type, parties and day, moved by some days; undefined for a node without a day. */
function placeOf(frame: Frame, days: number): string | undefined {
  const day = dayOf(frame);
  if (day === undefined) return undefined;
  const moved = isoDayOf(dayNumberOf(day) + days);
  const before = frame.steps.slice(
    0,
    frame.steps.findIndex(({ step }) => step === 'year'),
  );
  return JSON.stringify([frame.type, ...before.map(({ value }) => value ?? ''), moved]);
}

function dayOf({ steps, path }: Frame): string | undefined {
  const at = steps.findIndex(({ step }) => step === 'day');
  return at !== -1 && path.length > at ? steps[at]!.value : undefined;
}
