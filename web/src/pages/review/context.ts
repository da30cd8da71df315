// Words in their surroundings: the sentence before, the words with what stands between them, the sentence after.
import type { Span } from '../../shared/api/types.ts';

export interface Stretch {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Characters shown before and after at most. */
const MOST = 320;
const END = /[.!?…][)"'”’\]]*\s/g;

/** Stretches of `text` around `spans`, which may be in any order; none where there are no spans. */
export function contextOf(text: string, spans: readonly Span[]): Stretch[] {
  const marked = joined(spans, text.length);
  const [first, last] = [marked[0], marked.at(-1)];
  if (!first || !last) return [];
  const [from, to] = [sentenceBefore(text, first.start), sentenceAfter(text, last.end)];
  const stretches: Stretch[] = [];
  let at = from;
  for (const { start, end } of marked) {
    stretches.push({ text: text.slice(at, start), isMarked: false }, { text: text.slice(start, end), isMarked: true });
    at = end;
  }
  return [...stretches, { text: text.slice(at, to), isMarked: false }].filter((one) => one.text !== '');
}

function joined(spans: readonly Span[], length: number): Span[] {
  const inOrder = spans
    .filter(({ start, end }) => start >= 0 && start < end && end <= length)
    .sort((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const { start, end } of inOrder) {
    const before = merged.at(-1);
    if (before && start <= before.end) merged.splice(-1, 1, { start: before.start, end: Math.max(end, before.end) });
    else merged.push({ start, end });
  }
  return merged;
}

/** Where the sentence before that of `start` begins. */
function sentenceBefore(text: string, start: number): number {
  const from = Math.max(0, start - MOST);
  const ends = [...text.slice(from, start).matchAll(END)].map((match) => from + match.index + match[0].length);
  const begin = ends.at(-2) ?? (from === 0 ? 0 : (ends.at(-1) ?? afterSpace(text, from)));
  return begin + (/^\s*/.exec(text.slice(begin, start))?.[0].length ?? 0);
}

/** Where the sentence after that of `end` ends. */
function sentenceAfter(text: string, end: number): number {
  const after = text.slice(end, end + MOST);
  const ends = [...after.matchAll(END)].map((match) => end + match.index + match[0].trimEnd().length);
  const isWhole = end + MOST >= text.length;
  const stop = ends[1] ?? (isWhole ? text.length : (ends[0] ?? text.slice(0, end + MOST).lastIndexOf(' ')));
  return Math.max(end, stop);
}

function afterSpace(text: string, from: number): number {
  const space = text.indexOf(' ', from);
  return space === -1 ? from : space + 1;
}
