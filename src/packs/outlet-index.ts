// Finds outlets of a pack by host name, by name, and in running text.
import type { Outlet } from '../document/outlet.ts';
import type { Span } from '../document/span.ts';
import { NameSearch } from './name-search.ts';
import { type OutletEntry, withoutArticle } from './pack.ts';

/** An outlet's name in a text. */
export interface OutletMention extends Span {
  readonly outlet: OutletEntry;
}

export class OutletIndex {
  readonly #byId = new Map<string, OutletEntry>();
  readonly #byHost = new Map<string, OutletEntry>();
  readonly #byName = new Map<string, OutletEntry>();
  readonly #search: NameSearch<OutletEntry>;

  constructor(outlets: readonly OutletEntry[]) {
    const named = outlets.flatMap((outlet) => [outlet.name, ...outlet.aliases].map((name) => [name, outlet] as const));
    for (const outlet of outlets) {
      this.#byId.set(outlet.id, outlet);
      for (const domain of outlet.domains) this.#byHost.set(domain, outlet);
    }
    for (const [name, outlet] of named) this.#byName.set(foldApostrophes(name), outlet);
    this.#search = new NameSearch(named);
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
    return this.#search.find(text).map(({ start, end, owner }) => ({ start, end, outlet: owner }));
  }
}

/** A host name has at most 253 characters, and may end with a dot. */
const MAX_HOST_LENGTH = 254;

/** The outlet without what only the pack needs. */
export function publicOutlet({ aliases: _aliases, wire: _wire, ...outlet }: OutletEntry): Outlet {
  return outlet;
}

function foldApostrophes(name: string): string {
  return name.replaceAll('’', "'");
}
