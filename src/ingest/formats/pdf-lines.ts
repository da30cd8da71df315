// The lines of a PDF page, and the text they make when what belongs to the page and not to the report is left out.

/** A line of a page, in points from the lower left corner. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** Height of its letters. */
  readonly size: number;
}

export interface PdfPage {
  readonly number: number;
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** A stretch of text as a PDF gives it; `transform` holds size and place. */
export interface PdfRun {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** Puts runs together to lines, in the order of the page's content. */
export function linesOf(runs: readonly PdfRun[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfRun[] = [];
  const close = () => {
    const line = lineOf(open);
    if (line !== undefined) lines.push(line);
    open = [];
  };
  for (const run of runs) {
    open.push(run);
    if (run.hasEOL) close();
  }
  close();
  return lines;
}

function lineOf(runs: readonly PdfRun[]): PdfLine | undefined {
  const text = runs
    .map(({ str }) => str)
    .join('')
    .replace(/\s{1,1000}/g, ' ')
    .trim();
  const inked = runs.filter(({ str }) => /\S/.test(str));
  const [first, last] = [inked[0], inked.at(-1)];
  if (text === '' || first === undefined || last === undefined) return undefined;
  const size = inked.reduce((most, run) => Math.max(most, run.height), 0);
  return {
    text,
    left: first.transform[4] ?? 0,
    right: (last.transform[4] ?? 0) + last.width,
    bottom: first.transform[5] ?? 0,
    size,
  };
}

const EDGE = 0.12;
const PAGE_NUMBER =
  /^[-–—\s]{0,5}(?:page\s|p\.\s?)?(?:\d{1,4}|[ivxl]{1,7})(?:\s{0,3}(?:of|\/)\s{0,3}\d{1,4})?[-–—\s]{0,5}$/i;

/** The pages without page numbers, and without the heads and feet that several pages repeat. */
export function withoutFurniture(pages: readonly PdfPage[]): readonly PdfPage[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.lines.map((line) => furnitureKey(page, line)).filter((key) => key !== undefined));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // Left and right pages may carry different heads, so less than half of the pages is enough.
  const least = Math.max(pages.length === 2 ? 2 : 3, pages.length * 0.3);
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => {
      const key = furnitureKey(page, line);
      return key === undefined || !(PAGE_NUMBER.test(line.text) || (counts.get(key) ?? 0) >= least);
    }),
  }));
}

/** What is the same on every page that repeats a line near its edge; undefined for lines further in. */
function furnitureKey(page: PdfPage, line: PdfLine): string | undefined {
  const place = line.bottom / page.height;
  if (place > EDGE && place < 1 - EDGE) return undefined;
  return `${place > 0.5 ? 'head' : 'foot'} ${line.text.toLowerCase().replace(/\d{1,10}/g, '#')}`;
}

export interface PdfText {
  readonly text: string;
  readonly pages: readonly { readonly page: number; readonly start: number; readonly end: number }[];
}

/** The text of the pages: a paragraph is one line, with a blank line before the next, and may run on over a page's end. */
export function textOfPages(pages: readonly PdfPage[]): PdfText {
  const known = wordsOf(pages);
  // Kept in pieces: a text that grows by joining is copied whole at each look at its end.
  const pieces: string[] = [];
  let length = 0;
  const add = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  let before: PdfLine | undefined;
  const spans = pages.map((page) => {
    const { spacing, right } = measuresOf(page);
    let start: number | undefined;
    for (const [at, line] of page.lines.entries()) {
      if (before !== undefined) {
        const isBroken = at === 0 ? endsParagraph(before, line) : breaks(before, line, spacing, right);
        const end = isBroken ? `${before.text}\n\n` : joint(before.text, line.text, known);
        length -= pieces.pop()?.length ?? 0;
        add(end);
      }
      start ??= length;
      add(line.text);
      before = line;
    }
    return { page: page.number, start: start ?? length, end: length };
  });
  return { text: pieces.join(''), pages: withinText(spans, length) };
}

/** A hyphen that is mended away at the end of a page takes a character from that page. */
function withinText(spans: PdfText['pages'], length: number): PdfText['pages'] {
  return spans.map((span, at) => {
    const next = spans.slice(at + 1, at + 2)[0]?.start ?? length;
    return { ...span, start: Math.min(span.start, length), end: Math.max(span.start, Math.min(span.end, next)) };
  });
}

