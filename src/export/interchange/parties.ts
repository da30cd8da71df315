// Who is who for other programs: entities, the outlets that are none of them, and which of them a claim concerns.
import type { Claim } from '../../document/claim.ts';
import type { EventMention } from '../../document/event.ts';
import { grouped } from '../../document/grouped.ts';
import type { Entity, EntityType } from '../../document/origin.ts';
import type { Outlet } from '../../document/outlet.ts';
import { contains, type Span } from '../../document/span.ts';
import type { Ground } from '../ground.ts';
import { stateCodeOf } from './codes.ts';
import { nameOf } from './labels.ts';

/**
 * Somebody or something with a name of its own. Origins without one ("a U.S. official") are none: programs join what is called the
 * same, and two unnamed officials would become one.
 */
export interface Party {
  /** Id of the entity, or "outlet:…". */
  readonly key: string;
  readonly kind: EntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wikidata?: string;
  /** ISO 3166-1 alpha-2: of a state itself, or of the one that owns or directs an outlet. */
  readonly state?: string;
  /** Hosts of an outlet. */
  readonly domains: readonly string[];
  /** Ids of the documents that speak of it. */
  readonly documents: readonly string[];
}

export interface Parties {
  readonly all: readonly Party[];
  readonly named: (key: string) => Party | undefined;
  readonly ofOutlet: (outlet: string) => Party | undefined;
  /** Who speaks: the origins of the claim, and the first of its chain. */
  readonly ofClaim: (claim: Claim) => readonly Party[];
  /** Whom the words of a document name, each once. */
  readonly within: (document: string, span: Span) => readonly Party[];
  readonly ofDocument: (document: string) => readonly Party[];
  readonly ofMention: (mention: EventMention) => readonly Party[];
}

export function partiesOf({ analysis, origins }: Ground): Parties {
  const entities = analysis.entities.map(ofEntity).filter(({ name }) => name !== '');
  const known = new Map(entities.map((party) => [party.key, party]));
  const documents = grouped(analysis.documents, ({ outlet }) => outlet);
  for (const outlet of analysis.outlets) {
    if (nameOf(outlet.name) === '') continue;
    const key = outletKey(outlet.id);
    const published = (documents.get(outlet.id) ?? []).map(({ id }) => id);
    known.set(key, ofOutletEntry(outlet, published, known.get(key)));
  }
  const mentions = grouped(
    analysis.entities.flatMap(({ id, mentions: found }) => found.map((mention) => ({ ...mention, id }))),
    ({ document }) => document,
  );
  for (const found of mentions.values()) found.sort((a, b) => a.start - b.start);
  const partiesFor = (keys: Iterable<string | undefined>) =>
    [...new Set(keys)].flatMap((key) => (key === undefined ? [] : (known.get(key) ?? [])));
  return {
    all: [...known.values()],
    named: (key) => known.get(key),
    ofOutlet: (outlet) => known.get(outletKey(outlet)),
    ofClaim: ({ origins: ids, chain }) => partiesFor([...ids.map((id) => origins.get(id)?.entity), chain[0]?.entity]),
    within: (document, span) => {
      const found = mentions.get(document) ?? [];
      return partiesFor(
        found
          .slice(firstFrom(found, span.start), firstFrom(found, span.end))
          .flatMap((mention) => (contains(span, mention) ? [mention.id] : [])),
      );
    },
    ofDocument: (document) => partiesFor((mentions.get(document) ?? []).map(({ id }) => id)),
    ofMention: (mention) => partiesFor(mention.arguments.map(({ entity }) => entity)),
  };
}

/** Index of the first of the spans, sorted by start, that starts at `start` or after it. */
function firstFrom(spans: readonly Span[], start: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function outletKey(outlet: string): string {
  return `outlet:${outlet}`;
}

function ofEntity({ id, type, name, aliases, wikidata, mentions }: Entity): Party {
  const state = stateCodeOf(id);
  return {
    ...{ key: id, kind: type, name: nameOf(name), aliases: aliases.map(nameOf), domains: [] },
    ...(wikidata !== undefined && /^Q\d{1,12}$/.test(wikidata) && { wikidata }),
    ...(state !== undefined && { state }),
    documents: [...new Set(mentions.map(({ document }) => document))],
  };
}

function ofOutletEntry({ id, name, state, domains }: Outlet, published: readonly string[], entity?: Party): Party {
  const code = state === undefined ? undefined : stateCodeOf(`state:${state}`);
  return {
    ...{ key: outletKey(id), kind: 'organization', name: nameOf(name), aliases: entity?.aliases ?? [], domains },
    ...(entity?.wikidata !== undefined && { wikidata: entity.wikidata }),
    ...(code !== undefined && { state: code }),
    documents: [...new Set([...published, ...(entity?.documents ?? [])])],
  };
}
