// FollowTheMoney entities as JSON lines: articles, who and what they name, events, and claims as notes on them.
import type { Claim } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import type { Event, EventMention } from '../../document/event.ts';
import { contentId } from '../../document/id.ts';
import type { Entity, EntityType } from '../../document/origin.ts';
import { windowOf } from '../../document/time.ts';
import type { Ground } from '../ground.ts';
import { threeLetterLanguage } from './codes.ts';
import { claimLine, eventLine, fileNameOf, nameOf, titleOf, wordsOf } from './labels.ts';
import { type Parties, type Party, partiesOf } from './parties.ts';
import { jsonText, webAddress } from './text.ts';

type Properties = Readonly<Record<string, readonly (string | undefined)[]>>;

/** Characters of one value of a long text; a longer one is several values. */
const LONGEST_TEXT = 60_000;

export function* ftmPieces(ground: Ground): Generator<string> {
  const { analysis } = ground;
  const parties = partiesOf(ground);
  const mentions = new Map(analysis.eventMentions.map((mention) => [mention.id, mention]));
  for (const party of parties.all) yield* partyLine(party);
  for (const document of analysis.documents) yield documentLine(document, ground, parties);
  for (const event of analysis.events) {
    const told = event.mentions.flatMap((id) => mentions.get(id) ?? []);
    yield eventEntity(event, told, ground, parties);
  }
  for (const claim of analysis.claims) yield claimLineOf(claim, ground, parties);
  for (const entity of analysis.entities) yield* mentionLines(entity);
}

/** Ids may hold letters, digits, points and hyphens; what else an id has is hashed. */
function idOf(kind: string, key: string): string {
  return `${kind}-${/^[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?$/.test(key) ? key : contentId('ftm', kind, key)}`;
}

/** Values each once and in their order; white space is none, and a property without values is left out. */
function lineOf(id: string, schema: string, properties: Properties): string {
  const filled = Object.entries(properties)
    .map(
      ([name, values]) =>
        [name, [...new Set(values.filter((value) => value !== undefined && value.trim() !== ''))]] as const,
    )
    .filter(([, values]) => values.length > 0);
  return `${jsonText({ id, schema, properties: Object.fromEntries(filled) })}\n`;
}

/** States act in events, where only legal entities may: they are public bodies. Weapons and what has no schema are named in keywords. */
const SCHEMATA: Partial<Readonly<Record<EntityType, string>>> = {
  ...{ person: 'Person', organization: 'Organization', state: 'PublicBody', place: 'Address' },
  ...{ vessel: 'Vessel', wallet: 'CryptoWallet' },
};

const LEGAL: ReadonlySet<EntityType> = new Set<EntityType>(['person', 'organization', 'state']);

function* partyLine(party: Party): Generator<string> {
  const { key, kind, name, aliases, wikidata, state, domains } = party;
  const schema = SCHEMATA[kind];
  if (schema === undefined) return;
  yield lineOf(partyId(key), schema, {
    name: [name],
    alias: aliases,
    country: [state?.toLowerCase()],
    wikidataId: [wikidata],
    ...(kind === 'place' && { full: [name] }),
    ...(kind === 'wallet' && { publicKey: [name] }),
    ...(kind === 'organization' && { website: domains.map((domain) => webAddress(`https://${domain}/`)) }),
  });
}

function partyId(key: string): string {
  return idOf('party', key);
}

function documentId(id: string): string {
  return idOf('document', id);
}

function documentLine(document: Document, { outletName }: Ground, parties: Parties): string {
  const { id, outlet, authors, url, canonicalUrl, path, language, mediaType, published, sha256, recipe } = document;
  const named = parties.ofDocument(id);
  const namesOf = (type: EntityType) => named.filter(({ kind }) => kind === type).map(({ name }) => name);
  return lineOf(documentId(id), 'Article', {
    title: [titleOf(document)],
    author: [...authors, ...document.bylines.map(({ text }) => text)].map(nameOf),
    publisher: [outlet === undefined ? undefined : nameOf(outletName(outlet))],
    sourceUrl: [webAddress(canonicalUrl) ?? webAddress(url)],
    publishedAt: [published === null ? undefined : ftmDate(published.edtf)],
    fileName: [fileNameOf(path)],
    mimeType: [/^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : undefined],
    language: [threeLetterLanguage(language)],
    peopleMentioned: namesOf('person'),
    companiesMentioned: namesOf('organization'),
    locationMentioned: namesOf('place'),
    detectedCountry: named.filter(({ kind }) => kind === 'state').map(({ state }) => state?.toLowerCase()),
    keywords: thingsOf(named),
    notes: [`SHA-256 of the bytes: ${sha256} (${recipe})`, ...dateNote(document)],
    bodyText: piecesOf(document.text),
  });
}

