// What the reader of amounts sees of one sentence.
import type { Name } from '../../document/name.ts';
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import type { Span } from '../../document/span.ts';
import type { SpanIndex } from '../../document/span-index.ts';
import type { Piece } from './pieces.ts';

export interface Reading {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Of the tokens of the whole text. */
  readonly tags: readonly PartOfSpeech[];
  readonly names: SpanIndex<Name>;
}

/** The piece in lower case, or the empty string beyond the ends. */
export function lowerAt({ pieces }: Reading, at: number): string {
  return pieces[at]?.lower ?? '';
}

export function tagAt({ pieces, tags }: Reading, at: number): PartOfSpeech {
  const piece = pieces[at];
  return piece === undefined ? '' : tags[piece.token]!;
}

/** Where the pieces [first, last) stand. */
export function spanOf({ pieces }: Reading, first: number, last: number): Span {
  return { start: pieces[first]!.start, end: pieces[last - 1]!.end };
}

/** True where the piece begins with a capital. */
export function isCapital({ text, pieces }: Reading, at: number): boolean {
  const piece = pieces[at];
  return piece !== undefined && /^\p{Lu}/u.test(text.slice(piece.start, piece.start + 2));
}
