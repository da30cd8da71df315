// Classes of documents that are copies of each other for the most part: where a text joins two or leaves one, only those are put together anew.
import { byCodeUnit } from '../../document/order.ts';
import type { Comparison } from './compare.ts';
import type { Pair } from './memory.ts';

/** Texts join a class when half of the one and two fifths of the other are shared: a digest of three reports joins none of them. */
const OF_MORE = 0.5;
const OF_LESS = 0.4;

/** Whether two texts are of one class by what they share. */
export function joinsClass(comparison: Comparison | null): boolean {
  if (!comparison) return false;
  const { shareOfA, shareOfB } = comparison;
  return Math.max(shareOfA, shareOfB) >= OF_MORE && Math.min(shareOfA, shareOfB) >= OF_LESS;
}

interface CopyClass {
  /** Ids in order; the least names the class. */
  readonly members: readonly string[];
  /** Members that met by way of others are also held against the oldest: the pairs that this made. */
  readonly heads: readonly Pair[];
}

export interface ClassGround {
  readonly isOlder: (a: string, b: string) => boolean;
  /** By the id of the other. */
  readonly pairsOf: (id: string) => Map<string, Pair>;
  /** The pair of two documents, which is made where there is none. */
  readonly meet: (a: string, b: string) => Pair;
  /** Forgets a pair that nothing makes any more. */
  readonly part: (pair: Pair) => void;
}

export class CopyClasses {
  readonly #ground: ClassGround;
  readonly #classes = new Map<string, CopyClass>();
  #touched = new Set<string>();
  #broken = new Set<CopyClass>();

  constructor(ground: ClassGround) {
    this.#ground = ground;
  }

  /** The least id of the class of a document. */
  of(id: string): string {
    return this.#classes.get(id)?.members[0] ?? id;
  }

  add(id: string): void {
    this.#touched.add(id);
  }

  remove(id: string): void {
    const known = this.#classes.get(id);
    if (known) this.#broken.add(known);
    this.#classes.delete(id);
    this.#touched.delete(id);
  }

  /** Two documents that share passages met, or do not meet any more. */
  touch(...ids: readonly string[]): void {
    for (const id of ids) this.#touched.add(id);
  }

  /** Gives the documents whose class has another name now, and the pairs that only classes make and that came or went. */
  update(): { readonly regrouped: readonly string[]; readonly pairs: ReadonlySet<Pair> } {
    const former = new Set([...this.#broken, ...[...this.#touched].flatMap((id) => this.#classes.get(id) ?? [])]);
    const loose = new Set([...[...former].flatMap(({ members }) => members), ...this.#touched]);
    for (const { members } of this.#broken) {
      for (const id of members) if (!this.#classes.has(id) && !this.#touched.has(id)) loose.delete(id);
    }
    const before = new Map([...loose].map((id) => [id, this.of(id)]));
    const made: CopyClass[] = [];
    for (const id of loose) {
      if (!loose.delete(id)) continue;
      made.push(this.#classAround(id, loose));
    }
    this.#touched = new Set();
    this.#broken = new Set();
    return {
      regrouped: [...before].flatMap(([id, name]) => (this.of(id) === name ? [] : [id])),
      pairs: this.#reheaded(
        [...former].flatMap(({ heads }) => heads),
        made.flatMap(({ heads }) => heads),
      ),
    };
  }

  /** Everyone that is reached from a document; they are taken from `loose`. */
  #classAround(first: string, loose: Set<string>): CopyClass {
    const reached = [first];
    for (const id of reached) {
      for (const [other, { joins, chosenBy }] of this.#ground.pairsOf(id)) {
        if (joins && chosenBy > 0 && loose.delete(other)) reached.push(other);
      }
    }
    const members = reached.sort(byCodeUnit);
    const made = { members, heads: this.#headsOf(members) };
    for (const id of members) this.#classes.set(id, made);
    return made;
  }

  #headsOf(members: readonly string[]): Pair[] {
    const { isOlder, meet, pairsOf, part } = this.#ground;
    const head = members.reduce((first, id) => (isOlder(id, first) ? id : first));
    return members.flatMap((id) => {
      if (id === head || (pairsOf(id).get(head)?.chosenBy ?? 0) > 0) return [];
      const pair = meet(id, head);
      if (!pair.comparison) part(pair);
      return pair.comparison ? [pair] : [];
    });
  }

  /** Pairs that only the class makes: those that it does not make any more, and those that it did not make before. */
  #reheaded(before: readonly Pair[], now: readonly Pair[]): Set<Pair> {
    const [left, come] = [new Set(before), new Set(now)];
    for (const pair of come) pair.isHead = true;
    for (const pair of left) {
      if (come.has(pair)) continue;
      pair.isHead = false;
      if (pair.chosenBy === 0) this.#ground.part(pair);
    }
    return new Set([...before.filter((pair) => !come.has(pair)), ...now.filter((pair) => !left.has(pair))]);
  }
}
