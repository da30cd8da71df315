// Finds the names of a list that a name could be: by the parts that are like its own, and written together.
import { foldSpelling, type Name, type NameForm, type NameKind, type Part, parseName } from '../../names/index.ts';
import type { Listed, ListedKind, ListedName } from '../lists/index.ts';
import type { Vocabulary } from './vocabulary.ts';

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

/** The names of the entries of one list that are of one kind. Built from entries in order of their ids, so their order in the file is nothing. */
export class NameIndex {
  readonly names: readonly IndexedName[];
  readonly #vocabulary: Vocabulary;
  /** By place of the vocabulary: the names that have its part. */
  readonly #having = new Map<number, number[]>();
  readonly #together = new Map<string, number[]>();
  /** Places in the vocabulary of each name's parts. */
  readonly #places: number[][];
  /** By name: the weight met, and the round in which it was last met. */
  readonly #met: Int32Array;
  readonly #metIn: Int32Array;
  #round = 0;

  constructor(entries: readonly Listed[], isCommon: (folded: string) => boolean, vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.names = entries.flatMap((entry) => entry.names.map((listed) => indexed(entry, listed, isCommon)));
    this.#places = this.names.map(() => []);
    for (const [at, { name }] of this.names.entries()) for (const form of name.forms) this.#addForm(form, at);
    this.#met = new Int32Array(this.names.length);
    this.#metIn = new Int32Array(this.names.length);
  }

  #addForm(form: NameForm, name: number): void {
    if (form.parts.length > 1) push(this.#together, foldSpelling(form.compact), name);
    for (const part of form.parts) {
      if (!isKey(part)) continue;
      const place = this.#vocabulary.add(part);
      push(this.#having, place, name);
      add(this.#places[name]!, place);
    }
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
    const own = form.parts.map((part) => (isKey(part) ? this.#alike(part) : NOTHING));
    const joined = joinedNeighbours(form, (at) => own[at]!.names > 0).map((part) => this.#alike(part));
    const likes = [...own, ...joined].filter(({ names }) => names > 0).sort((a, b) => a.names - b.names);
    const touched: number[] = [];
    const start = this.#round + 1;
    for (const [at, { places, names, weight }] of likes.entries()) {
      const round = ++this.#round;
      if (at > 0 && names > MANY) {
        for (const name of touched)
          if (this.#places[name]!.some((place) => places.includes(place))) this.#met[name]! += weight;
        continue;
      }
      for (const place of places) {
        for (const name of this.#having.get(place)!) {
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

  /** Parts of these names that are like one. */
  #alike(part: Part): Likes {
    const places: number[] = [];
    let names = 0;
    for (const place of this.#vocabulary.alike(part)) {
      const having = this.#having.get(place);
      if (having === undefined) continue;
      places.push(place);
      names += having.length;
    }
    return { places, names, weight: part.weight };
  }
}

/** Places of the vocabulary, how many names have one of them, and the weight of the part that they are like. */
interface Likes {
  readonly places: readonly number[];
  readonly names: number;
  readonly weight: number;
}

const NOTHING: Likes = { places: [], names: 0, weight: 0 };

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
function joinedNeighbours({ parts }: NameForm, isKnown: (at: number) => boolean): readonly Part[] {
  const joined: Part[] = [];
  for (let at = 1; at < parts.length; at++) {
    const [a, b] = [parts[at - 1]!, parts[at]!];
    const text = a.text + b.text;
    if (text.length < 6 || a.role === 'number' || b.role === 'number' || (isKnown(at - 1) && isKnown(at))) continue;
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
