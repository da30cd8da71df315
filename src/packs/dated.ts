// Happenings that a pack dates, for texts that name them without a date: "the first summit in Singapore".
import { type FoundName, NameSearch } from './name-search.ts';

export interface DatedEntry {
  readonly id: string;
  /** Phrases that name the happening and nothing else. */
  readonly what: readonly string[];
  readonly edtf: string;
  readonly source: string;
}

export class DatedIndex {
  readonly #search: NameSearch<DatedEntry>;

  constructor(entries: readonly DatedEntry[]) {
    this.#search = new NameSearch(
      entries.flatMap((entry) => entry.what.map((phrase) => [phrase, entry] as const)),
      { ignoreCase: true },
    );
  }

  /** Every phrase in `text`, without regard to case, in text order. */
  find(text: string): FoundName<DatedEntry>[] {
    return this.#search.find(text);
  }
}
