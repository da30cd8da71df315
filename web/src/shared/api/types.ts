// What the server answers: objects of docs/json.md, and the short ones of lists. web/test/contract.test.ts holds them to its schemas.
import type { Attribution } from '../../../../src/document/attribution.ts';
import type { Verdict } from '../../../../src/document/change.ts';
import type { Stance } from '../../../../src/document/claim.ts';
import type { Document } from '../../../../src/document/document.ts';
import type { EventMention } from '../../../../src/document/event.ts';
import type {
  Contradiction,
  Entity,
  Lineage,
  LineageKind,
  Origin,
  Prediction,
} from '../../../../src/document/origin.ts';
import type { Figure } from '../../../../src/document/quantity.ts';
import type { Support } from '../../../../src/document/verdict.ts';

export type { Attribution } from '../../../../src/document/attribution.ts';
export type { Change, ChangeKind, Verdict } from '../../../../src/document/change.ts';
export type { Certainty, Claim, Link, Stance } from '../../../../src/document/claim.ts';
export type { Document } from '../../../../src/document/document.ts';
export type { Event, EventMention, FigureComparison, Modality, Polarity } from '../../../../src/document/event.ts';
export type { Judgement } from '../../../../src/document/judgement.ts';
export type { Note } from '../../../../src/document/note.ts';
export type { Altered, Contradiction, Entity, Lineage, Origin, Prediction } from '../../../../src/document/origin.ts';
export type { Outlet } from '../../../../src/document/outlet.ts';
export type { Position } from '../../../../src/document/position.ts';
export type { Figure } from '../../../../src/document/quantity.ts';
export type { DossierScreening, ScreeningHit } from '../../../../src/document/screening.ts';
export type { Quote, Span } from '../../../../src/document/span.ts';
export type { Corroboration, ProvisionHit, Rating, Support } from '../../../../src/document/verdict.ts';

/** A page of a list. */
export interface List<Item> {
  readonly items: readonly Item[];
  /** Give it as `after`; absent on the last page. */
  readonly next?: string;
  readonly total?: number;
  readonly revision: number;
}

export type Role = 'reader' | 'analyst' | 'owner';

export interface Session {
  readonly who: string;
  readonly kind: 'local' | 'team';
  readonly via: 'cookie' | 'token';
  readonly expiresAt?: string;
  readonly dossiers: readonly { readonly id: string; readonly role: Role }[];
}

export interface Dossier {
  readonly id: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly revision: number;
  readonly generation: number;
  readonly documents: number;
  readonly claims: number;
  readonly events: number;
  readonly unread: number;
}

export interface ListedEvent {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly place: string | null;
  readonly actors: readonly string[];
  readonly support: Support;
  readonly independent: number;
  readonly contested: boolean;
  readonly documents: number;
  readonly hash: string;
  readonly revision: number;
}

export type ListedDocument = Omit<Document, 'text'>;
export type ListedEntity = Omit<Entity, 'mentions'> & { readonly mentions: number };
export type ListedOrigin = Omit<Origin, 'documents' | 'claims'> & {
  readonly documents: number;
  readonly claims: number;
};

/** Events counted by time: `GET /timeline`. */
export interface Timeline {
  readonly bucket: 'day' | 'month' | 'year' | 'decade';
  /** In the order of time, those without events left out. */
  readonly items: readonly TimelineItem[];
  readonly undated: Tally;
  /** All, the undated too. */
  readonly events: number;
  readonly revision: number;
}

export interface Tally {
  readonly events: number;
  readonly contested: number;
  readonly types: Readonly<Record<string, number>>;
  readonly support: Readonly<Partial<Record<Support, number>>>;
}

export interface TimelineItem extends Tally {
  /** "2024-10"; of a decade its first year. */
  readonly from: string;
  readonly to: string;
}

/** `GET /facets/events`, `GET /facets/claims`. */
export interface Facets<Name extends string> {
  readonly facets: Readonly<Record<Name, readonly FacetCount[]>>;
  readonly counted: number;
  /** False where only the newest rows were counted. */
  readonly isWhole: boolean;
  readonly revision: number;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
  /** Of an actor, a place or an outlet, where it is known. */
  readonly name?: string;
}

