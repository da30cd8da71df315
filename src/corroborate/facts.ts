// What one document brings to the dossier: its claims with who speaks and how he knows, and the frames of what they tell of.
import type { Attribution } from '../document/attribution.ts';
import { type Access, type Claim, isOutlet } from '../document/claim.ts';
import type { Document } from '../document/document.ts';
import type { EventMention } from '../document/event.ts';
import { grouped } from '../document/grouped.ts';
import type { Entity } from '../document/origin.ts';
import type { Figure } from '../document/quantity.ts';
import type { Span } from '../document/span.ts';
import { sentenceAround } from './change.ts';
import { type Frame, frameOf, toldApart } from './events/frame.ts';
import { QUOTED } from './lineage/fingerprints.ts';
import { contentOf, normalWord } from './lineage/words.ts';
import { type Named, NamedIn } from './named.ts';
import { GOES_ON, IMAGERY, LEANS_ON, SEEN_BY_REPORTER } from './speakers/en.ts';
import { type Speaker, speakersOf } from './speakers/speaker.ts';
import type { Subject } from './subject.ts';

/** One document as its stages left it. */
export interface DocumentParts {
  readonly document: Document;
  readonly attributions: readonly Attribution[];
  readonly claims: readonly Claim[];
  readonly eventMentions: readonly EventMention[];
  readonly figures: readonly Figure[];
  readonly entities: readonly Entity[];
}

export interface MentionFact {
  readonly mention: EventMention;
  readonly frame: Frame;
}

export interface ClaimFact {
  readonly claim: Claim;
  /** Empty where nobody is named and the text speaks for itself; several where they speak together. */
  readonly speakers: readonly Speaker[];
  /** The claim goes on with what the sentence before reports, so its speakers are taken from there. */
  readonly continued?: true;
  /** How he knows: as the claim says, or witnessed where the outlet's own people were there. */
  readonly access: Access;
  /** Outlets between the speaker and this text, the one he told first: ids, or names where no pack lists them. */
  readonly relays: readonly string[];
  /** Parties, bodies and outlets whose word he takes over: "shares the assessment of". */
  readonly leansOn: readonly string[];
  /** Owners of the pictures he speaks of. */
  readonly imagery: readonly string[];
  /** Keys of runs of six content words in quotation marks. */
  readonly quoted: readonly string[];
  readonly mentions: readonly MentionFact[];
  readonly figures: readonly Figure[];
}

export interface DocumentFacts {
  readonly document: Document;
  /** "outlet:new-york-times", or "document:…" where the outlet is not known. */
  readonly house: string;
  /** The agency whose text it is, as a whole: "Associated Press". */
  readonly wire?: string;
  /** The one outlet whose report this text passes on: unnamed officials spoke to it, as far as one can tell. */
  readonly relayOf?: string;
  /** First and last day on which it can have been published. */
  readonly day?: { readonly earliest: string; readonly latest: string };
  readonly claims: readonly ClaimFact[];
}

/** The facts of one document; nothing of other documents enters. */
export function factsOf(parts: DocumentParts, subject: Subject): DocumentFacts {
  const claims = new FactReader(parts, subject).facts();
  const { document } = parts;
  const relayed = relayedBy(claims);
  const wire = document.kind === 'agency-copy' ? wireOf(document) : undefined;
  return {
    document,
    house: document.outlet === undefined ? `document:${document.id}` : `outlet:${document.outlet}`,
    ...(wire !== undefined && { wire }),
    ...(document.published && { day: { earliest: document.published.earliest, latest: document.published.latest } }),
    ...(relayed !== undefined && { relayOf: relayed }),
    claims,
  };
}

/** Claims that name one outlet as the one that was told, from which a text passes for its relay. */
const LEAST_RELAYED = 3;

/** "told NBC News", "NBC News reported", three times, and half as often again as any other outlet. */
function relayedBy(claims: readonly ClaimFact[]): string | undefined {
  const named = claims.flatMap(({ relays, speakers }) => [
    ...new Set([...relays, ...speakers.filter(isOutlet).map(({ entity, name }) => entity ?? name)]),
  ]);
  const counts = [...grouped(named, (outlet) => outlet)].map(([outlet, same]) => ({ outlet, times: same.length }));
  counts.sort((a, b) => b.times - a.times);
  const [most, next] = counts;
  return most && most.times >= LEAST_RELAYED && 2 * most.times > 3 * (next?.times ?? 0) ? most.outlet : undefined;
}

function wireOf({ credits }: Document): string | undefined {
  return (
    credits.find(({ kind, name }) => kind === 'wire' && name !== undefined) ??
    credits.find(({ kind, name }) => kind === 'contributor' && name !== undefined)
  )?.name;
}

class FactReader {
  readonly #parts: DocumentParts;
  readonly #subject: Subject;
  readonly #named: NamedIn;
  readonly #attributions: ReadonlyMap<string, Attribution>;
  readonly #mentions: ReadonlyMap<string, EventMention[]>;
  readonly #figures: ReadonlyMap<string, Figure[]>;

  constructor(parts: DocumentParts, subject: Subject) {
    this.#parts = parts;
    this.#subject = subject;
    this.#named = new NamedIn(parts.entities);
    this.#attributions = new Map(parts.attributions.map((attribution) => [attribution.id, attribution]));
    this.#mentions = grouped(parts.eventMentions, ({ claim }) => claim);
    this.#figures = grouped(parts.figures, ({ claim }) => claim);
  }

