// Who hangs from whom in one sentence, and what a hedge is said of: "rain" for "may" in "It may rain", "deal" for "possible" in "a possible deal".
import { RELATIONS, type Relation } from '../../../document/dependency.ts';
import type { HedgeInput } from './candidates.ts';

/** A 1 at the numbers of these relations. */
export function isRelation(...names: readonly Relation[]): Uint8Array {
  return Uint8Array.from(RELATIONS, (relation) => (names.includes(relation) ? 1 : 0));
}

/** Dependents of one word that are looked at: more only text without sentences has. */
const MOST_CHILDREN = 24;

const UPWARD = isRelation('aux', 'mark', 'advmod', 'amod', 'neg', 'auxpass');
const AMOD_OR_AUX = isRelation('amod', 'aux');
const AMOD = isRelation('amod');
const COMPOUND = isRelation('compound');
const BESIDE = isRelation('parataxis', 'acl:relcl', 'xcomp');
const CLAUSE_IN_FRONT = isRelation('ccomp', 'parataxis');
const SUBJECT = isRelation('nsubj', 'nsubjpass');
const one = (name: Relation) => isRelation(name);
/** Where a verb or adjective has what it says something of, in order. */
const CLAUSES = (['ccomp', 'xcomp', 'acl'] as const).map(one);
const OBJECTS = (['dobj', 'nmod', 'advcl', 'dep'] as const).map(one);
/** Where a noun has it: "the chance that", "fears of". */
const OF_NOUN = (['ccomp', 'acl', 'nmod', 'acl:relcl', 'dep', 'xcomp'] as const).map(one);

/** The tree of one sentence. */
export class SentenceLinks {
  readonly #input: HedgeInput;
  /** By token less the first of the sentence: its first dependent, and the next one of the same head; -1 for none. */
  readonly #children: Int32Array;
  readonly #next: Int32Array;

  constructor(input: HedgeInput) {
    const { first, last } = input;
    this.#input = input;
    this.#children = new Int32Array(last - first).fill(-1);
    this.#next = new Int32Array(last - first).fill(-1);
    for (let at = last - 1; at >= first; at--) {
      const head = this.headOf(at);
      if (head < 0) continue;
      this.#next[at - first] = this.#children[head - first]!;
      this.#children[head - first] = at;
    }
  }

  /** -1 for a root. */
  headOf(token: number): number {
    const { heads, first, last } = this.#input;
    const head = heads[token]!;
    return head >= first && head < last ? head : -1;
  }

  /** Calls with the dependents of a token in text order. */
  eachChild(token: number, call: (child: number) => void): void {
    const { first } = this.#input;
    let child = this.#children[token - first]!;
    for (let left = MOST_CHILDREN; left > 0 && child >= 0; left--) {
      call(child);
      child = this.#next[child - first]!;
    }
  }

  /** The first dependent of one of the relations behind `behind`; -1 for none. */
  childOf(token: number, relations: Uint8Array, behind = -1): number {
    let found = -1;
    this.eachChild(token, (child) => {
      if (found < 0 && child > behind && relations[this.#input.relations[child]!]) found = child;
    });
    return found;
  }

  hasChild(token: number, relations: Uint8Array): boolean {
    return this.childOf(token, relations) >= 0;
  }

  /** What the hedge at `token` is said of; -1 where the tree does not tell. */
  targetOf(token: number): number {
    const { tags, relations } = this.#input;
    const head = this.headOf(token);
    const relation = relations[token]!;
    const isVerb = tags[token]!.startsWith('VB');
    if (UPWARD[relation] && head >= 0 && (!isVerb || AMOD_OR_AUX[relation])) return head;
    if (isVerb || tags[token]!.startsWith('JJ')) return this.#targetOfPredicate(token, head, relation);
    const below = this.#firstBehind(token, OF_NOUN);
    return below >= 0 ? below : COMPOUND[relation] ? head : -1;
  }

  #targetOfPredicate(token: number, head: number, relation: number): number {
    const clause = this.#firstBehind(token, CLAUSES);
    if (clause >= 0) return clause;
    if (AMOD[relation] && head >= 0) return head;
    const object = this.#firstBehind(token, OBJECTS);
    if (object >= 0) return object;
    const subject = this.childOf(token, SUBJECT);
    if (subject >= 0 && !this.#input.tags[subject]!.startsWith('PRP')) return subject;
    if (BESIDE[relation] && head >= 0) return head;
    return this.childOf(token, CLAUSE_IN_FRONT);
  }

  #firstBehind(token: number, choices: readonly Uint8Array[]): number {
    for (const relations of choices) {
      const child = this.childOf(token, relations, token);
      if (child >= 0) return child;
    }
    return -1;
  }
}
