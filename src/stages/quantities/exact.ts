// Numbers without rounding: "1.7 billion" is 17 × 10⁸, so no float error comes in before the last step.

/** digits × 10^exponent / over. */
export interface Exact {
  readonly digits: bigint;
  readonly exponent: number;
  readonly over: bigint;
}

/** Decimal digits that a double holds without loss. */
const SIGNIFICANT = 15;
/** Larger amounts are nobody's. */
const LARGEST = 1e21;
/** Characters of a written number that are read at all. */
const LONGEST = 40;

export function exact(digits: bigint | number, exponent = 0, over: bigint | number = 1): Exact {
  return { digits: BigInt(digits), exponent, over: BigInt(over) };
}

export function times(a: Exact, b: Exact): Exact {
  return { digits: a.digits * b.digits, exponent: a.exponent + b.exponent, over: a.over * b.over };
}

export function plus(a: Exact, b: Exact): Exact {
  const exponent = Math.min(a.exponent, b.exponent);
  return { digits: lifted(a, exponent) * b.over + lifted(b, exponent) * a.over, exponent, over: a.over * b.over };
}

function lifted({ digits, exponent }: Exact, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}

export function negative(a: Exact): Exact {
  return { ...a, digits: -a.digits };
}

/** True where a is smaller than b. */
export function isLess(a: Exact, b: Exact): boolean {
  return plus(a, negative(b)).digits < 0n;
}

/** The nearest double; undefined where more digits are given than a double holds, or it is too large. */
export function toNumber({ digits, exponent, over }: Exact): number | undefined {
  const written = String(digits < 0n ? -digits : digits).replace(/0+$/, '');
  if (written.length > SIGNIFICANT) return undefined;
  const value = Number(`${digits}e${exponent}`) / Number(over);
  return Math.abs(value) <= LARGEST ? value : undefined;
}

/** "1,674,200.5", "1234", "12,34,567". Undefined where the grouping is none, zeros lead, or it is too long. */
export function parseDigits(written: string): Exact | undefined {
  if (written.length > LONGEST) return undefined;
  if (!/^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3})(?:\.\d+)?$/.test(written)) return undefined;
  return parsePlain(written.replaceAll(',', ''));
}

/** "5,25": a comma where the point should be. */
export function parseDecimalComma(written: string): Exact | undefined {
  return /^(?:0|[1-9]\d{0,8}),\d{1,2}$/.test(written) ? parsePlain(written.replace(',', '.')) : undefined;
}

/** Digits after a point that has nothing before it: "08" of ".08". */
export function parseAfterPoint(written: string): Exact | undefined {
  return /^\d{1,15}$/.test(written) ? exact(BigInt(written), -written.length) : undefined;
}

function parsePlain(written: string): Exact {
  const [whole = '', after = ''] = written.split('.');
  return exact(BigInt(whole + after), -after.length);
}
