// Finds what stands in quotation marks: straight, curly, guillemets, '' and ``, also over several paragraphs.
import type { Span } from '../../document/span.ts';
import type { Quotation } from '../../document/token.ts';

const CLOSERS: Readonly<Record<string, readonly string[]>> = {
  '“': ['”', '“'],
  '„': ['“', '”'],
  '«': ['»'],
  '‹': ['›'],
  '"': ['"'],
  '``': ["''", '``'],
  "''": ["''"],
  '‘': ['’'],
  "'": ["'"],
};
const MARK = /“|”|„|«|»|‹|›|"|``|''|‘|’|'/g;
/** Characters a quotation may run on without its closing mark before it is taken for a stray one. */
const LONGEST = 4_000;
/** The same for single marks, which an apostrophe imitates. */
const LONGEST_SINGLE = 400;

/** A mark in a paragraph, with what stands around it. */
interface Mark extends Span {
  readonly mark: string;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Outermost quotations of the paragraphs, marks included, in text order. One that is not closed ends with its paragraph when the next goes on with a mark, else it is dropped. */
export function findQuotations(text: string, paragraphs: readonly Span[]): Quotation[] {
  const found = text.matchAll(MARK);
  let match = found.next();
  return paragraphs.flatMap((paragraph, index) => {
    const marks: Mark[] = [];
    for (; !match.done && match.value.index < paragraph.end; match = found.next()) {
      if (match.value.index >= paragraph.start) marks.push(markAt(text, paragraph, match.value.index, match.value[0]));
    }
    const next = paragraphs[index + 1];
    return marks.length > 0 ? inParagraph(marks, paragraph, next !== undefined && startsWithMark(text, next)) : [];
  });
}

function inParagraph(marks: readonly Mark[], paragraph: Span, nextGoesOn: boolean): Quotation[] {
  const found: Quotation[] = [];
  for (let at = 0; at < marks.length; at++) {
    const open = marks[at]!;
    if (!open.opens) continue;
    const close = closerOf(marks, at);
    if (close !== -1) {
      found.push({ start: open.start, end: marks[close]!.end, mark: open.mark, closed: true });
      at = close;
    } else if (isDouble(open.mark) && nextGoesOn && paragraph.end - open.start <= LONGEST) {
      found.push({ start: open.start, end: paragraph.end, mark: open.mark, closed: false });
      break;
    }
  }
  return found;
}

function closerOf(marks: readonly Mark[], at: number): number {
  const open = marks[at]!;
  const closers = CLOSERS[open.mark] ?? [];
  const longest = isDouble(open.mark) ? LONGEST : LONGEST_SINGLE;
  for (let next = at + 1; next < marks.length; next++) {
    const mark = marks[next]!;
    if (mark.start - open.start > longest) return -1;
    if (closers.includes(mark.mark) && mark.closes) return next;
    if (mark.mark === open.mark && mark.opens && !mark.closes && isDouble(open.mark)) return -1;
  }
  return -1;
}

function markAt(text: string, paragraph: Span, start: number, mark: string): Mark {
  const end = start + mark.length;
  const before = start > paragraph.start ? text[start - 1]! : ' ';
  const after = end < paragraph.end ? text[end]! : ' ';
  return { start, end, mark, opens: opens(mark, before, after), closes: closes(mark, before, after) };
}

function opens(mark: string, before: string, after: string): boolean {
  if (!(mark in CLOSERS)) return false;
  if (/\s/.test(after)) return false;
  if (mark === "'" || mark === '‘')
    return /[\s([—–-]/.test(before) && /[\p{L}\p{N}[]/u.test(after) && !isElision(after);
  return mark !== '"' || /[\s([—–\-“‘'/:]/.test(before);
}

function closes(mark: string, before: string, after: string): boolean {
  if (/\s/.test(before)) return false;
  if (mark === "'" || mark === '’') return /[\p{L}\p{N}.,!?…%)]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
  return mark !== '"' || !/[\p{L}\p{N}]/u.test(after);
}

/** "'90s" begins with an apostrophe, not with a quotation. */
function isElision(after: string): boolean {
  return /\p{N}/u.test(after);
}

function isDouble(mark: string): boolean {
  return mark !== "'" && mark !== '‘';
}

function startsWithMark(text: string, paragraph: Span): boolean {
  const first = text.slice(paragraph.start, paragraph.start + 2);
  return /^(?:["“„«‘]|``|'')/.test(first);
}
