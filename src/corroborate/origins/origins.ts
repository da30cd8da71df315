// Origins: claims that go back to one speaker, one body on one day, one quotation, one relay, are one, however many outlets print them.

import { isOutlet } from '../../document/claim.ts';
import { grouped } from '../../document/grouped.ts';
import { contentId } from '../../document/id.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Origin } from '../../document/origin.ts';
import type { Quote, Span } from '../../document/span.ts';
import { dayNumberOf } from '../../document/time.ts';
import { Components } from '../components.ts';
import type { ClaimFact, DocumentFacts } from '../facts.ts';
import type { Speaker } from '../speakers/speaker.ts';

export interface PlacedClaim extends ClaimFact {
  readonly facts: DocumentFacts;
  /** Where it comes from, one for each who speaks; none for the outlet's own voice, and where the speaker is lost or not said. */
  readonly voices: readonly VoiceOf[];
}

/** An origin behind a claim, and the speaker there; absent for the outlet's own people. */
export interface VoiceOf {
  readonly origin: string;
  /** What joins it to others of its origin; quotations left out. */
  readonly keys: readonly string[];
  readonly speaker?: Speaker;
}

export interface Origins {
  readonly origins: readonly Origin[];
  readonly claims: ReadonlyMap<string, PlacedClaim>;
}

/** What origins need to know of the lineage. */
export interface Copies {
  /** The least id of the documents that copy each other. */
  readonly classOf: (document: string) => string;
  /** Where the words of a document stand in those that it copies. */
  readonly sourcesOf: (document: string, span: Span) => readonly Quote[];
}

/**
 * The origin of every claim. Each claim gives keys; claims that share one are one origin, and so on (joining too much only
 * lowers counts). `storyOf`: the event that the claim tells of, since an unnamed official of two stories may be two.
 */
export function findOrigins(
  documents: readonly DocumentFacts[],
  copies: Copies,
  storyOf: (claim: string) => string | undefined,
): Origins {
  const components = new Components();
  const keyed: KeyedClaim[] = [];
  for (const facts of documents) {
    for (const fact of facts.claims) {
      const voices = voicesOf(fact, facts, copies, storyOf(fact.claim.id));
      for (const { keys } of voices) components.join(keys);
      keyed.push({ fact, facts, voices });
    }
  }
  joinCopied(keyed, copies, components);
  const claims = new Map<string, PlacedClaim>();
  for (const { fact, facts, voices } of keyed) {
    const placed = voices.map(({ keys, speaker }) => ({
      origin: contentId('origin', components.of(keys[0]!)),
      keys: keys.filter((key) => !key.startsWith(QUOTED)),
      ...(speaker && { speaker }),
    }));
    claims.set(fact.claim.id, { ...fact, facts, voices: placed });
  }
  return { origins: describe(claims), claims };
}

const QUOTED = 'quoted ';

interface KeyedClaim {
  readonly fact: ClaimFact;
  readonly facts: DocumentFacts;
  readonly voices: readonly Keyed[];
}

/** A claim whose words were copied has the origin of the claim that was there, whoever is named for it here. */
function joinCopied(keyed: readonly KeyedClaim[], { sourcesOf }: Copies, components: Components): void {
  const spoken = keyed.filter(({ voices }) => voices.length === 1);
  const byDocument = grouped(spoken, ({ facts }) => facts.document.id);
  for (const { fact, facts, voices } of spoken) {
    for (const content of fact.claim.contents) {
      for (const source of sourcesOf(facts.document.id, content)) {
        const there = (byDocument.get(source.document ?? '') ?? []).filter(({ fact: other }) =>
          other.claim.contents.some((words) => holdsHalf(words, source)),
        );
        for (const other of there) components.join([voices[0]!.keys[0]!, other.voices[0]!.keys[0]!]);
      }
    }
  }
}

/** Half of the longer of the two is in both. */
function holdsHalf(a: Span, b: Span): boolean {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return 2 * both >= Math.max(a.end - a.start, b.end - b.start);
}

interface Keyed {
  /** At least one. */
  readonly keys: readonly string[];
  readonly speaker?: Speaker;
}

