// What the API is served from: kept dossiers, each a set of tables to read and a few things to do.
import type { Analysis } from '../document/analysis.ts';
import type { Change } from '../document/change.ts';
import type { Judgement } from '../document/judgement.ts';
import type { Unread } from '../document/unread.ts';
import type { Place } from '../ingest/ingest.ts';
import type { Source } from '../ingest/reading.ts';
import type { PlaceCoordinates } from '../packs/coordinates.ts';
import type { EventType } from '../packs/event-type.ts';
import type { GazetteerEntry } from '../packs/gazetteer.ts';
import type { OpenDatabase } from '../store/database.ts';

/** Who does something, and when (ISO instant). */
export interface By {
  readonly who: string;
  readonly at: string;
}

/** What became of inputs: ids of documents that are new, of those that were there already, and what could not be read. */
export interface Added {
  readonly added: readonly string[];
  readonly seen: readonly string[];
  readonly unread: readonly Unread[];
}

/** A judgement before it is known who makes it. */
export type NewJudgement = Omit<Judgement, 'id' | 'who' | 'at' | 'withdrawn'>;

export interface NewChanges {
  readonly revision: number;
  readonly changes: readonly Change[];
}

export interface KeptDossier {
  readonly id: string;
  readonly database: Pick<OpenDatabase, 'db'>;
  /** Types of the dossier's packs; the export to PLOVER takes its codes from them. */
  readonly eventTypes?: readonly EventType[];
  /** What the gazetteer of the dossier's packs has of a place. */
  placeOf?(id: string): GazetteerEntry | undefined;
  /** Where its packs say that a place or state lies. */
  coordinatesOf?(id: string): PlaceCoordinates | undefined;
  addSources(sources: readonly { readonly source: Source; readonly place: Place }[], by: By): Promise<Added>;
  /** Fetched with every address checked. */
  addUrls(urls: readonly string[], by: By): Promise<Added>;
  /** False where there is no such document. */
  remove(document: string, by: By & { readonly why: string }): Promise<boolean>;
  judge(judgements: readonly NewJudgement[], by: By): Promise<readonly Judgement[]>;
  /** Undefined where there is no such judgement. */
  withdraw(judgement: string, by: By & { readonly why: string }): Promise<Judgement | undefined>;
  /** Everything, for exports and explanations. */
  analysis(): Promise<Analysis>;
  original(sha256: string): Promise<Uint8Array | undefined>;
  onChange(listener: (news: NewChanges) => void): () => void;
}

/** The dossiers of this process. */
export interface Dossiers {
  ids(): readonly string[] | Promise<readonly string[]>;
  get(id: string): KeptDossier | undefined | Promise<KeptDossier | undefined>;
}
