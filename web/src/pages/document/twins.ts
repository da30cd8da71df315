// Two texts side by side: what both have, in rows that stand beside each other, and what only one has.
import type { Altered, Lineage, Span } from '../../shared/api/types.ts';

/** A row: both sides say the same, or only one has it. */
export interface TwinRow {
  readonly here?: Span;
  readonly there?: Span;
  readonly isShared: boolean;
}

/** The lineage as seen from one of its two documents. */
export interface Twin {
  /** Id of the other document. */
  readonly other: string;
  readonly passages: readonly { readonly here: Span; readonly there: Span }[];
  /** What the other leaves out, and what it has of its own. */
  readonly onlyHere: readonly Span[];
  readonly onlyThere: readonly Span[];
  readonly altered: readonly {
    readonly here: Altered['a'];
    readonly there: Altered['a'];
    readonly change: Altered['change'];
  }[];
}

export function twinOf(document: string, lineage: Lineage): Twin {
  const isFrom = lineage.from === document;
  const turned = <Side>({ a, b }: { readonly a: Side; readonly b: Side }) =>
    isFrom ? { here: a, there: b } : { here: b, there: a };
  return {
    other: isFrom ? lineage.to : lineage.from,
    passages: lineage.passages.map(turned),
    onlyHere: isFrom ? lineage.cut : lineage.added,
    onlyThere: isFrom ? lineage.added : lineage.cut,
    altered: lineage.altered.map((one) => ({ ...turned(one), change: one.change })),
  };
}

/**
 * Rows in the order of the text here; together their sides `here` are the whole text, without gap. What stands there between two passages
 * comes beside what stands here between them; passages that were moved leave out what was passed before.
 */
export function rowsOf(twin: Twin, here: string, there: string): TwinRow[] {
  const rows: TwinRow[] = [];
  let [at, atThere] = [0, 0];
  for (const passage of [...twin.passages].sort((a, b) => a.here.start - b.here.start)) {
    if (passage.here.start < at) continue;
    rows.push(...gap(at, passage.here.start, atThere, passage.there.start));
    rows.push(...sharedRows(twin, paragraphsOf(here, passage.here), paragraphsOf(there, passage.there), passage));
    at = passage.here.end;
    atThere = Math.max(atThere, passage.there.end);
  }
  return [...rows, ...gap(at, here.length, atThere, there.length)];
}

/** A passage paragraph by paragraph, those that one side has alone beside nothing; whole where the others are not as many. */
function sharedRows(
  { onlyHere, onlyThere }: Twin,
  here: readonly Paragraph[],
  there: readonly Paragraph[],
  whole: Twin['passages'][number],
): TwinRow[] {
  const rows: TwinRow[] = [];
  let [at, atThere] = [0, 0];
  while (at < here.length || atThere < there.length) {
    const [left, right] = [here[at], there[atThere]];
    if (left && isInside(left, onlyHere)) rows.push({ here: here[at++]!, isShared: false });
    else if (right && isInside(right, onlyThere)) rows.push({ there: there[atThere++]!, isShared: false });
    else if (left && right) rows.push({ here: here[at++]!, there: there[atThere++]!, isShared: true });
    else return [{ ...whole, isShared: true }];
  }
  return rows;
}

/** With the empty lines behind it, and where its words end. */
interface Paragraph extends Span {
  readonly last: number;
}

function isInside({ start, last }: Paragraph, spans: readonly Span[]): boolean {
  return spans.some((span) => span.start <= start && span.end >= last);
}

function paragraphsOf(text: string, { start, end }: Span): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let from = start;
  for (const { index, 0: feeds } of text.slice(start, end).matchAll(/\n\n+/g)) {
    const next = start + index + feeds.length;
    if (next < end) paragraphs.push({ start: from, last: start + index, end: next });
    if (next < end) from = next;
  }
  return [...paragraphs, { start: from, last: from + text.slice(from, end).trimEnd().length, end }];
}

function gap(hereFrom: number, hereTo: number, thereFrom: number, thereTo: number): TwinRow[] {
  const [isHere, isThere] = [hereFrom < hereTo, thereFrom < thereTo];
  if (!isHere && !isThere) return [];
  return [
    {
      ...(isHere && { here: { start: hereFrom, end: hereTo } }),
      ...(isThere && { there: { start: thereFrom, end: thereTo } }),
      isShared: false,
    },
  ];
}
