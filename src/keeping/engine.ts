// The documents of a kept dossier in memory, what they say together, and which rows of it the store has.
import { Dossier } from '../corroborate/dossier.ts';
import { type EventState, eventStateOf } from '../document/change.ts';
import type { Judgement } from '../document/judgement.ts';
import { bySighting } from '../ingest/ingest.ts';
import type { Pack } from '../packs/pack.ts';
import type { Analyzed } from '../reading.ts';
import { differenceOf, type KnownRows, otherKey } from '../store/conclusions.ts';
import { rowsOf } from './views.ts';

/** One process has one for a dossier; `KeptDossier` keeps it up to date with the log. */
export class Engine {
  readonly #dossier: Dossier;
  readonly #documents = new Map<string, Analyzed>();
  #known: KnownRows;
  revision: number;
  /** The last entry of the log that is taken in. */
  seq: number;
  states: readonly EventState[] = [];
  #rows: ReturnType<typeof rowsOf> | undefined;
  readonly #kept = new Set<string>();

  constructor(pack: Pack, known: KnownRows, revision: number, seq: number) {
    this.#dossier = new Dossier(pack);
    this.#known = known;
    this.revision = revision;
    this.seq = seq;
  }

  set judgements(judgements: readonly Judgement[]) {
    this.#dossier.judge(judgements.filter(({ withdrawn }) => withdrawn === undefined));
  }

  put(document: Analyzed): void {
    this.#documents.set(document.document.id, document);
    this.#dossier.add(document);
  }

  remove(id: string): void {
    this.#documents.delete(id);
    this.#dossier.remove(id);
  }

  whole() {
    return { documents: this.#inOrder(), conclusions: this.#dossier.conclude() };
  }

  conclude() {
    const { documents, conclusions } = this.whole();
    const { states } = this;
    this.#rows = rowsOf(documents, conclusions);
    this.states = conclusions.events.map(eventStateOf);
    return { difference: differenceOf(this.#known, this.#rows), events: conclusions.events, states };
  }

  differenceFrom(known: KnownRows): ReturnType<typeof differenceOf> {
    this.#known = known;
    return differenceOf(known, this.#rows!);
  }

  written({ put, gone }: ReturnType<typeof differenceOf>, revision: number): void {
    this.revision = revision;
    for (const table of ['documents', 'claims', 'events'] as const) {
      for (const id of gone[table]) this.#known[table].delete(id);
      for (const { id, hash } of put[table]) this.#known[table].set(id, hash);
    }
    for (const key of gone.others) this.#known.others.delete(key);
    for (const row of put.others) this.#known.others.set(otherKey(row), row.hash);
  }

  compared(known: ReadonlyMap<string, string | null>): void {
    for (const [key, body] of known) {
      this.#dossier.comparisons.set(key, body === null ? null : JSON.parse(body));
      this.#kept.add(key);
    }
  }

  /** Comparisons made since the last call. */
  freshComparisons(): [string, string | null][] {
    const fresh: [string, string | null][] = [];
    for (const [key, comparison] of this.#dossier.comparisons) {
      if (this.#kept.has(key)) continue;
      this.#kept.add(key);
      fresh.push([key, comparison && JSON.stringify(comparison)]);
    }
    return fresh;
  }

  #inOrder(): Analyzed[] {
    return [...this.#documents.values()]
      .sort((a, b) => bySighting(a.document, b.document))
      .map((one) => ({ ...one, ...this.#dossier.documentOf(one.document.id) }));
  }
}
