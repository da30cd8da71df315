// A STIX 2.1 bundle: reports (documents), notes (claims), groupings (events), opinions (positions), identities and places.
import type { Claim } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import type { Event, EventMention } from '../../document/event.ts';
import { grouped } from '../../document/grouped.ts';
import { contentId } from '../../document/id.ts';
import type { Contradiction, EntityType, Lineage, Origin } from '../../document/origin.ts';
import type { Position } from '../../document/position.ts';
import type { Quote } from '../../document/span.ts';
import type { Rating } from '../../document/verdict.ts';
import type { Ground } from '../ground.ts';
import { instantOf, NO_DATE, newest } from './instants.ts';
import { claimLine, eventLine, fileNameOf, nameOf, titleOf, wordsOf } from './labels.ts';
import { type Parties, type Party, partiesOf } from './parties.ts';
import { jsonText, webAddress } from './text.ts';
import { uuidOf } from './uuid.ts';

type StixObject = Readonly<Record<string, unknown>> & { readonly id: string };

export function* stixPieces(ground: Ground): Generator<string> {
  let before = `{"type":"bundle","id":${jsonText(bundleId(ground))},"objects":[\n`;
  for (const object of objectsOf(ground)) {
    yield `${before}${jsonText(object)}`;
    before = ',\n';
  }
  yield '\n]}\n';
}

function bundleId({ analysis: { generator, documents, claims, events } }: Ground): string {
  const ids = [documents, claims, events].flatMap((list) => list.map(({ id }) => id));
  return stixId('bundle', contentId(generator.version, ...ids));
}

interface Context extends Ground {
  readonly parties: Parties;
  readonly claimsOf: (document: string) => readonly Claim[];
  readonly mention: (id: string) => EventMention | undefined;
}

function* objectsOf(ground: Ground): Generator<StixObject> {
  const { analysis } = ground;
  const claims = grouped(analysis.claims, ({ document }) => document);
  const mentions = new Map(analysis.eventMentions.map((mention) => [mention.id, mention]));
  const context: Context = {
    ...ground,
    parties: partiesOf(ground),
    claimsOf: (document) => claims.get(document) ?? [],
    mention: (id) => mentions.get(id),
  };
  yield MAKER;
  yield EXTENSION;
  for (const party of context.parties.all) yield* partyObject(party, context);
  for (const document of analysis.documents) yield reportOf(document, context);
  for (const claim of analysis.claims) yield noteOf(claim, context);
  for (const event of analysis.events) {
    yield groupingOf(event, context);
    for (const position of event.positions) yield* opinionOf(position, event, context);
  }
  for (const row of analysis.lineage) yield* relationshipOf(row, context);
  for (const contradiction of analysis.contradictions) yield contradictionOf(contradiction, context);
}

/** The id is made of what the object stands for; the standard leaves ids of objects other than observables to who makes them. */
function stixId(type: string, ...key: readonly string[]): string {
  return `${type}--${uuidOf(['stix', type, ...key])}`;
}

/** When what follows was fixed. */
const DEFINED = '2026-01-01T00:00:00.000Z';

const MAKER = {
  ...{ type: 'identity', spec_version: '2.1', id: stixId('identity', 'maker'), created: DEFINED, modified: DEFINED },
  ...{ name: 'Hearsay', identity_class: 'system' },
  description:
    'Reads what was reported and works out what is known. It vouches for the words quoted, not for their truth.',
};

const EXTENSION = {
  ...{ type: 'extension-definition', spec_version: '2.1', id: stixId('extension-definition', 'words') },
  ...{ created_by_ref: MAKER.id, created: DEFINED, modified: DEFINED, name: 'hearsay', version: '1.0.0' },
  description: 'Exact words with their offsets, stance, certainty, chain, and the verdict on an event with its reason.',
  schema:
    'Properties have the names and meanings of the JSON analysis of Hearsay (docs/json.md), in snake case. Offsets are UTF-16 code units of the text as it was read.',
  extension_types: ['property-extension'],
};

interface Dates {
  readonly created: string;
  readonly modified: string;
}

/** What every object has; `extension` holds what the standard has no property for. */
function objectOf(
  type: string,
  key: readonly string[],
  { created, modified }: Dates,
  properties: Readonly<Record<string, unknown>>,
  extension?: Readonly<Record<string, unknown>>,
): StixObject {
  return {
    ...{ type, spec_version: '2.1', id: stixId(type, ...key), created_by_ref: MAKER.id, created, modified },
    ...properties,
    ...(extension && {
      extensions: { [EXTENSION.id]: { extension_type: 'property-extension', ...filled(extension) } },
    }),
  };
}

