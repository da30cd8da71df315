// Finds the names of a list that a name could be: by folded spellings of their parts, by those with a letter left out, by sound, and written together.
import {
  foldSpelling,
  likenessOf,
  type Name,
  type NameForm,
  type NameKind,
  type Part,
  parseName,
} from '../../names/index.ts';
import type { Listed, ListedKind, ListedName } from '../lists/index.ts';

/** A listed name, taken apart. */
export interface IndexedName {
  readonly entry: Listed;
  readonly listed: ListedName;
  readonly name: Name;
  /** Weight of the parts that it is found by, in its lightest reading. */
  readonly weight: number;
}

/** A part in at least this many entries, and in this share of them, in thousandths, is common in the list. */
const COMMON_ENTRIES = 20;
const COMMON_SHARE = 6;
/** Shorter parts have no key with a letter left out. */
const SHORTEST_WITH_GAPS = 4;
/** Sounds of fewer consonants say too little. */
const SHORTEST_SOUND = 3;
/** Percent of the lighter name that must be met for a comparison, and most comparisons for one name. */
const MET = 80;
const CANDIDATES = 60;

const KINDS: Readonly<Record<ListedKind, NameKind>> = {
  ...{ person: 'person', body: 'body', vessel: 'vessel', aircraft: 'aircraft', wallet: 'body', unknown: 'unknown' },
};

export function nameKindOf(kind: ListedKind): NameKind {
  return KINDS[kind];
}

/** Names that have a part: if they are more, names are first found by the rarer parts of a query. */
const MANY = 150;
/** Parts of queries whose likes are kept; queries repeat their parts. */
const KEPT = 50_000;

/** The names of the entries of one list that are of one kind. Built from entries in order of their ids, so their order in the file is nothing. */
export class NameIndex {
  readonly names: readonly IndexedName[];
  /** Parts of the list, each once; places in it by key, and names that have each. */
  readonly #vocabulary: Part[] = [];
  readonly #keys = new Map<number, number[]>();
  readonly #having: number[][] = [];
  readonly #together = new Map<string, number[]>();
  /** Places in the vocabulary of each name's parts. */
  readonly #places: number[][];
  readonly #likes = new Map<string, Likes>();
  /** The round in which a place of the vocabulary was last looked at. */
  readonly #seen: Int32Array;
  /** By name: the weight met, and the round in which it was last met. */
  readonly #met: Int32Array;
  readonly #metIn: Int32Array;
  #round = 0;

  constructor(entries: readonly Listed[], isCommon: (folded: string) => boolean) {
    this.names = entries.flatMap((entry) => entry.names.map((listed) => indexed(entry, listed, isCommon)));
    this.#places = this.names.map(() => []);
    const places = new Map<string, number>();
    for (const [at, { name }] of this.names.entries()) {
      for (const form of name.forms) this.#addForm(form, at, places);
    }
    this.#seen = new Int32Array(this.#vocabulary.length);
    this.#met = new Int32Array(this.names.length);
    this.#metIn = new Int32Array(this.names.length);
  }

