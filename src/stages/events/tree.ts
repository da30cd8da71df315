// The dependencies of a text made safe to walk: "Ships left port." has left at the top, with the children Ships and port.
import { RELATIONS, type Relation } from '../../document/dependency.ts';
import type { Sentence } from '../../document/token.ts';

/** Tokens between a word and its head, past which the dependency is not believed: what bounds every walk. */
const FURTHEST = 300;

const PLACE_OF: ReadonlyMap<Relation, number> = new Map(RELATIONS.map((relation, place) => [relation, place]));

/** Heads without cycles and without ways out of the sentence, and the children of each word. */
export class Tree {
  readonly #heads: Int32Array;
  readonly #relations: Uint8Array;
  readonly #firstChild: Int32Array;
  readonly #nextChild: Int32Array;

  /** Takes what a parser gives: for each token its head, -1 for none, and the place of the relation in RELATIONS. */
  constructor(sentences: readonly Sentence[], heads: ArrayLike<number>, relations: ArrayLike<number>, length: number) {
    this.#heads = new Int32Array(length).fill(-1);
    this.#relations = new Uint8Array(length);
    this.#firstChild = new Int32Array(length).fill(-1);
    this.#nextChild = new Int32Array(length).fill(-1);
    for (const { tokens } of sentences) this.#take(heads, relations, tokens[0], Math.min(tokens[1], length));
    this.#cutCycles();
    for (let at = length - 1; at >= 0; at--) {
      const head = this.#heads[at]!;
      if (head < 0) continue;
      this.#nextChild[at] = this.#firstChild[head]!;
      this.#firstChild[head] = at;
    }
  }

  #take(heads: ArrayLike<number>, relations: ArrayLike<number>, first: number, last: number): void {
    for (let at = first; at < last; at++) {
      const head = heads[at] ?? -1;
      this.#relations[at] = relations[at] ?? 0;
      const isInside = head >= first && head < last && head !== at && Math.abs(head - at) <= FURTHEST;
      this.#heads[at] = isInside ? head : -1;
    }
  }

  /** Where the way up comes back to itself, the word met twice loses its head. */
  #cutCycles(): void {
    const walk = new Int32Array(this.#heads.length);
    for (let start = 0; start < walk.length; start++) {
      let at = start;
      while (at >= 0 && walk[at] === 0) {
        walk[at] = start + 1;
        const head = this.#heads[at]!;
        if (head >= 0 && walk[head] === start + 1) this.#heads[at] = -1;
        at = this.#heads[at]!;
      }
    }
  }

  headOf(at: number): number {
    return this.#heads[at] ?? -1;
  }

  relationOf(at: number): Relation {
    return RELATIONS[this.#relations[at] ?? 0] ?? 'dep';
  }

  /** True when the word hangs at its head by one of `relations`. */
  hangsBy(at: number, ...relations: readonly Relation[]): boolean {
    return relations.some((relation) => PLACE_OF.get(relation) === this.#relations[at]);
  }

  /** The children in text order, those of `relations` only where some are named. */
  childrenOf(at: number, ...relations: readonly Relation[]): number[] {
    const children: number[] = [];
    for (let child = this.#firstChild[at] ?? -1; child >= 0; child = this.#nextChild[child]!) {
      if (relations.length === 0 || this.hangsBy(child, ...relations)) children.push(child);
    }
    return children;
  }

  childOf(at: number, ...relations: readonly Relation[]): number | undefined {
    for (let child = this.#firstChild[at] ?? -1; child >= 0; child = this.#nextChild[child]!) {
      if (this.hangsBy(child, ...relations)) return child;
    }
    return undefined;
  }

  /** First and last word of what hangs at the word, itself included. */
  spanOf(at: number): readonly [first: number, last: number] {
    let [first, last] = [at, at];
    const open = [at];
    while (open.length > 0) {
      const here = open.pop()!;
      first = Math.min(first, here);
      last = Math.max(last, here);
      for (let child = this.#firstChild[here] ?? -1; child >= 0; child = this.#nextChild[child]!) open.push(child);
    }
    return [first, last];
  }

  /** True when `above` is reached from the word, or is the word. */
  isBelow(at: number, above: number): boolean {
    for (let here = at; here >= 0; here = this.headOf(here)) if (here === above) return true;
    return false;
  }
}
