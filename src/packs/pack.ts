// A pack is data about a subject; the engine reads it and knows no subject itself.
import type { Outlet } from '../document/outlet.ts';

/** An outlet as a pack knows it, with every name it goes by. Aliases are matched with their case. */
export interface OutletEntry extends Outlet {
  readonly aliases: readonly string[];
  /** Other outlets print its copy. A state agency is `state-media` and a wire. */
  readonly wire?: boolean;
}

/** A state as a pack knows it. Names are matched with their case, or all in capitals. */
export interface StateEntry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** What belongs to it: "Russian", "Russians". */
  readonly peoples: readonly string[];
}

export interface Pack {
  /** Names and versions of the packs merged into this one, in their order. */
  readonly parts: readonly { readonly name: string; readonly version: string }[];
  readonly outlets: readonly OutletEntry[];
  /** Absent where the packs list none. */
  readonly states?: readonly StateEntry[];
}

export const EMPTY_PACK: Pack = { parts: [], outlets: [] };

/** One pack of several. Throws where two define the same outlet, name or domain, naming both packs. */
export function mergePacks(packs: readonly Pack[]): Pack {
  const owner = new Map<string, string>();
  for (const pack of packs) {
    const packName = pack.parts.map((part) => part.name).join('+');
    for (const claimed of new Set([
      ...pack.outlets.flatMap(claimedBy),
      ...(pack.states ?? []).flatMap(claimedByState),
    ])) {
      const other = owner.get(claimed);
      if (other !== undefined) {
        throw new Error(
          `mergePacks: ${claimed} is defined by pack "${other}" and by pack "${packName}"; remove one of the two.`,
        );
      }
      owner.set(claimed, packName);
    }
  }
  const states = packs.flatMap((pack) => pack.states ?? []);
  return {
    parts: packs.flatMap((pack) => pack.parts),
    outlets: packs.flatMap((pack) => pack.outlets),
    ...(states.length > 0 && { states }),
  };
}

/** What no two outlets may share, in words: 'outlet "ap"', 'name "Associated Press"', 'domain "apnews.com"'. */
function claimedBy(outlet: OutletEntry): string[] {
  return [
    `outlet "${outlet.id}"`,
    ...[outlet.name, ...outlet.aliases].map((name) => `name "${withoutArticle(name)}"`),
    ...outlet.domains.map((domain) => `domain "${domain}"`),
  ];
}

/** What no two states may share: 'state "KP"', 'name of a state "DPRK"'. */
function claimedByState({ code, ...words }: StateEntry): string[] {
  return [`state "${code}"`, ...wordsOfState(words).map((name) => `name of a state "${name}"`)];
}

/** Every word that names the state, or what belongs to it. */
export function wordsOfState({ name, aliases, peoples }: Omit<StateEntry, 'code'>): string[] {
  return [name, ...aliases, ...peoples];
}

/** The name without a leading "The": with and without it, an outlet is the same. */
export function withoutArticle(name: string): string {
  return name.replace(/^the\s+/i, '');
}
