// A pack is data about a subject; the engine reads it and knows no subject itself.
import type { Outlet } from '../document/outlet.ts';

/** An outlet as a pack knows it, with every name it goes by. Aliases are matched with their case. */
export interface OutletEntry extends Outlet {
  readonly aliases: readonly string[];
}

export interface Pack {
  /** Names and versions of the packs merged into this one, in their order. */
  readonly parts: readonly { readonly name: string; readonly version: string }[];
  readonly outlets: readonly OutletEntry[];
}

export const EMPTY_PACK: Pack = { parts: [], outlets: [] };

/** One pack of several. Throws where two define the same thing, naming both packs. */
export function mergePacks(packs: readonly Pack[]): Pack {
  const owner = new Map<string, string>();
  for (const pack of packs) {
    const name = pack.parts.map((part) => part.name).join('+');
    for (const outlet of pack.outlets) {
      const other = owner.get(outlet.id);
      if (other !== undefined) {
        throw new Error(
          `mergePacks: outlet "${outlet.id}" is defined by pack "${other}" and by pack "${name}"; remove one.`,
        );
      }
      owner.set(outlet.id, name);
    }
  }
  return { parts: packs.flatMap((pack) => pack.parts), outlets: packs.flatMap((pack) => pack.outlets) };
}
