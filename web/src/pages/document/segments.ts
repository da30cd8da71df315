// Cuts a stretch of text where marks begin and end: marks on [0, 4) and [2, 6) of "abcdefgh" give "ab", "cd", "ef", "gh", each with its marks.
import type { Span } from '../../shared/api/types.ts';

export interface Segment<Mark extends Span> extends Span {
  /** Those that hold it, the longest first. */
  readonly marks: readonly Mark[];
}

/** Marks that one segment carries; of more, the shortest. */
const MOST_MARKS = 16;

/** Segments that together are [from, to), in order and without gap. Marks may overlap, nest and leave the stretch. */
export function segmentsOf<Mark extends Span>(marks: readonly Mark[], from: number, to: number): Segment<Mark>[] {
  const inside = marks.filter(({ start, end }) => start < to && end > from && start < end);
  const starting = [...inside].sort((a, b) => a.start - b.start);
  const cuts = [...new Set([from, to, ...inside.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= from && cut <= to)
    .sort((a, b) => a - b);
  const segments: Segment<Mark>[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (const [at, start] of cuts.slice(0, -1).entries()) {
    open = open.filter(({ end }) => end > start);
    const isOpened = next < starting.length && starting[next]!.start <= start;
    while (next < starting.length && starting[next]!.start <= start) open.push(starting[next++]!);
    if (isOpened) open.sort(byLength);
    segments.push({ start, end: cuts[at + 1]!, marks: open.slice(-MOST_MARKS) });
  }
  return segments;
}

function byLength(a: Span, b: Span): number {
  return b.end - b.start - (a.end - a.start);
}
