// What a brief says, before it is a page or a terminal's lines: the documents, who says what in them, what could not be read.
import type { Analysis } from '../../document/analysis.ts';
import type { Attribution, AttributionForm } from '../../document/attribution.ts';
import type { Certainty, Claim, Link, Stance } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import type { EventMention } from '../../document/event.ts';
import type { Note } from '../../document/note.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Outlet } from '../../document/outlet.ts';
import { byPosition, type Quote } from '../../document/span.ts';
import { unreadLine } from '../../document/unread.ts';
import { type BriefEvent, type BriefFigure, expectedOf, figuresOf, type Places, type Said } from './happenings.ts';
import { shorten } from './inert.ts';
import { type BriefKnown, contradictionsOf, knownOf } from './known.ts';
import { type BriefLedger, ledgersOf } from './ledger.ts';
import { lineageFacts } from './lineage.ts';
import { type Place, placesOf } from './lines.ts';
import { type BriefScreening, screeningOf } from './screening.ts';
import {
  count,
  creditMeaning,
  dateLabel,
  LEGEND,
  languageLabel,
  outletLabel,
  sightingsSentence,
  spaced,
  throughLabel,
  voicesLabel,
} from './sentences.ts';

/** Words of a document, exactly, and their place. */
export interface Words extends Place {
  readonly text: string;
}

/** A line under a document: a label, a sentence of ours, and the words it rests on. */
export interface Fact {
  readonly label: string;
  /** Empty where the words speak for themselves. */
  readonly sentence: string;
  readonly words: readonly Words[];
}

export interface BriefDocument {
  readonly number: number;
  readonly title: string;
  /** True when `title` is the first words of the text, because it has no title. */
  readonly untitled: boolean;
  /** Outlet, date, kind, language. */
  readonly headline: readonly string[];
  readonly address?: string;
  readonly facts: readonly Fact[];
}

export interface BriefClaim {
  readonly id: string;
  /** Number of the claim in the brief, from 1, in the order in which it is printed. */
  readonly number: number;
  readonly stance: Stance;
  /** What is printed for the stance: "intends" where somebody wants or plans it and asserts nothing. */
  readonly does: Stance | 'intends';
  readonly certainty: Certainty;
  readonly form?: AttributionForm;
  /** Two decimals. */
  readonly confidence: string;
  readonly contents: readonly Words[];
  /** The words that attribute, where they say more than "said" or are all there is. */
  readonly cue?: Words;
  readonly hedges: readonly Words[];
  readonly condition?: Words;
  /** "on background"; absent where nothing is said of it. */
  readonly record?: string;
  /** The words that say why the speaker is not named. */
  readonly unnamedBecause?: Words;
  /** "through NBC News", in the order of the chain. */
  readonly through: readonly string[];
  /** "corrected" and the like; absent while it stands. */
  readonly status?: string;
  /** Where it is looked up: the first of its contents, else its cue. */
  readonly at: Place;
}

export interface BriefSource {
  readonly name: string;
  /** Why it is kept to one document: it is not named there. Absent for a name. */
  readonly unnamed?: string;
  /** Numbers of the documents it speaks in, rising. */
  readonly documents: readonly number[];
  readonly claims: readonly BriefClaim[];
}

/** The claims of one document that nobody but its outlet makes. */
export interface OwnVoice {
  readonly document: number;
  readonly claims: readonly BriefClaim[];
}

export interface Brief {
  readonly summary: string;
  readonly documents: readonly BriefDocument[];
  /** By number of claims, then by name. */
  readonly sources: readonly BriefSource[];
  /** Says which unnamed sources are described alike in several documents; empty when none are. */
  readonly alike: readonly string[];
  readonly ownVoice: readonly OwnVoice[];
  /** Every event with its verdict: those of several reports or stands first, then single reports. */
  readonly known: readonly BriefKnown[];
  /** What does not fit together. */
  readonly contradictions: readonly Fact[];
  /** What the documents do not give. */
  readonly gaps: readonly string[];
  /** Events prepared, planned, expected, possible or conditional, by time. */
  readonly expected: readonly BriefEvent[];
  /** Amounts, by what they count. */
  readonly figures: readonly BriefFigure[];
  /** Ledgers of the types of event that a pack keeps one of. */
  readonly ledgers: readonly BriefLedger[];
  /** Names of the entities against lists of sanctions; absent where no list was asked. */
  readonly screening?: BriefScreening;
  /** A line for each input that could not be read. */
  readonly unread: readonly string[];
  readonly legend: readonly string[];
}