/** The standard allows neither null nor an empty list, at any depth. */
function filled(extension: Readonly<Record<string, unknown>>): object {
  const kept = Object.entries(extension).filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(kept.map(([name, value]) => [name, filledValue(value)]));
}

function filledValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filledValue);
  return typeof value === 'object' && value !== null ? filled(value as Readonly<Record<string, unknown>>) : value;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** Of what several texts speak of: it is made of its key alone, and was last changed by the newest of them. */
function acrossTexts(documents: Iterable<string>, { documentOf }: Ground): Dates {
  const instants = [...documents].flatMap((id) => documentOf(id) ?? []).map(instantOf);
  return { created: NO_DATE, modified: newest(instants) };
}

/** Of what one text says: the day it came out. */
function ofText(document: string, { documentOf }: Ground): Dates {
  const held = documentOf(document);
  const instant = held ? instantOf(held) : NO_DATE;
  return { created: instant, modified: instant };
}

const CLASSES: Partial<Readonly<Record<EntityType, string>>> = { person: 'individual', organization: 'organization' };

/** An identity or a location. Weapons, vessels and wallets are none of the standard's objects: they stand in extensions. */
function* partyObject(party: Party, context: Context): Generator<StixObject> {
  const { key, kind, name, state, wikidata, aliases } = party;
  const id = partyType(party);
  if (id === undefined) return;
  const references = wikidata === undefined ? [] : [{ source_name: 'wikidata', external_id: wikidata }];
  const properties = {
    name,
    ...(id === 'identity' && { identity_class: CLASSES[kind] }),
    ...(id === 'location' && (state === undefined ? { region: regionOf(name) } : { country: state })),
    ...(references.length > 0 && { external_references: references }),
  };
  const extension = { key, ...(aliases.length > 0 && { aliases }) };
  yield objectOf(id, [key], acrossTexts(party.documents, context), properties, extension);
}

/** The standard asks for a region, a state or coordinates, and that words outside its list look like those on it: "southeast-asia". */
function regionOf(name: string): string {
  return name.toLowerCase().replace(/\s+/g, '-');
}

function partyType({ kind }: Party): 'identity' | 'location' | undefined {
  if (kind === 'state' || kind === 'place') return 'location';
  return kind in CLASSES ? 'identity' : undefined;
}

function refsOf(parties: readonly Party[]): string[] {
  return parties.flatMap((party) => {
    const type = partyType(party);
    return type === undefined ? [] : [stixId(type, party.key)];
  });
}

/** Those that no object stands for. */
function things(parties: readonly Party[]): { readonly things?: readonly object[] } {
  const found = parties.filter((party) => partyType(party) === undefined && party.kind !== 'other');
  return found.length === 0 ? {} : { things: found.map(({ key, kind, name }) => ({ key, type: kind, name })) };
}

/** Each once; a list of references may not be empty. */
function distinct(refs: readonly string[]): string[] {
  return refs.length === 0 ? [MAKER.id] : [...new Set(refs)];
}

function reportOf(document: Document, context: Context): StixObject {
  const { id, kind, outlet, published, sha256, recipe, language } = document;
  const { parties, claimsOf, eventsOf } = context;
  const claims = claimsOf(id);
  const publisher = outlet === undefined ? undefined : parties.ofOutlet(outlet);
  const refs = [
    ...refsOf(publisher ? [publisher] : []),
    ...claims.map((claim) => stixId('note', claim.id)),
    ...claims.flatMap((claim) => eventsOf(claim.id)).map((event) => stixId('grouping', event.id)),
    ...refsOf(parties.ofDocument(id)),
  ];
  return objectOf(
    'report',
    [id],
    ofText(id, context),
    {
      ...{ name: titleOf(document), published: instantOf(document), labels: [`kind:${kind}`] },
      ...(language !== 'und' && /^[a-z]{2,3}$/.test(language) && { lang: language }),
      external_references: [referenceOf(document, context)],
      object_refs: distinct(refs),
    },
    {
      ...{ document: id, sha256, recipe, outlet: publisher?.name },
      published: published && {
        ...{ edtf: published.edtf, basis: published.basis, earliest: published.earliest, latest: published.latest },
      },
      ...things(parties.ofDocument(id)),
    },
  );
}

