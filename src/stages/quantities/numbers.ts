// Reads one number: "1.7 billion", "one hundred and sixteen", "five and a half million", "two-thirds", "tens of thousands".
import * as en from './en.numbers.ts';
import { type Exact, exact, isLess, parseAfterPoint, parseDecimalComma, parseDigits, plus, times } from './exact.ts';
import { Phrases } from './phrases.ts';
import type { Piece } from './pieces.ts';

/** A number in the pieces [first, last). */
export interface NumberWords {
  readonly first: number;
  readonly last: number;
  /** Undefined where the number is vague, or so written that nobody can say what it is. */
  readonly value?: Exact;
  readonly vague?: BoundsOfNumber;
  readonly approximate: boolean;
  /** What "million" multiplied, and by how much: a range may share it ("10 to 20 million"). */
  readonly scaled?: { readonly mantissa: Exact; readonly scale: Exact };
  /** `comma`: "5,25", which is a number only beside a unit. */
  readonly form: 'digits' | 'comma' | 'words' | 'fraction' | 'vague' | 'unreadable';
}

export interface BoundsOfNumber {
  readonly low: Exact;
  readonly high?: Exact;
  readonly highExclusive?: boolean;
}

const VAGUE = new Phrases(en.VAGUE);
const HUNDRED = 2;
const ONE = exact(1);

/** True where a number may begin with `word`. */
export function opensNumber(word: string): boolean {
  return en.OPENERS.has(word);
}

/** The number that begins with piece `at`. `and` is false where an "and" belongs to "between … and …". */
export function readNumber(pieces: readonly Piece[], at: number, and = true): NumberWords | undefined {
  const piece = pieces[at];
  if (piece === undefined) return undefined;
  if (!piece.digits && !MAY_OPEN.has(piece.lower)) return undefined;
  const number = readVague(pieces, at) ?? readShare(pieces, at) ?? readCardinal(pieces, at, and);
  return number && (readProportion(pieces, number) ?? number);
}

const MAY_OPEN: ReadonlySet<string> = new Set([...en.OPENERS, 'a', 'an', 'the', 'many', '.']);

function readVague(pieces: readonly Piece[], at: number): NumberWords | undefined {
  const found = VAGUE.from(pieces, at);
  if (found === undefined) return undefined;
  const { low, high } = found.meaning;
  const scale = high === undefined ? undefined : scaleAt(pieces, found.last);
  const vague = scale
    ? { low: times(exact(low), scale), high: times(exact(high! + 1), scale), highExclusive: true }
    : { low: exact(low), ...(high !== undefined && { high: exact(high) }) };
  return { first: at, last: found.last + (scale ? 1 : 0), vague, approximate: true, form: 'vague' };
}

function scaleAt(pieces: readonly Piece[], at: number): Exact | undefined {
  const lower = pieces[at]?.lower ?? '';
  if (en.DOZENS.has(lower)) return exact(12);
  const power = en.SCALES.get(lower);
  return power === undefined ? undefined : exact(1, power);
}

/** "Half a million", "a quarter of a million", "half the shells", "a third of". */
function readShare(pieces: readonly Piece[], at: number): NumberWords | undefined {
  const first = /^(?:an?|one)$/.test(pieces[at]!.lower) ? at + 1 : at;
  const word = pieces[first]?.lower ?? '';
  const under = en.DENOMINATORS.get(word);
  if (under === undefined || /s$/.test(word)) return undefined;
  const isHalf = under === 2;
  if (first === at && !isHalf && word !== 'quarter') return undefined;
  const value = exact(1, 0, under);
  const scaled = scaleBehindShare(pieces, first + 1, isHalf);
  if (scaled) {
    return fraction(at, scaled.last, times(value, scaled.scale), pieces[scaled.last - 1]!.lower === 'dozen');
  }
  if (first > at)
    return pieces[at]!.lower === 'one' || isLastOrOf(pieces, first + 1) ? fraction(at, first + 1, value) : undefined;
  if (!isHalf && word !== 'quarter') return undefined;
  return fraction(at, first + 1, value);
}