const MOST_WORDS = 60;

export interface BriefMaking {
  /** ISO day as of which an expectation is told to have passed; none is where it is left out. */
  readonly asOf?: string;
}

/** The brief of an analysis. Throws where a claim, an event or a figure names a document, an attribution or a claim that is not in the analysis. */
export function makeBrief(analysis: Analysis, { asOf }: BriefMaking = {}): Brief {
  const outlets = new Map(analysis.outlets.map((outlet) => [outlet.id, outlet]));
  const attributions = new Map(analysis.attributions.map((attribution) => [attribution.id, attribution]));
  const readers = analysis.documents.map((document, index) => makeReader(document, index + 1));
  const byDocument = new Map(readers.map((reader) => [reader.document.id, reader]));
  for (const claim of analysis.claims) readerOf(byDocument, claim).claims.push(claim);

  const groups = new Map<string, SourceGroup>();
  const own: { readonly reader: Reader; readonly claims: Claim[] }[] = [];
  for (const reader of readers) {
    reader.claims.sort(inTextOrder(attributions));
    const spoken = reader.claims.filter((claim) => claim.voice !== 'outlet');
    for (const claim of spoken) addTo(groups, reader, claim);
    const claims = reader.claims.filter((claim) => claim.voice === 'outlet');
    if (claims.length > 0) own.push({ reader, claims });
  }

  const saidIn = new Map<string, Said>();
  const place = (claim: Claim, by: string) => {
    const number = saidIn.size + 1;
    saidIn.set(claim.id, { by, stance: claim.stance, certainty: claim.certainty, number });
    return briefClaim(claim, number, byDocument, attributions);
  };
  const sources = [...groups.values()]
    .sort(
      (a, b) => b.claims.length - a.claims.length || byCodeUnit(a.name, b.name) || a.documents[0]! - b.documents[0]!,
    )
    .map(({ claims, ...source }) => ({
      ...source,
      claims: spokenFirst(claims, attributions).map((claim) => place(claim, source.name)),
    }));
  const ownVoice = own.map(({ reader, claims }) => ({
    document: reader.number,
    claims: claims.map((claim) => place(claim, `[${reader.number}] in its own voice`)),
  }));
  const places = placesIn(byDocument, saidIn);
  const lineageOf = (reader: Reader) =>
    lineageFacts(analysis.lineage, reader.document.id, {
      numberOf: (id) => byDocument.get(id)?.number,
      place: (quote) => (byDocument.get(quote.document ?? '') ?? reader).place(quote),
    });
  const screening = screeningOf(analysis);
  return {
    summary: summarise(analysis, attributions),
    documents: readers.map((reader) => briefDocument(reader, outlets, attributions, lineageOf)),
    sources,
    alike: describedAlike(sources),
    ownVoice,
    known: knownOf(analysis, places),
    contradictions: contradictionsOf(analysis, places),
    gaps: analysis.gaps,
    expected: expectedOf(analysis.eventMentions, places, outcomesIn(analysis), asOf),
    figures: figuresOf(analysis.figures, places),
    ledgers: ledgersOf(analysis, places),
    ...(screening && { screening }),
    unread: analysis.unread.map(unreadLine),
    legend: LEGEND,
  };
}

/** What later texts say of what a mention foresees; nothing where they are silent. */
function outcomesIn({ predictions, events }: Analysis): (mention: EventMention) => string | undefined {
  const outcomes = new Map(
    predictions.flatMap(({ claim, event, outcome, reportedAs }) =>
      reportedAs === undefined ? [] : [[`${claim} ${event}`, outcome] as const],
    ),
  );
  const eventOf = new Map(events.flatMap(({ id, mentions }) => mentions.map((mention) => [mention, id] as const)));
  return ({ id, claim }) => outcomes.get(`${claim} ${eventOf.get(id)}`);
}

function placesIn(readers: ReadonlyMap<string, Reader>, said: ReadonlyMap<string, Said>): Places {
  const known = <T>(found: T | undefined, what: string): T => {
    if (found === undefined) throw new Error(`makeBrief: ${what} is not in the analysis.`);
    return found;
  };
  return {
    saidIn: (claim) => known(said.get(claim), `claim ${claim}`),
    place: (document, words) => known(readers.get(document), `document ${document}`).place(words),
  };
}

