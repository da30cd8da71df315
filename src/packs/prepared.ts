// A pack made ready for reading: its lists indexed once, then shared by every document.
import { OutletIndex } from './outlet-index.ts';
import type { Pack } from './pack.ts';

export interface PreparedPack {
  readonly pack: Pack;
  readonly outlets: OutletIndex;
}

export function preparePack(pack: Pack): PreparedPack {
  return { pack, outlets: new OutletIndex(pack.outlets) };
}
