// Where words of one text stand in another that it shares passages with: a claim in a lifted paragraph is followed to its source.
import { type Quote, quote, type Span } from '../../document/span.ts';
import { alignTexts } from './compare.ts';
import type { Words } from './words.ts';

/** Of the words of the span so many, in percent, must stand in the other text. */
const ENOUGH = 60;

/** The words of `a` that say what `span` of `b` says, with the document; undefined where most of the span is not from there. */
export function traceSpan(a: Words, b: Words, span: Span): Quote | undefined {
  const groups = alignTexts(a, b)?.groups ?? [];
  const [first, last] = [firstWordFrom(b, span.start), firstWordFrom(b, span.end)];
  const traced = groups
    .map(({ runs }) => {
      const inside = runs.flatMap((run) => {
        const [from, to] = [Math.max(run.b, first), Math.min(run.b + run.length, last)];
        return from < to ? [{ first: run.a + from - run.b, last: run.a + to - run.b }] : [];
      });
      return { inside, count: inside.reduce((sum, range) => sum + range.last - range.first, 0) };
    })
    .reduce<{ inside: { first: number; last: number }[]; count: number }>(
      (most, one) => (one.count > most.count ? one : most),
      { inside: [], count: 0 },
    );
  if (traced.count === 0 || traced.count * 100 < (last - first) * ENOUGH) return undefined;
  const [start, end] = [a.starts[traced.inside[0]!.first]!, a.ends[traced.inside.at(-1)!.last - 1]!];
  return { document: a.document, ...quote(a.text, start, end) };
}

/** The number of the first word that ends behind `at`. */
function firstWordFrom({ ends, count }: Words, at: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
