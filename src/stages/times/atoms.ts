// The tokens of a text as the grammar of time reads them: "mid-November" → mid | - | November, "30-day" → 30 | - | day.
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import type { Span } from '../../document/span.ts';
import type { Token } from '../../document/token.ts';
import { type Lexeme, lexemeOf, ORDINAL_SUFFIX, UNIT_LETTERS } from './en.ts';

export interface Atom extends Span {
  readonly lower: string;
  readonly lexeme: Lexeme | undefined;
  readonly tag: PartOfSpeech;
  /** Value of an atom of digits ("1,200" too); -1 for any other. */
  readonly number: number;
  /** How many digits; 0 where it is no number, or one with commas or a fraction. */
  readonly digits: number;
  /** No white space before it. */
  readonly glued: boolean;
  /** It begins with a capital. */
  readonly capital: boolean;
}

const PIECES = /\d+(?:[.,]\d+)*(?:st|nd|rd|th)(?![a-z])|\d+(?:[.:]\d+)*|[a-z']+|[^a-z\d]/g;
const PLAIN_NUMBER = /^\d+$/;
const AMOUNT = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+\.\d+$/;

/** Atoms of tokens [first, last), in order. */
export function atomsOf(
  text: string,
  tokens: readonly Token[],
  tags: readonly PartOfSpeech[],
  first: number,
  last: number,
): Atom[] {
  const atoms: Atom[] = [];
  for (let at = first; at < last; at++) {
    const token = tokens[at]!;
    const tag = tags[at] ?? '';
    if (splits(token)) pushPieces(text, token, tag, atoms);
    else push(text, token.start, token.end, token.lower, tag, atoms);
  }
  return atoms;
}

/** Longer tokens are no dates; a cap for hostile ones. */
const LONGEST = 40;

/** True for words with a hyphen or digits, and numbers with letters or points, that have a piece of time in them. */
function splits({ kind, lower, start, end }: Token): boolean {
  if (lower.length > LONGEST || lower.length !== end - start) return false;
  if (kind === 'number')
    return !PLAIN_NUMBER.test(lower) && !AMOUNT.test(lower) && !lower.includes(':') && splitsNumber(lower);
  if (kind !== 'word' || lower.length < 2) return false;
  if (lower.includes('-')) return lexemeOf(lower)?.set === undefined && lower.split('-').some(isTimely);
  const last = lower.charCodeAt(lower.length - 1);
  return last >= 48 && last <= 57 && /^(?:[a-z]+)\d{1,2}$/.test(lower) && isMonthlike(lower.replace(/\d+$/, ''));
}

function isMonthlike(letters: string): boolean {
  return lexemeOf(letters)?.month !== undefined || letters === 'q' || letters === 'h';
}

function isTimely(piece: string): boolean {
  const lexeme = lexemeOf(piece);
  if (lexeme === undefined) return /^\d{4}s?$/.test(piece);
  return TIMELY.some((role) => lexeme[role] !== undefined);
}
const TIMELY = ['unit', 'month', 'weekday', 'season', 'dayPart', 'reference', 'part', 'cardinal'] as const;

function splitsNumber(lower: string): boolean {
  if (ORDINAL_SUFFIX.test(lower)) return false;
  if (/^\d{1,4}(?:\.\d{1,2}\.\d{2,4})$/.test(lower)) return true;
  const letters = /^\d+(?:\.\d+)?-?([a-z]+)/.exec(lower)?.[1];
  if (letters === undefined) return false;
  return (
    letters === 's' ||
    letters in UNIT_LETTERS ||
    isTimely(letters) ||
    /^[qh]\d?$|^[ap]m?$/.test(letters) ||
    lower.includes('-')
  );
}

function pushPieces(text: string, token: Token, tag: PartOfSpeech, atoms: Atom[]): void {
  for (const piece of token.lower.matchAll(PIECES)) {
    const start = token.start + piece.index;
    const digits = /^\d{1,4}\.\d{1,2}\.\d{2,4}$/.test(piece[0]) ? piece[0].split('.') : undefined;
    if (!digits) push(text, start, start + piece[0].length, piece[0], tag, atoms);
    else pushDotted(text, start, digits, tag, atoms);
  }
}

/** "23.04.2022" → 23 | . | 04 | . | 2022. */
function pushDotted(text: string, start: number, parts: readonly string[], tag: PartOfSpeech, atoms: Atom[]): void {
  let from = start;
  for (const [at, part] of parts.entries()) {
    if (at > 0) push(text, from - 1, from, '.', tag, atoms);
    push(text, from, from + part.length, part, tag, atoms);
    from += part.length + 1;
  }
}

function push(text: string, start: number, end: number, lower: string, tag: PartOfSpeech, atoms: Atom[]): void {
  const code = lower.charCodeAt(0);
  const digit = code >= 48 && code <= 57;
  const plain = digit && lower.length <= 9 && PLAIN_NUMBER.test(lower);
  atoms.push({
    start,
    end,
    lower,
    tag,
    lexeme: digit ? undefined : lexemeOf(lower),
    number: !digit ? -1 : plain || AMOUNT.test(lower) ? Number(lower.replaceAll(',', '')) : -1,
    digits: plain ? lower.length : 0,
    glued: atoms.at(-1)?.end === start,
    capital: !digit && lower.charCodeAt(0) !== text.charCodeAt(start),
  });
}