/** The usual distance from line to line, and where the longest line ends. */
function measuresOf(page: PdfPage): { readonly spacing: number; readonly right: number } {
  return { spacing: spacingOf(page), right: page.lines.reduce((most, line) => Math.max(most, line.right), 0) };
}

function spacingOf({ lines }: PdfPage): number {
  const gaps = lines
    .slice(1)
    .map((line, at) => (lines[at]?.bottom ?? 0) - line.bottom)
    .filter((gap) => gap > 1)
    .sort((a, b) => a - b);
  return gaps[Math.floor((gaps.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;
}

const SENTENCE_END = /[.!?:。][”"’'»)\]]{0,3}$/;
const BULLET = /^[•▪■●◦‣·]\s/;
// A wrapped line may begin with a dash or end a sentence with a number; only after a full stop is it an entry of a list.
const LIST_ENTRY = /^(?:[*–—-]|\(?\d{1,3}[.)])\s/;
const LIST_BEFORE = /[.!?:;]$/;

function breaks(before: PdfLine, line: PdfLine, spacing: number, right: number): boolean {
  const gap = before.bottom - line.bottom;
  const size = Math.max(before.size, line.size, 1);
  if (Math.abs(before.size - line.size) > size * 0.15 || gap > spacing * 1.35 || BULLET.test(line.text)) return true;
  if (LIST_ENTRY.test(line.text) && LIST_BEFORE.test(before.text)) return true;
  // The next column: its top goes on with the sentence that the last one left open.
  if (gap < -size) return endsParagraph(before, line);
  const isIndented = line.left - before.left > size * 0.8;
  const isShort = before.right < right - (right - before.left) * 0.12;
  return SENTENCE_END.test(before.text) && (isIndented || isShort);
}

function endsParagraph(before: PdfLine, line: PdfLine): boolean {
  return !(/[\p{L}\p{N},;–—-]$/u.test(before.text) && /^[\p{Ll}\p{N}]/u.test(line.text));
}

/** The line, ready for the next to follow: after a space, or in place of the hyphen that divided a word. */
function joint(text: string, next: string, known: ReadonlySet<string>): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1);
  const first = text.slice(-60).match(/(\p{L}{1,50})[-‐]$/u)?.[1];
  const second = next.slice(0, 60).match(/^\p{L}{1,50}/u)?.[0];
  if (first === undefined || second === undefined) return /[\p{L}\p{N}][-‐–]$/u.test(text) ? text : `${text} `;
  return keepsHyphen(first.toLowerCase(), second, known) ? text : text.slice(0, -1);
}

/** A name, a compound that stands undivided elsewhere, or two words of the text that make none together. */
function keepsHyphen(first: string, second: string, known: ReadonlySet<string>): boolean {
  if (/^\p{Lu}/u.test(second)) return true;
  if (known.has(`${first}-${second}`)) return true;
  if (known.has(first + second)) return false;
  return first.length > 2 && second.length > 2 && known.has(first) && known.has(second);
}

function wordsOf(pages: readonly PdfPage[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of pages.flatMap((page) => page.lines)) {
    // The first and the last word of a line may be halves.
    for (const match of line.text.toLowerCase().matchAll(/\p{L}{1,50}(?:-\p{L}{1,50}){0,4}/gu)) {
      const end = match.index + match[0].length;
      if (match.index > 0 && end < line.text.length - 1) words.add(match[0]);
    }
  }
  return words;
}

/** The lines in the largest letters of the first page, where they stand in its upper half and are larger than the rest. */
export function titleOfPage(page: PdfPage | undefined): string | undefined {
  const sizes = (page?.lines ?? []).map(({ size }) => size).sort((a, b) => a - b);
  const [usual, largest] = [sizes[sizes.length >> 1] ?? 0, sizes.at(-1) ?? 0];
  if (page === undefined || sizes.length < 3 || largest < usual * 1.2) return undefined;
  const large = page.lines.filter((line) => line.size > largest * 0.95 && line.bottom > page.height / 2);
  const title = large.map(({ text }) => text).join(' ');
  return /\p{L}.*\s/u.test(title) && title.length <= 250 ? title : undefined;
}
