// The people, bodies, places and things that a pack lists, found by their names: "the Reconnaissance General Bureau".
import type { ClassType } from './class-index.ts';
import { type FoundName, foldName, NameSearch } from './name-search.ts';

export interface Office {
  readonly title: string;
  /** When it was held, as EDTF: "2022-06/..". */
  readonly edtf?: string;
}

export interface GazetteerEntry {
  /** Kebab-case, never changed. */
  readonly id: string;
  readonly type: ClassType;
  readonly class: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** ISO 3166 alpha-2. */
  readonly state?: string;
  /** Id of the body or place it belongs to. */
  readonly partOf?: string;
  readonly offices: readonly Office[];
  readonly wikidata?: string;
  /** Keys that the pack's README explains. */
  readonly sources: readonly string[];
}

/** Every name of the entry, the first one first. */
export function namesOfEntry({ name, aliases }: GazetteerEntry): string[] {
  return [name, ...aliases];
}

export class GazetteerIndex {
  readonly #byId = new Map<string, GazetteerEntry>();
  readonly #byName = new Map<string, GazetteerEntry>();
  readonly #byCapitals = new Map<string, GazetteerEntry>();
  readonly #search: NameSearch<GazetteerEntry>;

  constructor(entries: readonly GazetteerEntry[]) {
    const named = entries.flatMap((entry) => namesOfEntry(entry).map((name) => [name, entry] as const));
    for (const entry of entries) this.#byId.set(entry.id, entry);
    for (const [name, entry] of named) {
      this.#byName.set(keyOf(name), entry);
      this.#byCapitals.set(keyOf(name).toUpperCase(), entry);
    }
    this.#search = new NameSearch(named);
  }

  byId(id: string): GazetteerEntry | undefined {
    return this.#byId.get(id);
  }

  /** The entry of exactly this name or alias; a leading "the" does not matter, nor that a headline is in capitals. */
  byName(words: string): GazetteerEntry | undefined {
    if (words.length > LONGEST) return undefined;
    const key = keyOf(words);
    return this.#byName.get(key) ?? this.#byCapitals.get(key);
  }

  /** Every name in `text`, as a whole word and with its case, in text order; the longest where two begin together. */
  find(text: string): FoundName<GazetteerEntry>[] {
    return this.#search.find(text);
  }
}

/** Characters of the longest name, and some room for white space. */
const LONGEST = 200;

function keyOf(name: string): string {
  return foldName(name).replace(/^the /i, '');
}