/** A fraction with "a" is told from an ordinal ("a third missile") by what follows. */
function isLastOrOf(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at];
  return next === undefined || next.lower === 'of' || !/^[\p{L}\p{N}]/u.test(next.lower);
}

function scaleBehindShare(
  pieces: readonly Piece[],
  at: number,
  isHalf: boolean,
): { readonly last: number; readonly scale: Exact } | undefined {
  let scaleWord = at;
  if (pieces[at]?.lower === 'of') scaleWord++;
  if (/^an?$/.test(pieces[scaleWord]?.lower ?? '') && (isHalf || scaleWord > at)) scaleWord++;
  const scale = scaleAt(pieces, scaleWord);
  return scale ? { last: scaleWord + 1, scale } : undefined;
}

function fraction(first: number, last: number, value: Exact, approximate = false): NumberWords {
  return { first, last, value, approximate, form: 'fraction' };
}

/** "One in five", "two out of three". */
function readProportion(pieces: readonly Piece[], number: NumberWords): NumberWords | undefined {
  const { first, last, value, form } = number;
  if (value === undefined || value.exponent !== 0 || value.over !== 1n || form === 'fraction') return undefined;
  const word = pieces[last]?.lower;
  const isOut = word === 'out' && pieces[last + 1]?.lower === 'of';
  if (!isOut && word !== 'in' && word !== 'of') return undefined;
  const whole = pieces[last + (isOut ? 2 : 1)] && readCardinal(pieces, last + (isOut ? 2 : 1), false);
  if (!whole?.value || !isLess(value, whole.value) || whole.form === 'fraction' || whole.form === 'comma')
    return undefined;
  if (!isOut && !isUsualShare(value, whole.value, word === 'in')) return undefined;
  const behind = pieces[whole.last];
  if (behind && (behind.hyphened || en.NO_SHARE_BEFORE.has(behind.lower))) return undefined;
  return fraction(
    first,
    whole.last,
    times(value, { digits: 1n, exponent: -whole.value.exponent, over: whole.value.digits }),
  );
}

/** With "in" one of anything but a year; else so many of ten, a hundred, a thousand. */
function isUsualShare(value: Exact, whole: Exact, isIn: boolean): boolean {
  const [part, of] = [Number(value.digits), Number(whole.digits) * 10 ** whole.exponent];
  return part === 1 && isIn ? of < 1_000 || of % 1_000 === 0 : [10, 100, 1_000].includes(of);
}

/** Numbers that are counted up part by part: hundreds, thousands, what is left. */
function readCardinal(pieces: readonly Piece[], at: number, and: boolean): NumberWords | undefined {
  return new CardinalReader(pieces, at, and).read();
}

class CardinalReader {
  readonly #pieces: readonly Piece[];
  readonly #first: number;
  readonly #and: boolean;
  #at: number;
  #total: Exact | undefined;
  #part: Exact | undefined;
  /** Power of the last scale; what follows must be smaller. */
  #limit = Number.POSITIVE_INFINITY;
  #form: NumberWords['form'] = 'words';
  #approximate = false;
  #scaled: NumberWords['scaled'];

  constructor(pieces: readonly Piece[], first: number, and: boolean) {
    this.#pieces = pieces;
    this.#first = first;
    this.#and = and;
    this.#at = first;
  }

