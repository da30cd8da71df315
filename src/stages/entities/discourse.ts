// What a text has named so far, so that "the leader", "both countries" and "its" find whom they stand for.
import type { MentionType } from '../../document/entity.ts';
import * as en from './en.ts';
import type { Sex } from './surroundings.ts';
import type { View } from './view.ts';

/** A mention as those after it see it. */
export interface Seen {
  /** Tokens, the title of a name included. */
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  /** Absent where it stands for someone whom nothing names: "a senior official". */
  readonly id?: string;
  readonly type: MentionType;
  /** A name, or a state that acts by another word; not "Russian", not "he". */
  readonly isName: boolean;
  readonly state?: string;
  readonly sex?: Sex;
}

/** Several that are named in one breath: "Russia, along with China". */
export interface Row {
  readonly sentence: number;
  readonly type: MentionType;
  readonly ids: readonly string[];
  readonly first: number;
  readonly last: number;
}

/** Earlier mentions that are looked at. */
const REACH = 40;

/** Filled in text order. */
export class Discourse {
  readonly #view: View;
  readonly #seen: Seen[] = [];
  readonly #rows: Row[] = [];
  readonly #facts = new Map<string, { readonly type: MentionType; readonly state?: string; readonly sex?: Sex }>();

  constructor(view: View) {
    this.#view = view;
  }

  add(seen: Seen): void {
    if (seen.id !== undefined) this.#remember(seen.id, seen);
    const before = this.#seen.at(-1);
    if (before && seen.isName) this.#extendRow(before, seen);
    this.#seen.push(seen);
  }

  #remember(id: string, { type, state, sex }: Seen): void {
    const before = this.#facts.get(id);
    this.#facts.set(id, {
      type: before?.type ?? type,
      ...(before?.state === undefined ? state !== undefined && { state } : { state: before.state }),
      ...(before?.sex === undefined ? sex && { sex } : { sex: before.sex }),
    });
  }

  /** What the mentions so far say of an entity. */
  factsOf(id: string): { readonly type: MentionType; readonly state?: string; readonly sex?: Sex } | undefined {
    return this.#facts.get(id);
  }

  stateOf(id: string): string | undefined {
    return this.#facts.get(id)?.state;
  }

  #extendRow(before: Seen, seen: Seen): void {
    if (before.id === undefined || seen.id === undefined || before.type !== seen.type || !before.isName) return;
    if (!this.#joins(before.last, seen.first)) return;
    const row = this.#rows.at(-1);
    const goesOn = row?.last === before.last;
    const ids = goesOn ? row.ids : [before.id];
    if (goesOn) this.#rows.pop();
    this.#rows.push({
      sentence: seen.sentence,
      type: seen.type,
      ids: ids.includes(seen.id) ? ids : [...ids, seen.id],
      first: goesOn ? row.first : before.first,
      last: seen.last,
    });
  }

  /** Whether only commas and words such as "and" stand between. */
  #joins(from: number, to: number): boolean {
    if (to <= from || to - from > 4 || !this.#view.together(from, to)) return false;
    for (let at = from; at < to; at++) {
      const word = this.#view.lower(at);
      if (word !== ',' && word !== 'the' && !en.AND.has(word)) return false;
    }
    return true;
  }

  /** What was mentioned before the token `at`, in its sentence and the one before; the last one first. */
  near(at: number): Seen[] {
    const sentence = this.#view.sentence(at);
    const near: Seen[] = [];
    for (let back = this.#seen.length - 1; back >= 0 && near.length < REACH; back--) {
      const seen = this.#seen[back]!;
      if (seen.sentence < sentence - 1) break;
      if (seen.last <= at) near.push(seen);
    }
    return near;
  }

  /** Rows of more than one that end before the token `at`, in its sentence and the one before; the last one first. */
  rows(at: number): Row[] {
    const sentence = this.#view.sentence(at);
    const found: Row[] = [];
    for (let back = this.#rows.length - 1; back >= 0 && found.length < REACH; back--) {
      const row = this.#rows[back]!;
      if (row.sentence < sentence - 1) break;
      if (row.last <= at && row.ids.length > 1) found.push(row);
    }
    return found;
  }
}

/** The ids among `seen`, each once, in their order. */
export function idsOf(seen: readonly Seen[]): string[] {
  return [...new Set(seen.flatMap(({ id }) => (id === undefined ? [] : [id])))];
}
