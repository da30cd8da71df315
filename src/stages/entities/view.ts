// A text by its tokens: what a word is, its tag, and the sentence it stands in.
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import type { Span } from '../../document/span.ts';
import type { Sentence, Token } from '../../document/token.ts';

/** Past the ends of a text all look-ups give an empty word. */
export class View {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly #tags: readonly PartOfSpeech[];
  readonly #lemmas: readonly string[];
  readonly #sentenceOf: Int32Array;

  constructor(
    text: string,
    tokens: readonly Token[],
    sentences: readonly Sentence[],
    tags: readonly PartOfSpeech[],
    lemmas: readonly string[],
  ) {
    this.text = text;
    this.tokens = tokens;
    this.sentences = sentences;
    this.#tags = tags;
    this.#lemmas = lemmas;
    this.#sentenceOf = new Int32Array(tokens.length).fill(-1);
    for (const [at, { tokens: range }] of sentences.entries()) this.#sentenceOf.fill(at, range[0], range[1]);
  }

  word(at: number): string {
    const token = this.tokens[at];
    return token ? this.text.slice(token.start, token.end) : '';
  }

  lower(at: number): string {
    return this.tokens[at]?.lower ?? '';
  }

  tag(at: number): PartOfSpeech {
    return this.#tags[at] ?? '';
  }

  lemma(at: number): string {
    return this.#lemmas[at] ?? '';
  }

  isNoun(at: number): boolean {
    return this.tag(at).startsWith('NN');
  }

  isVerb(at: number): boolean {
    const tag = this.tag(at);
    return tag.startsWith('VB') || tag === 'MD';
  }

  quoted(at: number): boolean {
    return this.tokens[at]?.quoted ?? false;
  }

  /** -1 past the ends of the text. */
  sentence(at: number): number {
    return this.#sentenceOf[at] ?? -1;
  }

  /** Whether both stand in one sentence. */
  together(a: number, b: number): boolean {
    return this.sentence(a) === this.sentence(b) && this.sentence(a) !== -1;
  }

  slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}
