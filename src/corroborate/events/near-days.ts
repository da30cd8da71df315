// Two days next to each other may be one, because an ocean lies between: joined only where each is the other's best match.
import { dayNumberOf, isoDayOf } from '../../document/time.ts';
import type { Row } from '../verdict/row.ts';
import type { Frame } from './frame.ts';

/** What a node of one day brings to the comparison. */
export interface DayNode {
  readonly id: string;
  readonly day: string;
  /** Type, parties and day, and the same of the day before and of the day after. */
  readonly here: string;
  readonly near: readonly [string, string];
  /** "place:wonsan", "item:srbm", "figure:2": what its mentions state besides the day. */
  readonly traits: ReadonlySet<string>;
}

/** The node of rows that state the same; undefined where they state no day. */
export function dayNodeOf(id: string, rows: readonly Row[]): DayNode | undefined {
  const { frame } = rows[0]!;
  const day = dayOf(frame);
  if (day === undefined) return undefined;
  const before = frame.steps.slice(
    0,
    frame.steps.findIndex(({ step }) => step === 'year'),
  );
  const placeOf = (days: number) =>
    JSON.stringify([frame.type, ...before.map(({ value }) => value ?? ''), isoDayOf(dayNumberOf(day) + days)]);
  return { id, day, here: placeOf(0), near: [placeOf(-1), placeOf(1)], traits: traitsOf(rows) };
}

function traitsOf(rows: readonly Row[]): Set<string> {
  const traits = new Set<string>();
  for (const { frame, mention } of rows) {
    for (const { step, value } of frame.steps) {
      if (value !== undefined && step === 'place') traits.add(`place:${value}`);
      if (value !== undefined && step === 'item') traits.add(`item:${value}`);
    }
    for (const { quantity } of mention.arguments) {
      if (quantity?.value !== undefined) traits.add(`figure:${quantity.value}`);
    }
  }
  return traits;
}

/**
 * Pairs of nodes [earlier, later] of one type and one set of parties, a day apart, that share a trait and conflict in none, each
 * the best match of the other. A node stands in one pair at most: two joins never make a third.
 */
export function pairNearDays(nodes: readonly DayNode[]): [string, string][] {
  const byPlace = new Map<string, DayNode[]>();
  for (const node of nodes) byPlace.set(node.here, [...(byPlace.get(node.here) ?? []), node]);
  const best = new Map<string, string | undefined>();
  for (const node of nodes) best.set(node.id, bestOf(node, byPlace));
  const days = new Map(nodes.map(({ id, day }) => [id, day]));
  return nodes.flatMap(({ id }): [string, string][] => {
    const other = best.get(id);
    if (other === undefined || best.get(other) !== id) return [];
    return days.get(id)! < days.get(other)! ? [[id, other]] : [];
  });
}

function bestOf(node: DayNode, byPlace: ReadonlyMap<string, readonly DayNode[]>): string | undefined {
  const near = node.near.flatMap((place) => byPlace.get(place) ?? []);
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

function dayOf({ steps, path }: Frame): string | undefined {
  const at = steps.findIndex(({ step }) => step === 'day');
  return at !== -1 && path.length > at ? steps[at]!.value : undefined;
}
