// A pack made ready for reading: its lists indexed once, when they are first asked for, then shared by every document.
import { ClassIndex } from './class-index.ts';
import type { PlaceCoordinates } from './coordinates.ts';
import { DatedIndex } from './dated.ts';
import { GazetteerIndex } from './gazetteer.ts';
import { OutletIndex } from './outlet-index.ts';
import type { Pack } from './pack.ts';
import { StateIndex } from './state-index.ts';
import { TriggerIndex } from './trigger-index.ts';

export interface PreparedPack {
  readonly pack: Pack;
  readonly outlets: OutletIndex;
  readonly states: StateIndex;
  readonly classes: ClassIndex;
  readonly gazetteer: GazetteerIndex;
  readonly triggers: TriggerIndex;
  readonly dated: DatedIndex;
  /** By id of the place. */
  readonly coordinates: ReadonlyMap<string, PlaceCoordinates>;
}

export function preparePack(pack: Pack): PreparedPack {
  return lazily<PreparedPack>({
    pack: () => pack,
    outlets: () => new OutletIndex(pack.outlets),
    states: () => new StateIndex(pack.states ?? []),
    classes: () => new ClassIndex(pack.classes ?? []),
    gazetteer: () => new GazetteerIndex(pack.gazetteer ?? []),
    triggers: () => new TriggerIndex(pack.events ?? []),
    dated: () => new DatedIndex(pack.dated ?? []),
    coordinates: () => new Map((pack.coordinates ?? []).map((row) => [row.id, row])),
  });
}

/** An object whose fields are made by their makers when they are first read. */
function lazily<T extends object>(makers: { readonly [Field in keyof T]: () => T[Field] }): T {
  const made: Partial<T> = {};
  for (const field of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(made, field, {
      enumerable: true,
      configurable: true,
      get() {
        const value = makers[field]();
        Object.defineProperty(made, field, { value, enumerable: true });
        return value;
      },
    });
  }
  return made as T;
}
