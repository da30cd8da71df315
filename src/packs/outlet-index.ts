// Finds outlets of a pack by host name, by name, and in running text.
import type { Outlet } from '../document/outlet.ts';
import type { Span } from '../document/span.ts';
import type { OutletEntry } from './pack.ts';

/** An outlet's name in a text. */
export interface OutletMention extends Span {
  readonly outlet: OutletEntry;
}

export class OutletIndex {
  readonly #byId = new Map<string, OutletEntry>();
  readonly #byHost = new Map<string, OutletEntry>();
  readonly #byName = new Map<string, OutletEntry>();
  readonly #pattern: RegExp | undefined;

  constructor(outlets: readonly OutletEntry[]) {
    for (const outlet of outlets) {
      this.#byId.set(outlet.id, outlet);
      for (const domain of outlet.domains) this.#byHost.set(domain, outlet);
      for (const name of [outlet.name, ...outlet.aliases]) this.#byName.set(name, outlet);
    }
    const names = [...this.#byName.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    if (names.length > 0) {
      this.#pattern = new RegExp(
        `(?<![\\p{L}\\p{N}])(?:${names.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`,
        'gu',
      );
    }
  }

  byId(id: string): OutletEntry | undefined {
    return this.#byId.get(id);
  }

  /** The outlet of a host or of the closest domain above it: "uk.reuters.com" is that of "reuters.com". */
  byHost(host: string): OutletEntry | undefined {
    for (
      let name = host.toLowerCase().replace(/\.$/, '');
      name.includes('.');
      name = name.slice(name.indexOf('.') + 1)
    ) {
      const outlet = this.#byHost.get(name);
      if (outlet) return outlet;
    }
    return undefined;
  }

  /** The outlet of exactly this name or alias; a leading "The" does not matter. */
  byName(name: string): OutletEntry | undefined {
    const trimmed = name.trim();
    return (
      this.#byName.get(trimmed) ??
      this.#byName.get(trimmed.replace(/^the\s+/i, '')) ??
      this.#byName.get(`The ${trimmed}`)
    );
  }

  /** Every name of an outlet in `text`, the longest where two begin together, in text order. */
  find(text: string): OutletMention[] {
    if (!this.#pattern) return [];
    const mentions: OutletMention[] = [];
    for (const match of text.matchAll(this.#pattern)) {
      const outlet = this.#byName.get(match[0]);
      if (outlet) mentions.push({ start: match.index, end: match.index + match[0].length, outlet });
    }
    return mentions;
  }
}

/** The outlet without what only the pack needs. */
export function publicOutlet({ aliases: _aliases, ...outlet }: OutletEntry): Outlet {
  return outlet;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
