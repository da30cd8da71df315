// Divides a text into paragraphs, and these into stretches that are drawn when the reader comes near.
import type { Span } from '../../shared/api/types.ts';

/** Paragraphs that are drawn together. */
export interface Stretch extends Span {
  readonly paragraphs: readonly Span[];
}

/** Characters from which on a stretch is closed. */
const STRETCH = 1_500;
/** A line longer than this is divided, so that no paragraph takes long to draw. */
const LONGEST = 10_000;

/** Stretches that together are the whole text; each paragraph ends behind its line feed. */
export function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let paragraphs: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const end = paragraphEnd(text, start);
    paragraphs.push({ start, end });
    const first = paragraphs[0]!.start;
    if (end - first >= STRETCH || end === text.length) {
      stretches.push({ start: first, end, paragraphs });
      paragraphs = [];
    }
    start = end;
  }
  return stretches;
}

function paragraphEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  const end = feed === -1 ? text.length : feed + 1;
  if (end - start <= LONGEST) return end;
  const space = text.lastIndexOf(' ', start + LONGEST);
  if (space > start) return space + 1;
  return start + LONGEST - (isLowSurrogate(text, start + LONGEST) ? 1 : 0);
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Lines that a stretch takes at so many characters a line, to guess its height before it is drawn. */
export function linesOf({ paragraphs }: Stretch, perLine: number): number {
  return paragraphs.reduce((sum, { start, end }) => sum + Math.max(1, Math.ceil((end - start - 1) / perLine)), 0);
}