  facts(): ClaimFact[] {
    const facts = this.#withFramesApart(this.#parts.claims.map((claim) => this.#factOf(claim)));
    return facts.map((fact) => this.#continued(fact, facts));
  }

  #withFramesApart(facts: readonly ClaimFact[]): ClaimFact[] {
    const frames = toldApart(facts.flatMap(({ mentions }) => mentions.map(({ frame }) => frame)));
    let at = 0;
    return facts.map((fact) => ({
      ...fact,
      mentions: fact.mentions.map(({ mention }) => ({ mention, frame: frames[at++]! })),
    }));
  }

  /** "In exchange, the North gives …", after a sentence that officials are cited for: their word too. */
  #continued(fact: ClaimFact, facts: readonly ClaimFact[]): ClaimFact {
    const { text } = this.#parts.document;
    const [content] = fact.claim.contents;
    if (fact.claim.voice !== 'outlet' || !content) return fact;
    const sentence = this.#sentenceOf(fact.claim);
    if (!GOES_ON.test(text.slice(sentence.start, sentence.start + SHORT))) return fact;
    const before = facts.findLast(
      ({ claim, speakers }) =>
        claim.voice === 'attributed' &&
        speakers.length > 0 &&
        claim.contents.some(({ start }) => start < sentence.start && sentence.start - start < FAR),
    );
    return before ? { ...fact, speakers: before.speakers, relays: before.relays, continued: true } : fact;
  }

  #factOf(claim: Claim): ClaimFact {
    const { text } = this.#parts.document;
    const [first, ...others] = claim.chain;
    const sentence = this.#sentenceOf(claim);
    const words = text.slice(sentence.start, sentence.end);
    const isSeen = claim.voice === 'outlet' && SEEN_BY_REPORTER.test(words);
    const speakers = first ? speakersOf(first, this.#named, this.#subject) : [];
    return {
      claim,
      speakers,
      access: isSeen ? 'witnessed' : claim.access,
      relays: others.flatMap((link) =>
        speakersOf(link, this.#named, this.#subject).flatMap((one) => this.#relayOf(one)),
      ),
      leansOn: this.#leansOn(claim, sentence, speakers),
      imagery: IMAGERY.test(words) ? this.#ownersNear(sentence) : [],
      quoted: quotedRuns(claim, text),
      mentions: this.#mentionsOf(claim, speakers[0]),
      figures: this.#figures.get(claim.id) ?? [],
    };
  }

  /** The sentence of the cue, or of the content where nobody is cited. */
  #sentenceOf(claim: Claim): Span {
    const cue = claim.attribution === null ? undefined : this.#attributions.get(claim.attribution)?.cue;
    return sentenceAround(this.#parts.document.text, cue ?? claim.contents[0] ?? { start: 0, end: 0 });
  }

  #relayOf(speaker: Speaker): string[] {
    return isOutlet(speaker) ? [speaker.entity ?? speaker.name] : [];
  }

  /** Whom the speaker takes it from: those named behind the words that say so, and the links of his chain that speak for others. */
  #leansOn(claim: Claim, sentence: Span, speakers: readonly Speaker[]): string[] {
    const { text } = this.#parts.document;
    const words = text.slice(sentence.start, sentence.end);
    const match = claim.voice === 'attributed' ? LEANS_ON.exec(words) : null;
    const start = sentence.start + (match?.index ?? 0);
    const end = Math.min(sentence.end, start + LEAN_REACH);
    const leaned = match ? this.#named.within({ start, end }).flatMap((one) => this.#keysOf(one)) : [];
    const own = new Set(speakers.flatMap(({ entity, party, body }) => [entity, party, body]));
    return [...new Set(leaned)].filter((key) => !own.has(key)).sort();
  }

  #keysOf({ entity, type }: Named): string[] {
    if (type === 'place' || type === 'weapon' || type === 'vessel') return [];
    const state = this.#subject.stateOf(entity);
    return state === undefined || state === entity ? [entity] : [entity, state];
  }

  #ownersNear(sentence: Span): string[] {
    const bodies = this.#named
      .within(sentence)
      .filter(({ type, entity }) => type === 'organization' && !entity.startsWith('outlet:'));
    return [...new Set(bodies.map(({ entity }) => entity))].sort();
  }

  #mentionsOf(claim: Claim, speaker: Speaker | undefined): MentionFact[] {
    // Who confirms may confirm what others did; a state that denies or promises speaks of itself.
    const speaksOfItself = claim.stance === 'denies' || claim.stance === 'commits';
    const ofHimself = speaksOfItself && (speaker?.party?.startsWith('state:') ?? false);
    const ground = {
      ...{ named: this.#named, subject: this.#subject, text: this.#parts.document.text, ofHimself },
      ...(speaker && { speaker }),
    };
    return (this.#mentions.get(claim.id) ?? []).flatMap((mention) => {
      const type = this.#subject.typeOf(mention.type);
      return type ? [{ mention, frame: frameOf(mention, type, ground) }] : [];
    });
  }
}

/** Characters in which a sentence shows that it goes on, and within which the one before it begins. */
const SHORT = 40;
const FAR = 600;
/** Characters behind "shares the assessment of" in which the other is named. */
const LEAN_REACH = 160;
/** Keys of the runs of content words within the quotation marks of a claim, as lineage counts them. */
export function quotedRuns(claim: Claim, text: string): string[] {
  const runs = new Set<string>();
  for (const content of claim.contents) {
    for (const [, quoted = ''] of text.slice(content.start, content.end).matchAll(/[“"]([^“”"]{20,2000})[”"]?/g)) {
      const words = quoted
        .split(/[^\p{L}\p{N}'’]+/u)
        .map((word) => contentOf(normalWord(word)))
        .filter((word) => word !== '');
      for (let at = 0; at + QUOTED <= words.length; at++) runs.add(words.slice(at, at + QUOTED).join(' '));
    }
  }
  return [...runs];
}
