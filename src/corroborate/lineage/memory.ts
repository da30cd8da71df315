// What is known of two documents that were held against each other, as long as both are there.
import { byCodeUnit } from '../../document/order.ts';
import type { Lineage } from '../../document/origin.ts';
import type { Quote } from '../../document/span.ts';
import type { Comparison } from './compare.ts';

export interface Pair {
  /** Ids in order. */
  readonly a: string;
  readonly b: string;
  /** Null where the texts share nothing. */
  readonly comparison: Comparison | null;
  /** So much is shared that both are of one class. */
  readonly joins: boolean;
  /** How many of the two chose the other by what they share. */
  chosenBy: number;
  /** One is the oldest of the class of the other, which met it by way of others. */
  isHead: boolean;
  related?: Lineage;
  /** That both quote one release; looked for where one chose the other. */
  release?: Lineage | 'none';
  /** By the document in which the words stand, and their place. */
  readonly traces: Map<string, Quote | null>;
}

/** The key under which a comparison of two documents is kept. */
export function pairKey(a: string, b: string): string {
  return byCodeUnit(a, b) < 0 ? `${a} ${b}` : `${b} ${a}`;
}
