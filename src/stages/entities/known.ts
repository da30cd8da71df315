// What the packs know of names, looked up by key: every spelling of a listed person, and short names such as "the North".

import { grouped } from '../../document/grouped.ts';
import type { ClassIndex } from '../../packs/class-index.ts';
import type { GazetteerEntry, GazetteerIndex } from '../../packs/gazetteer.ts';
import { namesOfEntry } from '../../packs/gazetteer.ts';
import type { StateEntry } from '../../packs/pack.ts';
import type { PreparedPack } from '../../packs/prepared.ts';
import type { StateIndex } from '../../packs/state-index.ts';
import { bodyKey, foldWords, personKey, personName } from './name-key.ts';

/** A short name by its words, without "the". */
export interface ShortName {
  readonly words: readonly string[];
  readonly state: StateEntry;
}

export interface Known {
  readonly gazetteer: GazetteerIndex;
  readonly states: StateIndex;
  readonly classes: ClassIndex;
  readonly stateOfCode: ReadonlyMap<string, StateEntry>;
  readonly nameOfOutlet: ReadonlyMap<string, string>;
  /** Ids of outlets by name. */
  readonly outletOfName: ReadonlyMap<string, string>;
  /** Entries by the key of any of their names of two parts or more; keys of several entries are left out. */
  readonly entryOfKey: ReadonlyMap<string, GazetteerEntry>;
  readonly personsOfFamily: ReadonlyMap<string, readonly GazetteerEntry[]>;
  /** Under the first word in lower case, the longest first. */
  readonly shortNames: ReadonlyMap<string, readonly ShortName[]>;
}

const prepared = new WeakMap<PreparedPack, Known>();

/** Made once a pack. */
export function knownOf(pack: PreparedPack): Known {
  const known = prepared.get(pack) ?? prepare(pack);
  prepared.set(pack, known);
  return known;
}

function prepare({ pack, gazetteer, states, classes }: PreparedPack): Known {
  const persons = (pack.gazetteer ?? []).filter(({ type }) => type === 'person');
  return {
    gazetteer,
    states,
    classes,
    stateOfCode: new Map((pack.states ?? []).map((state) => [state.code, state])),
    nameOfOutlet: new Map(pack.outlets.map(({ id, name }) => [id, name])),
    outletOfName: new Map(pack.outlets.flatMap(({ id, name, aliases }) => [name, ...aliases].map((one) => [one, id]))),
    entryOfKey: uniqueKeys(pack.gazetteer ?? []),
    personsOfFamily: grouped(persons, (entry) => personName(entry.name)?.family ?? ''),
    shortNames: shortNamesOf(pack.states ?? []),
  };
}

function uniqueKeys(entries: readonly GazetteerEntry[]): Map<string, GazetteerEntry> {
  const found = new Map<string, GazetteerEntry>();
  const ambiguous = new Set<string>();
  for (const entry of entries) {
    for (const name of namesOfEntry(entry)) {
      const key = entryKey(entry.type === 'person', name);
      if (key === undefined) continue;
      if (found.has(key) && found.get(key) !== entry) ambiguous.add(key);
      found.set(key, entry);
    }
  }
  for (const key of ambiguous) found.delete(key);
  return found;
}

/** "person kimjongun", "thing lazarus group"; none for names of one part, which may be those of others. */
export function entryKey(isPerson: boolean, name: string): string | undefined {
  if (foldWords(name).length < 2) return undefined;
  if (!isPerson) return `thing ${bodyKey(name)}`;
  const person = personName(name);
  return person && person.parts.length > 1 ? `person ${personKey(person)}` : undefined;
}

function shortNamesOf(states: readonly StateEntry[]): Map<string, ShortName[]> {
  const all = states.flatMap((state) =>
    (state.short ?? []).map((name): ShortName => ({ words: wordsOf(name), state })),
  );
  return grouped(
    all.sort((a, b) => b.words.length - a.words.length),
    ({ words }) => words[0]!.toLowerCase(),
  );
}

function wordsOf(name: string): string[] {
  return name.replace(/^the /i, '').split(' ');
}
