// From mentions at the nodes of the trie to events: what each is told apart by, what is said of it, and which holds which.
import type { Event, EventRelation, FigureComparison } from '../../document/event.ts';
import { grouped } from '../../document/grouped.ts';
import { contentId } from '../../document/id.ts';
import { byCodeUnit, byKey } from '../../document/order.ts';
import type { Origin } from '../../document/origin.ts';
import { compareFigures } from '../contradictions/figures.ts';
import { lastOf } from '../judgements.ts';
import { houseOf } from '../origins/origins.ts';
import { corroborationOf, type VerdictGround } from '../verdict/corroborate.ts';
import { positionsOf } from '../verdict/positions.ts';
import type { Row } from '../verdict/row.ts';
import type { Frame, Step } from './frame.ts';
import { labelOf } from './labels.ts';
import type { Described, EventMemory } from './memory.ts';
import { type DayNode, pairNearDays } from './near-days.ts';
import type { TrieNode } from './trie.ts';

/** Id of the event at a node: its type and the values it is told apart by, so that it stays while documents come and go. */
export function eventId(path: readonly string[]): string {
  return contentId('event', ...path);
}

/** The rows of one event, and the nodes they stand at: one, or two days that were joined. */
export interface Gathered {
  readonly id: string;
  readonly path: readonly string[];
  readonly rows: readonly Row[];
  readonly days: readonly string[];
}

/** Mentions gathered by event: those of one node, of two nodes a day apart that match each other best, and of those that people join. */
export function gather(
  nodes: readonly { readonly node: TrieNode<unknown>; readonly rows: readonly Row[] }[],
  joins: ReadonlyMap<string, string> = new Map(),
): Gathered[] {
  const byId = new Map(nodes.map(({ node, rows }) => [eventId(node.path), { path: node.path, rows }]));
  const pairs = pairNearDays([...byId].map(([id, { rows }]) => dayNode(id, rows)));
  const joinedTo = new Map(pairs.map(([first, second]) => [second, first]));
  const partner = new Map(pairs);
  const gathered = [...byId]
    .filter(([id]) => !joinedTo.has(id))
    .map(([id, { path, rows }]) => {
      const second = partner.get(id);
      const other = second === undefined ? undefined : byId.get(second)!;
      return {
        ...{ id, path, rows: other === undefined ? rows : [...rows, ...other.rows] },
        days: other === undefined ? [] : [dayIn(rows), dayIn(other.rows)],
      };
    });
  return joined(gathered, joins).sort(byKey(({ path }) => JSON.stringify(path)));
}

/** Events that people hold to be one: the rows of the one go to the other, where both are here and of one type. */
function joined(gathered: readonly Gathered[], joins: ReadonlyMap<string, string>): Gathered[] {
  if (joins.size === 0) return [...gathered];
  const byId = new Map(gathered.map((one) => [one.id, one]));
  const goal = ({ id, path }: Gathered) => {
    const end = byId.get(lastOf(joins, id));
    return end !== undefined && end.path[0] === path[0] ? end.id : id;
  };
  const groups = grouped(gathered, goal);
  return [...groups].map(([id, members]) => {
    const one = byId.get(id)!;
    return { ...one, rows: [...one.rows, ...members.flatMap((other) => (other === one ? [] : other.rows))] };
  });
}

function dayIn(rows: readonly Row[]): string {
  return rows[0]!.frame.steps.find(({ step }) => step === 'day')!.value!;
}

function dayNode(id: string, rows: readonly Row[]): DayNode {
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
  return { id, frame: rows[0]!.frame, traits };
}

export interface EventGround extends VerdictGround {
  /** The event that a mention belongs to. */
  readonly eventOf: (mention: string) => string | undefined;
  /** The text that stands for all that tell of one occasion with this one. */
  readonly occasionOf: (document: string) => string;
  readonly memory: EventMemory;
}

