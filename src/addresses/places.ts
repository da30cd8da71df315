// Lines and pages of many places of one text, told in one walk.
import type { Page } from '../document/document.ts';
import type { Span } from '../document/span.ts';

type Start = Pick<Span, 'start'>;

/** The line, from 1, of each of `places`, which ascend. */
export function linesAt(text: string, places: readonly Start[]): number[] {
  let line = 1;
  let next = text.indexOf('\n');
  return places.map(({ start }) => {
    for (; next !== -1 && next < start; next = text.indexOf('\n', next + 1)) line++;
    return line;
  });
}

/** The number of the page that each of `places`, which ascend, begins on; undefined outside of all. */
export function pagesAt(pages: readonly Page[], places: readonly Start[]): (number | undefined)[] {
  let at = 0;
  return places.map(({ start }) => {
    while (at < pages.length && pages[at]!.end <= start) at++;
    const page = pages[at];
    return page !== undefined && page.start <= start ? page.page : undefined;
  });
}
