// Numbers, sizes and days as options of the command line write them: "--jobs 4", "--max-size 200MB", "--as-of 2024-12-31".
import { InvalidArgumentError } from 'commander';
import { daysInMonth } from '../document/time.ts';
import { parseSize } from '../ingest/inputs/inputs.ts';

/** Parses an option's whole number; what is none, or out of bounds, is refused with the bounds. */
export function wholeNumber(least: number, most: number): (words: string) => number {
  return (words) => {
    const number = Number(words);
    if (!Number.isInteger(number) || number < least || number > most)
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    return number;
  };
}

/** Parses an option's size: "200MB". */
export function size(words: string): number {
  try {
    return parseSize(words);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** Parses an option's day: "2024-12-31". */
export function isoDay(words: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(words);
  const [year, month, day] = match ? match.slice(1).map(Number) : [];
  if (!year || !month || !day || day > daysInMonth(year, month))
    throw new InvalidArgumentError('Give a day as year, month and day: 2024-12-31.');
  return words;
}
