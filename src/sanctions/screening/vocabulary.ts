// All parts of all listed names, each once, and which of them are like a part that is asked for: by folded spelling, by sound, by a letter left out.
import { likenessOf, mayBeSlip, type Part } from '../../names/index.ts';

/** Shorter parts have no key with a letter left out. */
const SHORTEST_WITH_GAPS = 4;
/** Sounds of fewer consonants say too little. */
const SHORTEST_SOUND = 3;
/** Parts of queries whose likes are kept; queries repeat their parts. */
const KEPT = 50_000;

/** Shared by the indexes of all lists and kinds, so that a part is looked up once. Parts are added first, then asked for. */
export class Vocabulary {
  readonly #parts: Part[] = [];
  readonly #places = new Map<string, number>();
  readonly #keys = new Map<number, number[]>();
  /** Of each place: the letters of its part, and how many; 0 for one that is told by its syllables. */
  readonly #masks: number[] = [];
  readonly #lengths: number[] = [];
  /** The round in which a place was last looked at. */
  readonly #seen: number[] = [];
  #round = 0;
  readonly #likes = new Map<string, readonly number[]>();

  /** Number of places. */
  get size(): number {
    return this.#parts.length;
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
    for (const one of [...wholeKeys(part), ...gapKeys(part)]) {
      const there = this.#keys.get(one);
      if (there === undefined) this.#keys.set(one, [place]);
      else if (there.at(-1) !== place) there.push(place);
    }
    return place;
  }

  /** Places of the parts that are like one. */
  alike(part: Part): readonly number[] {
    const key = keyOf(part);
    const known = this.#likes.get(key);
    if (known) return known;
    const places: number[] = [];
    const round = ++this.#round;
    const length = lengthOf(part);
    const look = (one: number, isWhole: boolean) => {
      for (const place of this.#keys.get(one) ?? []) {
        if (this.#seen[place] === round) continue;
        this.#seen[place] = round;
        const other = this.#lengths[place]!;
        const mayBe =
          isWhole || length === 0 || other === 0 || mayBeSlip(part.mask, length, this.#masks[place]!, other);
        if (mayBe && likenessOf(part, this.#parts[place]!, true)) places.push(place);
      }
    };
    for (const one of wholeKeys(part)) look(one, true);
    // What only lacks a letter is spelled and sounds otherwise, or it would have been met: most of it is no slip either.
    for (const one of gapKeys(part)) look(one, false);
    if (this.#likes.size >= KEPT) this.#likes.clear();
    this.#likes.set(key, places);
    return places;
  }
}

/** All that decides what a part is like. */
function keyOf({ text, folds, role, basis }: Part): string {
  return `${role === 'number' ? '#' : ''}${basis[0]} ${text} ${folds.length === 1 ? '' : folds[1]}`;
}

function lengthOf({ basis, text }: Part): number {
  return basis === 'syllables' ? 0 : text.length;
}

/** Keys of a part as it is: hashes of its folds, of its sound, of a number. Two words may share one; what is found is compared. */
function wholeKeys({ folds, sound, role, text }: Part): readonly number[] {
  if (role === 'number') return [hashOf(text, -1, 7)];
  const keys = folds.map((fold) => hashOf(fold, -1, 1));
  if (sound.length >= SHORTEST_SOUND) keys.push(hashOf(sound, -1, 3));
  return keys;
}

/** Keys of its folds with one letter left out. */
function gapKeys({ folds, role }: Part): readonly number[] {
  const keys: number[] = [];
  if (role === 'number') return keys;
  for (const fold of folds) {
    if (fold.length < SHORTEST_WITH_GAPS) continue;
    for (let at = 0; at < fold.length; at++) if (fold[at] !== fold[at + 1]) keys.push(hashOf(fold, at, 1));
  }
  return keys;
}

/** FNV-1a of a word without its letter at `gap`. */
function hashOf(word: string, gap: number, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < word.length; at++) if (at !== gap) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}
