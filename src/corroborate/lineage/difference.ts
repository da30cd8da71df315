// What a copy changed: words put for others ("strain" for "tighten"), words left out, words put in.
import type { Altered, Change } from '../../document/origin.ts';
import { type Quote, quote } from '../../document/span.ts';
import type { Run } from './align.ts';
import { CALENDAR, FUNCTION_WORDS, NEGATIONS, NUMBER_WORDS, SPEECH } from './en.ts';
import { normalWord, type Words } from './words.ts';

export interface Difference {
  readonly altered: readonly Altered[];
  /** Words of `a` that `b` leaves out inside of a passage. */
  readonly cut: readonly Quote[];
  /** Words of `b` that `a` does not have there. */
  readonly added: readonly Quote[];
}

/** What differs between the runs of one passage. */
export function differenceBetween(a: Words, b: Words, runs: readonly Run[]): Difference {
  const [altered, cut, added]: [Altered[], Quote[], Quote[]] = [[], [], []];
  for (let at = 1; at < runs.length; at++) {
    const [before, after] = [runs[at - 1]!, runs[at]!];
    const gap = new Gap(a, b, before.a + before.length, after.a, before.b + before.length, after.b);
    if (gap.isEmpty) continue;
    if (gap.isOneSided && !gap.canBeWidened) (gap.isCut ? cut : added).push(gap.isCut ? gap.quoteA() : gap.quoteB());
    else altered.push((gap.isOneSided ? gap.widened() : gap).altered());
  }
  return { altered, cut, added };
}

/** Words [fromA, toA) of one text against words [fromB, toB) of the other. */
class Gap {
  readonly #a: Words;
  readonly #b: Words;
  readonly #fromA: number;
  readonly #toA: number;
  readonly #fromB: number;
  readonly #toB: number;

  constructor(a: Words, b: Words, fromA: number, toA: number, fromB: number, toB: number) {
    this.#a = a;
    this.#b = b;
    this.#fromA = fromA;
    this.#toA = toA;
    this.#fromB = fromB;
    this.#toB = toB;
  }

  get isCut(): boolean {
    return this.#toB === this.#fromB;
  }

  get isOneSided(): boolean {
    return this.isCut || this.#toA === this.#fromA;
  }

  get isEmpty(): boolean {
    return this.isCut && this.#toA === this.#fromA;
  }

  /** A word that is only left out or put in is no alteration, unless it turns the sense. */
  get canBeWidened(): boolean {
    return this.turnsSense && this.#fromA > 0 && this.#fromB > 0;
  }

  /** A "not" that stands on one side only. */
  get turnsSense(): boolean {
    return hasNegation(this.#wordsA()) !== hasNegation(this.#wordsB());
  }

  /** With the word before on both sides, so that neither side is empty. */
  widened(): Gap {
    return new Gap(this.#a, this.#b, this.#fromA - 1, this.#toA, this.#fromB - 1, this.#toB);
  }

  quoteA(): Quote {
    return quoteOf(this.#a, this.#fromA, this.#toA);
  }

  quoteB(): Quote {
    return quoteOf(this.#b, this.#fromB, this.#toB);
  }

  altered(): Altered {
    return { a: this.quoteA(), b: this.quoteB(), change: this.#change() };
  }

  #change(): Change {
    const [a, b] = [this.#wordsA(), this.#wordsB()];
    if (this.turnsSense) return 'negation';
    if (figuresOf(a) !== figuresOf(b)) return 'figure';
    if ((hasName(a) || hasName(b)) && this.#isBesideSpeech()) return 'speaker';
    if (hasName(a) && hasName(b)) return 'name';
    return this.#isForm() ? 'form' : 'word';
  }

  /** Both sides have the same content words: only their forms or the small words differ. */
  #isForm(): boolean {
    const contents = (words: Words, from: number, to: number) =>
      words.contents
        .subarray(from, to)
        .filter((content) => content !== 0)
        .join(' ');
    return contents(this.#a, this.#fromA, this.#toA) === contents(this.#b, this.#fromB, this.#toB);
  }

  #isBesideSpeech(): boolean {
    const { length } = this.#b.hashes;
    const around = [this.#fromB - 1, this.#toB].filter((at) => at >= 0 && at < length);
    return around.some((at) => SPEECH.has(normalWord(wordAt(this.#b, at))));
  }

  #wordsA(): string[] {
    return wordsBetween(this.#a, this.#fromA, this.#toA);
  }

  #wordsB(): string[] {
    return wordsBetween(this.#b, this.#fromB, this.#toB);
  }
}

function wordAt({ text, starts, ends }: Words, at: number): string {
  return text.slice(starts[at]!, ends[at]!);
}

function wordsBetween(words: Words, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, step) => wordAt(words, from + step));
}

/** The characters of words [from, to), with the document they stand in. */
export function quoteOf(words: Words, from: number, to: number): Quote {
  return { document: words.document, ...quote(words.text, words.starts[from]!, words.ends[to - 1]!) };
}

function hasNegation(words: readonly string[]): boolean {
  return words.some((word) => NEGATIONS.has(normalWord(word)));
}

function figuresOf(words: readonly string[]): string {
  return words
    .map(normalWord)
    .filter((word) => /^\p{N}/u.test(word) || NUMBER_WORDS.has(word))
    .join(' ');
}

function hasName(words: readonly string[]): boolean {
  return words.some((word) => {
    const normal = normalWord(word);
    return /^\p{Lu}/u.test(word) && !FUNCTION_WORDS.has(normal) && !CALENDAR.has(normal);
  });
}
