// Paragraphs, sentences and tokens of a text, in text order.
import type { Span } from './span.ts';

/** What a token is made of. */
export type TokenKind = 'word' | 'number' | 'punctuation' | 'symbol';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** The words in lower case, with typographic apostrophes made straight. */
  readonly lower: string;
  /** True inside quotation marks; the marks themselves count as inside. */
  readonly quoted: boolean;
}

/** A paragraph: a run of characters between line breaks, with the range of its sentences [first, last). */
export interface Paragraph extends Span {
  readonly sentences: readonly [first: number, last: number];
}

/** A sentence with the range of its tokens [first, last). */
export interface Sentence extends Span {
  readonly paragraph: number;
  readonly tokens: readonly [first: number, last: number];
}

/** A stretch between a pair of quotation marks, the marks included; `open` when it is never closed, `continues` when the next paragraph goes on with it. */
export interface Quotation extends Span {
  readonly mark: string;
  readonly closed: boolean;
}