interface Reader {
  readonly document: Document;
  readonly number: number;
  readonly place: (quote: Quote) => Words;
  readonly claims: Claim[];
  /** Words of the text that begin with a small letter. */
  readonly smallWords: () => ReadonlySet<string>;
}

function makeReader(document: Document, number: number): Reader {
  const placeOf = placesOf(document, number);
  let small: ReadonlySet<string> | undefined;
  return {
    document,
    number,
    place: (quote) => ({ ...placeOf(quote), text: quote.text }),
    claims: [],
    smallWords: () => {
      small ??= new Set(document.text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}]*/gu) ?? []);
      return small;
    },
  };
}

function readerOf(readers: ReadonlyMap<string, Reader>, claim: Claim): Reader {
  const reader = readers.get(claim.document);
  if (!reader) throw new Error(`makeBrief: claim ${claim.id} is of document ${claim.document}, which is not there.`);
  return reader;
}

function inTextOrder(attributions: ReadonlyMap<string, Attribution>): (a: Claim, b: Claim) => number {
  const first = (claim: Claim) => claim.contents[0] ?? cueOf(claim, attributions) ?? { start: 0, end: 0 };
  return (a, b) => byPosition(first(a), first(b)) || byCodeUnit(a.id, b.id);
}

/** True for what somebody wants or plans: it puts nothing forward as true. */
function isIntention({ attribution }: Claim, attributions: ReadonlyMap<string, Attribution>): boolean {
  return attributions.get(attribution ?? '')?.kind === 'intention';
}

/** What a source says, then what it means to do, each in the order of the text. */
function spokenFirst(claims: readonly Claim[], attributions: ReadonlyMap<string, Attribution>): Claim[] {
  const intends = (claim: Claim) => isIntention(claim, attributions);
  return [...claims.filter((claim) => !intends(claim)), ...claims.filter(intends)];
}

function cueOf(claim: Claim, attributions: ReadonlyMap<string, Attribution>): Quote | undefined {
  if (claim.attribution === null) return undefined;
  const attribution = attributions.get(claim.attribution);
  if (!attribution) {
    throw new Error(`makeBrief: claim ${claim.id} is of attribution ${claim.attribution}, which is not there.`);
  }
  return attribution.cue;
}

interface SourceGroup {
  readonly name: string;
  readonly unnamed?: string;
  readonly documents: number[];
  readonly claims: Claim[];
}

function addTo(groups: Map<string, SourceGroup>, reader: Reader, claim: Claim): void {
  const { name, unnamed } = speaker(claim, reader);
  const bare = name.replace(/^the\s+/i, '');
  const key = unnamed === undefined ? `name ${bare}` : `document ${reader.number} ${unnamed} ${bare}`;
  const group = groups.get(key) ?? { name, ...(unnamed === undefined ? {} : { unnamed }), documents: [], claims: [] };
  groups.set(key, group);
  if (group.documents.at(-1) !== reader.number) group.documents.push(reader.number);
  group.claims.push(claim);
}

/** Who speaks first in the chain; `unnamed` says why the words may be somebody else's in another document. */
function speaker(claim: Claim, reader: Reader): { readonly name: string; readonly unnamed?: string } {
  const first = claim.chain[0];
  const name = first?.name.trim() ?? '';
  if (claim.voice === 'lost') return { name: name || 'Speaker lost', unnamed: 'printed as the article’s own words' };
  if (!first || name === '') return { name: 'Source left out', unnamed: 'the text does not say who' };
  if (first.anonymous) return { name, unnamed: 'not named' };
  return isNamed(first, name, reader) ? { name } : { name, unnamed: 'described, not named' };
}

const POINTING = /^(?:he|she|they|it|we|i|who|which|that|this|these|those|you)$/i;
const INDEFINITE = /^(?:a|an|one|some|several|another)\s/i;

/** False for "he", "a spokesman", "the ministry", "Reports": words that can be somebody else in the next document. */
function isNamed({ words, kind }: Link, name: string, reader: Reader): boolean {
  const bare = name.replace(/^the\s+/i, '');
  if (POINTING.test(name) || INDEFINITE.test(name)) return false;
  // A name may have lost the article of its words ("a vice minister, Mara Venn" names her), and may be what "he" or "a spokesman" was found to mean.
  if (INDEFINITE.test(words.text) && words.text.split(',', 1)[0]!.includes(name)) return false;
  if (/[\p{Lu}\p{Lt}\p{Lo}]/u.test(bare.slice(1))) return true;
  // One capital, at the front, can be that of a sentence: the same word in small letters in the text tells.
  const [first = ''] = bare.split(/[^\p{L}\p{M}]/u, 1);
  return /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(bare) && kind !== 'document' && !reader.smallWords().has(first.toLowerCase());
}

