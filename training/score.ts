// How attributions are scored: exact fragments of each part, and whole attributions that overlap.
import { overlaps, type Span } from '../src/document/span.ts';
import type { MarkedAttribution, Part } from './data/polnear.ts';

export const PARTS: readonly Part[] = ['source', 'cue', 'content'];

export interface Counts {
  readonly gold: number;
  readonly found: number;
  readonly right: number;
}

export const NONE: Counts = { gold: 0, found: 0, right: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { gold: a.gold + b.gold, found: a.found + b.found, right: a.right + b.right };
}

export function precision({ found, right }: Counts): number {
  return found === 0 ? 0 : right / found;
}

export function recall({ gold, right }: Counts): number {
  return gold === 0 ? 0 : right / gold;
}

export function f1(counts: Counts): number {
  return counts.gold + counts.found === 0 ? 0 : (2 * counts.right) / (counts.gold + counts.found);
}

/** Exact fragments of one part of one document; with `sentences`, cut at their ends first. */
export function scoreFragments(
  gold: readonly MarkedAttribution[],
  found: readonly MarkedAttribution[],
  part: Part,
  sentences?: readonly Span[],
): Counts {
  const keysOf = (attributions: readonly MarkedAttribution[]) =>
    new Set(
      attributions
        .flatMap((attribution) => attribution[part])
        .flatMap((span) => (sentences ? cutAt(span, sentences) : [span]))
        .map(({ start, end }) => `${start} ${end}`),
    );
  const [wanted, given] = [keysOf(gold), keysOf(found)];
  return { gold: wanted.size, found: given.size, right: [...given].filter((key) => wanted.has(key)).length };
}

function cutAt(span: Span, sentences: readonly Span[]): Span[] {
  return sentences
    .filter((sentence) => overlaps(sentence, span))
    .map(({ start, end }) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }));
}

/**
 * Whole attributions, one to one, the best overlap first: source and cue overlap (or neither has a source), and at least
 * half of the tokens of both contents are the same.
 */
export function matchAttributions(
  gold: readonly MarkedAttribution[],
  found: readonly MarkedAttribution[],
  tokens: readonly Span[],
): { readonly gold: number; readonly found: number }[] {
  const contentOf = (attribution: MarkedAttribution) => tokensIn(attribution.content, tokens);
  const goldTokens = gold.map(contentOf);
  const foundTokens = found.map(contentOf);
  const pairs = gold.flatMap((one, g) =>
    found.flatMap((other, f) => {
      if (!overlap(one.cue, other.cue)) return [];
      const sources = one.source.length + other.source.length === 0 || overlap(one.source, other.source);
      const shared = jaccard(goldTokens[g]!, foundTokens[f]!);
      return sources && shared >= 0.5 ? [{ gold: g, found: f, shared }] : [];
    }),
  );
  pairs.sort((a, b) => b.shared - a.shared || a.gold - b.gold || a.found - b.found);
  const usedGold = new Set<number>();
  const usedFound = new Set<number>();
  return pairs.filter(({ gold: g, found: f }) => {
    if (usedGold.has(g) || usedFound.has(f)) return false;
    usedGold.add(g);
    usedFound.add(f);
    return true;
  });
}

function overlap(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => overlaps(one, other)));
}

function tokensIn(spans: readonly Span[], tokens: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const span of spans) {
    for (let at = firstAfter(tokens, span.start); at < tokens.length && tokens[at]!.start < span.end; at++)
      found.add(at);
  }
  return found;
}

/** The first token that ends behind `start`. */
export function firstAfter(tokens: readonly Span[], start: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const token of a) if (b.has(token)) shared++;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
