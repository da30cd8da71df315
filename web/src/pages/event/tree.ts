// Why so many documents count as so few: origin → who passed it on → the documents that print it.
import type { Claim, Event } from '../../shared/api/types.ts';

export interface OriginNode {
  /** Id of the origin; undefined for what adds none: an outlet's own voice, a speaker that is lost. */
  readonly origin: string | undefined;
  /** As a text calls it, until the origin itself is there. */
  readonly name: string;
  readonly relays: readonly RelayNode[];
  readonly documents: readonly string[];
}

export interface RelayNode {
  /** "CBS News"; empty where the text has it from the origin itself. */
  readonly through: string;
  readonly leaves: readonly Leaf[];
}

export interface Leaf {
  readonly document: string;
  readonly claims: readonly Claim[];
}

/** Claims that put the event forward, by the origins that its verdict counts; the widest spread first. */
export function treeOf({ corroboration, states }: Pick<Event, 'corroboration' | 'states'>, claims: readonly Claim[]) {
  const aside = new Set([...corroboration.against, ...corroboration.declined]);
  const told = new Set(states.filter(({ polarity }) => polarity === 'yes').flatMap((state) => state.claims));
  const support = claims.filter(({ id }) => told.has(id) && !aside.has(id));
  const counted = new Set(corroboration.origins);
  const nodes = corroboration.origins.map((origin) =>
    nodeOf(
      origin,
      support.filter(({ origins }) => origins.includes(origin)),
    ),
  );
  const others = support.filter(({ origins }) => !origins.some((origin) => counted.has(origin)));
  return {
    origins: nodes.sort((a, b) => b.documents.length - a.documents.length),
    apart: others.length === 0 ? undefined : nodeOf(undefined, others),
  };
}

function nodeOf(origin: string | undefined, claims: readonly Claim[]): OriginNode {
  const relays = [
    ...groupedBy(claims, ({ chain }) =>
      chain
        .slice(1)
        .map(({ name }) => name)
        .join(' → '),
    ),
  ];
  return {
    origin,
    name: claims[0]?.chain[0]?.name ?? '',
    relays: relays.map(([through, own]) => ({ through, leaves: leavesOf(own) })),
    documents: [...new Set(claims.map(({ document }) => document))],
  };
}

function leavesOf(claims: readonly Claim[]): Leaf[] {
  return [...groupedBy(claims, ({ document }) => document)].map(([document, claims]) => ({ document, claims }));
}

function groupedBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
