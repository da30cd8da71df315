// Cuts paragraphs into sentences: a full stop ends one unless an abbreviation, an initial or a number explains it.
import type { Span } from '../../document/span.ts';
import { ABBREVIATIONS, ALWAYS_GO_ON, MAY_END, OPENERS, STATES } from './en.ts';
import type { RawToken } from './tokens.ts';

const CLOSING = new Set(['"', '”', '’', "'", "''", '»', ')', ']', '›']);
const OPENING = new Set(['"', '“', '‘', "'", "''", '``', '«', '(', '[', '‹', '„']);
/** Tokens a sentence may have before it is cut at the next chance, so that a text without full stops stays readable. */
const LONGEST = 150;
/** And where there is none, it is cut anyway: reading takes time that grows with the square of this. */
const LONGEST_OF_ALL = 300;

/** Ranges [first, last) of `tokens` that are sentences; together they cover [first, last). */
export function findSentences(
  text: string,
  tokens: readonly RawToken[],
  first: number,
  last: number,
): [number, number][] {
  const sentences: [number, number][] = [];
  let from = first;
  for (let at = first; at < last; at++) {
    const end = endsAt(text, tokens, at, last);
    if (end > at && (end < last || from < end)) {
      sentences.push([from, end]);
      from = end;
      at = end - 1;
    } else if (at - from >= LONGEST && (/^[,;:]$/.test(tokens[at]!.lower) || at - from >= LONGEST_OF_ALL)) {
      sentences.push([from, at + 1]);
      from = at + 1;
    }
  }
  if (from < last) sentences.push([from, last]);
  return sentences;
}

/** The token after the sentence that ends with token `at` and its closing marks, or -1. */
function endsAt(text: string, tokens: readonly RawToken[], at: number, last: number): number {
  const mark = tokens[at]!.lower;
  if (!/[.!?…]$/.test(mark)) return -1;
  const isStop = mark === '.' || mark === '…' || /^\.{3,}$/.test(mark);
  const isInitialism = /^(?:\p{L}\.){2,}$/u.test(mark);
  if (!isStop && !isInitialism && mark !== '!' && mark !== '?') return -1;
  let next = at + 1;
  while (next < last && isCloser(text, tokens, next)) next++;
  if (next >= last) return last;
  if (gap(tokens, next) === 0) return -1;
  if (isInitialism) return next === at + 1 && opensSentence(text, tokens, next, true) ? next : -1;
  if (mark === '.' && next === at + 1 && isAbbreviation(text, tokens, at)) {
    return mayEnd(tokens, at) && opensSentence(text, tokens, next, true) ? next : -1;
  }
  return opensSentence(text, tokens, next, false) ? next : -1;
}

/** A closing mark right behind what it closes; a straight mark after a space opens. */
function isCloser(text: string, tokens: readonly RawToken[], at: number): boolean {
  const token = tokens[at]!;
  if (!CLOSING.has(token.lower) || gap(tokens, at) > 0) return false;
  const after = text[token.end];
  return after === undefined || !/[\p{L}\p{N}]/u.test(after);
}

function gap(tokens: readonly RawToken[], at: number): number {
  return tokens[at]!.start - tokens[at - 1]!.end;
}

function isAbbreviation(text: string, tokens: readonly RawToken[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before || before.end !== tokens[at]!.start) return false;
  if (ABBREVIATIONS.has(before.lower) || MAY_END.has(before.lower))
    return !/^(?:no|art|dir|min|mar|sun|sat|fig|sec|wed|dir)$/.test(before.lower) || abbreviates(text, tokens, at);
  return (before.end - before.start === 1 || STATES.has(before.lower)) && /\p{Lu}/u.test(text[before.start]!);
}

/** "No. 2", "Art. 5", "Mar. 3": short words that are abbreviations only before a number or a name. */
function abbreviates(text: string, tokens: readonly RawToken[], at: number): boolean {
  const before = tokens[at - 1]!;
  const after = tokens[at + 1];
  return /\p{Lu}/u.test(text[before.start]!) && after !== undefined && after.kind === 'number';
}

function mayEnd(tokens: readonly RawToken[], at: number): boolean {
  const word = tokens[at - 1]!.lower;
  return !ALWAYS_GO_ON.has(word) && word.length > 1;
}

/** True when the token can begin a sentence; after an abbreviation it must be a word that usually does. */
function opensSentence(text: string, tokens: readonly RawToken[], at: number, strict: boolean): boolean {
  let opener = at;
  while (opener < tokens.length - 1 && OPENING.has(tokens[opener]!.lower)) opener++;
  const token = tokens[opener]!;
  if (strict) return isUpper(text, token) && OPENERS.has(token.lower);
  return isUpper(text, token) || token.kind === 'number' || token.kind === 'symbol' || /^[—–•*[-]$/.test(token.lower);
}

function isUpper(text: string, token: Span): boolean {
  return /[\p{Lu}\p{Lt}\p{Lo}]/u.test(String.fromCodePoint(text.codePointAt(token.start)!));
}
