// The words of who speaks, the words that attribute, the words attributed.
import type { Quote } from './span.ts';

export const ATTRIBUTION_FORMS = ['direct', 'mixed', 'indirect'] as const;
export type AttributionForm = (typeof ATTRIBUTION_FORMS)[number];

/** Said; wanted or meant to be done; or held and shown without a word of it: "supports", "attacked". No claim is made of the last. */
export const ATTRIBUTION_KINDS = ['speech', 'intention', 'attitude'] as const;
export type AttributionKind = (typeof ATTRIBUTION_KINDS)[number];

export interface Attribution {
  readonly id: string;
  /** Document id. */
  readonly document: string;
  /** The attribution whose content holds this one. */
  readonly parent?: string;
  readonly kind: AttributionKind;
  readonly sources: readonly Quote[];
  /** Where the source is a pronoun, an office or left out: the earlier words that name it. */
  readonly antecedent?: Quote;
  readonly cue: Quote;
  readonly contents: readonly Quote[];
  readonly form: AttributionForm;
  /** How sure the reader is that the three belong together, 0 to 1. */
  readonly confidence: number;
}
