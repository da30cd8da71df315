// Which texts tell of one occasion: by the names and words that each opens with, "Tara Reid, rehab, Malibu"; what a mention stands in that does not say when.
import type { Document } from '../../document/document.ts';
import { grouped } from '../../document/grouped.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Entity } from '../../document/origin.ts';
import { daysBetween } from '../../document/time.ts';
import { hashString } from '../../models/hash.ts';
import { CALENDAR } from '../lineage/en.ts';
import { contentOf, readWords } from '../lineage/words.ts';

/** What a text is about, read from it and its date alone. */
export interface Occasion {
  readonly document: string;
  /** Hashes of its names and words, rising. */
  readonly terms: Uint32Array;
  /** Of each term, in their order; their squares sum to 1. */
  readonly weights: Float64Array;
  /** The terms of the greatest weights, rising. */
  readonly heaviest: Uint32Array;
  /** First and last day on which it can have been published. */
  readonly published?: { readonly earliest: string; readonly latest: string };
}

/** Characters of a text that are read: what it is about stands at its head. */
const OPENING = 3000;
/** Names and words that are kept. */
const MOST_TERMS = 100;
/** What a name that no pack lists counts, where a word counts 1; the words of the name count as well. */
const NAME = 2;

/**
 * The occasion of a text, from its words and the entities found in it. Names that a pack lists are those of the subject: all its texts
 * have them, so they tell no occasion from another and are left to their words.
 */
export function occasionOf(
  document: Pick<Document, 'id' | 'text' | 'bylines' | 'dateline' | 'credits' | 'published'>,
  entities: readonly Pick<Entity, 'id' | 'mentions'>[],
  isListed: (entity: string) => boolean,
): Occasion {
  const own = entities.filter(({ id }) => !isListed(id));
  const weighed = [...weighNames(own), ...weighWords(document)]
    .sort((a, b) => b.weight - a.weight || a.term - b.term)
    .slice(0, MOST_TERMS);
  const length = Math.sqrt(weighed.reduce((sum, { weight }) => sum + weight * weight, 0));
  const rising = [...weighed].sort((a, b) => a.term - b.term);
  const { published } = document;
  return {
    document: document.id,
    terms: Uint32Array.from(rising, ({ term }) => term),
    weights: Float64Array.from(rising, ({ weight }) => weight / length),
    heaviest: Uint32Array.from(weighed.slice(0, KEY_TERMS), ({ term }) => term).sort(),
    ...(published && { published: { earliest: published.earliest, latest: published.latest } }),
  };
}

interface Weighed {
  readonly term: number;
  readonly weight: number;
}

function weighNames(entities: readonly Pick<Entity, 'id' | 'mentions'>[]): Weighed[] {
  return entities.flatMap(({ id, mentions }) => {
    const count = mentions.filter(({ start }) => start < OPENING).length;
    return count === 0 ? [] : [{ term: hashString(`name ${id}`), weight: NAME * Math.sqrt(count) }];
  });
}

const DAYS_AND_MONTHS: ReadonlySet<number> = new Set([...CALENDAR].map((word) => hashString(contentOf(word))));

function weighWords(document: Parameters<typeof readWords>[0]): Weighed[] {
  const { contents } = readWords({ ...document, text: document.text.slice(0, OPENING) });
  const told = contents.filter((content) => content !== 0 && !DAYS_AND_MONTHS.has(content));
  return [...grouped(told, (content) => content)].map(([term, same]) => ({ term, weight: Math.sqrt(same.length) }));
}

/** Cosine from which two texts tell of one occasion. Over-joining would invent agreement, so it is set high. */
const ALIKE = 0.36;
/** Cosine from which a text that has hardly any fellows goes to an occasion that has more. */
const NEARLY_ALIKE = 0.32;
/** Texts of an occasion that has hardly any. */
const FEW = 2;
/** Terms whose pairs are the keys under which texts meet. */
const KEY_TERMS = 10;
/** Of the texts under one key those of the least rank are compared. */
const OF_A_KEY = 8;
/** Texts that one is compared with. */
const MOST_COMPARED = 24;
/** Days between two texts past which they report different occasions: a story that runs on has a new one every week. */
const MOST_DAYS = 7;

export interface Occasions {
  /** Each text, and the one that its occasion is called after. */
  readonly leaderOf: ReadonlyMap<string, string>;
  /** Pairs of texts that were compared. */
  readonly compared: number;
}

/**
 * Texts by occasion. Each text is like the leader of its occasion itself (it shares names and words, and its day does not forbid
 * it), so likeness never runs on from text to text; the leaders are those whom most are like. A function of the set: order, and
 * what came and went, do not count.
 */