function dateNote({ published }: Document): string[] {
  if (published === null) return ['No date of publication was found.'];
  const { edtf, basis, from } = published;
  return ftmDate(edtf) === edtf && basis !== 'inferred'
    ? []
    : [`Published: ${nameOf(edtf)}, ${basis} from ${nameOf(from)}.`];
}

/** A year, month or day; anything else that EDTF can say is no date there. */
function ftmDate(edtf: string): string | undefined {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d(?=T|$))?)?(?=T|$)/.exec(edtf)?.[0];
}

function thingsOf(parties: readonly Party[]): string[] {
  return parties.filter(({ kind }) => kind === 'weapon').map(({ name }) => name);
}

/** The text in values of a length that every reader takes, no character cut in two. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + LONGEST_TEXT);
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

function eventEntity(
  event: Event,
  mentions: readonly EventMention[],
  { documentOf }: Ground,
  parties: Parties,
): string {
  const { id, type, time, place, corroboration } = event;
  const named = [...new Set(mentions.flatMap((mention) => parties.ofMention(mention)))];
  const documents = [...new Set(mentions.map(({ document }) => document))].filter((one) => documentOf(one));
  const where = place === undefined ? undefined : parties.named(place)?.name;
  return lineOf(idOf('event', id), 'Event', {
    name: [eventLine(event)],
    summary: [corroboration.explanation],
    ...datesOf(time),
    location: [where],
    detectedCountry: named.filter(({ kind }) => kind === 'state').map(({ state }) => state?.toLowerCase()),
    involved: named.filter(({ kind }) => LEGAL.has(kind)).map(({ key }) => partyId(key)),
    keywords: [type, ...thingsOf(named)],
    notes: corroboration.wouldChange,
    recordId: [id],
    proof: documents.map(documentId),
  });
}

/** One date where the time is one; the first and last day it can mean where it is not. */
function datesOf(edtf: string | undefined): Properties {
  if (edtf === undefined) return {};
  const date = ftmDate(edtf);
  if (date === edtf) return { date: [date] };
  const { earliest, latest } = windowOf(edtf) ?? {};
  return { startDate: [ftmDate(earliest ?? '')], endDate: [ftmDate(latest ?? '')] };
}

function claimLineOf(claim: Claim, ground: Ground, parties: Parties): string {
  const { id, document, stance, certainty, voice } = claim;
  const words = wordsOf(claim, ground);
  const held = ground.documentOf(document);
  const speakers = parties.ofClaim(claim).filter(({ kind }) => SCHEMATA[kind] !== undefined);
  return lineOf(idOf('claim', id), 'Note', {
    name: [claimLine(claim, ground)],
    description: words.flatMap(({ text }) => piecesOf(text)),
    entity: [
      documentId(document),
      ...ground.eventsOf(id).map((event) => idOf('event', event.id)),
      ...speakers.map(({ key }) => partyId(key)),
    ],
    keywords: [stance, certainty, voice],
    publisher: [held?.outlet === undefined ? undefined : nameOf(ground.outletName(held.outlet))],
    sourceUrl: [webAddress(held?.canonicalUrl) ?? webAddress(held?.url)],
    proof: [documentId(document)],
  });
}

/** One for each document and spelling. */
function* mentionLines({ id, type, mentions }: Entity): Generator<string> {
  const schema = SCHEMATA[type];
  if (schema === undefined || !LEGAL.has(type)) return;
  const seen = new Set<string>();
  for (const { document, text } of mentions) {
    const name = nameOf(text);
    const key = contentId('ftm', id, document, name);
    if (name === '' || seen.has(key)) continue;
    seen.add(key);
    yield lineOf(idOf('mention', key), 'Mention', {
      ...{ document: [documentId(document)], resolved: [partyId(id)], name: [name], detectedSchema: [schema] },
    });
  }
}
