// Looks up phrases of several words in a run of pieces, forwards ("or more") or backwards ("at least").
import type { Piece } from './pieces.ts';

interface Phrase<T> {
  readonly words: readonly string[];
  readonly meaning: T;
}

/** A phrase found: pieces [first, last). */
export interface Found<T> {
  readonly first: number;
  readonly last: number;
  readonly meaning: T;
}

/** A fixed set of phrases. The longest that fits is found. */
export class Phrases<T> {
  readonly #byFirst = new Map<string, Phrase<T>[]>();
  readonly #byLast = new Map<string, Phrase<T>[]>();

  constructor(entries: Iterable<readonly [phrase: string, meaning: T]>) {
    for (const [phrase, meaning] of entries) {
      const words = phrase.split(' ');
      add(this.#byFirst, words[0]!, { words, meaning });
      add(this.#byLast, words.at(-1)!, { words, meaning });
    }
  }

  /** The longest phrase that begins with piece `at`. */
  from(pieces: readonly Piece[], at: number): Found<T> | undefined {
    const piece = pieces[at];
    if (piece === undefined) return undefined;
    for (const { words, meaning } of this.#byFirst.get(piece.lower) ?? []) {
      if (fits(pieces, at, words)) return { first: at, last: at + words.length, meaning };
    }
    return undefined;
  }

  /** The longest phrase that ends before piece `end`. */
  upTo(pieces: readonly Piece[], end: number): Found<T> | undefined {
    const piece = pieces[end - 1];
    if (piece === undefined) return undefined;
    for (const { words, meaning } of this.#byLast.get(piece.lower) ?? []) {
      if (fits(pieces, end - words.length, words)) return { first: end - words.length, last: end, meaning };
    }
    return undefined;
  }
}

function add<T>(index: Map<string, Phrase<T>[]>, key: string, phrase: Phrase<T>): void {
  const phrases = index.get(key) ?? [];
  phrases.push(phrase);
  phrases.sort((a, b) => b.words.length - a.words.length);
  index.set(key, phrases);
}

function fits(pieces: readonly Piece[], from: number, words: readonly string[]): boolean {
  return from >= 0 && words.every((word, at) => pieces[from + at]?.lower === word);
}
