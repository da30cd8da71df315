// What the models see of a text: for each token its words, tag, place in sentence and quotation, and the words near it that may attribute.
import { NAME_TYPES, type Name } from '../../document/name.ts';
import type { Quotation, Sentence, Token } from '../../document/token.ts';
import { hashString } from '../../models/hash.ts';
import type { WordForm, WordForms } from '../../models/word-forms.ts';
import { type Tree, type TreeInput, treeOf } from './tree.ts';

/** Words at least this likely to attribute are looked for on both sides of a token. */
const LIKELY = 3;

/** Where a token stands to a quotation; 0 outside of all. */
export const QUOTE = { opens: 1, inside: 2, closes: 3 } as const;

/** A text as numbers, one of each a token. */
export interface ReadingFrame {
  readonly length: number;
  readonly forms: readonly WordForm[];
  /** Hashes of the words in lower case. */
  readonly words: Int32Array;
  /** Hashes of the tags; `tagNames` has them as words. */
  readonly tags: Uint32Array;
  readonly tagNames: readonly string[];
  readonly quote: Uint8Array;
  /** 0 to 6: how likely the word attributes. */
  readonly cue: Uint8Array;
  /** 0 no name, else 1 + the place of its type in NAME_TYPES. */
  readonly names: Uint8Array;
  readonly sentence: Int32Array;
  readonly sentences: readonly SentenceFrame[];
  /** The nearest likely cue of the sentence before and after a token, -1 where there is none. One in a quotation counts for those in it only. */
  readonly cueBefore: Int32Array;
  readonly cueAfter: Int32Array;
  /** The nearest punctuation token before and after, within the sentence. */
  readonly markBefore: Int32Array;
  readonly markAfter: Int32Array;
  readonly tree: Tree;
}

/** A sentence as the models see it. */
export interface SentenceFrame {
  readonly first: number;
  readonly last: number;
  readonly opensParagraph: boolean;
  readonly closesParagraph: boolean;
  /** How it stands to quotations: 0 none, 1 wholly quoted, 2 begins quoted, 3 ends quoted, 4 quotes in the middle, 5 begins and ends. */
  readonly quoting: number;
  /** Its likeliest cue outside of quotations, -1 where there is none. */
  readonly mainCue: number;
}

export interface FrameInput {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  /** Penn tags, one a token. */
  readonly tags: readonly string[];
  readonly names: readonly Name[];
  readonly syntax: TreeInput;
}

/** Sees the tokens of a text as the models do. */
export function frameOf(input: FrameInput, forms: WordForms, lexicon: ReadonlyMap<string, number>): ReadingFrame {
  const { text, tokens, sentences, quotations, tags, names } = input;
  const length = tokens.length;
  const quote = quoteStates(tokens, quotations);
  const formsOfTokens = forms.ofTokens(text, tokens);
  const words = new Int32Array(length);
  const cue = new Uint8Array(length);
  const hashes = new Uint32Array(length);
  for (let at = 0; at < length; at++) {
    words[at] = formsOfTokens[at]!.lower;
    cue[at] = lexicon.get(tokens[at]!.lower) ?? 0;
    hashes[at] = hashOfTag(tags[at]!);
  }
  const sentenceOf = new Int32Array(length);
  const cueBefore = new Int32Array(length).fill(-1);
  const cueAfter = new Int32Array(length).fill(-1);
  const markBefore = new Int32Array(length).fill(-1);
  const markAfter = new Int32Array(length).fill(-1);
  const isCue = (at: number, from: number) => cue[at]! >= LIKELY && (quote[at] === 0 || quote[from] !== 0);
  const frames = sentences.map((sentence, index) => {
    const [first, last] = sentence.tokens;
    let [mark, out, within] = [-1, -1, -1];
    for (let at = first; at < last; at++) {
      sentenceOf[at] = index;
      cueBefore[at] = quote[at] === 0 ? out : Math.max(out, within);
      markBefore[at] = mark;
      if (isCue(at, at)) {
        if (quote[at] === 0) out = at;
        else within = at;
      }
      if (tokens[at]!.kind === 'punctuation') mark = at;
    }
    [mark, out, within] = [-1, -1, -1];
    for (let at = last - 1; at >= first; at--) {
      cueAfter[at] = quote[at] === 0 ? out : within === -1 || (out !== -1 && out < within) ? out : within;
      markAfter[at] = mark;
      if (isCue(at, at)) {
        if (quote[at] === 0) out = at;
        else within = at;
      }
      if (tokens[at]!.kind === 'punctuation') mark = at;
    }
    return {
      first,
      last,
      opensParagraph: index === 0 || sentences[index - 1]!.paragraph !== sentence.paragraph,
      closesParagraph: index === sentences.length - 1 || sentences[index + 1]!.paragraph !== sentence.paragraph,
      quoting: quotingOf(quote, first, last),
      mainCue: mainCueOf(cue, quote, first, last),
    };
  });
  return {
    length,
    forms: formsOfTokens,
    words,
    tags: hashes,
    tagNames: tags,
    quote,
    cue,
    names: nameTypes(tokens, names),
    sentence: sentenceOf,
    sentences: frames,
    cueBefore,
    cueAfter,
    markBefore,
    markAfter,
    tree: treeOf(input.syntax, (at) => cue[at]! >= LIKELY),
  };
}

const TAG_HASHES = new Map<string, number>();

function hashOfTag(tag: string): number {
  let hash = TAG_HASHES.get(tag);
  if (hash === undefined) {
    hash = hashString(tag);
    TAG_HASHES.set(tag, hash);
  }
  return hash;
}

function quoteStates(tokens: readonly Token[], quotations: readonly Quotation[]): Uint8Array {
  const states = new Uint8Array(tokens.length);
  let at = 0;
  for (const { start, end, closed } of quotations) {
    while (at < tokens.length && tokens[at]!.end <= start) at++;
    const first = at;
    for (; at < tokens.length && tokens[at]!.start < end; at++) states[at] = QUOTE.inside;
    if (first < at) states[first] = QUOTE.opens;
    if (closed && at - 1 > first) states[at - 1] = QUOTE.closes;
  }
  return states;
}

function nameTypes(tokens: readonly Token[], names: readonly Name[]): Uint8Array {
  const types = new Uint8Array(tokens.length);
  let at = 0;
  for (const { start, end, type } of names) {
    // Excerpts are in text order, so both lists only go forward.
    while (at < tokens.length && tokens[at]!.end <= start) at++;
    for (; at < tokens.length && tokens[at]!.start < end; at++) types[at] = 1 + NAME_TYPES.indexOf(type);
  }
  return types;
}

function quotingOf(quote: Uint8Array, first: number, last: number): number {
  let quoted = 0;
  for (let at = first; at < last; at++) if (quote[at] !== 0) quoted++;
  if (quoted === 0) return 0;
  if (quoted >= last - first - 1) return 1;
  const begins = quote[first] !== 0;
  const ends = quote[last - 1] !== 0 || quote[Math.max(first, last - 2)] !== 0;
  return begins && ends ? 5 : begins ? 2 : ends ? 3 : 4;
}

function mainCueOf(cue: Uint8Array, quote: Uint8Array, first: number, last: number): number {
  let main = -1;
  for (let at = first; at < last; at++) {
    if (cue[at]! >= LIKELY && quote[at] === 0 && (main === -1 || cue[at]! > cue[main]!)) main = at;
  }
  return main;
}
