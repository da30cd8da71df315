// What is concluded, as rows of the store: each with what it is listed and searched by, its JSON, and a hash that tells whether it changed.
import type { Conclusions } from '../corroborate/dossier.ts';
import type { Claim } from '../document/claim.ts';
import type { Document } from '../document/document.ts';
import type { Event, EventMention } from '../document/event.ts';
import { contentId } from '../document/id.ts';
import { byCodeUnit } from '../document/order.ts';
import type { Entity } from '../document/origin.ts';
import type { Outlet } from '../document/outlet.ts';
import { windowOf } from '../document/time.ts';
import type { Analyzed } from '../reading.ts';
import { type ConcludedRows, type Difference, otherKey, rowHash } from '../store/conclusions.ts';
import { clean } from '../store/documents.ts';
import { facet } from '../store/facet.ts';
import type { ClaimRow, ConclusionKind, ConclusionRow, DocumentViewRow, EventRow } from '../store/tables.ts';

type Unplaced<Row> = Omit<Row, 'dossier' | 'revision'>;

/** Everything that has a row, by what it is. Rows are of these objects, which are never changed: another object, perhaps another row. */
export interface Pieces {
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
  readonly events: readonly Event[];
  readonly origin: Conclusions['origins'];
  readonly lineage: Conclusions['lineage'];
  readonly contradiction: Conclusions['contradictions'];
  readonly prediction: Conclusions['predictions'];
  readonly entity: readonly Entity[];
  readonly outlet: readonly Outlet[];
  readonly ledger: Conclusions['ledgers'];
  readonly gap: readonly Gap[];
}

/** A sentence of what is missing, and its number. */
export interface Gap {
  readonly at: number;
  readonly words: string;
}

/** What rows say besides what their pieces do. */
export interface ViewGround {
  readonly documentOf: (id: string) => Pick<Analyzed, 'document' | 'eventMentions'>;
  readonly mentionOf: (id: string) => EventMention | undefined;
}

/** The rows of pieces. */
export function rowsOf(pieces: Pieces, ground: ViewGround): ConcludedRows {
  return {
    documents: pieces.documents.map(documentRow),
    claims: pieces.claims.map((claim) => claimRow(claim, ground)),
    events: pieces.events.map((event) => eventRow(event, ground)),
    others: OTHERS.flatMap((kind) => pieces[kind].map((piece) => otherRow(kind, shownAs(kind, piece)))),
  };
}

export const NO_PIECES: Pieces = {
  ...{ documents: [], claims: [], events: [], origin: [], lineage: [], contradiction: [] },
  ...{ prediction: [], entity: [], outlet: [], ledger: [], gap: [] },
};

/** Of `one` what is not in `other`, by identity. */
export function piecesWithout(one: Pieces, other: Pieces): Pieces {
  const names = Object.keys(NO_PIECES) as (keyof Pieces)[];
  const without = names.map((name) => {
    if (one[name] === other[name]) return [name, []];
    const known = new Set<unknown>(other[name]);
    return [name, (one[name] as readonly unknown[]).filter((piece) => !known.has(piece))];
  });
  return Object.fromEntries(without);
}

/** The keys of the rows of pieces. */
export function keysOf(pieces: Pieces): Difference['gone'] {
  const idOf = ({ id }: { readonly id: string }) => id;
  return {
    documents: pieces.documents.map(idOf),
    claims: pieces.claims.map(idOf),
    events: pieces.events.map(idOf),
    others: OTHERS.flatMap((kind) =>
      pieces[kind].map((piece) => otherKey({ kind, id: clean(shownAs(kind, piece).id) })),
    ),
  };
}

function documentRow(document: Document): Unplaced<DocumentViewRow> {
  const { text, ...body } = document;
  return hashed({
    id: document.id,
    title: clean(document.title ?? ''),
    outlet: document.outlet ?? null,
    kind: document.kind,
    language: document.language,
    place: clean(placeOf(document)),
    published: document.published?.earliest ?? null,
    words: clean(text),
    body: JSON.stringify(body),
  });
}

function placeOf({ path, url }: Document): string {
  return path ?? url ?? '';
}

function claimRow(claim: Claim, { documentOf }: ViewGround): Unplaced<ClaimRow> {
  const { document, eventMentions } = documentOf(claim.document);
  const mentions = eventMentions.filter((mention) => mention.claim === claim.id);
  return hashed({
    id: claim.id,
    document: claim.document,
    stance: claim.stance,
    certainty: claim.certainty,
    voice: claim.voice,
    speaker: clean(claim.chain[0]?.name ?? ''),
    facets: facetsOf(claim, document, mentions),
    published: document.published?.earliest ?? null,
    confidence: claim.confidence,
    words: clean(claim.contents.map(({ text }) => text).join(' … ')),
    body: JSON.stringify(claim),
  });
}

