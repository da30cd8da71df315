// Screens the entities of a dossier: persons, bodies and vessels by their names, wallets by their address. States and places are on no list of names.

import type { DossierScreening, ListingDecision, ScreeningHit, Strength } from '../../document/screening.ts';
import { THRESHOLD } from '../../names/index.ts';
import type { ListedKind } from '../lists/index.ts';
import type { DecisionOf, Decisions } from './decisions.ts';
import { type HitReceipt, type Receipt, receiptOf } from './receipt.ts';
import { ALGORITHM, type ScreeningIndex, type ScreenOptions } from './screen.ts';

/** What of an entity is looked at. */
export interface ScreenedEntity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Decisions that are kept with the dossier; they hold before those of the folder of lists. */
  readonly decided?: readonly ListingDecision[];
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
    const receipts = [entity.name, ...(entity.aliases ?? [])].map((name) =>
      receiptFor(entity, name, kind, index, options),
    );
    const best = receipts.reduce((most, one) => ((one.hits[0]?.score ?? 0) > (most.hits[0]?.score ?? 0) ? one : most));
    return best.hits.length === 0 ? [] : [{ entity: entity.id, receipt: best }];
  });
}

/** Scores that are called so, or more; what is less is slight. */
const STRONG = 950;
const FAIR = 880;

/** A score in a word. */
export function strengthOf(score: number): Strength {
  if (score >= STRONG) return 'strong';
  return score >= FAIR ? 'fair' : 'slight';
}

/** The entities of a dossier against all lists: what stands in its brief. The same entities, lists and decisions give the same. */
export function screenDossier(
  entities: readonly ScreenedEntity[],
  index: ScreeningIndex,
  options: ScreenOptions & { readonly decisions?: Decisions } = {},
): DossierScreening {
  const asked = entities.filter(({ type }) => KINDS[type]);
  const names = new Map(asked.map(({ id, name }) => [id, name]));
  return {
    algorithm: ALGORITHM,
    threshold: options.threshold ?? THRESHOLD,
    // Not the day on which a version came here: that is another on each machine.
    lists: index.lists.map(({ id, title, sha256, generated }) => ({
      id,
      title,
      version: sha256,
      ...(generated && { generated }),
    })),
    names: asked.reduce((sum, { aliases = [] }) => sum + 1 + aliases.length, 0),
    entities: asked.length,
    hits: screenEntities(asked, index, options).flatMap(({ entity, receipt }) =>
      receipt.hits.map((hit) => dossierHit(entity, names.get(entity)!, hit)),
    ),
  };
}

function dossierHit(entity: string, name: string, hit: HitReceipt): ScreeningHit {
  const { asked, score, list, version, entry, listed, kind, status, decision } = hit;
  return {
    ...{ entity, name, asked, score, strength: strengthOf(score), list, version, entry, listed, kind, status },
    ...(decision && { decided: { who: decision.who, at: decision.at, why: decision.why } }),
  };
}

function receiptFor(
  { decided = [] }: ScreenedEntity,
  name: string,
  kind: ListedKind,
  index: ScreeningIndex,
  options: ScreenOptions & { readonly decisions?: Decisions },
): Receipt {
  const query = { name, kind, ...(kind === 'wallet' && { numbers: [name] }) };
  const { threshold = THRESHOLD, decisions } = options;
  const elsewhere = decisions?.on(query);
  const decisionOf: DecisionOf = (list, entry) => {
    const own = decided.find(({ listing }) => listing === `${list}/${entry}`);
    if (own === undefined) return elsewhere?.(list, entry);
    const { listing: _, ...decision } = own;
    return { name, list, entry, ...decision };
  };
  return receiptOf(query, index.screen(query, options), { lists: index.lists, threshold, decisionOf });
}