const PLAIN_CUE = /^(?:said|says|say|saying|told|tells|telling|stated|according to|added|wrote)$/i;

const RECORD_LABELS = { on: 'on the record', off: 'off the record', background: 'on background' } as const;

function briefClaim(
  claim: Claim,
  number: number,
  readers: ReadonlyMap<string, Reader>,
  attributions: ReadonlyMap<string, Attribution>,
): BriefClaim {
  const home = readerOf(readers, claim);
  const place = (quote: Quote) => (readers.get(quote.document ?? '') ?? home).place(quote);
  const contents = claim.contents.map(place);
  const attributed = cueOf(claim, attributions);
  const telling = contents.length === 0 || !PLAIN_CUE.test(attributed?.text ?? '');
  const cue = attributed && telling ? place(attributed) : undefined;
  const form = attributions.get(claim.attribution ?? '')?.form;
  const reason = claim.chain[0]?.anonymityReason;
  return {
    id: claim.id,
    number,
    stance: claim.stance,
    does: claim.stance === 'asserts' && isIntention(claim, attributions) ? 'intends' : claim.stance,
    certainty: claim.certainty,
    ...(form ? { form } : {}),
    confidence: claim.confidence.toFixed(2),
    contents,
    ...(cue ? { cue } : {}),
    hedges: claim.hedges.map(place),
    ...(claim.condition ? { condition: place(claim.condition) } : {}),
    ...(claim.record === 'unstated' ? {} : { record: RECORD_LABELS[claim.record] }),
    ...(reason ? { unnamedBecause: place(reason) } : {}),
    through: claim.chain.slice(1).map(throughLabel),
    ...(claim.status === 'live' ? {} : { status: claim.status }),
    at: contents[0] ?? cue ?? { document: home.number, line: 1, start: 0, end: 0 },
  };
}

function summarise(analysis: Analysis, attributions: ReadonlyMap<string, Attribution>): string {
  const { documents, claims, events, unread } = analysis;
  const outlets = new Set(documents.flatMap(outletsOf));
  const homeless = documents.filter((document) => outletsOf(document).length === 0).length;
  return [
    `${count(documents.length, 'document')} from ${count(outlets.size, 'outlet')}${homeless > 0 ? ` (${homeless} from an outlet not known)` : ''}`,
    `${count(claims.length, 'claim')}${claims.length > 0 ? `: ${voicesLabel(claims, (claim) => isIntention(claim, attributions))}` : ''}`,
    ...(events.length > 0 ? [verdictsSummary(analysis)] : []),
    `${unread.length === 0 ? 'nothing left unread' : `${count(unread.length, 'input')} not read`}.`,
  ].join('; ');
}

/** "46 events, 2 of them on independent origins; 43 origins, 5 of them shared by 9 of the 12 documents". */
function verdictsSummary({ documents, events, origins }: Analysis): string {
  const independent = events.filter(({ corroboration }) => corroboration.support === 'independent').length;
  const shared = origins.filter((origin) => origin.documents.length > 1);
  const sharing = new Set(shared.flatMap((origin) => origin.documents)).size;
  const spread = `, ${shared.length} of them shared by ${sharing} of the ${documents.length} documents`;
  return [
    `${count(events.length, 'event')}, ${independent === 0 ? 'none' : `${independent} of them`} on independent origins`,
    `${count(origins.length, 'origin')}${shared.length === 0 ? '' : spread}`,
  ].join('; ');
}

function outletsOf(document: Document): string[] {
  return [document.outlet, ...document.sightings.map(({ outlet }) => outlet)].filter((id) => id !== undefined);
}

