// What is concluded, as rows of the store: each with what it is listed and searched by, its JSON, and a hash that tells whether it changed.
import { joinEntities, joinOutlets } from '../app.ts';
import type { Conclusions } from '../corroborate/dossier.ts';
import type { Claim } from '../document/claim.ts';
import type { Document } from '../document/document.ts';
import type { Event, EventMention } from '../document/event.ts';
import { grouped } from '../document/grouped.ts';
import { contentId } from '../document/id.ts';
import { byCodeUnit } from '../document/order.ts';
import type { Analyzed } from '../reading.ts';
import { type ConcludedRows, rowHash } from '../store/conclusions.ts';
import { clean } from '../store/documents.ts';
import { facet } from '../store/facet.ts';
import type { ClaimRow, ConclusionKind, ConclusionRow, DocumentViewRow, EventRow } from '../store/tables.ts';

type Unplaced<Row> = Omit<Row, 'dossier' | 'revision'>;

/** The rows of everything: documents as they are joined, and what was concluded from them. */
export function rowsOf(documents: readonly Analyzed[], conclusions: Conclusions): ConcludedRows {
  const byId = new Map(documents.map((one) => [one.document.id, one.document]));
  const mentions = grouped(
    documents.flatMap(({ eventMentions }) => eventMentions),
    ({ claim }) => claim,
  );
  const mentionById = new Map([...mentions.values()].flat().map((mention) => [mention.id, mention]));
  return {
    documents: documents.map(({ document }) => kept(DOCUMENTS, document, () => documentRow(document))),
    claims: conclusions.claims.map((claim) =>
      kept(CLAIMS, claim, () => claimRow(claim, byId.get(claim.document)!, mentions.get(claim.id) ?? [])),
    ),
    events: conclusions.events.map((event) => kept(EVENTS, event, () => eventRow(event, mentionById))),
    others: [...othersOf(documents, conclusions)],
  };
}

/** Rows by what they are of, which is never changed: only what is new has to be written as JSON and hashed. */
const DOCUMENTS = new WeakMap<Document, Unplaced<DocumentViewRow>>();
const CLAIMS = new WeakMap<Claim, Unplaced<ClaimRow>>();
const EVENTS = new WeakMap<Event, Unplaced<EventRow>>();

function kept<Of extends object, Row>(rows: WeakMap<Of, Row>, of: Of, make: () => Row): Row {
  const known = rows.get(of);
  if (known !== undefined) return known;
  const row = make();
  rows.set(of, row);
  return row;
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

function claimRow(claim: Claim, document: Document, mentions: readonly EventMention[]): Unplaced<ClaimRow> {
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

function eventRow(event: Event, mentions: ReadonlyMap<string, EventMention>): Unplaced<EventRow> {
  const { id, type, label, time, days, place, corroboration, identity } = event;
  const [earliest, latest] = daysOf(days?.[0] ?? time, days?.[1] ?? time);
  const named = event.mentions.flatMap((mention) => mentions.get(mention)?.arguments.map(({ entity }) => entity) ?? []);
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
  if (from === undefined || to === undefined || !/^\d{4}/.test(from)) return [null, null];
  return [`${from}-01-01`.slice(0, 10), `${to}${'-12-31'.slice(to.length - 4)}`.slice(0, 10)];
}

function* othersOf(documents: readonly Analyzed[], conclusions: Conclusions): Generator<Unplaced<ConclusionRow>> {
  for (const origin of conclusions.origins)
    yield other('origin', origin.id, origin.name, [...origin.documents, ...origin.claims], origin);
  for (const row of conclusions.lineage)
    yield other('lineage', contentId('lineage', row.from, row.to, row.kind), row.to, [row.from, row.to], row);
  for (const row of conclusions.contradictions)
    yield other(
      'contradiction',
      row.id,
      row.kind,
      [...(row.event === undefined ? [] : [row.event]), ...row.claims],
      row,
    );
  for (const row of conclusions.predictions)
    yield other(
      'prediction',
      contentId('prediction', row.claim, row.event),
      row.horizon ?? '',
      [row.claim, row.event],
      row,
    );
  for (const entity of joinEntities(documents.flatMap(({ entities }) => entities)))
    yield other('entity', entity.id, entity.name, unique(entity.mentions.map(({ document }) => document)), entity);
  for (const outlet of joinOutlets(documents.flatMap(({ outlets }) => outlets)))
    yield other('outlet', outlet.id, outlet.name, [], outlet);
  for (const ledger of conclusions.ledgers) yield other('ledger', ledger.type, ledger.type, [], ledger);
  for (const [at, gap] of conclusions.gaps.entries())
    yield other('gap', contentId('gap', gap), String(at).padStart(6, '0'), [], gap);
}

function other(
  kind: ConclusionKind,
  id: string,
  sort: string,
  about: readonly string[],
  body: unknown,
): Unplaced<ConclusionRow> {
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
