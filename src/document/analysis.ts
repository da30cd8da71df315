// Everything known from a set of documents: the object that `--format json` prints.
import type { Attribution } from './attribution.ts';
import type { Claim } from './claim.ts';
import type { Document } from './document.ts';
import type { Event, EventMention } from './event.ts';
import type { Ledger } from './ledger.ts';
import type { Contradiction, Entity, Lineage, Origin, Prediction } from './origin.ts';
import type { Outlet } from './outlet.ts';
import type { Figure } from './quantity.ts';
import type { DossierScreening } from './screening.ts';
import type { Unread } from './unread.ts';

/** What made an analysis, so that it can be made again. */
export interface Generator {
  readonly version: string;
  readonly packs: readonly { readonly name: string; readonly version: string }[];
  readonly models: readonly { readonly name: string; readonly version: string; readonly sha256: string }[];
}

/** Lists that no part fills yet stay empty; none is filled with a guess. */
export interface Analysis {
  readonly version: '1';
  readonly generator: Generator;
  readonly documents: readonly Document[];
  readonly attributions: readonly Attribution[];
  readonly claims: readonly Claim[];
  /** Events as each text mentions them, before it is worked out which are the same. */
  readonly eventMentions: readonly EventMention[];
  readonly figures: readonly Figure[];
  /** One for each type of event that the pack keeps a ledger of and the texts give an amount or a number for. */
  readonly ledgers: readonly Ledger[];
  readonly events: readonly Event[];
  readonly entities: readonly Entity[];
  readonly origins: readonly Origin[];
  readonly outlets: readonly Outlet[];
  readonly lineage: readonly Lineage[];
  readonly contradictions: readonly Contradiction[];
  readonly predictions: readonly Prediction[];
  readonly gaps: readonly string[];
  /** Where lists of sanctions are kept and asked. */
  readonly screening?: DossierScreening;
  readonly unread: readonly Unread[];
}
