// The lineage of the documents of an analysis: who copies whom, what was changed, whom they credit, what they correct, where it goes round.
import type { Claim } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Lineage, SharedPassage } from '../../document/origin.ts';
import type { Outlet } from '../../document/outlet.ts';
import { contains, overlaps, type Quote, quote, type Span } from '../../document/span.ts';
import { Components } from '../components.ts';
import { type Comparison, compareTexts } from './compare.ts';
import { findNotice, NamedDocuments, type Notice } from './corrections.ts';
import { creditRows, type NamedOutlet, type OutletsByName } from './credits.ts';
import { orderOf, type Placed } from './direction.ts';
import { findLoops, type Loop } from './loops.ts';
import { LineageMemory, pairKey } from './memory.ts';
import { pushTo } from './push-to.ts';
import { byRow, plainRow } from './row.ts';
import { daysApart, sharedQuotations, withSpeakers } from './same-release.ts';
import { traceSpan } from './trace.ts';
import { readWords, type Words } from './words.ts';

export interface LineageInput {
  readonly documents: readonly Document[];
  readonly claims?: readonly Claim[];
  /** Outlets of the documents: which are agencies. */
  readonly outlets?: readonly Outlet[];
  /** Finds outlets by the names that credits and chains have; the pack's index is one. */
  readonly names?: OutletsByName;
  /** What was found out of these documents before; it is added to. Only saves time. */
  readonly memory?: LineageMemory;
  /** What a document is about, for loops. */
  readonly storyOf?: (document: string) => string;
}

export interface LineageAnswer {
  /** Sorted by `to`, `from` and kind. */
  readonly rows: readonly Lineage[];
  readonly loops: readonly Loop[];
  /** The least id of the documents that are copies or paraphrases of each other for the most part; for less there is `sourcesOf`. */
  readonly copyClassOf: (document: string) => string;
  /** Where the words at `span` of a document stand in the documents that its rows name: its sources, or those of unknown direction. */
  readonly sourcesOf: (document: string, span: Span) => readonly Quote[];
}

/** Texts join a class when half of the one and two fifths of the other are shared: a digest of three reports joins none of them. */
const OF_MORE = 0.5;
const OF_LESS = 0.4;
/** Texts whose words are kept at hand. */
const MOST_WORDS = 4_096;
/** Quotations of people who differ are one release only when this close in days. */
const DAYS = 2;

/** The lineage of a set of documents: the same for any order of them, and of their claims. */
export function findLineage(input: LineageInput): LineageAnswer {
  return new Finder(input).find();
}

class Finder {
  readonly #documents: ReadonlyMap<string, Document>;
  readonly #claims = new Map<string, Claim[]>();
  readonly #names: OutletsByName;
  readonly #agencies: ReadonlySet<string>;
  readonly #memory: LineageMemory;
  readonly #storyOf: ((document: string) => string) | undefined;
  readonly #words = new Map<string, Words>();
  readonly #placed = new Map<string, Placed>();
  readonly #classes = new Components();
  readonly #rows: Lineage[] = [];
  readonly #notices = new Map<string, Notice>();
  /** For each document those that it shares passages with. */
  readonly #related = new Map<string, Set<string>>();

  constructor({ documents, claims = [], outlets = [], names, memory, storyOf }: LineageInput) {
    this.#documents = new Map(
      [...documents].sort((a, b) => byCodeUnit(a.id, b.id)).map((document) => [document.id, document]),
    );
    for (const claim of claims) pushTo(this.#claims, claim.document, claim);
    this.#names = names ?? namesOf(outlets);
    this.#agencies = new Set(outlets.filter(({ kind }) => kind === 'wire').map(({ id }) => id));
    this.#memory = memory ?? new LineageMemory();
    this.#storyOf = storyOf;
  }

  find(): LineageAnswer {
    this.#addCredits();
    this.#addShared();
    this.#addHeads();
    this.#addCorrections();
    const rows = [...this.#rows].sort(byRow);
    const shared = new Map<string, Lineage[]>();
    for (const row of rows) {
      if (row.passages.length === 0 || row.kind === 'same-release') continue;
      pushTo(shared, row.to, row);
      if (row.direction === 'unknown') pushTo(shared, row.from, row);
    }
    const outletOf = (id: string) => this.#documents.get(id)?.outlet;
    return {
      rows,
      loops: findLoops(rows, outletOf, this.#storyOf),
      copyClassOf: (document) => this.#classes.of(document),
      sourcesOf: (document, span) => this.#sourcesOf(document, span, shared.get(document) ?? []),
    };
  }

  #claimsOf(id: string): readonly Claim[] {
    return this.#claims.get(id) ?? [];
  }

  #addCredits(): void {
    for (const document of this.#documents.values()) {
      const memory = this.#memory.ofDocument(document.id);
      memory.credits ??= this.#creditsOf(document);
      this.#rows.push(...memory.credits.rows);
      this.#placed.set(document.id, memory.credits.placed);
    }
  }

