// What is concluded about an event: on how many origins it rests, how it is rated, which provisions it would touch.

/** `none`: nobody puts it forward as a fact. */
export const SUPPORTS = ['none', 'single-report', 'one-origin', 'one-party', 'not-established', 'independent'] as const;
export type Support = (typeof SUPPORTS)[number];

/** `dependent`: one goes back to the other, or both to a third. `not-established`: unknown is not independent. */
export const PAIR_VERDICTS = ['one-party', 'dependent', 'not-established', 'independent'] as const;
export type PairVerdict = (typeof PAIR_VERDICTS)[number];

export interface Corroboration {
  /** That put it forward, in the furthest state that anyone puts forward. */
  readonly documents: number;
  readonly outlets: number;
  readonly origins: readonly string[];
  readonly parties: readonly string[];
  /** Size of the largest set of origins of which any two are independent; 1 where no two are. */
  readonly independent: number;
  readonly support: Support;
  readonly contested: boolean;
  /** Claims that deny it. */
  readonly against: readonly string[];
  /** Claims that take no stand or doubt it. */
  readonly declined: readonly string[];
  /** Parties of the event of whom no word stands here. */
  readonly silent: readonly string[];
  readonly pairs: readonly {
    readonly a: string;
    readonly b: string;
    readonly verdict: PairVerdict;
    readonly reason: string;
  }[];
  readonly wouldChange: readonly string[];
  readonly explanation: string;
}

export const TOUCH_ANSWERS = ['touches', 'touches-if', 'does-not', 'cannot-tell'] as const;
export type TouchAnswer = (typeof TOUCH_ANSWERS)[number];

/** What is supposed of the event: that it happened as told, or that what is planned is carried out. */
export const SUPPOSITIONS = ['true', 'carried-out'] as const;
export type Supposition = (typeof SUPPOSITIONS)[number];

/** Whether an event would touch a paragraph, supposing it happened as told. Whether it did is not said here. */
export interface ProvisionHit {
  /** Id of the paragraph, "1874.9"; of the regime, where no one paragraph is meant. */
  readonly provision: string;
  /** "S/RES/1874 (2009) ¶ 9". */
  readonly name: string;
  readonly answer: TouchAnswer;
  readonly supposing: Supposition;
  readonly condition?: string;
  readonly missing?: string;
  /** Why, in a sentence. */
  readonly reason: string;
  /** "decides"; absent for a regime. */
  readonly strength?: string;
  /** Who is bound, in words. */
  readonly bound?: readonly string[];
  /** The paragraph in our own words. */
  readonly summary?: string;
  readonly exceptions?: readonly string[];
  /** Readings that are disputed, with who holds them. */
  readonly contested?: readonly string[];
  /** The number was seen with the wording. */
  readonly checked: boolean;
  /** How number and content were seen. */
  readonly seen?: string;
  /** What the dossier asks for before an event counts as told well enough, and whether this one is. */
  readonly standard: Standard;
  readonly standardMet: boolean;
  /** Told where it is asked for, not in the brief. */
  readonly quiet?: true;
}

/** How well an event must be told: on two independent origins, by one primary document, or either of the two. */
export const STANDARDS = ['either', 'two-origins', 'document'] as const;
export type Standard = (typeof STANDARDS)[number];

/** Admiralty rating: reliability of the source, credibility of the information. */
export interface Rating {
  readonly reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly credibility: 1 | 2 | 3 | 4 | 5 | 6;
  readonly reason: string;
}
