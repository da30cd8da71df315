// Screens a name against lists: candidates from the index, each compared by features, hits with score, reasons, list and version.
import {
  type Comparison,
  compareIdentities,
  compareNames,
  type Feature,
  type Identity,
  type Name,
  type NameKind,
  NameReader,
  numberKey,
  sum,
  THRESHOLD,
  weighName,
} from '../../names/index.ts';
import type { KeptList, Listed, ListedKind, ListedName } from '../lists/index.ts';
import { commonIn, type IndexedName, NameIndex, nameKindOf, type WantedName, wanted } from './name-index.ts';
import { Vocabulary } from './vocabulary.ts';

/** Changes whenever a score can change; stands in every receipt. */
export const ALGORITHM = 'hearsay-names/1';

/** A weak alias says less than a name. */
const WEAK = -60;

/** Whom to look for. */
export interface ScreenQuery {
  readonly name: string;
  readonly kind?: ListedKind;
  /** EDTF, or as a table has them: 1965-11-11, 1958. */
  readonly births?: readonly string[];
  readonly countries?: readonly string[];
  /** Passport, registration, IMO. */
  readonly numbers?: readonly string[];
}

/** The list and version that an index was built from, as a receipt tells it. */
export interface ScreenedList {
  readonly id: string;
  readonly title: string;
  readonly sha256: string;
  readonly generated?: string;
  readonly addedAt: string;
}

/** Somebody on a list whose name is like the query's. A suggestion, until a person decides. */
export interface ScreenHit {
  /** 0 to 1000. */
  readonly score: number;
  readonly features: readonly Feature[];
  readonly list: ScreenedList;
  readonly entry: Listed;
  /** The listed name that is most like. */
  readonly listed: ListedName;
}

export interface ScreenOptions {
  /** Hits score this or more. */
  readonly threshold?: number;
  /** Most hits for a name, 20 where nothing is said. */
  readonly limit?: number;
  /** One word for the names of a country, such as a code; by default the words in small letters. */
  readonly countryOf?: (words: string) => string | undefined;
}

interface Part {
  readonly list: ScreenedList;
  readonly vocabulary: Vocabulary;
  /** One index for each way to read a name: those of people, of bodies, of ships. */
  readonly indexes: ReadonlyMap<NameKind, NameIndex>;
  readonly isCommon: (folded: string) => boolean;
  readonly byNumber: ReadonlyMap<string, readonly Listed[]>;
  readonly entries: ReadonlyMap<string, Listed>;
}

/** Lists made ready for screening. A list's scores rest on that list alone, whatever else is loaded. */
export class ScreeningIndex {
  readonly lists: readonly ScreenedList[];
  readonly #parts: readonly Part[];

  constructor(lists: readonly KeptList[]) {
    const vocabulary = new Vocabulary();
    this.#parts = lists.map((list) => partOf(list, vocabulary));
    this.lists = this.#parts.map(({ list }) => list);
  }

  /** Hits for one query, highest score first. A name of which nothing is left, or one letter, has none. */
  screen(query: ScreenQuery, options: ScreenOptions = {}): readonly ScreenHit[] {
    const { threshold = THRESHOLD, limit = 20 } = options;
    const name = new NameReader(query.name);
    const hits = this.#parts.flatMap((part) => hitsIn(part, query, name, threshold, options.countryOf ?? small));
    return hits.sort(byScore).slice(0, limit);
  }

  /** An entry by the id of its list and its own. */
  entry(list: string, id: string): Listed | undefined {
    return this.#parts.find((part) => part.list.id === list)?.entries.get(id);
  }
}

function partOf(list: KeptList, vocabulary: Vocabulary): Part {
  const entries = byId(list.entries);
  const isCommon = commonIn(entries);
  const kinds = new Set(entries.map(({ kind }) => nameKindOf(kind)));
  return {
    list: screenedList(list),
    vocabulary,
    indexes: new Map(
      [...kinds].sort().map((kind) => [
        kind,
        new NameIndex(
          entries.filter((entry) => nameKindOf(entry.kind) === kind),
          isCommon,
          vocabulary,
        ),
      ]),
    ),
    isCommon,
    byNumber: numbersOf(entries),
    entries: new Map(entries.map((entry) => [entry.id, entry])),
  };
}

function screenedList({ id, title, version }: KeptList): ScreenedList {
  const { sha256, generated, addedAt } = version;
  return { id, title, sha256, ...(generated && { generated }), addedAt };
}

