// Figures side by side: compared only where the same is counted, of one state, at one time; otherwise the difference is named.

import type { FigureComparison } from '../../document/event.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Quantity } from '../../document/quantity.ts';
import type { Quote } from '../../document/span.ts';
import { dayNumberOf } from '../../document/time.ts';
import { type Row, STAGE_WORDS, type Stage, sideOf, stageOf } from '../verdict/row.ts';

interface FigureAt {
  readonly role: string;
  readonly quantity: Quantity;
  readonly quote: Quote;
  readonly row: Row;
  readonly stage: Stage;
}

/** Different figures of one event family that are compared with each other; more are left to the list of values. */
const MOST = 16;
/** Days between two texts within which a count may be held against a count. */
const SAME_TIME = 3;

/** Pairs of figures for one role that are not the same, with what sets them apart. */
export function compareFigures(rows: readonly Row[]): FigureComparison[] {
  const figures = distinct(rows.flatMap(figuresOf)).slice(0, MOST);
  return figures.flatMap((a, at) =>
    figures
      .slice(at + 1)
      .filter((b) => b.role === a.role)
      .map((b) => compare(a, b)),
  );
}

function figuresOf(row: Row): FigureAt[] {
  if (sideOf(row) !== 'for' && sideOf(row) !== 'relays') return [];
  // What was corrected stands against nothing any more.
  if (row.claim.claim.status === 'corrected') return [];
  const { mention } = row;
  return mention.arguments.flatMap((argument) => {
    const { role, quantity, start, end, text } = argument;
    if (!quantity) return [];
    const quote = { document: mention.document, start, end, text };
    return [{ role, quantity, quote, row, stage: stageOf(mention.modality) }];
  });
}

/** One for each value, state and counted thing; the first by document and place stands for all. */
function distinct(figures: readonly FigureAt[]): FigureAt[] {
  const inOrder = [...figures].sort(
    (a, b) => byCodeUnit(a.row.mention.document, b.row.mention.document) || a.quote.start - b.quote.start,
  );
  const seen = new Set<string>();
  return inOrder.filter(({ role, quantity, stage, row }) => {
    const { value, low, high, unit, counts, per, scope } = quantity;
    const key = JSON.stringify([role, value, low, high, unit, counts, per, scope, stage, row.frame.path]);
    return !seen.has(key) && seen.add(key);
  });
}

function compare(a: FigureAt, b: FigureAt): FigureComparison {
  const base = { role: a.role, a: a.quote, b: b.quote, claims: [a.row.claim.claim.id, b.row.claim.claim.id] };
  const difference = differenceOf(a, b);
  if (difference !== undefined) return { ...base, verdict: 'different-things', reason: difference };
  if (meets(a.quantity, b.quantity)) return { ...base, verdict: 'agree', reason: 'The bounds of the two meet.' };
  const days = daysApart(a.row, b.row);
  if (days === undefined || days > SAME_TIME) {
    const when = days === undefined ? 'One of the texts has no date' : `The texts are ${days} days apart`;
    return {
      ...base,
      verdict: 'cannot-tell',
      reason: `${when}: the number may have changed, or the two disagree; neither text says which.`,
    };
  }
  return {
    ...base,
    verdict: 'disagree',
    reason: 'The same is counted, of one state and at one time, and the bounds do not meet.',
  };
}

/** What the two count differently, as a sentence; undefined where the words show no difference. */
function differenceOf(a: FigureAt, b: FigureAt): string | undefined {
  const [p, q] = [a.quantity, b.quantity];
  if (p.unit !== q.unit) return `The one is in ${unitWords(p)}, the other in ${unitWords(q)}.`;
  if (a.stage !== b.stage)
    return `The one is of what ${STAGE_WORDS[a.stage]}, the other of what ${STAGE_WORDS[b.stage]}.`;
  if (p.change !== q.change) return 'The one is a change, the other a level.';
  if (p.per !== q.per) return `The one is ${perWords(p)}, the other ${perWords(q)}.`;
  if ((p.role ?? '') !== (q.role ?? ''))
    return `The one is ${p.role ?? 'a plain count'}, the other ${q.role ?? 'a plain count'}.`;
  if (p.scope !== q.scope && p.scope !== undefined && q.scope !== undefined) {
    return `The one is for “${p.scope}”, the other for “${q.scope}”.`;
  }
  const place = framesDiffer(a.row, b.row);
  if (place !== undefined) return place;
  if (headOf(p) !== headOf(q)) return `The one counts “${p.counts ?? p.unit}”, the other “${q.counts ?? q.unit}”.`;
  return undefined;
}

function framesDiffer(a: Row, b: Row): string | undefined {
  for (const [at, { step, value }] of a.frame.steps.entries()) {
    const other = b.frame.steps[at]?.value;
    if (value !== undefined && other !== undefined && value !== other) {
      return `The two are of different happenings: another ${step}.`;
    }
    if ((value === undefined) !== (other === undefined) && (step === 'year' || step === 'month' || step === 'day')) {
      return `The one is of a ${step}, the other of no stated time.`;
    }
  }
  return undefined;
}

function headOf({ counts = '' }: Quantity): string {
  return counts.slice(counts.lastIndexOf(' ') + 1);
}

function unitWords({ unit, counts }: Quantity): string {
  return counts ?? unit;
}

function perWords({ per }: Quantity): string {
  return per === undefined ? 'a total' : `by the ${per}`;
}

function meets(a: Quantity, b: Quantity): boolean {
  const [p, q] = [rangeOf(a), rangeOf(b)];
  return p.low <= q.high && q.low <= p.high;
}

function rangeOf({ value, low, high, approximate }: Quantity): { low: number; high: number } {
  // "About 12,000" is neither 10,000 nor 15,000.
  const slack = approximate && value !== undefined ? Math.abs(value) / 20 : 0;
  return {
    low:
      low ??
      (value === undefined ? Number.NEGATIVE_INFINITY : high === undefined ? value - slack : Number.NEGATIVE_INFINITY),
    high:
      high ??
      (value === undefined ? Number.POSITIVE_INFINITY : low === undefined ? value + slack : Number.POSITIVE_INFINITY),
  };
}

function daysApart(a: Row, b: Row): number | undefined {
  const [p, q] = [a.claim.facts.day?.earliest, b.claim.facts.day?.earliest];
  if (a.mention.document === b.mention.document) return 0;
  if (p === undefined || q === undefined) return undefined;
  return Math.abs(dayNumberOf(p) - dayNumberOf(q));
}
