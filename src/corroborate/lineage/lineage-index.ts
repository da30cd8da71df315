// Finds which documents are worth comparing, among any number: those that share fingerprints, bands or quoted words.
import { byCodeUnit } from '../../document/order.ts';
import { hashString } from '../../models/hash.ts';
import { areAlike, KEY_KIND, profileOf, sharedPlaces } from './fingerprints.ts';
import { KeyTable } from './key-table.ts';
import type { Words } from './words.ts';

/** What was looked at since the index was made: the same for the same calls on every machine. */
export interface Counters {
  /** Slots and nodes of the table. */
  readonly touched: number;
  /** Pairs whose keys were held against each other. */
  readonly checked: number;
}

/** A text has so many fingerprints or fewer: one in common is enough, and two for longer ones, because a set phrase has one. */
const FEW_FINGERPRINTS = 8;

/** A key that so many chosen documents share asks for no more of them. */
const COVERED = 4;
/** Of the keys that a document shares, one in so many must not be covered. */
const FRESH = 3;

/**
 * A set of documents by the keys of their texts. For each document some are chosen to be compared with: by rank, of those that are among
 * the first of some key, each that shares enough keys which the chosen before it do not cover. The rank is a hash of the id, so the choice
 * depends on the set alone: not on the order of adding, nor on what was there before. A class of ten thousand copies costs each of them a
 * few comparisons, and a paragraph lifted from elsewhere keeps its own.
 */
export class LineageIndex {
  readonly #table: KeyTable;
  readonly #slots = new Map<string, number>();
  readonly #ids: (string | undefined)[] = [];
  readonly #ranks: number[] = [];
  readonly #keys: Uint32Array[] = [];
  readonly #sketches: Uint8Array[] = [];
  readonly #freed: number[] = [];
  /** By slot, what was chosen for it; forgotten where a document comes or goes that it may concern. */
  readonly #chosenBefore: (readonly number[] | undefined)[] = [];
  /** Slots that may choose others since they were last asked for. */
  readonly #forgotten = new Set<number>();
  #checked = 0;

  constructor() {
    this.#table = new KeyTable((a, b) => this.#isBefore(a, b));
  }

  get size(): number {
    return this.#slots.size;
  }

  has(id: string): boolean {
    return this.#slots.has(id);
  }

  get counters(): Counters {
    return { touched: this.#table.touched, checked: this.#checked };
  }

  /** Bytes of keys and table; ids and texts are not counted. */
  get bytes(): number {
    return this.#keys.reduce(
      (sum, keys, slot) => sum + keys.byteLength + this.#sketches[slot]!.byteLength,
      this.#table.bytes,
    );
  }

  /** Adds a document by its words. One that is there stays as it is. */
  add(words: Words): void {
    if (this.#slots.has(words.document)) return;
    const slot = this.#freed.pop() ?? this.#ids.length;
    const { keys, sketch } = profileOf(words);
    this.#slots.set(words.document, slot);
    this.#ids[slot] = words.document;
    this.#ranks[slot] = hashString(words.document);
    this.#keys[slot] = keys;
    this.#sketches[slot] = sketch;
    this.#forget(slot);
    for (const key of keys) if (this.#table.add(key, slot)) this.#forgetHolders(key);
  }

  /** The first documents of a key have changed: whoever has the key may choose others. */
  #forgetHolders(key: number): void {
    this.#table.visitAll(key, (slot) => this.#forget(slot));
  }

  #forget(slot: number): void {
    this.#chosenBefore[slot] = undefined;
    this.#forgotten.add(slot);
  }

  /** Ids of the documents that may choose others than when this was last asked; no others do. */
  takeForgotten(): string[] {
    const ids = [...this.#forgotten].flatMap((slot) => this.#ids[slot] ?? []);
    this.#forgotten.clear();
    return ids;
  }

  /** Takes a document out; one that is not there is no fault. */
  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    for (const key of this.#keys[slot]!) {
      const wasFront = this.#table.isFront(key, slot);
      this.#table.remove(key, slot);
      if (wasFront) this.#forgetHolders(key);
    }
    this.#slots.delete(id);
    this.#chosenBefore[slot] = undefined;
    this.#ids[slot] = undefined;
    this.#keys[slot] = new Uint32Array(0);
    this.#sketches[slot] = new Uint8Array(0);
    this.#freed.push(slot);
  }

