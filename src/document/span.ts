// Places in a text, and the words found there: the evidence behind every statement.

/** Characters [start, end) of a document's text in UTF-16 code units, so `text.slice(start, end)` is the evidence. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with its words. `document` is there only where the quote may leave the document it was found in. */
export interface Quote extends Span {
  readonly document?: string;
  readonly text: string;
}

/** The words of `text` at [start, end). Throws a RangeError when the span is empty or leaves the text. */
export function quote(text: string, start: number, end: number): Quote {
  if (!(start >= 0 && start < end && end <= text.length)) {
    throw new RangeError(
      `quote(${start}, ${end}): the span must hold at least one character of a text of ${text.length}`,
    );
  }
  return { start, end, text: text.slice(start, end) };
}

/** `quote`, with white space at both ends left out. Returns undefined when nothing remains. */
export function trimmedQuote(text: string, start: number, end: number): Quote | undefined {
  let from = Math.max(0, start);
  let to = Math.min(text.length, end);
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return from < to ? quote(text, from, to) : undefined;
}

function isSpace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x2028 || code === 0x2029 || code === 0xfeff
  );
}

/** True when the two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when `outer` holds every character of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Order in the text: by start, the longer of two that start together first. */
export function byPosition(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
