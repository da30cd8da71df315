// What is put forward, by whom, and how firmly.
import type { Quote } from './span.ts';
import type { Time } from './time.ts';

/** What the speaker does with the content. */
export const STANCES = ['asserts', 'confirms', 'denies', 'doubts', 'declines', 'relays', 'demands', 'commits'] as const;
export type Stance = (typeof STANCES)[number];

/** How sure the speaker is. `unstated`: he makes no claim to truth. */
export const CERTAINTIES = ['certain', 'probable', 'possible', 'improbable', 'unstated'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** `lost`: speech printed as the article's own voice, its speaker gone. */
export const VOICES = ['attributed', 'outlet', 'lost'] as const;
export type Voice = (typeof VOICES)[number];

export const RECORDS = ['on', 'off', 'background', 'unstated'] as const;
export type RecordStatus = (typeof RECORDS)[number];

export const ACCESSES = ['witnessed', 'took-part', 'document', 'sensor', 'intelligence', 'told', 'unstated'] as const;
export type Access = (typeof ACCESSES)[number];

export const CLAIM_STATUSES = ['live', 'corrected', 'retracted', 'superseded', 'rejected'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const LINK_RELATIONS = ['said-to', 'quotes', 'cites', 'first-reported-by', 'summarises'] as const;
export type LinkRelation = (typeof LINK_RELATIONS)[number];

export const LINK_KINDS = [
  'person',
  'official',
  'body',
  'state-media',
  'outlet',
  'wire',
  'expert',
  'research',
  'document',
  'unknown',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Whether a link, or who speaks, is an outlet of any kind, which prints what others say. */
export function isOutlet({ kind }: Pick<Link, 'kind'>): boolean {
  return kind === 'outlet' || kind === 'wire' || kind === 'state-media';
}

/** One step of who told whom. */
export interface Link {
  readonly name: string;
  readonly words: Quote;
  readonly relation: LinkRelation;
  readonly entity?: string;
  readonly state?: string;
  readonly body?: string;
  readonly office?: string;
  readonly seniority?: string;
  readonly ordinal?: number;
  readonly number?: number;
  readonly kind: LinkKind;
  readonly anonymous: boolean;
  readonly anonymityReason?: Quote;
}

export interface Claim {
  readonly id: string;
  /** Document id. */
  readonly document: string;
  /** Attribution id; null for the outlet's own voice. */
  readonly attribution: string | null;
  readonly voice: Voice;
  readonly contents: readonly Quote[];
  readonly stance: Stance;
  readonly certainty: Certainty;
  /** The words that lower the certainty. */
  readonly hedges: readonly Quote[];
  /** "if true": the words on which the content depends. */
  readonly condition?: Quote;
  /** From the first speaker to the one who told this text. */
  readonly chain: readonly Link[];
  /** Origin ids. */
  readonly origins: readonly string[];
  readonly traced: 'full' | 'partial' | 'none';
  readonly record: RecordStatus;
  readonly access: Access;
  readonly saidAt?: Time;
  readonly asOf?: Time;
  readonly confidence: number;
  /** `rejected`: a person holds that the text does not make it. */
  readonly status: ClaimStatus;
  /** What people hold of it; the last of them counts. `was`: what the reader had read. */
  readonly judged?: {
    readonly kind: 'confirm' | 'reject' | 'correct';
    readonly judgements: readonly string[];
    readonly was?: { readonly stance: Stance; readonly certainty: Certainty };
  };
  /** Provision id: the claim is a statement about the law. */
  readonly aboutLaw?: string;
}