  read(): NumberWords | undefined {
    if (!this.#begin()) return this.#form === 'unreadable' ? this.#end() : undefined;
    while (this.#scale() || this.#join());
    this.#fraction();
    while (this.#scale());
    return this.#end();
  }

  #lower(offset = 0): string {
    return this.#pieces[this.#at + offset]?.lower ?? '';
  }

  #end(): NumberWords | undefined {
    const value = this.#sum();
    const form = this.#form;
    return {
      first: this.#first,
      last: this.#at,
      ...(form !== 'unreadable' && value && { value }),
      ...(this.#scaled && { scaled: this.#scaled }),
      approximate: this.#approximate,
      form,
    };
  }

  #sum(): Exact | undefined {
    if (this.#total === undefined) return this.#part;
    return this.#part === undefined ? this.#total : plus(this.#total, this.#part);
  }

  #begin(): boolean {
    const piece = this.#pieces[this.#at]!;
    if (/^(?:an?|the)$/.test(piece.lower)) {
      if (piece.lower === 'the' || (!en.SCALES.has(this.#lower(1)) && this.#lower(1) !== 'dozen')) return false;
      this.#part = ONE;
      this.#at++;
      return true;
    }
    if (piece.digits || piece.lower === '.') return this.#digits();
    const part = this.#below100();
    if (part === undefined) return false;
    this.#part = exact(part);
    this.#point();
    return true;
  }

  /** Digits as they are written, with a fraction behind them. */
  #digits(): boolean {
    const piece = this.#pieces[this.#at]!;
    this.#form = 'digits';
    if (piece.lower === '.') return this.#afterPoint();
    const vulgar = en.VULGAR.get(piece.lower.at(-1)!);
    if (vulgar) {
      const whole = piece.lower.length > 1 ? parseDigits(piece.lower.slice(0, -1)) : exact(0);
      this.#at++;
      if (whole === undefined) return this.#unreadable();
      this.#part = plus(whole, exact(vulgar[0], 0, vulgar[1]));
      if (piece.lower.length === 1) this.#form = 'fraction';
      return true;
    }
    const groups = this.#spacedGroups();
    if (groups !== undefined) return groups;
    const value = parseDigits(piece.lower) ?? this.#comma(piece.lower);
    this.#at++;
    if (value === undefined) return this.#unreadable();
    this.#part = value;
    if (!this.#slashFraction(value)) this.#mixed(value);
    return true;
  }

  #comma(lower: string): Exact | undefined {
    const value = parseDecimalComma(lower);
    if (value) this.#form = 'comma';
    return value;
  }

  #unreadable(): boolean {
    this.#form = 'unreadable';
    return false;
  }

  #afterPoint(): boolean {
    const point = this.#pieces[this.#at]!;
    const digits = this.#pieces[this.#at + 1];
    const before = this.#pieces[this.#at - 1];
    const opens = !point.glued || (before !== undefined && /^[$€£(]$/.test(before.lower));
    const value = opens && digits?.digits && digits.glued ? parseAfterPoint(digits.lower) : undefined;
    if (value === undefined) return false;
    this.#at += 2;
    this.#part = value;
    return true;
  }

  /** "1 234 567.89". Two groups at least, so that two numbers beside each other stay two. */
  #spacedGroups(): boolean | undefined {
    if (!/^[1-9]\d{0,2}$/.test(this.#lower())) return undefined;
    let last = this.#at + 1;
    let digits = this.#lower();
    for (; /^\d{3}(?:\.\d+)?$/.test(this.#pieces[last]?.lower ?? ''); last++) {
      const [before, piece] = [this.#pieces[last - 1]!, this.#pieces[last]!];
      if (piece.start - before.end !== 1 || digits.includes('.')) break;
      digits += piece.lower;
    }
    if (last - this.#at < 3) return undefined;
    const value = parseDigits(digits);
    this.#at = last;
    if (value === undefined) return this.#unreadable();
    this.#part = value;
    return true;
  }

  /** "3/4", not "9/11" nor "24/7". */
  #slashFraction(over: Exact): boolean {
    const under = this.#fractionUnder(this.#at, over);
    if (under === undefined) return false;
    this.#part = times(over, exact(1, 0, under));
    this.#form = 'fraction';
    this.#at += 2;
    return true;
  }

  #fractionUnder(slash: number, over: Exact): number | undefined {
    const [before, mark, digits, after] = [-2, 0, 1, 2].map((offset) => this.#pieces[slash + offset]);
    if (mark?.lower !== '/' || !mark.glued || !digits?.glued || after?.lower === '/' || before?.lower === '/')
      return undefined;
    const under = /^(?:[2-9]|10|12|16|32|64|100)$/.test(digits.lower) ? Number(digits.lower) : 0;
    return under > 0 && over.exponent === 0 && over.digits > 0n && over.digits < BigInt(under) ? under : undefined;
  }

  /** "2 1/4", "2 ½". */
  #mixed(whole: Exact): void {
    const next = this.#pieces[this.#at];
    if (!next?.digits || whole.exponent !== 0) return;
    const vulgar = en.VULGAR.get(next.lower);
    if (vulgar) {
      this.#part = plus(whole, exact(vulgar[0], 0, vulgar[1]));
      this.#at++;
      return;
    }
    const over = /^\d$/.test(next.lower) ? exact(Number(next.lower)) : undefined;
    const under = over && this.#fractionUnder(this.#at + 1, over);
    if (!over || !under) return;
    this.#part = plus(whole, times(over, exact(1, 0, under)));
    this.#form = 'fraction';
    this.#at += 3;
  }

  #below100(): number | undefined {
    const word = this.#lower();
    const one = en.ONES.get(word);
    if (one !== undefined) {
      this.#at++;
      return one;
    }
    const ten = en.TENS.get(word);
    if (ten === undefined) return undefined;
    this.#at++;
    const next = en.ONES.get(this.#lower());
    if (next === undefined || next < 1 || next > 9) return ten;
    this.#at++;
    return ten + next;
  }

  /** "Nought point nought three". */
  #point(): void {
    if (this.#lower() !== 'point') return;
    let digits = '';
    let at = this.#at + 1;
    for (; digits.length < 15; at++) {
      const digit = en.ONES.get(this.#pieces[at]?.lower ?? '');
      if (digit === undefined) break;
      digits += digit;
    }
    if (digits === '') return;
    this.#part = plus(this.#part!, exact(BigInt(digits), -digits.length));
    this.#at = at;
  }

  #scale(): boolean {
    const power = this.#power();
    if (power === undefined) return this.#dozen();
    if (this.#form === 'comma') this.#form = 'digits';
    const scale = exact(1, power);
    this.#scaled = this.#total === undefined && this.#part ? { mantissa: this.#part, scale } : undefined;
    if (this.#part === undefined) {
      // "Three lakh crore": the scales are multiplied.
      this.#total = times(this.#total!, scale);
      this.#limit = Math.min(this.#limit, power);
    } else if (power === HUNDRED) this.#part = times(this.#part, scale);
    else if (power < this.#limit) {
      this.#total = plus(this.#total ?? exact(0), times(this.#part, scale));
      this.#part = undefined;
      this.#limit = power;
    } else {
      this.#total = times(this.#sum()!, scale);
      this.#part = undefined;
    }
    this.#at++;
    return true;
  }

  #power(): number | undefined {
    const word = this.#lower();
    const power = en.SCALES.get(word);
    if (power !== undefined) return power;
    const before = this.#pieces[this.#at - 1];
    if (this.#form !== 'digits' || !before?.digits) return undefined;
    const piece = this.#pieces[this.#at];
    const short = piece?.glued || word.length > 1 || word === 'k' ? en.SHORT_SCALES.get(word) : undefined;
    // "5 mm" is a length.
    return word === 'mm' ? undefined : short;
  }

  #dozen(): boolean {
    if (!en.DOZENS.has(this.#lower()) || this.#part === undefined || this.#approximate) return false;
    this.#part = times(this.#part, exact(12));
    this.#approximate = true;
    this.#at++;
    return true;
  }

  /** What is added: "one hundred [and] sixteen", "two million 300 thousand". */
  #join(): boolean {
    if (this.#approximate || this.#form === 'comma') return false;
    const last = this.#pieces[this.#at - 1]!;
    const isHundred = last.lower === 'hundred';
    if (!isHundred && !en.SCALES.has(last.lower)) return false;
    let next = this.#at;
    if (this.#lower() === 'and') {
      if (!this.#and) return false;
      next++;
    } else if (this.#pieces[next]?.digits && !en.SCALES.has(this.#lower(1))) return false;
    const added = new CardinalReader(this.#pieces, next, false).#small(isHundred ? 100 : 1_000, next > this.#at);
    if (added === undefined) return false;
    this.#part = this.#part === undefined ? added.value : plus(this.#part, added.value);
    this.#scaled = undefined;
    this.#at = added.last;
    return true;
  }

  /** A number below `limit` that no scale follows which would make it larger. */
  #small(limit: number, isBehindAnd: boolean): { readonly value: Exact; readonly last: number } | undefined {
    const piece = this.#pieces[this.#at];
    if (piece === undefined || piece.lower === '.' || /^(?:an?|the)$/.test(piece.lower)) return undefined;
    if (!piece.digits && !en.ONES.has(piece.lower) && !en.TENS.has(piece.lower)) return undefined;
    if (piece.digits && !/^[1-9]\d{0,2}$/.test(piece.lower)) return undefined;
    if (!this.#begin() || this.#form === 'fraction') return undefined;
    if (limit > 100) while (this.#lower() === 'hundred' && this.#scale());
    else if (this.#lower() === 'hundred') return undefined;
    if (isBehindAnd && en.DENOMINATORS.has(this.#lower())) return undefined;
    const value = this.#sum()!;
    return isLess(value, exact(limit)) ? { value, last: this.#at } : undefined;
  }

  /** "… thirds", "… and a half". */
  #fraction(): void {
    const value = this.#sum();
    if (value === undefined || this.#form === 'comma' || this.#approximate) return;
    if (this.#lower() === '-' && this.#denominator(this.#at + 1, isLess(ONE, value))) this.#at++;
    const under = this.#denominator(this.#at, isLess(ONE, value));
    if (under !== undefined && this.#form === 'words') {
      this.#total = undefined;
      this.#part = times(value, exact(1, 0, under));
      this.#form = 'fraction';
      this.#at += 1;
      this.#ofAScale();
      return;
    }
    if (this.#lower() === 'and' && this.#and) this.#andFraction();
  }

  /** The denominator at piece `at`; in the plural where there are several. */
  #denominator(at: number, several: boolean): number | undefined {
    const word = this.#pieces[at]?.lower ?? '';
    const under = en.DENOMINATORS.get(word);
    if (under === undefined || (several && !/s$/.test(word))) return undefined;
    return several || !/s$/.test(word) ? under : undefined;
  }

  #ofAScale(): void {
    if (this.#lower() === 'of' && /^an?$/.test(this.#lower(1)) && en.SCALES.has(this.#lower(2))) this.#at += 2;
  }

  #andFraction(): void {
    const from = this.#at + 1;
    let over: Exact | undefined = ONE;
    let at = from + 1;
    if (!/^(?:an?|one)$/.test(this.#pieces[from]?.lower ?? '')) {
      const reader = new CardinalReader(this.#pieces, from, false);
      const part = reader.#pieces[from]?.digits ? undefined : reader.#below100();
      over = part === undefined ? undefined : exact(part);
      at = reader.#at;
    }
    const under = over && this.#denominator(at, isLess(ONE, over));
    if (!over || !under) return;
    const added = times(over, exact(1, 0, under));
    const last = this.#pieces[this.#at - 1]!.lower;
    const power = en.SCALES.get(last);
    const next = en.SCALES.get(this.#pieces[at + 1]?.lower ?? '');
    // "One million and a half" adds half a million, "one hundred and a half" a half.
    const scale = exact(1, power !== undefined && power > HUNDRED && next === undefined ? power : 0);
    if (power !== undefined && next !== undefined && next < power) {
      this.#total = plus(this.#sum()!, times(added, exact(1, next)));
      this.#part = undefined;
      this.#at = at + 2;
    } else {
      this.#part = this.#part === undefined ? times(added, scale) : plus(this.#part, times(added, scale));
      this.#at = at + 1;
    }
    this.#form = 'fraction';
  }
}
