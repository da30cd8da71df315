// All parts of all listed names, each once, and which of them are like a part that is asked for: by folded spelling, by sound, by a letter left out.
import { likenessOf, mayBeSlip, type Part } from '../../names/index.ts';
import { ValuesByKey } from './values-by-key.ts';

/** Shorter parts have no key with a letter left out. */
const SHORTEST_WITH_GAPS = 4;
/** Sounds of fewer consonants say too little. */
const SHORTEST_SOUND = 3;
/** Parts of queries whose likes are kept; queries repeat their parts. */
const KEPT = 50_000;

/** Places in a vocabulary whose parts are like one that was asked for. */
export interface Alike {
  readonly places: readonly number[];
  /** What each index makes of the places, by its number: worked out when it first asks. */
  readonly byIndex: unknown[];
}

/** Shared by the indexes of all lists and kinds, so that a part is looked up once. Parts are added first, then asked for. */
export class Vocabulary {
  readonly #parts: Part[] = [];
  readonly #places = new Map<string, number>();
  readonly #keys = new ValuesByKey();
  /** Of each place: the letters of its part, and how many; 0 for one that is told by its syllables. */
  readonly #masks: number[] = [];
  readonly #lengths: number[] = [];
  /** The round in which a place was last looked at. */
  readonly #seen: number[] = [];
  #round = 0;
  #indexes = 0;
  readonly #likes = new Map<string, Alike>();

  /** Number of places. */
  get size(): number {
    return this.#parts.length;
  }

  /** A number for an index that asks here, its own in `byIndex`. */
  nextIndex(): number {
    return this.#indexes++;
  }

  /** The place of a part, which is made where there is none. */
  add(part: Part): number {
    const key = keyOf(part);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#parts.push(part) - 1;
    this.#places.set(key, place);
    this.#masks.push(part.mask);
    this.#lengths.push(lengthOf(part));
    this.#seen.push(0);
    for (const one of wholeKeys(part)) this.#keys.add(one, place);
    for (const one of gapKeys(part)) this.#keys.add(one, place);
    return place;
  }

  /** Places of the parts that are like one. */
  alike(part: Part): Alike {
    const key = keyOf(part);
    const known = this.#likes.get(key);
    if (known) return known;
    const alike: Alike = { places: this.#lookUp(part), byIndex: [] };
    if (this.#likes.size >= KEPT) this.#likes.clear();
    this.#likes.set(key, alike);
    return alike;
  }

  #lookUp(part: Part): readonly number[] {
    const places: number[] = [];
    this.#round++;
    for (const one of wholeKeys(part)) this.#look(one, part, true, places);
    // What only lacks a letter is spelled and sounds otherwise, or it would have been met: most of it is no slip either.
    for (const one of gapKeys(part)) this.#look(one, part, false, places);
    return places;
  }

  #look(key: number, part: Part, isWhole: boolean, places: number[]): void {
    const length = lengthOf(part);
    const { values, from, to } = this.#keys.at(key);
    for (let at = from; at < to; at++) {
      const place = values[at]!;
      if (this.#seen[place] === this.#round) continue;
      this.#seen[place] = this.#round;
      const other = this.#lengths[place]!;
      const mayBe = isWhole || length === 0 || other === 0 || mayBeSlip(part.mask, length, this.#masks[place]!, other);
      if (mayBe && likenessOf(part, this.#parts[place]!, true)) places.push(place);
    }
  }
}

/** All that decides what a part is like: for most, its text. */
function keyOf({ text, folds, role, basis }: Part): string {
  if (basis === 'letters' && folds.length === 1 && role !== 'number') return text;
  return `${role === 'number' ? '#' : ''}${basis[0]} ${text} ${folds.length === 1 ? '' : folds[1]}`;
}

function lengthOf({ basis, text }: Part): number {
  return basis === 'syllables' ? 0 : text.length;
}

/** Keys of a part as it is: hashes of its folds, of its sound, of a number. Two words may share one; what is found is compared. */
function wholeKeys({ folds, sound, role, text }: Part): readonly number[] {
  if (role === 'number') return [hashOf(text, 7)];
  const keys = folds.map((fold) => hashOf(fold, 1));
  if (sound.length >= SHORTEST_SOUND) keys.push(hashOf(sound, 3));
  return keys;
}

/** Keys of its folds with one letter left out. */
function gapKeys({ folds, role }: Part): readonly number[] {
  const keys: number[] = [];
  if (role === 'number') return keys;
  for (const fold of folds) {
    if (fold.length < SHORTEST_WITH_GAPS) continue;
    let before = hashOf('', 1);
    for (let at = 0; at < fold.length; at++) {
      if (fold.charCodeAt(at) !== fold.charCodeAt(at + 1)) keys.push(hashFrom(before, fold, at + 1));
      before = Math.imul(before ^ fold.charCodeAt(at), PRIME);
    }
  }
  return keys;
}

const PRIME = 0x01000193;

/** FNV-1a. */
function hashOf(word: string, seed: number): number {
  return hashFrom(0x811c9dc5 ^ seed, word, 0);
}

function hashFrom(before: number, word: string, from: number): number {
  let hash = before;
  for (let at = from; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  return hash;
}
