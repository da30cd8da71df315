// A name in a text: "Kim Jong Un", "Security Council", "Vladivostok", "Russian".
import type { Span } from './span.ts';

/** An outlet is one that a pack knows, a state one that a pack lists; other holds peoples, languages, laws, wars, works. */
export const NAME_TYPES = ['person', 'organization', 'outlet', 'state', 'place', 'other'] as const;
export type NameType = (typeof NAME_TYPES)[number];

export interface Name extends Span {
  readonly type: NameType;
  /** ISO 3166 alpha-2 of the state that is named, also by "Russian". */
  readonly state?: string;
  /** Id of the outlet in the pack. */
  readonly outlet?: string;
  /** Who found it: the model, or the names of the pack. */
  readonly basis: 'model' | 'pack';
}
