// The words of a text as numbers: "North Korea's 1,500 troops" → four words, each with its place, a hash, and a hash of its content.
import type { Document } from '../../document/document.ts';
import { byPosition, type Span } from '../../document/span.ts';
import { hashString } from '../../models/hash.ts';
import { ABBREVIATIONS, FUNCTION_WORDS, IRREGULAR } from './en.ts';

/** A text, word by word; bylines, datelines and credits are left out. */
export interface Words {
  readonly document: string;
  readonly text: string;
  readonly count: number;
  /** Of the word in lower case, with apostrophes made straight and without the commas of figures. */
  readonly hashes: Uint32Array;
  /** Of what the word is about, whatever its tense or number ("sends", "sent"); 0 where it has no content ("the"). */
  readonly contents: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 for words inside quotation marks. */
  readonly quoted: Uint8Array;
  /** Numbers of the first words of sentences. */
  readonly sentences: Uint32Array;
  /** Ranges of words [first, last) inside quotation marks. */
  readonly quotations: readonly (readonly [first: number, last: number])[];
}

/** Words of a quotation that is not closed. */
const LONGEST_OPEN = 80;
/** A run of letters longer than this is cut; no word of a language is. */
const LONGEST_WORD = 64;

/** The words of a document without its furniture. */
export function readWords(document: Pick<Document, 'id' | 'text' | 'bylines' | 'dateline' | 'credits'>): Words {
  const furniture: Span[] = [...document.bylines, ...document.credits.map((credit) => credit.quote)];
  if (document.dateline) furniture.push(document.dateline);
  return new Reader(document.id, document.text, furniture.sort(byPosition)).read();
}

class Reader {
  readonly #document: string;
  readonly #text: string;
  readonly #furniture: readonly Span[];
  readonly #hashes: number[] = [];
  readonly #contents: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #quoted: number[] = [];
  readonly #sentences: number[] = [];
  readonly #quotations: [number, number][] = [];
  /** The mark that closes the open quotation, as a code; 0 outside. */
  #closing = 0;
  #quoteFrom = 0;
  #sentenceEnds = true;

  constructor(document: string, text: string, furniture: readonly Span[]) {
    this.#document = document;
    this.#text = text;
    this.#furniture = furniture;
  }