export function findOccasions(all: readonly Occasion[]): Occasions {
  const byDocument = new Map(all.map((occasion) => [occasion.document, occasion]));
  const ranked = byRank([...byDocument.keys()]).map((document) => byDocument.get(document)!);
  const near = neighboursOf(ranked);
  const leaders = leadersOf(near);
  const first = new Map([...near].map(([document, { likes }]) => [document, firstLeader(document, likes, leaders)]));
  const sizes = new Map([...grouped(first.values(), (leader) => leader)].map(([leader, led]) => [leader, led.length]));
  const isFew = (leader: string) => (sizes.get(leader) ?? 0) <= FEW;
  const leaderOf = new Map(
    [...first].map(([document, leader]) => {
      const larger = isFew(leader) ? near.get(document)!.likes.find(({ other }) => !isFew(other)) : undefined;
      return [document, larger?.other ?? leader];
    }),
  );
  return { leaderOf, compared: [...near.values()].reduce((sum, { compared }) => sum + compared, 0) };
}

interface Like {
  readonly other: string;
  readonly likeness: number;
}

interface Near {
  /** Those that are nearly alike or more, the likest first. */
  readonly likes: readonly Like[];
  readonly compared: number;
}

/** From the one that most are like: each that is like no leader before it. */
function leadersOf(near: ReadonlyMap<string, Near>): Set<string> {
  const likes = [...near.values()].flatMap((one) => one.likes.filter(({ likeness }) => likeness >= ALIKE));
  const followers = grouped(likes, ({ other }) => other);
  const followersOf = (document: string) => followers.get(document)?.length ?? 0;
  // Sorting is stable, so the order of rank decides between equals.
  const order = [...near].sort(([a], [b]) => followersOf(b) - followersOf(a));
  const leaders = new Set<string>();
  for (const [document, one] of order) if (leaderIn(one.likes, leaders) === undefined) leaders.add(document);
  return leaders;
}

function firstLeader(document: string, likes: readonly Like[], leaders: ReadonlySet<string>): string {
  return leaders.has(document) ? document : (leaderIn(likes, leaders) ?? document);
}

function leaderIn(likes: readonly Like[], leaders: ReadonlySet<string>): string | undefined {
  return likes.find(({ other, likeness }) => likeness >= ALIKE && leaders.has(other))?.other;
}

/** What each text is near to, in the order given, which is that of rank. */
function neighboursOf(ranked: readonly Occasion[]): Map<string, Near> {
  const byDocument = new Map(ranked.map((occasion) => [occasion.document, occasion]));
  const place = new Map(ranked.map(({ document }, at) => [document, at]));
  const keys = new Map(ranked.map((occasion) => [occasion.document, keysOf(occasion)]));
  const holders = leastHolders(keys);
  const nearOf = (occasion: Occasion): Near => {
    const met = keys.get(occasion.document)!.flatMap((key) => holders.get(key) ?? []);
    const chosen = [...grouped(met, (other) => other)]
      .filter(([other]) => other !== occasion.document)
      .sort(([a, shared], [b, more]) => more.length - shared.length || place.get(a)! - place.get(b)!)
      .slice(0, MOST_COMPARED);
    const likes = chosen
      .map(([other]) => ({ other, likeness: likenessOf(occasion, byDocument.get(other)!) }))
      .filter(({ likeness }) => likeness >= NEARLY_ALIKE)
      .sort((a, b) => b.likeness - a.likeness || place.get(a.other)! - place.get(b.other)!);
    return { likes, compared: chosen.length };
  };
  return new Map(ranked.map((occasion) => [occasion.document, nearOf(occasion)]));
}

/** Pairs of the heaviest terms, hashed; two pairs of one hash cost a comparison and nothing else. */
function keysOf({ heaviest }: Occasion): number[] {
  return [...heaviest].flatMap((first, at) =>
    [...heaviest.subarray(at + 1)].map((second) => (Math.imul(first, PAIRING) ^ second) >>> 0),
  );
}

/** Knuth's multiplier for hashes of 32 bits. */
const PAIRING = 2654435761;

/** Under each key that several have the texts of the least rank; `keys` stand in the order of rank. */
function leastHolders(keys: ReadonlyMap<string, readonly number[]>): Map<number, string[]> {
  const seen = new Set<number>();
  const shared = new Map<number, string[]>();
  for (const held of keys.values()) {
    for (const key of held) {
      if (seen.has(key)) shared.set(key, []);
      else seen.add(key);
    }
  }
  for (const [document, held] of keys) {
    for (const key of held) {
      const holders = shared.get(key);
      if (holders && holders.length < OF_A_KEY) holders.push(document);
    }
  }
  return shared;
}

/** In an order that has nothing to do with what the texts say. */
function byRank(documents: readonly string[]): string[] {
  return documents
    .map((document) => ({ document, rank: hashString(document) }))
    .sort((a, b) => a.rank - b.rank || byCodeUnit(a.document, b.document))
    .map(({ document }) => document);
}

/** Cosine of the terms; 0 for texts whose days forbid it. */
export function likenessOf(a: Occasion, b: Occasion): number {
  if (a.published && b.published && daysBetween(a.published, b.published) > MOST_DAYS) return 0;
  let [sum, inA, inB] = [0, 0, 0];
  while (inA < a.terms.length && inB < b.terms.length) {
    const [first, second] = [a.terms[inA]!, b.terms[inB]!];
    if (first === second) sum += a.weights[inA]! * b.weights[inB]!;
    if (first <= second) inA++;
    if (second <= first) inB++;
  }
  return sum;
}