function facetsOf({ chain, stance }: Claim, { outlet }: Document, mentions: readonly EventMention[]): string[] {
  const actors = [
    ...chain.flatMap(({ entity, state }) => [entity, state]),
    ...mentions.flatMap(({ arguments: args }) => args.map(({ entity }) => entity)),
  ];
  return [
    ...unique(actors).map((actor) => facet('actor', actor)),
    ...unique(mentions.map(({ type }) => type)).map((type) => facet('type', type)),
    ...[facet('stance', stance), ...(outlet === undefined ? [] : [facet('outlet', clean(outlet))])],
  ];
}

function eventRow(event: Event, { mentionOf }: ViewGround): Unplaced<EventRow> {
  const { id, type, label, time, days, place, corroboration, identity } = event;
  const [earliest, latest] = daysOf(days?.[0] ?? time, days?.[1] ?? time);
  const named = event.mentions.flatMap((mention) => mentionOf(mention)?.arguments.map(({ entity }) => entity) ?? []);
  return hashed({
    ...{ id, type, label: clean(label), earliest, latest, place: place ?? null },
    actors: unique([
      ...named,
      ...identity.flatMap(({ value }) => value.split('+').filter((part) => part.includes(':'))),
    ]),
    claims: unique(claimsOf(event)),
    support: corroboration.support,
    independent: corroboration.independent,
    contested: corroboration.contested,
    documents: corroboration.documents,
    body: JSON.stringify(event),
  });
}

function claimsOf({ states, values, positions, corroboration }: Event): string[] {
  const told = [...states, ...values, ...positions].flatMap(({ claims }) => claims);
  return [...told, ...corroboration.against, ...corroboration.declined];
}

/** First and last day of "2024", "2024-05", "2024-05-01". */
function daysOf(from: string | undefined, to: string | undefined): [string | null, string | null] {
  if (from === undefined || to === undefined) return [null, null];
  return [windowOf(from)?.earliest ?? null, windowOf(to)?.latest ?? null];
}

/** How the others are listed and found. */
interface Shown {
  readonly id: string;
  readonly sort: string;
  /** Ids of what it is about. */
  readonly about: readonly string[];
  readonly body: unknown;
}

const OTHERS = ['origin', 'lineage', 'contradiction', 'prediction', 'entity', 'outlet', 'ledger', 'gap'] as const;
type Other = (typeof OTHERS)[number];

const SHOWN: { readonly [Kind in Other]: (piece: Pieces[Kind][number]) => Omit<Shown, 'body'> } = {
  origin: ({ id, name, documents, claims }) => ({ id, sort: name, about: [...documents, ...claims] }),
  lineage: ({ from, to, kind }) => ({ id: contentId('lineage', from, to, kind), sort: to, about: [from, to] }),
  contradiction: ({ id, kind, event, claims }) => ({
    ...{ id, sort: kind },
    about: [...(event === undefined ? [] : [event]), ...claims],
  }),
  prediction: ({ claim, event, horizon = '' }) => ({
    ...{ id: contentId('prediction', claim, event), sort: horizon },
    about: [claim, event],
  }),
  entity: ({ id, name, mentions }) => ({ id, sort: name, about: unique(mentions.map(({ document }) => document)) }),
  outlet: ({ id, name }) => ({ id, sort: name, about: [] }),
  ledger: ({ type }) => ({ id: type, sort: type, about: [] }),
  gap: ({ at, words }) => ({ id: contentId('gap', words), sort: String(at).padStart(6, '0'), about: [] }),
};

function shownAs<Kind extends Other>(kind: Kind, piece: Pieces[Kind][number]): Shown {
  return { ...SHOWN[kind](piece), body: 'words' in piece && kind === 'gap' ? piece.words : piece };
}

function otherRow(kind: ConclusionKind, { id, sort, about, body }: Shown): Unplaced<ConclusionRow> {
  return hashed({
    kind,
    id: clean(id),
    sort: clean(sort).slice(0, 200),
    about: about.map(clean),
    body: JSON.stringify(body),
  });
}

function hashed<Row extends object>(row: Row): Row & { readonly hash: string } {
  return { ...row, hash: rowHash(row) };
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => (value === undefined ? [] : clean(value))))].sort(byCodeUnit);
}