  #addForm(form: NameForm, name: number, places: Map<string, number>): void {
    if (form.parts.length > 1) push(this.#together, foldSpelling(form.compact), name);
    for (const part of form.parts) {
      if (!isKey(part)) continue;
      const place = this.#placeOf(part, places);
      add(this.#having[place]!, name);
      add(this.#places[name]!, place);
    }
  }

  #placeOf(part: Part, places: Map<string, number>): number {
    const key = likesKey(part);
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = this.#vocabulary.push(part) - 1;
    places.set(key, place);
    this.#having.push([]);
    for (const one of keysOf(part)) push(this.#keys, one, place);
    return place;
  }

  /** Names that could be `query`, most likely first. */
  candidates(query: Name): readonly IndexedName[] {
    const found = new Map<number, number>();
    for (const form of query.forms) {
      const weight = keyWeight(form);
      for (const name of this.#meet(form)) {
        const share = Math.floor((this.#met[name]! * 100) / Math.max(1, Math.min(weight, this.names[name]!.weight)));
        if (share >= MET)
          found.set(name, Math.max(found.get(name) ?? 0, share * 40 - Math.abs(weight - this.names[name]!.weight)));
      }
      for (const name of this.#together.get(foldSpelling(form.compact)) ?? []) found.set(name, 9_999);
    }
    return [...found]
      .sort(([a, likelyA], [b, likelyB]) => likelyB - likelyA || a - b)
      .slice(0, CANDIDATES)
      .map(([name]) => this.names[name]!);
  }

  /** Names that share parts with a form; the weight of the parts that they share is in `#met`. */
  #meet(form: NameForm): readonly number[] {
    const isKnown = (part: Part) => isKey(part) && this.#alike(part).names > 0;
    const parts = [...form.parts.filter(isKey), ...joinedNeighbours(form, isKnown)];
    const likes = parts.map((part) => this.#alike(part)).sort((a, b) => a.names - b.names);
    const touched: number[] = [];
    const start = this.#round + 1;
    for (const [at, { places, names, weight }] of likes.entries()) {
      const round = ++this.#round;
      if (at > 0 && names > MANY) {
        for (const name of touched)
          if (this.#places[name]!.some((place) => places.has(place))) this.#met[name]! += weight;
        continue;
      }
      for (const place of places) {
        for (const name of this.#having[place]!) {
          const last = this.#metIn[name]!;
          if (last === round) continue;
          if (last < start) touched.push(name);
          this.#met[name] = weight + (last < start ? 0 : this.#met[name]!);
          this.#metIn[name] = round;
        }
      }
    }
    return touched;
  }

  /** Parts of the list that are like one. */
  #alike(part: Part): Likes {
    const key = `${part.weight} ${part.basis} ${likesKey(part)}`;
    const known = this.#likes.get(key);
    if (known) return known;
    const places = new Set<number>();
    const round = ++this.#round;
    for (const one of keysOf(part)) {
      for (const place of this.#keys.get(one) ?? []) {
        if (this.#seen[place] === round) continue;
        this.#seen[place] = round;
        if (likenessOf(part, this.#vocabulary[place]!, true)) places.add(place);
      }
    }
    let names = 0;
    for (const place of places) names += this.#having[place]!.length;
    const likes = { places, names, weight: part.weight };
    if (this.#likes.size >= KEPT) this.#likes.clear();
    this.#likes.set(key, likes);
    return likes;
  }
}

/** Places of the vocabulary, how many names have one of them, and the weight of the part that they are like. */
interface Likes {
  readonly places: ReadonlySet<number>;
  readonly names: number;
  readonly weight: number;
}

function likesKey({ text, folds }: Part): string {
  return folds.length === 1 ? text : `${text} ${folds[1]}`;
}

/** Adds a number that is not the last one already. */
function add(numbers: number[], value: number): void {
  if (numbers.at(-1) !== value) numbers.push(value);
}

function indexed(entry: Listed, listed: ListedName, isCommon: (folded: string) => boolean): IndexedName {
  const name = parseName(listed.name, KINDS[entry.kind], isCommon);
  return { entry, listed, name, weight: Math.min(...name.forms.map(keyWeight), 1_000_000) };
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const known = map.get(key);
  if (known) add(known, value);
  else map.set(key, [value]);
}

/** Parts that names are found by. */
function isKey({ role, text }: Part): boolean {
  return role === 'name' || role === 'patronymic' || (role === 'number' && text.length > 0);
}

function keyWeight({ parts }: NameForm): number {
  let weight = 0;
  for (const part of parts) if (isKey(part)) weight += part.weight;
  return weight;
}

/** Neighbours written together, where one of them is like no part of the list: "Patr ushev". */
function joinedNeighbours({ parts }: NameForm, isKnown: (part: Part) => boolean): readonly Part[] {
  const joined: Part[] = [];
  for (let at = 1; at < parts.length; at++) {
    const [a, b] = [parts[at - 1]!, parts[at]!];
    const text = a.text + b.text;
    if (text.length < 6 || a.role === 'number' || b.role === 'number' || (isKnown(a) && isKnown(b))) continue;
    joined.push({
      ...a,
      role: 'name',
      text,
      folds: [foldSpelling(text)],
      sound: '',
      mask: a.mask | b.mask,
      weight: Math.max(1, a.weight + b.weight),
    });
  }
  return joined;
}

/** Keys of a part: hashes of its folds, of those with one letter left out, of its sound, of a number. Two words may share one; what is found is compared. */
function keysOf({ folds, sound, role, text }: Part): readonly number[] {
  if (role === 'number') return [hashOf(text, -1, 7)];
  const keys: number[] = [];
  for (const fold of folds) {
    keys.push(hashOf(fold, -1, 1));
    if (fold.length < SHORTEST_WITH_GAPS) continue;
    for (let at = 0; at < fold.length; at++) if (fold[at] !== fold[at + 1]) keys.push(hashOf(fold, at, 1));
  }
  if (sound.length >= SHORTEST_SOUND) keys.push(hashOf(sound, -1, 3));
  return keys;
}

/** FNV-1a of a word without its letter at `gap`. */
function hashOf(word: string, gap: number, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < word.length; at++) if (at !== gap) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** Which folded parts many entries of a list have. */
export function commonIn(entries: readonly Listed[]): (folded: string) => boolean {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const parts = new Set<string>();
    for (const { name } of entry.names)
      for (const { parts: own } of parseName(name, KINDS[entry.kind]).forms)
        for (const part of own) parts.add(part.folds[0]!);
    for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const least = Math.max(COMMON_ENTRIES, Math.floor((entries.length * COMMON_SHARE) / 1000));
  const common = new Set([...counts].filter(([, count]) => count >= least).map(([part]) => part));
  return (folded) => common.has(folded);
}