/** Those who speak, each with its keys; none where nobody does. */
function voicesOf(fact: ClaimFact, facts: DocumentFacts, copies: Copies, story = ''): Keyed[] {
  const { speakers, claim, continued } = fact;
  if (fact.access === 'witnessed' && claim.voice === 'outlet')
    return [{ keys: [`seen ${houseOf(facts, copies)} ${story}`] }];
  if (claim.voice !== 'attributed' && !continued) return [];
  // Words that two speak together are nobody's in particular.
  const runs = speakers.length === 1 ? fact.quoted.map((run) => `${QUOTED}${run}`) : [];
  return speakers.map((speaker) => ({ keys: [...speakerKeys(fact, speaker, facts, copies, story), ...runs], speaker }));
}

function speakerKeys(fact: ClaimFact, speaker: Speaker, facts: DocumentFacts, copies: Copies, story: string): string[] {
  if (isOutlet(speaker)) return [`outlet ${speaker.entity ?? speaker.name}`];
  const { entity, party, body, anonymous } = speaker;
  if (!anonymous && entity !== undefined) {
    const house = party === undefined ? [] : daySlots(facts).map((slot) => `body ${party}|${body}|${slot}`);
    return [`who ${entity}`, ...house];
  }
  const relay = fact.relays[0] ?? (anonymous ? facts.relayOf : undefined) ?? houseOf(facts, copies);
  const which = speaker.ordinal === undefined ? '' : ` ${speaker.ordinal}`;
  const who = anonymous ? `${party ?? '?'}${which}` : `${party ?? '?'} ${speaker.name.toLowerCase()}`;
  return [`unnamed ${who}|${relay}|${story}`];
}

/** Whose text it is: the agency, else the least of the texts that copy each other, so that reprints have one house. */
export function houseOf(facts: DocumentFacts, copies: Copies): string {
  return facts.wire === undefined ? `copy ${copies.classOf(facts.document.id)}` : `wire ${facts.wire}`;
}

/** Two days make a slot; a claim belongs to its own and to the next, so that neighbours share one. Undated ones share theirs. */
function daySlots({ day }: DocumentFacts): string[] {
  if (day === undefined || day.earliest !== day.latest) return ['undated'];
  const slot = Math.floor(dayNumberOf(day.earliest) / 2);
  return [String(slot), String(slot + 1)];
}

function describe(claims: ReadonlyMap<string, PlacedClaim>): Origin[] {
  const voices = [...claims.values()].flatMap((claim) => claim.voices.map((voice) => ({ ...voice, claim })));
  return [...grouped(voices, ({ origin }) => origin)]
    .map(([id, members]) => originOf(id, members))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

interface Voice extends VoiceOf {
  readonly claim: PlacedClaim;
}

function originOf(id: string, members: readonly Voice[]): Origin {
  const [best] = [...members].sort((a, b) => rank(a) - rank(b) || byCodeUnit(nameOf(a), nameOf(b)));
  const { speaker, claim } = best!;
  const entity = speaker ? speaker.entity : claim.facts.house;
  const party = speaker ? speaker.party : claim.facts.house;
  return {
    id,
    name: nameOf(best!),
    kind: speaker?.kind ?? 'outlet',
    anonymous: speaker?.anonymous ?? false,
    ...(party !== undefined && { party }),
    ...(entity !== undefined && { entity }),
    keys: sorted(members.flatMap(({ keys }) => keys)),
    documents: sorted(members.map((member) => member.claim.facts.document.id)),
    claims: sorted(members.map((member) => member.claim.claim.id)),
  };
}

/** Who is named, and listed, names the origin. */
function rank({ speaker }: Voice): number {
  if (!speaker) return 3;
  return speaker.anonymous ? 2 : speaker.entity === undefined ? 1 : 0;
}

function nameOf({ speaker, claim: { facts } }: Voice): string {
  return speaker ? speaker.name : `${facts.wire ?? facts.house.replace(/^\w+:/, '')}, who was there`;
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(byCodeUnit);
}
