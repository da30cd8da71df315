// What is marked in a text: who speaks, the words that attribute, what is put forward, names, times and amounts, notes, copied passages.

import type { Annotations, Attribution, Claim, Document, Lineage, Span, Stance } from '../../shared/api/types.ts';
import { wordsOf } from '../../shared/format.ts';

export const MARK_KINDS = [
  ...(['content', 'source', 'cue', 'hedge', 'note', 'entity', 'time', 'figure', 'copied', 'at'] as const),
] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface Mark extends Span {
  readonly kind: MarkKind;
  /** Of content, sources, cues and hedges. */
  readonly claim?: string;
  readonly stance?: Stance;
  /** The outlet's own statement: nobody is named for it. */
  readonly isOwn?: boolean;
  /** The first words of a claim that somebody makes, which carry its shape. */
  readonly isFirst?: boolean;
  /** What it is, for who points at it: "Russia, state". */
  readonly says?: string;
}

/** Layers that the reader shows or hides. */
export const LAYERS = ['own', 'entities', 'figures', 'copied'] as const;
export type Layer = (typeof LAYERS)[number];

export const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  own: 'The outlet’s own statements',
  entities: 'Names',
  figures: 'Times and amounts',
  copied: 'Passages that other texts have too',
};

/** Claims in the order of the text. */
export function inTextOrder(claims: readonly Claim[]): Claim[] {
  return claims
    .filter(({ contents }) => contents.length > 0)
    .sort((a, b) => a.contents[0]!.start - b.contents[0]!.start || b.contents[0]!.end - a.contents[0]!.end);
}

/** The marks of one claim. Its sources are those of its attribution; without it, the words of its chain that tell this text. */
export function claimMarks(claim: Claim, attribution: Attribution | undefined): Mark[] {
  const { id, stance, contents, hedges, condition, chain, voice } = claim;
  const isOwn = voice === 'outlet';
  const sources = attribution?.sources ?? chain.slice(-1).map(({ words }) => words);
  return [
    ...contents.map(
      (quote, at): Mark => ({
        ...spanOf(quote),
        kind: 'content',
        claim: id,
        stance,
        isOwn,
        isFirst: at === 0 && !isOwn,
      }),
    ),
    ...sources.filter(isHere(claim)).map((quote): Mark => ({ ...spanOf(quote), kind: 'source', claim: id })),
    ...(attribution ? [{ ...spanOf(attribution.cue), kind: 'cue' as const, claim: id }] : []),
    ...[...hedges, ...(condition ? [condition] : [])].map(
      (quote): Mark => ({ ...spanOf(quote), kind: 'hedge', claim: id }),
    ),
  ];
}

function isHere({ document }: Claim) {
  return (quote: { readonly document?: string }) => quote.document === undefined || quote.document === document;
}

export function entityMarks({ entities }: Annotations): Mark[] {
  return entities.flatMap(({ name, type, mentions }) =>
    mentions.map((mention): Mark => ({ ...spanOf(mention), kind: 'entity', says: `${name}, ${type}` })),
  );
}

/** Amounts that claims hold, and the times of events and statements. */
export function figureMarks({ figures, eventMentions }: Annotations, claims: readonly Claim[]): Mark[] {
  const quantities = [...figures, ...eventMentions.flatMap(({ quantity }) => quantity ?? [])];
  const times = [
    ...eventMentions.flatMap(({ time }) => time ?? []),
    ...claims.flatMap(({ saidAt, asOf }) => [saidAt, asOf].filter((time) => time !== undefined)),
  ];
  const amounts = quantities.map(
    (quantity): Mark => ({ ...spanOf(quantity), kind: 'figure', says: amountWords(quantity) }),
  );
  const moments = times.map(
    (time): Mark => ({
      ...spanOf(time),
      kind: 'time',
      says: [time.edtf ?? time.duration, wordsOf(time.basis)].join(', '),
    }),
  );
  return distinct([...amounts, ...moments]);
}

/** "at least 1,500 people, approximate": the bounds as the text gives them. */
function amountWords({
  value,
  low,
  high,
  unit,
  counts,
  approximate,
}: Omit<Annotations['figures'][number], 'document' | 'claim'>): string {
  const bounds =
    low !== undefined && high !== undefined ? `${low} to ${high}` : low !== undefined ? `≥ ${low}` : `≤ ${high}`;
  const amount = value ?? (low === undefined && high === undefined ? '' : bounds);
  return `${amount} ${counts ?? unit}${approximate ? ', approximate' : ''}`.trim();
}

export function noteMarks({ notes }: Pick<Document, 'notes'>): Mark[] {
  return notes.map((note) => ({ ...spanOf(note), kind: 'note', says: note.message }));
}

/** What this text has in common with others. */
export function copiedMarks(document: string, lineage: readonly Lineage[]): Mark[] {
  return lineage.flatMap(({ from, passages }) =>
    passages.map(({ a, b }): Mark => ({ ...spanOf(from === document ? a : b), kind: 'copied' })),
  );
}

function distinct(marks: readonly Mark[]): Mark[] {
  return [...new Map(marks.map((mark) => [`${mark.kind} ${mark.start} ${mark.end}`, mark])).values()];
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** The claim that a place belongs to: the shortest whose content holds it or lies in it. */
export function claimAt(claims: readonly Claim[], { start, end }: Span): Claim | undefined {
  const sizes = claims.flatMap((claim) =>
    claim.contents
      .filter((quote) => (quote.start <= start && quote.end >= end) || (quote.start >= start && quote.end <= end))
      .map((quote) => ({ claim, size: quote.end - quote.start })),
  );
  return sizes.sort((a, b) => a.size - b.size)[0]?.claim;
}
