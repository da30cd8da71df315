// The lineage of a set of documents that come and go: who copies whom, what was changed, whom they credit, what they correct, where it goes round.
import type { Claim } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import { grouped } from '../../document/grouped.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Lineage } from '../../document/origin.ts';
import type { Outlet } from '../../document/outlet.ts';
import { overlaps, type Quote, type Span } from '../../document/span.ts';
import { areSame, Sorted } from '../sorted.ts';
import { CopyClasses, joinsClass } from './classes.ts';
import { type Comparison, compareTexts } from './compare.ts';
import { findNotice, NamedDocuments, type Notice, type NoticeKeys, namedNear, namesOf } from './corrections.ts';
import { creditRows, type OutletsByName } from './credits.ts';
import type { Placed } from './direction.ts';
import { LineageIndex } from './lineage-index.ts';
import { type Loop, Loops, type Step, stepOf } from './loops.ts';
import { type Pair, pairKey } from './memory.ts';
import { relatedRow, releaseRow } from './related.ts';
import { byRow, plainRow } from './row.ts';
import { traceSpan } from './trace.ts';
import { readWords, type Words } from './words.ts';

export interface LineageGround {
  /** Outlets of the documents: which are agencies. */
  readonly outlets?: readonly Outlet[];
  /** Finds outlets by the names that credits and chains have; the pack's index is one. */
  readonly names?: OutletsByName;
}

export interface LineageInput extends LineageGround {
  readonly documents: readonly Document[];
  readonly claims?: readonly Claim[];
  /** What a document is about, for loops. */
  readonly storyOf?: (document: string) => string;
}

/** The lineage of a set of documents: the same for any order of them, and of their claims. */
export function findLineage({ documents, claims = [], storyOf = () => '', ...ground }: LineageInput): Lineages {
  const lineages = new Lineages(ground);
  const byDocument = grouped(claims, ({ document }) => document);
  for (const document of documents) lineages.put(document, byDocument.get(document.id) ?? [], storyOf(document.id));
  lineages.update();
  return lineages;
}

/** Texts whose words are kept at hand. */
const MOST_WORDS = 4_096;

/** One document among the others. */
interface Member {
  readonly document: Document;
  readonly claims: readonly Claim[];
  readonly story: string;
  readonly placed: Placed;
  readonly credits: readonly Lineage[];
  readonly names: NoticeKeys;
  /** What its notice names, where it has one. */
  readonly near: NoticeKeys;
  /** By the id of the other. */
  readonly pairs: Map<string, Pair>;
  /** Ids of those that it chose to be compared with. */
  chosen: readonly string[];
  corrected: readonly string[];
  corrections: readonly Lineage[];
  /** Those that are about it. */
  rows: readonly Lineage[];
  steps: readonly Step[];
}

/**
 * Documents come and go; `update` then looks at those that came, at those that they meet or leave, and at the classes of these. What it
 * gives depends on the documents that are there, not on the order in which they came, nor on what was there before.
 */
export class Lineages {
  /** By `pairKey`; null where two texts share nothing. They depend on the texts alone, so they are kept when documents go. They only save time. */
  readonly comparisons = new Map<string, Comparison | null>();
  readonly #fresh: [string, Comparison | null][] = [];
  readonly #names: OutletsByName;
  readonly #agencies: ReadonlySet<string>;
  readonly #index = new LineageIndex();
  readonly #named = new NamedDocuments();
  readonly #members = new Map<string, Member>();
  readonly #notices = new Map<string, Notice>();
  readonly #classes: CopyClasses;
  readonly #loops = new Loops();
  readonly #rows = new Sorted<Lineage>(byRow);
  readonly #words = new Map<string, Words>();
  /** Ids whose rows or sources may be others since the last update, and rows that went with their document. */
  #touched = new Set<string>();
  #gone = new Set<Lineage>();

