// Reads the unit beside a number: "$", "US dollars", "metric tons", "%", "degrees Celsius", "feet" with inches behind.
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import { CODES_BEFORE, MILLIONS, MONEY_BEFORE, MONEY_BEHIND, WON } from './en.money.ts';
import { MONEY_SCALES } from './en.numbers.ts';
import { UNIT_WORDS, type Unit } from './en.units.ts';
import { type Exact, exact, isLess } from './exact.ts';
import { type Found, Phrases } from './phrases.ts';
import type { Piece } from './pieces.ts';

const BEHIND = new Phrases<Unit>([...UNIT_WORDS, ...MONEY_BEHIND]);
const BEFORE = new Phrases<Unit>(MONEY_BEFORE);
const KRW: Unit = { id: 'KRW', kind: 'money' };
/** Won are counted in hundreds at least; games and seats are not. */
const LEAST_WON = exact(100);

/** True where a word with digits behind it ("USD115") is a currency. */
export function opensMoney(word: string): boolean {
  return CODES_BEFORE.has(word);
}

/** The currency in front of piece `at`. */
export function unitBefore(pieces: readonly Piece[], at: number): Found<Unit> | undefined {
  const found = BEFORE.upTo(pieces, at);
  if (found === undefined) return undefined;
  const first = pieces[found.first]!;
  // "US $" and "A$": the letters stand close to the sign.
  const wide =
    (/^[asr]$/.test(first.lower) && !pieces[found.first + 1]!.glued) ||
    (found.last - found.first > 1 && pieces[found.first + 1]!.start - first.end > 1);
  return wide
    ? { ...found, first: found.last - 1, meaning: BEFORE.upTo(pieces.slice(found.last - 1, found.last), 1)!.meaning }
    : found;
}

/** The unit that begins with piece `at`, behind a number. */
export function unitBehind(
  text: string,
  pieces: readonly Piece[],
  tags: readonly PartOfSpeech[],
  at: number,
  value: Exact | undefined,
): Found<Unit> | undefined {
  const piece = pieces[at];
  if (piece === undefined || (pieces[at - 1]?.lower === 'of' && !/^\p{L}/u.test(piece.lower))) return undefined;
  const found = BEHIND.from(pieces, at);
  if (found === undefined) return piece.lower === WON ? won(pieces, tags, at, value) : undefined;
  const { exactly } = found.meaning;
  if (exactly !== undefined && !isWrittenSo(text, pieces, found, exactly)) return undefined;
  if (isAmbiguous(text, pieces, tags, found)) return undefined;
  // "half of Oz’s viewers"
  if (pieces[at - 1]?.lower === 'of' && piece.lower.length < 3) return undefined;
  return found;
}

function isWrittenSo(text: string, pieces: readonly Piece[], { first, last }: Found<Unit>, exactly: string): boolean {
  if (text.slice(pieces[first]!.start, pieces[last - 1]!.end) !== exactly) return false;
  return pieces[first - 1]!.digits;
}

/** Short words that are often something else: "cup" of a sport, "mi", "sol", "second" of a row. */
function isAmbiguous(
  text: string,
  pieces: readonly Piece[],
  tags: readonly PartOfSpeech[],
  { first, meaning }: Found<Unit>,
): boolean {
  const piece = pieces[first]!;
  const tag = tags[piece.token]!;
  if (/^(?:can|dong|rand|real|sterling|stones|pp|hp|ha|sol|dai|eth|mi|pb|cc)$/.test(piece.lower)) {
    return (
      !pieces[first - 1]!.digits || (/^[a-z]+$/.test(text.slice(piece.start, piece.end)) && meaning.kind === 'money')
    );
  }
  if (piece.lower === 'second' || piece.lower === 'min' || piece.lower === 'sec')
    return /^JJ|^RB/.test(tag) && !piece.hyphened;
  return false;
}

function won(
  pieces: readonly Piece[],
  tags: readonly PartOfSpeech[],
  at: number,
  value: Exact | undefined,
): Found<Unit> | undefined {
  if (value !== undefined && isLess(value, LEAST_WON)) return undefined;
  const isNoun = /^NN/.test(tags[pieces[at]!.token]!) || pieces[at - 1]!.lower === 'of';
  const behind = pieces[at + 1];
  const isAlone = behind === undefined || !/^(?:NN|DT|PRP\$|CD|JJ)/.test(tags[behind.token]!);
  return isNoun || isAlone ? { first: at, last: at + 1, meaning: KRW } : undefined;
}

/** A short scale that only money has: "$1.7m", "30 MUSD". Gives the scale, the unit where it names one, and the next piece. */
export function moneyScale(
  pieces: readonly Piece[],
  at: number,
  isMoney: boolean,
): { readonly scale: Exact; readonly unit?: Unit } | undefined {
  const piece = pieces[at];
  if (piece === undefined) return undefined;
  const unit = MILLIONS.get(piece.lower);
  if (unit) return { scale: exact(1, 6), unit };
  const power =
    isMoney && (piece.glued || piece.lower !== 't') && pieces[at - 1]!.digits
      ? MONEY_SCALES.get(piece.lower)
      : undefined;
  return power === undefined ? undefined : { scale: exact(1, power) };
}