function byId(entries: readonly Listed[]): readonly Listed[] {
  return [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function byScore(a: ScreenHit, b: ScreenHit): number {
  return (
    b.score - a.score || (a.list.id < b.list.id ? -1 : a.list.id > b.list.id ? 1 : a.entry.id < b.entry.id ? -1 : 1)
  );
}

function small(words: string): string {
  return words.trim().toLowerCase();
}

function numbersOf(entries: readonly Listed[]): ReadonlyMap<string, readonly Listed[]> {
  const byNumber = new Map<string, Listed[]>();
  for (const entry of entries) {
    for (const number of numbersOfEntry(entry)) {
      const key = numberKey(number);
      if (key.length < 5) continue;
      const known = byNumber.get(key);
      if (known) known.push(entry);
      else byNumber.set(key, [entry]);
    }
  }
  return byNumber;
}

function numbersOfEntry({ documents, imo, wallets }: Listed): readonly string[] {
  return [...documents.map(({ number }) => number), ...(imo ? [imo] : []), ...wallets.map(({ address }) => address)];
}

/** How a query's name is read to be compared with entries of a kind; undefined where it is of another. */
function readingOf({ kind = 'unknown' }: ScreenQuery, listed: NameKind): NameKind | undefined {
  const wanted = nameKindOf(kind);
  if (listed === 'unknown') return wanted;
  return wanted === 'unknown' || wanted === listed ? listed : undefined;
}

function hitsIn(
  part: Part,
  query: ScreenQuery,
  reader: NameReader,
  threshold: number,
  countryOf: (words: string) => string | undefined,
): ScreenHit[] {
  const best = new Map<string, ScreenHit>();
  const identity = identityOf(query, countryOf);
  // Readings that are the same are made ready once.
  const ready = new Map<Name['forms'], WantedName>();
  for (const [kind, index] of part.indexes) {
    const reading = readingOf(query, kind);
    if (reading === undefined) continue;
    const read = reader.read(reading);
    if (!isLongEnough(read)) continue;
    const sought = ready.get(read.forms) ?? wanted(weighName(read, part.isCommon), part.vocabulary);
    ready.set(read.forms, sought);
    for (const one of index.candidates(sought)) {
      const comparison = scored(sought.name, one, identity, countryOf);
      if (comparison.score < threshold || comparison.score <= (best.get(one.entry.id)?.score ?? -1)) continue;
      best.set(one.entry.id, { ...comparison, list: part.list, entry: one.entry, listed: one.listed });
    }
  }
  for (const hit of numberHits(part, query)) if (!best.has(hit.entry.id)) best.set(hit.entry.id, hit);
  return [...best.values()];
}

function isLongEnough({ forms }: Name): boolean {
  return forms.some(({ compact }) => compact.length > 1);
}

function scored(
  name: Name,
  one: IndexedName,
  identity: Identity | undefined,
  countryOf: (words: string) => string | undefined,
): Comparison {
  const { features, score } = compareNames(name, one.name);
  if (score === 0) return { features, score };
  const weak: Feature[] =
    one.listed.quality === 'weak' ? [{ feature: 'name-quality', points: WEAK, a: '', b: one.listed.name }] : [];
  const more = identity ? [...weak, ...compareIdentities(identity, identityOfEntry(one.entry, countryOf))] : weak;
  return more.length === 0
    ? { features, score }
    : sum([...features.filter(({ feature }) => feature !== 'cap'), ...more]);
}

/** Undefined where nothing but the name is asked for. */
function identityOf(
  { births, countries, numbers }: ScreenQuery,
  countryOf: (words: string) => string | undefined,
): Identity | undefined {
  if (!births?.length && !countries?.length && !numbers?.length) return undefined;
  return { births: births ?? [], countries: codesOf(countries ?? [], countryOf), numbers: numbers ?? [] };
}

function identityOfEntry(entry: Listed, countryOf: (words: string) => string | undefined): Identity {
  return { births: entry.births, countries: codesOf(entry.countries, countryOf), numbers: numbersOfEntry(entry) };
}

function codesOf(countries: readonly string[], countryOf: (words: string) => string | undefined): readonly string[] {
  return countries.map(countryOf).filter((code) => code !== undefined);
}

/** The same number of a document, IMO number or wallet is a hit whatever the name is. */
function numberHits(part: Part, query: ScreenQuery): ScreenHit[] {
  return [...(query.numbers ?? []), ...(/^\S{7,}$/.test(query.name) ? [query.name] : [])].flatMap((number) =>
    (part.byNumber.get(numberKey(number)) ?? []).map((entry) => ({
      score: NUMBER,
      features: [{ feature: 'document-number' as const, points: NUMBER, a: number, b: number }],
      list: part.list,
      entry,
      listed: entry.names[0] ?? { name: number, quality: 'main' as const, script: 'Latn' },
    })),
  );
}

/** Score of a hit by number alone. */
const NUMBER = 900;