function briefDocument(
  reader: Reader,
  outlets: ReadonlyMap<string, Outlet>,
  attributions: ReadonlyMap<string, Attribution>,
  lineageOf: (reader: Reader) => Fact[],
): BriefDocument {
  const { document, number } = reader;
  const outlet = document.outlet === undefined ? undefined : outlets.get(document.outlet);
  const address = document.canonicalUrl ?? document.url ?? document.path;
  const title = document.title?.trim();
  return {
    number,
    title: title || firstWords(document.text),
    untitled: !title,
    headline: [
      outlet ? outletLabel(outlet) : (document.outlet ?? 'outlet not known'),
      dateLabel(document.published),
      ...(document.modified ? [`changed ${dateLabel(document.modified)}`] : []),
      document.kind === 'unknown' ? 'kind not known' : spaced(document.kind),
      languageLabel(document.language),
    ],
    ...(address === undefined ? {} : { address }),
    facts: factsOf(
      reader,
      (id) => outlets.get(id)?.name ?? id,
      (claim) => isIntention(claim, attributions),
      lineageOf(reader),
    ).filter(({ sentence, words }) => sentence !== '' || words.length > 0),
  };
}

function firstWords(text: string): string {
  return shorten(text.slice(0, 4 * MOST_WORDS).trim(), MOST_WORDS).replace(/\s+/g, ' ') || 'no text';
}

/** Bylines as printed, then authors that only the metadata names. */
function writersSentence({ authors, bylines }: Document): string {
  const printed = bylines.map(({ text }) => text.replace(/^(?:by|written by)\s+/i, '').replace(/[\s✉]+$/u, ''));
  const others = authors.filter((author) => !printed.some((byline) => byline.includes(author)));
  return [...new Set([...printed, ...others])].join('; ');
}

function factsOf(
  { document, place, claims }: Reader,
  nameOf: (outlet: string) => string,
  intends: (claim: Claim) => boolean,
  lineage: readonly Fact[],
): Fact[] {
  return [
    { label: 'by', sentence: writersSentence(document), words: [] },
    { label: 'dateline', sentence: '', words: document.dateline ? [place(document.dateline)] : [] },
    { label: 'seen', sentence: sightingsSentence(document.sightings, nameOf), words: [] },
    ...document.credits.map((credit) => ({
      label: 'credit',
      sentence: creditMeaning(credit, document.kind === 'agency-copy'),
      words: [place(credit.quote)],
    })),
    ...lineage,
    ...groupNotes(document.notes).map((notes) => noteFact(notes, place)),
    { label: 'note', sentence: document.truncated ? 'Cut at a cap: the text is not whole.' : '', words: [] },
    { label: 'claims', sentence: claimsSentence(claims, intends), words: [] },
  ];
}

/** Notes of one kind with one message, in the order in which they first come. */
function groupNotes(notes: readonly Note[]): Note[][] {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const key = `${note.kind} ${note.message}`;
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return [...groups.values()];
}

function noteFact(notes: readonly Note[], place: (quote: Quote) => Words): Fact {
  const [{ kind, message }] = notes as [Note];
  const label = spaced(kind);
  const lead = [
    ...(message.toLowerCase().startsWith(label) ? [] : [label]),
    ...(notes.length > 1 ? [`${notes.length} times`] : []),
  ].join(', ');
  return {
    label: 'note',
    sentence: lead === '' ? message : `${lead}: ${message}`,
    words: notes.filter(({ start, end }) => end > start).map(place),
  };
}

function claimsSentence(claims: readonly Claim[], intends: (claim: Claim) => boolean): string {
  if (claims.length === 0) return 'No attribution and no claim found.';
  const spoken = claims.some(({ voice }) => voice !== 'outlet');
  return `${spoken ? '' : 'No attribution found; '}${voicesLabel(claims, intends)}.`;
}

function describedAlike(sources: readonly BriefSource[]): string[] {
  const documents = new Map<string, number[]>();
  for (const { name, unnamed, documents: here } of sources) {
    if (unnamed !== 'not named' && unnamed !== 'described, not named') continue;
    const numbers = documents.get(name);
    if (numbers) numbers.push(...here);
    else documents.set(name, [...here]);
  }
  return [...documents].filter(([, numbers]) => numbers.length > 1).map(([name, numbers]) => alike(name, numbers));
}

const MOST_LISTED = 8;

function alike(name: string, numbers: readonly number[]): string {
  const where = [...numbers].sort((a, b) => a - b).map((number) => `[${number}]`);
  const listed =
    where.length <= MOST_LISTED ? where : [...where.slice(0, MOST_LISTED), `${where.length - MOST_LISTED} more`];
  return `“${name}” in ${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}: not shown to be the same source.`;
}
