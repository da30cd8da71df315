// The first links of chains, what they are about, and which text copies, credits or cites which.

import type { LinkKind } from './claim.ts';
import type { ListingDecision } from './screening.ts';
import type { Quote, Span } from './span.ts';

export interface Origin {
  readonly id: string;
  readonly name: string;
  readonly kind: LinkKind;
  readonly anonymous: boolean;
  readonly party?: string;
  readonly entity?: string;
  /** What makes its claims one, in words and ids: "who john-kirby", "unnamed state:US|outlet:cbs-news|…". */
  readonly keys: readonly string[];
  readonly documents: readonly string[];
  readonly claims: readonly string[];
}

export const ENTITY_TYPES = [
  'person',
  'organization',
  'state',
  'place',
  'weapon',
  'vessel',
  'wallet',
  'other',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

export interface Entity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wikidata?: string;
  /** What people decided on it and entries of lists, by list and entry. */
  readonly decided?: readonly ListingDecision[];
  readonly mentions: readonly (Span & { readonly document: string; readonly text: string })[];
}

export const LINEAGE_KINDS = [
  'copy',
  'partial-copy',
  'paraphrase',
  'wire-credit',
  'cites',
  'first-reported-by',
  'same-release',
  'corrects',
  'retracts',
] as const;
export type LineageKind = (typeof LINEAGE_KINDS)[number];

/** `negation`: one side denies. `speaker`: another name beside "said". `form`: another tense or number of the same word. */
export const CHANGES = ['negation', 'figure', 'speaker', 'name', 'form', 'word'] as const;
export type Change = (typeof CHANGES)[number];

/** Words of two texts that stand in each other's place. */
export interface Altered {
  readonly a: Quote;
  readonly b: Quote;
  readonly change: Change;
}

/** Characters of two texts that say the same. */
export interface SharedPassage {
  readonly a: Span;
  readonly b: Span;
}

/** Which text, or outlet, another text is from; of corrections, which one `to` corrects. */
export interface Lineage {
  /** Id of a document, or of an outlet that stands for a text of its that is credited and may not be here. */
  readonly from: string;
  readonly fromKind: 'document' | 'outlet';
  /** The outlet's name. */
  readonly fromName?: string;
  /** Id of a document. */
  readonly to: string;
  readonly kind: LineageKind;
  /** `unknown`: who was first cannot be told; `from` and `to` stand in the order of their ids. */
  readonly direction: 'known' | 'unknown';
  /** How it is known who was first, or what is shared; a sentence. */
  readonly reason: string;
  /** `a` is the side of `from`, here and in `passages`. */
  readonly altered: readonly Altered[];
  readonly passages: readonly SharedPassage[];
  /** Words of `from` that `to` leaves out. */
  readonly cut: readonly Quote[];
  /** Words of `to` that `from` does not have. */
  readonly added: readonly Quote[];
  readonly evidence: readonly Quote[];
  /** The greater of the two shares below, from 0 to 1. */
  readonly score?: number;
  /** Of each text, how much the passages hold, from 0 to 1. */
  readonly shareOfFrom?: number;
  readonly shareOfTo?: number;
}

export interface Contradiction {
  readonly id: string;
  readonly kind: 'quantity' | 'denial' | 'date' | 'place' | 'self' | 'arithmetic' | 'law';
  readonly claims: readonly string[];
  readonly event?: string;
  readonly explanation: string;
}

export interface Prediction {
  readonly claim: string;
  /** Id of the event foreseen. */
  readonly event: string;
  /** EDTF: when it is to be. */
  readonly horizon?: string;
  /** The words on which it depends. */
  readonly condition?: string;
  /** In words: "not reported here". */
  readonly outcome: string;
  /** Id of the event that a later text reports. */
  readonly reportedAs?: string;
}
