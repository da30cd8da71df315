// The rows of two documents that share words: which is from which, what was changed, or that both quote one release.
import type { Claim } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import type { Lineage, SharedPassage } from '../../document/origin.ts';
import { contains, type Quote, quote, type Span } from '../../document/span.ts';
import type { Comparison } from './compare.ts';
import { orderOf, type Placed } from './direction.ts';
import { plainRow } from './row.ts';
import { daysApart, sharedQuotations, withSpeakers } from './same-release.ts';
import type { Words } from './words.ts';

/** Quotations of people who differ are one release only when this close in days. */
const DAYS = 2;

/** The row of two documents that share passages; ids in order. */
export function relatedRow(a: Placed, b: Placed, comparison: Comparison): Lineage {
  const order = orderOf(a, b, comparison);
  const [from, to] = order.isFlipped ? [b.document, a.document] : [a.document, b.document];
  const shared = order.isFlipped ? flipped(comparison) : comparison;
  return {
    from: from.id,
    fromKind: 'document',
    to: to.id,
    kind: comparison.kind,
    direction: order.direction,
    reason: order.reason,
    altered: shared.altered,
    passages: shared.passages,
    cut: shared.cut,
    added: shared.added,
    evidence: evidenceOf(from, to, shared.passages),
    score: Math.max(shared.shareOfA, shared.shareOfB),
    shareOfFrom: shared.shareOfA,
    shareOfTo: shared.shareOfB,
  };
}

/** The longest passage, as it stands in both. */
function evidenceOf(from: Document, to: Document, passages: readonly SharedPassage[]): Quote[] {
  const longest = passages.reduce((most, one) => (one.a.end - one.a.start > most.a.end - most.a.start ? one : most));
  return [quoteIn(from, longest.a), quoteIn(to, longest.b)];
}

function quoteIn({ id, text }: Document, { start, end }: Span): Quote {
  return { document: id, ...quote(text, start, end) };
}

function flipped(comparison: Comparison): Comparison {
  return {
    kind: comparison.kind,
    passages: comparison.passages.map(({ a, b }) => ({ a: b, b: a })),
    altered: comparison.altered.map(({ a, b, change }) => ({ a: b, b: a, change })),
    cut: comparison.added,
    added: comparison.cut,
    shareOfA: comparison.shareOfB,
    shareOfB: comparison.shareOfA,
  };
}

/** One of two documents, as the same release is looked for. */
export interface Heard {
  readonly document: Document;
  readonly claims: readonly Claim[];
  readonly words: Words;
}

/** The row of quotations that both have and that were not copied with the passage around them. */
export function releaseRow(a: Heard, b: Heard, comparison: Comparison | null): Lineage | undefined {
  if (comparison && comparison.kind !== 'partial-copy') return undefined;
  const shared = sharedQuotations(a.words, b.words).filter(
    (words) => !comparison?.passages.some((passage) => contains(passage.a, words.a) && contains(passage.b, words.b)),
  );
  const apart = daysApart(a.document, b.document);
  const quotations = withSpeakers(shared, a.claims, b.claims).filter(
    ({ speaker }) => speaker !== 'differs' || apart === undefined || apart <= DAYS,
  );
  if (quotations.length === 0) return undefined;
  const speakers = quotations.some(({ speaker }) => speaker === 'same') ? ' of one speaker' : '';
  const days = apart === undefined || apart <= DAYS ? '' : `; ${apart} days lie between them`;
  return {
    ...plainRow({
      from: a.document.id,
      fromKind: 'document',
      to: b.document.id,
      kind: 'same-release',
      direction: 'unknown',
      reason: `Both quote the same words${speakers}${days}; neither need be from the other.`,
      evidence: quotations.flatMap((quotation) => [quotation.a, quotation.b]),
    }),
    altered: quotations.flatMap(({ swapped }) => (swapped ? [swapped] : [])),
    passages: quotations.map((quotation) => ({ a: spanOf(quotation.a), b: spanOf(quotation.b) })),
  };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
