// Cuts the tokens of a sentence where an amount needs it: "39-year-old" → 39 | year | old, "200lbs" → 200 | lbs, "USD115" → usd | 115.
import type { Span } from '../../document/span.ts';
import type { Token } from '../../document/token.ts';

/** A token, or the part of one that reads like a word of its own. */
export interface Piece extends Span {
  /** In lower case. */
  readonly lower: string;
  /** Number of its token in the text. */
  readonly token: number;
  /** No space in front. */
  readonly glued: boolean;
  /** A hyphen in front, which belongs to the token and is no piece. */
  readonly hyphened: boolean;
  /** Digits, perhaps with points and commas. */
  readonly digits: boolean;
}

const DIGITS = /^[\p{N}.,:]*\p{N}/u;
const HYPHEN = /[-‐‑]/;
const CODE_AND_DIGITS = /^(\p{L}{2,4}\.?)(\p{N}[\p{N}.,]*)$/u;

/** Pieces of the tokens [first, last). A word is cut at its hyphens where `opens` knows its first part. */
export function cutPieces(
  tokens: readonly Token[],
  first: number,
  last: number,
  opens: (word: string) => boolean,
): Piece[] {
  const pieces: Piece[] = [];
  let end = -1;
  for (let at = first; at < last; at++) {
    const token = tokens[at]!;
    const glued = token.start === end;
    end = token.end;
    const parts = partsOf(token, opens);
    if (parts === undefined) {
      const { start, lower, kind } = token;
      pieces.push({ start, end, lower, token: at, glued, hyphened: false, digits: kind === 'number' });
    } else {
      for (const part of parts) {
        const start = token.start + part.from;
        pieces.push({
          start,
          end: start + part.lower.length,
          lower: part.lower,
          token: at,
          glued: part.from > 0 || glued,
          hyphened: part.hyphened,
          digits: /^\p{N}/u.test(part.lower),
        });
      }
    }
  }
  return pieces;
}

interface Part {
  readonly from: number;
  readonly lower: string;
  readonly hyphened: boolean;
}

function partsOf({ lower, kind, start, end }: Token, opens: (word: string) => boolean): readonly Part[] | undefined {
  // A letter whose lower case is longer than itself would shift what stands behind it.
  if (lower.length !== end - start) return undefined;
  if (kind === 'number') {
    const digits = DIGITS.exec(lower)![0];
    return digits.length === lower.length ? undefined : [part(0, digits), ...cutAtHyphens(lower, digits.length)];
  }
  if (kind !== 'word') return undefined;
  const hyphen = firstHyphen(lower);
  if (hyphen > 0) return opens(lower.slice(0, hyphen)) ? cutAtHyphens(lower, 0) : undefined;
  const code = isDigit(lower.charCodeAt(lower.length - 1)) ? CODE_AND_DIGITS.exec(lower) : null;
  return code && opens(code[1]!) ? [part(0, code[1]!), part(code[1]!.length, code[2]!)] : undefined;
}

function firstHyphen(lower: string): number {
  const plain = lower.indexOf('-');
  return plain >= 0 ? plain : Math.max(lower.indexOf('‑'), lower.indexOf('‐'));
}

function cutAtHyphens(lower: string, from: number): Part[] {
  const parts: Part[] = [];
  let start = from;
  for (const word of lower.slice(from).split(HYPHEN)) {
    if (word !== '') parts.push({ from: start, lower: word, hyphened: start > 0 && HYPHEN.test(lower[start - 1]!) });
    start += word.length + 1;
  }
  return parts;
}

function part(from: number, lower: string): Part {
  return { from, lower, hyphened: false };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