  constructor({ outlets = [], names }: LineageGround) {
    this.#names = names ?? byNameAmong(outlets);
    this.#agencies = new Set(outlets.filter(({ kind }) => kind === 'wire').map(({ id }) => id));
    this.#classes = new CopyClasses({
      isOlder: (a, b) => this.#isOlder(a, b),
      pairsOf: (id) => this.#members.get(id)!.pairs,
      meet: (a, b) => this.#meet(a, b),
      part: (pair) => this.#part(pair),
    });
  }

  /** Sorted by `to`, `from` and kind. */
  get rows(): readonly Lineage[] {
    return this.#rows.values;
  }

  get loops(): Loop[] {
    return this.#loops.all();
  }

  /** By the ids of the documents that correct or take back another. */
  get notices(): ReadonlyMap<string, Notice> {
    return this.#notices;
  }

  /** Rows that are about a document. */
  rowsTo(id: string): readonly Lineage[] {
    return this.#members.get(id)?.rows ?? [];
  }

  /** Rows by which others are from a document, or share its words. */
  rowsFrom(id: string): Lineage[] {
    const pairs = [...(this.#members.get(id)?.pairs.values() ?? [])];
    return pairs.flatMap(rowsOf).filter(({ from }) => from === id);
  }

  /** The least id of the documents that are copies or paraphrases of each other for the most part; for less there is `sourcesOf`. */
  copyClassOf(id: string): string {
    return this.#classes.of(id);
  }

  /** Comparisons made since this was last asked. */
  takeFresh(): [string, Comparison | null][] {
    return this.#fresh.splice(0);
  }

  /** Puts a document in, in the place of one with its id. */
  put(document: Document, claims: readonly Claim[], story: string): void {
    this.remove(document.id);
    const credits = creditRows(document, claims, this.#names);
    const notice = findNotice(document);
    const member: Member = {
      ...{ document, claims, story, credits },
      placed: {
        document,
        credits: new Map(credits.map((row) => [row.from, row.fromName!])),
        wires: new Map(credits.filter(({ kind }) => kind === 'wire-credit').map((row) => [row.from, row.fromName!])),
        isAgency: document.outlet !== undefined && this.#agencies.has(document.outlet),
      },
      names: namesOf(document),
      near: notice ? namedNear(notice, document.text) : { titles: [], urls: [] },
      ...{ pairs: new Map(), chosen: [], corrected: [], corrections: [], rows: [], steps: [] },
    };
    this.#members.set(document.id, member);
    if (notice) this.#notices.set(document.id, notice);
    this.#named.add(document.id, member.names);
    this.#index.add(this.#wordsOf(document.id));
    this.#classes.add(document.id);
    this.#touched.add(document.id);
  }

  remove(id: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    for (const other of [...member.pairs.keys()]) {
      const partner = this.#members.get(other)!;
      partner.pairs.delete(id);
      partner.chosen = partner.chosen.filter((one) => one !== id);
      this.#touched.add(other);
    }
    for (const row of member.rows) this.#gone.add(row);
    for (const step of member.steps) this.#loops.remove(step);
    this.#classes.remove(id);
    this.#notices.delete(id);
    this.#named.remove(id, member.names);
    this.#index.remove(id);
    this.#words.delete(id);
    this.#members.delete(id);
    this.#touched.delete(id);
  }

  /** Takes in what came and went. Gives the ids of the documents that are of another class than before or may have other sources. */
  update(): ReadonlySet<string> {
    for (const id of this.#index.takeForgotten()) this.#choose(this.#members.get(id)!);
    const { regrouped, pairs } = this.#classes.update();
    for (const { a, b } of pairs) this.#touch(a, b);
    const moved = new Set([...regrouped, ...this.#touched]);
    for (const id of this.#correct()) this.#touched.add(id);
    this.#write();
    this.#touched = new Set();
    return moved;
  }

  /** Lets go of what is only needed while something changes. */
  rest(): void {
    this.#words.clear();
  }

  #touch(...ids: readonly string[]): void {
    for (const id of ids) if (this.#members.has(id)) this.#touched.add(id);
  }

  /** Compares a document with those that it chooses now, and leaves those that it chose before. */
  #choose(member: Member): void {
    const { id } = member.document;
    const chosen = this.#index.chosenFor(id);
    const [before, after] = [new Set(member.chosen), new Set(chosen)];
    member.chosen = chosen;
    for (const other of chosen) {
      if (before.has(other)) continue;
      const pair = this.#meet(id, other);
      if (pair.chosenBy++ === 0) this.#changed(pair);
    }
    for (const other of before) {
      const pair = after.has(other) ? undefined : member.pairs.get(other);
      if (!pair || --pair.chosenBy > 0) continue;
      this.#changed(pair);
      if (!pair.isHead) this.#part(pair);
    }
  }

  #changed(pair: Pair): void {
    const { a, b } = pair;
    if (pair.comparison) this.#classes.touch(a, b);
    if (this.#showsSomething(pair)) this.#touch(a, b);
  }

  #showsSomething(pair: Pair): boolean {
    pair.release ??= this.#releaseOf(pair);
    return pair.comparison !== null || pair.release !== 'none';
  }

  /** The pair of two documents, compared where they did not meet before. */
  #meet(one: string, other: string): Pair {
    const known = this.#members.get(one)!.pairs.get(other);
    if (known) return known;
    const [a, b] = byCodeUnit(one, other) < 0 ? [one, other] : [other, one];
    const comparison = this.#compare(a, b);
    const more = { joins: joinsClass(comparison), chosenBy: 0, isHead: false, traces: new Map() };
    const pair: Pair = { a, b, comparison, ...more };
    this.#members.get(a)!.pairs.set(b, pair);
    this.#members.get(b)!.pairs.set(a, pair);
    return pair;
  }

  #part(pair: Pair): void {
    const { a, b } = pair;
    // One of the two may have gone and come again, and have met the other anew.
    if (this.#members.get(a)?.pairs.get(b) !== pair) return;
    this.#members.get(a)!.pairs.delete(b);
    this.#members.get(b)!.pairs.delete(a);
  }

  #compare(a: string, b: string): Comparison | null {
    const key = pairKey(a, b);
    const known = this.comparisons.get(key);
    if (known !== undefined) return known;
    const comparison = compareTexts(this.#wordsOf(a), this.#wordsOf(b)) ?? null;
    this.comparisons.set(key, comparison);
    this.#fresh.push([key, comparison]);
    return comparison;
  }

  #releaseOf({ a, b, comparison }: Pair): Lineage | 'none' {
    const heard = (id: string) => ({ ...this.#members.get(id)!, words: this.#wordsOf(id) });
    return releaseRow(heard(a), heard(b), comparison) ?? 'none';
  }

  /** By date, those without one last, then by id. */
  #isOlder(a: string, b: string): boolean {
    const key = (id: string) => `${this.#members.get(id)!.document.published?.latest ?? '9999'} ${id}`;
    return key(a) < key(b);
  }

  /** The documents whose corrections are of others than before. */
  *#correct(): Generator<string> {
    for (const [id, notice] of this.#notices) {
      const member = this.#members.get(id)!;
      const ids = new Set([...this.#uncorrected(member), ...this.#named.of(member.near)]);
      ids.delete(id);
      const corrected = [...ids].sort(byCodeUnit);
      if (areSame(corrected, member.corrected)) continue;
      member.corrected = corrected;
      member.corrections = corrected.map((other) => correctionRow(other, id, notice));
      yield id;
    }
  }

  /** Other versions of the text by the same outlet, or by nobody known, that have no notice and are not later. */
  #uncorrected({ document, pairs }: Member): string[] {
    return [...pairs].flatMap(([id, { comparison }]) => {
      const { document: other } = this.#members.get(id)!;
      if (!comparison || this.#classes.of(id) !== this.#classes.of(document.id)) return [];
      if (other.outlet !== undefined && document.outlet !== undefined && other.outlet !== document.outlet) return [];
      if (document.published && other.published && document.published.latest < other.published.earliest) return [];
      return this.#notices.has(id) ? [] : [id];
    });
  }

  /** Makes the rows of the documents that were touched anew: each is the same object while nothing it rests on changes. */
  #write(): void {
    const come: Lineage[] = [];
    for (const id of this.#touched) {
      const member = this.#members.get(id)!;
      const rows = this.#rowsOf(member);
      const [before, after] = [new Set(member.rows), new Set(rows)];
      for (const row of member.rows) if (!after.has(row)) this.#gone.add(row);
      for (const row of rows) if (!before.has(row)) come.push(row);
      member.rows = rows;
      this.#step(member);
    }
    this.#rows.change(this.#gone, come);
    this.#gone = new Set();
  }

  #rowsOf({ document: { id }, credits, pairs, corrections }: Member): Lineage[] {
    for (const pair of pairs.values()) this.#relate(pair);
    const shared = [...pairs.values()].flatMap(rowsOf).filter(({ to }) => to === id);
    return [...credits, ...shared, ...corrections];
  }

  #relate(pair: Pair): void {
    const { a, b, comparison } = pair;
    if (comparison) pair.related ??= relatedRow(this.#members.get(a)!.placed, this.#members.get(b)!.placed, comparison);
  }

  #step(member: Member): void {
    const nodeOf = (id: string) => this.#members.get(id)?.document.outlet ?? id;
    const steps = member.rows.flatMap((row) => stepOf(row, member.story, nodeOf) ?? []);
    for (const step of steps) this.#loops.add(step);
    for (const step of member.steps) this.#loops.remove(step);
    member.steps = steps;
  }

  /** Where the words at `span` of a document stand in the documents that its rows name: its sources, or those of unknown direction. */
  sourcesOf(document: string, span: Span): Quote[] {
    const pairs = [...(this.#members.get(document)?.pairs ?? [])];
    return pairs.flatMap(([other, pair]) => {
      const row = pair.comparison ? pair.related! : undefined;
      if (!row || (row.to !== document && row.direction !== 'unknown')) return [];
      const isTo = row.to === document;
      if (!row.passages.some(({ a, b }) => overlaps(isTo ? b : a, span))) return [];
      return this.#trace(pair, other, document, span) ?? [];
    });
  }

  #trace({ traces }: Pair, source: string, document: string, span: Span): Quote | null {
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
    const words = readWords(this.#members.get(id)!.document);
    if (this.#words.size >= MOST_WORDS) this.#words.clear();
    this.#words.set(id, words);
    return words;
  }
}

/** What a pair shows, once it is related. */
function rowsOf({ related, release, chosenBy }: Pair): Lineage[] {
  return [...(related ? [related] : []), ...(release && release !== 'none' && chosenBy > 0 ? [release] : [])];
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

/** Names as the documents' own outlets have them. */
function byNameAmong(outlets: readonly Outlet[]): OutletsByName {
  const byName = new Map(outlets.map(({ id, name }) => [name, { id, name }]));
  return { byName: (name) => byName.get(name) };
}