/** `GET /explain/ID`. */
export interface Explanation {
  readonly kind: 'event' | 'claim' | 'origin' | 'document';
  readonly id: string;
  readonly label: string;
  readonly sections: readonly { readonly heading: string; readonly rows: readonly ExplanationRow[] }[];
}

export interface ExplanationRow {
  readonly label: string;
  /** Empty where the words speak for themselves. */
  readonly text: string;
  readonly words: readonly ExplainedWords[];
  readonly of?: { readonly kind: Explanation['kind']; readonly id: string };
  readonly rows: readonly ExplanationRow[];
}

export interface ExplainedWords {
  /** Number of the document in the brief, from 1. */
  readonly document: number;
  readonly line: number;
  readonly page?: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `GET /network/actors`. */
export interface ActorNetwork {
  readonly nodes: readonly {
    readonly id: string;
    readonly name: string;
    readonly events: number;
    readonly contested: number;
  }[];
  readonly edges: readonly {
    readonly a: string;
    readonly b: string;
    readonly events: number;
    readonly contested: number;
    readonly types: Readonly<Record<string, number>>;
    readonly support: Readonly<Partial<Record<Support, number>>>;
  }[];
  /** Shown or not. */
  readonly actors: number;
  readonly isWhole: boolean;
  readonly revision: number;
}

/** `GET /network/documents`. */
export interface DocumentNetwork {
  readonly nodes: readonly {
    readonly id: string;
    readonly kind: 'document' | 'outlet';
    readonly title: string;
    readonly outlet: string | null;
    readonly published: string | null;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: LineageKind;
    readonly direction: 'known' | 'unknown';
    readonly score?: number;
    readonly reason: string;
  }[];
  readonly texts: number;
  readonly isWhole: boolean;
  readonly revision: number;
}

/** `GET /places`. */
export interface Places {
  readonly items: readonly PlaceWithEvents[];
  readonly places: number;
  /** Events that fit and have no place. */
  readonly unplaced: number;
  readonly revision: number;
}

export interface PlaceWithEvents {
  readonly id: string;
  readonly name: string;
  readonly state?: string;
  readonly partOf?: string;
  readonly wikidata?: string;
  /** Degrees; absent where no pack says where it lies. */
  readonly at?: { readonly longitude: number; readonly latitude: number; readonly source: string };
  readonly events: number;
  readonly contested: number;
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** `GET /changes/since`. */
export interface ChangesSince {
  readonly since: number;
  readonly items: readonly EventChange[];
  readonly counts: { readonly new: number; readonly gone: number; readonly changed: number };
  readonly documents: { readonly added: number; readonly removed: number };
  readonly isWhole: boolean;
  readonly note?: string;
  readonly revision: number;
}

export interface EventChange {
  readonly kind: 'event-new' | 'event-gone' | 'verdict-changed' | 'contested';
  readonly event: { readonly id: string; readonly type: string; readonly label: string };
  readonly before: Verdict | null;
  readonly after: Verdict | null;
  readonly revision: number;
}

/** `GET /search`: a kind is absent where a filter does not apply to it. */
export interface Found {
  readonly documents?: FoundList<FoundDocument>;
  readonly claims?: FoundList<FoundClaim>;
  readonly events?: FoundList<ListedEvent>;
  readonly revision: number;
}

export interface FoundList<Item> {
  readonly items: readonly Item[];
  /** There are more. */
  readonly next?: string;
}

export interface FoundDocument {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly place: string;
  readonly published: string | null;
}

export interface FoundClaim {
  readonly id: string;
  readonly document: string;
  readonly speaker: string;
  readonly stance: Stance;
  readonly published: string | null;
  readonly words: readonly string[];
}

/** How far a command has come with the inputs it was given: `GET /reading`. */
export interface Reading {
  /** What people call the dossier. */
  readonly name: string;
  readonly isTemporary: boolean;
  readonly isReading: boolean;
  readonly done: number;
  readonly total: number;
  readonly unread: number;
}

export type AnyConclusion = Contradiction | Prediction | Lineage;

/** What was read in one text: `GET /documents/ID/annotations`. */
export interface Annotations {
  readonly attributions: readonly Attribution[];
  readonly eventMentions: readonly EventMention[];
  readonly figures: readonly Figure[];
  /** With their mentions in this text. */
  readonly entities: readonly Entity[];
  readonly revision: number;
}