/** The events with everything said of them, in the order of `gathered`. */
export function describeEvents(gathered: readonly Gathered[], ground: EventGround): Event[] {
  const byPath = new Map(gathered.map((one) => [JSON.stringify(one.path), one]));
  const below = childrenOf(gathered, byPath);
  const { figures, families } = figuresByEvent(gathered, ground);
  ground.memory.keepOnly(new Set(gathered.map(({ id }) => id)), families);
  return gathered.map((one) => {
    const parent = parentOf(one, byPath);
    const only = onlyBelow(one, below.get(one.id) ?? [], ground);
    const own = figures.get(one.id) ?? [];
    const described = ground.memory.event(one.id, [...basisOf(one, ground), ...own], () => describe(one, ground, own));
    return ground.memory.whole(one.id, [described, parent?.id, only?.id], () => ({
      ...described,
      ...(parent && { parent: parent.id }),
      ...(only && { shownUnder: only.id }),
    }));
  });
}

/** Everything that what is said of an event rests on, besides its id and its figures. */
function basisOf({ days, rows }: Gathered, ground: EventGround): unknown[] {
  return [...days, ...rows.flatMap((row) => rowBasis(row, ground))];
}

function rowBasis({ mention, claim }: Row, { copies, origins, eventOf }: EventGround): unknown[] {
  const { id } = claim.facts.document;
  const behind = claim.voices.map(({ origin, speaker }) => [originHead(origins.get(origin)!), speaker?.name ?? '']);
  const related = (mention.relations ?? []).map((relation) => eventOf(relation.mention) ?? '');
  return [
    ...[mention, claim.claim, claim.facts, claim.access],
    JSON.stringify([houseOf(claim.facts, copies), copies.classOf(id), behind, related]),
  ];
}

function originHead({ id, name, kind, anonymous, party, entity }: Origin): readonly unknown[] {
  return [id, name, kind, anonymous, party, entity];
}

function describe(
  { id, path, rows, days }: Gathered,
  ground: EventGround,
  figures: readonly FigureComparison[],
): Described {
  const [type = ''] = path;
  const { frame } = rows[0]!;
  const steps = frame.steps.slice(0, isLocal(path) ? undefined : path.length - 1);
  const finest = steps.findLast(({ step, value }) => value !== undefined && /^(?:year|month|day)$/.test(step))?.value;
  const place = steps.find(({ step, value }) => step === 'place' && value !== undefined)?.value;
  const eventType = ground.subject.typeOf(type)!;
  return {
    ...{ id, type, label: labelOf(type, steps, ground.nameOf) },
    identity: steps.flatMap(({ step, value, inferred = false }) =>
      value === undefined ? [] : [{ step, value, inferred }],
    ),
    ...(finest !== undefined && { time: days.length > 0 ? `${days[0]}/${days[1]}` : finest }),
    ...(place !== undefined && { place }),
    ...(days.length > 0 && { days }),
    values: valuesOf(rows, ground),
    states: statesOf(rows),
    mentions: rows.map(({ mention }) => mention.id).sort(byCodeUnit),
    relations: relationsOf(id, rows, ground),
    positions: positionsOf(rows, ground.subject, ground.nameOf),
    figures,
    corroboration: corroborationOf(rows, eventType, ground),
    provisions: [],
  };
}

/** The event of one document, because it does not state what would tell it from others. */
export function isLocal(path: readonly string[]): boolean {
  return path[1]?.startsWith('in ') ?? false;
}

function valuesOf(rows: readonly Row[], { nameOf }: EventGround): Event['values'] {
  const told = rows.flatMap(({ mention, claim }) =>
    mention.arguments.map(({ role, entity, text }) => ({
      ...{ role, claim },
      value: entity === undefined ? text : nameOf(entity),
    })),
  );
  return [...grouped(told, ({ role, value }) => JSON.stringify([role, value]))]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, same]) => ({
      role: same[0]!.role,
      value: same[0]!.value,
      claims: unique(same.map(({ claim }) => claim.claim.id)),
      origins: unique(same.flatMap(({ claim }) => claim.voices.map(({ origin }) => origin))),
    }));
}

