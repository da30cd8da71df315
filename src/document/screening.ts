// The names of a dossier against lists of sanctions: what was screened against which versions, and who is like whom. A hit is a suggestion until a person decides.

/** What one name in the texts and one listed name have in common, in a word. */
export const STRENGTHS = ['strong', 'fair', 'slight'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** What a person decides on a hit. */
export const HIT_VERDICTS = ['same', 'not-the-same'] as const;
export type HitVerdict = (typeof HIT_VERDICTS)[number];

export const HIT_STATES = ['suggestion', ...HIT_VERDICTS] as const;

/** A decision on an entity and an entry of a list, by its people: kept with the dossier. */
export interface ListingDecision {
  /** List and entry: "un/KPi.033". */
  readonly listing: string;
  readonly verdict: HitVerdict;
  readonly who: string;
  readonly at: string;
  readonly why: string;
}

export interface ScreeningHit {
  /** Id of the entity, and its name in the texts. */
  readonly entity: string;
  readonly name: string;
  /** The name of it that was asked for: its own or an alias. */
  readonly asked: string;
  /** 0 to 1000. */
  readonly score: number;
  readonly strength: Strength;
  /** Id of the list, SHA-256 of its version, and the entry. */
  readonly list: string;
  readonly version: string;
  readonly entry: string;
  readonly listed: string;
  readonly kind: string;
  /** `suggestion` until a person decides. */
  readonly status: (typeof HIT_STATES)[number];
  readonly decided?: { readonly who: string; readonly at: string; readonly why: string };
}

export interface ScreenedAgainst {
  readonly id: string;
  readonly title: string;
  /** SHA-256 of the version, and the day its publisher made it where that is told. */
  readonly version: string;
  readonly generated?: string;
}

export interface DossierScreening {
  readonly algorithm: string;
  /** Hits score this or more. */
  readonly threshold: number;
  readonly lists: readonly ScreenedAgainst[];
  /** Names that were asked for, and the entities that bear them. */
  readonly names: number;
  readonly entities: number;
  readonly hits: readonly ScreeningHit[];
}
