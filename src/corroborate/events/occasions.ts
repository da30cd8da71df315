// Which texts tell of one occasion: by the names and words that each opens with, "Tara Reid, rehab, Malibu"; what a mention stands in that does not say when.
import type { Document } from '../../document/document.ts';
import { grouped } from '../../document/grouped.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Entity } from '../../document/origin.ts';
import { daysBetween } from '../../document/time.ts';
import { hashString } from '../../models/hash.ts';
import { CALENDAR } from '../lineage/en.ts';
import { KeyTable } from '../lineage/key-table.ts';
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

/** Each text, and the one that its occasion is called after. */
export interface OccasionsFound {
  readonly leaderOf: ReadonlyMap<string, string>;
  /** Pairs of texts that were compared. */
  readonly compared: number;
}

/** The occasions of a set of texts. */
export function findOccasions(all: readonly Occasion[]): OccasionsFound {
  const occasions = new Occasions();
  for (const one of all) occasions.put(one);
  return {
    leaderOf: new Map(all.map(({ document }) => [document, occasions.leaderOf(document)])),
    compared: occasions.compared,
  };
}

interface Like {
  readonly other: number;
  readonly likeness: number;
}

interface Near {
  /** Those that are nearly alike or more, the likest first. */
  readonly likes: readonly Like[];
  /** Those of them that are alike. */
  readonly alike: readonly number[];
  readonly compared: number;
}

/**
 * Texts that come and go, by occasion. Each text is like the leader of its occasion itself (it shares names and words, and its day does not
 * forbid it), so likeness never runs on from text to text; the leaders are those whom most are like. A function of the set: order, and
 * what came and went, do not count. Texts are numbered as they come; a number is free again when its text goes.
 */
export class Occasions {
  readonly #slots = new Map<string, number>();
  readonly #texts: (Occasion | undefined)[] = [];
  readonly #ranks: number[] = [];
  readonly #free: number[] = [];
  readonly #table = new KeyTable((a, b) => this.#isBefore(a, b), OF_A_KEY);
  readonly #near: (Near | undefined)[] = [];
  /** Those that are like a text, the other way round than `likes`. */
  readonly #followers: Set<number>[] = [];
  /** Texts that may be near to others than when this was last looked at. */
  readonly #forgotten = new Set<number>();
  /** What was found since a text last came or went: whether a text is a leader, which it goes to, whether hardly any do. */
  readonly #leaders = new Map<number, boolean>();
  readonly #first = new Map<number, number>();
  readonly #few = new Map<number, boolean>();

