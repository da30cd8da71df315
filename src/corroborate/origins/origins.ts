// Origins: claims that go back to one speaker, one body on one day, one quotation, one relay, are one, however many outlets print them.

import { isOutlet } from '../../document/claim.ts';
import { contentId } from '../../document/id.ts';
import { byCodeUnit, byKey } from '../../document/order.ts';
import type { Origin } from '../../document/origin.ts';
import type { Quote, Span } from '../../document/span.ts';
import { dayNumberOf } from '../../document/time.ts';
import type { ClaimFact, DocumentFacts } from '../facts.ts';
import { areSame, Sorted } from '../sorted.ts';
import type { Speaker } from '../speakers/speaker.ts';
import { type Group, type Grown, OriginGroups, type Voice } from './groups.ts';

export interface PlacedClaim extends ClaimFact {
  readonly facts: DocumentFacts;
  /** Whose text it is: the agency, else the least of the texts that copy each other, so that reprints have one house. */
  readonly house: string;
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

/** What origins need to know of the lineage. */
export interface Copies {
  /** The least id of the documents that copy each other. */
  readonly classOf: (document: string) => string;
  /** Where the words of a document stand in those that it copies. */
  readonly sourcesOf: (document: string, span: Span) => readonly Quote[];
}

/** What a text brings to the origins. */
export interface TextFacts {
  readonly facts: DocumentFacts;
  /** By which the texts are in order. */
  readonly place: string;
  /** The event that a claim tells of, since an unnamed official of two stories may be two. */
  readonly storyOf: (claim: string) => string | undefined;
}

interface Text extends TextFacts {
  /** Empty until it is known. */
  house: string;
  /** Those behind each claim, in the order of the claims. */
  voices: readonly (readonly Voice[])[];
}

/** The document of a claim, and its number there. */
type At = readonly [document: string, at: number];

export interface OriginChange {
  /** Ids of claims that are placed otherwise than before. */
  readonly claims: ReadonlySet<string>;
  /** Ids of claims behind which an origin is called otherwise than before. */
  readonly renamed: ReadonlySet<string>;
}

/** An origin and the voice that names it. */
interface Described {
  readonly origin: Origin;
  readonly best: Voice;
}

/**
 * The origin of every claim of texts that come and go. Each claim gives keys; claims that share one are one origin, and so on (joining too
 * much only lowers counts). An origin is made anew only where a claim of it comes, goes or changes, or joins it with another.
 */
export class Origins {
  readonly #copies: Copies;
  readonly #texts = new Map<string, Text>();
  readonly #groups = new OriginGroups();
  readonly #described = new Map<Group, Described>();
  readonly #origins = new Sorted<Origin>(byKey(({ id }) => id));
  readonly #byId = new Map<string, Origin>();
  readonly #claims = new Map<string, PlacedClaim>();
  /** Texts that came, and those whose words were copied from claims that went, since the last update. */
  readonly #came = new Set<string>();
  readonly #unlinked = new Set<string>();

  constructor(copies: Copies) {
    this.#copies = copies;
  }

  /** By id. */
  get all(): readonly Origin[] {
    return this.#origins.values;
  }

  get(id: string): Origin | undefined {
    return this.#byId.get(id);
  }

  claim(id: string): PlacedClaim | undefined {
    return this.#claims.get(id);
  }

  /** The claims of a text, in its order. */
  claimsOf(document: string): PlacedClaim[] {
    return (this.#texts.get(document)?.facts.claims ?? []).flatMap(({ claim }) => this.#claims.get(claim.id) ?? []);
  }

  /** Puts a text in, in the place of one of its document. */
  put(given: TextFacts): void {
    const { id } = given.facts.document;
    this.remove(id);
    this.#texts.set(id, { ...given, house: '', voices: given.facts.claims.map(() => []) });
    this.#came.add(id);
  }

  remove(id: string): void {
    const text = this.#texts.get(id);
    if (!text) return;
    for (const voice of text.voices.flat()) this.#drop(voice);
    for (const { claim } of text.facts.claims) this.#claims.delete(claim.id);
    this.#texts.delete(id);
    this.#came.delete(id);
  }

  #drop(voice: Voice): void {
    for (const { claim } of voice.linkedBy) this.#unlinked.add(claim.claim.document);
    this.#groups.remove(voice);
  }

