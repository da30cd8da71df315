// The numbers under which the words model knows the words of a sentence. Training and reading share this file.
import type { Token } from '../../document/token.ts';
import { hashString } from '../../models/hash.ts';

/** Before the first and behind the last token of a sentence. */
export const EDGE = hashString('<edge>');
const NAME = hashString('<name>');
const NUMBER = hashString('<number>');
const RARE = ['ing', 'ed', 'ly', 's', ''].map((ending) => [ending, hashString(`<rare ${ending}>`)] as const);

/** Words below this level stand for their ending when they are neighbours: two or more were seen. */
export const LEVEL_OF_NEIGHBOURS = 4;

/** What a token is counted as: "Kim" → a name, "1,500" → a number, else its lower case. `opens` for the first word of a sentence. */
export function wordKey(text: string, token: Token, opens: boolean): number {
  if (token.kind === 'number') return NUMBER;
  if (token.kind === 'word' && !opens && isCapital(text, token.start) && token.lower !== 'i') return NAME;
  return hashString(token.lower);
}

/** What a neighbour of that key and level is counted as: words hardly seen stand for others of their ending. */
export function neighbourKey(key: number, level: number, token: Token): number {
  if (token.kind !== 'word' || key === NAME || level >= LEVEL_OF_NEIGHBOURS) return key;
  return RARE.find(([ending]) => token.lower.endsWith(ending))![1];
}

/** Index in `tokens` of the first word of a sentence, or `last`. */
export function firstWord(tokens: readonly Token[], first: number, last: number): number {
  let at = first;
  while (at < last && tokens[at]!.kind !== 'word') at++;
  return at;
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  return /\p{Lu}/u.test(text[at]!);
}
