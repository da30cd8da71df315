// An amount as the text gives it: value or bounds, what is counted, how exactly.
import type { Span } from './span.ts';

export interface Quantity extends Span {
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly lowExclusive?: boolean;
  readonly highExclusive?: boolean;
  /** people, weapons, one (other things), share (of one), percent, USD, km, tonne, year … */
  readonly unit: string;
  /** What is counted, its head words in the singular: "artillery shell"; "age" where years are someone's age. */
  readonly counts?: string;
  /** The words that say where or when: "in 2023". */
  readonly scope?: string;
  /** "a day" → day. */
  readonly per?: string;
  readonly role?: 'cumulative' | 'new' | 'remaining';
  /** The amount is by how much something rose or fell, not how much there is. */
  readonly change?: 'rise' | 'fall';
  readonly approximate: boolean;
  readonly text: string;
}

/** A quantity as the stage finds it. */
export interface FoundQuantity extends Quantity {
  readonly parts: QuantityParts;
}

/** Where the words of a quantity stand. */
export interface QuantityParts {
  /** The number, or both ends of a range. */
  readonly numbers: readonly Span[];
  /** "%", "$", "metric tons". */
  readonly units: readonly Span[];
  /** "more than", "or more". */
  readonly bounds: readonly Span[];
  /** "North Korean special-forces soldiers". */
  readonly counted?: Span;
}

/** What the public contract has of a quantity. */
export function publicQuantity({ parts: _parts, ...quantity }: FoundQuantity): Quantity {
  return quantity;
}

/** An amount that a claim holds. */
export interface Figure extends Quantity {
  readonly document: string;
  /** Id of the claim. */
  readonly claim: string;
}
