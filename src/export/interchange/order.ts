// One order for the lists of an analysis: by what the texts say, never by the order in which they were read.
import type { Analysis } from '../../document/analysis.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Quote, Span } from '../../document/span.ts';

/** Parts of a key, compared one after the other. */
type Key = readonly string[];

/** The analysis with each list in an order that its members alone decide: documents by date, what stands in them by place. */
export function inStableOrder(analysis: Analysis): Analysis {
  const documents = sorted(analysis.documents, ({ id, published }) => [published?.earliest ?? LATE, id]);
  const rank = new Map(documents.map(({ id }, at) => [id, number(at)]));
  const at = (document: string, place: Span | undefined, id: string): Key => [
    ...[rank.get(document) ?? LATE, document, number(place?.start ?? 0), number(place?.end ?? 0), id],
  ];
  const byId = <T extends { readonly id: string }>(list: readonly T[]) => sorted(list, ({ id }) => [id]);
  const attributions = sorted(analysis.attributions, ({ id, document, cue }) => at(document, cue, id));
  const cues = new Map(attributions.map(({ id, cue }) => [id, cue]));
  const wordsOf = (contents: readonly Quote[], attribution: string | null) =>
    contents[0] ?? cues.get(attribution ?? '');
  return {
    ...analysis,
    documents,
    attributions,
    claims: sorted(analysis.claims, ({ id, document, contents, attribution }) =>
      at(document, wordsOf(contents, attribution), id),
    ),
    eventMentions: sorted(analysis.eventMentions, ({ id, document, trigger }) => at(document, trigger, id)),
    figures: sorted(analysis.figures, (figure) => [...at(figure.document, figure, figure.claim), whole(figure)]),
    ledgers: sorted(analysis.ledgers, (ledger) => [ledger.type, whole(ledger)]),
    events: sorted(analysis.events, ({ id, time, label }) => [time ?? LATE, label, id]),
    entities: byId(analysis.entities),
    origins: byId(analysis.origins),
    outlets: byId(analysis.outlets),
    lineage: sorted(analysis.lineage, (row) => [row.to, row.from, row.kind, whole(row)]),
    contradictions: byId(analysis.contradictions),
    predictions: sorted(analysis.predictions, (prediction) => [prediction.claim, prediction.event, whole(prediction)]),
    gaps: sorted(analysis.gaps, (gap) => [gap]),
    unread: sorted(analysis.unread, ({ path, reason }) => [path, reason]),
  };
}

/** Comes after every number, date and name. */
const LATE = '\uffff';

function number(value: number): string {
  return String(value).padStart(12, '0');
}

function whole(value: object): string {
  return JSON.stringify(value);
}

function sorted<T>(list: readonly T[], keyOf: (one: T) => Key): T[] {
  return list
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ one }) => one);
}

function compare(a: Key, b: Key): number {
  for (const [at, part] of a.entries()) {
    const order = byCodeUnit(part, b[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
