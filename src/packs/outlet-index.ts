// Finds outlets of a pack by host name, by name, and in running text.
import type { Outlet } from '../document/outlet.ts';
import type { Span } from '../document/span.ts';
import { type OutletEntry, withoutArticle } from './pack.ts';

/** An outlet's name in a text. */
export interface OutletMention extends Span {
  readonly outlet: OutletEntry;
}

/** One name of an outlet and the pattern that finds it at a given place. */
interface SearchedName {
  readonly name: string;
  readonly pattern: RegExp;
  readonly outlet: OutletEntry;
}

const WORD = /[\p{L}\p{N}]+/u;
const WORDS = /[\p{L}\p{N}]+/gu;

export class OutletIndex {
  readonly #byId = new Map<string, OutletEntry>();
  readonly #byHost = new Map<string, OutletEntry>();
  readonly #byName = new Map<string, OutletEntry>();
  /** Under the first word of each name, the longest name first. */
  readonly #byFirstWord = new Map<string, SearchedName[]>();

  constructor(outlets: readonly OutletEntry[]) {
    for (const outlet of outlets) {
      this.#byId.set(outlet.id, outlet);
      for (const domain of outlet.domains) this.#byHost.set(domain, outlet);
      for (const name of [outlet.name, ...outlet.aliases]) this.#addName(name, outlet);
    }
    for (const names of this.#byFirstWord.values()) {
      names.sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
    }
  }

  #addName(name: string, outlet: OutletEntry): void {
    this.#byName.set(foldApostrophes(name), outlet);
    const firstWord = WORD.exec(name)?.[0];
    if (firstWord === undefined || !name.startsWith(firstWord)) return;
    const names = this.#byFirstWord.get(firstWord) ?? [];
    names.push({ name, pattern: searchPattern(name), outlet });
    this.#byFirstWord.set(firstWord, names);
  }

  byId(id: string): OutletEntry | undefined {
    return this.#byId.get(id);
  }

  /** The outlet of a host or of the closest domain above it: "uk.reuters.com" is that of "reuters.com". */
  byHost(host: string): OutletEntry | undefined {
    if (host.length > MAX_HOST_LENGTH) return undefined;
    let name = host.toLowerCase().replace(/\.$/, '');
    while (name.includes('.')) {
      const outlet = this.#byHost.get(name);
      if (outlet) return outlet;
      name = name.slice(name.indexOf('.') + 1);
    }
    return undefined;
  }

  /** The outlet of exactly this name or alias; a leading "The" does not matter. */
  byName(name: string): OutletEntry | undefined {
    const trimmed = foldApostrophes(name.trim());
    const bare = withoutArticle(trimmed);
    return this.#byName.get(trimmed) ?? this.#byName.get(bare) ?? this.#byName.get(`The ${bare}`);
  }

  /**
   * Every name of an outlet in `text`, as a whole word and with its case, in text order; the longest where two begin
   * together. A name may run over a line break.
   */
  find(text: string): OutletMention[] {
    const mentions: OutletMention[] = [];
    let end = 0;
    for (const word of text.matchAll(WORDS)) {
      if (word.index < end) continue;
      const mention = this.#mentionAt(text, word.index, word[0]);
      if (!mention) continue;
      mentions.push(mention);
      end = mention.end;
    }
    return mentions;
  }

  #mentionAt(text: string, start: number, firstWord: string): OutletMention | undefined {
    for (const { pattern, outlet } of this.#byFirstWord.get(firstWord) ?? []) {
      pattern.lastIndex = start;
      if (pattern.test(text)) return { start, end: pattern.lastIndex, outlet };
    }
    return undefined;
  }
}

/** A host name has at most 253 characters, and may end with a dot. */
const MAX_HOST_LENGTH = 254;

/** White space between two words of a name: at most one line break, so that no name joins two paragraphs. */
const GAP = '(?:[^\\S\\n]{1,3}\\n?|\\n)[^\\S\\n]{0,3}';

/** The outlet without what only the pack needs. */
export function publicOutlet({ aliases: _aliases, wire: _wire, ...outlet }: OutletEntry): Outlet {
  return outlet;
}

function searchPattern(name: string): RegExp {
  const source = name
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/\s+/g, GAP)
    .replace(/['’]/g, "['’]");
  return new RegExp(`${source}(?![\\p{L}\\p{N}])`, 'uy');
}

function foldApostrophes(name: string): string {
  return name.replaceAll('’', "'");
}
