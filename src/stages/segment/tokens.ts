// Cuts a text into tokens: "U.S. officials didn't" → U.S. | officials | did | n't.
import type { Token, TokenKind } from '../../document/token.ts';

// Initialisms; numbers; words with inner hyphens, points and apostrophes; runs of points; doubled quotation marks; one other character.
const TOKEN =
  /(?:\p{L}\.){2,}|\p{N}+(?:[.,:]\p{N}+)*(?:-?\p{L}[\p{L}\p{N}]*)*|[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*(?:[-‐‑&.@'’]?[\p{L}\p{M}\p{N}_]+)*|\.{2,}|''|``|[^\s]/gu;
const APOSTROPHE = /['’]/;
const CLITIC = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/i;
const URL_LIKE = /(?:https?:\/\/|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]}'’]/giu;

/** A token before its quotation state is known. */
export type RawToken = Omit<Token, 'quoted'>;

/** Tokens of `text` within [start, end), in order, none overlapping; every character that is not white space lies in one. */
export function findTokens(text: string, start = 0, end = text.length): RawToken[] {
  const tokens: RawToken[] = [];
  const slice = start === 0 && end === text.length ? text : text.slice(start, end);
  let from = 0;
  for (const url of slice.matchAll(URL_LIKE)) {
    pushTokens(slice, from, url.index, start, tokens);
    push(slice, url.index, url.index + url[0].length, 'symbol', start, tokens);
    from = url.index + url[0].length;
  }
  pushTokens(slice, from, slice.length, start, tokens);
  return tokens;
}

function pushTokens(text: string, from: number, to: number, offset: number, tokens: RawToken[]): void {
  if (from >= to) return;
  TOKEN.lastIndex = from;
  for (let match = TOKEN.exec(text); match && match.index < to; match = TOKEN.exec(text)) {
    const start = match.index;
    const end = Math.min(start + match[0].length, to);
    const kind = kindOf(text, start);
    const clitic = kind === 'word' && APOSTROPHE.test(match[0]) ? CLITIC.exec(match[0])?.[0] : undefined;
    if (clitic && clitic.length < end - start) {
      push(text, start, end - clitic.length, kind, offset, tokens);
      push(text, end - clitic.length, end, kind, offset, tokens);
    } else {
      push(text, start, end, kind, offset, tokens);
    }
    if (end === to) break;
  }
}

function push(text: string, start: number, end: number, kind: TokenKind, offset: number, tokens: RawToken[]): void {
  const words = text.slice(start, end);
  const lower = words.toLowerCase();
  tokens.push({
    start: start + offset,
    end: end + offset,
    kind,
    lower: lower.includes('’') ? lower.replaceAll('’', "'") : lower,
  });
}

function kindOf(text: string, at: number): TokenKind {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII_KINDS[code]!;
  const character = String.fromCodePoint(text.codePointAt(at)!);
  if (/[\p{L}\p{M}]/u.test(character)) return 'word';
  if (/\p{N}/u.test(character)) return 'number';
  return /\p{P}/u.test(character) ? 'punctuation' : 'symbol';
}

const ASCII_KINDS: readonly TokenKind[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) return 'word';
  if (/\d/.test(character)) return 'number';
  return /[$+<=>^|~]/.test(character) ? 'symbol' : 'punctuation';
});
