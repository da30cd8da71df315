// A ledger of happenings of one type: who, when, how much, as each claim states it; stated totals side by side; whether the sums hold.
import type { Quantity } from './quantity.ts';
import type { Quote } from './span.ts';

/** Whose happenings an amount counts: those of the actor that is named, or those of everyone. */
export const LEDGER_SCOPES = ['group', 'everyone'] as const;
export type LedgerScope = (typeof LEDGER_SCOPES)[number];

export interface LedgerActor {
  /** As the text has it: "North Korea-linked". */
  readonly name: string;
  readonly entity?: string;
}

export const LEDGER_INFERENCES = ['actor', 'year'] as const;

export interface LedgerRow {
  /** The calendar year that the time lies in. */
  readonly year?: number;
  /** The time in EDTF, where it is not the whole of `year`. */
  readonly edtf?: string;
  /** Where the scope is `everyone`, words that name nobody: "hackers". */
  readonly actor?: LedgerActor;
  readonly scope: LedgerScope;
  readonly amount?: Quantity;
  readonly count?: Quantity;
  readonly victim?: string;
  readonly method?: string;
  /** What the claim does not state itself, but words near it do. */
  readonly inferred: readonly (typeof LEDGER_INFERENCES)[number][];
  /** Id of the mention; absent where the amount is that of a change: "the amount stolen fell to $1.7 billion". */
  readonly mention?: string;
  readonly claim: string;
  readonly document: string;
  /** The word that tells of it: "stole", "fell". */
  readonly words: Quote;
}

/** One amount, and every place that states it. */
export interface LedgerFigure {
  readonly unit: string;
  /** Least and most that the words may stand for, rounding counted in; absent where there is no bound. */
  readonly low?: number;
  readonly high?: number;
  readonly figures: readonly Quote[];
  readonly claims: readonly string[];
}

/** What is stated for a whole year; nothing is added up. Amounts that differ stand side by side. */
export interface LedgerTotal {
  readonly year: number;
  readonly scope: LedgerScope;
  readonly actor?: LedgerActor;
  readonly amounts: readonly LedgerFigure[];
  readonly counts: readonly LedgerFigure[];
}

/** `change`: a stated rise or fall; `restated`: two amounts for one thing; `part`: a group has no more than everyone. */
export const LEDGER_CHECKS = ['change', 'restated', 'part'] as const;
export const LEDGER_VERDICTS = ['agrees', 'disagrees', 'implies', 'cannot-tell'] as const;

export interface LedgerCheck {
  readonly kind: (typeof LEDGER_CHECKS)[number];
  readonly verdict: (typeof LEDGER_VERDICTS)[number];
  readonly sentence: string;
  readonly figures: readonly Quote[];
}

export interface Ledger {
  /** Type of event, from the pack. */
  readonly type: string;
  readonly rows: readonly LedgerRow[];
  readonly totals: readonly LedgerTotal[];
  readonly checks: readonly LedgerCheck[];
}