function statesOf(rows: readonly Row[]): Event['states'] {
  return [...grouped(rows, ({ mention }) => `${mention.modality} ${mention.polarity}`)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, same]) => ({
      modality: same[0]!.mention.modality,
      polarity: same[0]!.mention.polarity,
      claims: unique(same.map(({ claim }) => claim.claim.id)),
    }));
}

function relationsOf(id: string, rows: readonly Row[], { eventOf }: EventGround): Event['relations'] {
  const told = rows.flatMap(({ mention, claim }) =>
    (mention.relations ?? []).flatMap((relation): { kind: EventRelation; event: string; claim: string }[] => {
      const event = eventOf(relation.mention);
      return event === undefined || event === id ? [] : [{ kind: relation.kind, event, claim: claim.claim.id }];
    }),
  );
  return [...grouped(told, ({ kind, event }) => `${kind} ${event}`)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, same]) => ({
      kind: same[0]!.kind,
      event: same[0]!.event,
      claims: unique(same.map(({ claim }) => claim)),
    }));
}

function parentOf({ path }: Gathered, byPath: ReadonlyMap<string, Gathered>): Gathered | undefined {
  for (let length = path.length - 1; length > 1; length--) {
    const parent = byPath.get(JSON.stringify(path.slice(0, length)));
    if (parent) return parent;
  }
  return undefined;
}

function childrenOf(gathered: readonly Gathered[], byPath: ReadonlyMap<string, Gathered>): Map<string, Gathered[]> {
  const children = new Map<string, Gathered[]>();
  for (const one of gathered) {
    const parent = parentOf(one, byPath);
    if (parent) children.set(parent.id, [...(children.get(parent.id) ?? []), one]);
  }
  return children;
}

/** The one child that fits everything that the mentions here state; of several the one told of on the same occasion by every text. */
function onlyBelow(
  { rows }: Gathered,
  children: readonly Gathered[],
  { occasionOf }: EventGround,
): Gathered | undefined {
  const fitting = children.filter((child) => rows.every(({ frame }) => fits(frame, child.rows[0]!.frame)));
  if (fitting.length < 2) return fitting[0];
  const occasions = (one: readonly Row[]) => new Set(one.map(({ mention }) => occasionOf(mention.document)));
  const here = occasions(rows);
  const same = fitting.filter((child) => here.size === 1 && occasions(child.rows).has([...here][0]!));
  return same.length === 1 ? same[0] : undefined;
}

function fits(a: Frame, b: Frame): boolean {
  return a.steps.every(({ value, unread }, at) => {
    const other: Step | undefined = b.steps[at];
    if (other?.value === undefined) return true;
    return value === undefined ? !unread : value === other.value;
  });
}

/** Figures are compared within all that one actor did of one type, and told at each event that they touch. */
function figuresByEvent(
  gathered: readonly Gathered[],
  ground: EventGround,
): { readonly figures: Map<string, FigureComparison[]>; readonly families: ReadonlySet<string> } {
  const found = new Map<string, FigureComparison[]>();
  const { eventOf, memory } = ground;
  const families = grouped(gathered, ({ path }) => JSON.stringify(path.slice(0, 2)));
  for (const [key, family] of families) {
    const rows = family.flatMap((one) => one.rows);
    const eventsOf = grouped(rows, ({ claim }) => claim.claim.id);
    const basis = rows.flatMap((row) => rowBasis(row, ground));
    for (const comparison of memory.figures(key, basis, () => compareFigures(rows))) {
      const events = comparison.claims.flatMap((claim) =>
        (eventsOf.get(claim) ?? []).flatMap(({ mention }) => eventOf(mention.id) ?? []),
      );
      for (const event of new Set(events)) found.set(event, [...(found.get(event) ?? []), comparison]);
    }
  }
  return { figures: found, families: new Set(families.keys()) };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(byCodeUnit);
}