function referenceOf({ url, canonicalUrl, sha256, outlet, path, id }: Document, { outletName }: Ground): object {
  const address = webAddress(canonicalUrl) ?? webAddress(url);
  const file = fileNameOf(path);
  return {
    source_name: outlet === undefined ? 'outlet not known' : nameOf(outletName(outlet)),
    ...(file !== undefined && { description: file }),
    ...(address !== undefined && { url: address, hashes: { 'SHA-256': sha256 } }),
    external_id: id,
  };
}

/** What somebody put forward: the exact words, who says them and how. Its STIX confidence stays empty: Hearsay does not say whether it is so. */
function noteOf(claim: Claim, context: Context): StixObject {
  const { id, document, voice, stance, certainty, condition, record, access, traced, status, confidence } = claim;
  const { parties, eventsOf } = context;
  const words = wordsOf(claim, context);
  const named = [
    ...new Set([
      ...parties.ofClaim(claim),
      ...words.flatMap((quote) => parties.within(quote.document ?? document, quote)),
    ]),
  ];
  return objectOf(
    'note',
    [id],
    ofText(document, context),
    {
      abstract: claimLine(claim, context),
      content: words.length === 0 ? claimLine(claim, context) : words.map(({ text }) => text).join(' … '),
      ...authorsOf(claim, context),
      labels: [`stance:${stance}`, `certainty:${certainty}`, `voice:${voice}`],
      object_refs: distinct([
        stixId('report', document),
        ...eventsOf(id).map((event) => stixId('grouping', event.id)),
        ...refsOf(named),
      ]),
    },
    {
      ...{ claim: id, document, quotes: words.map(quoteOf), voice, stance, certainty },
      hedges: claim.hedges.map(quoteOf),
      ...(condition && { condition: quoteOf(condition) }),
      chain: claim.chain.map(({ name, relation, kind, anonymous, words: told }) => ({
        ...{ name, relation, kind, anonymous, words: quoteOf(told) },
      })),
      origins: claim.origins.flatMap((origin) => context.origins.get(origin) ?? []).map(originOf),
      ...{ traced, record, access, status, reading_confidence: confidence },
      ...things(named),
    },
  );
}

/** Whose words they are, where that is known. */
function authorsOf(claim: Claim, { documentOf, outletName }: Ground): { readonly authors?: readonly string[] } {
  if (claim.chain.length > 0) return { authors: [nameOf(claim.chain[0]!.name)] };
  const outlet = claim.voice === 'outlet' ? documentOf(claim.document)?.outlet : undefined;
  return outlet === undefined ? {} : { authors: [nameOf(outletName(outlet))] };
}

function originOf({ id, name, kind, anonymous, party }: Origin): object {
  return { origin: id, name, kind, anonymous, ...(party !== undefined && { party }) };
}

function quoteOf({ document, start, end, text }: Quote): object {
  return { ...(document !== undefined && { document }), start, end, text };
}

/** What the scale of the Admiralty gives for the credibility of information (STIX 2.1, appendix A); 6 is "cannot be judged". */
const CONFIDENCES: Readonly<Record<Rating['credibility'], number | undefined>> = {
  ...{ 1: 90, 2: 70, 3: 50, 4: 30, 5: 10, 6: undefined },
};

function groupingOf(event: Event, context: Context): StixObject {
  const { id, type, label, time, place, identity, states, corroboration, rating } = event;
  const { parties, claims, mention } = context;
  const mentions = event.mentions.flatMap((one) => mention(one) ?? []);
  const named = [...new Set(mentions.flatMap((one) => parties.ofMention(one)))];
  const { support, contested, independent, explanation, wouldChange, against, declined } = corroboration;
  const told = [...new Set(mentions.map(({ claim }) => claim))].filter((claim) => claims.has(claim));
  const confidence = rating && CONFIDENCES[rating.credibility];
  return objectOf(
    'grouping',
    [id],
    acrossTexts(new Set(mentions.map(({ document }) => document)), context),
    {
      ...{ name: eventLine(event), description: explanation, context: 'unspecified' },
      labels: [type, `support:${support}`, ...(contested ? ['contested'] : [])],
      ...(confidence !== undefined && { confidence }),
      object_refs: distinct([
        ...told.map((claim) => stixId('note', claim)),
        ...mentions.map(({ document }) => stixId('report', document)),
        ...refsOf(named),
        ...(place === undefined ? [] : refsOf([parties.named(place)].flatMap((one) => one ?? []))),
      ]),
    },
    {
      ...{ event: id, event_type: type, label },
      ...(time !== undefined && { time }),
      identity: identity.map(({ step, value, inferred }) => ({ step, value, inferred })),
      states: states.map(({ modality, polarity, claims: ids }) => ({ modality, polarity, claims: ids })),
      verdict: {
        ...{ support, contested, independent, origins: corroboration.origins, parties: corroboration.parties },
        ...{ against, declined, would_change: wouldChange },
      },
      ...things(named),
    },
  );
}

