// Finds names in running text as whole words: "the Korean Central\nNews Agency said" holds that name.
import { matchesIn } from '../document/matches.ts';
import type { Span } from '../document/span.ts';

/** A name found in a text, and whose it is. */
export interface FoundName<T> extends Span {
  readonly owner: T;
}

interface SearchedName<T> {
  readonly name: string;
  readonly owner: T;
  /** Made when the first word of the name is first met. */
  pattern?: RegExp;
}

const WORD = /[\p{L}\p{N}]+/u;
const WORDS = /[\p{L}\p{N}]+/gu;
const NOTHING = /(?!)/gu;

/** Names with their owners, searched for with their case, or without it where `ignoreCase` says so. */
export class NameSearch<T> {
  readonly #ignoreCase: boolean;
  /** Under the first word of each name, the longest name first. */
  readonly #byFirstWord = new Map<string, SearchedName<T>[]>();
  /** The words of a text that may begin a name. */
  readonly #words: RegExp;

  constructor(names: Iterable<readonly [name: string, owner: T]>, { ignoreCase = false } = {}) {
    this.#ignoreCase = ignoreCase;
    for (const [name, owner] of names) this.#add(name, owner);
    for (const searched of this.#byFirstWord.values()) {
      searched.sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
    }
    this.#words = ignoreCase ? WORDS : wordsThatBeginAs(this.#byFirstWord.keys());
  }

  #add(name: string, owner: T): void {
    const first = WORD.exec(name)?.[0];
    if (first === undefined || !name.startsWith(first)) return;
    const key = this.#keyOf(first);
    const searched = this.#byFirstWord.get(key);
    if (searched) searched.push({ name, owner });
    else this.#byFirstWord.set(key, [{ name, owner }]);
  }

  #keyOf(word: string): string {
    return this.#ignoreCase ? word.toLowerCase() : word;
  }

  /** Every name in `text`, in text order; the longest where two begin together. A name may run over a line break. */
  find(text: string): FoundName<T>[] {
    const found: FoundName<T>[] = [];
    let end = 0;
    for (const word of matchesIn(text, this.#words)) {
      if (word.index < end) continue;
      const name = this.#nameAt(text, word.index, word[0]);
      if (!name) continue;
      found.push(name);
      end = name.end;
    }
    return found;
  }

  #nameAt(text: string, start: number, firstWord: string): FoundName<T> | undefined {
    for (const searched of this.#byFirstWord.get(this.#keyOf(firstWord)) ?? []) {
      searched.pattern ??= searchPattern(searched.name, this.#ignoreCase);
      searched.pattern.lastIndex = start;
      if (searched.pattern.test(text)) return { start, end: searched.pattern.lastIndex, owner: searched.owner };
    }
    return undefined;
  }
}

/** Finds whole words with the first character of one of `words`: to most words of a text, which are small, no list of names needs a look. */
function wordsThatBeginAs(words: Iterable<string>): RegExp {
  const firsts = new Set(Array.from(words, (word) => `\\u{${word.codePointAt(0)!.toString(16)}}`));
  return firsts.size === 0
    ? NOTHING
    : new RegExp(`(?=[${[...firsts].join('')}])(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]+`, 'gu');
}

/** White space between two words of a name: at most one line break, so that no name joins two paragraphs. */
const GAP = '(?:[^\\S\\n]{1,3}\\n?|\\n)[^\\S\\n]{0,3}';

function searchPattern(name: string, ignoreCase: boolean): RegExp {
  const source = name
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/\s+/g, GAP)
    .replace(/['’]/g, "['’]");
  return new RegExp(`${source}(?![\\p{L}\\p{N}])`, ignoreCase ? 'iuy' : 'uy');
}

/** A name in one spelling of its apostrophes and white space, to look it up by. */
export function foldName(name: string): string {
  return name.trim().replaceAll('’', "'").replace(/\s+/g, ' ');
}
