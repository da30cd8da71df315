// What a pack says about the law of one regime: its resolutions, their paragraphs, and which events touch which. docs/provisions.md explains each field.

/** How a paragraph speaks, as its first verb does; the last three forbid nothing. */
export const STRENGTHS = ['decides', 'requires', 'demands', 'recalls', 'calls-upon', 'concern', 'intention'] as const;
export type Strength = (typeof STRENGTHS)[number];

const NO_BANS: ReadonlySet<Strength> = new Set(['calls-upon', 'concern', 'intention']);

/** Whether somebody is bound by words of this strength: "calls upon" binds nobody. */
export function binds(strength: Strength): boolean {
  return !NO_BANS.has(strength);
}

/** How number and content of a paragraph were seen; of the first alone the number counts as checked. */
export const CHECK_MARKS = {
  V: 'wording read with its number',
  'V-': 'wording read, number not seen with it',
  P: 'content from a secondary source, number not seen',
  N: 'number and subject seen in a text of the body, wording not read',
  U: 'from memory only',
} as const;
export type CheckMark = keyof typeof CHECK_MARKS;

export const BOUND = ['target', 'every-state'] as const;
export type Bound = (typeof BOUND)[number];

export const DIRECTIONS = ['to', 'from', 'both', 'within'] as const;

export interface Provision {
  /** Resolution and paragraph: "1718.8(b)". */
  readonly id: string;
  /** Number of the resolution. */
  readonly resolution: string;
  readonly paragraph: string;
  readonly strength: Strength;
  readonly bound: readonly Bound[];
  /** Seen from the target. */
  readonly direction?: (typeof DIRECTIONS)[number];
  readonly subject: string;
  /** In our own words, never those of the resolution. */
  readonly summary: string;
  /** ISO days by the clock of the body that adopted it. */
  readonly from: string;
  readonly to?: string;
  readonly deadline?: string;
  /** Days in which what was under way could be ended. */
  readonly windDown?: number;
  /** Of all together, never of one delivery. */
  readonly cap?: { readonly amount: number; readonly unit: string; readonly per: 'year' | 'quarter' };
  readonly exceptions: readonly { readonly paragraph?: string; readonly summary: string }[];
  /** Id of the paragraph that this one says again: where this one is not yet in force, that one may be. */
  readonly restates?: string;
  readonly tightenedBy: readonly string[];
  readonly contested: readonly { readonly reading: string; readonly by: string; readonly source: string }[];
  readonly checked: { readonly mark: CheckMark; readonly source: string };
}

export const PROVISION_ANSWERS = ['touches', 'touches-if', 'does-not', 'cannot-tell'] as const;
export type ProvisionAnswer = (typeof PROVISION_ANSWERS)[number];

/** Of whom a role must be filled: the state that the regime is about with all that is its own; only others; others too; anybody not known to be it. */
export const PARTIES = ['target', 'other', 'another', 'not-target'] as const;

/** One of `roles` must be filled so. */
export interface RuleParty {
  readonly roles: readonly string[];
  /** The roles tell of one party: what the first says whose state is told counts. */
  readonly isOne: boolean;
  /** One of `PARTIES`, or the code of a state. */
  readonly are: string;
}

export interface RuleClasses {
  readonly role: string;
  readonly classes: readonly string[];
}

/** The words of one of `roles` hold one of `words`; the role `trigger` is the words that tell of the event. */
export interface RuleWords {
  readonly roles: readonly string[];
  readonly words: readonly string[];
}

/** What all together must come to. */
export interface RuleCap {
  readonly role: string;
  readonly amount: number;
  readonly unit: string;
}

export interface Rule {
  readonly rule: string;
  /** Types of events. */
  readonly events: readonly string[];
  readonly parties: readonly RuleParty[];
  readonly of: readonly RuleClasses[];
  readonly except: readonly RuleClasses[];
  readonly says: readonly RuleWords[];
  readonly unlessSays: readonly RuleWords[];
  readonly over?: RuleCap;
  readonly upTo?: RuleCap;
  /** One of the roles is filled by a body or person that the regime lists. */
  readonly listed: readonly string[];
  /** ISO days between which the event must lie. */
  readonly from?: string;
  readonly to?: string;
  readonly answer: ProvisionAnswer;
  /** Ids of paragraphs; of none where the regime as a whole answers. */
  readonly provisions: readonly string[];
  readonly condition?: string;
  /** What would have to be known, by the role that does not tell it; `answer` for an answer that cannot be told at all. */
  readonly missing: Readonly<Record<string, string>>;
  readonly because: string;
  /** Counts only where no rule before it touches, or cannot tell. */
  readonly otherwise: boolean;
  /** Told where it is asked for, not in the brief. */
  readonly quiet: boolean;
}

export interface Resolution {
  readonly number: string;
  /** "S/RES/1718 (2006)". */
  readonly symbol: string;
  readonly adopted: string;
  readonly after: string;
  readonly vote: string;
  readonly source: string;
}

/** What the law says of a matter that texts make statements about. */
export const TOPIC_LAWS = ['banned', 'in-part', 'capped', 'not-named', 'allowed'] as const;
export type TopicLaw = (typeof TOPIC_LAWS)[number];

export interface Topic {
  readonly topic: string;
  /** Words of texts, lower case. */
  readonly words: readonly string[];
  readonly law: TopicLaw;
  /** A sentence. */
  readonly says: string;
  readonly provisions: readonly string[];
}

export interface Regime {
  /** Kebab-case: the name of its folder. */
  readonly regime: string;
  readonly name: string;
  /** Words by which texts mean it, lower case: "u.n. sanctions". */
  readonly called: readonly string[];
  /** Code of the state that it is about. */
  readonly target: string;
  /** Whose days its dates are. */
  readonly clock: string;
  readonly resolutions: readonly Resolution[];
  /** Bodies and people it lists, by their ids in the gazetteer. */
  readonly listed: readonly { readonly id: string; readonly entry: string; readonly on: string }[];
  /** Numbers of rounds that are told, and how each counts. */
  readonly rounds: readonly { readonly count: number; readonly counts: string }[];
  readonly topics: readonly Topic[];
  readonly provisions: readonly Provision[];
  readonly rules: readonly Rule[];
}
