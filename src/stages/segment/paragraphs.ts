// Finds paragraphs: a line each, or, in text wrapped by hand at a fixed width, a block between blank lines.
import type { Span } from '../../document/span.ts';

/** Lines shorter than this are no evidence of wrapping. */
const WRAPPED_AT_LEAST = 45;
const WRAPPED_AT_MOST = 120;

/** Paragraphs of `text` without the white space around them, in order. */
export function findParagraphs(text: string): Span[] {
  const lines = findLines(text);
  return isWrapped(text, lines) ? joinBlocks(text, lines) : lines;
}

function findLines(text: string): Span[] {
  const lines: Span[] = [];
  for (const match of text.matchAll(/[^\n\u2028\u2029\f]+/g)) {
    const body = match[0].trim();
    if (body === '') continue;
    const start = match.index + match[0].indexOf(body);
    lines.push({ start, end: start + body.length });
  }
  return lines;
}

/** True where most single line breaks fall in the middle of a sentence, at a steady width. */
function isWrapped(text: string, lines: readonly Span[]): boolean {
  let broken = 0;
  let whole = 0;
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at - 1]!;
    const length = line.end - line.start;
    if (length > WRAPPED_AT_MOST) return false;
    if (isBlank(text, line.end, lines[at]!.start)) continue;
    if (length >= WRAPPED_AT_LEAST && !/[.!?:;"”)\]]$/.test(text.slice(line.end - 1, line.end))) broken++;
    else whole++;
  }
  return broken >= 2 && broken > whole;
}

function isBlank(text: string, from: number, to: number): boolean {
  return (text.slice(from, to).match(/\n/g)?.length ?? 0) > 1;
}

function joinBlocks(text: string, lines: readonly Span[]): Span[] {
  const blocks: Span[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (last && !isBlank(text, last.end, line.start)) blocks[blocks.length - 1] = { start: last.start, end: line.end };
    else blocks.push(line);
  }
  return blocks;
}