  #creditsOf(document: Document): { readonly rows: readonly Lineage[]; readonly placed: Placed } {
    const rows = creditRows(document, this.#claimsOf(document.id), this.#names);
    const placed = {
      document,
      credits: new Map(rows.map((row) => [row.from, row.fromName!])),
      wires: new Map(rows.filter(({ kind }) => kind === 'wire-credit').map((row) => [row.from, row.fromName!])),
      isAgency: document.outlet !== undefined && this.#agencies.has(document.outlet),
    };
    return { rows, placed };
  }

  #addShared(): void {
    const { index } = this.#memory;
    for (const { id } of this.#documents.values()) if (!index.has(id)) index.add(this.#wordsOf(id));
    for (const [a, b] of index.pairs()) {
      const comparison = this.#compare(a, b);
      if (comparison) this.#relate(a, b, comparison);
      const memory = this.#memory.ofPair(a, b);
      if (memory.release === undefined) memory.release = this.#releaseOf(a, b, comparison) ?? null;
      if (memory.release) this.#rows.push(memory.release);
    }
  }

  /** Members of a class met by way of others; each is also held against the oldest. */
  #addHeads(): void {
    const members = new Map<string, string[]>();
    for (const id of this.#related.keys()) {
      pushTo(members, this.#classes.of(id), id);
    }
    for (const [, ids] of [...members].sort(([one], [other]) => byCodeUnit(one, other))) {
      const head = ids.reduce((first, id) => (this.#isOlder(id, first) ? id : first));
      for (const id of ids.sort(byCodeUnit)) {
        if (id === head || this.#related.get(id)!.has(head)) continue;
        const [a, b] = byCodeUnit(id, head) < 0 ? [id, head] : [head, id];
        const comparison = this.#compare(a, b);
        if (comparison) this.#relate(a, b, comparison);
      }
    }
  }

  /** By date, those without one last, then by id. */
  #isOlder(a: string, b: string): boolean {
    const key = (id: string) => `${this.#documents.get(id)!.published?.latest ?? '9999'} ${id}`;
    return key(a) < key(b);
  }

  #compare(a: string, b: string): Comparison | undefined {
    const key = pairKey(a, b);
    const known = this.#memory.comparisons.get(key);
    if (known !== undefined) return known ?? undefined;
    const comparison = compareTexts(this.#wordsOf(a), this.#wordsOf(b));
    this.#memory.comparisons.set(key, comparison ?? null);
    return comparison;
  }

  #relate(a: string, b: string, comparison: Comparison): void {
    if (joinsClass(comparison)) this.#classes.join([a, b]);
    this.#relatedTo(a).add(b);
    this.#relatedTo(b).add(a);
    const memory = this.#memory.ofPair(a, b);
    memory.related ??= this.#relatedRow(a, b, comparison);
    this.#rows.push(memory.related);
  }

  #relatedRow(a: string, b: string, comparison: Comparison): Lineage {
    const order = orderOf(this.#placed.get(a)!, this.#placed.get(b)!, comparison);
    const [from, to] = order.isFlipped ? [b, a] : [a, b];
    const shared = order.isFlipped ? flipped(comparison) : comparison;
    return {
      from,
      fromKind: 'document',
      to,
      kind: comparison.kind,
      direction: order.direction,
      reason: order.reason,
      altered: shared.altered,
      passages: shared.passages,
      cut: shared.cut,
      added: shared.added,
      evidence: this.#evidenceOf(from, to, shared.passages),
      score: Math.max(shared.shareOfA, shared.shareOfB),
      shareOfFrom: shared.shareOfA,
      shareOfTo: shared.shareOfB,
    };
  }

  #relatedTo(id: string): Set<string> {
    const known = this.#related.get(id) ?? new Set<string>();
    this.#related.set(id, known);
    return known;
  }

  /** The longest passage, as it stands in both. */
  #evidenceOf(from: string, to: string, passages: readonly SharedPassage[]): Quote[] {
    const longest = passages.reduce((most, one) => (one.a.end - one.a.start > most.a.end - most.a.start ? one : most));
    return [this.#quote(from, longest.a), this.#quote(to, longest.b)];
  }