/** Never "strongly", and agreement only with what is said to have happened: demands and promises take no stand on that. */
function opinionWord({ stance, certainty, modality }: Position): string | undefined {
  if (stance === 'denies' || stance === 'doubts') return 'disagree';
  if (stance === 'declines' || stance === 'relays') return 'neutral';
  if (stance === 'demands' || stance === 'commits') return undefined;
  if (certainty === 'improbable') return 'disagree';
  const holds = modality === 'happened' || modality === 'ongoing';
  return holds && (certainty === 'certain' || certainty === 'probable') ? 'agree' : 'neutral';
}

function* opinionOf(position: Position, event: Event, context: Context): Generator<StixObject> {
  const { actor, party, name, level, stance, certainty, modality, asOf, replaced, words, claims } = position;
  const opinion = opinionWord(position);
  const document = words.document ?? context.claims.get(claims[0] ?? '')?.document;
  if (opinion === undefined || document === undefined) return;
  const speaker = context.parties.named(actor);
  const firmness = certainty === 'unstated' ? '' : `, ${certainty}`;
  yield objectOf(
    'opinion',
    [event.id, actor, document, `${words.start}`, stance, certainty, modality],
    ofText(document, context),
    {
      opinion,
      explanation: `${nameOf(name)}: ${stance}${firmness}; the event is told as ${modality}: “${words.text}”`,
      authors: [nameOf(name)],
      object_refs: distinct([stixId('grouping', event.id), ...refsOf(speaker ? [speaker] : [])]),
    },
    {
      ...{ event: event.id, actor, party, level, stance, certainty, modality, replaced },
      ...(asOf !== undefined && { as_of: asOf }),
      ...{ words: quoteOf({ ...words, document }), claims },
    },
  );
}

/** Between texts by the words of the standard; with an outlet, which is no text, `related-to`. */
function relationType({ kind, fromKind, direction }: Lineage): string {
  if (fromKind === 'outlet' || direction === 'unknown' || kind === 'same-release') return 'related-to';
  if (kind === 'corrects' || kind === 'retracts') return 'related-to';
  return kind === 'copy' ? 'duplicate-of' : 'derived-from';
}

function* relationshipOf(row: Lineage, context: Context): Generator<StixObject> {
  const { from, fromKind, to, kind, reason, score } = row;
  const outlet = fromKind === 'outlet' ? context.parties.ofOutlet(from) : undefined;
  const target = fromKind === 'document' ? [stixId('report', from)] : refsOf(outlet ? [outlet] : []);
  if (target.length === 0 || !context.documentOf(to)) return;
  yield objectOf(
    'relationship',
    [to, from, kind],
    ofText(to, context),
    {
      ...{ relationship_type: relationType(row), description: reason },
      ...{ source_ref: stixId('report', to), target_ref: target[0] },
    },
    { lineage: kind, direction: row.direction, ...(score !== undefined && { score }) },
  );
}

function contradictionOf({ id, kind, claims, event, explanation }: Contradiction, context: Context): StixObject {
  const held = claims.flatMap((claim) => context.claims.get(claim) ?? []);
  return objectOf(
    'note',
    ['contradiction', id],
    acrossTexts(new Set(held.map(({ document }) => document)), context),
    {
      ...{ abstract: `Contradiction: ${kind}`, content: explanation, labels: ['contradiction', kind] },
      object_refs: distinct([
        ...(event === undefined || !context.events.has(event) ? [] : [stixId('grouping', event)]),
        ...held.map((claim) => stixId('note', claim.id)),
      ]),
    },
    { contradiction: id, kind },
  );
}