  /** Puts a text in, in the place of one of its document. */
  put(text: Occasion): void {
    this.remove(text.document);
    this.#forgetLeaders();
    const slot = this.#free.pop() ?? this.#texts.length;
    this.#slots.set(text.document, slot);
    this.#texts[slot] = text;
    // An order that has nothing to do with what the texts say.
    this.#ranks[slot] = hashString(text.document);
    this.#near[slot] = undefined;
    this.#followers[slot] = new Set();
    this.#forgotten.add(slot);
    for (const key of keysOf(text)) if (this.#table.add(key, slot)) this.#forgetHolders(key);
  }

  remove(document: string): void {
    const slot = this.#slots.get(document);
    if (slot === undefined) return;
    this.#forgetLeaders();
    for (const key of keysOf(this.#texts[slot]!)) {
      const wasFront = this.#table.isFront(key, slot);
      this.#table.remove(key, slot);
      if (wasFront) this.#forgetHolders(key);
    }
    this.#forgetNear(slot);
    // They are like a text that is gone.
    for (const follower of this.#followers[slot]!) this.#forgotten.add(follower);
    this.#forgotten.delete(slot);
    this.#texts[slot] = undefined;
    this.#slots.delete(document);
    this.#free.push(slot);
  }

  #forgetLeaders(): void {
    for (const found of [this.#leaders, this.#first, this.#few]) found.clear();
  }

  #forgetHolders(key: number): void {
    this.#table.visitAll(key, (slot) => this.#forgotten.add(slot));
  }

  /** Pairs of texts that were compared. */
  get compared(): number {
    this.#refresh();
    return [...this.#slots.values()].reduce((sum, slot) => sum + this.#near[slot]!.compared, 0);
  }

  /** The text that the occasion of a document is called after. */
  leaderOf(document: string): string {
    const slot = this.#slots.get(document);
    if (slot === undefined) return document;
    this.#refresh();
    const first = this.#firstOf(slot);
    const larger = this.#isFew(first) ? this.#near[slot]!.likes.find(({ other }) => !this.#isFew(other)) : undefined;
    return this.#texts[larger?.other ?? first]!.document;
  }

  /** Looks again at what is near to the texts that may have others near. */
  #refresh(): void {
    for (const slot of this.#forgotten) {
      this.#forgetNear(slot);
      const near = this.#nearOf(slot);
      this.#near[slot] = near;
      for (const other of near.alike) this.#followers[other]!.add(slot);
    }
    this.#forgotten.clear();
  }

  #forgetNear(slot: number): void {
    for (const other of this.#near[slot]?.alike ?? []) this.#followers[other]!.delete(slot);
    this.#near[slot] = undefined;
  }

  #nearOf(slot: number): Near {
    const text = this.#texts[slot]!;
    const shared = new Map<number, number>();
    for (const key of keysOf(text)) {
      this.#table.visit(key, (other) => {
        if (other !== slot) shared.set(other, (shared.get(other) ?? 0) + 1);
      });
    }
    const chosen = [...shared]
      .sort(([a, less], [b, more]) => more - less || this.#byRank(a, b))
      .slice(0, MOST_COMPARED);
    const likes = chosen
      .map(([other]) => ({ other, likeness: likenessOf(text, this.#texts[other]!) }))
      .filter(({ likeness }) => likeness >= NEARLY_ALIKE)
      .sort((a, b) => b.likeness - a.likeness || this.#byRank(a.other, b.other));
    const alike = likes.filter(({ likeness }) => likeness >= ALIKE).map(({ other }) => other);
    return { likes, alike, compared: chosen.length };
  }

  /** The leader itself, or the likest of the leaders that a text is like. */
  #firstOf(slot: number): number {
    const known = this.#first.get(slot);
    if (known !== undefined) return known;
    const leader = this.#isLeader(slot) ? slot : this.#near[slot]!.alike.find((other) => this.#isLeader(other));
    this.#first.set(slot, leader ?? slot);
    return leader ?? slot;
  }

  /**
   * Leaders are taken in the order of how many are like them: each that is like no leader before it. Whether one is, only those rest on
   * that it is like; without recursion, as a line of them may be long.
   */
  #isLeader(slot: number): boolean {
    const known = this.#leaders.get(slot);
    if (known !== undefined) return known;
    const open = [slot];
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const before = this.#strongerThan(at);
      const unknown = before.some((other) => this.#leaders.get(other))
        ? undefined
        : before.find((other) => !this.#leaders.has(other));
      if (unknown !== undefined) open.push(unknown);
      else {
        this.#leaders.set(at, !before.some((other) => this.#leaders.get(other)));
        open.pop();
      }
    }
    return this.#leaders.get(slot)!;
  }

  /** Those that a text is like and that more are like than it. */
  #strongerThan(slot: number): number[] {
    const count = (one: number) => this.#followers[one]!.size;
    return this.#near[slot]!.alike.filter(
      (other) => count(other) > count(slot) || (count(other) === count(slot) && this.#isBefore(other, slot)),
    );
  }

  /** Whether hardly any text is of the occasion that is called after one. */
  #isFew(leader: number): boolean {
    const known = this.#few.get(leader);
    if (known !== undefined) return known;
    let size = 0;
    for (const one of [leader, ...this.#followers[leader]!]) {
      if (this.#firstOf(one) === leader) size++;
      if (size > FEW) break;
    }
    this.#few.set(leader, size <= FEW);
    return size <= FEW;
  }

  #byRank(a: number, b: number): number {
    return this.#ranks[a]! - this.#ranks[b]! || byCodeUnit(this.#texts[a]!.document, this.#texts[b]!.document);
  }

  #isBefore(a: number, b: number): boolean {
    return this.#byRank(a, b) < 0;
  }
}

/** Pairs of the heaviest terms, hashed; two pairs of one hash cost a comparison and nothing else. */
function keysOf({ heaviest }: Occasion): number[] {
  return [...heaviest].flatMap((first, at) =>
    [...heaviest.subarray(at + 1)].map((second) => (Math.imul(first, PAIRING) ^ second) >>> 0),
  );
}

/** Knuth's multiplier for hashes of 32 bits. */
const PAIRING = 2654435761;

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
