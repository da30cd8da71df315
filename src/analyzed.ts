// What one text says, and the Analysis of many such: everything after the bytes were read. Knows no file and no thread, so a page runs it too.
import { analyze } from './analyze.ts';
import { type Conclusions, Dossier } from './corroborate/dossier.ts';
import type { DocumentParts } from './corroborate/facts.ts';
import { lastDecisions } from './corroborate/judgements.ts';
import type { Analysis, Generator } from './document/analysis.ts';
import type { Claim } from './document/claim.ts';
import { type Document, type DocumentDate, FROM_MENTIONS } from './document/document.ts';
import { grouped } from './document/grouped.ts';
import { type Judgement, standardOf } from './document/judgement.ts';
import { byCodeUnit, byKey } from './document/order.ts';
import type { Entity } from './document/origin.ts';
import type { Outlet } from './document/outlet.ts';
import { type Figure, type FoundQuantity, publicQuantity } from './document/quantity.ts';
import { byPosition } from './document/span.ts';
import { SpanIndex } from './document/span-index.ts';
import type { InferredDate } from './document/time.ts';
import type { Unread } from './document/unread.ts';
import { bySighting, type Ingested, joinSightings } from './ingest/document-of.ts';
import type { Pack } from './packs/pack.ts';
import type { Knowledge } from './pipeline/stage.ts';
import { LawOf } from './sanctions/provisions/apply.ts';
import { lawOf } from './sanctions/provisions/law.ts';
import { DEFAULT_STANDARD } from './sanctions/provisions/standard.ts';
import { lawNotes, withStatements } from './sanctions/provisions/statements.ts';
import { VERSION } from './version.ts';

/** A document as it was before its stages, and the outlets it names. */
export interface KeptText {
  readonly document: Document;
  readonly outlets: readonly Outlet[];
}

/** What one text says. */
export interface Analyzed extends DocumentParts {
  readonly outlets: readonly Outlet[];
  /** Where originals were asked for: its bytes, and the document before its stages, which found notes and perhaps a date. */
  readonly original?: { readonly bytes: Uint8Array; readonly document: Document };
}

/** Has the stages read a document. */
export function analyzeDocument(
  { document, outlets, furniture }: Pick<Ingested, 'document' | 'outlets' | 'furniture'>,
  knowledge: Knowledge,
): Analyzed {
  const { id, text, language } = document;
  const { published } = document;
  const given = {
    document: id,
    text,
    language,
    furniture,
    readingNotes: document.notes,
    ...(published && { published }),
  };
  const layers = analyze.run(given, knowledge);
  const law = lawOf(knowledge.pack.pack);
  const claims = withStatements(layers.claims, law);
  const notes = [...layers.notes, ...lawNotes(text, claims, law)].sort(byPosition);
  return {
    document: { ...document, notes, published: published ?? inferred(layers.inferredDate) },
    outlets,
    attributions: layers.attributions,
    claims,
    eventMentions: layers.events,
    figures: figuresIn(claims, layers.quantities),
    entities: layers.entities,
  };
}

function inferred(date: InferredDate | null): DocumentDate | null {
  return date && { ...date, basis: 'inferred', from: FROM_MENTIONS };
}

/** Each amount with the innermost claim that holds it; amounts that nobody claims are left out. */
function figuresIn(claims: readonly Claim[], quantities: readonly FoundQuantity[]): Figure[] {
  const contents = new SpanIndex(
    claims.flatMap((claim) => claim.contents.map(({ start, end }) => ({ start, end, claim }))),
  );
  return quantities.flatMap((quantity) => {
    const [first, ...others] = contents.holding(quantity);
    if (first === undefined) return [];
    const { claim } = others.reduce(
      (least, one) => (one.end - one.start < least.end - least.start ? one : least),
      first,
    );
    return [{ ...publicQuantity(quantity), document: claim.document, claim: claim.id }];
  });
}

/** A dossier whose conclusions say which paragraphs of the packs' law each event would touch. */
export class DossierUnderLaw extends Dossier {
  readonly #law: LawOf;

  constructor(pack: Pack) {
    super(pack);
    this.#law = new LawOf(pack);
  }

  override judge(judgements: readonly Judgement[]): void {
    super.judge(judgements);
    this.#law.standard = standardOf(judgements) ?? DEFAULT_STANDARD;
  }

  override conclude(): Conclusions {
    return this.#law.put(super.conclude(), {
      mentionOf: (id) => this.mentionOf(id),
      documentOf: (id) => this.documentOf(id)?.document,
    });
  }
}

/** Everything that documents say together. */
export function concluded(
  analyzed: readonly Analyzed[],
  unread: readonly Unread[],
  pack: Pack,
  models: Generator['models'],
): Analysis {
  const documents = joinAnalyzed(analyzed);
  const dossier = new DossierUnderLaw(pack);
  for (const one of documents) dossier.add(one);
  return analysisOf(documents, dossier.conclude(), { version: VERSION, packs: pack.parts, models }, unread);
}

/** Documents of the same bytes become one, seen in several places, with the analysis of the first; in the order of their places. */
export function joinAnalyzed(analyzed: readonly Analyzed[]): Analyzed[] {
  const byId = grouped(analyzed, ({ document }) => document.id);
  return joinSightings(analyzed.map(({ document }) => document)).map((document) => {
    const [first] = [...byId.get(document.id)!].sort((a, b) => bySighting(a.document, b.document));
    return { ...first!, document };
  });
}

/** Everything that is known from documents, in their order, and from what was concluded from them. */
export function analysisOf(
  documents: readonly Analyzed[],
  conclusions: Conclusions,
  generator: Generator,
  unread: readonly Unread[],
): Analysis {
  return {
    version: '1',
    generator,
    documents: documents.map(({ document }) => document),
    attributions: documents.flatMap((one) => one.attributions),
    eventMentions: documents.flatMap((one) => one.eventMentions),
    figures: documents.flatMap((one) => one.figures),
    entities: joinEntities(documents.flatMap((one) => one.entities)),
    outlets: joinOutlets(documents.flatMap((one) => one.outlets)),
    ...conclusions,
    unread,
  };
}

/** By id; of several under one id the last by its JSON. */
export function joinOutlets(outlets: readonly Outlet[]): Outlet[] {
  const inOrder = [...outlets].sort(byKey((outlet) => JSON.stringify(outlet)));
  return [...new Map(inOrder.map((outlet) => [outlet.id, outlet])).values()].sort(byKey(({ id }) => id));
}

/** Entities of one id are one: ids are those of the packs, or made of the full name. By id, mentions in the order of the documents. */
export function joinEntities(entities: readonly Entity[]): Entity[] {
  return [...grouped(entities, ({ id }) => id).values()].map(joinedEntity).sort(byKey(({ id }) => id));
}

function joinedEntity(same: readonly Entity[]): Entity {
  const [first] = same;
  if (same.length === 1) return first!;
  const decided = same.flatMap(({ decided = [] }) => decided).sort(byKey(({ at }) => at));
  return {
    ...first!,
    aliases: [...new Set(same.flatMap(({ aliases }) => aliases))].sort(byCodeUnit),
    mentions: same.flatMap(({ mentions }) => mentions),
    ...(decided.length > 0 && { decided: lastDecisions(decided) }),
  };
}
