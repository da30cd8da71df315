// Text as other programs take it: JSON on one line, whole characters, web addresses, counts of code points.
import { escapeActing } from '../json.ts';

/**
 * The value as JSON on one line. Half characters become U+FFFD, because strict readers refuse the rest with them; what would act on a
 * terminal or turn a line round is written as \uXXXX.
 */
export function jsonText(value: unknown): string {
  return escapeActing(
    JSON.stringify(value, (_, held: unknown) => (typeof held === 'string' ? held.toWellFormed() : held)),
  );
}

/** The address in its normal form where it is one of the web: no reader is sent to `javascript:` or to a file. */
export function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, hostname, href } = new URL(address);
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '' ? href : undefined;
}

/** Places of `text` counted in code points, from places in UTF-16 code units: of "a😀b", 3 is 2. */
export function codePointsOf(text: string): (offset: number) => number {
  const seconds: number[] = [];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) seconds.push(index + 1);
  return (offset) => offset - numberBelow(seconds, offset);
}

/** How many of the sorted numbers are below `value`. */
function numberBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
