// Which names of persons are one: "Kim Jong Un", "Kim Jong-un", "Kim"; never two by a family name alone.

import type { Join } from '../../document/entity.ts';
import { contentId } from '../../document/id.ts';
import type { GazetteerEntry } from '../../packs/gazetteer.ts';
import type { Known } from './known.ts';
import { type PersonName, personKey, personName } from './name-key.ts';
import type { Named } from './named.ts';
import type { Sex, Surroundings } from './surroundings.ts';
import type { View } from './view.ts';

export interface Joined {
  readonly id: string;
  readonly join: Join;
  readonly entry?: GazetteerEntry;
}

/** One person whom the text names in full. */
interface Person extends Joined {
  readonly name: PersonName;
  /** Sentence of the first full name. */
  readonly since: number;
  readonly titles: Set<string>;
  readonly sexes: Set<Sex>;
  /** Sentence in which the person was named last before the place that is being read; -1 before the first. */
  lastSeen: number;
  /** How often the family name alone stood for this person. */
  short: number;
}

/** Sentences before a family name in which the person may have been named, and after one in a headline. */
const NEAR = 2;
/** Sentences before a family name in which nobody else of that name may have been named. */
const FAR = 6;
/** Persons of one family name past whom none of them can be told. */
const MOST = 8;

/** Says of each name of a person, by its place in `named`, who it is; those that could be several are left out. */
export function joinPersons(
  view: View,
  named: readonly Named[],
  around: readonly Surroundings[],
  document: string,
  known: Known,
): Map<number, Joined> {
  const names = named.map((one) => (one.type === 'person' ? personName(view.slice(one)) : undefined));
  const people = new People(view, named, names, around, known);
  const joined = new Map<number, Joined>();
  for (const [at, name] of names.entries()) {
    if (name === undefined) continue;
    const found = people.inFull(at) ?? people.bare(at, name) ?? listedBy(named[at]!, name, around[at]!, known);
    if (found === 'several') continue;
    joined.set(at, found ?? { id: contentId('entity', document, 'person', personKey(name)), join: 'own-name' });
  }
  return joined;
}

/** Of whom the text has no full name: a single name that the pack lists, or family name, state and office together: "Russian President Putin". */
function listedBy(
  { entry }: Named,
  name: PersonName,
  { state, title }: Surroundings,
  known: Known,
): Joined | undefined {
  if (entry) return { id: entry.id, join: 'listed', entry };
  const office = title.at(-1) ?? name.titles.at(-1);
  if (state === undefined || office === undefined || name.parts.length > 1) return undefined;
  const fitting = (known.personsOfFamily.get(name.family) ?? []).filter(
    (entry) =>
      entry.state === state && entry.offices.some((held) => held.title.toLowerCase().split(/\W+/).includes(office)),
  );
  const [only] = fitting;
  return only && fitting.length === 1 ? { id: only.id, join: 'listed', entry: only } : undefined;
}

class People {
  readonly #named: readonly Named[];
  readonly #around: readonly Surroundings[];
  readonly #view: View;
  readonly #inFull = new Map<number, Person>();
  readonly #byPart = new Map<string, Set<Person>>();

  constructor(
    view: View,
    named: readonly Named[],
    names: readonly (PersonName | undefined)[],
    around: readonly Surroundings[],
    known: Known,
  ) {
    this.#view = view;
    this.#named = named;
    this.#around = around;
    const keyOf = keysOf(names);
    const entries = entriesOf(named, names, keyOf, known);
    const byId = new Map<string, Person>();
    for (const [at, name] of names.entries()) {
      if (name === undefined) continue;
      if (name.parts.length < 2) continue;
      const entry = named[at]!.entry ?? entries.get(keyOf(name));
      const id = entry?.id ?? contentId('entity', 'person', keyOf(name));
      const person = byId.get(id) ?? newPerson(id, name, this.#sentence(at), entry);
      byId.set(id, person);
      this.#add(at, person, name);
    }
  }

  #sentence(at: number): number {
    return this.#view.sentence(this.#named[at]!.first);
  }