  /** Takes in what came and went; `moved` are the documents that have other copies or sources than before. */
  update(moved: ReadonlySet<string>): OriginChange {
    const changed = new Map<string, At>();
    const here = (ids: Iterable<string>) => [...ids].flatMap((id) => this.#texts.get(id) ?? []);
    const texts = here(new Set([...this.#came, ...moved]));
    for (const text of texts) this.#voice(text, changed);
    const ids = texts.map(({ facts }) => facts.document.id);
    for (const text of here(new Set([...ids, ...this.#unlinked]))) this.#link(text);
    this.#came.clear();
    this.#unlinked.clear();
    const renamed = this.#describe(changed);
    return { claims: new Set([...changed].flatMap(([id, at]) => (this.#place(id, at) ? [id] : []))), renamed };
  }

  /** Has the claims of a text speak anew where it is of another house than before. */
  #voice(text: Text, changed: Map<string, At>): void {
    const { facts, storyOf, place } = text;
    const house = houseOf(facts, this.#copies);
    if (house === text.house) return;
    text.house = house;
    for (const [at, { claim }] of facts.claims.entries()) changed.set(claim.id, [facts.document.id, at]);
    text.voices = facts.claims.map((fact, at) => {
      const known = text.voices[at]!;
      const keyed = voicesOf(fact, facts, house, storyOf(fact.claim.id));
      if (keyed.length === known.length && keyed.every(({ keys }, nth) => areSame(keys, known[nth]!.keys)))
        return known;
      for (const voice of known) this.#drop(voice);
      const voices = keyed.map(
        (one, nth): Voice => ({ ...one, claim: fact, facts, place: [place, at, nth], links: [], linkedBy: new Set() }),
      );
      for (const voice of voices) this.#groups.add(voice);
      return voices;
    });
  }

  /** A claim whose words were copied has the origin of the claim that was there, whoever is named for it here. */
  #link({ facts, voices }: Text): void {
    for (const [voice, ...others] of voices) {
      if (!voice || others.length > 0) continue;
      const sources = voice.claim.claim.contents.flatMap((content) =>
        this.#copies.sourcesOf(facts.document.id, content),
      );
      this.#groups.link(voice, [...new Set(sources.flatMap((source) => this.#saying(source)))]);
    }
  }

  /** The voices of claims that stand where a text has the words, where one alone speaks. */
  #saying(words: Quote): Voice[] {
    const there = this.#texts.get(words.document ?? '')?.voices ?? [];
    return there.flatMap(([voice, ...others]) => {
      if (!voice || others.length > 0) return [];
      return voice.claim.claim.contents.some((content) => holdsHalf(content, words)) ? [voice] : [];
    });
  }

  /** Makes the origins anew whose voices came or went. Adds to `changed` whose origin is another, gives whose origin has another name. */
  #describe(changed: Map<string, At>): Set<string> {
    const { gone, grown } = this.#groups.update();
    const leaving = new Set(gone.flatMap((group) => this.#described.get(group)?.origin ?? []));
    const coming: Origin[] = [];
    const renamed = new Set<string>();
    for (const { group, fresh, absorbed } of grown) {
      const known = this.#described.get(group);
      const described = this.#describedOf({ group, fresh, absorbed }, known);
      const { id, claims } = described.origin;
      const moved = known?.origin.id === id ? [...fresh, ...absorbed.flatMap(({ members }) => members)] : group.members;
      for (const { claim, facts, place } of moved) changed.set(claim.claim.id, [facts.document.id, place[1]]);
      // Of groups that were joined the id is that of either; claims that keep their origin's id are told by the id.
      const was = this.#byId.get(id);
      if (was && !isCalledAlike(was, described.origin)) for (const claim of claims) renamed.add(claim);
      if (known) leaving.add(known.origin);
      coming.push(described.origin);
      this.#described.set(group, described);
    }
    for (const group of gone) this.#described.delete(group);
    for (const { id } of leaving) this.#byId.delete(id);
    for (const origin of coming) this.#byId.set(origin.id, origin);
    this.#origins.change(leaving, coming);
    return renamed;
  }

  #describedOf({ group, fresh, absorbed }: Grown, known: Described | undefined): Described {
    const parts = [...(known ? [known] : []), ...absorbed.flatMap((one) => this.#described.get(one) ?? [])];
    const best = [...parts.map((part) => part.best), ...fresh].reduce((first, one) =>
      byRank(one, first) < 0 ? one : first,
    );
    const claims = fresh.map(({ claim }) => claim.claim);
    const all = (of: (origin: Origin) => readonly string[], more: readonly string[]) =>
      sorted([...parts.flatMap(({ origin }) => of(origin)), ...more]);
    const origin: Origin = {
      ...headOf(contentId('origin', group.least), best),
      keys: all(
        ({ keys }) => keys,
        fresh.flatMap((voice) => publicKeys(voice.keys)),
      ),
      documents: all(
        ({ documents }) => documents,
        claims.map(({ document }) => document),
      ),
      claims: all(
        (one) => one.claims,
        claims.map(({ id }) => id),
      ),
    };
    return { origin, best };
  }

  /** Whether a claim is placed otherwise than before: it stays the same object while it is not. */
  #place(id: string, [document, at]: At): boolean {
    const { facts, house, voices } = this.#texts.get(document)!;
    const placed = voices[at]!.map(({ keys, speaker, group }) => ({
      origin: this.#described.get(group!)!.origin.id,
      keys: publicKeys(keys),
      ...(speaker && { speaker }),
    }));
    const known = this.#claims.get(id);
    if (known && known.facts === facts && known.house === house && areVoicesSame(known.voices, placed)) return false;
    this.#claims.set(id, { ...facts.claims[at]!, facts, house, voices: placed });
    return true;
  }
}

/** Half of the longer of the two is in both. */
function holdsHalf(a: Span, b: Span): boolean {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return 2 * both >= Math.max(a.end - a.start, b.end - b.start);
}

const QUOTED = 'quoted ';

interface Keyed {
  /** At least one. */
  readonly keys: readonly string[];
  readonly speaker?: Speaker;
}

/** Those who speak, each with its keys; none where nobody does. */
function voicesOf(fact: ClaimFact, facts: DocumentFacts, house: string, story = ''): Keyed[] {
  const { speakers, claim, continued } = fact;
  if (fact.access === 'witnessed' && claim.voice === 'outlet') return [{ keys: [`seen ${house} ${story}`] }];
  if (claim.voice !== 'attributed' && !continued) return [];
  // Words that two speak together are nobody's in particular.
  const runs = speakers.length === 1 ? fact.quoted.map((run) => `${QUOTED}${run}`) : [];
  return speakers.map((speaker) => ({ keys: [...speakerKeys(fact, speaker, facts, house, story), ...runs], speaker }));
}

function speakerKeys(fact: ClaimFact, speaker: Speaker, facts: DocumentFacts, house: string, story: string): string[] {
  if (isOutlet(speaker)) return [`outlet ${speaker.entity ?? speaker.name}`];
  const { entity, party, body, anonymous } = speaker;
  if (!anonymous && entity !== undefined) {
    const house = party === undefined ? [] : daySlots(facts).map((slot) => `body ${party}|${body}|${slot}`);
    return [`who ${entity}`, ...house];
  }
  const relay = fact.relays[0] ?? (anonymous ? facts.relayOf : undefined) ?? house;
  const which = speaker.ordinal === undefined ? '' : ` ${speaker.ordinal}`;
  const who = anonymous ? `${party ?? '?'}${which}` : `${party ?? '?'} ${speaker.name.toLowerCase()}`;
  return [`unnamed ${who}|${relay}|${story}`];
}

function houseOf(facts: DocumentFacts, copies: Copies): string {
  return facts.wire === undefined ? `copy ${copies.classOf(facts.document.id)}` : `wire ${facts.wire}`;
}

/** Two days make a slot; a claim belongs to its own and to the next, so that neighbours share one. Undated ones share theirs. */
function daySlots({ day }: DocumentFacts): string[] {
  if (day === undefined || day.earliest !== day.latest) return ['undated'];
  const slot = Math.floor(dayNumberOf(day.earliest) / 2);
  return [String(slot), String(slot + 1)];
}

/** An origin as the voice calls it that names it. */
function headOf(id: string, voice: Voice): Pick<Origin, 'id' | 'name' | 'kind' | 'anonymous' | 'party' | 'entity'> {
  const { speaker, facts } = voice;
  const entity = speaker ? speaker.entity : facts.house;
  const party = speaker ? speaker.party : facts.house;
  return {
    id,
    name: nameOf(voice),
    kind: speaker?.kind ?? 'outlet',
    anonymous: speaker?.anonymous ?? false,
    ...(party !== undefined && { party }),
    ...(entity !== undefined && { entity }),
  };
}

function isCalledAlike(a: Origin, b: Origin): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.anonymous === b.anonymous &&
    a.party === b.party &&
    a.entity === b.entity
  );
}

/** Who is named, and listed, names the origin; of several the first by name, then by the place of his words. */
function byRank(a: Voice, b: Voice): number {
  const [[text, claim, speaker], [otherText, otherClaim, otherSpeaker]] = [a.place, b.place];
  return (
    rank(a) - rank(b) ||
    byCodeUnit(nameOf(a), nameOf(b)) ||
    byCodeUnit(text, otherText) ||
    claim - otherClaim ||
    speaker - otherSpeaker
  );
}

function rank({ speaker }: Voice): number {
  if (!speaker) return 3;
  return speaker.anonymous ? 2 : speaker.entity === undefined ? 1 : 0;
}

function nameOf({ speaker, facts }: Voice): string {
  return speaker ? speaker.name : `${facts.wire ?? facts.house.replace(/^\w+:/, '')}, who was there`;
}

function publicKeys(keys: readonly string[]): readonly string[] {
  return keys.some((key) => key.startsWith(QUOTED)) ? keys.filter((key) => !key.startsWith(QUOTED)) : keys;
}

function areVoicesSame(a: readonly VoiceOf[], b: readonly VoiceOf[]): boolean {
  return (
    a.length === b.length && a.every(({ origin, keys }, at) => origin === b[at]!.origin && areSame(keys, b[at]!.keys))
  );
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(byCodeUnit);
}
