// Asks lists for an address: "0xAB…" is on ofac_addresses_ETH.txt, line 12, as "0xab…".
import { addressKey, isComparable, type ResolvedAddress, resolvedPart } from './address.ts';
import type { AddressList } from './list.ts';

/** Where an address is on a list. */
export interface ListHit {
  /** Which of the lists, from 0. */
  readonly list: number;
  readonly line: number;
  readonly label?: string;
}

/** Lists made ready to be asked. */
export class ListIndex {
  readonly #hits = new Map<string, ListHit[]>();

  constructor(lists: readonly AddressList[]) {
    for (const [list, { entries }] of lists.entries()) {
      for (const { address, line, label } of entries) {
        const hits = this.#hits.get(addressKey(address));
        const hit: ListHit = { list, line, ...(label !== undefined && { label }) };
        if (hits) hits.push(hit);
        else this.#hits.set(addressKey(address), [hit]);
      }
    }
  }

  /** Every list and line that holds the address; none for one that is not whole. */
  hitsOf(found: ResolvedAddress): readonly ListHit[] {
    return isComparable(found) ? (this.#hits.get(addressKey(found.address)) ?? []) : [];
  }
}

/** Entries that no text shows to be addresses, by their spelling: for `findAddresses` as what is known. */
export function knownFrom(lists: readonly AddressList[]): Map<string, ResolvedAddress> {
  const entries = lists.flatMap((list) => list.entries);
  const unmarked = entries.filter(({ chain, checksum }) => checksum === 'none' && chain !== 'evm');
  return new Map(unmarked.map((one) => [one.address, resolvedPart(one)]));
}
