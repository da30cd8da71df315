// How much of a page's article was found, and how much else: shingles of four words, compared as multisets.

/** Of one page: the share of what was found that is right, and the share of what is right that was found. Absent where there is nothing to divide by. */
export interface PageScore {
  readonly precision?: number;
  readonly recall?: number;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const WORD = /[\p{L}\p{N}_]+/gu;
const SHINGLE_WORDS = 4;

/** The words of a text: runs of letters, digits and underscores, with their case. */
export function words(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Each run of four words and how often it comes; a shorter text is one run, an empty one none. */
export function shingles(text: string): Map<string, number> {
  const tokens = words(text);
  const counts = new Map<string, number>();
  const last = Math.max(1, tokens.length - SHINGLE_WORDS + 1);
  for (let start = 0; start < last; start++) {
    const shingle = tokens.slice(start, start + SHINGLE_WORDS).join(' ');
    if (shingle !== '') counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** Compares the text found on a page with its true text. */
export function scorePage(found: string, truth: string): PageScore {
  const foundShingles = shingles(found);
  const trueShingles = shingles(truth);
  let hits = 0;
  for (const [shingle, count] of foundShingles) hits += Math.min(count, trueShingles.get(shingle) ?? 0);
  return { precision: share(hits, total(foundShingles)), recall: share(hits, total(trueShingles)) };
}

/** Means over pages, each page counting alike, and the harmonic mean of the two means. */
export function meanScore(pages: readonly PageScore[]): Score {
  const precision = mean(pages.flatMap((page) => page.precision ?? []));
  const recall = mean(pages.flatMap((page) => page.recall ?? []));
  return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}

function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

function share(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
