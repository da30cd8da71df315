// A text cut where claims begin and end, each piece with the innermost claim that holds it.
import type { Claim } from '../../src/browser.ts';

export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly claim?: Claim;
}

/** Pieces in the order of the text, which they make up whole. Claims in a voice of the text itself are not marked. */
export function markedText(text: string, claims: readonly Claim[]): Piece[] {
  const spans = claims
    .filter(({ voice }) => voice !== 'outlet')
    .flatMap((claim) => claim.contents.map(({ start, end }) => ({ start, end, claim })))
    // The longer ones first, so that those within them are opened later and shown.
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let open: typeof spans = [];
  let next = 0;
  for (const [at, start] of cuts.entries()) {
    const end = cuts[at + 1];
    if (end === undefined) break;
    open = open.filter((span) => span.end > start);
    while (spans[next] && spans[next]!.start <= start) open.push(spans[next++]!);
    const claim = open.at(-1)?.claim;
    pieces.push({ start, text: text.slice(start, end), ...(claim && { claim }) });
  }
  return pieces;
}
