// Turns offsets into what a reader can look up: the line of the text, and the page of a PDF.
import type { Document } from '../../document/document.ts';
import type { Span } from '../../document/span.ts';

/** A place as a footnote gives it: [2:14] is line 14 of document 2. */
export interface Place extends Span {
  /** Number of the document in the brief, from 1. */
  readonly document: number;
  /** Line of `document.text`, from 1, that holds the first character. */
  readonly line: number;
  /** Page of the PDF that holds the first character. */
  readonly page?: number;
}

/** The place of a span of the document; one pass over its text, then a search by halves for each span. */
export function placesOf(document: Document, number: number): (span: Span) => Place {
  const starts = [0];
  for (let at = document.text.indexOf('\n'); at !== -1; at = document.text.indexOf('\n', at + 1)) starts.push(at + 1);
  const pages = document.pages ?? [];
  const pageStarts = pages.map(({ start }) => start);
  return ({ start, end }) => {
    const page = pages[lastAtOrBefore(pageStarts, start)];
    return {
      document: number,
      line: lastAtOrBefore(starts, start) + 1,
      ...(page ? { page: page.page } : {}),
      start,
      end,
    };
  };
}

/** Index of the last of the sorted numbers that is not above `value`; -1 when all are. */
function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** "2:14", and "2:14, p. 3" in a PDF, with no-break spaces. */
export function formatPlace({ document, line, page }: Place): string {
  return page === undefined ? `${document}:${line}` : `${document}:${line},\u00a0p.\u00a0${page}`;
}
