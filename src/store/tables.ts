// The tables of a kept dossier. Bodies are JSON as text: `jsonb` would reorder keys and refuse U+0000, and the same object must come back byte for byte.
import type { Generated } from 'kysely';

export interface DossierRow {
  readonly id: string;
  readonly createdAt: string;
  /** JSON: what it is set to, such as its packs. */
  readonly settings: string;
  /** The generation that is shown; 0 before the first is whole. */
  readonly generation: number;
  /** Entries of the log whose documents and judgements the conclusions take in. */
  readonly concludedSeq: number;
  /** Grows with every change of the conclusions. */
  readonly revision: number;
}

export interface BlobRow {
  readonly dossier: string;
  readonly sha256: string;
  readonly size: number;
  /** Null where the bytes lie in a folder. */
  readonly bytes: Uint8Array | null;
}

export interface DocumentRow {
  readonly dossier: string;
  readonly id: string;
  readonly sha256: string;
  readonly recipe: string;
  /** SHA-256 of the text as UTF-8, so that it is proved apart from its bytes. */
  readonly textSha256: string;
  readonly text: string;
  readonly addedAt: string;
}

export interface SightingRow {
  readonly dossier: string;
  readonly document: string;
  /** Hash of the body. */
  readonly key: string;
  /** The Document as this place gives it, without its text. */
  readonly body: string;
  readonly seenAt: string;
}

export interface GenerationRow {
  readonly dossier: string;
  readonly generation: number;
  /** JSON: version, packs and models, as `Analysis.generator` has them. */
  readonly recipe: string;
  readonly state: 'building' | 'current' | 'old';
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export interface AnalysisRow {
  readonly dossier: string;
  readonly document: string;
  readonly generation: number;
  /** Key of the sighting whose date and outlet the analysis started from. */
  readonly sighting: string;
  /** JSON: attributions, claims, mentions, figures, entities, outlets. */
  readonly body: string;
  readonly madeAt: string;
}

/** Kinds of what is concluded from all documents together, one table for all that is only fetched by id or in order. */
export type ConclusionKind =
  | 'origin'
  | 'lineage'
  | 'contradiction'
  | 'prediction'
  | 'entity'
  | 'outlet'
  | 'ledger'
  | 'gap';

export interface ConclusionRow {
  readonly dossier: string;
  readonly kind: ConclusionKind;
  readonly id: string;
  /** What lists are sorted by, before the id. */
  readonly sort: string;
  /** Ids of events, documents and claims by which it is looked up. */
  readonly about: readonly string[];
  readonly body: string;
  readonly hash: string;
  readonly revision: number;
}

export interface DocumentViewRow {
  readonly dossier: string;
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly kind: string;
  readonly language: string;
  readonly place: string;
  readonly published: string | null;
  readonly words: string;
  /** The joined Document without its text. */
  readonly body: string;
  readonly hash: string;
  readonly revision: number;
}

export interface ClaimRow {
  readonly dossier: string;
  readonly id: string;
  readonly document: string;
  readonly stance: string;
  readonly certainty: string;
  readonly voice: string;
  readonly speaker: string;
  /** What it is narrowed by, in one index: "actor:state:KP", "type:goods-transfer", "stance:denies", "outlet:5f2a…". */
  readonly facets: readonly string[];
  readonly published: string | null;
  readonly confidence: number;
  readonly words: string;
  readonly body: string;
  readonly hash: string;
  readonly revision: number;
}

export interface EventRow {
  readonly dossier: string;
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly place: string | null;
  readonly actors: readonly string[];
  /** Ids of the claims that tell of it, deny it or take no stand. */
  readonly claims: readonly string[];
  readonly support: string;
  readonly independent: number;
  readonly contested: boolean;
  readonly documents: number;
  readonly body: string;
  readonly hash: string;
  readonly revision: number;
}

/** How many rows have a facet: "stance:denies", "type:missile-test"; "day:2024-10-21"; "all" for all of them. Kept by triggers. */
export interface FacetCountRow {
  readonly dossier: string;
  readonly subject: 'documentViews' | 'claims' | 'events';
  readonly facet: string;
  readonly count: number;
}

/** A claim and somebody who speaks in it or is meant. Kept by triggers. */
export interface ClaimActorRow {
  readonly dossier: string;
  readonly actor: string;
  readonly stance: string;
  /** Empty where it is not known. */
  readonly published: string;
  /** Of the claim. */
  readonly id: string;
}

/** A revision, and the log that it takes in. Written by a trigger. */
export interface RevisionRow {
  readonly dossier: string;
  readonly revision: number;
  readonly seq: number;
  /** Of the last entry that it takes in. */
  readonly at: string;
}

/** What an event was before a revision and is since: nulls where it was not there. Written by triggers. */
export interface EventChangeRow {
  readonly dossier: string;
  readonly revision: number;
  readonly event: string;
  readonly type: string;
  readonly label: string;
  readonly wasSupport: string | null;
  readonly wasIndependent: number | null;
  readonly wasContested: boolean | null;
  readonly support: string | null;
  readonly independent: number | null;
  readonly contested: boolean | null;
}

/** Bytes that were given and are not read yet. */
export interface IntakeRow {
  readonly dossier: string;
  /** Hash of bytes and place: the same input twice is one. */
  readonly id: string;
  readonly sha256: string;
  /** JSON: `{place, name, contentType?}` */
  readonly place: string;
  readonly who: string;
  readonly at: string;
}

/** An input that could not be read, until one of the same path is. */
export interface UnreadRow {
  readonly dossier: string;
  readonly path: string;
  readonly reason: string;
  readonly at: string;
}

export interface ComparisonRow {
  readonly dossier: string;
  readonly a: string;
  readonly b: string;
  /** JSON of what the two texts share, or null where it is nothing. */
  readonly body: string | null;
}

export interface JudgementRow {
  readonly dossier: string;
  readonly id: string;
  readonly kind: string;
  readonly targetKind: string;
  readonly target: string;
  readonly who: string;
  readonly at: string;
  readonly body: string;
  readonly withdrawn: string | null;
}

export interface LogRow {
  readonly dossier: string;
  /** From 1, without gaps. */
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly action: string;
  /** JSON of what the action was about: ids and hashes, no text. */
  readonly body: string;
  readonly previous: string;
  readonly hash: string;
}

export interface FeedRow {
  readonly dossier: string;
  readonly url: string;
  readonly body: string;
}

export interface AccountRow {
  readonly name: string;
  readonly password: string;
  readonly createdAt: string;
  readonly disabled: Generated<boolean>;
}

export interface RoleRow {
  readonly account: string;
  readonly dossier: string;
  readonly role: 'reader' | 'analyst' | 'owner';
}

export interface SessionRow {
  /** SHA-256 of the secret that the browser or the script holds. */
  readonly secret: string;
  readonly account: string;
  readonly kind: 'session' | 'token';
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

export interface Tables {
  dossiers: DossierRow;
  blobs: BlobRow;
  documents: DocumentRow;
  sightings: SightingRow;
  generations: GenerationRow;
  analyses: AnalysisRow;
  conclusions: ConclusionRow;
  documentViews: DocumentViewRow;
  claims: ClaimRow;
  events: EventRow;
  facetCounts: FacetCountRow;
  claimActors: ClaimActorRow;
  revisions: RevisionRow;
  eventChanges: EventChangeRow;
  intake: IntakeRow;
  unread: UnreadRow;
  comparisons: ComparisonRow;
  judgements: JudgementRow;
  log: LogRow;
  feeds: FeedRow;
  accounts: AccountRow;
  roles: RoleRow;
  sessions: SessionRow;
}
