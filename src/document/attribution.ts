// The words of who speaks, the words that attribute, the words attributed.
import type { Quote } from './span.ts';

export const ATTRIBUTION_FORMS = ['direct', 'mixed', 'indirect'] as const;
export type AttributionForm = (typeof ATTRIBUTION_FORMS)[number];

export interface Attribution {
  readonly id: string;
  /** Document id. */
  readonly document: string;
  /** The attribution whose content holds this one. */
  readonly parent?: string;
  readonly kind: 'speech' | 'intention';
  readonly sources: readonly Quote[];
  readonly cue: Quote;
  readonly contents: readonly Quote[];
  readonly form: AttributionForm;
  /** How sure the reader is that the three belong together, 0 to 1. */
  readonly confidence: number;
}