  read(): Words {
    const text = this.#text;
    let at = 0;
    let piece = 0;
    while (at < text.length) {
      while (piece < this.#furniture.length && this.#furniture[piece]!.end <= at) piece++;
      const skipped = this.#furniture[piece];
      if (skipped && skipped.start <= at) {
        this.#endParagraph();
        at = skipped.end;
        continue;
      }
      const kind = kindAt(text, at);
      if (kind === OTHER) {
        this.#mark(text.charCodeAt(at), at);
        at += widthAt(text, at);
      } else {
        const end = kind === SINGLE ? at + widthAt(text, at) : endOfWord(text, at, skipped?.start ?? text.length);
        this.#word(at, end);
        at = end;
      }
    }
    this.#endParagraph();
    return this.#words();
  }

  #word(start: number, end: number): void {
    if (this.#sentenceEnds) this.#sentences.push(this.#hashes.length);
    this.#sentenceEnds = false;
    const { hash, content } = wordValue(this.#text.slice(start, end));
    this.#hashes.push(hash);
    this.#contents.push(content);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#quoted.push(this.#closing === 0 ? 0 : 1);
  }

  #mark(code: number, at: number): void {
    if (code === NEWLINE) this.#endParagraph();
    else if (code === this.#closing && !this.#opens(code, at)) this.#closes(code, at) && this.#endQuotation();
    else if (CLOSING_MARK.has(code) && this.#opens(code, at)) this.#startQuotation(CLOSING_MARK.get(code)!);
    else if (isFullStop(code) && this.#endsSentence(at)) this.#sentenceEnds = true;
  }

  /** A straight mark opens behind a space and before a word; inside of a quotation single marks open nothing. */
  #opens(code: number, at: number): boolean {
    const [before, after] = [this.#text[at - 1] ?? ' ', this.#text[at + 1] ?? ' '];
    if (isSingleMark(code)) return this.#closing === 0 && /[\s([—–]/.test(before) && /\S/.test(after);
    return code !== STRAIGHT || (/[\s([—–]/.test(before) && /\S/.test(after));
  }

  /** An apostrophe closes nothing. */
  #closes(code: number, at: number): boolean {
    return !isSingleMark(code) || !/[\p{L}\p{N}]/u.test(this.#text[at + 1] ?? ' ');
  }

  #startQuotation(closing: number): void {
    this.#endQuotation();
    this.#closing = closing;
    this.#quoteFrom = this.#hashes.length;
  }

  /** A stop behind "Gen" or an initial ends nothing, nor does one without a space behind it or before a small letter. */
  #endsSentence(at: number): boolean {
    let next = at + 1;
    while (next < this.#text.length && next < at + 4 && /["”’»)\]']/.test(this.#text[next]!)) next++;
    if (next < this.#text.length && !/[\s]/.test(this.#text[next]!)) return false;
    while (next < this.#text.length && next < at + 8 && /[\s"“‘«([]/.test(this.#text[next]!)) next++;
    if (/\p{Ll}/u.test(this.#text[next] ?? '')) return false;
    if (this.#text[at] !== '.' || this.#ends.at(-1) !== at) return true;
    const before = this.#text.slice(this.#starts.at(-1), at).toLowerCase();
    return before.length > 1 && !ABBREVIATIONS.has(before);
  }

  /** A quotation that goes on to the end of its paragraph may go on in the next; a long one was never meant to be one. */
  #endParagraph(): void {
    if (this.#closing !== 0 && this.#hashes.length - this.#quoteFrom > LONGEST_OPEN) {
      this.#quoted.fill(0, this.#quoteFrom);
      this.#closing = 0;
    }
    this.#endQuotation();
    this.#sentenceEnds = true;
  }

  #endQuotation(): void {
    if (this.#closing !== 0 && this.#quoteFrom < this.#hashes.length)
      this.#quotations.push([this.#quoteFrom, this.#hashes.length]);
    this.#closing = 0;
  }

  #words(): Words {
    return {
      document: this.#document,
      text: this.#text,
      count: this.#hashes.length,
      hashes: Uint32Array.from(this.#hashes),
      contents: Uint32Array.from(this.#contents),
      starts: Uint32Array.from(this.#starts),
      ends: Uint32Array.from(this.#ends),
      quoted: Uint8Array.from(this.#quoted),
      sentences: Uint32Array.from(this.#sentences),
      quotations: this.#quotations,
    };
  }
}

const NEWLINE = 10;
const CLOSING_MARK: ReadonlyMap<number, number> = new Map(
  ['“”', '""', '‘’', "''", '«»', '„“', '「」', '『』'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]),
);

const STRAIGHT = 34;

function isSingleMark(code: number): boolean {
  return code === 39 || code === 0x2018 || code === 0x2019;
}

function isFullStop(code: number): boolean {
  return code === 46 || code === 33 || code === 63 || code === 0x2026 || code === 0x3002 || code === 0xff01;
}

const OTHER = 1;
const LETTER = 2;
/** Of a script that writes no spaces: each is a word. */
const SINGLE = 3;
/** What a code unit is, filled as they are met; a memory of what the patterns answer, nothing else. */
const KINDS = new Uint8Array(0x10000);

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = KINDS[code]!;
  if (known !== 0) return known;
  if (code >= 0xd800 && code < 0xe000) return kindOf(String.fromCodePoint(text.codePointAt(at)!));
  const kind = kindOf(String.fromCharCode(code));
  KINDS[code] = kind;
  return kind;
}

function kindOf(character: string): number {
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(character))
    return /\p{L}|\p{N}/u.test(character) ? SINGLE : OTHER;
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? LETTER : OTHER;
}

function widthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

/** Letters and figures, with an apostrophe between letters and a stop or comma between figures. */
function endOfWord(text: string, start: number, limit: number): number {
  const furthest = Math.min(limit, start + LONGEST_WORD, text.length);
  let at = start;
  while (at < furthest) {
    if (kindAt(text, at) === LETTER) at += widthAt(text, at);
    else if (at > start && at + 1 < furthest && joins(text, at)) at++;
    else break;
  }
  return Math.max(at, start + widthAt(text, start));
}

function joins(text: string, at: number): boolean {
  const [before, mark, after] = [text.charCodeAt(at - 1), text.charCodeAt(at), text.charCodeAt(at + 1)];
  if (mark === 46 || mark === 44) return isFigure(before) && isFigure(after);
  return (mark === 39 || mark === 0x2019) && !isFigure(before) && kindAt(text, at + 1) === LETTER;
}

function isFigure(code: number): boolean {
  return code >= 48 && code <= 57;
}

interface Value {
  readonly hash: number;
  readonly content: number;
}

/** Words read before. Emptied when full, which changes the time that reading takes and nothing else. */
const VALUES = new Map<string, Value>();
const MOST_VALUES = 40_000;

function wordValue(word: string): Value {
  const known = VALUES.get(word);
  if (known) return known;
  const plain = normalWord(word);
  const content = contentOf(plain);
  const value = { hash: hashString(plain), content: content === '' ? 0 : hashString(content) || 1 };
  if (VALUES.size >= MOST_VALUES) VALUES.clear();
  // A copy, because a slice would keep the whole text in memory.
  VALUES.set(Array.from(word).join(''), value);
  return value;
}

/** "Korea’s" → "korea's", "1,500" → "1500". */
export function normalWord(word: string): string {
  const folded = /[^\u0000-\u024f’]/.test(word) ? word.normalize('NFKC') : word;
  const lower = folded.toLowerCase().replaceAll('’', "'");
  return /^\d/.test(lower) ? lower.replaceAll(',', '') : lower;
}

/** "korea's" → "korea", "ships" and "shipped" → "ship", "the" → "". Crude: equal forms must meet, the result need be no word. */
export function contentOf(normal: string): string {
  const bare = normal.endsWith("'s") ? normal.slice(0, -2) : normal;
  if (FUNCTION_WORDS.has(bare) || bare === '') return '';
  const base = IRREGULAR.get(bare);
  if (base !== undefined) return stem(base);
  return stem(bare);
}

function stem(word: string): string {
  if (word.length < 5 || !/^[a-z]+$/.test(word))
    return word.length === 4 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  let root = word;
  if (root.endsWith('ies') || root.endsWith('ied')) root = root.slice(0, -3) + 'y';
  else if (root.endsWith('ing') && root.length > 5) root = root.slice(0, -3);
  else if (root.endsWith('ed')) root = root.slice(0, -2);
  else if (root.endsWith('es')) root = root.slice(0, -2);
  else if (/[^s]s$/.test(root)) root = root.slice(0, -1);
  if (root.length > 3 && /([^aeiou])\1$/.test(root) && !/(?:ll|ss|zz)$/.test(root)) root = root.slice(0, -1);
  return root.length > 3 && root.endsWith('e') ? root.slice(0, -1) : root;
}
