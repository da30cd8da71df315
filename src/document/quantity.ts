// An amount as the text gives it: value or bounds, what is counted, how exactly.
import type { Span } from './span.ts';

export interface Quantity extends Span {
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly lowExclusive?: boolean;
  readonly highExclusive?: boolean;
  readonly unit: string;
  readonly counts?: string;
  readonly scope?: string;
  readonly per?: string;
  readonly role?: 'cumulative' | 'new' | 'remaining';
  readonly approximate: boolean;
  readonly text: string;
}
