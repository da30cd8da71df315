// What an expression of time says before it is counted out: "the third quarter of last year" as a tree.
import type { DayPart, TimePart, TimeUnit } from '../../document/time.ts';
import type { HolidayRule, Vague } from './en.ts';

/** A number of units: "two weeks", "several months", "two to three years". */
export interface Amount {
  readonly unit: TimeUnit;
  readonly count?: number;
  /** The upper of two numbers. */
  readonly high?: number;
  readonly vague?: Vague;
  /** Working days: how many days those are, the calendar alone does not say. */
  readonly business?: true;
}

/** A place in the calendar, of which the larger parts may be left open. */
export interface Calendar {
  readonly is: 'calendar';
  readonly unit: TimeUnit;
  readonly year?: number;
  readonly quarter?: number;
  readonly half?: number;
  readonly season?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  /** ISO week of the year. */
  readonly week?: number;
  readonly century?: number;
  /** "the '90s": the decade of a century that is not said. */
  readonly shortDecade?: number;
  readonly holiday?: HolidayRule;
  /** 3/4/2024 read the other way round, where nobody says which comes first. */
  readonly swapped?: { readonly month: number; readonly day: number };
}

export type Expression =
  | Calendar
  /** today, yesterday: days from publication. */
  | { readonly is: 'offset'; readonly days: number }
  /** last week, next June, this summer. `steps` counts from the one that holds the day of publication. */
  | {
      readonly is: 'row';
      readonly steps: number;
      readonly of: Calendar;
      readonly latest?: true;
      readonly narrated?: boolean;
      readonly soonest?: true;
    }
  /** two weeks ago; a year earlier; three days after 4 May. */
  | {
      readonly is: 'shift';
      readonly amounts: readonly Amount[];
      readonly direction: -1 | 1;
      readonly from: 'publication' | 'spoken' | Expression;
      readonly exact?: true;
    }
  /** the past three months; the next few days; the first two weeks of May. */
  | {
      readonly is: 'run';
      readonly amounts: readonly Amount[];
      readonly direction: -1 | 1;
      readonly whole?: true;
      readonly within?: Expression;
    }
  /** for 10 days from 19 August. */
  | { readonly is: 'lasting'; readonly amounts: readonly Amount[]; readonly from: Expression }
  /** in three months: a point where the sentence looks ahead, else a length. */
  | { readonly is: 'ahead'; readonly amounts: readonly Amount[] }
  | { readonly is: 'length'; readonly amounts: readonly Amount[] }
  | { readonly is: 'set'; readonly every: string }
  | { readonly is: 'reference'; readonly to: 'past' | 'present' | 'future' }
  | {
      readonly is: 'range';
      readonly from?: Found;
      readonly to?: Found;
      /** The end named is not part of it: "after 2010". */
      readonly beyond?: true;
    }
  /** Tuesday of next week; June last year. */
  | { readonly is: 'within'; readonly inner: Expression; readonly outer: Expression }
  /** the first Friday, the third week; -1 for the last. */
  | { readonly is: 'nth'; readonly n: number; readonly unit: TimeUnit; readonly weekday?: number }
  | { readonly is: 'part'; readonly part: TimePart; readonly of: Expression; readonly open?: true }
  | { readonly is: 'clocked'; readonly of: Expression; readonly dayPart?: DayPart; readonly clock?: string }
  /** that day, the same year, the following month. */
  | { readonly is: 'same'; readonly unit: TimeUnit; readonly steps: number; readonly loose?: true }
  /** the quarter ended Sept. 30: the unit that holds a day. */
  | { readonly is: 'holding'; readonly unit: TimeUnit; readonly of: Expression }
  /** the week of 4 May. */
  | { readonly is: 'week-of'; readonly of: Expression }
  /** Recognised, and no such day: 31 February. */
  | { readonly is: 'impossible'; readonly why: string };

/** An expression, and its atoms [first, next). */
export interface Found {
  readonly expression: Expression;
  readonly first: number;
  readonly next: number;
}
