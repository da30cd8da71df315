// A sentence for the parser: its words and tags as hashes, and what stands between, before and behind them, one place a word.
import { PARTS_OF_SPEECH, type PartOfSpeech } from '../../document/part-of-speech.ts';
import { hashString, mixSigned as mix } from '../../models/hash.ts';
import { BOTTOM, PADDING, PartialTree } from '../../models/transition-parser.ts';
import { AUXILIARIES, CLOSED_TAGS, FINITE_TAGS, MARK_TAGS, QUOTATION_MARKS, VERB_TAGS } from './en.ts';

const TAG_HASHES = Int32Array.from(PARTS_OF_SPEECH, (_, tag) => mix(77, tag));
const CLOSED = marked(CLOSED_TAGS);
const FINITE = marked(FINITE_TAGS);
const VERBS = marked(VERB_TAGS);
const MARKS = marked(MARK_TAGS);
const AUXILIARY: ReadonlySet<number> = new Set(AUXILIARIES.map((word) => hashString(word) | 0));
const QUOTATION: ReadonlySet<number> = new Set(QUOTATION_MARKS.map((word) => hashString(word) | 0));
const COMMA = hashString(',') | 0;

/** 1 for each number in PARTS_OF_SPEECH that is among `tags`. */
function marked(tags: ReadonlySet<PartOfSpeech>): Uint8Array {
  return Uint8Array.from(PARTS_OF_SPEECH, (tag) => (tags.has(tag) ? 1 : 0));
}

/** Spreads a small count over 32 bits, as features want it. */
export function spread(count: number): number {
  return Math.imul(count + 1, 0x1b873593);
}

/** A tree whose words are known. `begin`, put the words in, then `look` once; words count from 1. */
export class SentenceTree extends PartialTree {
  /** Hash of each word in lower case. */
  words = new Int32Array(0);
  /** Hash of its tag. */
  tags = new Int32Array(0);
  /** Commas and quotation marks up to and with each word. */
  commas = new Int32Array(0);
  quotes = new Int32Array(0);
  /** Behind each word: the next finite verb with the commas before it; how many such verbs; the next mark with the tag behind it;
   * how many quotation marks, with the tag behind the next. */
  nextVerb = new Int32Array(0);
  verbsLeft = new Int32Array(0);
  nextMark = new Int32Array(0);
  quotesLeft = new Int32Array(0);
  /** The highest verb on the stack at or below each of its places, 0 where there is none. */
  verbs = new Int32Array(0);
  #isVerb = new Uint8Array(0);
  #numbers = new Uint8Array(0);

  protected override grow(size: number): void {
    super.grow(size);
    this.words = new Int32Array(size);
    this.tags = new Int32Array(size);
    this.commas = new Int32Array(size);
    this.quotes = new Int32Array(size);
    this.nextVerb = new Int32Array(size);
    this.verbsLeft = new Int32Array(size);
    this.nextMark = new Int32Array(size);
    this.quotesLeft = new Int32Array(size);
    this.verbs = new Int32Array(size + BOTTOM);
    this.#isVerb = new Uint8Array(size);
    this.#numbers = new Uint8Array(size);
  }

  /** `lower` is the hash of the word in lower case, `tag` a number in PARTS_OF_SPEECH. */
  put(word: number, lower: number, tag: number): void {
    this.words[word] = lower;
    this.#numbers[word] = tag;
  }

  /** Works out all that the words and tags tell. */
  look(): void {
    this.words.fill(0, this.length + 1, this.length + 1 + PADDING);
    this.tags.fill(0, this.length + 1, this.length + 1 + PADDING);
    this.#lookBack();
    this.#lookAhead();
  }

  #lookBack(): void {
    let commas = 0;
    let quotes = 0;
    for (let at = 1; at <= this.length; at++) {
      const word = this.words[at]!;
      const number = this.#numbers[at]!;
      const tag = TAG_HASHES[number]!;
      if (word === COMMA) commas++;
      else if (QUOTATION.has(word)) quotes++;
      this.tags[at] = tag;
      this.commas[at] = commas;
      this.quotes[at] = quotes;
      this.keys[at] = CLOSED[number] === 1 || AUXILIARY.has(word) ? mix(word, tag) : tag;
      this.#isVerb[at] = VERBS[number]!;
    }
  }

  #lookAhead(): void {
    let verb = 0;
    let commas = 0;
    let verbs = 0;
    let mark = 0;
    let quotes = 0;
    let behindQuote = 0;
    for (let at = this.length; at >= 0; at--) {
      this.nextVerb[at] = verb ^ spread(commas);
      this.verbsLeft[at] = spread(verbs);
      this.nextMark[at] = mark;
      this.quotesLeft[at] = behindQuote ^ spread(quotes);
      if (at === 0) break;
      const number = this.#numbers[at]!;
      const behind = this.tags[at + 1]!;
      if (FINITE[number] === 1) {
        verb = this.tags[at]!;
        commas = 0;
        verbs = Math.min(3, verbs + 1);
      }
      if (this.words[at] === COMMA) commas = Math.min(2, commas + 1);
      const quote = this.quotes[at] !== this.quotes[at - 1];
      if (quote || MARKS[number] === 1) mark = mix(this.keys[at]!, behind);
      if (quote) {
        quotes = Math.min(2, quotes + 1);
        behindQuote = behind;
      }
    }
  }

  override shift(): void {
    const word = this.next;
    super.shift();
    this.verbs[this.top] = this.#isVerb[word] === 1 ? word : this.verbs[this.top - 1]!;
  }
}