  /** Ids of the documents that one is to be compared with, sorted. Others may choose it: `pairs` has both. */
  chosenFor(id: string): string[] {
    const slot = this.#slots.get(id);
    if (slot === undefined) return [];
    const chosen = this.#chosenBefore[slot] ?? this.#choose(slot);
    this.#chosenBefore[slot] = chosen;
    return chosen.map((other) => this.#ids[other]!).sort(byCodeUnit);
  }

  #choose(slot: number): number[] {
    const met = new Set<number>();
    for (const key of this.#keys[slot]!) this.#table.visit(key, (other) => met.add(other));
    met.delete(slot);
    const byRank = [...met].sort((a, b) => (this.#isBefore(a, b) ? -1 : 1));
    return this.#chosen(slot, byRank);
  }

  /** All pairs to be compared, each once, the lesser id first, in the order of ids. */
  pairs(): (readonly [string, string])[] {
    const chosen = new Map<string, Set<string>>();
    for (const id of this.#slots.keys()) {
      for (const other of this.chosenFor(id)) {
        const [least, most] = byCodeUnit(id, other) < 0 ? [id, other] : [other, id];
        const known = chosen.get(least) ?? new Set<string>();
        chosen.set(least, known.add(most));
      }
    }
    return [...chosen.keys()]
      .sort(byCodeUnit)
      .flatMap((least) => [...chosen.get(least)!].sort(byCodeUnit).map((most) => [least, most] as const));
  }

  /** Of the candidates, by rank, those that share enough keys of `slot` which others do not cover yet. */
  #chosen(slot: number, candidates: readonly number[]): number[] {
    const keys = this.#keys[slot]!;
    const cover = new Uint8Array(keys.length);
    let alike = 0;
    return candidates.filter((other) => {
      this.#checked++;
      const shared = sharedPlaces(keys, this.#keys[other]!);
      const isAlike = alike < COVERED && this.#areAlike(slot, other, shared);
      if (!isAlike && !this.#sharesWords(slot, other, shared, cover)) return false;
      if (isAlike) alike++;
      for (const place of shared) cover[place]!++;
      return true;
    });
  }

  #areAlike(slot: number, other: number, shared: readonly number[]): boolean {
    const keys = this.#keys[slot]!;
    if (!shared.some((place) => (keys[place]! & 3) === KEY_KIND.band)) return false;
    return areAlike(this.#sketches[slot]!, this.#sketches[other]!);
  }

  /** A quotation, or two fingerprints; and not only a few beside many that are covered. */
  #sharesWords(slot: number, other: number, shared: readonly number[], cover: Uint8Array): boolean {
    const keys = this.#keys[slot]!;
    const words = shared.filter((place) => (keys[place]! & 3) !== KEY_KIND.band);
    const fresh = words.filter((place) => cover[place]! < COVERED);
    if (fresh.length === 0 || fresh.length * FRESH < words.length) return false;
    if (fresh.length >= 2 || (keys[fresh[0]!]! & 3) === KEY_KIND.quotation) return true;
    return Math.min(fingerprintCount(keys), fingerprintCount(this.#keys[other]!)) <= FEW_FINGERPRINTS;
  }

  #isBefore(a: number, b: number): boolean {
    const [rankA, rankB] = [this.#ranks[a]!, this.#ranks[b]!];
    return rankA === rankB ? byCodeUnit(this.#ids[a]!, this.#ids[b]!) < 0 : rankA < rankB;
  }
}

function fingerprintCount(keys: Uint32Array): number {
  let count = 0;
  for (const key of keys) if ((key & 3) === KEY_KIND.fingerprint) count++;
  return count;
}
