// The first links of chains, what they are about, and which text copies, credits or cites which.

import type { LinkKind } from './claim.ts';
import type { Quote, Span } from './span.ts';

export interface Origin {
  readonly id: string;
  readonly name: string;
  readonly kind: LinkKind;
  readonly anonymous: boolean;
  readonly party?: string;
  readonly entity?: string;
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

export interface Lineage {
  readonly from: string;
  readonly to: string;
  readonly kind: LineageKind;
  readonly altered: readonly { readonly a: Quote; readonly b: Quote }[];
  readonly evidence: readonly Quote[];
  readonly score?: number;
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
  readonly horizon?: string;
  readonly condition?: string;
  readonly outcome: string;
}
