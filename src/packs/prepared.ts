// A pack made ready for reading: its lists indexed once, then shared by every document.
import { OutletIndex } from './outlet-index.ts';
import type { Pack } from './pack.ts';
import { StateIndex } from './state-index.ts';

export interface PreparedPack {
  readonly pack: Pack;
  readonly outlets: OutletIndex;
  readonly states: StateIndex;
}

export function preparePack(pack: Pack): PreparedPack {
  return { pack, outlets: new OutletIndex(pack.outlets), states: new StateIndex(pack.states ?? []) };
}