  #add(at: number, person: Person, name: PersonName): void {
    const { title, sex } = this.#around[at]!;
    this.#inFull.set(at, person);
    for (const word of [...title, ...name.titles]) person.titles.add(word);
    if (sex) person.sexes.add(sex);
    this.#addPart(name.family, person);
    if (name.given !== undefined) this.#addPart(name.either ? name.given : `given ${name.given}`, person);
  }

  #addPart(part: string, person: Person): void {
    const people = this.#byPart.get(part);
    if (people === undefined) this.#byPart.set(part, new Set([person]));
    else if (people.size <= MOST) people.add(person);
  }

  /** The person whom the name at `at` names in full, who is seen there. */
  inFull(at: number): Joined | undefined {
    const person = this.#inFull.get(at);
    if (person) person.lastSeen = this.#sentence(at);
    return person;
  }

  /** Whom a name of one part stands for; undefined where nobody has it, 'several' where it cannot be told. */
  bare(at: number, name: PersonName): Joined | 'several' | undefined {
    const all = [...(this.#byPart.get(name.family) ?? this.#byPart.get(`given ${name.family}`) ?? [])];
    if (all.length === 0) return undefined;
    const { sex, title } = this.#around[at]!;
    const fitting = all.filter(({ sexes }) => sex === undefined || sexes.size === 0 || sexes.has(sex));
    if (fitting.length === 0) return undefined;
    const { entry } = this.#named[at]!;
    if (entry && !fitting.some(({ id }) => id === entry.id)) return 'several';
    const person = fitting.length > MOST ? undefined : this.#one(at, fitting, [...title, ...name.titles]);
    if (person === undefined) return 'several';
    person.short++;
    person.lastSeen = this.#sentence(at);
    return { id: person.id, join: 'part-of-name', ...(person.entry && { entry: person.entry }) };
  }

  /** The one of several persons whom the family name can mean here. */
  #one(at: number, people: readonly Person[], titles: readonly string[]): Person | undefined {
    if (people.length === 1) return people[0];
    const titled = people.filter((person) => titles.some((title) => person.titles.has(title)));
    if (titled.length === 1) return titled[0];
    const sentence = this.#sentence(at);
    const before = people.filter(({ lastSeen }) => lastSeen >= 0);
    if (before.length === 0) return onlyOne(people.filter(({ since }) => since <= sentence + NEAR + 1));
    if (before.length === 1) return before[0];
    const near = seenSince(before, sentence - NEAR);
    const usual = onlyOne(before.filter(({ short }) => short > 0));
    if (usual && usual.short > 1) return near.length === 0 || near.includes(usual) ? usual : undefined;
    const far = seenSince(before, sentence - FAR);
    return far.length === 1 && near.length === 1 && (usual === undefined || usual === far[0]) ? far[0] : undefined;
  }
}

function seenSince(people: readonly Person[], sentence: number): Person[] {
  return people.filter(({ lastSeen }) => lastSeen >= sentence);
}

function onlyOne(people: readonly Person[]): Person | undefined {
  return people.length === 1 ? people[0] : undefined;
}

function newPerson(id: string, name: PersonName, since: number, entry: GazetteerEntry | undefined): Person {
  const join = entry ? 'listed' : 'own-name';
  return {
    id,
    name,
    since,
    join,
    ...(entry && { entry }),
    titles: new Set(),
    sexes: new Set(),
    lastSeen: -1,
    short: 0,
  };
}

/** What the gazetteer has under any spelling of each key. */
function entriesOf(
  named: readonly Named[],
  names: readonly (PersonName | undefined)[],
  keyOf: (name: PersonName) => string,
  known: Known,
): Map<string, GazetteerEntry> {
  const entries = new Map<string, GazetteerEntry>();
  for (const [at, name] of names.entries()) {
    if (name === undefined || name.parts.length < 2) continue;
    const entry = named[at]!.entry ?? listed(name, known);
    if (entry) entries.set(keyOf(name), entry);
  }
  return entries;
}

function listed(name: PersonName, known: Known): GazetteerEntry | undefined {
  return name.parts.length < 2 ? undefined : known.entryOfKey.get(`person ${personKey(name)}`);
}

/**
 * The key of each full name of a text: "Vladimir Vladimirovich Putin" has that of "Vladimir Putin" where the text has this
 * too and no other middle name, "de Blasio" that of "Bill de Blasio".
 */
function keysOf(names: readonly (PersonName | undefined)[]): (name: PersonName) => string {
  const middles = new Map<string, Set<string>>();
  const wholes = new Map<string, Set<string>>();
  for (const name of names) {
    if (name === undefined || name.parts.length < 2) continue;
    addTo(middles, endsOf(name), middleOf(name));
    for (let from = 1; from < name.parts.length - 1 && from < 4; from++) {
      addTo(wholes, name.parts.slice(from).join(''), personKey(name));
    }
  }
  const shortest = (name: PersonName): string => {
    if (name.familyFirst) return personKey(name);
    const found = middles.get(endsOf(name));
    return found?.has('') && found.size <= 2 ? endsOf(name) : personKey(name);
  };
  return (name) => {
    const wholesOfPart = wholes.get(personKey(name));
    return wholesOfPart?.size === 1 ? [...wholesOfPart][0]! : shortest(name);
  };
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function endsOf({ parts }: PersonName): string {
  return parts[0]! + parts.at(-1)!;
}

function middleOf({ parts }: PersonName): string {
  return parts.slice(1, -1).join('');
}
