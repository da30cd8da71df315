// What tables and explanations look up: where words stand, which events and origins a claim has part in, what ids are called.
import type { Analysis } from '../document/analysis.ts';
import type { Attribution } from '../document/attribution.ts';
import type { Claim } from '../document/claim.ts';
import type { Document } from '../document/document.ts';
import type { Event, EventMention } from '../document/event.ts';
import { grouped } from '../document/grouped.ts';
import type { Origin } from '../document/origin.ts';
import type { Position } from '../document/position.ts';
import type { Quote } from '../document/span.ts';
import { type Place, placesOf } from './brief/lines.ts';

/** For whom somebody speaks who takes a position. */
export const SPEAKS_FOR: Readonly<Record<Position['level'], string>> = {
  1: 'official position',
  2: 'the body’s position',
  3: 'no official position',
};

export interface Ground {
  readonly analysis: Analysis;
  readonly attributions: ReadonlyMap<string, Attribution>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly events: ReadonlyMap<string, Event>;
  readonly origins: ReadonlyMap<string, Origin>;
  /** Number in the brief, from 1. */
  readonly numberOf: (document: string) => number | undefined;
  readonly documentOf: (id: string) => Document | undefined;
  readonly outletName: (id: string | undefined) => string;
  readonly eventsOf: (claim: string) => readonly Event[];
  /** The mentions of events in a claim, in the order of the text. */
  readonly mentionsOf: (claim: string) => readonly EventMention[];
  /** Where words of a document stand. Throws where the analysis has no such document. */
  readonly placeOf: (document: string, quote: Quote) => Place;
}

export function groundOf(analysis: Analysis): Ground {
  const byId = <T extends { readonly id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
  const outlets = byId(analysis.outlets);
  const documents = new Map(
    analysis.documents.map((document, at) => [
      document.id,
      { document, number: at + 1, place: placesOf(document, at + 1) },
    ]),
  );
  const eventsByClaim = eventsByClaimIn(analysis);
  const mentions = grouped(analysis.eventMentions, ({ claim }) => claim);
  return {
    analysis,
    attributions: byId(analysis.attributions),
    claims: byId(analysis.claims),
    events: byId(analysis.events),
    origins: byId(analysis.origins),
    numberOf: (document) => documents.get(document)?.number,
    documentOf: (id) => documents.get(id)?.document,
    outletName: (id) => (id === undefined ? '' : (outlets.get(id)?.name ?? id)),
    eventsOf: (claim) => eventsByClaim.get(claim) ?? [],
    mentionsOf: (claim) => mentions.get(claim) ?? [],
    placeOf: (document, quote) => {
      const held = documents.get(quote.document ?? document);
      if (!held) throw new Error(`placeOf: document ${quote.document ?? document} is not in the analysis.`);
      return held.place(quote);
    },
  };
}

function eventsByClaimIn({ events, eventMentions }: Analysis): Map<string, Event[]> {
  const mentions = new Map(eventMentions.map((mention) => [mention.id, mention]));
  const found = new Map<string, Event[]>();
  for (const event of events) {
    for (const claim of new Set(event.mentions.flatMap((id) => mentions.get(id)?.claim ?? []))) {
      const known = found.get(claim);
      if (known) known.push(event);
      else found.set(claim, [event]);
    }
  }
  return found;
}
