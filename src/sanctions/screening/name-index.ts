// Finds the names of a list that a name could be: by the parts that are like its own, and written together.
import { foldSpelling, type Name, type NameForm, type NameKind, type Part, parseName } from '../../names/index.ts';
import type { Listed, ListedKind, ListedName } from '../lists/index.ts';
import type { Alike, Vocabulary } from './vocabulary.ts';

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
  /** This index's own place in what the vocabulary keeps. */
  readonly #own: number;
  /** By place of the vocabulary: the names that have its part. */
  readonly #having: (number[] | undefined)[] = [];
  readonly #together = new Map<string, number[]>();
  /** Places in the vocabulary of each name's parts, and each name's weight. */
  readonly #places: number[][];
  readonly #weights: Int32Array;
  /** By name: the weight met, and the round in which it was last met; the names met for a form, as many as `#meet` says. */
  readonly #met: Int32Array;
  readonly #metIn: Int32Array;
  readonly #touched: Int32Array;
  /** By place of the vocabulary: the round in which names were last looked through for it. */
  #markedIn = new Int32Array(0);
  #round = 0;

  constructor(entries: readonly Listed[], isCommon: (folded: string) => boolean, vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#own = vocabulary.nextIndex();
    this.names = entries.flatMap((entry) => entry.names.map((listed) => indexed(entry, listed, isCommon)));
    this.#places = this.names.map(() => []);
    for (const [at, { name }] of this.names.entries()) for (const form of name.forms) this.#addForm(form, at);
    this.#weights = Int32Array.from(this.names, ({ weight }) => weight);
    this.#met = new Int32Array(this.names.length);
    this.#metIn = new Int32Array(this.names.length);
    this.#touched = new Int32Array(this.names.length);
  }

  #addForm(form: NameForm, name: number): void {
    if (form.parts.length > 1) push(this.#together, foldSpelling(form.compact), name);
    for (const part of form.parts) {
      if (!isKey(part)) continue;
      const place = this.#vocabulary.add(part);
      // Filled up: an array with holes is a slow one.
      while (this.#having.length <= place) this.#having.push(undefined);
      this.#having[place] ??= [];
      add(this.#having[place], name);
      add(this.#places[name]!, place);
    }
  }

  /** Names that could be `query`, most likely first. */
  candidates(query: WantedName): readonly IndexedName[] {
    let found: Map<number, number> | undefined;
    for (const form of query.forms) {
      const { weight } = form;
      const touched = this.#meet(form);
      for (let at = 0; at < touched; at++) {
        const name = this.#touched[at]!;
        const own = this.#weights[name]!;
        const met = this.#met[name]! * 100;
        const lighter = Math.max(1, Math.min(weight, own));
        if (met < MET * lighter) continue;
        const likely = Math.floor(met / lighter) * 40 - Math.abs(weight - own);
        found ??= new Map();
        found.set(name, Math.max(found.get(name) ?? 0, likely));
      }
      for (const name of this.#together.get(form.together) ?? NOBODY) {
        found ??= new Map();
        found.set(name, 9_999);
      }
    }
    if (found === undefined) return NO_NAMES;
    return [...found]
      .sort(([a, likelyA], [b, likelyB]) => likelyB - likelyA || a - b)
      .slice(0, CANDIDATES)
      .map(([name]) => this.names[name]!);
  }

  /** Meets the names that share parts with a form: their number; they are in `#touched`, the weight of the parts that they share in `#met`. */
  #meet(form: WantedForm): number {
    const met = this.#partsMet(form);
    const start = this.#round + 1;
    let touched = 0;
    for (let at = 0; at < met.length; at++) {
      const { likes, weight } = met[at]!;
      const round = ++this.#round;
      if (at > 0 && likes.names > MANY) {
        this.#meetAgain(likes.places, weight, touched);
        continue;
      }
      for (const place of likes.places) {
        for (const name of this.#having[place]!) {
          const last = this.#metIn[name]!;
          if (last === round) continue;
          if (last < start) this.#touched[touched++] = name;
          this.#met[name] = weight + (last < start ? 0 : this.#met[name]!);
          this.#metIn[name] = round;
        }
      }
    }
    return touched;
  }

  /** What the parts of a form are like here, the rarest first; with neighbours written together, where one of them is like no part: "Patr ushev". */
  #partsMet({ parts, neighbours }: WantedForm): readonly Met[] {
    const met: Met[] = [];
    const known = parts.map((part) => part !== undefined && this.#meetPart(part, met));
    for (let at = 1; at < parts.length; at++) {
      if (known[at - 1] && known[at]) continue;
      const joined = neighbours(at);
      if (joined !== undefined) this.#meetPart(joined, met);
    }
    return met.sort((a, b) => a.likes.names - b.likes.names);
  }

  /** Adds a weight to those of the names met so far that have one of many places. */
  #meetAgain(places: readonly number[], weight: number, touched: number): void {
    if (this.#markedIn.length < this.#vocabulary.size) this.#markedIn = new Int32Array(this.#vocabulary.size);
    for (const place of places) this.#markedIn[place] = this.#round;
    for (let at = 0; at < touched; at++) {
      const name = this.#touched[at]!;
      for (const place of this.#places[name]!) {
        if (this.#markedIn[place] !== this.#round) continue;
        this.#met[name]! += weight;
        break;
      }
    }
  }

  /** Puts the parts of these names that are like one to `met`; false where there are none. */
  #meetPart({ alike: { places, byIndex }, weight }: WantedPart, met: Met[]): boolean {
    let likes = byIndex[this.#own] as Likes | undefined;
    if (likes === undefined) {
      likes = this.#likesAt(places);
      byIndex[this.#own] = likes;
    }
    if (likes.names === 0) return false;
    met.push({ likes, weight });
    return true;
  }

  #likesAt(places: readonly number[]): Likes {
    const own = places.filter((place) => this.#having[place] !== undefined);
    if (own.length === 0) return NOTHING;
    let names = 0;
    for (const place of own) names += this.#having[place]!.length;
    return { places: own, names };
  }
}

/** Places of the vocabulary, and how many names have one of them. */
interface Likes {
  readonly places: readonly number[];
  readonly names: number;
}

/** What a part of a query is like, and the weight of the part. */
interface Met {
  readonly likes: Likes;
  readonly weight: number;
}

const NOTHING: Likes = { places: [], names: 0 };
const NO_NAMES: readonly IndexedName[] = [];
const NOBODY: readonly number[] = [];

/** A part of a name that is looked for. */
interface WantedPart {
  readonly alike: Alike;
  readonly weight: number;
}

interface WantedForm {
  readonly weight: number;
  readonly together: string;
  /** Undefined for a part that names are not found by. */
  readonly parts: readonly (WantedPart | undefined)[];
  /** The part at a place and the one before it, written together. */
  neighbours(at: number): WantedPart | undefined;
}

/** A name that is looked for, made ready once for all indexes of a list. */
export interface WantedName {
  readonly name: Name;
  readonly forms: readonly WantedForm[];
}

/** Makes a name ready to be looked for. */
export function wanted(name: Name, vocabulary: Vocabulary): WantedName {
  return { name, forms: name.forms.map((form) => wantedForm(form, vocabulary)) };
}

function wantedForm(form: NameForm, vocabulary: Vocabulary): WantedForm {
  const find = (part: Part): WantedPart => ({ alike: vocabulary.alike(part), weight: part.weight });
  const joined: (WantedPart | null)[] = [];
  return {
    weight: keyWeight(form),
    together: foldSpelling(form.compact),
    parts: form.parts.map((part) => (isKey(part) ? find(part) : undefined)),
    neighbours: (at) => {
      if (joined[at] === undefined) {
        const part = joinedPart(form.parts[at - 1]!, form.parts[at]!);
        joined[at] = part ? find(part) : null;
      }
      return joined[at] ?? undefined;
    },
  };
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

/** Two neighbours as one part. */
function joinedPart(a: Part, b: Part): Part | undefined {
  const text = a.text + b.text;
  if (text.length < 6 || a.role === 'number' || b.role === 'number') return undefined;
  return {
    ...a,
    role: 'name',
    text,
    folds: [foldSpelling(text)],
    sound: '',
    mask: a.mask | b.mask,
    weight: Math.max(1, a.weight + b.weight),
  };
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
