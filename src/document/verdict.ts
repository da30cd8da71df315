// What is concluded about an event: on how many origins it rests, how it is rated, which provisions it would touch.

export const SUPPORTS = ['single-report', 'one-origin', 'one-party', 'not-established', 'independent'] as const;
export type Support = (typeof SUPPORTS)[number];

export interface Corroboration {
  readonly documents: number;
  readonly outlets: number;
  readonly origins: readonly string[];
  readonly parties: readonly string[];
  readonly independent: number;
  readonly support: Support;
  readonly contested: boolean;
  readonly against: readonly string[];
  readonly pairs: readonly {
    readonly a: string;
    readonly b: string;
    readonly verdict: string;
    readonly reason: string;
  }[];
  readonly wouldChange: readonly string[];
  readonly explanation: string;
}

export interface ProvisionHit {
  readonly provision: string;
  readonly answer: 'touches' | 'touches-if' | 'does-not' | 'cannot-tell';
  readonly condition?: string;
  readonly missing?: string;
  readonly checked: boolean;
  readonly standardMet: boolean;
}

/** Admiralty rating: reliability of the source, credibility of the information. */
export interface Rating {
  readonly reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly credibility: 1 | 2 | 3 | 4 | 5 | 6;
  readonly reason: string;
}