  #quote(document: string, { start, end }: Span): Quote {
    return { document, ...quote(this.#documents.get(document)!.text, start, end) };
  }

  /** Quotations that both have and that were not copied with the passage around them. */
  #releaseOf(a: string, b: string, comparison: Comparison | undefined): Lineage | undefined {
    if (comparison && comparison.kind !== 'partial-copy') return undefined;
    const shared = sharedQuotations(this.#wordsOf(a), this.#wordsOf(b)).filter(
      (words) => !comparison?.passages.some((passage) => contains(passage.a, words.a) && contains(passage.b, words.b)),
    );
    const apart = daysApart(this.#documents.get(a)!, this.#documents.get(b)!);
    const quotations = withSpeakers(shared, this.#claimsOf(a), this.#claimsOf(b)).filter(
      ({ speaker }) => speaker !== 'differs' || apart === undefined || apart <= DAYS,
    );
    if (quotations.length === 0) return undefined;
    const speakers = quotations.some(({ speaker }) => speaker === 'same') ? ' of one speaker' : '';
    const days = apart === undefined || apart <= DAYS ? '' : `; ${apart} days lie between them`;
    return {
      ...plainRow({
        from: a,
        fromKind: 'document',
        to: b,
        kind: 'same-release',
        direction: 'unknown',
        reason: `Both quote the same words${speakers}${days}; neither need be from the other.`,
        evidence: quotations.flatMap((quotation) => [quotation.a, quotation.b]),
      }),
      altered: quotations.flatMap(({ swapped }) => (swapped ? [swapped] : [])),
      passages: quotations.map((quotation) => ({ a: spanOf(quotation.a), b: spanOf(quotation.b) })),
    };
  }

  #addCorrections(): void {
    for (const document of this.#documents.values()) {
      const memory = this.#memory.ofDocument(document.id);
      if (memory.notice === undefined) memory.notice = findNotice(document) ?? null;
      if (memory.notice) this.#notices.set(document.id, memory.notice);
    }
    if (this.#notices.size === 0) return;
    const named = new NamedDocuments([...this.#documents.values()]);
    for (const [id, notice] of this.#notices) {
      const document = this.#documents.get(id)!;
      const corrected = new Set([
        ...this.#uncorrected(document),
        ...named.near(notice, document.text).map(({ id }) => id),
      ]);
      corrected.delete(id);
      for (const other of [...corrected].sort(byCodeUnit)) this.#rows.push(correctionRow(other, id, notice));
    }
  }

  /** Other versions of the text by the same outlet, or by nobody known, that have no notice and are not later. */
  #uncorrected(document: Document): string[] {
    return [...(this.#related.get(document.id) ?? [])].filter((id) => {
      const other = this.#documents.get(id)!;
      if (this.#classes.of(id) !== this.#classes.of(document.id)) return false;
      if (other.outlet !== undefined && document.outlet !== undefined && other.outlet !== document.outlet) return false;
      if (document.published && other.published && document.published.latest < other.published.earliest) return false;
      return !this.#notices.has(id);
    });
  }

  #sourcesOf(document: string, span: Span, rows: readonly Lineage[]): Quote[] {
    return rows.flatMap((row) => {
      const isTo = row.to === document;
      if (!row.passages.some(({ a, b }) => overlaps(isTo ? b : a, span))) return [];
      const traced = this.#trace(isTo ? row.from : row.to, document, span);
      return traced ? [traced] : [];
    });
  }

  #trace(source: string, document: string, span: Span): Quote | null {
    const { traces } = this.#memory.ofPair(source, document);
    const key = `${document} ${span.start} ${span.end}`;
    const known = traces.get(key);
    if (known !== undefined) return known;
    const traced = traceSpan(this.#wordsOf(source), this.#wordsOf(document), span) ?? null;
    traces.set(key, traced);
    return traced;
  }

  #wordsOf(id: string): Words {
    const known = this.#words.get(id);
    if (known) return known;
    const words = readWords(this.#documents.get(id)!);
    if (this.#words.size >= MOST_WORDS) this.#words.clear();
    this.#words.set(id, words);
    return words;
  }
}

function joinsClass({ shareOfA, shareOfB }: Comparison): boolean {
  return Math.max(shareOfA, shareOfB) >= OF_MORE && Math.min(shareOfA, shareOfB) >= OF_LESS;
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

function correctionRow(from: string, to: string, { kind, words }: Notice): Lineage {
  return plainRow({
    from,
    fromKind: 'document',
    to,
    kind,
    direction: 'known',
    reason: `The text says so: “${words.text.slice(0, 80)}”.`,
    evidence: [words],
  });
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Names as the documents' own outlets have them. */
function namesOf(outlets: readonly Outlet[]): OutletsByName {
  const byName = new Map<string, NamedOutlet>(outlets.map(({ id, name }) => [name, { id, name }]));
  return { byName: (name) => byName.get(name) };
}
