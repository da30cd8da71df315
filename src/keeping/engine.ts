// The documents of a kept dossier in memory, what they say together, and which rows of it the store has.
import { DossierUnderLaw, joinEntities, joinOutlets } from '../analyzed.ts';
import type { Conclusions } from '../corroborate/dossier.ts';
import { Sorted } from '../corroborate/sorted.ts';
import { type EventState, eventStateOf } from '../document/change.ts';
import type { Event } from '../document/event.ts';
import type { Judgement } from '../document/judgement.ts';
import { byCodeUnit } from '../document/order.ts';
import { bySighting } from '../ingest/ingest.ts';
import type { Pack } from '../packs/pack.ts';
import type { Analyzed } from '../reading.ts';
import { type Difference, differenceOf, type KnownRows, narrowed, otherKey } from '../store/conclusions.ts';
import { JoinedParts } from './joined.ts';
import { type Gap, keysOf, NO_PIECES, type Pieces, piecesWithout, rowsOf, type ViewGround } from './views.ts';

/** One process has one for a dossier; `KeptDossier` keeps it up to date with the log. */
export class Engine {
  readonly #dossier: DossierUnderLaw;
  readonly #documents = new Map<string, Analyzed>();
  readonly #inOrder = new Sorted<Analyzed>((a, b) => bySighting(a.document, b.document));
  /** Those that came and went since they were last put in order. */
  readonly #came = new Set<Analyzed>();
  readonly #went = new Set<Analyzed>();
  readonly #entities = new JoinedParts<Analyzed['entities'][number]>((same) => joinEntities(same)[0]!);
  readonly #outlets = new JoinedParts<Analyzed['outlets'][number]>((same) => {
    return joinOutlets([...new Map(same.map((outlet) => [JSON.stringify(outlet), outlet])).values()])[0]!;
  });
  readonly #ground: ViewGround;
  #known: KnownRows;
  /** What the rows of the store are of; undefined until they were compared once. */
  #written: Pieces | undefined;
  #concluded: Pieces = NO_PIECES;
  #gaps: readonly Gap[] = [];
  revision: number;
  /** The last entry of the log that is taken in. */
  seq: number;
  states: readonly EventState[] = [];

  constructor(pack: Pack, known: KnownRows, revision: number, seq: number) {
    this.#dossier = new DossierUnderLaw(pack);
    this.#known = known;
    this.revision = revision;
    this.seq = seq;
    this.#ground = {
      documentOf: (id) => this.#dossier.documentOf(id)!,
      mentionOf: (id) => this.#dossier.mentionOf(id),
    };
  }

  set judgements(judgements: readonly Judgement[]) {
    this.#dossier.judge(judgements.filter(({ withdrawn }) => withdrawn === undefined));
  }

  put(document: Analyzed): void {
    this.remove(document.document.id);
    this.#documents.set(document.document.id, document);
    this.#came.add(document);
    this.#dossier.add(document);
  }

  remove(id: string): void {
    const known = this.#documents.get(id);
    if (known && !this.#came.delete(known)) this.#went.add(known);
    this.#documents.delete(id);
    this.#dossier.remove(id);
  }

  whole() {
    const documents = this.#order().map((one) => ({ ...one, ...this.#dossier.documentOf(one.document.id) }));
    return { documents, conclusions: this.#dossier.conclude() };
  }

  conclude() {
    const conclusions = this.#dossier.conclude();
    const { states } = this;
    this.#concluded = this.#piecesOf(conclusions);
    this.states = conclusions.events.map(eventStateOf);
    return { difference: this.#difference(), events: conclusions.events, states };
  }

  /** Ids of the documents that tell of an event that was last concluded, in order. */
  documentsOf({ mentions }: Event): string[] {
    const documents = mentions.flatMap((id) => this.#ground.mentionOf(id)?.document ?? []);
    return [...new Set(documents)].sort(byCodeUnit);
  }

  /** Rows are made only of what is another object than that of the row in the store. */
  #difference(): Difference {
    if (this.#written === undefined) return this.differenceFrom(this.#known);
    const put = rowsOf(piecesWithout(this.#concluded, this.#written), this.#ground);
    return narrowed(this.#known, put, keysOf(piecesWithout(this.#written, this.#concluded)));
  }

  differenceFrom(known: KnownRows): Difference {
    this.#known = known;
    return differenceOf(known, rowsOf(this.#concluded, this.#ground));
  }

  written({ put, gone }: Difference, revision: number): void {
    this.revision = revision;
    this.#written = this.#concluded;
    for (const table of ['documents', 'claims', 'events'] as const) {
      for (const id of gone[table]) this.#known[table].delete(id);
      for (const { id, hash } of put[table]) this.#known[table].set(id, hash);
    }
    for (const key of gone.others) this.#known.others.delete(key);
    for (const row of put.others) this.#known.others.set(otherKey(row), row.hash);
  }

  compared(known: ReadonlyMap<string, string | null>): void {
    for (const [key, body] of known) this.#dossier.comparisons.set(key, body === null ? null : JSON.parse(body));
  }

  /** Comparisons made since the last call. */
  freshComparisons(): [string, string | null][] {
    return this.#dossier
      .takeFreshComparisons()
      .map(([key, comparison]) => [key, comparison && JSON.stringify(comparison)]);
  }

  #order(): readonly Analyzed[] {
    this.#inOrder.change(this.#went, this.#came);
    for (const waiting of [this.#went, this.#came]) waiting.clear();
    return this.#inOrder.values;
  }

  #piecesOf({ origins, contradictions, predictions, ledgers, gaps, ...found }: Conclusions): Pieces {
    const documents = this.#order();
    const entities = documents.map(({ document: { id } }) => [id, this.#dossier.documentOf(id)!.entities] as const);
    return {
      documents: documents.map(({ document }) => document),
      ...{ claims: found.claims, events: found.events, lineage: found.lineage },
      ...{ origin: origins, contradiction: contradictions, prediction: predictions, ledger: ledgers },
      entity: this.#entities.of(new Map(entities)),
      outlet: this.#outlets.of(new Map(documents.map(({ document, outlets }) => [document.id, outlets]))),
      gap: this.#gapsOf(gaps),
    };
  }

  #gapsOf(gaps: readonly string[]): readonly Gap[] {
    this.#gaps = gaps.map((words, at) => {
      const known = this.#gaps[at];
      return known?.words === words ? known : { at, words };
    });
    return this.#gaps;
  }
}
