// Web annotations (W3C, JSON-LD): each claim and each mention of an event on the exact words of its document.
import type { Claim } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import type { EventMention } from '../../document/event.ts';
import { contentId } from '../../document/id.ts';
import type { Quote } from '../../document/span.ts';
import type { Ground } from '../ground.ts';
import { claimLine, eventLine, wordsOf } from './labels.ts';
import { codePointsOf, jsonText, webAddress } from './text.ts';
import { uuidOf } from './uuid.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** Characters before and after the words, by which they are found again in a text that has changed. */
const AROUND = 32;

/** A collection with one page that holds all annotations, in the order of the documents and of their words. */
export function* webAnnotationPieces(ground: Ground): Generator<string> {
  const { claims, eventMentions, documents } = ground.analysis;
  const key = contentId(
    'annotations',
    ...[documents, claims, eventMentions].flatMap((list) => list.map(({ id }) => id)),
  );
  const collection = {
    ...{ '@context': CONTEXT, id: iriOf('collection', key), type: 'AnnotationCollection' },
    ...{ label: 'Claims and mentions of events', total: claims.length + eventMentions.length },
  };
  const page = { id: iriOf('page', key), type: 'AnnotationPage', partOf: collection.id, startIndex: 0 };
  yield `${jsonText(collection).slice(0, -1)},"first":${jsonText(page).slice(0, -1)},"items":[`;
  let before = '\n';
  for (const annotation of annotationsOf(ground)) {
    yield `${before}${jsonText(annotation)}`;
    before = ',\n';
  }
  yield '\n]}}\n';
}

function* annotationsOf(ground: Ground): Generator<object> {
  const target = targetsIn(ground);
  const events = eventsByMention(ground);
  for (const claim of ground.analysis.claims) yield claimAnnotation(claim, ground, target);
  for (const mention of ground.analysis.eventMentions) yield mentionAnnotation(mention, ground, target, events);
}

/** A name that stays the same, for things that have no address. */
function iriOf(kind: string, id: string): string {
  return `urn:uuid:${uuidOf(['annotation', kind, id])}`;
}

function claimAnnotation(claim: Claim, ground: Ground, target: Target): object {
  const { id, document, stance, certainty, voice } = claim;
  return {
    ...{ '@context': CONTEXT, id: iriOf('claim', id), type: 'Annotation', motivation: 'describing' },
    ...{ generator: generatorOf(ground) },
    body: [
      told('describing', claimLine(claim, ground)),
      ...[`stance: ${stance}`, `certainty: ${certainty}`, `voice: ${voice}`].map((value) => told('classifying', value)),
      ...ground.eventsOf(id).map((event) => identified(event.id)),
    ],
    target: target(document, wordsOf(claim, ground)),
  };
}

type Labels = ReadonlyMap<string, { readonly id: string; readonly line: string }>;

function mentionAnnotation(mention: EventMention, ground: Ground, target: Target, events: Labels): object {
  const { id, document, type, modality, polarity, trigger } = mention;
  const event = events.get(id);
  return {
    ...{ '@context': CONTEXT, id: iriOf('mention', id), type: 'Annotation', motivation: 'classifying' },
    ...{ generator: generatorOf(ground) },
    body: [
      ...[`event type: ${type}`, `modality: ${modality}`, `polarity: ${polarity}`].map((value) =>
        told('classifying', value),
      ),
      ...(event ? [told('describing', event.line), identified(event.id)] : []),
    ],
    target: target(document, [trigger]),
  };
}

function generatorOf({ analysis: { generator } }: Ground): object {
  return { id: iriOf('software', generator.version), type: 'Software', name: `Hearsay ${generator.version}` };
}

function told(purpose: 'describing' | 'classifying', value: string): object {
  return { type: 'TextualBody', value, format: 'text/plain', language: 'en', purpose };
}

/** What the words are about: annotations with the same body tell of one event. */
function identified(event: string): object {
  return { type: 'SpecificResource', source: iriOf('event', event), purpose: 'identifying' };
}

function eventsByMention({ analysis: { events } }: Ground): Labels {
  return new Map(
    events.flatMap((event) => {
      const label = { id: event.id, line: eventLine(event) };
      return event.mentions.map((mention) => [mention, label] as const);
    }),
  );
}

type Target = (document: string, quotes: readonly Quote[]) => unknown;

/** Targets: the words in their document, or all of it where no words carry the claim. */
function targetsIn({ documentOf }: Ground): Target {
  const counts = new Map<string, (offset: number) => number>();
  const countsOf = ({ id, text }: Document) => {
    const known = counts.get(id) ?? codePointsOf(text);
    counts.set(id, known);
    return known;
  };
  const targetOf = (own: string, quote: Quote) => {
    const document = documentOf(quote.document ?? own);
    return document ? [{ source: sourceOf(document), selector: selectorsOf(document, quote, countsOf(document)) }] : [];
  };
  return (document, quotes) => {
    const targets = quotes.flatMap((quote) => targetOf(document, quote));
    const held = documentOf(document);
    if (targets.length === 0) return held ? sourceOf(held) : iriOf('document', document);
    return targets.length === 1 ? targets[0] : targets;
  };
}

/** The address, else a name made of the bytes. */
function sourceOf({ canonicalUrl, url, sha256 }: Document): string {
  return webAddress(canonicalUrl) ?? webAddress(url) ?? `urn:sha256:${sha256}`;
}

/** By the words and by their place, which the standard counts in code points; the end is the first that is left out. */
function selectorsOf({ text }: Document, { start, end }: Quote, count: (offset: number) => number): object[] {
  const prefix = text.slice(wholeFrom(text, Math.max(0, start - AROUND)), start);
  const suffix = text.slice(end, wholeFrom(text, Math.min(text.length, end + AROUND)));
  return [
    {
      ...{ type: 'TextQuoteSelector', exact: text.slice(start, end) },
      ...(prefix !== '' && { prefix }),
      ...(suffix !== '' && { suffix }),
    },
    { type: 'TextPositionSelector', start: count(start), end: count(end) },
  ];
}

/** The place, or the next one where it lies inside a character of two code units. */
function wholeFrom(text: string, at: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) ? at + 1 : at;
}
