// What the spelling of a word tells, as numbers: its lower case, shape, beginnings and endings.
import type { Token } from '../document/token.ts';
import { hashString } from './hash.ts';

/** Hashes of the parts of one spelling, as signed numbers. */
export interface WordForm {
  readonly word: number;
  readonly lower: number;
  /** "Kim" → Xx, "KN-23" → X-d, runs of one kind as one or, past two, as two. */
  readonly shape: number;
  readonly prefix2: number;
  readonly prefix3: number;
  readonly prefix4: number;
  readonly suffix1: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  /** Bits: begins with a capital 1, all capitals 2, has a digit 4, has a hyphen 8, is one mark or symbol 16. */
  readonly flags: number;
}

/** Spellings kept; past this many all are forgotten, which changes the speed and nothing else. */
const CAPACITY = 1 << 16;

/** Forms by spelling. */
export class WordForms {
  readonly #known = new Map<string, WordForm>();
  /** Those of whole texts, for as long as their tokens are in use: several stages ask for the same. */
  readonly #ofTexts = new WeakMap<readonly Token[], readonly WordForm[]>();

  of(word: string): WordForm {
    let form = this.#known.get(word);
    if (form === undefined) {
      if (this.#known.size >= CAPACITY) this.#known.clear();
      form = formOf(word);
      this.#known.set(word, form);
    }
    return form;
  }

  /** Forms of all tokens of a text. */
  ofTokens(text: string, tokens: readonly Token[]): readonly WordForm[] {
    let forms = this.#ofTexts.get(tokens);
    if (forms === undefined) {
      forms = tokens.map(({ start, end }) => this.of(text.slice(start, end)));
      this.#ofTexts.set(tokens, forms);
    }
    return forms;
  }
}

function formOf(word: string): WordForm {
  const lower = word.toLowerCase().replaceAll('’', "'");
  return {
    word: hashString(word) | 0,
    lower: hashString(lower) | 0,
    shape: hashString(shapeOf(word)) | 0,
    prefix2: hashString(lower.slice(0, 2)) | 0,
    prefix3: hashString(lower.slice(0, 3)) | 0,
    prefix4: hashString(lower.slice(0, 4)) | 0,
    suffix1: hashString(lower.slice(-1)) | 0,
    suffix2: hashString(lower.slice(-2)) | 0,
    suffix3: hashString(lower.slice(-3)) | 0,
    suffix4: hashString(lower.slice(-4)) | 0,
    flags: flagsOf(word),
  };
}

export function shapeOf(word: string): string {
  let shape = '';
  for (const character of word.length > 40 ? word.slice(0, 40) : word) {
    const kind = /\p{Lu}/u.test(character)
      ? 'X'
      : /\p{L}/u.test(character)
        ? 'x'
        : /\p{N}/u.test(character)
          ? 'd'
          : character;
    if (!shape.endsWith(kind + kind)) shape += kind;
  }
  return shape;
}

function flagsOf(word: string): number {
  return (
    (/^\p{Lu}/u.test(word) ? 1 : 0) |
    (/^[\p{Lu}.&-]{2,}$/u.test(word) ? 2 : 0) |
    (/\p{N}/u.test(word) ? 4 : 0) |
    (word.includes('-') ? 8 : 0) |
    (/^[^\p{L}\p{N}]+$/u.test(word) ? 16 : 0)
  );
}
