// When something is said to have been, as EDTF with the words it was read from.
import type { Span } from './span.ts';

export interface Time extends Span {
  readonly kind: 'date' | 'duration' | 'set' | 'reference';
  /** 2024-01, 2006/.., 2024-11~ */
  readonly edtf?: string;
  readonly basis: 'stated' | 'relative-to-publication' | 'relative-to-time' | 'inferred';
  readonly anchor?: string;
  readonly text: string;
}
