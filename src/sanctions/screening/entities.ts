// Screens the entities of a dossier: persons, bodies and vessels by their names, wallets by their address. States and places are on no list of names.

import { THRESHOLD } from '../../names/index.ts';
import type { ListedKind } from '../lists/index.ts';
import type { Decisions } from './decisions.ts';
import { type Receipt, receiptOf } from './receipt.ts';
import type { ScreeningIndex, ScreenOptions } from './screen.ts';

/** What of an entity is looked at. */
export interface ScreenedEntity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases?: readonly string[];
}

export interface EntityReceipt {
  readonly entity: string;
  readonly receipt: Receipt;
}

const KINDS: Readonly<Record<string, ListedKind>> = {
  person: 'person',
  organization: 'body',
  vessel: 'vessel',
  wallet: 'wallet',
};

/** Receipts of the entities that have hits, in the order of the entities. The name with the highest hit is the one that was asked. */
export function screenEntities(
  entities: readonly ScreenedEntity[],
  index: ScreeningIndex,
  options: ScreenOptions & { readonly decisions?: Decisions } = {},
): readonly EntityReceipt[] {
  return entities.flatMap((entity) => {
    const kind = KINDS[entity.type];
    if (!kind) return [];
    const receipts = [entity.name, ...(entity.aliases ?? [])].map((name) => receiptFor(name, kind, index, options));
    const best = receipts.reduce((most, one) => ((one.hits[0]?.score ?? 0) > (most.hits[0]?.score ?? 0) ? one : most));
    return best.hits.length === 0 ? [] : [{ entity: entity.id, receipt: best }];
  });
}

function receiptFor(
  name: string,
  kind: ListedKind,
  index: ScreeningIndex,
  options: ScreenOptions & { readonly decisions?: Decisions },
): Receipt {
  const query = { name, kind, ...(kind === 'wallet' && { numbers: [name] }) };
  const { threshold = THRESHOLD, decisions } = options;
  return receiptOf(query, index.screen(query, options), {
    lists: index.lists,
    threshold,
    ...(decisions && { decisions }),
  });
}
